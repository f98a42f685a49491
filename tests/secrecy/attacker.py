"""T7: somebody who reads all that there is, knows in which order people came, and guesses who chose what."""

import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import psycopg

from storage.tables import metadata

SECRET = ("secret_boxes", "secret_roll", "secret_tally")
HIDDEN = ("ctid", "xmin", "xmax", "cmin", "cmax")
Rows = list[tuple[object, ...]]
Noted = tuple[tuple[object, ...], str, object]
"""What the store notes of a row; a seat or a line; and if it is ticked off, or how often it was given."""


def table(url: str, name: str) -> Rows:
    """As the store hands it out where nobody asks for an order; on PostgreSQL with all that it notes of a row."""
    if url.startswith("sqlite"):
        connection = sqlite3.connect(url.removeprefix("sqlite:///"))
        try:
            return connection.execute(f"SELECT * FROM {name}").fetchall()  # noqa: S608 - names of our own tables
        finally:
            connection.close()
    with psycopg.connect(url) as server:
        noted = ", ".join(f"{each}::text" for each in HIDDEN) if name in SECRET else ""
        chosen = f"SELECT {noted}{', ' if noted else ''}* FROM {name}"  # noqa: S608 - as above
        return list(server.execute(chosen.encode()).fetchall())


def elsewhere(url: str) -> dict[str, Rows]:
    """Everything but the secret votes themselves."""
    names = (each.name for each in metadata.sorted_tables if each.name not in SECRET)
    return {name: sorted(table(url, name), key=repr) for name in names}


def files(url: str) -> Iterator[tuple[str, bytes]]:
    """The bytes in which a store keeps secret votes, by the names of the files."""
    if url.startswith("sqlite"):
        file = Path(url.removeprefix("sqlite:///"))
        for each in (file, file.with_name(f"{file.name}-wal"), file.with_name(f"{file.name}-journal")):
            if each.exists():
                yield each.name.removeprefix(file.name) or "file", each.read_bytes()
        return
    with psycopg.connect(url, autocommit=True) as server:
        server.execute("CHECKPOINT")
        for name in SECRET:
            row = server.execute("SELECT pg_read_binary_file(pg_relation_filepath(%s))", (name,)).fetchone()
            assert row
            yield name, bytes(row[0])


def guesses(url: str, proposal: str, seats: Sequence[str], came: Sequence[int]) -> dict[str, list[str]]:
    """By each way to guess, whose choice is which: `came` are voters in the order of their coming, who have `seats`."""
    noted = 0 if url.startswith("sqlite") else len(HIDDEN)
    roll, tally = (
        [(row[:noted], str(row[noted + 3]), row[noted + 4]) for row in table(url, name) if row[noted + 1] == proposal]
        for name in ("secret_roll", "secret_tally")
    )
    return guessed(roll, tally, seats, came)


def guessed(
    roll: Sequence[Noted], tally: Sequence[Noted], seats: Sequence[str], came: Sequence[int]
) -> dict[str, list[str]]:
    """From what stands there in its order, with what the store notes of each row if it does."""
    bag = [line for _, line, n in tally for _ in range(int(str(n)))]
    by_seat = {name: number for number, (_, name, _) in enumerate(roll)}
    ticked = sorted(range(len(seats)), key=lambda voter: by_seat[seats[voter]])
    ways = {
        "order of coming": _along(came, bag),
        "order of coming, from the end": _along(came, bag[::-1]),
        "order of the roll": _along(ticked, bag),
        "order of the roll, from the end": _along(ticked, bag[::-1]),
    }
    if not tally[0][0]:
        return ways
    for name in ("ctid", "xmin"):
        place = HIDDEN.index(name)
        lines = sorted(tally, key=lambda each: _number(each[0][place]))
        sorted_bag = [line for _, line, n in lines for _ in range(int(str(n)))]
        written = sorted(range(len(seats)), key=lambda v: _number(roll[by_seat[seats[v]]][0][place]))
        ways[f"{name} of both"] = _along(written, sorted_bag)
        ways[f"{name} and coming"] = _along(came, sorted_bag)
    ways["one transaction"] = _same_transaction(roll, tally, by_seat, seats)
    return ways


def hits(guessed: Sequence[str], chosen: Sequence[str]) -> int:
    return sum(one == other for one, other in zip(guessed, chosen, strict=True))


def _same_transaction(
    roll: Sequence[Noted], tally: Sequence[Noted], by_seat: dict[str, int], seats: Sequence[str]
) -> list[str]:
    """What was changed together belongs together; else what most chose."""
    place = HIDDEN.index("xmin")
    lines = Counter(noted[place] for noted, _, _ in tally)
    alone = {noted[place]: line for noted, line, _ in tally if lines[noted[place]] == 1}
    most = max(tally, key=lambda each: int(str(each[2])))[1]
    return [alone.get(roll[by_seat[each]][0][place], most) for each in seats]


def _along(voters: Sequence[int], bag: Sequence[str]) -> list[str]:
    guessed = [""] * len(voters)
    for voter, line in zip(voters, bag, strict=False):
        guessed[voter] = line
    return guessed


def _number(noted: object) -> tuple[int, ...]:
    return tuple(map(int, str(noted).strip("()").split(",")))

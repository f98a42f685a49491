"""The table of roles and requests, docs/who-may.md: made by asking as each role, read back, and what is new written.
`python -m tests.roles.table` adds the lines of new requests, to be read before they are committed."""

import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.features import FEATURES
from bot.kernel.command import Request
from bot.kernel.feature import Catalogue, Feature
from bot.kernel.refusal import Refusal
from storage.engine import Link, engine_of, place_of
from storage.schema import migrate
from tests.roles.examples import Example, examples_of, ordinary
from tests.roles.town import Role, Town

FILE = Path(__file__).parents[2] / "docs" / "who-may.md"
COLUMNS = {
    Role.guest: "guest",
    Role.newcomer: "joined, with nobody yet",
    Role.resident: "resident",
    Role.member: "member",
    Role.alternate: "alternate",
    Role.representative: "representative",
    Role.facilitator: "facilitator",
    Role.round_facilitator: "of the round",
    Role.speaker: "speaker",
    Role.elsewhere: "elsewhere",
    Role.nowhere: "nowhere",
    Role.clock: "clock",
}
OPENING = """\
# Who may do what

Every command and every page, and what each person in turn is answered. `yes` means that it is done; every other word is
the code of a kind refusal, whose sentence stands at the end. Nobody is let in by default.

- **guest**: anyone in the channel who has not joined, from whichever workspace and of whatever kind of account. Guests
  read what is public and may join. There is no standing beside those below. Once they have joined, people whom a
  platform calls guests or external do what their standing says; only to set up a coalition in a workspace or to bring
  one into it takes somebody of that workspace. An account that was switched off, or that is a program's, does nothing.
- **joined, with nobody yet**: a member who has not said with whom they are. **resident**: with a neighbourhood.
- **member**, **alternate**, **representative**: of the same organisation, which holds a seat.
- **facilitator**: of the coalition. **of the round**: who opened this round, and facilitates nothing else.
- **speaker**: who has the floor in it.
- **elsewhere**: a facilitator of another coalition, in its own channel, with the ids of this one; in this channel they
  are a guest. What they do there changes nothing here. **nowhere**: someone in a channel that has no coalition. A code
  of this coalition opens what it was made for, wherever it is typed.
- **clock**: what is due, and what follows from facts. `no`: the clock never asks it, or people have no way to ask it.

The round is going on unless *when* says otherwise. Tests ask as each of them on a real store and compare, so this file
cannot be wrong. `.venv/bin/python -m tests.roles.table` adds the lines of new commands: read them before you keep them.
"""

Row = Mapping[str, str]


@dataclass(frozen=True)
class Stated:
    """The lines of the file by the names of their requests; a cell's column is its heading."""

    rows: Mapping[str, Row]


def headings() -> tuple[str, ...]:
    return ("request", *COLUMNS.values(), "when")


def asked(town: Town, feature: Feature, kind: type[Request]) -> Row:
    """What each role is answered now."""
    example = examples_of(feature).get(kind, Example())
    with town.at_rest():
        example.before(town)
        cells = {
            heading: town.outcome(role, example.made(town, role) if example.made else ordinary(town, kind))
            for role, heading in COLUMNS.items()
        }
    return {"request": f"`{kind.__name__}`", **cells, "when": example.when}


def of_feature(feature: Feature) -> tuple[type[Request], ...]:
    return tuple(Catalogue((feature,)).requests())


def read(text: str) -> Stated:
    lines = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line[:1] == "|"]
    heads, rows = lines[:1], [line for line in lines if line[0].startswith("`")]
    made = [dict(zip(heads[0], row, strict=True)) for row in rows]
    return Stated({row["request"].strip("`"): row for row in made})


def written(stated: Stated) -> str:
    """All of it, in the order of the features; what is not asked any more is left out."""
    return "\n".join([OPENING, *_tables(stated), *_sentences(stated)])


def _tables(stated: Stated) -> Iterator[str]:
    for feature in FEATURES:
        rows = [stated.rows[kind.__name__] for kind in of_feature(feature) if kind.__name__ in stated.rows]
        if rows:
            yield f"## {feature.name.replace('_', ' ').capitalize()}\n"
            yield _line(headings())
            yield _line(["---"] * len(headings()))
            yield from (_line([row[heading] for heading in headings()]) for row in rows)
            yield ""


def _sentences(stated: Stated) -> Iterator[str]:
    said = {cell for row in stated.rows.values() for cell in row.values()}
    yield "## What is said\n"
    yield from sorted({f"- `{kind.code()}`: {kind.sentence.text}" for kind in _refusals() if kind.code() in said})
    yield ""


def _refusals() -> Iterator[type[Refusal]]:
    """All that the bot has; two features may give the same code, each with a sentence of its own."""
    left: list[type[Refusal]] = [Refusal]
    while left:
        below = [kind for kind in left.pop().__subclasses__() if kind.__module__.startswith("bot.")]
        yield from (kind for kind in below if hasattr(kind, "sentence"))
        left += below


def _line(cells: list[str] | tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |".replace("|  |", "| |")


def town_on(file: Path) -> Town:
    link = Link(engine_of(place_of(f"sqlite:///{file}")))
    link.tell("BEGIN")
    return Town(link)


def _record(*, anew: bool) -> None:
    """Lines that are there already stay as they are, unless all are made anew: a cell that changed is a decision."""
    stated = read(FILE.read_text("utf-8")) if FILE.exists() and not anew else Stated({})
    with TemporaryDirectory() as folder:
        file = Path(folder) / "town.sqlite3"
        migrate(f"sqlite:///{file}")
        town = town_on(file)
        rows = dict(stated.rows)
        for feature in FEATURES:
            for kind in of_feature(feature):
                if kind.__name__ not in rows:
                    rows[kind.__name__] = asked(town, feature, kind)
        town.link.close()
        shutil.rmtree(folder, ignore_errors=True)
    FILE.write_text(written(Stated(rows)), "utf-8")


if __name__ == "__main__":
    _record(anew="--anew" in sys.argv)

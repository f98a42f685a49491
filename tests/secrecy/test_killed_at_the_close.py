"""kill -9 while a vote is counted, in a process of its own and at its writes, on both stores: another process counts
it then, once, as it would have been counted."""

import asyncio
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from bot.features.proposals import commands as asked
from bot.features.proposals.model import ProposalId, Stage
from bot.features.proposals.model.among import written
from bot.features.proposals.model.asking import Position, Question
from bot.features.proposals.model.secret import Openness
from bot.kernel.command import Command
from storage.store import open_store
from tests.databases import address_of, drop_database, make_database
from tests.faults.headsman import Headsman, forked
from tests.secrecy.attacker import table
from tests.secrecy.chamber import NOW, Chamber, seat

VOTERS, MOST_POINTS, EVERY = 6, 60, 3
LATER = NOW + timedelta(days=30)
Press = Callable[[ProposalId, int], Command]


@dataclass(frozen=True)
class Way:
    """How it is asked, and what each presses, one after the other."""

    asking: Callable[[ProposalId], Command]
    presses: tuple[Press, ...]


def _harmed(it: ProposalId, number: int) -> Command:
    """One objects, and withdraws it afterwards."""
    if number:
        return asked.Answer(it, 1, Position.yes)
    return asked.AnswerWithWords(it, 1, Position.harm, "Our fields are there.")


def _withdrawn(it: ProposalId, number: int) -> Command:
    return asked.Answer(it, 1, Position.worry) if number else asked.WithdrawObjection(it, 1, seat(0))


WAYS = {
    "an objection that was worked through": Way(asked.AskForConsent, (_harmed, _withdrawn)),
    "for now": Way(asked.AskForAnswers, (lambda it, _: asked.AnswerForNow(it, 1),)),
    "silence": Way(asked.AskBySilence, ()),
    "numbers": Way(
        lambda it: asked.AskToRate(it, "A\nB\nC"),
        (lambda it, number: asked.HandInBallot(it, 1, written((number % 6, 2, 3))),),
    ),
    "an order in secret": Way(
        lambda it: asked.AskToRank(it, Question.run_off, "A\nB\nC", openness=Openness.secret),
        (lambda it, number: asked.SubmitInSecret(it, 1, seat(number), Position.marked, marks=written((1, 2, 3, 4))),),
    ),
}  # fmt: skip


async def until_it_is_over(url: str, way: Way) -> None:
    """All is answered, and nobody has counted yet."""
    store = open_store(url)
    chamber = Chamber(store, VOTERS)
    await chamber.gather()
    await chamber.put(way.asking)
    for pressed in way.presses:
        for number in range(VOTERS):
            await chamber.press(f"v{number}", pressed(chamber.it, number))
    await store.close()


async def counted(url: str) -> dict[str, Any]:
    """By a process that begins now; what came of it, and how often that stands anywhere."""
    store = open_store(url)
    chamber = Chamber(store, VOTERS, now=LATER)
    chamber.asked = 1
    await chamber.bot.settle()
    await chamber.passes(minutes=2)  # what was being sent when it was killed is sent again
    state = await chamber.proposal()
    await store.close()
    history = [row for row in table(url, "history") if "ProposalAdopted" in repr(row)]
    waiting = [row for row in table(url, "outbox") if "Agreed" in repr(row)]
    [result] = state.results
    return {
        "came": (result.outcome.value, result.chosen, result.seal, result.for_now, result.late),
        "stage": state.stage.value,
        "history": len(history),
        "waiting": len(waiting),
        "open": len([row for row in table(url, "proposals") if "voting" in row]),
    }


Copied = Callable[[str | None], str]
"""Makes a store that is a copy of the one at an address, or of an empty one, and answers its address."""


@pytest.fixture(params=("sqlite", "postgresql"))
def copied(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Copied]:
    numbers = count(1)
    if request.param == "sqlite":
        empty = str(request.getfixturevalue("migrated_file"))

        def file(of: str | None) -> str:
            source = of.removeprefix("sqlite:///") if of else empty
            return f"sqlite:///{shutil.copy(source, tmp_path / f'{next(numbers)}.sqlite3')}"

        yield file
        return
    server, template = request.getfixturevalue("server"), request.getfixturevalue("migrated_database")
    made: dict[str, str] = {}

    def database(of: str | None) -> str:
        name = f"close_{tmp_path.name[-12:].lower()}_{next(numbers)}"
        make_database(server, name, made[of] if of else template)
        address = address_of(server, name)
        made[address] = name
        return address

    yield database
    for name in made.values():
        drop_database(server, name)


def counting(url: str, killed_at: int | None) -> Callable[[], object]:
    async def run() -> int:
        headsman = Headsman(killed_at)
        store = open_store(url)
        chamber = Chamber(store, VOTERS, now=LATER)
        headsman.watch(rows=True)
        await chamber.bot.settle()
        await store.close()
        return headsman.points

    return lambda: asyncio.run(run())


@pytest.mark.parametrize("name", WAYS)
def test_a_vote_is_counted_once_whenever_the_count_is_killed(name: str, copied: Copied) -> None:
    """The same result, with the same record, told once in the history; nothing is left open."""
    before = copied(None)
    asyncio.run(until_it_is_over(before, WAYS[name]))
    undisturbed = asyncio.run(counted(copied(before)))
    assert (undisturbed["stage"], undisturbed["history"]) == (Stage.adopted.value, 1)
    for point in range(1, MOST_POINTS, EVERY):
        url = copied(before)
        killed, _ = forked(counting(url, point))
        if not killed:
            break
        assert asyncio.run(counted(url)) == undisturbed, f"killed at {point}"
    assert point > 2 * EVERY

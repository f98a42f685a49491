"""Q4: what happens at the same moment in a vote, on both stores: the count and an answer, two who hold one seat, and
one press that is delivered again and again."""

import asyncio
from collections import Counter
from datetime import timedelta

import pytest

from bot.dispatch import Answer, Outcome, Tick
from bot.dispatch.ports import Due
from bot.features.proposals import commands as asked
from bot.features.proposals.model.asking import Position
from bot.features.proposals.model.secret import Openness
from storage.store import OpenedStore
from tests.secrecy.attacker import HIDDEN, table
from tests.secrecy.chamber import Chamber, seat

RACES, DELIVERIES, VOTERS = 200, 5, 6
YES, NO = Position.yes, Position.no
both = pytest.mark.parametrize("openness", Openness)


def press(chamber: Chamber, voter: int, position: Position, openness: Openness) -> asked.OnProposal:
    if openness is Openness.secret:
        return asked.SubmitInSecret(chamber.it, 1, seat(voter), position)
    return asked.Answer(chamber.it, 1, position, seat=seat(voter))


def done(answers: list[Answer]) -> int:
    return sum(each.outcome is Outcome.done for each in answers)


def stored(url: str, chamber: Chamber, openness: Openness) -> int:
    """How many answers there are of it."""
    if openness is Openness.open:
        return sum(chamber.it in row for row in table(url, "proposal_acts"))
    at = 0 if url.startswith("sqlite") else len(HIDDEN)
    return sum(row[at + 1] == chamber.it and bool(row[-1]) for row in table(url, "secret_roll"))


async def the_count(chamber: Chamber, race: int) -> Tick:
    """As another process sends it, whose clock says that the time is over."""
    voting = (await chamber.proposal()).open_voting()
    assert chamber.coalition
    due = Due(chamber.coalition, "proposal", chamber.it, voting.deadline())
    return Tick(due, voting.closes_at, f"race {race:011}".encode())


async def ticked(chamber: Chamber, tick: Tick) -> bool:
    return (await chamber.store.transact(chamber.bot.dispatch.tick, tick)).ran


@both
async def test_what_is_stored_is_counted_and_nothing_after_the_count(
    url: str, store: OpenedStore, openness: Openness
) -> None:
    """200 times the last moment, at which all answer while another process counts: whoever is told that it was saved
    is counted, and whoever is told that it is over is not, nor stored."""
    chamber, told = Chamber(store, VOTERS), Counter[Outcome]()
    await chamber.gather()
    for race in range(RACES):
        await chamber.ask(openness=openness)
        tick, before = await the_count(chamber, race), race % (VOTERS + 1)
        chamber.now = (await chamber.proposal()).open_voting().until - timedelta(microseconds=1)
        presses = [
            asyncio.ensure_future(chamber.at_once(f"v{voter}", press(chamber, voter, YES, openness), f"{race} {voter}"))
            for voter in range(before)
        ]
        counting = asyncio.ensure_future(ticked(chamber, tick))
        presses += [
            asyncio.ensure_future(chamber.at_once(f"v{voter}", press(chamber, voter, YES, openness), f"{race} {voter}"))
            for voter in range(before, VOTERS)
        ]
        answers = list(await asyncio.gather(*presses))
        assert await counting
        told.update(each.outcome for each in answers)
        [result] = (await chamber.proposal()).results
        saved = done(answers)
        assert result.given.answered == (saved if openness is Openness.open or saved >= 5 else 0)
        assert stored(url, chamber, openness) == saved
    assert set(told) == {Outcome.done, Outcome.refused}
    assert min(told.values()) >= RACES


@both
async def test_two_who_hold_one_seat_have_one_answer(url: str, store: OpenedStore, openness: Openness) -> None:
    """200 times at the same moment: one seat counts, with what one of them said; in secret the other is told so."""
    chamber = Chamber(store, VOTERS)
    await chamber.gather()
    for race in range(0, RACES, VOTERS):
        await chamber.ask(openness=openness)
        voters = range(min(VOTERS, RACES - race))
        for voter in voters:
            answers = await asyncio.gather(
                chamber.at_once(f"v{voter}", press(chamber, voter, YES, openness), f"{race} v{voter}"),
                chamber.at_once(f"d{voter}", press(chamber, voter, NO, openness), f"{race} d{voter}"),
            )
            assert done(list(answers)) == 2
            chamber.now += timedelta(seconds=9)
        if openness is Openness.open:
            assert (await chamber.proposal()).open_voting().given.answered == len(voters)
        else:
            assert stored(url, chamber, openness) == len(voters)
            tally = [row for row in table(url, "secret_tally") if chamber.it in row]
            assert sum(int(str(row[-1])) for row in tally) == len(voters)


@both
async def test_a_press_that_is_delivered_five_times_counts_once(
    url: str, store: OpenedStore, openness: Openness
) -> None:
    """200 times, all five at the same moment: one position, and one row that says so."""
    chamber = Chamber(store, VOTERS)
    await chamber.gather()
    for race in range(0, RACES, VOTERS):
        await chamber.ask(openness=openness)
        voters = range(min(VOTERS, RACES - race))
        for voter in voters:
            one = press(chamber, voter, YES, openness)
            await asyncio.gather(*(chamber.at_once(f"v{voter}", one, f"{race} {voter}") for _ in range(DELIVERIES)))
            chamber.now += timedelta(seconds=20)
        assert stored(url, chamber, openness) == len(voters)
        if openness is Openness.secret:
            tally = [row for row in table(url, "secret_tally") if chamber.it in row]
            assert sum(int(str(row[-1])) for row in tally) == len(voters)

"""The bench measures what it says: at tiny sizes every section runs, and what it timed has happened."""

from collections.abc import AsyncIterator, Iterator
from typing import TypeVar

import pytest

from bench import (
    coalitions,
    commands,
    crowd,
    discord,
    finding,
    guild,
    lateness,
    pages,
    register,
    slack,
    start,
    tally,
    timers,
    votes,
)
from bench.counting import Written
from bench.grounds import Backend, Grounds
from bench.scale import TINY
from bot.features.proposals.model.asking import MARKED

R = TypeVar("R")


@pytest.fixture(scope="module")
def grounds(server: str) -> Iterator[Grounds]:
    with Grounds(server) as made:
        yield made


async def results(measured: AsyncIterator[R]) -> list[R]:
    return [result async for result in measured]


async def test_all_stacks_write_the_same(grounds: Grounds) -> None:
    """Through the store, by the raw driver and by the ORM every command is received once, moves its round a step and
    wants its board redrawn."""
    found = await results(commands.measured(grounds, TINY))
    sent = TINY.chunks * TINY.commands
    assert [result.load for result in found] == list(commands.loads(TINY))
    for result in found:
        rounds = len(result.load.groups())
        assert set(result.written.values()) == {Written(sent, sent, sent, 0, rounds)}
        assert {len(samples) for samples in result.samples.values()} == {TINY.chunks - 1}
    assert len(str(commands.table(found)).splitlines()) == 2 + len(found)


async def test_presses_fall_on_many_coalitions(grounds: Grounds) -> None:
    """Of each size every command is written, whichever coalition it falls on."""
    found = await results(coalitions.measured(grounds, TINY))
    sent = TINY.chunks * TINY.commands
    for result in found:
        assert result.written == {size: Written(sent, sent, sent, 0, size) for size in TINY.coalitions}
    assert len(str(coalitions.table(found)).splitlines()) == 2 + len(found) * len(TINY.coalitions)


async def test_every_page_is_looked_at(grounds: Grounds) -> None:
    """Each as often in the small coalition as in the large one, on both stores, beside a page that reads nothing."""
    found = await results(pages.measured(grounds, TINY))
    assert [result.backend for result in found] == list(Backend)
    for result in found:
        assert {len(samples) for samples in (*result.small.values(), *result.large.values())} == {TINY.chunks - 1}
        assert set(result.small) == set(result.large) == {*pages.OWN, *pages.SHARED}
    assert len(str(pages.table(found)).splitlines()) == 2 + len(found) * (1 + len(pages.OWN) + len(pages.SHARED))


async def test_what_is_due_after_a_restart_runs_in_its_order(grounds: Grounds) -> None:
    """Each timer once, on both stores, none before it is due."""
    found = await results(lateness.measured(grounds, TINY))
    assert [result.backend for result in found] == list(Backend)
    for result in found:
        assert len(result.late) == TINY.due
        assert min(result.late) >= 0
    assert len(str(lateness.table(found)).splitlines()) == 2 + len(found)


async def test_all_due_timers_run(grounds: Grounds) -> None:
    """Each timer that is due reminds its round once, the others stay, and the presses meanwhile are answered."""
    found = await results(timers.measured(grounds, TINY))
    assert [result.backend for result in found] == list(Backend)
    for result in found:
        presses = len(result.quiet) + len(result.delays)
        happened = (result.ran, result.written.messages, result.written.received, result.written.steps)
        assert happened == (TINY.due, TINY.due, presses, presses + TINY.due)
        assert result.written.timers == TINY.pending
    assert len(str(timers.table(found)).splitlines()) == 2 + len(found)


async def test_everything_starts(grounds: Grounds) -> None:
    """The bot and the room come up, with more memory than a Python that does nothing."""
    found = {result.name: result for result in await results(start.measured(grounds, TINY))}
    assert all(each.seconds > 0 for result in found.values() for each in result.starts)
    for name in start.AIMS:
        assert found[name].starts[0].memory > found[start.BARE].starts[0].memory > 0
    assert len(str(start.table(list(found.values()))).splitlines()) == 2 + len(found)


async def test_slack_is_served(grounds: Grounds) -> None:
    """Every press is done, over one connection and over several, and each server is asked the same."""
    found = await results(slack.measured(grounds, TINY))
    sent = TINY.chunks * TINY.commands
    for result in found:
        assert set(result.samples) - {slack.RAW} == {slack.BOT, *slack.OTHERS}
        presses = TINY.arrivals if result.open else sent
        expected = 0 if result.name.startswith(slack.COMMAND) else presses
        assert (result.written.received, result.written.steps) == (expected, expected)
    assert len(str(slack.table(found)).splitlines()) == 2 + len(found)


async def test_discord_is_served(grounds: Grounds) -> None:
    """Every frame is answered by the bot and by the empty handler; a press is received once, a page leaves nothing."""
    found = await results(discord.measured(grounds, TINY))
    assert len(found) == len(guild.KINDS)
    for result in found:
        assert {len(samples) for samples in result.samples.values()} == {TINY.chunks - 1}
        assert result.written.received == TINY.chunks * TINY.commands
    assert len(str(discord.table(found)).splitlines()) == 2 + len(found)


async def test_answers_are_given(grounds: Grounds) -> None:
    """With few seats and many, on both stores, beside a command that does nothing; and in a crowd each seat once."""
    found = await results(votes.measured(grounds, TINY))
    assert [(each.backend, each.seats) for each in found] == [(b, seats) for b in Backend for seats in TINY.seats]
    for result in found:
        assert {len(samples) for samples in result.samples.values()} == {TINY.chunks - 1}
    assert len(str(votes.table(found)).splitlines()) == 2 + len(found) * len(votes.ASKED)
    [crowded] = await results(crowd.measured(grounds, TINY))
    assert crowded.answered == crowded.seats == TINY.seats[-1]
    assert crowded.edits >= 1
    assert len(str(crowd.table([crowded])).splitlines()) == 3


async def test_ballots_are_counted(grounds: Grounds) -> None:
    """In every way with a number for each, and the dear ones with many options too."""
    found = await results(tally.measured(grounds, TINY))
    assert {each.question for each in found} == MARKED
    assert [each.question for each in found if each.options == tally.MANY] == list(tally.HARD)
    assert all(each.counting > 0 and each.reading > 0 for each in found)
    assert len(str(tally.table(found)).splitlines()) == 2 + len(found)


async def test_a_register_is_looked_at_and_taken_along(grounds: Grounds) -> None:
    """Of each size on both stores, in all four forms, beside the driver that reads the same rows."""
    found = await results(register.measured(grounds, TINY))
    assert [(each.backend, each.size) for each in found] == [(b, size) for b in Backend for size in TINY.register]
    for result in found:
        assert set(result.ours) == {*register.LOOKING, register.OLDEST, *register.FINDING, *register.TAKING}
        assert set(result.search) == {*finding.QUESTIONS}
        assert min(*result.ours.values(), *result.driver) > 0
    assert len(str(register.table(found)).splitlines()) == 2 + len(Backend) * len(found[0].ours)

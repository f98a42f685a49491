"""The bot in Slack, killed with SIGKILL at its commits: in the middle of a press, between commit and answer, between
sending and noting that it was sent. Real processes, real Bolt, real sockets; and two processes at once on one store."""

import asyncio
import shutil
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import psycopg
import pytest

from tests.adapters.slack.reading import words
from tests.adapters.slack.standin import standing_in
from tests.faults.slack_town import Balanced, SlackTown

WAYS = ("http", "socket")
SOME = {"http": (5, 11), "socket": (2, 10)}
"""The first point and the step to the next: so many are tried each time, all of them are with the long tests. The fifth
lies between sending a message and noting that it was sent."""

TOPIC = "What would help most?"
AT_LEAST = {"coalition.CoalitionSetUp", "listening.RoundOpened", "listening.RoundStarted"}
BACK = "The bot was away and is back."


class Lived(NamedTuple):
    """What there is in the end, and how often it was killed on the way."""

    points: int
    deaths: int
    facts: Counter[str]
    messages: int


async def evening(town: SlackTown) -> None:
    """Ana opens a round, joins it, starts it and speaks."""
    slack, ana, room = town.slack, town.ana, town.room
    await town.does(lambda: slack.types(ana, room, "/listening-round", TOPIC), lambda: town.sees(ana, "Join"))
    await town.does(lambda: slack.presses(ana, "Join"), lambda: "1 person would like to speak" in town.said())
    await town.does(lambda: slack.presses(ana, "Start"), lambda: town.sees(ana, "I'm here"))
    await town.does(lambda: slack.presses(ana, "I'm here"), lambda: town.sees(ana, "Done"))


async def live(way: str, file: Path, killed_at: int = 0) -> Lived:
    async with standing_in() as slack:
        town = SlackTown(slack, f"sqlite:///{file}", way)
        await town.start(killed_at)
        try:
            await evening(town)
            await town.does(_nothing, lambda: all_is_sent(file))
        finally:
            points = await town.stop()
        assert slack.problems == []
        there = [message for message in slack.messages(town.room) if not words(message).startswith(BACK)]
        return Lived(points, town.deaths, facts(file), len(there))


async def _nothing() -> None:
    return


@pytest.fixture
async def begun(sqlite_url: str) -> Path:
    """A store in which Ana's coalition is set up. What the stand-in calls her and the channel is always the same."""
    file = Path(sqlite_url.removeprefix("sqlite:///"))
    async with standing_in() as slack:
        town = SlackTown(slack, sqlite_url, "http")
        await town.start()
        try:
            await town.set_up()
        finally:
            await town.stop()
    return file


@pytest.mark.timeout(600)
@pytest.mark.parametrize("way", WAYS)
async def test_a_kill_has_no_effect_but_one_message_twice(way: str, begun: Path, tmp_path: Path) -> None:
    """What Ana did happened once, whatever the moment was, and in the channel there is at most one duplicate."""
    await kill_at(SOME[way], way, begun, tmp_path)


@pytest.mark.long
@pytest.mark.timeout(3_600)
@pytest.mark.parametrize("way", WAYS)
async def test_a_kill_at_any_commit_has_no_effect_but_one_message_twice(way: str, begun: Path, tmp_path: Path) -> None:
    """The same, at each of them."""
    await kill_at((1, 1), way, begun, tmp_path)


async def kill_at(points: tuple[int, int], way: str, begun: Path, tmp_path: Path) -> None:
    start, step = points
    first = await live(way, copied(begun, tmp_path, 0))
    assert (first.deaths, first.points > 10) == (0, True)
    for point in range(start, first.points + 1, step):
        lived = await live(way, copied(begun, tmp_path, point), point)
        try:
            assert {kind: lived.facts[kind] for kind in first.facts} == first.facts
            assert lived.deaths <= 1
            assert first.messages <= lived.messages <= first.messages + lived.deaths
        except AssertionError as error:
            raise AssertionError(f"killed at point {point}: {lived}, and undisturbed {first}") from error


def copied(begun: Path, tmp_path: Path, number: int) -> Path:
    file = tmp_path / f"life{number}.sqlite3"
    shutil.copy(begun, file)
    return file


def facts(file: Path) -> Counter[str]:
    """What happened, by kind."""
    with closing(sqlite3.connect(file)) as connection:
        return Counter(kind for (kind,) in connection.execute("SELECT fact FROM history"))


def all_is_sent(file: Path) -> bool:
    with closing(sqlite3.connect(file)) as connection:
        (waiting,) = connection.execute("SELECT count(*) FROM outbox").fetchone()
        (stale,) = connection.execute("SELECT count(*) FROM boards WHERE wanted > shown").fetchone()
        return (waiting, stale) == (0, 0)


@pytest.mark.timeout(300)
@pytest.mark.parametrize("way", WAYS)
async def test_two_processes_have_one_effect_and_post_once(way: str, postgresql_url: str) -> None:
    """On one PostgreSQL: whichever gets what comes, and although over HTTP each thing comes to both at once."""
    async with standing_in() as slack:
        town = SlackTown(slack, postgresql_url, way)
        await asyncio.gather(town.start(), town.start())
        try:
            await town.set_up()
            if isinstance(slack.way, Balanced):
                slack.way.to_all = True
            await evening(town)
        finally:
            await town.stop()
        assert slack.problems == []
        assert town.deaths == 0
        said = list(map(words, slack.messages(town.room)))
        assert sorted(set(said)) == sorted(said)
    with psycopg.connect(postgresql_url) as connection:
        happened = Counter(kind for (kind,) in connection.execute("SELECT fact FROM history").fetchall())
    assert happened == dict.fromkeys(AT_LEAST | set(happened), 1)

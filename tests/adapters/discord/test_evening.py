"""Whole evenings in Discord, by real discord.py over real sockets: all that the bot sends in them is as the vendor
describes it, from the commands that it offers to the last card."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from adapters.terminal.evenings import BEGINNING, EVENING
from storage.store import open_store
from tests.adapters.discord import specs
from tests.adapters.discord.playing import Player
from tests.adapters.discord.serving import Scene, text
from tests.adapters.discord.standin import StandIn, standing_in
from tests.stories.stage import HERE, STORIES

DESCRIBED = pytest.mark.skipif(not specs.AT_HAND, reason="the vendor's description of its API is not at hand")
BY_LOT = {"pairs"}
"""Who talks with whom in it is drawn by lot, and so it is played by whoever meets."""

ITS_OWN = {"two_accounts"}
"""People choose among their accounts, which each platform calls otherwise."""

SOME = {"a_building_block", "a_meeting", "one_two_four_all", "over_time", "points_we_share", "two_rooms"}
"""All that is sent anywhere is sent in these; the others are with the long tests."""

PAIRS = """
ana: /listening-round What helps families? format:pairs minutes:2
ana, ben, lucia and mei press Join
ana presses Start
"""
WAYS_ON = ("I'm here", "Done", "I said it back", "You may share this")
CALLBACK, MESSAGE, EDIT = (
    "POST /interactions/{id}/{token}/callback",
    "POST /channels/{channel}/messages",
    "PATCH /channels/{channel}/messages/{message}",
)
MOST_STEPS = 20


@pytest.fixture
async def discord() -> AsyncIterator[StandIn]:
    async with standing_in() as standing:
        yield standing
        assert standing.rest.problems == []


@pytest.fixture
async def player(discord: StandIn, sqlite_url: str) -> AsyncIterator[Player]:
    store = open_store(sqlite_url)
    scene = Scene(discord)
    async with scene.running(store):
        yield Player(scene)
    await store.close()
    assert "Incident" not in scene.log.getvalue()


async def test_an_evening_is_held_in_discord(player: Player) -> None:
    """Everyone is called by name when it is their turn, and each is answered in their own language."""
    await player.play(EVENING)
    called = {user for each in player.scene.room.messages.values() for user in each.given["allowed_mentions"]["users"]}
    assert called == {player.people[user].id for user in ("ana", "ben", "lucia", "samir", "mei")}
    assert any(each.startswith("## First round\nThis round is over.") for each in player.read())
    assert any("Our second evening" in each for each in player.read())
    assert not any("was away" in each for each in player.read())
    assert any("Has pasado tu turno" in text(each) for each in player.scene.discord.visits.seen(player.people["lucia"]))


@DESCRIBED
@pytest.mark.parametrize(
    "name",
    [
        pytest.param(each, marks=[] if each in SOME else pytest.mark.long)
        for each in STORIES
        if each not in BY_LOT | ITS_OWN
    ],
)
async def test_nothing_is_wrong_with_what_is_sent_in_a_story(player: Player, name: str) -> None:
    """Commands, answers, forms, cards, boards, threads and pictures."""
    await player.play(BEGINNING + (HERE / f"{name}.script").read_text("utf-8"))
    rest = player.scene.discord.rest
    assert {call.given["type"] for call in rest.called(CALLBACK)} >= {4, 9}
    assert len(rest.called(MESSAGE)) > len(BEGINNING.splitlines()) // 5
    assert rest.problems == []


@DESCRIBED
async def test_nothing_is_wrong_with_what_pairs_are_sent(player: Player) -> None:
    """In private threads, which are opened for two, and in the circle afterwards."""
    await player.play(BEGINNING + PAIRS)
    assert len(player.private()) == 2
    assert all(len(each.members) == 3 for each in player.private())
    for _ in range(MOST_STEPS):
        if any("This round is over" in each for each in player.read()):
            break
        await go_on(player)
    assert sum(len(each.messages) for each in player.private()) > 4
    assert any("This round is over" in each for each in player.read())
    assert player.scene.discord.rest.problems == []


async def go_on(player: Player) -> None:
    """Whoever sees a way on takes it; when it is too late for it they are told so."""
    for user in ("ana", "ben", "lucia", "mei"):
        if found := player.newest(user, *WAYS_ON):
            player.here = player.scene.discord.world.channels[found[0].channel]
            await player.play(f"{user} presses {found[1]}")
    await player.pass_time(timedelta(seconds=60))


@DESCRIBED
async def test_nothing_is_wrong_with_what_is_offered_while_somebody_writes(player: Player) -> None:
    """Of the words after a command, and of the things that it is about."""
    await player.play(BEGINNING + "ana: /listening-round What now?")
    visits, rest = player.scene.discord.visits, player.scene.discord.rest
    ana, room = player.people["ana"], player.scene.room
    begun = [visits.begins(ana, room, "coalition", *each) for each in (("what", "me"), ("what", ""), ("more", "ri"))]
    await player.scene.settled(lambda: all(visit.answered for visit in begun))
    offered = [call.given["data"]["choices"] for call in rest.called(CALLBACK) if call.given["type"] == 8]
    assert len(offered) == 3
    assert "me" in [choice["value"] for choices in offered for choice in choices]
    assert rest.problems == []

"""Dates as events of the server: made, moved and cancelled with the date, once whatever happens, and nowhere else."""

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime, timedelta

import pytest

from bot.dispatch.ports import Transaction
from bot.features.coalition.model import COALITIONS
from bot.features.proposals.model import PROPOSALS, Proposal, ProposalId, Stage, Version
from bot.features.proposals.model.not_yet import not_returning, returning
from bot.kernel.command import Address
from storage.store import OpenedStore, open_store
from tests.adapters.discord.faults import Broken, Dropped, Fault, Lost
from tests.adapters.discord.serving import Scene
from tests.adapters.discord.standin import StandIn, standing_in
from tests.adapters.discord.test_service import set_up
from tests.adapters.discord.world import Json

MAKE = "POST /guilds/{guild}/scheduled-events"
GRANT = "create_events"


@pytest.fixture
async def discord() -> AsyncIterator[StandIn]:
    async with standing_in() as standing:
        yield standing
        assert standing.rest.problems == []


@pytest.fixture
async def kept(sqlite_url: str) -> AsyncIterator[OpenedStore]:
    store = open_store(sqlite_url)
    yield store
    await store.close()


@pytest.fixture
def scene(discord: StandIn) -> Scene:
    made = Scene(discord)
    made.guild.granted.add(GRANT)
    return made


async def sets(scene: Scene, called: str = "The park", day: str = "2026-03-12") -> None:
    await scene.types(scene.ana, "coalition", what="meetings")
    await scene.presses(scene.ana, "Set a meeting")
    await scene.sends(scene.ana, called=called, day=day, hour="18:30")
    await scene.said(called)


async def looks(scene: Scene) -> list[Json]:
    """The events that stand there when the bot has looked."""
    assert scene.service
    await scene.service.discord.events.sweep()
    return list(scene.guild.events.values())


async def test_a_date_is_an_event(scene: Scene, kept: OpenedStore) -> None:
    """With its name and hour, at the home; looked at again it is the same, and nothing is called for it."""
    async with scene.running(kept):
        await set_up(scene)
        await sets(scene)
        (event,) = await looks(scene)
        assert (event["name"], event["entity_metadata"]) == ("The park", {"location": "#housing"})
        assert event["scheduled_start_time"].startswith("2026-03-12T18:30")
        assert event["scheduled_end_time"].startswith("2026-03-12T20:30")
        calls = len(scene.discord.rest.calls)
        assert await looks(scene) == [event]
        assert len(scene.discord.rest.calls) == calls


async def test_it_moves_and_goes_with_the_date(scene: Scene, kept: OpenedStore) -> None:
    """It is the same event; those of others are left as they are."""
    theirs: Json = {"id": "1", "creator_id": scene.ana.id, "status": 1, "name": "Choir", "description": "AAAAAAAA"}
    scene.guild.events["1"] = theirs | {"scheduled_start_time": "2026-04-01T00:00:00+00:00"}
    async with scene.running(kept):
        await set_up(scene)
        await sets(scene)
        _, before = await looks(scene)
        await scene.presses(scene.ana, "Open the meeting")
        await scene.presses(scene.ana, "Another date")
        await scene.sends(scene.ana, day="2026-03-13", hour="19:00")
        _, after = await looks(scene)
        assert after["id"] == before["id"]
        assert after["scheduled_start_time"].startswith("2026-03-13T19:00")
        await scene.presses(scene.ana, "Open the meeting")
        await scene.presses(scene.ana, "Cancel this meeting")
        await scene.presses(scene.ana, "Yes")
        assert [each["name"] for each in await looks(scene)] == ["Choir"]


async def test_the_date_that_was_set_in_a_round_is_one_too(scene: Scene, kept: OpenedStore) -> None:
    """It is called as the coalition is; set anew it is the same event at another time."""

    def meets(transaction: Transaction, at: datetime) -> None:
        ((coalition, _),) = transaction.lived_at(Address("discord", scene.guild.id, ""))
        rows = transaction.unit(coalition).get(COALITIONS)
        there = rows.locked_here()
        assert there
        rows.save(there.meeting_at(at))

    async with scene.running(kept):
        await set_up(scene)
        for days in (3, 4):
            await kept.transact(meets, scene.now + timedelta(days=days))
            (event,) = await looks(scene)
            assert event["name"] == "Riverside"
            assert event["scheduled_start_time"] == (scene.now + timedelta(days=days)).isoformat()
        assert len(scene.discord.rest.called(MAKE)) == 1


async def test_a_day_to_come_back_to_something_is_one_too(scene: Scene, kept: OpenedStore) -> None:
    """It says what it is about, and goes when the day is taken away."""
    first = Version(1, "We keep one page.", None, scene.now)
    it = Proposal(ProposalId("one-page------"), "One *page*", scene.now, None, None, (first,), Stage.not_yet)

    def writes(transaction: Transaction, made: Proposal) -> None:
        ((coalition, _),) = transaction.lived_at(Address("discord", scene.guild.id, ""))
        transaction.unit(coalition).get(PROPOSALS).add(made)

    def takes_away(transaction: Transaction, key: ProposalId) -> None:
        ((coalition, _),) = transaction.lived_at(Address("discord", scene.guild.id, ""))
        rows = transaction.unit(coalition).get(PROPOSALS)
        there = rows.locked(key)
        assert there
        rows.save(not_returning(there))

    async with scene.running(kept):
        await set_up(scene)
        await kept.transact(writes, returning(it, scene.now.date() + timedelta(days=9), "UTC", scene.now))
        (event,) = await looks(scene)
        assert event["name"] == "Come back to “One *page*”"
        assert event["scheduled_start_time"].startswith(f"{scene.now.date() + timedelta(days=9)}T09:00")
        await kept.transact(takes_away, it.id)
        assert await looks(scene) == []


@pytest.mark.parametrize("fault", [Lost(), Dropped(), Broken(503)])
async def test_it_is_there_once_after_a_crash(scene: Scene, kept: OpenedStore, fault: Fault) -> None:
    """Whether Discord had made it or not, and nobody knows: the bot that begins again looks first."""
    async with scene.running(kept):
        await set_up(scene)
        await sets(scene)
        scene.discord.rest.faults.add(MAKE, fault)
        await looks(scene)
    async with scene.running(kept):
        await scene.settled(lambda: bool(scene.discord.links.connected))
        assert len(await looks(scene)) == 1
        assert len(await looks(scene)) == 1


async def test_two_looks_at_one_moment_make_one_event(scene: Scene, kept: OpenedStore) -> None:
    """The second waits for the first, and finds what it made."""
    async with scene.running(kept):
        await set_up(scene)
        await sets(scene)
        await asyncio.gather(looks(scene), looks(scene), looks(scene))
        assert len(scene.discord.rest.called(MAKE)) == 1
        assert len(scene.guild.events) == 1


async def test_one_that_was_made_twice_is_there_once(scene: Scene, kept: OpenedStore) -> None:
    """By two processes in one moment: the older one stays."""
    async with scene.running(kept):
        await set_up(scene)
        await sets(scene)
        (event,) = await looks(scene)
        scene.guild.events["9" * 19] = {**event, "id": "9" * 19}
        scene.now += timedelta(hours=1)
        assert await looks(scene) == [event]


async def test_where_it_is_not_granted_none_is_made(scene: Scene, kept: OpenedStore) -> None:
    """Nothing is called; once it is granted, it is made."""
    scene.guild.granted.discard(GRANT)
    async with scene.running(kept):
        await set_up(scene)
        await sets(scene)
        assert await looks(scene) == []
        assert scene.discord.rest.called("GET /guilds/{guild}/scheduled-events") == []
        scene.guild.granted.add(GRANT)
        scene.discord.tells_of_rights(scene.guild)
        await scene.settled(lambda: bool(scene.service and list(scene.service.discord.told.with_events())))
        assert len(await looks(scene)) == 1


async def test_what_not_everyone_may_read_is_no_event(scene: Scene, kept: OpenedStore) -> None:
    """All of a server see its events: the date of a private channel stays there."""
    scene.room.hidden = True
    async with scene.running(kept):
        await set_up(scene)
        await sets(scene)
        assert await looks(scene) == []

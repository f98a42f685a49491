"""Tokens that run out, with a stand-in for which a renewal counts once: renewed in time, by one process, and sealed."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from io import StringIO
from typing import TypeVar

import pytest

from adapters.keys import Seal, new_key
from adapters.logs import logger
from adapters.service import Service
from adapters.settings import Settings
from adapters.slack.installed import Stored, client
from adapters.slack.renewing import Exchange, Tokens
from bot.dispatch.installed import Installation
from bot.dispatch.ports import Transaction
from storage.store import OpenedStore
from tests.adapters.slack import grants
from tests.adapters.slack.faults import Dropped, Lost, Refuses
from tests.adapters.slack.reading import words
from tests.adapters.slack.running import BEGAN, Scene
from tests.adapters.slack.standin import SECRET, StandIn
from tests.adapters.slack.world import Team

G = TypeVar("G")
R = TypeVar("R")
GOOD_FOR = timedelta(hours=12)
ACCESS = "oauth.v2.access"


@dataclass
class Place:
    """A workspace whose tokens run out, and processes that speak there."""

    slack: StandIn
    store: OpenedStore
    now: datetime = BEGAN
    key: str = field(default_factory=new_key)
    log: StringIO = field(default_factory=StringIO)

    def __post_init__(self) -> None:
        self.team: Team = self.slack.world.team()
        self.slack.server.grants.rotates = True

    def process(self) -> Stored:
        renew = Exchange(client(None, self.slack.api), grants.CLIENT, grants.SECRET, lambda: self.now)
        return Stored(self.store, Seal(self.key), lambda: self.now, renew, logger(self.log))

    async def installed(self) -> Stored:
        """By one process, which is given back."""
        given, process = self.granted(), self.process()
        tokens = Tokens(given["access_token"], given["refresh_token"], self.now + GOOD_FOR)
        await process.keep(self.team.id, tokens, self.team.bot, self.team.bot_id)
        return process

    def granted(self) -> dict[str, str]:
        allowed = self.slack.server.grants
        code = allowed.allow(self.team, "U1", ",".join(sorted(self.team.scopes)))
        return allowed.access({"code": code}, (grants.CLIENT, grants.SECRET))

    async def token(self, process: Stored) -> str | None:
        found = await process.of(self.team.id)
        await process.stop()
        return found.token if found else None

    def later(self, **span: float) -> None:
        self.now += timedelta(**span)

    def renewals(self) -> list[str]:
        return [call.answer for call in self.slack.called(ACCESS)]


@pytest.fixture
def place(slack: StandIn, store: OpenedStore) -> Place:
    return Place(slack, store)


async def test_a_token_is_renewed_well_before_it_runs_out(place: Place) -> None:
    """Nobody waits for it: the old one still is good, and the next call has the new one."""
    process = await place.installed()
    old = place.team.token
    place.later(hours=9, minutes=59)
    assert (await place.token(process), place.renewals()) == (old, [])
    place.later(minutes=1)
    assert (await place.token(process), place.renewals()) == (old, ["ok"])
    assert await place.token(process) == place.team.token != old
    place.later(hours=10)
    await place.token(process)
    assert await place.token(process) == place.team.token
    assert place.renewals() == ["ok", "ok"]


async def test_one_that_has_run_out_is_waited_for(place: Place) -> None:
    """Where nothing happened for half a day."""
    process = await place.installed()
    old = place.team.token
    place.later(hours=13)
    assert await place.token(process) == place.team.token != old


async def test_of_several_processes_one_renews(place: Place) -> None:
    """On both stores: what it is renewed with counts once, and the others read what came of it."""
    processes = [await place.installed(), *(place.process() for _ in range(7))]
    place.later(hours=11)
    await asyncio.gather(*(process.of(place.team.id) for process in processes))
    await asyncio.gather(*(process.stop() for process in processes))
    assert place.renewals() == ["ok"]
    place.later(minutes=1)
    assert {await place.token(process) for process in processes} == {place.team.token}
    assert place.renewals() == ["ok"]


async def test_a_call_that_did_not_arrive_is_made_again_a_minute_later(place: Place) -> None:
    """The token is good meanwhile, and Slack is not asked all the time."""
    process = await place.installed()
    old = place.team.token
    place.slack.server.faults.add(ACCESS, Dropped(), Refuses("internal_error"))
    place.later(hours=10)
    for _ in range(5):
        assert await place.token(process) == old
    assert len(place.renewals()) == 1
    for _ in range(2):
        place.later(minutes=1)
        assert await place.token(process) == old
    assert await place.token(process) == place.team.token != old


async def test_a_renewal_that_counted_in_vain_is_told(place: Place) -> None:
    """Its reply was lost: the token is used until it runs out, then the workspace has to install the bot again."""
    process = await place.installed()
    old = place.team.token
    place.slack.server.faults.add(ACCESS, Lost())
    place.later(hours=10)
    for _ in range(3):
        assert await place.token(process) == old
        place.later(minutes=1)
    assert "invalid_refresh_token" in place.log.getvalue()
    place.later(hours=2)
    assert await place.token(process) is None
    assert await place.token(place.process()) is None
    again = await place.installed()
    assert await place.token(again) == place.team.token


class Full:
    """A store that takes nothing while it is full."""

    def __init__(self, store: OpenedStore) -> None:
        self._store = store
        self.full = False
        self.read = store.read
        self.clean = store.clean

    async def transact(self, work: Callable[[Transaction, G], R], given: G) -> R:
        if self.full and work.__name__ == "_renewed":
            raise OSError
        return await self._store.transact(work, given)


async def test_what_the_store_did_not_take_is_not_lost(place: Place) -> None:
    """What it was renewed with has counted: the new token is kept in hand, and saved a minute later."""
    await place.installed()
    store = Full(place.store)
    renew = Exchange(client(None, place.slack.api), grants.CLIENT, grants.SECRET, lambda: place.now)
    process = Stored(store, Seal(place.key), lambda: place.now, renew, logger(place.log))
    place.later(hours=10)
    store.full = True
    await place.token(process)
    store.full = False
    place.later(minutes=1)
    await place.token(process)
    assert await place.token(process) == await place.token(place.process()) == place.team.token
    assert place.renewals() == ["ok"]


async def test_both_tokens_lie_sealed(place: Place) -> None:
    """Neither stands in the store, before it was renewed or after."""
    process = await place.installed()

    def kept(transaction: Transaction, workspace: str) -> Installation | None:
        return transaction.installations.find("slack", workspace)

    for _ in range(2):
        row = await place.store.read(kept, place.team.id)
        assert row
        assert row.renewal
        assert "xox" not in f"{row.sealed} {row.renewal}"
        assert Seal(place.key).open(row.sealed) == place.team.token
        assert Seal(place.key).open(row.renewal).startswith("xoxe-")
        place.later(hours=10)
        await place.token(process)


async def test_people_are_answered_across_a_renewal(place: Place, slack: StandIn) -> None:
    """Through the whole bot: nobody notices, whether it is renewed in time or after a long silence."""
    await place.installed()
    scene = Scene(slack)
    scene.team = place.team
    scene.ana = slack.world.user(place.team, "Ana")
    scene.room = slack.world.channel(place.team, "housing", scene.ana)
    settings = Settings.model_validate(
        {
            "slack_signing_secret": SECRET,
            "slack_client_id": grants.CLIENT,
            "slack_client_secret": grants.SECRET,
            "slack_api": slack.api,
            "address": "https://bot.example",
            "keys": place.key,
            "web_port": 0,
        }
    )
    service = scene.service = await Service.on(place.store, settings, logger(place.log), now=lambda: place.now)
    await service.start()
    try:
        slack.delivers_to(f"http://127.0.0.1:{service.port}/slack/events")
        for hours in (0, 10, 13):
            if hours > GOOD_FOR.total_seconds() / 3_600:
                slack.server.grants.expired.add(place.team.token)
            place.later(hours=hours)
            slack.reloads(scene.ana)
            await slack.writes(scene.ana, scene.room, f"<@{place.team.bot}> coalition")
            assert "No coalition here yet" in words(slack.ephemerals(scene.ana)[-1])
            await service.slack.installed.stop()
    finally:
        await service.stop()
    assert place.renewals() == ["ok", "ok"]
    assert "Incident" not in place.log.getvalue()

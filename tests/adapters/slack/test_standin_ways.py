"""The two ways from the stand-in to an app on real Bolt: signed HTTP, and Socket Mode with connections that end."""

import asyncio
import re
import time
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler

from tests.adapters.slack import upheavals
from tests.adapters.slack.bolting import WAYS, bolted
from tests.adapters.slack.outgoing import Ack, Delivery, Http, signed, written
from tests.adapters.slack.server import APP_TOKEN
from tests.adapters.slack.specs import needs_specs
from tests.adapters.slack.standin import SECRET, StandIn
from tests.adapters.slack.world import Json


def event(said: str) -> Delivery:
    return Delivery("events_api", {"type": "event_callback", "team_id": "T1", "event": {"type": said}})


@pytest.mark.parametrize(
    ("secret", "age", "status"), [(SECRET, 0, 200), ("guess", 0, 401), (SECRET, 310, 401), (SECRET, -310, 401)]
)
async def test_what_is_signed_is_believed(bare: StandIn, secret: str, age: int, status: int) -> None:
    """With the app's own secret and for five minutes; Bolt itself checks it."""
    team = bare.world.team()
    async with bolted(bare, team, "http") as app:

        @app.event("app_mention")
        async def heard(event: Json) -> None:
            pass

        way = bare.delivers_to(_url(bare))
        delivery = Delivery(
            "events_api", {"type": "event_callback", "team_id": team.id, "event": {"type": "app_mention"}}
        )
        body, kind = written(delivery)
        ack = await way.send(body, {"Content-Type": kind, **signed(body, secret, time.time() - age)})
        assert ack.status == status


async def test_a_body_that_was_altered_is_not_believed(bare: StandIn) -> None:
    """A signature is of one body."""
    async with bolted(bare, bare.world.team(), "http"):
        body, kind = written(event("app_mention"))
        headers = {"Content-Type": kind, **signed(body, SECRET, time.time())}
        ack = await bare.delivers_to(_url(bare)).send(body.replace(b"T1", b"T2"), headers)
        assert ack.status == 401


def _url(slack: StandIn) -> str:
    assert isinstance(slack.way, Http)
    return slack.way.url


async def test_an_address_can_be_proved_to_be_the_app_s(slack: StandIn) -> None:
    """Slack's challenge comes back."""
    async with bolted(slack, slack.world.team(), "http"):
        ack = await slack.delivers(Delivery("events_api", {"type": "url_verification", "challenge": "c-1"}))
        assert (ack.status, ack.body) == (200, {"challenge": "c-1"})


async def test_a_connection_that_slack_renews_loses_nothing(slack: StandIn) -> None:
    """The app connects anew when it is asked to, with a new address; what comes afterwards arrives."""
    team, heard = slack.world.team(), []
    ana = slack.world.user(team, "Ana")
    room = slack.world.channel(team, "housing", ana)
    async with bolted(slack, team, "socket") as app:

        @app.event("app_mention")
        async def mentioned(event: Json) -> None:
            heard.append(event["text"].partition(" ")[2])

        await slack.writes(ana, room, f"<@{team.bot}> before")
        await slack.links.ask_to_renew()
        await slack.links.connected(made=2)
        await slack.writes(ana, room, f"<@{team.bot}> after")
    assert heard == ["before", "after"]
    assert len(slack.called("apps.connections.open")) == 2


async def test_several_connections_share_the_work(slack: StandIn) -> None:
    """Each thing comes over one of them, in turn."""
    team, heard = slack.world.team(), [0, 0]
    ana = slack.world.user(team, "Ana")
    room = slack.world.channel(team, "housing", ana)

    def counting(place: int) -> Callable[[Any], Awaitable[None]]:
        async def counted(ack: Any) -> None:
            heard[place] += 1
            await ack()

        return counted

    async with bolted(slack, team, "socket") as one, bolted(slack, team, "socket") as other:
        for place, app in enumerate((one, other)):
            app.command("/count")(counting(place))
        for _ in range(6):
            await slack.types(ana, room, "/count")
    assert heard == [3, 3]


async def test_no_more_than_ten_connections_and_no_old_address(bare: StandIn) -> None:
    """An address is good for one connection; a token that is not the app's gets none."""
    team = bare.world.team()
    async with bolted(bare, team, "socket"), bare.session.get(f"{bare.world.address}/link/ticket-1") as answer:
        assert answer.status == 404
    async with bolted(bare, team, "http") as app:
        handler = AsyncSocketModeHandler(app, APP_TOKEN)
        client = handler.client
        client.app_token = "xapp-guess"
        with pytest.raises(Exception, match="invalid_auth"):
            await client.issue_new_wss_url()
        client.closed = True
        client.message_processor.cancel()
        await client.aiohttp_client_session.close()


@pytest.mark.parametrize("way", WAYS)
async def test_an_answer_that_takes_too_long_is_seen_as_none(bare: StandIn, way: str) -> None:
    """An interaction is then a trouble that a person sees; an event comes again."""
    team, gate = bare.world.team(), asyncio.Event()
    ana = bare.world.user(team, "Ana")
    room = bare.world.channel(team, "housing", ana)
    async with bolted(bare, team, way) as app:

        @app.command("/slow")
        async def slow(ack: Any) -> None:
            await asyncio.wait_for(gate.wait(), 5)
            await ack()

        @app.event("app_mention")
        async def mentioned(event: Json) -> None:
            await asyncio.wait_for(gate.wait(), 5)

        bare.patience = 0.1
        assert (await bare.types(ana, room, "/slow")).status == 0
        acks = await bare.writes(ana, room, f"<@{team.bot}> hello")
        assert [ack.status for ack in acks] == [0]
        gate.set()
        bare.patience = 5.0
        assert [ack.ok for ack in await bare.redelivers()] == [True]
    assert [trouble.partition(":")[0] for trouble in bare.troubles] == ["slash_commands"]


async def test_a_connection_that_breaks_brings_no_answer(bare: StandIn) -> None:
    """Whoever waits for one over it is told at once."""
    team, heard, gate = bare.world.team(), asyncio.Event(), asyncio.Event()
    ana = bare.world.user(team, "Ana")
    room = bare.world.channel(team, "housing", ana)
    async with bolted(bare, team, "socket") as app:

        @app.command("/slow")
        async def slow(ack: Any) -> None:
            heard.set()
            await asyncio.wait_for(gate.wait(), 5)

        typing = asyncio.create_task(bare.types(ana, room, "/slow"))
        await asyncio.wait_for(heard.wait(), 5)
        await bare.links.cut()
        ack = await typing
        gate.set()
    assert (ack.status, ack.body, ack.seconds < bare.patience) == (0, "ConnectionResetError", True)


async def test_without_a_connection_nothing_arrives(bare: StandIn) -> None:
    """An event waits, an interaction fails."""
    team = bare.world.team()
    assert await bare.happens(team, {"type": "app_mention"}) == Ack(0, "not connected")
    assert len(bare.undelivered) == 1


async def test_what_happens_to_a_workspace_is_told(slack: StandIn) -> None:
    """Channels archived and left, the bot invited, people deactivated, the app taken out: each as an event of its own,
    and from then on the Web API answers accordingly."""
    team, heard = slack.world.team(), []
    ana = slack.world.user(team, "Ana")
    room = slack.world.channel(team, "housing", ana)
    async with bolted(slack, team, "http") as app:

        @app.event(re.compile(".*"))
        async def note(event: Json) -> None:
            heard.append(event["type"])

        await upheavals.take_bot_out(slack, room, ana)
        await upheavals.invite_bot(slack, room, ana)
        await upheavals.archive(slack, room, ana)
        await upheavals.deactivate(slack, ana)
        await upheavals.uninstall(slack, team)
    assert heard[:4] == ["channel_left", "member_joined_channel", "channel_archive", "user_change"]
    assert heard[4:] == ["tokens_revoked", "app_uninstalled"]
    assert (team.dead, room.archived, ana.deleted) == ("account_inactive", True, True)


@needs_specs
async def test_the_vendor_s_formats_are_asked(bare: StandIn) -> None:
    """Whatever is sent is checked, also what the stand-in takes: a message without words for those who hear it."""
    team = bare.world.team()
    room = bare.world.channel(team, "housing")
    blocks = [{"type": "divider"}]
    async with bare.session.post(
        f"{bare.api}chat.postMessage",
        json={"channel": room.id, "blocks": blocks},
        headers={"Authorization": f"Bearer {team.token}"},
    ) as answer:
        assert (await answer.json())["ok"]
    assert len(bare.problems) == 1

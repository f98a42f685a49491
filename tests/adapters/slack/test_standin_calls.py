"""The stand-in's Web API, called by Slack's own client: what it does, what it refuses, and how it fails on purpose."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.adapters.slack.bolting import client
from tests.adapters.slack.faults import Broken, Dropped, Fault, Held, Limited, Lost, Odd, Refuses
from tests.adapters.slack.grants import CLIENT
from tests.adapters.slack.grants import SECRET as CLIENT_SECRET
from tests.adapters.slack.reading import words
from tests.adapters.slack.standin import StandIn
from tests.adapters.slack.world import Channel, Json, Team, User


class Town:
    """A workspace with a channel, a second one that shares it, and the bot's client."""

    def __init__(self, slack: StandIn) -> None:
        self.slack = slack
        self.team: Team = slack.world.team()
        self.ana: User = slack.world.user(self.team, "Ana")
        self.room: Channel = slack.world.channel(self.team, "housing", self.ana)
        self.web = client(slack, self.team.token)

    async def code_of(self, call: Awaitable[Any]) -> str:
        try:
            await call
        except SlackApiError as error:
            return str(error.response["error"])
        return "ok"

    async def post(self, **more: Any) -> str:
        given = {"channel": self.room.id, "text": "hello", **more}
        return await self.code_of(self.web.api_call("chat.postMessage", json=given))


@pytest.fixture
def town(bare: StandIn) -> Town:
    return Town(bare)


LONG: Json = {"type": "section", "text": {"type": "plain_text", "text": "x" * 2_700}}


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({}, "ok"),
        ({"blocks": [LONG]}, "ok"),
        ({"text": ""}, "no_text"),
        ({"text": "x" * 40_001}, "msg_too_long"),
        ({"blocks": [{"type": "sectoin"}]}, "invalid_blocks"),
        ({"blocks": [LONG] * 5}, "msg_blocks_too_long"),
        ({"channel": "C99999999"}, "channel_not_found"),
        ({"colour": "red"}, "invalid_arguments"),
        ({"thread_ts": "1.0"}, "thread_not_found"),
    ],
)
async def test_a_message_is_refused_for_what_is_wrong_with_it(town: Town, more: Json, code: str) -> None:
    """With Slack's own code; only what is taken stands in the channel."""
    assert await town.post(**more) == code
    assert len(town.slack.messages(town.room)) == (code == "ok")
    assert [call.answer for call in town.slack.called("chat.postMessage")] == [code]


async def test_places_refuse_who_may_not_write_there(town: Town) -> None:
    """Archived, left by the bot, private and unknown to it, in another workspace; and without the scope for it."""
    world, other = town.slack.world, town.slack.world.team("Elsewhere")
    archived = world.channel(town.team, "old", town.ana)
    archived.archived = True
    private = world.channel(town.team, "ours", town.ana, kind="group", bot=False)
    public = world.channel(town.team, "open", town.ana, bot=False)
    foreign = world.channel(other, "theirs")
    codes = [await town.post(channel=channel.id) for channel in (archived, private, public, foreign)]
    assert codes == ["is_archived", "channel_not_found", "not_in_channel", "channel_not_found"]
    foreign.shared.add(town.team.id)
    foreign.members.add(town.team.bot)
    assert await town.post(channel=foreign.id) == "ok"
    town.team.scopes.discard("chat:write")
    assert await town.post() == "missing_scope"
    town.team.dead = "token_revoked"
    assert await town.post() == "token_revoked"


async def test_only_ones_own_messages_can_be_edited(town: Town) -> None:
    """Not someone else's, not what is gone, not after its time."""
    theirs = town.slack.world.say(town.room, town.ana.id, "mine", [])
    own = (await town.web.chat_postMessage(channel=town.room.id, text="first"))["ts"]

    async def edit(ts: str) -> str:
        return await town.code_of(town.web.chat_update(channel=town.room.id, ts=ts, text="second"))

    assert [await edit(theirs.ts), await edit("1.0"), await edit(own)] == [
        "cant_update_message",
        "message_not_found",
        "ok",
    ]
    assert [message.text for message in town.slack.messages(town.room)] == ["mine", "second"]
    town.room.messages[own].closed = True
    assert await edit(own) == "edit_window_closed"


async def test_what_one_person_alone_sees_needs_them_in_the_channel(town: Town) -> None:
    """A stranger, and somebody who is not there, are refused; it vanishes when they load their screen again."""
    ben = town.slack.world.user(town.team, "Ben")

    async def whisper(user: str) -> str:
        return await town.code_of(town.web.chat_postEphemeral(channel=town.room.id, user=user, text="psst"))

    assert [await whisper("U99"), await whisper(ben.id), await whisper(town.ana.id)] == [
        "user_not_found",
        "user_not_in_channel",
        "ok",
    ]
    assert [words(message) for message in town.slack.ephemerals(town.ana)] == ["psst"]
    assert town.slack.messages(town.room) == []
    town.slack.reloads(town.ana)
    assert town.slack.ephemerals(town.ana) == []


async def test_a_private_place_of_the_same_people_is_opened_once(town: Town) -> None:
    """In whatever order they are named; each who cannot be in it has their own code."""
    ben = town.slack.world.user(town.team, "Ben")
    gone = town.slack.world.user(town.team, "Gone", deleted=True)
    first = await town.web.conversations_open(users=[town.ana.id, ben.id])
    again = await town.web.conversations_open(users=[ben.id, town.ana.id])
    assert first["channel"]["id"] == again["channel"]["id"]
    assert (first["already_open"], again["already_open"]) == (False, True)
    codes = [
        await town.code_of(town.web.conversations_open(users=users))
        for users in ([town.ana.id, gone.id], ["U99"], [town.team.bot], [town.ana.id] * 2)
    ]
    assert codes == ["user_disabled", "user_not_found", "cannot_dm_bot", "ok"]
    town.team.scopes.discard("mpim:write")
    assert await town.code_of(town.web.conversations_open(users=[town.ana.id, ben.id])) == "missing_scope"


async def test_people_and_places_are_told(town: Town) -> None:
    """Who is in a channel, a page at a time; who somebody is; whose token this is."""
    for name in ("Ben", "Carla"):
        town.room.members.add(town.slack.world.user(town.team, name).id)
    page = await town.web.conversations_members(channel=town.room.id, limit=3)
    rest = await town.web.conversations_members(
        channel=town.room.id, limit=3, cursor=page["response_metadata"]["next_cursor"]
    )
    assert {*page["members"], *rest["members"]} == town.room.members
    assert (await town.web.users_info(user=town.ana.id))["user"]["tz"] == "Europe/Madrid"
    assert (await town.web.conversations_info(channel=town.room.id))["channel"]["is_member"]
    assert (await town.web.auth_test())["user_id"] == town.team.bot
    assert await town.code_of(client(town.slack, "xoxb-none").auth_test()) == "invalid_auth"
    assert await town.code_of(town.web.api_call("chat.shout")) == "unknown_method"


async def test_windows_are_known_by_their_id_and_their_hash(town: Town) -> None:
    """An update of one that is not there, or of one that has changed, is refused."""
    view = {"type": "modal", "title": {"type": "plain_text", "text": "Hm"}, "blocks": []}

    async def update(**more: Any) -> str:
        return await town.code_of(town.web.views_update(view=view, **more))

    trigger = town.slack.world.trigger(town.ana, town.team)
    opened = (await town.web.views_open(trigger_id=trigger, view=view))["view"]
    assert await update(view_id="V99") == "not_found"
    assert await update(view_id=opened["id"], hash=opened["hash"]) == "ok"
    assert await update(view_id=opened["id"], hash=opened["hash"]) == "hash_conflict"
    assert await town.code_of(town.web.views_open(trigger_id="none", view=view)) == "invalid_trigger_id"
    assert await town.code_of(town.web.views_publish(user_id=town.ana.id, view=view)) == "invalid_arguments"


async def test_a_picture_is_announced_sent_and_shown(town: Town) -> None:
    """Slack's own client does it in three steps; without the scope it cannot."""
    assert await town.code_of(town.web.files_upload_v2(content=b"png", filename="a.png", channel=town.room.id)) == (
        "missing_scope"
    )
    town.team.scopes.add("files:write")
    await town.web.files_upload_v2(content=b"png", filename="a.png", channel=town.room.id, initial_comment="Look")
    assert [(message.text, message.files[0]["name"]) for message in town.slack.messages(town.room)] == [
        ("Look", "a.png")
    ]


async def test_a_code_lets_the_app_in_once(town: Town) -> None:
    """For ten minutes, with the right secret; a token that runs out is renewed once by its own renewal."""
    grants, web = town.slack.server.grants, AsyncWebClient(base_url=town.slack.api, retry_handlers=[])
    grants.rotates = True

    async def access(code: str, secret: str = CLIENT_SECRET) -> str:
        return await town.code_of(web.oauth_v2_access(client_id=CLIENT, client_secret=secret, code=code))

    code, stale = (grants.allow(town.team, town.ana.id, "chat:write") for _ in range(2))
    assert [await access("none"), await access(code, "guess"), await access(code), await access(code)] == [
        "invalid_code",
        "bad_client_secret",
        "ok",
        "code_already_used",
    ]
    town.slack.clock.later(601)
    assert await access(stale) == "code_expired"
    assert town.team.scopes == {"chat:write"}
    fresh = grants.allow(town.team, town.ana.id, "chat:write")
    granted = await web.oauth_v2_access(client_id=CLIENT, client_secret=CLIENT_SECRET, code=fresh)
    grants.expired.add(granted["access_token"])
    assert await town.code_of(client(town.slack, granted["access_token"]).auth_test()) == "token_expired"
    renewal = {"grant_type": "refresh_token", "refresh_token": granted["refresh_token"]}
    renewed = await web.oauth_v2_access(client_id=CLIENT, client_secret=CLIENT_SECRET, **renewal)
    assert await town.code_of(client(town.slack, renewed["access_token"]).auth_test()) == "ok"
    again = web.oauth_v2_access(client_id=CLIENT, client_secret=CLIENT_SECRET, **renewal)
    assert await town.code_of(again) == "invalid_refresh_token"


async def _raised(call: Callable[[], Awaitable[Any]]) -> Exception | None:
    try:
        await call()
    except Exception as error:  # noqa: BLE001 - what it is, is what the test is about
        return error
    return None


async def test_calls_fail_as_a_test_asks(town: Town) -> None:
    """Each once, in the order asked for; then all is well again. A lost reply leaves the message there."""
    faults: list[Fault] = [
        Limited(7),
        Broken(503),
        Broken(500, "fatal_error"),
        Refuses("is_archived"),
        Dropped(),
        Lost(),
        Odd(),
    ]
    town.slack.server.faults.add("chat.postMessage", *faults)
    errors = [
        await _raised(lambda number=number: town.web.chat_postMessage(channel=town.room.id, text=f"{number}"))  # type: ignore[misc]
        for number in range(8)
    ]
    refused = [error.response for error in errors if isinstance(error, SlackApiError)]
    assert [(answer.status_code, answer.get("error")) for answer in refused] == [
        (429, "ratelimited"),
        (503, None),
        (500, "fatal_error"),
        (200, "is_archived"),
        (200, None),
    ]
    assert refused[0].headers["Retry-After"] == "7"
    broken = [error for error in errors if isinstance(error, aiohttp.ClientError)]
    assert [type(error) for error in broken] == [aiohttp.ServerDisconnectedError] * 2
    assert errors[-1] is None
    assert [message.text for message in town.slack.messages(town.room)] == ["5", "6", "7"]


async def test_a_call_can_be_held_until_its_gate_opens(town: Town) -> None:
    """Others pass it meanwhile."""
    gate = asyncio.Event()
    town.slack.server.faults.add("chat.postMessage", Held(gate))
    slow = asyncio.create_task(town.post(text="slow"))
    while not town.slack.server.holding:
        await asyncio.wait_for(town.slack.server.changed.wait(), 5)
    await town.post(text="quick")
    gate.set()
    assert await slow == "ok"
    assert [message.text for message in town.slack.messages(town.room)] == ["quick", "slow"]

"""What Slack tells of channels that are closed and opened, and of the bot that is taken out and let in again. What it
tells may come late, twice and in any order, so that it is only the occasion to look how things are."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime
from weakref import WeakValueDictionary

from slack_sdk.web.async_client import AsyncWebClient

from adapters.messenger import NotAMember, PlaceGone
from adapters.slack.inbound import Payload, inner, text
from adapters.slack.outcomes import of_failure
from adapters.slack.text import PLATFORM
from adapters.whereabouts import Shared, Whereabouts
from bot.features.coalition.model.homes import Why
from bot.kernel.command import Address

OF_CHANNELS: Mapping[str, Why | None] = {
    "channel_archive": Why.gone,
    "channel_deleted": Why.gone,
    "channel_left": Why.not_in,
    "channel_unarchive": None,
    "group_archive": Why.gone,
    "group_deleted": Why.gone,
    "group_left": Why.not_in,
    "group_unarchive": None,
}
OF_MEMBERS: Mapping[str, Why | None] = {"member_joined_channel": None, "member_left_channel": Why.not_in}
Speaks = Callable[[str], Awaitable[AsyncWebClient | None]]
"""As the bot does in that workspace; None where it is not."""

PATIENCE = 1.0
"""Seconds of the three in which an answer has to be there."""


class Channels:
    def __init__(self, whereabouts: Whereabouts, speaks: Speaks) -> None:
        self._whereabouts = whereabouts
        self._speaks = speaks
        self._looking: WeakValueDictionary[Address, asyncio.Lock] = WeakValueDictionary()

    async def told(self, event: Payload, workspace: str, bot_user: str, client: AsyncWebClient) -> None:
        """Of a channel, or of the bot in it: of other people who come and go nothing is looked at."""
        kind, channel = text(event, "type"), text(event, "channel") or text(event, "channel", "id")
        if not channel or (kind in OF_MEMBERS and text(event, "user") != bot_user):
            return
        address = Address(PLATFORM, workspace, channel)
        lock = self._looking.setdefault(address, asyncio.Lock())
        async with lock:
            await self._whereabouts.tell(address, await _seen(channel, {**OF_CHANNELS, **OF_MEMBERS}[kind], client))

    async def is_old(self, workspace: str, told: object) -> bool:
        """Whether that comes so late, in Slack's seconds, that the bot has been let in again since."""
        at = datetime.fromtimestamp(told, UTC) if isinstance(told, int) else None
        return at is not None and await self._whereabouts.is_old(PLATFORM, workspace, at)

    async def taken_out(self, workspace: str) -> None:
        await self._whereabouts.tell(Address(PLATFORM, workspace, ""), Why.taken_out)

    async def left(self, workspace: str) -> None:
        """A channel that another workspace shares, and in which that one's bot is, goes on by that one."""
        shared = await self._whereabouts.sharing(PLATFORM, workspace)
        await asyncio.gather(*(self._carry_on(home, others) for home, others in shared.items()))

    async def _carry_on(self, home: Shared, others: tuple[str, ...]) -> None:
        for other in others:
            client = await self._speaks(other)
            if client and await _seen(home[1].channel, Why.not_in, client) is None:
                await self._whereabouts.goes_on_by(home, other)
                return

    async def let_in(self, workspace: str) -> None:
        await self._whereabouts.tell(Address(PLATFORM, workspace, ""), None)


async def _seen(channel: str, said: Why | None, client: AsyncWebClient) -> Why | None:
    """How it is now; where that cannot be seen, what was told is believed."""
    try:
        async with asyncio.timeout(PATIENCE):
            answer = await client.conversations_info(channel=channel)
    except Exception as failure:  # noqa: BLE001 - whatever it is, something was told
        gone = isinstance(of_failure(failure), PlaceGone | NotAMember)
        return Why.not_in if gone and said is None else said
    found = inner(answer.data, "channel")
    if found.get("is_archived"):
        return Why.gone
    return None if found.get("is_member") else Why.not_in

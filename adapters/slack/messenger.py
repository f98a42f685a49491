"""The courier's hand in Slack: messages, live cards and group messages, each one call, whose outcome outcomes.py names.
Every call has a connection of its own, so that one that was never made and a reply that was lost are told apart."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime

from aiohttp import ClientSession, ClientTimeout
from slack_sdk.web.async_client import AsyncWebClient

from adapters.messenger import (
    UNDER_IT,
    Ambiguous,
    Delivery,
    MessageGone,
    OurBug,
    PersonUnreachable,
    Retry,
    Sent,
    TenantGone,
    of_whom,
)
from adapters.pictures import images_of
from adapters.slack import render
from adapters.slack.inbound import inner, text
from adapters.slack.installed import PATIENCE, Installation, Installed
from adapters.slack.neighbours import Neighbours
from adapters.slack.outcomes import TROUBLE, of_failure
from adapters.slack.pictures import Gallery
from adapters.slack.render import NO_PICTURES, Pictures
from adapters.slack.text import PLATFORM, Json
from adapters.wording import Catalogues, Voice
from bot.dispatch.ports import Opening, Parcel, Reach, Reaches, Stale
from bot.kernel.card import Card
from bot.kernel.command import Account, Address
from bot.kernel.ports import Directory

TO_CONNECT = 5.0
"""Seconds; when they are over nothing has left, and it may go again."""

TO_SEE = 3.0
"""Seconds to find out whether somebody can be called, out of those that a message may take."""

AS_IT_STANDS: Json = {"parse": "none", "link_names": False}
"""Nothing in a text is made a link or a call that is not written as one."""

EVERY_WORKSPACE: Reaches = (Reach(PLATFORM),)

QUIET: Json = {"unfurl_links": False, "unfurl_media": False}


class SlackMessenger:
    def __init__(  # noqa: PLR0913 - wired by hand, in one place
        self,
        installed: Installed,
        base_url: str,
        catalogues: Catalogues | None = None,
        *,
        gallery: Gallery | None = None,
        reach: Reaches = EVERY_WORKSPACE,
        to_connect: float = TO_CONNECT,
    ) -> None:
        self.reach = reach
        self._installed = installed
        self._base_url = base_url
        self._catalogues = catalogues or Catalogues()
        self._gallery = gallery or Gallery(lambda: datetime.now(UTC))
        self._timeout = ClientTimeout(total=PATIENCE, connect=to_connect)
        self._neighbours = Neighbours(self._sees)
        self._log = logging.getLogger(__name__)
        self._log.setLevel(logging.WARNING)  # below it the library writes requests down, and with them what people said

    async def post(self, parcel: Parcel) -> Delivery:
        where, voice = parcel.address, self._voice(parcel.language, parcel.zone, parcel.directory)
        who = parcel.directory.people.get(parcel.rings) if parcel.rings else None
        rings = await self._neighbours.called(who, where.workspace)

        async def posted(pictures: Pictures) -> Delivery:
            shown = render.message(parcel.card, voice, rings, pictures)
            return await self._post(where, shown, parcel.under, aloud=parcel.aloud)

        called = (Account(PLATFORM, where.workspace, rings),) if rings else ()
        return of_whom(await self._pictured(posted, parcel.card, voice, where.workspace), *called)

    async def write(self, parcel: Parcel, to: Account) -> Delivery:
        opened = await self._opened(to.workspace, to)
        if not isinstance(opened, Sent):
            return Retry() if isinstance(opened, Ambiguous) else opened
        where, voice = parcel.address, self._voice(parcel.language, parcel.zone, parcel.directory)
        there = replace(where, channel=opened.message)

        async def posted(pictures: Pictures) -> Delivery:
            return await self._post(there, render.message(parcel.card, voice, pictures=pictures))

        return await self._pictured(posted, parcel.card, voice, where.workspace)

    async def edit(self, board: Stale, card: Card, directory: Directory) -> Delivery:
        where, ts, voice = board.address, board.message, self._voice(board.language, board.zone, directory)

        async def drawn(pictures: Pictures) -> Delivery:
            shown = render.message(card, voice, pictures=pictures)
            if board.gathers and not board.thread:
                shown = render.with_note(shown, UNDER_IT, voice)
            if ts is None:
                return await self._post(where, shown, board.thread)
            given = {"channel": where.channel, "ts": ts, **shown._asdict(), **AS_IT_STANDS}
            return await self._made(where.workspace, "chat.update", given, "ts")

        return await self._pictured(drawn, card, voice, where.workspace)

    async def open(self, opening: Opening) -> Delivery:
        """A group message; Slack has one only for the same people, whenever and however often it is asked for. Where it
        has none, it does not say because of whom: that shows when each of them is asked for alone."""
        people, workspace = [each for each in opening.people.values() if each], opening.near.workspace
        delivery = await self._opened(workspace, *people)
        if not isinstance(delivery, PersonUnreachable):
            return delivery
        alone = await asyncio.gather(*(self._opened(workspace, each) for each in people))
        who = (each for each, came in zip(people, alone, strict=True) if isinstance(came, PersonUnreachable))
        return PersonUnreachable(tuple(who))

    async def _opened(self, workspace: str, *people: Account) -> Delivery:
        users = ",".join(sorted(each.user for each in people))
        return await self._made(workspace, "conversations.open", {"users": users}, "channel", "id")

    async def _pictured(
        self, send: Callable[[Pictures], Awaitable[Delivery]], card: Card, voice: Voice, workspace: str
    ) -> Delivery:
        """With its pictures, where there are some; if Slack does not take them, with what they say as text."""
        installation = await self._known(workspace) if images_of(card) else None
        if installation is None:
            return await send(NO_PICTURES)
        async with ClientSession(timeout=self._timeout) as session:
            pictures = await self._gallery.of(card, voice, workspace, self._client(installation.token, session))
        delivery = await send(pictures)
        if not pictures or not isinstance(delivery, OurBug):
            return delivery
        self._gallery.forget(pictures)
        return await send(NO_PICTURES)

    async def _known(self, workspace: str) -> Installation | None:
        with suppress(Exception):  # the call itself finds out what is wrong
            return await self._installed.of(workspace)
        return None

    async def _post(
        self, where: Address, shown: render.Shown, thread: str | None = None, *, aloud: bool = False
    ) -> Delivery:
        """In a thread, and shown in the channel too if it is `aloud`; by itself where the thread is gone."""
        given = {"channel": where.channel, **shown._asdict(), **AS_IT_STANDS, **QUIET}
        if thread is None:
            return await self._made(where.workspace, "chat.postMessage", given, "ts")
        under = {**given, "thread_ts": thread, **({"reply_broadcast": True} if aloud else {})}
        delivery = await self._made(where.workspace, "chat.postMessage", under, "ts")
        return await self._post(where, shown) if isinstance(delivery, MessageGone) else delivery

    async def _made(self, workspace: str, method: str, given: Json, *name: str) -> Delivery:
        """The call; `name` is where in its answer stands what Slack calls what it made."""
        try:
            installation = await self._installed.of(workspace)
            if installation is None:
                return TenantGone()
            async with ClientSession(timeout=self._timeout) as session:
                answer = (await self._client(installation.token, session).api_call(method, json=given)).data
        except Exception as failure:  # noqa: BLE001 - whatever it is, the courier is told of it as a Delivery
            return await self._judged(of_failure(failure), workspace)
        made = text(answer, *name)
        return Sent(made) if made else Ambiguous()

    async def _sees(self, workspace: str, user: str) -> bool | None:
        """Whether somebody of another workspace shares a channel with the bot; whatever fails, the message goes."""
        installation = await self._known(workspace)
        if installation is None:
            return None
        try:
            async with asyncio.timeout(TO_SEE), ClientSession(timeout=self._timeout) as session:
                answer = (await self._client(installation.token, session).users_info(user=user)).data
        except TROUBLE as failure:
            return False if isinstance(of_failure(failure), PersonUnreachable) else None
        return inner(answer, "user").get("deleted") is not True

    async def _judged(self, delivery: Delivery, workspace: str) -> Delivery:
        """That a workspace is gone is noted for all processes; where that fails the next call finds it out again."""
        if isinstance(delivery, TenantGone):
            with suppress(Exception):
                await self._installed.gone(workspace)
        return delivery

    def _client(self, token: str, session: ClientSession) -> AsyncWebClient:
        """Without the library's own second tries: whether to try again is the courier's to say."""
        return AsyncWebClient(token, self._base_url, session=session, retry_handlers=[], logger=self._log)

    def _voice(self, language: str, zone: str, directory: Directory) -> Voice:
        return Voice(language, zone, directory, catalogues=self._catalogues)

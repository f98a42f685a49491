"""Calls to the platforms, as the courier makes them: each ends in a Delivery in good time, counted, never in an
exception. What a platform refuses to show is sent as a plain short message instead."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace

from adapters.courier.fate import code
from adapters.incidents import Incidents
from adapters.messenger import (
    Ambiguous,
    Delivery,
    MessageGone,
    Messenger,
    OurBug,
    PersonUnreachable,
    Retry,
    Unknown,
    by_themselves,
)
from adapters.metrics import Metrics
from bot.dispatch.ports import Opening, Parcel, Stale
from bot.kernel.card import Card
from bot.kernel.elements import Note, Words
from bot.kernel.ports import Directory
from bot.kernel.text import say

LONGEST = 15.0
"""Seconds. Two calls for a message, and the two for a board before it, end within the lease of a minute."""

IN_SHORT = say("This could not be shown in full. Type /coalition to see everything.")

_CODE = re.compile(r"[A-Za-z0-9_.-]{1,64}")


class Unsendable(Exception):
    """A platform refuses what was sent; its code stands beside it in the log."""


class Calls:
    def __init__(self, messengers: Mapping[str, Messenger], *, metrics: Metrics, incidents: Incidents) -> None:
        self._messengers = messengers
        self._metrics = metrics
        self._incidents = incidents

    async def post(self, parcel: Parcel) -> Delivery:
        delivery = await self._posted(parcel)
        if isinstance(delivery, OurBug):
            delivery = await self._posted(replace(parcel, card=in_short(parcel.card)))
        return delivery

    async def _posted(self, parcel: Parcel) -> Delivery:
        """What is for one person alone is never posted."""
        platform, alone = parcel.address.platform, parcel.alone
        if alone is None:
            return await self._call(platform, "post", lambda to: to.post(parcel))
        return by_themselves(await self._call(platform, "write", lambda to: to.write(parcel, alone)), alone)

    async def edit(self, board: Stale, card: Card, directory: Directory) -> Delivery:
        """A message that is gone is posted anew. To edit twice does no harm, so an edit is never ambiguous."""
        platform = board.address.platform
        delivery = await self._call(platform, "board", lambda to: to.edit(board, card, directory))
        if isinstance(delivery, Ambiguous) and board.message is not None:
            return Retry()
        if isinstance(delivery, MessageGone):
            board = replace(board, message=None)
            delivery = await self._call(platform, "board", lambda to: to.edit(board, card, directory))
        elif isinstance(delivery, OurBug):
            delivery = await self._call(platform, "board", lambda to: to.edit(board, in_short(card), directory))
        return delivery

    async def open(self, opening: Opening) -> Delivery:
        """To open a place twice does no harm either. Nobody is left out of it because they have no account there."""
        if None in opening.people.values():
            return PersonUnreachable()
        delivery = await self._call(opening.near.platform, "open", lambda to: to.open(opening))
        return Retry() if isinstance(delivery, Ambiguous) else delivery

    async def _call(self, platform: str, what: str, ask: Callable[[Messenger], Awaitable[Delivery]]) -> Delivery:
        delivery = await self._outcome(platform, ask)
        self._metrics.delivered(platform, what, code(delivery))
        if isinstance(delivery, OurBug):
            self._refused(platform, what, delivery)
        return delivery

    async def _outcome(self, platform: str, ask: Callable[[Messenger], Awaitable[Delivery]]) -> Delivery:
        messenger = self._messengers.get(platform)
        if messenger is None:
            return Retry()
        try:
            async with asyncio.timeout(LONGEST):
                delivery = await ask(messenger)
        except TimeoutError:
            return Ambiguous()
        except Exception as failure:  # noqa: BLE001 - a messenger promises none; what it was stands in the log
            self._incidents.report("courier", failure, platform=platform)
            return Unknown(type(failure).__name__)
        if isinstance(delivery, Unknown):
            self._refused(platform, "call", delivery)
        return delivery

    def _refused(self, platform: str, what: str, delivery: OurBug | Unknown) -> None:
        detail = delivery.detail if _CODE.fullmatch(delivery.detail) else "unreadable"
        where = {"class": code(delivery), "refusal": detail}
        self._incidents.report("courier", Unsendable(), platform=platform, kind=what, **where)


def in_short(card: Card) -> Card:
    """The card in one sentence."""
    return Card(card.summary, (Words(card.summary), Note(IN_SHORT)))

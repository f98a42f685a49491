"""The courier's hand in Discord: messages, live cards and private threads, each a few calls, whose outcome outcomes.py
names. A message carries a number of its own, by which Discord drops one that comes again."""

from base64 import urlsafe_b64encode
from contextlib import suppress
from dataclasses import replace
from hashlib import blake2b

from adapters.discord.guilds import Guilds
from adapters.discord.line import Json, Line
from adapters.discord.outcomes import ARCHIVED, SEND, THREADS, TOO_OLD, VIEW, code_of, of_failure
from adapters.discord.text import PLATFORM, account_in
from adapters.discord.threads import A_DAY, MESSAGE, Rooms, Threads, Unknown
from adapters.discord.written import COMPONENTS, SILENT, Paint, Shown, written
from adapters.incidents import CROCKFORD
from adapters.messenger import (
    UNDER_IT,
    Ambiguous,
    Delivery,
    MessageGone,
    PlaceGone,
    Retry,
    Sent,
    SetUpMissing,
    of_whom,
)
from adapters.wording import Catalogues, Voice
from bot.dispatch.ports import Opening, Parcel, Reach, Reaches, Stale
from bot.kernel.card import Card
from bot.kernel.command import Account, Address
from bot.kernel.elements import Note
from bot.kernel.ids import PersonId, PlaceId
from bot.kernel.ports import Directory
from bot.kernel.text import say

PRIVATE_THREAD = 12
CHANNEL, MESSAGES = "/channels/{channel_id}", "/channels/{channel_id}/messages"
DIRECT = "/users/@me/channels"
THREAD = "/channels/{channel_id}/threads"
IN_THREAD, ACTIVE = "/channels/{channel_id}/thread-members/{user}", "/guilds/{guild_id}/threads/active"

ONLY_YOU = say("Only for you: {mark}")


NOT_THERE = (PlaceGone, MessageGone, SetUpMissing)
"""What comes of a thread that is gone or closed, or cannot be begun."""


class DiscordMessenger:
    def __init__(
        self,
        line: Line,
        guilds: Guilds,
        paint: Paint,
        catalogues: Catalogues | None = None,
        *,
        rooms: Rooms | None = None,
    ) -> None:
        self.reach: Reaches = (Reach(PLATFORM),)
        self._line = line
        self._guilds = guilds
        self._paint = paint
        self._catalogues = catalogues or Catalogues()
        self._rooms = rooms or Unknown()
        self._threads = Threads(line)

    async def post(self, parcel: Parcel) -> Delivery:
        rings = _user(parcel.rings, parcel.address, parcel.directory)
        called = (Account(PLATFORM, parcel.address.workspace, rings),) if rings else ()
        return of_whom(await self._post(parcel, rings), *called)

    async def _post(self, parcel: Parcel, rings: str | None) -> Delivery:
        """Without a ring it comes silently. What is under a card and `aloud` stands in the channel too, where it calls
        nobody again."""
        where, under = parcel.address, parcel.under
        voice = self._voice(parcel.language, parcel.zone, parcel.directory)
        shown, mark = await self._paint(parcel.card, voice, rings, where), _mark(parcel.coalition, str(parcel.id))
        if under is None or self._rooms.threads(where, under) is False:
            return await self._posted(where, shown, mark, rings)
        delivery = await self._beneath(where, under, shown, mark, rings)
        if isinstance(delivery, NOT_THERE):
            return await self._posted(where, _again(shown), mark, rings)
        if not (parcel.aloud and isinstance(delivery, Sent)):
            return delivery
        shown = await self._paint(parcel.card, voice, None, where)
        return await self._posted(where, shown, _mark(parcel.coalition, str(parcel.id), "aloud"))

    async def write(self, parcel: Parcel, to: Account) -> Delivery:
        where, voice = parcel.address, self._voice(parcel.language, parcel.zone, parcel.directory)
        if (hindrance := self._guilds.in_the_way(where.workspace)) is not None:
            return hindrance
        try:
            channel = _id(await self._line.call("POST", DIRECT, {"recipient_id": to.user}))
        except Exception as failure:  # noqa: BLE001 - as in `edit`
            delivery = of_failure(failure, SEND)
            return Retry() if isinstance(delivery, Ambiguous) else delivery
        if not channel:
            return Retry()
        mark, shown = _mark(parcel.coalition, str(parcel.id)), await self._paint(parcel.card, voice, None, where)
        return await self._posted(where, shown, mark, to.user, thread=channel)

    async def edit(self, board: Stale, card: Card, directory: Directory) -> Delivery:
        """One that was begun in a thread stands there; in the channel, where that was closed before it was up."""
        where, thread = board.address, board.thread
        if board.gathers and not thread and self._rooms.threads(where):
            card = _noted(card)
        shown = await self._paint(card, self._voice(board.language, board.zone, directory), None, where)
        delivery = await self._drawn(board, shown, thread) if thread else PlaceGone()
        return await self._drawn(board, _again(shown)) if isinstance(delivery, PlaceGone | MessageGone) else delivery

    async def _drawn(self, board: Stale, shown: Shown, thread: str | None = None) -> Delivery:
        where = board.address
        if board.message is None:
            wanting = _mark(board.coalition, board.kind, board.key, board.place, str(board.wanted))
            delivery = await self._posted(where, shown, wanting, thread=thread)
            return PlaceGone() if thread and isinstance(delivery, NOT_THERE) else delivery
        if (hindrance := self._guilds.in_the_way(where.workspace)) is not None:
            return hindrance
        try:
            return await self._edited(thread or where.channel, board.message, shown)
        except Exception as failure:  # noqa: BLE001 - whatever it is, the courier is told of it as a Delivery
            return of_failure(failure, VIEW)

    async def _beneath(self, where: Address, under: str, shown: Shown, mark: str, rings: str | None) -> Delivery:
        delivery = await self._posted(where, shown, mark, rings, thread=under)
        if not isinstance(delivery, PlaceGone):
            return delivery
        begun = await self._threads.begin(where.channel, under)
        return await self._posted(where, _again(shown), mark, rings, thread=under) if isinstance(begun, Sent) else begun

    async def open(self, opening: Opening) -> Delivery:
        """A private thread. Whether all can be in it is asked first: nobody is to wait in one for somebody who left."""
        if (hindrance := self._guilds.in_the_way(opening.near.workspace)) is not None:
            return hindrance
        people = [each for each in opening.people.values() if each]
        asked: tuple[Account, ...] = ()
        try:
            for each in people:
                asked = (each,)
                await self._line.member(opening.near.workspace, each.user)
            asked = ()
            thread = await self._thread(opening)
            for each in people:
                asked = (each,)
                await self._line.call("PUT", IN_THREAD, channel_id=thread, user=each.user)
        except Exception as failure:  # noqa: BLE001 - as in `edit`
            return of_whom(of_failure(failure, THREADS), *asked)
        return Sent(thread) if thread else Ambiguous()

    async def _posted(
        self, address: Address, shown: Shown, nonce: str, rings: str | None = None, *, thread: str | None = None
    ) -> Delivery:
        if (hindrance := self._guilds.in_the_way(address.workspace)) is not None:
            return hindrance
        flags = COMPONENTS if rings else COMPONENTS | SILENT
        message = written(shown, flags=flags, nonce=nonce)
        try:
            made = _id(await self._line.send("POST", MESSAGES, message, channel_id=thread or address.channel))
        except Exception as failure:  # noqa: BLE001 - as in `edit`
            return of_failure(failure, SEND)
        return Sent(made) if made else Ambiguous()

    async def _edited(self, channel: str, message: str, shown: Shown) -> Delivery:
        """In a thread that went to sleep it is woken first. What Discord lets nobody edit any more makes way for a new
        message: a live card that stands still would mislead."""
        edited = written(shown)
        where = {"channel_id": channel, "message": message}
        try:
            await self._line.send("PATCH", MESSAGE, edited, **where)
        except Exception as failure:
            if code_of(failure) == TOO_OLD:
                with suppress(Exception):
                    await self._line.call("DELETE", MESSAGE, **where)
            if code_of(failure) != ARCHIVED:
                raise
            await self._line.call("PATCH", CHANNEL, {"archived": False}, channel_id=channel)
            await self._line.send("PATCH", MESSAGE, written(_again(shown)), **where)
        return Sent(message)

    async def _thread(self, opening: Opening) -> str:
        """The one that an earlier try has made, or a new one."""
        near, said = opening.near, ONLY_YOU.using(mark=_spoken(opening.aside))
        name = self._voice(opening.language, "UTC", opening.directory).text(said)
        if opening.tries > 1:
            active = await self._line.call("GET", ACTIVE, guild_id=near.workspace)
            wanted = {"name": name, "parent_id": near.channel, "owner_id": self._line.user}
            found = (each for each in _listed(active, "threads") if wanted.items() <= each.items())
            if there := next(found, None):
                return _id(there)
        body: Json = {"name": name, "type": PRIVATE_THREAD, "invitable": False, "auto_archive_duration": A_DAY}
        return _id(await self._line.call("POST", THREAD, body, channel_id=near.channel))

    def _voice(self, language: str, zone: str, directory: Directory) -> Voice:
        return Voice(language, zone, directory, catalogues=self._catalogues)


def _again(shown: Shown) -> Shown:
    """Its pictures are read from their beginning."""
    for file in shown.files:
        file.reset()
    return shown


def _noted(card: Card) -> Card:
    """Where there is room, with what is to be known of the thread under it."""
    with suppress(ValueError):
        return replace(card, elements=(*card.elements, Note(UNDER_IT)))
    return card


def _user(person: PersonId | None, address: Address, directory: Directory) -> str | None:
    """Whom to call there; nobody, if they have left or have no account in that server."""
    who = directory.people.get(person) if person else None
    return account_in(who, address.workspace) if who else None


def _mark(*parts: str) -> str:
    """22 characters, the same for the same parts. The coalition is one of them: a store that is begun afresh counts
    from one again, and what it sends is no double of what was sent before."""
    digest = blake2b("\n".join(parts).encode(), digest_size=16).digest()
    return urlsafe_b64encode(digest).decode().rstrip("=")


def _spoken(aside: PlaceId) -> str:
    """By which a private place is told from others, and by which it is found again."""
    number = int.from_bytes(blake2b(aside.encode(), digest_size=8).digest())
    return "".join(CROCKFORD[number >> shift & 31] for shift in (0, 5, 10, 15, 20, 25))


def _id(made: object) -> str:
    found = made.get("id") if isinstance(made, dict) else None
    return found if isinstance(found, str) else ""


def _listed(answer: object, name: str) -> list[Json]:
    found = answer.get(name) if isinstance(answer, dict) else None
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []

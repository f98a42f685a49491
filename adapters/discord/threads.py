"""Threads under live cards: begun with the first word that belongs there, and called as the card is. A thread has the
number of the message under which it was begun."""

import re
from typing import Protocol

from adapters.discord.line import Json, Line
from adapters.discord.outcomes import BEGUN, PUBLIC_THREADS, code_of, of_failure
from adapters.discord.text import cut
from adapters.messenger import Ambiguous, Delivery, Sent
from bot.kernel.command import Address

A_DAY = 1_440
NAME = 100
MESSAGE = "/channels/{channel_id}/messages/{message}"

_TEXT = 10
_SENTENCE = re.compile(r"\n|(?<=[.?!…])\s")
_MARKS = re.compile(r"\A#{1,3} |\*\*|\\(?=[^\w\s])|[\u2066-\u2069]")


class Rooms(Protocol):
    def threads(self, place: Address, under: str | None = None) -> bool | None:
        """Whether the bot can write in threads that it begins there, or in the one under this message; None where
        nobody knows."""
        ...


class Unknown:
    """Nothing is known of any channel: what can be done is found out by trying."""

    def threads(self, place: Address, under: str | None = None) -> bool | None:
        return None


class Threads:
    def __init__(self, line: Line) -> None:
        self._line = line

    async def begin(self, channel: str, message: str) -> Delivery:
        """Sent names the thread; one that is there already is the one."""
        where = {"channel_id": channel, "message": message}
        try:
            name = _title(await self._line.call("GET", MESSAGE, **where))
            body: Json = {"name": name, "auto_archive_duration": A_DAY}
            made = await self._line.call("POST", f"{MESSAGE}/threads", body, **where)
        except Exception as failure:  # noqa: BLE001 - whatever it is, the messenger is told of it as a Delivery
            return Sent(message) if code_of(failure) == BEGUN else of_failure(failure, PUBLIC_THREADS)
        begun = made.get("id") if isinstance(made, dict) else None
        return Sent(begun) if isinstance(begun, str) else Ambiguous()


def _title(message: object) -> str:
    """The first sentence of a card, as it is read."""
    parts = message.get("components") if isinstance(message, dict) else None
    for part in _flat(parts):
        said = part.get("content")
        if part.get("type") == _TEXT and isinstance(said, str):
            return cut(_SENTENCE.split(_MARKS.sub("", said), maxsplit=1)[0].strip(), NAME) or "…"
    return "…"


def _flat(parts: object) -> list[Json]:
    """Those in a frame too."""
    listed = [each for each in parts if isinstance(each, dict)] if isinstance(parts, list) else []
    return [found for each in listed for found in (each, *_flat(each.get("components")))]

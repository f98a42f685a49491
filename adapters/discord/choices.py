"""What is offered while somebody writes a slash command: the words after its root, and the things that a field picks
from, found by a part of their names. It changes nothing and is not counted among what people do."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from discord.app_commands import Choice

from adapters.desk import Desk, Typed
from adapters.discord.direct import Direct
from adapters.discord.inbound import MORE, WHAT
from adapters.discord.showing import Showing, Visit
from adapters.discord.text import Pen, cut
from adapters.pace import Bucket
from bot.kernel.command import Command, slots
from bot.kernel.fields import kind_of
from bot.kernel.form import Form
from bot.kernel.text import Phrase

MOST, NAME, VALUE = 25, 100, 100
A_MINUTE = 120
"""Times that one person is offered something: once for every letter that they write."""


class Choices:
    """`latest` is in how many seconds it has to be offered."""

    def __init__(
        self, desk: Desk, showing: Showing, direct: Direct, now: Callable[[], datetime], latest: float
    ) -> None:
        self._desk = desk
        self._showing = showing
        self._direct = direct
        self._now = now
        self._latest = latest
        self._pace = Bucket(A_MINUTE, timedelta(minutes=1))

    async def offer(self, visit: Visit, typed: Typed, name: str) -> None:
        """Nothing, where nothing can be offered in time."""
        if name == WHAT:
            found = self._words(visit, typed)
        elif self._pace.take(visit.delivery.caller.account, self._now()):
            found = _listed(await self._picked(visit, self._meant(typed, name)), name)
        else:
            found = []
        pen = Pen(self._showing.own(visit))
        offered = [
            Choice(name=cut(pen.plain(label), NAME), value=value) for label, value in found if len(value) <= VALUE
        ]
        await self._showing.offer(offered[:MOST], visit)

    async def _picked(self, visit: Visit, meant: Typed) -> Form | None:
        """With all that there is to pick; None if it is not read in time."""
        try:
            async with asyncio.timeout(self._latest):
                caller = await self._direct.caller(visit.delivery.caller, meant)
                return await self._desk.offers(caller, meant)
        except TimeoutError:
            return None

    def _words(self, visit: Visit, typed: Typed) -> list[tuple[Phrase | str, str]]:
        """In whose label, or in which, what was written is."""
        pen, sought = Pen(self._showing.own(visit)), typed.line.casefold()
        root = self._desk.catalogue.roots.get(typed.root)
        words = [(word.label, word.word) for word in root.words] if root else []
        return [each for each in words if sought in f"{each[1]} {pen.plain(each[0])}".casefold()]

    def _meant(self, typed: Typed, name: str) -> Typed:
        """Whoever has not said yet what they want to do means a word whose command has that field."""
        root = self._desk.catalogue.roots.get(typed.root)
        if root is None or typed.line or (root.command and name in _words_of(root.command)):
            return typed
        meant = (
            word.word for word in root.words if issubclass(word.request, Command) and name in _words_of(word.request)
        )
        return replace(typed, line=next(meant, ""))


def _words_of(command: type[Command]) -> set[str]:
    return {slot.word for slot in slots(command) if kind_of(slot)}


def _listed(form: Form | None, name: str) -> list[tuple[Phrase | str, str]]:
    """Of the field of that name; what goes with a word is its first field."""
    entries = form.entries if form else ()
    entry = next((each for each in entries if name in {each.word, MORE}), None)
    return [(option.label, option.value) for option in entry.options] if entry else []

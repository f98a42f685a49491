"""The contract's world as a terminal: two rooms in one house, each with a wall that outlives the bot, as a platform's
own messages do."""

import asyncio
import random
import re
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from io import StringIO

from adapters.assembly import Bot, assembled
from adapters.desk import Caller, Desk, Pressed, Said
from adapters.logs import logger
from adapters.terminal import words
from adapters.terminal.cast import PLATFORM, WORKSPACE, Cast, Persona, room_called
from adapters.terminal.messenger import Posted, TerminalMessenger, Wall
from adapters.terminal.numbers import Numbers
from adapters.terminal.render import Pressable
from adapters.terminal.room import Room
from adapters.terminal.screen import Screen
from adapters.terminal.sight import Sight
from bot.dispatch import Answer
from bot.dispatch.ports import Reach, Store
from bot.kernel.form import Form
from bot.kernel.wire import encode
from tests.adapters.contract.platform import ALONE, BEAT, BEGAN, HERE, MOMENT, THERE, NotThere, Sheet, plain, turning

ZONE = "Europe/Madrid"
_FRAMES = re.compile("[│─╭╮╰╯]+")
_LINKS = re.compile(r"\x1b\]8;[^\x07\x1b]*")


@dataclass
class Doubling:
    """The desk, to which everything is said as often as it is delivered."""

    desk: Desk
    platform: "Terminal"

    async def hear(self, caller: Caller, said: Said, key: str | None = None) -> Answer | Form:
        first = await self.desk.hear(caller, said, key)
        for _ in range(self.platform.copies - 1):
            await self.desk.hear(caller, said, key)
        return first

    async def wrote(self, caller: Caller) -> Answer | None:
        return await self.desk.wrote(caller)


class Terminal:
    def __init__(self, store: Store) -> None:
        self._store = store
        self._log = StringIO()
        self._lots = random.Random(1)
        self._people: dict[str, Persona] = {}
        self._walls = {HERE: Wall(), THERE: Wall()}
        self._rooms: dict[str, Room] = {}
        self._pages: list[str] = []
        self._screen = Screen(self._pages.append, lambda: 100, colour=False)
        self._bot: Bot
        self.now: datetime = BEGAN
        self.copies = 1

    @property
    def log(self) -> str:
        return self._log.getvalue()

    async def starts(self) -> None:
        walls = {place: _hung_again(wall) for place, wall in self._walls.items()}
        messenger = TerminalMessenger(room_called(HERE), walls[HERE], (Reach(PLATFORM, WORKSPACE),))
        messenger.hang(room_called(THERE), walls[THERE])
        self._bot = bot = assembled(
            self._store,
            {PLATFORM: messenger},
            now=lambda: self.now,
            seed=lambda: self._lots.randbytes(16),
            log=logger(self._log, "info"),
            instance=PLATFORM,
        )
        self._walls = walls
        self._rooms = {place: self._furnished(bot, place) for place in walls}
        await bot.start()
        for room in self._rooms.values():
            room.look()

    async def stops(self) -> None:
        await self._bot.stop()

    async def restarts(self) -> None:
        await self.stops()
        await self.starts()

    def comes(self, who: str, name: str, language: str = "en") -> None:
        self._people[who] = Persona(who, name, language)
        for room in self._rooms.values():
            room.cast = Cast(tuple(self._people.values()))

    async def types(self, who: str, line: str, place: str = HERE) -> str:
        return await self._done(who, self._typed(who, line, place))

    async def presses(self, who: str, label: str, place: str = HERE) -> str:
        return await self._done(who, self._pressed(who, label, place))

    async def fills(self, who: str, **answers: str) -> str:
        return await self._done(who, self._filled(who, answers))

    async def at_once(self, *acts: tuple[str, str]) -> tuple[str, ...]:
        works = [
            self._typed(who, what, HERE) if what.startswith("/") else self._pressed(who, what, HERE)
            for who, what in acts
        ]
        before = len(self._pages)
        await self._passing()
        await asyncio.gather(*works)
        await self._passing()
        return tuple(each for who in {who for who, _ in acts} for each in self._told(who, before))

    async def sheet(self, who: str) -> Sheet | None:
        room = self._room_of(who)
        if room.filling is None:
            await room.take("again")
        if (filling := room.filling) is None or filling.entry is None:
            return None
        voice = room.sight.voice(self._people[who].language)
        wrong = {filling.entry.name: plain(voice.text(filling.error))} if filling.error else {}
        return Sheet(filling.texts, wrong)

    def shows(self, place: str = HERE) -> tuple[str, ...]:
        return tuple(plain(_FRAMES.sub(" ", drawn)) for drawn in self._drawn(place))

    def letters(self, who: str) -> tuple[str, ...]:
        room = self._rooms[HERE]
        theirs = (wall for wall in self._walls[HERE].asides if wall.company and wall.company.users == {who})
        written = (self._screen.text(room.sight.message(each)) for wall in theirs for each in wall.messages())
        return tuple(plain(_FRAMES.sub(" ", drawn)) for drawn in written)

    def live(self, place: str = HERE) -> set[str]:
        rung: set[str] = set()
        for message in self._walls[place].messages():
            if isinstance(message, Posted) and message.rings:
                rung |= {account.user for account in message.directory.people[message.rings].accounts}
        written = "".join(self._drawn(place))
        return rung | turning(written) | set(_LINKS.findall(written))

    def wire(self, who: str, label: str, place: str = HERE) -> str:
        return encode(self._thing(who, label, place).press)

    async def sends(self, who: str, wire: str) -> str:
        room, persona = self._rooms[HERE], self._people[who]

        async def sent() -> None:
            answer = await self._bot.desk.hear(persona.caller(ZONE, room_called(HERE)), Pressed(wire))
            drawn = None if isinstance(answer, Form) else room.sight.reply(persona, answer)
            if drawn:
                self._screen.show(drawn)

        return await self._done(who, sent())

    async def passes(self, span: timedelta) -> None:
        until = self.now + span
        while self.now < until:
            await self._bot.clock.beat()
            self.now = min(until, self.now + BEAT)
        await self._bot.settle()

    def _furnished(self, bot: Bot, place: str) -> Room:
        sight = Sight(ZONE, Numbers(), numbered=False, catalogue=bot.dispatch.catalogue)
        cast = Cast(tuple(self._people.values())) if self._people else Cast()
        desk, wall = Doubling(bot.desk, self), self._walls[place]
        return Room(desk, wall, sight, self._screen, cast, now=lambda: self.now, pins=False, address=room_called(place))

    async def _passing(self) -> None:
        await self.passes(MOMENT)

    async def _done(self, who: str, work: Awaitable[None]) -> str:
        await self._passing()
        before = len(self._pages)
        await work
        await self._passing()
        return " ".join(self._told(who, before))

    async def _typed(self, who: str, line: str, place: str) -> None:
        room = self._rooms[place]
        room.persona = self._people[who]
        await room.take(line)

    async def _pressed(self, who: str, label: str, place: str) -> None:
        place = HERE if place == ALONE else place
        room, persona, thing = self._rooms[place], self._people[who], self._thing(who, label, place)
        room.persona = persona
        await room.press(persona, thing)
        if thing.confirm:
            await room.take(room.sight.said(persona, words.YES))

    async def _filled(self, who: str, answers: dict[str, str]) -> None:
        room = self._room_of(who)
        if room.filling is None:
            raise NotThere(f"{who} has no form to fill in")
        while (filling := room.filling) is not None:
            entry = filling.entry
            if entry is None:
                break
            await room.take(answers.pop(entry.name, filling.shown))
            if filling.error:
                break

    def _room_of(self, who: str) -> Room:
        """The one in which a form is before them, else the first."""
        for room in self._rooms.values():
            room.persona = self._people[who]
        return next((room for room in self._rooms.values() if room.filling is not None), self._rooms[HERE])

    def _thing(self, who: str, label: str, place: str) -> Pressable:
        numbers = self._rooms[place].sight.numbers
        thing = numbers.labelled(label, who)
        if thing is None:
            raise NotThere(f"{who} sees no {label!r}, but {[each.label for _, each in numbers.offered(who)]}")
        return thing

    def _drawn(self, place: str) -> list[str]:
        room = self._rooms[place]
        return [self._screen.text(room.sight.message(each)) for each in self._walls[place].messages()]

    def _told(self, who: str, before: int) -> list[str]:
        """What was drawn since then under the sign that they alone see it."""
        sight = self._rooms[HERE].sight
        signs = [
            plain(sight.voice(language).text(words.ONLY_YOU.using(name=self._people[who].name)))
            for language in {"en", self._people[who].language}
        ]
        read = [plain(_FRAMES.sub(" ", page)) for page in self._pages[before:]]
        return [page for page in read if any(page.startswith(sign) for sign in signs)]


def _hung_again(wall: Wall) -> Wall:
    """The same messages, which no former bot watches."""
    again = Wall()
    for message in wall.messages():
        if isinstance(message, Posted):
            again.put(replace(message, edition=1))
    return again


@asynccontextmanager
async def terminal(store: Store) -> AsyncIterator[Terminal]:
    opened = Terminal(store)
    await opened.starts()
    try:
        yield opened
    finally:
        await opened.stops()

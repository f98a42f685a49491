"""Plays an evening in a room: its people do what the script says, and its clock runs on the time that it gives.
The same script gives the same transcript."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from rich.rule import Rule
from rich.text import Text as Line

from adapters.terminal.cast import Persona
from adapters.terminal.room import Room
from adapters.terminal.script import (
    Answering,
    Entering,
    Gathering,
    Looking,
    Passing,
    Pressing,
    Scene,
    Step,
    Typing,
    steps,
)

MOMENT = timedelta(seconds=2)
"""What one thing that somebody does takes."""

MOST_DUE = 200
CODE = "CODE"


class ScriptFault(Exception):
    """The script asks for what is not there: a person, a button, a form, an end to what happens by itself."""


class GivenTime:
    """A time that stands still until it is moved on."""

    def __init__(self, now: datetime) -> None:
        self._now = now

    def __call__(self) -> datetime:
        return self._now

    def move_to(self, now: datetime) -> None:
        self._now = max(self._now, now)


@dataclass(frozen=True, slots=True)
class Backstage:
    """What happens by itself: `settle` lets all of it happen that is due, `nearest` is when something is due next."""

    settle: Callable[[], Awaitable[int]]
    nearest: Callable[[], Awaitable[datetime | None]]


class Player:
    def __init__(
        self, room: Room, backstage: Backstage, time: GivenTime, rooms: Callable[[str], Room], code: Callable[[], str]
    ) -> None:
        """`code` is the one that was shown last: in a script it is called CODE."""
        self._room = room
        self._rooms = rooms
        self._code = code
        self._backstage = backstage
        self._time = time
        self._only: frozenset[str] | None = None

    async def play(self, script: str) -> None:
        for step in steps(script):
            await self._play(step)

    async def pass_time(self, span: timedelta) -> None:
        """From one thing that is due to the next, so that each happens at its own time."""
        until = self._time() + span
        for _ in range(MOST_DUE):
            due = await self._backstage.nearest()
            if due is None or due > until:
                break
            self._time.move_to(due)
            await self._backstage.settle()
        else:
            raise ScriptFault(f"something is due again and again before {until}")
        self._time.move_to(until)
        await self._backstage.settle()

    async def _play(self, step: Step) -> None:
        match step:
            case Scene(title):
                self._room.screen.show("", Rule(Line(title), align="left"))
            case Looking():
                self._look()
            case Entering(name):
                self._room.asides.scatter()
                self._only = None
                self._room = self._rooms(name)
            case Gathering(users):
                self._gather(users)
            case Passing(time):
                self._room.screen.show(self._room.sight.passing(time))
                await self.pass_time(time)
            case _:
                await self.pass_time(MOMENT)
                await self._act(step)
                await self._backstage.settle()

    async def _act(self, step: Typing | Answering | Pressing) -> None:
        match step:
            case Typing(user, line):
                await self._type(user, line.replace(CODE, self._code()))
            case Answering(user, answers):
                await self._answer(user, tuple(answer.replace(CODE, self._code()) for answer in answers))
            case Pressing(presses):
                await asyncio.gather(*(self._press(user, label) for user, label in presses))

    async def _type(self, user: str, line: str) -> None:
        self._room.persona = self._persona(user)
        await self._room.take(line)

    async def _answer(self, user: str, answers: tuple[str, ...]) -> None:
        self._room.persona = self._persona(user)
        for answer in answers:
            if self._room.filling is None:
                raise ScriptFault(f"{user} has no form to write “{answer}” in")
            await self._room.take(answer)
        while self._room.filling and not self._room.filling.error:
            await self._room.take(self._room.filling.shown)

    async def _press(self, user: str, label: str) -> None:
        thing = self._room.sight.numbers.labelled(label, user)
        if thing is None:
            seen = [each.label for _, each in self._room.sight.numbers.offered(user)]
            raise ScriptFault(f"{user} sees no “{label}”, only {seen}")
        await self._room.press(self._persona(user), thing)

    def _look(self) -> None:
        if self._room.pinned is None:
            raise ScriptFault("there is no board to look at")
        self._room.screen.show(self._room.sight.message(self._room.pinned))

    def _gather(self, users: tuple[str, ...]) -> None:
        company = self._room.asides.gather(users)
        if company is None:
            raise ScriptFault(f"there is no private place of {users}")
        self._only = company.users
        self._room.persona = self._persona(users[0])

    def _persona(self, user: str) -> Persona:
        """Raises ScriptFault for who is not where it plays."""
        if self._only is not None and user not in self._only:
            raise ScriptFault(f"{user} is not in the place of {sorted(self._only)}")
        persona = self._room.cast.find(user)
        if persona is None:
            raise ScriptFault(f"nobody is called {user}")
        return persona

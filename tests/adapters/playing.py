"""Plays evenings that were written for the terminal beside the stand-in for a platform: the same words, buttons and
forms, at the same times. What people do there with each is in the platform's own `playing.py`."""

from abc import ABC, abstractmethod
from datetime import datetime, timedelta
from typing import Protocol

from adapters.service import Service
from adapters.terminal.script import Answering, Entering, Gathering, Passing, Pressing, Step, Typing, steps
from bot.dispatch.ports import Transaction

MOMENT, BEAT, LONG = timedelta(seconds=2), timedelta(seconds=50), timedelta(hours=1)
"""A running bot notes every BEAT that it is alive; more than LONG passes at once, as if it had."""

EVER = timedelta(days=1_000)
MOST_DUE = 300
CONFIRMED = ("yes", "sí")
"""What the terminal asks for where a platform asks by itself."""

CAST = {
    "ana": ("Ana Kowalska", "en-US"),
    "ben": ("Ben Carter", "en-US"),
    "lucia": ("Lucía Fernández", "es-ES"),
    "samir": ("سمير حداد", "en-US"),
    "mei": ("Mei Tanaka", "en-US"),
}

Done = Typing | Answering | Pressing


class Scene(Protocol):
    """The bot beside a stand-in. Time passes when it is told to."""

    now: datetime
    service: Service | None


class Player(ABC):
    def __init__(self, scene: Scene) -> None:
        self._scene = scene

    @abstractmethod
    async def act(self, step: Done) -> None:
        """Raises AssertionError if nobody could."""

    @abstractmethod
    async def answered(self) -> None:
        """Until what was done is."""

    def enter(self, room: str) -> None:
        """What follows happens in this channel."""
        raise NotImplementedError

    def gather(self, users: tuple[str, ...]) -> None:
        """What follows happens in the newest private place of these."""
        raise NotImplementedError

    @property
    def service(self) -> Service:
        if self._scene.service is None:
            raise AssertionError("the bot does not run")
        return self._scene.service

    async def play(self, script: str) -> None:
        for step in steps(script):
            await self.step(step)

    async def step(self, step: Step) -> None:
        match step:
            case Passing(time):
                await self.pass_time(time)
            case Entering(room):
                self.enter(room)
            case Gathering(users):
                self.gather(users)
            case Typing() | Answering() | Pressing():
                await self.pass_time(MOMENT)
                try:
                    await self.act(step)
                except AssertionError as error:
                    raise AssertionError(f"{step}: {error}") from error
                await self.answered()
                await self.service.bot.settle()

    async def pass_time(self, span: timedelta) -> None:
        """From one thing that is due to the next, so that each happens at its own time."""
        store, until = self.service.bot.store, self._scene.now + span
        for _ in range(MOST_DUE):
            due = await store.read(_nearest, self._scene.now)
            if due is None or due > until:
                break
            await self._move_to(max(due, self._scene.now))
        await self._move_to(until)

    async def _move_to(self, now: datetime) -> None:
        clock = self.service.bot.clock
        await clock.beat()
        if now - self._scene.now > LONG:
            self._scene.now = now - BEAT
            await clock._note(EVER)  # noqa: SLF001 - as a process that was alive all the time
        while self._scene.now < now:
            self._scene.now = min(now, self._scene.now + BEAT)
            await clock.beat()
        await self.service.bot.settle()


def _nearest(transaction: Transaction, now: datetime) -> datetime | None:
    times = (transaction.alarms.nearest(), transaction.mail.nearest(), transaction.boards.nearest(now))
    return min((at for at in times if at), default=None)

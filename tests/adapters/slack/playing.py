"""Plays an evening that was written for the terminal in Slack: the same words, buttons and forms, at the same times."""

import asyncio
from datetime import datetime, timedelta

from adapters.service import Service
from adapters.terminal.script import Answering, Passing, Pressing, Typing, steps
from bot.dispatch.ports import Transaction
from tests.adapters.slack.payloads import NotPossible
from tests.adapters.slack.reading import spots
from tests.adapters.slack.running import BEAT, MOST_LOOKS, Scene
from tests.adapters.slack.world import User

MOMENT = timedelta(seconds=2)
MOST_DUE = 300
CONFIRMED = "yes"
"""What the terminal asks for where Slack asks by itself."""

CAST = {
    "ana": ("Ana Kowalska", "en-US"),
    "ben": ("Ben Carter", "en-US"),
    "lucia": ("Lucía Fernández", "es-ES"),
    "samir": ("سمير حداد", "en-US"),
    "mei": ("Mei Tanaka", "en-US"),
}


class Player:
    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.people: dict[str, User] = {}
        for user, (name, locale) in CAST.items():
            person = scene.slack.world.user(scene.team, name, locale=locale)
            scene.room.members.add(person.id)
            self.people[user] = person

    async def play(self, script: str) -> None:
        for step in steps(script):
            match step:
                case Passing(time):
                    await self.pass_time(time)
                case Typing() | Answering() | Pressing():
                    await self.pass_time(MOMENT)
                    try:
                        await self._act(step)
                    except NotPossible as error:
                        raise AssertionError(f"{step}: {error}") from error
                    await self._answered()
                case _:
                    continue

    async def pass_time(self, span: timedelta) -> None:
        """From one thing that is due to the next, so that each happens at its own time."""
        store, until = self._service.bot.store, self.scene.now + span
        for _ in range(MOST_DUE):
            due = await store.read(_nearest, self.scene.now)
            if due is None or due > until:
                break
            await self._move_to(max(due, self.scene.now))
        await self._move_to(until)

    async def _move_to(self, now: datetime) -> None:
        """In steps in which a running bot notes that it is alive: a longer one would be an absence."""
        for _ in range(MOST_DUE):
            await self._service.bot.clock.beat()
            if self.scene.now >= now:
                break
            self.scene.now = min(now, self.scene.now + BEAT)
        await self._service.bot.settle()

    @property
    def _service(self) -> Service:
        if self.scene.service is None:
            raise AssertionError("the bot does not run")
        return self.scene.service

    async def _answered(self) -> None:
        await self._service.slack.counter.stop()
        await self._service.bot.settle()

    async def _act(self, step: Typing | Answering | Pressing) -> None:
        slack, room = self.scene.slack, self.scene.room
        match step:
            case Typing(_, line) if line == CONFIRMED:
                return
            case Typing(user, line) if line.startswith("/"):
                word, _, rest = line.partition(" ")
                await slack.types(self.people[user], room, word, rest)
            case Typing(user, line):
                await slack.writes(self.people[user], room, line)
            case Answering(user, answers):
                await self._answer(self.people[user], answers)
            case Pressing(presses):
                await asyncio.gather(*(self._press(self.people[user], label) for user, label in presses))

    async def _answer(self, user: User, answers: tuple[str, ...]) -> None:
        view = self.scene.slack.view(user)
        if view is None:
            raise AssertionError(f"{user.name} has no form to write {answers} in")
        fields = [spot.block["block_id"] for spot in spots(view) if spot.block["type"] == "input"]
        await self.scene.slack.submits(
            user, {name: given for name, given in zip(fields, answers, strict=False) if given}
        )

    async def _press(self, user: User, label: str) -> None:
        """What is on its way to them is waited for: the post goes at its own pace."""
        while self.scene.slack.view(user):
            await self.scene.slack.closes(user)
        for _ in range(MOST_LOOKS):
            if self._sees(user, label):
                break
            await self._service.bot.settle()
            await self.scene.stirred()
        await self._pressed(user, label)

    def _sees(self, user: User, label: str) -> bool:
        try:
            self.scene.slack.finds(user, label)
        except NotPossible:
            return self._menu(user, label) is not None
        return True

    def _menu(self, user: User, label: str) -> str | None:
        """The menu that has an option of that label."""
        slack = self.scene.slack
        for message in reversed([*slack.messages(self.scene.room), *slack.ephemerals(user)]):
            for spot in spots(message):
                if label in [option["text"]["text"] for option in spot.element.get("options", ())]:
                    return str(spot.element["action_id"])
        return None

    async def _pressed(self, user: User, label: str) -> None:
        menu = self._menu(user, label)
        try:
            await self.scene.slack.presses(user, label)
        except NotPossible:
            if menu is None:
                raise
            await self.scene.slack.picks(user, menu, label)


def _nearest(transaction: Transaction, now: datetime) -> datetime | None:
    times = (transaction.alarms.nearest(), transaction.mail.nearest(), transaction.boards.nearest(now))
    return min((at for at in times if at), default=None)

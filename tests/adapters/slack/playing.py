"""Plays an evening that was written for the terminal in Slack: the same words, buttons and forms, at the same times."""

import asyncio

from adapters.terminal.script import Answering, Pressing, Typing
from tests.adapters.playing import CAST, CONFIRMED, Done
from tests.adapters.playing import Player as Played
from tests.adapters.slack.payloads import NotPossible
from tests.adapters.slack.reading import spots
from tests.adapters.slack.running import MOST_LOOKS, Scene
from tests.adapters.slack.world import User


class Player(Played):
    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        self.scene = scene
        self.people: dict[str, User] = {}
        for user, (name, locale) in CAST.items():
            person = scene.slack.world.user(scene.team, name, locale=locale)
            scene.room.members.add(person.id)
            self.people[user] = person

    async def answered(self) -> None:
        await self.service.slack.counter.stop()

    async def act(self, step: Done) -> None:
        slack, room = self.scene.slack, self.scene.room
        match step:
            case Typing(_, line) if line in CONFIRMED:
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
            await self.service.bot.settle()
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

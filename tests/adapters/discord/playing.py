"""Plays evenings in Discord that were written for the terminal: people type, press and fill in the same."""

import re
from collections.abc import Iterator

from adapters.terminal.script import Answering, Pressing, Typing
from bot.kernel.feature import Catalogue
from bot.kernel.form import typed
from tests.adapters.discord.reading import BUTTON, LABEL, SELECT, every
from tests.adapters.discord.serving import Scene, text
from tests.adapters.discord.visits import NotPossible, Visit
from tests.adapters.discord.world import PRIVATE_THREAD, Channel, Json, Message, User
from tests.adapters.playing import CAST, CONFIRMED, Done
from tests.adapters.playing import Player as Played

YES, AGAIN = ("Yes", "Sí"), ("Try again", "Intentar de nuevo")
OTHERS = {"jo": ("Jo Novak", "en-US"), "tablet": ("Tablet", "en-US")}
CODE = re.compile(r"\b\w{4}(?:-\w{4}){3}\b")
FIRST = "room"
"""What the terminal calls the channel in which an evening begins."""


class Player(Played):
    """In `here`, whose people see what they can in all channels."""

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        self.scene = scene
        self.here = scene.room
        self.rooms = {FIRST: scene.room}
        self.people = {user: self._comes(name, locale) for user, (name, locale) in {**CAST, **OTHERS}.items()}

    def _comes(self, name: str, locale: str) -> User:
        made = self.scene.discord.world.user(name, locale=locale)
        self.scene.guild.members.add(made.id)
        return made

    def enter(self, room: str) -> None:
        if room not in self.rooms:
            self.rooms[room] = self.scene.discord.world.channel(self.scene.guild, room)
        self.here = self.rooms[room]

    def gather(self, users: tuple[str, ...]) -> None:
        wanted = {self.people[user].id for user in users}
        there = [each for each in self.private() if wanted <= each.members]
        exact = [each for each in there if each.members <= wanted | {self.scene.discord.world.bot.id}]
        self.here = (exact if len(wanted) > 1 else there)[-1]

    def private(self) -> list[Channel]:
        """The newest last."""
        return [each for each in self.scene.discord.world.channels.values() if each.kind == PRIVATE_THREAD]

    async def answered(self) -> None:
        await self.service.discord.counter.stop()

    async def act(self, step: Done) -> None:
        match step:
            case Typing(user, line) if line in CONFIRMED:
                await self._done([await self._pressed(user, *YES)])
            case Typing(user, line) if line.startswith("/"):
                root, options = written(self.service.bot.desk.catalogue, self._coded(line))
                await self._done([self.scene.discord.visits.types(self.people[user], self.here, root, **options)])
            case Typing():
                return
            case Answering(user, answers):
                await self._answer(user, tuple(map(self._coded, answers)))
            case Pressing(presses):
                await self._done([await self._pressed(user, label) for user, label in presses])

    def _coded(self, line: str) -> str:
        """With the code that was shown last."""
        shown = [each for user in self.people for each in self.seen(user)]
        found = [code for each in sorted(shown, key=lambda each: each.newest) for code in CODE.findall(text(each))]
        return line.replace("<code>", found[-1]).replace("CODE", found[-1]) if found else line

    async def _done(self, visits: list[Visit]) -> None:
        await self.scene.settled(lambda: all(visit.answered for visit in visits))

    async def _pressed(self, user: str, *labels: str) -> Visit:
        """The newest of one of these labels, as soon as they see one."""
        self.scene.discord.visits.forms.pop(self.people[user].id, None)
        await self.scene.settled(lambda: self.newest(user, *labels) is not None)
        message, label = self.newest(user, *labels) or (None, "")
        if message is None:
            raise NotPossible(f"no {labels}")
        return self.scene.discord.visits.presses(self.people[user], message, label)

    async def _answer(self, user: str, answers: tuple[str, ...]) -> None:
        """Where a form did not fit it is opened once more."""
        person, visits = self.people[user], self.scene.discord.visits
        if person.id not in visits.forms:
            await self._done([await self._pressed(user, *AGAIN)])
        await self.scene.settled(lambda: person.id in visits.forms)
        fields = [part["component"] for part in visits.forms[person.id]["components"] if part["type"] == LABEL]
        given = {
            field["custom_id"]: _option(field, answer) for field, answer in zip(fields, answers, strict=False) if answer
        }
        await self._done([visits.sends(person, self.here, **given)])

    def newest(self, user: str, *labels: str) -> tuple[Message, str] | None:
        found = sorted(self.seen(user), key=lambda each: each.newest, reverse=True)
        shown = ((each, label) for each in found for label in pressable(each) if label in labels)
        return next(shown, None)

    def seen(self, user: str) -> Iterator[Message]:
        """All that they can read."""
        person = self.people[user]
        for channel in self.scene.discord.world.channels.values():
            if channel.kind != PRIVATE_THREAD or person.id in channel.members:
                yield from channel.messages.values()
        yield from self.scene.discord.visits.seen(person)

    def read(self) -> list[str]:
        """What all can read in the first channel."""
        return [text(each) for each in self.scene.discord.messages(self.scene.room)]


def pressable(message: Message) -> Iterator[str]:
    for part in every(message.given["components"]):
        if part["type"] == BUTTON and not part.get("disabled"):
            yield part["label"]
        if part["type"] == SELECT:
            yield from (option["label"] for option in part["options"])


def written(catalogue: Catalogue, line: str) -> tuple[str, Json]:
    """Words after the root as the options in which one would write them."""
    word, _, rest = line.removeprefix("/").partition(" ")
    root, (first, _, more) = catalogue.roots[word], rest.partition(" ")
    if first in {each.word for each in root.words} or root.command is None:
        options = {"what": first, "more": more}
    else:
        options = {name.replace("_", "-"): said for name, said in typed(root.command, rest).given}
    return word, {name: value for name, value in options.items() if value}


def _option(field: Json, answer: str) -> str:
    """Of a list, by a part of what it is called by, or by its place."""
    options = field.get("options") or ()
    called = [each["value"] for each in options if answer.casefold() in each["label"].casefold()]
    placed = [each["value"] for place, each in enumerate(options, 1) if answer == str(place)]
    return next(iter([*called, *placed]), answer)

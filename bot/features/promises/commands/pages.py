"""What people can look at of promises."""

from dataclasses import dataclass
from typing import ClassVar

from bot.features.promises.model import CommitmentId
from bot.kernel.command import Page
from bot.kernel.ids import Id
from bot.kernel.text import Phrase, say


@dataclass(frozen=True, slots=True)
class PromisesPage(Page):
    """`start` is how many come before the first that is shown."""

    wire: ClassVar[str | None] = "db"
    title: ClassVar[Phrase] = say("Promises")
    intro: ClassVar[Phrase | None] = say("What organisations and residents have promised to do, and by when.")

    start: int = 0


@dataclass(frozen=True, slots=True)
class MyPromisesPage(Page):
    wire: ClassVar[str | None] = "di"
    title: ClassVar[Phrase] = say("My promises")
    intro: ClassVar[Phrase | None] = say("What you carry, what is next, and what you are asked to carry.")

    start: int = 0


@dataclass(frozen=True, slots=True)
class DonePromisesPage(Page):
    wire: ClassVar[str | None] = "dz"
    title: ClassVar[Phrase] = say("Done, or released")
    intro: ClassVar[Phrase | None] = say("Promises that are done, and those from which the group has released someone.")

    start: int = 0


@dataclass(frozen=True, slots=True)
class PromisesUnderPage(Page):
    wire: ClassVar[str | None] = "dv"
    title: ClassVar[Phrase] = say("Promises under this")
    intro: ClassVar[Phrase | None] = say("What was promised under one agreement.")

    agreement: Id
    start: int = 0


@dataclass(frozen=True, slots=True)
class PromisePage(Page):
    wire: ClassVar[str | None] = "dl"
    title: ClassVar[Phrase] = say("Open")
    intro: ClassVar[Phrase | None] = say("One promise, and what you can do with it.")

    promise: CommitmentId


@dataclass(frozen=True, slots=True)
class FormerWordsPage(Page):
    wire: ClassVar[str | None] = "dh"
    title: ClassVar[Phrase] = say("What it said before")
    intro: ClassVar[Phrase | None] = say("All former words and dates of a promise.")

    promise: CommitmentId
    start: int = 0

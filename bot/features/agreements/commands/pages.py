"""The pages of the register, all for members."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from bot.features.agreements.facts import AgreementId
from bot.features.agreements.model import Which
from bot.features.agreements.model.taken import Format
from bot.features.circles.facts import CircleId
from bot.kernel.command import Command, Page
from bot.kernel.fields import Line
from bot.kernel.text import Phrase, say


@dataclass(frozen=True, slots=True)
class AgreementsPage(Page):
    """`start` is how many of them come before the first that is shown; `at` is the number below which those are, or
    negative above which. Named as when proposals kept what was agreed, so that buttons of then work."""

    wire: ClassVar[str | None] = "pgz"
    title: ClassVar[Phrase] = say("Our agreements")
    intro: ClassVar[Phrase | None] = say("All that was agreed, the newest first: the words, when, and how.")

    start: int = 0
    which: Which = Which.all
    circle: CircleId | None = None
    at: int = 0


@dataclass(frozen=True, slots=True)
class OfAgreement(Page):
    agreement: AgreementId


@dataclass(frozen=True, slots=True)
class AgreementPage(OfAgreement):
    wire: ClassVar[str | None] = "ao"
    title: ClassVar[Phrase] = say("Look at it")
    intro: ClassVar[Phrase | None] = say("One agreement: its words, when and how it was agreed, and whom it binds.")


@dataclass(frozen=True, slots=True)
class BoundPage(OfAgreement):
    wire: ClassVar[str | None] = "ab"
    title: ClassVar[Phrase] = say("Whom it binds")
    intro: ClassVar[Phrase | None] = say("The organisations that an agreement binds, and those that stepped aside.")

    start: int = 0


@dataclass(frozen=True, slots=True)
class VersionsPage(OfAgreement):
    """Without a number the version that stands."""

    wire: ClassVar[str | None] = "av"
    title: ClassVar[Phrase] = say("Versions")
    intro: ClassVar[Phrase | None] = say("An agreement as it was and as it is, and what is different.")

    number: int = 0


@dataclass(frozen=True, slots=True)
class FilesPage(Page):
    """Without an agreement it is about all of them."""

    wire: ClassVar[str | None] = "af"
    title: ClassVar[Phrase] = say("Take it with you")
    intro: ClassVar[Phrase | None] = say("Agreements as a file: to read and print, for notes, or for programs.")

    agreement: AgreementId | None = None


@dataclass(frozen=True, slots=True)
class FilePage(Page):
    wire: ClassVar[str | None] = "ag"
    title: ClassVar[Phrase] = say("Get the file")
    intro: ClassVar[Phrase | None] = say("The file is handed to you alone, in your language.")

    kind: Format
    agreement: AgreementId | None = None


@dataclass(frozen=True, slots=True)
class FoundPage(Page):
    """`words` as model/searching.py writes them on buttons."""

    wire: ClassVar[str | None] = "ai"
    title: ClassVar[Phrase] = say("Found")
    intro: ClassVar[Phrase | None] = say("The agreements that have the words that were looked for, the newest first.")

    words: str
    start: int = 0
    holding: bool = False


@dataclass(frozen=True, slots=True)
class FindAgreements(Command):
    wire: ClassVar[str | None] = "aj"
    title: ClassVar[Phrase] = say("Look for words")
    intro: ClassVar[Phrase | None] = say("Finds agreements by their words, or by their number. Beginnings of words do.")
    submit: ClassVar[Phrase] = say("Look")

    words: Annotated[str, Line(say("Which words?"), say("Like “media”, or a question."), most=100)]

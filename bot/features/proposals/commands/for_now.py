"""Answers that wait for something: for one's people, or for a second press where they replace somebody else's."""

from dataclasses import dataclass
from typing import ClassVar

from bot.features.proposals.commands.writing import OnProposal
from bot.kernel.ids import Id
from bot.kernel.text import Phrase, say


@dataclass(frozen=True, slots=True)
class AnswerForNow(OnProposal):
    wire: ClassVar[str | None] = "pfn"
    title: ClassVar[Phrase] = say("Yes, for now")
    intro: ClassVar[Phrase | None] = say("It counts as a yes, and says that your people have yet to confirm it.")

    text: int
    seat: Id | None = None


@dataclass(frozen=True, slots=True)
class ConfirmAnswer(OnProposal):
    wire: ClassVar[str | None] = "pfc"
    title: ClassVar[Phrase] = say("Our people confirm it")
    intro: ClassVar[Phrase | None] = say("What you said for now is what your organisation says.")

    text: int
    seat: Id


@dataclass(frozen=True, slots=True)
class ReplaceAnswer(OnProposal):
    """`number` is that of the answer that waits."""

    wire: ClassVar[str | None] = "pfr"
    title: ClassVar[Phrase] = say("Replace it")
    intro: ClassVar[Phrase | None] = say(
        "Someone else answered for the same organisation. Your answer takes its place."
    )

    text: int
    seat: Id
    number: int

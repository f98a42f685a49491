"""What people answer, and that they can help."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from bot.features.check_ins.model import CheckInId, How, PromptId
from bot.features.check_ins.model.prompt import WORDS
from bot.kernel.command import Command
from bot.kernel.fields import Choice, Paragraph
from bot.kernel.ids import PersonId
from bot.kernel.text import Phrase, say

ON_TRACK, AT_RISK = say("On track"), say("At risk")
DONE, NEED_HELP = say("Done"), say("I need help")
HOW = ((How.on_track, ON_TRACK), (How.at_risk, AT_RISK), (How.done, DONE), (How.need_help, NEED_HELP))


@dataclass(frozen=True, slots=True)
class OfCheckIn(Command):
    check_in: CheckInId


@dataclass(frozen=True, slots=True)
class AnswerCheckIn(OfCheckIn):
    """`person` is whose answer somebody else writes down."""

    wire: ClassVar[str | None] = "ik"
    title: ClassVar[Phrase] = say("Answer")
    intro: ClassVar[Phrase | None] = say("All members can read it. You can change it, and late answers count.")
    submit: ClassVar[Phrase] = say("Save")

    how: Annotated[
        How, Choice(say("How does it stand?"), say("If you need help, all are asked who can lend a hand."), HOW)
    ]
    words: Annotated[str, Paragraph(say("A line, if you like"), say("No clients' names."), WORDS)] = ""
    person: PersonId | None = None


@dataclass(frozen=True, slots=True)
class AnswerInWords(OfCheckIn):
    wire: ClassVar[str | None] = "il"
    title: ClassVar[Phrase] = say("Answer")
    intro: ClassVar[Phrase | None] = say("All members can read it. You can change it, and late answers count.")
    submit: ClassVar[Phrase] = say("Save")

    words: Annotated[str, Paragraph(say("Your answer"), say("No clients' names."), WORDS)]
    person: PersonId | None = None


@dataclass(frozen=True, slots=True)
class AnswerAsBefore(OfCheckIn):
    wire: ClassVar[str | None] = "ib"
    title: ClassVar[Phrase] = say("Same as last time")
    intro: ClassVar[Phrase | None] = say("Your last answer to this check-in is your answer now.")


@dataclass(frozen=True, slots=True)
class BringUsTogether(Command):
    wire: ClassVar[str | None] = "it"
    title: ClassVar[Phrase] = say("Yes, bring us together")
    intro: ClassVar[Phrase | None] = say("You and who offers a hand get a private place, for the two of you alone.")

    prompt: PromptId
    helper: PersonId


@dataclass(frozen=True, slots=True)
class CallForHelp(Command):
    """Also for whoever cannot press it and said so to who writes for them."""

    wire: ClassVar[str | None] = "iv"
    title: ClassVar[Phrase] = say("Yes, ask all")
    intro: ClassVar[Phrase | None] = say("All are asked who can help, with the words that were written down.")

    prompt: PromptId


@dataclass(frozen=True, slots=True)
class LendAHand(Command):
    wire: ClassVar[str | None] = "ij"
    title: ClassVar[Phrase] = say("I can help")
    intro: ClassVar[Phrase | None] = say("Somebody who needs help is told that you can lend a hand.")

    prompt: PromptId

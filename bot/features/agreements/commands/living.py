"""What people can do with an agreement for an organisation: it takes a seat, and all see it."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from bot.deciding import TEXT, TITLE
from bot.features.agreements.facts import AGREEMENTS_TO_PICK, AgreementId
from bot.kernel.command import Command, Standing
from bot.kernel.fields import Line, Number, Paragraph, Pick
from bot.kernel.text import Phrase, say

WHY, MOST_MONTHS = 400, 60


@dataclass(frozen=True, slots=True)
class WithAgreement(Command):
    agreement: AgreementId


@dataclass(frozen=True, slots=True)
class AskToLookAgain(WithAgreement):
    wire: ClassVar[str | None] = "ar"
    title: ClassVar[Phrase] = say("Ask to look again")
    intro: ClassVar[Phrase | None] = say("Any organisation can ask that all look at it again. It holds until then.")
    submit: ClassVar[Phrase] = say("Ask")

    why: Annotated[str, Paragraph(say("What should we look at?"), say("All members see it."), most=WHY)]


@dataclass(frozen=True, slots=True)
class LeaveAsItIs(WithAgreement):
    wire: ClassVar[str | None] = "ak"
    title: ClassVar[Phrase] = say("Leave it as it is")
    intro: ClassVar[Phrase | None] = say("It stays, now that all have looked at it. You can set when to look next.")
    submit: ClassVar[Phrase] = say("It stays")

    months: Annotated[int, Number(say("Look at it again in how many months?"), say("0 sets no day."), 0, MOST_MONTHS)]


@dataclass(frozen=True, slots=True)
class LookLater(WithAgreement):
    wire: ClassVar[str | None] = "au"
    title: ClassVar[Phrase] = say("Look later")
    intro: ClassVar[Phrase | None] = say("All look at it again in a month. It holds until then.")


@dataclass(frozen=True, slots=True)
class PutToAllAgain(WithAgreement):
    wire: ClassVar[str | None] = "ap"
    title: ClassVar[Phrase] = say("Put it to all again")
    intro: ClassVar[Phrase | None] = say("All are asked, with the words as they are. If they agree, it holds anew.")


@dataclass(frozen=True, slots=True)
class AskToReplaceAgreement(WithAgreement):
    wire: ClassVar[str | None] = "az"
    title: ClassVar[Phrase] = say("Propose other words")
    intro: ClassVar[Phrase | None] = say(
        "All are asked. It holds as it is until they agree; then this takes its place."
    )
    submit: ClassVar[Phrase] = say("Ask all")

    name: Annotated[str, Line(say("In a few words"), most=TITLE)]
    text: Annotated[str, Paragraph(say("The whole text, as it is to be"), most=TEXT)]


@dataclass(frozen=True, slots=True)
class AskToEndAgreement(WithAgreement):
    wire: ClassVar[str | None] = "ae"
    title: ClassVar[Phrase] = say("Ask all to end it")
    intro: ClassVar[Phrase | None] = say("All are asked if an agreement ends. Until they agree to that, it holds.")
    submit: ClassVar[Phrase] = say("Ask all")

    why: Annotated[str, Paragraph(say("Why should it end?"), say("All members see it."), most=TEXT)]
    instead: Annotated[
        AgreementId | None, Pick(say("Which one takes its place, if any?"), source=AGREEMENTS_TO_PICK)
    ] = None


@dataclass(frozen=True, slots=True)
class AskToConfide(WithAgreement):
    wire: ClassVar[str | None] = "ah"
    title: ClassVar[Phrase] = say("Keep it in confidence")
    intro: ClassVar[Phrase | None] = say(
        "All are asked to keep it among those whom it binds. Others can then not read it."
    )


@dataclass(frozen=True, slots=True)
class AskToOpen(WithAgreement):
    wire: ClassVar[str | None] = "al"
    title: ClassVar[Phrase] = say("Open it to all")
    intro: ClassVar[Phrase | None] = say("Those whom it binds are asked if all may read it again.")


@dataclass(frozen=True, slots=True)
class MarkInConfidence(WithAgreement):
    wire: ClassVar[str | None] = "am"
    needs: ClassVar[Standing] = Standing.facilitator
    title: ClassVar[Phrase] = say("Mark as confidential")
    intro: ClassVar[Phrase | None] = say(
        "Only those whom it binds read it from now on. It takes a ground rule that lets facilitators do this."
    )


@dataclass(frozen=True, slots=True)
class CorrectWording(WithAgreement):
    """`seen` is the version that they had before them."""

    wire: ClassVar[str | None] = "ac"
    title: ClassVar[Phrase] = say("Correct the wording")
    intro: ClassVar[Phrase | None] = say(
        "For spelling and plainer words. All see what is different, and any organisation can put it back."
    )
    submit: ClassVar[Phrase] = say("Correct it")

    seen: int
    text: Annotated[str, Paragraph(say("The whole text, as it is to be"), most=TEXT)]


@dataclass(frozen=True, slots=True)
class PutWordingBack(WithAgreement):
    wire: ClassVar[str | None] = "ax"
    title: ClassVar[Phrase] = say("Put the words back")
    intro: ClassVar[Phrase | None] = say("It has the words again to which all agreed. Any organisation can do it.")

    seen: int


@dataclass(frozen=True, slots=True)
class SignToo(WithAgreement):
    wire: ClassVar[str | None] = "as"
    title: ClassVar[Phrase] = say("We sign it too")
    intro: ClassVar[Phrase | None] = say(
        "For organisations that were absent then, or came later. It is no vote, and you can take it back."
    )


@dataclass(frozen=True, slots=True)
class TakeSignatureBack(WithAgreement):
    wire: ClassVar[str | None] = "ay"
    title: ClassVar[Phrase] = say("Take our name off")
    intro: ClassVar[Phrase | None] = say("Your organisation is taken off those that signed an agreement later.")

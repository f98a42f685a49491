"""What people and the clock can ask of proposals."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from bot.features.proposals.model.asking import Position, Question
from bot.features.proposals.model.pieces import TEXT, TITLE, WORDS, Kind, ProposalId
from bot.kernel.command import Command, Page, Standing
from bot.kernel.fields import Choice, Line, New, Number, Paragraph, YesNo
from bot.kernel.ids import Id, PersonId
from bot.kernel.text import Phrase, say

MOST_DAYS = 60


@dataclass(frozen=True, slots=True)
class ProposalsPage(Page):
    wire: ClassVar[str | None] = "pl"
    title: ClassVar[Phrase] = say("What we decide")
    intro: ClassVar[Phrase | None] = say("What is proposed, what is being asked, and what was agreed last.")


@dataclass(frozen=True, slots=True)
class ProposalPage(Page):
    """`start` is how many of the questions, worries and changes come before the first that is shown; of several seats
    that one holds `seat` is the one that is shown."""

    wire: ClassVar[str | None] = "pp"
    title: ClassVar[Phrase] = say("Look at it")
    intro: ClassVar[Phrase | None] = say("A building block, what people say to it, and what you can do.")

    proposal: ProposalId
    start: int = 0
    seat: Id | None = None


@dataclass(frozen=True, slots=True)
class CountingPage(Page):
    wire: ClassVar[str | None] = "pk"
    title: ClassVar[Phrase] = say("How is this counted?")
    intro: ClassVar[Phrase | None] = say("The rule by which the answers are counted, in its own words.")

    proposal: ProposalId


@dataclass(frozen=True, slots=True)
class WriteBlock(Command):
    wire: ClassVar[str | None] = "pw"
    title: ClassVar[Phrase] = say("Write a building block")
    intro: ClassVar[Phrase | None] = say(
        "The smallest piece that all could agree on now. First people talk about it; nobody is asked for an answer yet."
    )
    submit: ClassVar[Phrase] = say("Show it to all")

    proposal: Annotated[ProposalId, New()]
    name: Annotated[str, Line(say("What is it about, in one line?"), most=TITLE)]
    text: Annotated[str, Paragraph(say("What would we agree on?"), say("In words that all understand."), most=TEXT)]


@dataclass(frozen=True, slots=True)
class OnProposal(Command):
    proposal: ProposalId


@dataclass(frozen=True, slots=True)
class HandIn(OnProposal):
    wire: ClassVar[str | None] = "ph"
    title: ClassVar[Phrase] = say("A question, a worry …")
    intro: ClassVar[Phrase | None] = say(
        "All members read it beside the proposal, with your name, in every channel of ours."
    )
    submit: ClassVar[Phrase] = say("Hand it in")

    kind: Annotated[
        Kind,
        Choice(
            say("What is it?"),
            options=((Kind.question, say("A question")), (Kind.worry, say("A worry")), (Kind.change, say("A change"))),
        ),
    ]
    words: Annotated[str, Paragraph(say("In your own words"), most=WORDS)]


@dataclass(frozen=True, slots=True)
class AnswerMatter(OnProposal):
    wire: ClassVar[str | None] = "pa"
    title: ClassVar[Phrase] = say("Answer it")
    intro: ClassVar[Phrase | None] = say("Your answer stands beside it, with your name.")
    submit: ClassVar[Phrase] = say("Answer")

    number: int
    answer: Annotated[str, Paragraph(say("Your answer"), most=WORDS)]


@dataclass(frozen=True, slots=True)
class TakeMatterBack(OnProposal):
    wire: ClassVar[str | None] = "pb"
    title: ClassVar[Phrase] = say("Take it back")
    intro: ClassVar[Phrase | None] = say("Something that you handed in goes from the proposal.")

    number: int


@dataclass(frozen=True, slots=True)
class Rewrite(OnProposal):
    """`matter` is the change that it takes in; 0 is none."""

    wire: ClassVar[str | None] = "pr"
    title: ClassVar[Phrase] = say("Change the text")
    intro: ClassVar[Phrase | None] = say(
        "All see the new text. If it means something else now, those who answered are asked again."
    )
    submit: ClassVar[Phrase] = say("Change it")

    seen: int
    matter: int
    text: Annotated[str, Paragraph(say("The whole text, as it is to be"), most=TEXT)]
    same: Annotated[bool, YesNo(say("Does it still mean the same?"), say("Yes only for spelling and plainer words."))]


@dataclass(frozen=True, slots=True)
class WithdrawBlock(OnProposal):
    wire: ClassVar[str | None] = "px"
    title: ClassVar[Phrase] = say("Withdraw it")
    intro: ClassVar[Phrase | None] = say(
        "A building block is taken off the table by whoever wrote it. Nothing changes."
    )


@dataclass(frozen=True, slots=True)
class AskForAnswers(OnProposal):
    wire: ClassVar[str | None] = "po"
    title: ClassVar[Phrase] = say("Ask for answers")
    intro: ClassVar[Phrase | None] = say("Each organisation answers once, and can change its answer until the end.")
    submit: ClassVar[Phrase] = say("Ask them")

    question: Annotated[
        Question,
        Choice(
            say("What do you ask?"),
            options=(
                (Question.live_with_it, say("Can all live with it?")),
                (Question.most_say_yes, say("Do most say yes?")),
                (Question.pick_one, say("Which one of several?")),
            ),
        ),
    ] = Question.live_with_it
    days: Annotated[
        int, Number(say("For how many days?"), say("Seven give people time to ask at home."), 1, MOST_DAYS)
    ] = 7
    options: Annotated[
        str, Paragraph(say("Only for one of several: the options"), say("Each on a line of its own."), most=WORDS)
    ] = ""


@dataclass(frozen=True, slots=True)
class Answer(OnProposal):
    """`text` is the version that stood on the card; `seat` is missing where whoever presses holds one alone.
    Of several options `picked` is one, which is taken back with `off`."""

    wire: ClassVar[str | None] = "py"
    title: ClassVar[Phrase] = say("Answer")
    intro: ClassVar[Phrase | None] = say(
        "You answer for the organisation whose seat you hold. You can change it until the end."
    )

    text: int
    position: Position
    picked: int | None = None
    off: bool = False
    seat: Id | None = None


@dataclass(frozen=True, slots=True)
class AnswerWithWords(OnProposal):
    """A worry, or that it would harm: with what it is, so that others can do something about it."""

    wire: ClassVar[str | None] = "pz"
    title: ClassVar[Phrase] = say("Say what it is")
    intro: ClassVar[Phrase | None] = say(
        "All see it beside your organisation's name, so that it can be talked about while there is time."
    )
    submit: ClassVar[Phrase] = say("Answer")

    text: int
    position: Position
    words: Annotated[str, Paragraph(say("What is it?"), say("A sentence is enough."), most=WORDS)]
    seat: Id | None = None


@dataclass(frozen=True, slots=True)
class StandBy(OnProposal):
    """The answer of before, to the text as it is now."""

    wire: ClassVar[str | None] = "ps"
    title: ClassVar[Phrase] = say("My answer stands")
    intro: ClassVar[Phrase | None] = say("You have read the new text, and your answer is the same.")

    text: int
    seat: Id


@dataclass(frozen=True, slots=True)
class KeepVote(OnProposal):
    """Something is due: more of the roll, a reminder, or the count."""

    needs: ClassVar[Standing] = Standing.clock


@dataclass(frozen=True, slots=True)
class ForgetNames(Command):
    """In one more of what names them."""

    needs: ClassVar[Standing] = Standing.clock

    person: PersonId


@dataclass(frozen=True, slots=True)
class ForgetAnswer(Command):
    """That they gave one more of the answers for their organisation."""

    needs: ClassVar[Standing] = Standing.clock

    person: PersonId

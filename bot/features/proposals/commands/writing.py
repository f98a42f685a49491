"""What people can ask of the text of a proposal, and of what is handed in beside it."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from bot.features.proposals.model.pieces import TEXT, TITLE, WORDS, Kind, ProposalId
from bot.kernel.command import Command
from bot.kernel.fields import Choice, Line, New, Paragraph, YesNo
from bot.kernel.ids import Id
from bot.kernel.text import Phrase, say
from bot.shortcuts import FromMessage


@dataclass(frozen=True, slots=True)
class OnProposal(Command):
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
    text: Annotated[
        str,
        Paragraph(say("What would we agree on?"), say("In words that all understand."), most=TEXT),
        FromMessage("propose", say("Propose it to all")),
    ]
    circle: Id | None = None


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

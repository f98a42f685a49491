"""What can be asked of what stands unless somebody asks to look again."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from bot.features.proposals.commands.writing import OnProposal
from bot.features.proposals.model.pieces import TEXT, TITLE, ProposalId
from bot.features.proposals.model.silence import SMALL_AGREEMENT
from bot.kernel.command import Command
from bot.kernel.fields import Day, Line, New, Paragraph
from bot.kernel.text import Phrase, say

THERE = 800


@dataclass(frozen=True, slots=True)
class MakeSmallAgreement(Command):
    wire: ClassVar[str | None] = "pgl"
    title: ClassVar[Phrase] = say("A small agreement")
    intro: ClassVar[Phrase | None] = say(
        "One line that needs no vote. It stands after some days, three at first, unless someone asks for a vote."
    )
    submit: ClassVar[Phrase] = say("Show it to all")

    proposal: Annotated[ProposalId, New()]
    text: Annotated[str, Line(say("What do we agree on, in one line?"), most=SMALL_AGREEMENT)]


@dataclass(frozen=True, slots=True)
class BringIn(Command):
    wire: ClassVar[str | None] = "pgb"
    title: ClassVar[Phrase] = say("From a meeting")
    intro: ClassVar[Phrase | None] = say(
        "What was agreed where you met goes to everyone who was not there. They have some days to look at it again."
    )
    submit: ClassVar[Phrase] = say("Show it to all")

    proposal: Annotated[ProposalId, New()]
    name: Annotated[str, Line(say("What is it about, in one line?"), most=TITLE)]
    text: Annotated[str, Paragraph(say("What did you agree on?"), say("In the words that were agreed."), most=TEXT)]
    day: Annotated[date, Day(say("On which day?"), say("Year-month-day, like 2026-03-09."))]
    present: Annotated[
        str,
        Paragraph(
            say("Which organisations were there?"),
            say("Their names, with commas between them. Residents’ seats by their numbers."),
            most=THERE,
        ),
    ]


@dataclass(frozen=True, slots=True)
class LookAgain(OnProposal):
    wire: ClassVar[str | None] = "pgk"
    title: ClassVar[Phrase] = say("Look at it again")
    intro: ClassVar[Phrase | None] = say(
        "What would stand by itself becomes a proposal, to be talked about. No reason is needed."
    )


@dataclass(frozen=True, slots=True)
class SayNotThere(OnProposal):
    wire: ClassVar[str | None] = "pgn"
    title: ClassVar[Phrase] = say("We were not there")
    intro: ClassVar[Phrase | None] = say("Your organisation is taken from those who were at the meeting.")

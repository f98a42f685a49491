"""How one person is asked to decide after the others' advice, how advice is given, and how it is decided."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from bot.features.proposals.commands.asking import MOST_DAYS
from bot.features.proposals.commands.ways import AskInAWay
from bot.features.proposals.commands.writing import OnProposal
from bot.features.proposals.model.advising import ADVICE, MOST_DAYS_TO_DECIDE
from bot.features.proposals.model.asking import Position
from bot.features.proposals.model.electorate import Electorate
from bot.features.proposals.model.pieces import WORDS, ProposalId
from bot.kernel.command import Command, Page, Standing
from bot.kernel.fields import Choice, Number, Paragraph, Pick
from bot.kernel.ids import Id, PersonId
from bot.kernel.text import Phrase, say

DECIDERS = "proposal-deciders"
ADVISERS = 900


@dataclass(frozen=True, slots=True)
class AdvicePage(Page):
    """`start` is how many seats come before the first that is shown."""

    wire: ClassVar[str | None] = "pvp"
    title: ClassVar[Phrase] = say("Read the advice")
    intro: ClassVar[Phrase | None] = say("All the advice that was given, in full, and from whom it is still to come.")

    proposal: ProposalId
    start: int = 0


@dataclass(frozen=True, slots=True)
class AskForAdvice(AskInAWay):
    wire: ClassVar[str | None] = "pva"
    title: ClassVar[Phrase] = say("One of us decides")
    intro: ClassVar[Phrase | None] = say(
        "One person decides and says why, after hearing the advice of the others. The advice is read by all."
    )
    submit: ClassVar[Phrase] = say("Ask for advice")

    @property
    def electorate(self) -> Electorate | None:
        return Electorate.seats

    decider: Annotated[PersonId, Pick(say("Who decides?"), source=DECIDERS)]
    advisers: Annotated[
        str,
        Paragraph(
            say("Whose advice is needed?"),
            say("Names of organisations, with commas between. Empty is all of them."),
            most=ADVISERS,
        ),
    ] = ""
    days: Annotated[
        int,
        Number(say("For how many days is advice given?"), say("Seven give people time to ask at home."), 1, MOST_DAYS),
    ] = 7
    then: Annotated[
        int,
        Number(
            say("And how many days are there to decide then?"),
            say("They can decide earlier, once all advice is in."),
            1,
            MOST_DAYS_TO_DECIDE,
        ),
    ] = 7


@dataclass(frozen=True, slots=True)
class GiveAdvice(OnProposal):
    wire: ClassVar[str | None] = "pvg"
    title: ClassVar[Phrase] = say("Give our advice")
    intro: ClassVar[Phrase | None] = say(
        "Whoever decides reads it, and so do all members, with your organisation's name. You can change it."
    )
    submit: ClassVar[Phrase] = say("Give it")

    text: int
    words: Annotated[
        str, Paragraph(say("What is your advice?"), say("What to mind, and what you would do."), most=ADVICE)
    ]
    leaning: Annotated[
        Position,
        Choice(
            say("Which way do you lean?"),
            options=(
                (Position.in_favour, say("For it")),
                (Position.against, say("Against it")),
                (Position.either, say("Either way")),
            ),
        ),
    ]
    seat: Id | None = None


@dataclass(frozen=True, slots=True)
class Decide(OnProposal):
    wire: ClassVar[str | None] = "pvd"
    title: ClassVar[Phrase] = say("Decide")
    intro: ClassVar[Phrase | None] = say(
        "You have heard the advice, and are free to decide as you find right. All read why."
    )
    submit: ClassVar[Phrase] = say("Decide")

    text: int
    decision: Annotated[
        bool, Choice(say("What do you decide?"), options=((True, say("Yes, we do this")), (False, say("No, not this"))))
    ]
    reason: Annotated[
        str, Paragraph(say("Why?"), say("In a few sentences, with what you took from the advice."), most=WORDS)
    ]


@dataclass(frozen=True, slots=True)
class HandOverDecision(OnProposal):
    wire: ClassVar[str | None] = "pvh"
    title: ClassVar[Phrase] = say("Let another decide")
    intro: ClassVar[Phrase | None] = say("Someone else decides in your place. All are told, and the advice stays.")
    submit: ClassVar[Phrase] = say("Hand it over")

    decider: Annotated[PersonId, Pick(say("Who decides?"), source=DECIDERS)]


@dataclass(frozen=True, slots=True)
class LetDeciderGo(Command):
    """They left, and what they were to decide is named to their heir, where there is one."""

    needs: ClassVar[Standing] = Standing.clock

    person: PersonId
    heir: PersonId | None

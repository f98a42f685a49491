"""More ways of asking for answers: one command for each, with what has to be said beforehand."""

from dataclasses import dataclass
from enum import Enum
from typing import Annotated, ClassVar

from bot.features.proposals.commands.asking import MOST_DAYS, MOST_MONTHS, Secrecy
from bot.features.proposals.commands.writing import OnProposal
from bot.features.proposals.model.electorate import Electorate
from bot.features.proposals.model.pieces import ProposalId
from bot.features.proposals.model.tally.agreeing import Coverage
from bot.features.proposals.model.tally.counting import Of
from bot.kernel.command import Page
from bot.kernel.fields import Choice, Line, Number, YesNo
from bot.kernel.text import Phrase, say

ASK = say("Ask them")
MOST, SHARE = 100, 8

_DAYS = Number(say("For how many days?"), say("Seven give people time to ask at home."), 1, MOST_DAYS)
_REASONS = YesNo(
    say("Does each answer need a reason?"), say("All read the reasons, beside the name of whoever gave them.")
)
_SHARE = say("Like 2/3, 3/4 or 60 %.")


@dataclass(frozen=True, slots=True)
class MoreWays(Page):
    """`start` is how many ways come before the first that is shown. Without `electorate` it is as the rules say."""

    wire: ClassVar[str | None] = "p0"
    title: ClassVar[Phrase] = say("More ways")
    intro: ClassVar[Phrase | None] = say("Other ways to ask for answers, and what each of them takes to pass.")

    proposal: ProposalId
    start: int = 0
    electorate: Electorate | None = None


@dataclass(frozen=True, slots=True)
class AskInAWay(OnProposal):
    submit: ClassVar[Phrase] = ASK

    @property
    def electorate(self) -> Electorate | None:
        """Whose answers are asked for: each form has it last, as it was chosen on the page before."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class AskForAShare(AskInAWay):
    wire: ClassVar[str | None] = "p1"
    title: ClassVar[Phrase] = say("Two thirds, or more")
    intro: ClassVar[Phrase | None] = say("It passes if so large a share says yes, for what needs more than most.")

    share: Annotated[str, Line(say("What share must say yes?"), _SHARE, most=SHARE)] = "2/3"
    more: Annotated[bool, YesNo(say("More than that share?"), say("No: exactly that share is enough."))] = False
    of: Annotated[
        Of,
        Choice(
            say("A share of whom?"),
            options=(
                (Of.cast, say("Of those who say yes or no")),
                (Of.with_abstentions, say("Of all who answer")),
                (Of.eligible, say("Of all who are asked")),
            ),
        ),
    ] = Of.cast
    days: Annotated[int, _DAYS] = 7
    reasons: Annotated[bool, _REASONS] = False
    electorate: Electorate | None = None


@dataclass(frozen=True, slots=True)
class AskForMostOfAll(AskInAWay):
    wire: ClassVar[str | None] = "p2"
    title: ClassVar[Phrase] = say("More than half of all")
    intro: ClassVar[Phrase | None] = say("It passes if more than half of all say yes: who says nothing is no yes.")

    days: Annotated[int, _DAYS] = 7
    reasons: Annotated[bool, _REASONS] = False
    openness: Secrecy = None
    electorate: Electorate | None = None


@dataclass(frozen=True, slots=True)
class AskForEveryYes(AskInAWay):
    wire: ClassVar[str | None] = "p3"
    title: ClassVar[Phrase] = say("Everyone says yes")
    intro: ClassVar[Phrase | None] = say("It passes if nobody says no.")

    of_all: Annotated[bool, YesNo(say("Must every single one say yes?"), say("No: who has no opinion is no no."))] = (
        False
    )
    days: Annotated[int, _DAYS] = 7
    reasons: Annotated[bool, _REASONS] = False
    openness: Secrecy = None
    electorate: Electorate | None = None


class Agreeing(Enum):
    """What share of those who take a stand must agree."""

    any = "any"
    half = "1/2"
    two_thirds = "2/3"
    three_quarters = "3/4"


@dataclass(frozen=True, slots=True)
class AskForConsensus(AskInAWay):
    wire: ClassVar[str | None] = "p4"
    title: ClassVar[Phrase] = say("Step aside or block")
    intro: ClassVar[Phrase | None] = say(
        "One can agree, step aside by name and not carry it out, or block it. The last two need a reason."
    )

    blocks: Annotated[int, Number(say("How many blocks may there be?"), say("None is usual: one stops it."), 0, 9)] = 0
    asides: Annotated[int, Number(say("How many may step aside at most?"), say("100 is any number."), 0, MOST)] = MOST
    agreeing: Annotated[
        Agreeing,
        Choice(
            say("How many must agree?"),
            options=(
                (Agreeing.any, say("One is enough")),
                (Agreeing.half, say("Half of those who take a stand")),
                (Agreeing.two_thirds, say("Two thirds of them")),
                (Agreeing.three_quarters, say("Three quarters of them")),
            ),
        ),
    ] = Agreeing.any
    days: Annotated[int, _DAYS] = 7
    reasons: Annotated[bool, _REASONS] = False
    electorate: Electorate | None = None


@dataclass(frozen=True, slots=True)
class AskForConsent(AskInAWay):
    wire: ClassVar[str | None] = "p5"
    title: ClassVar[Phrase] = say("All can live with it")
    intro: ClassVar[Phrase | None] = say("It passes if it would harm nobody. What would is worked through together.")

    coverage: Annotated[
        Coverage,
        Choice(
            say("Who must have answered?"),
            options=(
                (Coverage.quorum, say("As many as our rule asks")),
                (Coverage.full, say("Everyone who is asked")),
                (Coverage.lazy, say("Nobody: time is enough")),
            ),
        ),
    ] = Coverage.quorum
    days: Annotated[int, _DAYS] = 7
    review: Annotated[
        int, Number(say("Look at it again after how many months?"), say("An agreement is for now."), 1, MOST_MONTHS)
    ] = 12
    reasons: Annotated[bool, _REASONS] = False
    electorate: Electorate | None = None


class Fingers(Enum):
    """What share of those who answer must show three or more."""

    all = "all"
    half = "1/2"
    two_thirds = "2/3"
    three_quarters = "3/4"


@dataclass(frozen=True, slots=True)
class AskForFingers(AskInAWay):
    wire: ClassVar[str | None] = "p6"
    title: ClassVar[Phrase] = say("Zero to five fingers")
    intro: ClassVar[Phrase | None] = say("How far each can stand behind it. Zero stops it; one and two are heard.")

    share: Annotated[
        Fingers,
        Choice(
            say("How many must show three or more?"),
            options=(
                (Fingers.all, say("Everyone")),
                (Fingers.half, say("Half of them, and nobody zero")),
                (Fingers.two_thirds, say("Two thirds, and nobody zero")),
                (Fingers.three_quarters, say("Three quarters, and nobody zero")),
            ),
        ),
    ] = Fingers.all
    days: Annotated[int, _DAYS] = 7
    reasons: Annotated[bool, _REASONS] = False
    openness: Secrecy = None
    electorate: Electorate | None = None


@dataclass(frozen=True, slots=True)
class AskForGradients(AskInAWay):
    wire: ClassVar[str | None] = "p7"
    title: ClassVar[Phrase] = say("Eight steps of support")
    intro: ClassVar[Phrase | None] = say("From full support to a veto, so that all see how strong an agreement is.")

    share: Annotated[str, Line(say("What share must support it?"), _SHARE, most=SHARE)] = "2/3"
    sixth: Annotated[
        bool, YesNo(say("Does “don't like it” count as support?"), say("Of those who will support it all the same."))
    ] = False
    vetoes: Annotated[int, Number(say("How many vetoes may there be?"), say("None is usual: one stops it."), 0, 9)] = 0
    days: Annotated[int, _DAYS] = 7
    reasons: Annotated[bool, _REASONS] = False
    electorate: Electorate | None = None


@dataclass(frozen=True, slots=True)
class AskBySilence(AskInAWay):
    wire: ClassVar[str | None] = "p8"
    title: ClassVar[Phrase] = say("Stands if none objects")
    intro: ClassVar[Phrase | None] = say("For small things: silence is a yes here, and one objection stops it.")

    days: Annotated[int, _DAYS] = 7
    reasons: Annotated[bool, _REASONS] = False
    electorate: Electorate | None = None


@dataclass(frozen=True, slots=True)
class AskWhoIsIn(AskInAWay):
    wire: ClassVar[str | None] = "p9"
    title: ClassVar[Phrase] = say("Who is in?")
    intro: ClassVar[Phrase | None] = say("For something that some of you do: it comes about if enough are in.")

    target: Annotated[int, Number(say("How many does it take?"), None, 1, 999)] = 3
    early: Annotated[bool, YesNo(say("End it when so many are in?"), say("No: it stays open until its day."))] = True
    days: Annotated[int, _DAYS] = 7
    reasons: Annotated[bool, _REASONS] = False
    electorate: Electorate | None = None

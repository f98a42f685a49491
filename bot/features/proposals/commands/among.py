"""How several are put in order, rated or chosen among, and how a seat answers with a number or a rank for each."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from bot.features.proposals.commands.asking import MOST_DAYS, Secrecy
from bot.features.proposals.commands.writing import OnProposal
from bot.features.proposals.model.among import MOST_DOTS, MOST_NUMBER
from bot.features.proposals.model.asking import Question
from bot.features.proposals.model.electorate import Electorate
from bot.features.proposals.model.pieces import ProposalId
from bot.kernel.command import Page
from bot.kernel.fields import Line, Number, Paragraph, YesNo
from bot.kernel.ids import Id
from bot.kernel.text import Phrase, say

LINES, LONGEST = 900, 24 * 60
Days = Annotated[int, Number(say("For how many days?"), say("Seven give people time to ask at home."), 1, MOST_DAYS)]
Options = Annotated[
    str, Paragraph(say("The options"), say("Two to ten, each on its own line, or with ; between."), most=LINES)
]


@dataclass(frozen=True, slots=True)
class AmongPage(Page):
    wire: ClassVar[str | None] = "pmw"
    title: ClassVar[Phrase] = say("Rank or rate several")
    intro: ClassVar[Phrase | None] = say("Ways to choose among several, each with what wins.")

    proposal: ProposalId
    electorate: Electorate | None = None


@dataclass(frozen=True, slots=True)
class AskAmong(OnProposal):
    """With what all ways to choose among several ask for."""

    intro: ClassVar[Phrase | None] = say(
        "Each answers once. In the open it can be changed until the end, in secret it is final."
    )
    submit: ClassVar[Phrase] = say("Ask them")

    @property
    def electorate(self) -> Electorate | None:
        """Whose answers are asked for: each form has it last, as it was chosen on the page before."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class AskToRank(AskAmong):
    wire: ClassVar[str | None] = "pmr"
    title: ClassVar[Phrase] = say("Put in order")

    question: Question
    options: Options
    days: Days = 7
    openness: Secrecy = None
    electorate: Electorate | None = None


@dataclass(frozen=True, slots=True)
class AskToRate(AskAmong):
    """Its form is full: whether it is secret is as the group's rules say."""

    wire: ClassVar[str | None] = "pms"
    title: ClassVar[Phrase] = say("Give each a number")

    options: Options
    days: Days = 7
    highest: Annotated[int, Number(say("From 0 up to which number?"), None, 1, MOST_NUMBER)] = 5
    raters: Annotated[
        int, Number(say("How many have to rate an option?"), say("With fewer it cannot be chosen."), 1, 100)
    ] = 1
    zero: Annotated[
        bool,
        YesNo(say("Does a missing number count as 0?"), say("Else the mean is of the numbers given.")),
    ] = False
    electorate: Electorate | None = None


@dataclass(frozen=True, slots=True)
class AskForDots(AskAmong):
    wire: ClassVar[str | None] = "pmd"
    title: ClassVar[Phrase] = say("Share out dots")

    options: Options
    days: Days = 7
    dots: Annotated[int, Number(say("How many dots has each?"), None, 1, MOST_DOTS)] = 5
    most: Annotated[int, Number(say("At most how many on one option?"), None, 1, MOST_NUMBER)] = 3
    openness: Secrecy = None
    electorate: Electorate | None = None


@dataclass(frozen=True, slots=True)
class AskWhen(AskAmong):
    wire: ClassVar[str | None] = "pmt"
    title: ClassVar[Phrase] = say("Find a time to meet")

    times: Annotated[
        str,
        Paragraph(
            say("The times"),
            say("Like 2026-03-09 18:30, in your time zone; each on its own line, or with ; between."),
            most=LINES,
        ),
    ]
    minutes: Annotated[int, Number(say("How many minutes does it take?"), None, 5, LONGEST)] = 60
    days: Annotated[int, Number(say("For how many days do you ask?"), None, 1, MOST_DAYS)] = 3
    needed: Annotated[
        str,
        Line(say("Who must be there?"), say("Names, with commas between. Empty is nobody."), most=300),
    ] = ""
    electorate: Electorate | None = None


@dataclass(frozen=True, slots=True)
class BallotPage(Page):
    """A paper as it is being filled in: `marks` are on its buttons, and nowhere else until it is handed in. `at` is the
    option that is asked about, and with `level` the next one in the order shares the last one's place."""

    wire: ClassVar[str | None] = "pmb"
    title: ClassVar[Phrase] = say("Answer")
    intro: ClassVar[Phrase | None] = say("Press what you would like, then hand it in.")

    proposal: ProposalId
    marks: str = ""
    at: int | None = None
    level: bool = False
    seat: Id | None = None


@dataclass(frozen=True, slots=True)
class HandInBallot(OnProposal):
    wire: ClassVar[str | None] = "pmh"
    title: ClassVar[Phrase] = say("Hand in the answer")
    intro: ClassVar[Phrase | None] = say(
        "You answer for the organisation whose seat you hold, or for yourself. You can change it until the end."
    )

    text: int
    marks: str
    seat: Id | None = None

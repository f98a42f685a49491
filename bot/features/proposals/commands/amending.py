"""Who is asked, and what can be changed about it and about the last day while a vote is open."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from bot.features.proposals.commands.writing import OnProposal
from bot.features.proposals.model.pieces import ProposalId
from bot.kernel.command import Page
from bot.kernel.fields import Number
from bot.kernel.ids import Id
from bot.kernel.text import Phrase, say

LONGEST = 30


@dataclass(frozen=True, slots=True)
class RollPage(Page):
    wire: ClassVar[str | None] = "pfu"
    title: ClassVar[Phrase] = say("Who is asked")
    intro: ClassVar[Phrase | None] = say("All who are asked, and what they said as far as it is shown.")

    proposal: ProposalId
    start: int = 0


@dataclass(frozen=True, slots=True)
class LengthenVote(OnProposal):
    wire: ClassVar[str | None] = "pfl"
    title: ClassVar[Phrase] = say("Give more days")
    intro: ClassVar[Phrase | None] = say("All have longer to answer. It is never made shorter.")
    submit: ClassVar[Phrase] = say("Give them")

    days: Annotated[int, Number(say("How many days more?"), None, 1, LONGEST)] = 2


@dataclass(frozen=True, slots=True)
class AskToEnd(OnProposal):
    wire: ClassVar[str | None] = "pfe"
    title: ClassVar[Phrase] = say("End it earlier")
    intro: ClassVar[Phrase | None] = say(
        "Once a second person from another organisation agrees, the answers are counted."
    )


@dataclass(frozen=True, slots=True)
class AskToAdd(OnProposal):
    wire: ClassVar[str | None] = "pfa"
    title: ClassVar[Phrase] = say("Ask one more")
    intro: ClassVar[Phrase | None] = say("A seat that came later is asked too, once a second person agrees.")

    seat: Id


@dataclass(frozen=True, slots=True)
class AskToTakeOff(OnProposal):
    wire: ClassVar[str | None] = "pfo"
    title: ClassVar[Phrase] = say("Take one off the list")
    intro: ClassVar[Phrase | None] = say(
        "A seat that nobody holds any more is not waited for, once a second person agrees."
    )

    seat: Id


@dataclass(frozen=True, slots=True)
class AgreeToWish(OnProposal):
    wire: ClassVar[str | None] = "pfg"
    title: ClassVar[Phrase] = say("I agree to this")
    intro: ClassVar[Phrase | None] = say("You are the second person, from another organisation. It is done at once.")

    number: int

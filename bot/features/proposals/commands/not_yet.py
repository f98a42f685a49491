"""What can be asked of a block that did not stand, and is kept as not yet."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from bot.features.proposals.commands.writing import OnProposal
from bot.features.proposals.model.pieces import ProposalId
from bot.kernel.command import Page, Standing
from bot.kernel.fields import Day
from bot.kernel.text import Phrase, say


@dataclass(frozen=True, slots=True)
class NotYetPage(Page):
    """`start` is how many of them come before the first that is shown."""

    wire: ClassVar[str | None] = "ply"
    title: ClassVar[Phrase] = say("Not yet")
    intro: ClassVar[Phrase | None] = say("What did not stand, and is kept: it can be looked at again at any time.")

    start: int = 0


@dataclass(frozen=True, slots=True)
class AgainPage(Page):
    wire: ClassVar[str | None] = "plp"
    title: ClassVar[Phrase] = say("Is it time?")
    intro: ClassVar[Phrase | None] = say("A building block that did not stand, and what you can do with it now.")

    proposal: ProposalId


@dataclass(frozen=True, slots=True)
class TakeUpAgain(OnProposal):
    wire: ClassVar[str | None] = "plt"
    title: ClassVar[Phrase] = say("Look at it again")
    intro: ClassVar[Phrase | None] = say(
        "It is on the table again, with all that people said to it. Nobody is asked for an answer yet."
    )


@dataclass(frozen=True, slots=True)
class NotNow(OnProposal):
    wire: ClassVar[str | None] = "pln"
    title: ClassVar[Phrase] = say("Not now")
    intro: ClassVar[Phrase | None] = say("It stays as it is. You are asked again after the next success.")


@dataclass(frozen=True, slots=True)
class LetItRest(OnProposal):
    wire: ClassVar[str | None] = "plr"
    title: ClassVar[Phrase] = say("Let it rest")
    intro: ClassVar[Phrase | None] = say("It is kept, and nobody is asked about it any more.")


@dataclass(frozen=True, slots=True)
class ComeBackOn(OnProposal):
    wire: ClassVar[str | None] = "pld"
    title: ClassVar[Phrase] = say("Come back to it")
    intro: ClassVar[Phrase | None] = say("On that day its card says so to all. The day can be changed, or taken away.")
    submit: ClassVar[Phrase] = say("Keep the day")

    day: Annotated[date, Day(say("On which day?"), say("Year-month-day, like 2026-03-09."))]


@dataclass(frozen=True, slots=True)
class TakeDayAway(OnProposal):
    wire: ClassVar[str | None] = "plx"
    title: ClassVar[Phrase] = say("Take the day away")
    intro: ClassVar[Phrase | None] = say("Nobody comes back to it on a day any more. It is kept.")


@dataclass(frozen=True, slots=True)
class OfferAgain(OnProposal):
    """After `proposal` was agreed, one more of those beside it that did not stand."""

    needs: ClassVar[Standing] = Standing.clock

"""Residents' seats: how many and how they are filled, who offers to speak, and who supports them."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from bot.features.coalition.commands.following import Following
from bot.features.coalition.model import MOST_SEATS, OWN_WAY, TURNS, SeatId, Way
from bot.kernel.command import Command, Page, Standing
from bot.kernel.fields import Choice, Line
from bot.kernel.ids import PersonId
from bot.kernel.text import Phrase, say

WAYS: tuple[tuple[Way, Phrase], ...] = (
    (Way.named, say("Residents name them among themselves")),
    (Way.lot, say("Drawn by lot among those who want to")),
    (Way.turns, say("Taking turns")),
    (Way.other, say("Another way")),
)
_LENGTHS = dict(zip(TURNS, (say("Three months"), say("Six months"), say("A year")), strict=True))
_SEATS = ((0, say("None")), *((number, say("{number} seats", number=number)) for number in range(2, MOST_SEATS + 1)))


@dataclass(frozen=True, slots=True)
class ResidentsPage(Page):
    wire: ClassVar[str | None] = "ce"
    title: ClassVar[Phrase] = say("Residents' seats")
    intro: ClassVar[Phrase | None] = say(
        "The seats of residents, who holds them, who would like to, and how they are chosen."
    )

    start: int = 0


@dataclass(frozen=True, slots=True)
class SetResidentsSeats(Command):
    wire: ClassVar[str | None] = "ces"
    needs: ClassVar[Standing] = Standing.facilitator
    title: ClassVar[Phrase] = say("Set residents' seats")
    intro: ClassVar[Phrase | None] = say("What the group has decided for residents without an organisation.")
    submit: ClassVar[Phrase] = say("Save")

    seats: Annotated[int, Choice(say("How many seats do they hold?"), None, _SEATS)]
    way: Annotated[Way, Choice(say("How are they chosen?"), None, WAYS)]
    weeks: Annotated[
        int, Choice(say("How long is a turn?"), say("Only where they take turns."), tuple(_LENGTHS.items()))
    ] = TURNS[1]
    words: Annotated[
        str | None,
        Line(say("Another way, in your words"), say("Leave it empty to keep it as it is."), most=OWN_WAY),
    ] = None


@dataclass(frozen=True, slots=True)
class OfferToSpeak(Command):
    wire: ClassVar[str | None] = "ceo"
    title: ClassVar[Phrase] = say("I'd like to speak for residents")
    intro: ClassVar[Phrase | None] = say("You say that you would like to speak for residents. The others see it.")


@dataclass(frozen=True, slots=True)
class TakeBackOffer(Command):
    wire: ClassVar[str | None] = "ceb"
    title: ClassVar[Phrase] = say("Take me off the list")
    intro: ClassVar[Phrase | None] = say("You no longer offer to speak for residents.")


@dataclass(frozen=True, slots=True)
class OfOffer(Command):
    person: PersonId


@dataclass(frozen=True, slots=True)
class SupportResident(OfOffer):
    wire: ClassVar[str | None] = "cey"
    title: ClassVar[Phrase] = say("Support")
    intro: ClassVar[Phrase | None] = say("You say that you would like this person to speak for residents.")


@dataclass(frozen=True, slots=True)
class TakeBackSupport(OfOffer):
    wire: ClassVar[str | None] = "cen"
    title: ClassVar[Phrase] = say("Take back my support")
    intro: ClassVar[Phrase | None] = say("Your support for someone no longer counts.")


@dataclass(frozen=True, slots=True)
class FillResidentsSeat(Command):
    """As the way says it; `person` is given only where the group chooses in a way of its own."""

    wire: ClassVar[str | None] = "cef"
    needs: ClassVar[Standing] = Standing.facilitator
    title: ClassVar[Phrase] = say("Fill a seat")
    intro: ClassVar[Phrase | None] = say("A free seat of residents is filled, in the way that the group chose.")

    seat: SeatId
    way: Way
    person: PersonId | None = None


@dataclass(frozen=True, slots=True)
class EndTurn(Following):
    seat: SeatId


@dataclass(frozen=True, slots=True)
class NoteSeated(Following):
    """A facilitator has confirmed them."""

    person: PersonId


@dataclass(frozen=True, slots=True)
class TakeOffList(Following):
    """A facilitator has not confirmed them."""

    person: PersonId


@dataclass(frozen=True, slots=True)
class ForgetOffer(Following):
    """They left, or are with an organisation now: what they offered, and whom they supported."""

    person: PersonId

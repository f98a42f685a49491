"""Who speaks for an organisation, and who facilitates. A button says of whom it is, so that an old one does no harm."""

from dataclasses import dataclass
from typing import ClassVar

from bot.features.coalition.model import SeatId
from bot.kernel.command import Command, Standing
from bot.kernel.ids import OrganisationId, PersonId
from bot.kernel.text import Phrase, say


@dataclass(frozen=True, slots=True)
class SpeakFor(Command):
    wire: ClassVar[str | None] = "css"
    title: ClassVar[Phrase] = say("I speak for it")

    organisation: OrganisationId


@dataclass(frozen=True, slots=True)
class OfSeat(Command):
    seat: SeatId


@dataclass(frozen=True, slots=True)
class OfRepresentative(OfSeat):
    representative: PersonId


@dataclass(frozen=True, slots=True)
class OfAlternate(OfSeat):
    person: PersonId


@dataclass(frozen=True, slots=True)
class ConfirmRepresentative(OfRepresentative):
    wire: ClassVar[str | None] = "csc"
    needs: ClassVar[Standing] = Standing.facilitator
    title: ClassVar[Phrase] = say("Confirm")


@dataclass(frozen=True, slots=True)
class DeclineRepresentative(OfRepresentative):
    wire: ClassVar[str | None] = "csd"
    needs: ClassVar[Standing] = Standing.facilitator
    title: ClassVar[Phrase] = say("Not now")


@dataclass(frozen=True, slots=True)
class QuestionRepresentative(OfRepresentative):
    wire: ClassVar[str | None] = "csq"
    title: ClassVar[Phrase] = say("I have a question")


@dataclass(frozen=True, slots=True)
class GiveSeatBack(OfSeat):
    wire: ClassVar[str | None] = "csb"
    title: ClassVar[Phrase] = say("Give back the seat")


@dataclass(frozen=True, slots=True)
class NameAlternate(OfAlternate):
    wire: ClassVar[str | None] = "csn"
    title: ClassVar[Phrase] = say("Name as alternate")


@dataclass(frozen=True, slots=True)
class RemoveAlternate(OfAlternate):
    wire: ClassVar[str | None] = "csr"
    title: ClassVar[Phrase] = say("Remove as alternate")


@dataclass(frozen=True, slots=True)
class HandOver(OfAlternate):
    wire: ClassVar[str | None] = "csh"
    title: ClassVar[Phrase] = say("Hand over the seat")


@dataclass(frozen=True, slots=True)
class MakeFacilitator(Command):
    wire: ClassVar[str | None] = "cfm"
    needs: ClassVar[Standing] = Standing.facilitator
    title: ClassVar[Phrase] = say("Make a facilitator")

    person: PersonId


@dataclass(frozen=True, slots=True)
class StopFacilitating(Command):
    wire: ClassVar[str | None] = "cfs"
    needs: ClassVar[Standing] = Standing.facilitator
    title: ClassVar[Phrase] = say("Stop being a facilitator")


@dataclass(frozen=True, slots=True)
class TakeOverFacilitation(Command):
    """For when there is no facilitator left."""

    wire: ClassVar[str | None] = "cft"
    title: ClassVar[Phrase] = say("Take over")

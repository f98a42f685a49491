"""Who speaks for an organisation. A button says of whom it is, so that an old one does no harm."""

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
    intro: ClassVar[Phrase | None] = say(
        "You say that you speak for your organisation. A facilitator confirms it, and everyone is told."
    )

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
    intro: ClassVar[Phrase | None] = say(
        "You confirm who speaks for an organisation. For seven days any member may ask a question about it."
    )


@dataclass(frozen=True, slots=True)
class DeclineRepresentative(OfRepresentative):
    wire: ClassVar[str | None] = "csd"
    needs: ClassVar[Standing] = Standing.facilitator
    title: ClassVar[Phrase] = say("Not now")
    intro: ClassVar[Phrase | None] = say(
        "You do not confirm someone now. The seat is free again, and the organisation can think again."
    )


@dataclass(frozen=True, slots=True)
class QuestionRepresentative(OfRepresentative):
    wire: ClassVar[str | None] = "csq"
    title: ClassVar[Phrase] = say("I have a question")
    intro: ClassVar[Phrase | None] = say(
        "You have a question about who speaks for an organisation. A facilitator then looks at it once more."
    )


@dataclass(frozen=True, slots=True)
class GiveSeatBack(OfSeat):
    wire: ClassVar[str | None] = "csb"
    title: ClassVar[Phrase] = say("Give back the seat")
    intro: ClassVar[Phrase | None] = say(
        "You no longer speak for your organisation, or stand in for who does. Everyone is told."
    )


@dataclass(frozen=True, slots=True)
class NameAlternate(OfAlternate):
    wire: ClassVar[str | None] = "csn"
    title: ClassVar[Phrase] = say("Name as alternate")
    intro: ClassVar[Phrase | None] = say(
        "Someone from your organisation may speak for it when you cannot. Only its representative names them."
    )


@dataclass(frozen=True, slots=True)
class RemoveAlternate(OfAlternate):
    wire: ClassVar[str | None] = "csr"
    title: ClassVar[Phrase] = say("Remove as alternate")
    intro: ClassVar[Phrase | None] = say(
        "Someone no longer stands in for you. Only the representative of the organisation can do this."
    )


@dataclass(frozen=True, slots=True)
class RequireLead(OfSeat):
    wire: ClassVar[str | None] = "csl"
    title: ClassVar[Phrase] = say("Only I answer")
    intro: ClassVar[Phrase | None] = say(
        "Nobody but you answers for your organisation in votes that are opened from now on. Everyone is told."
    )


@dataclass(frozen=True, slots=True)
class LetAlternatesAnswer(OfSeat):
    wire: ClassVar[str | None] = "cso"
    title: ClassVar[Phrase] = say("Alternates answer too")
    intro: ClassVar[Phrase | None] = say(
        "Those who stand in for you answer in votes too, from the next one on. Everyone is told."
    )


@dataclass(frozen=True, slots=True)
class HandOver(OfAlternate):
    wire: ClassVar[str | None] = "csh"
    title: ClassVar[Phrase] = say("Hand over the seat")
    intro: ClassVar[Phrase | None] = say("You hand the seat of your organisation to someone of it. Everyone is told.")

"""What could be celebrated is offered, taken up or left; and what our own reactions and the clock ask about that."""

from dataclasses import dataclass
from typing import ClassVar

from bot.features.celebrations.model import Way
from bot.features.celebrations.model.offer import OfferId, offer_id
from bot.kernel.command import Command, Page, Standing
from bot.kernel.ids import Id, OrganisationId, PersonId
from bot.kernel.text import Phrase, say


@dataclass(frozen=True, slots=True)
class OfferPage(Page):
    wire: ClassVar[str | None] = "yv"
    title: ClassVar[Phrase] = say("Have a look")
    intro: ClassVar[Phrase | None] = say("Something that you could celebrate. Nothing is posted by itself.")

    offer: OfferId


@dataclass(frozen=True, slots=True)
class LeaveOffer(Command):
    wire: ClassVar[str | None] = "yg"
    title: ClassVar[Phrase] = say("Not now")
    intro: ClassVar[Phrase | None] = say("You leave it; nobody is told, and you are not asked about it again.")

    offer: OfferId


@dataclass(frozen=True, slots=True)
class NoteOccasion(Command):
    """`person` did it or was helped, `helper` helped, `under` is the agreement that it stands under; without a person
    it is offered to those who facilitate."""

    needs: ClassVar[Standing] = Standing.clock

    way: Way
    of: Id
    person: PersonId | None = None
    organisation: OrganisationId | None = None
    helper: PersonId | None = None
    under: Id | None = None
    what: str = ""
    is_first: bool = False


def occasion_id(command: NoteOccasion) -> OfferId:
    """Of help there is one for each who was helped."""
    return offer_id(command.way, command.of, command.person if command.way is Way.help else None)


@dataclass(frozen=True, slots=True)
class DropOccasion(Command):
    needs: ClassVar[Standing] = Standing.clock

    way: Way
    of: Id


@dataclass(frozen=True, slots=True)
class NoteBeginning(Command):
    """A year later it is offered for the first time: an agreement, or without one the coalition itself."""

    needs: ClassVar[Standing] = Standing.clock

    agreement: Id | None = None


@dataclass(frozen=True, slots=True)
class KeepOffer(Command):
    """A year is over, or nobody has taken it up."""

    needs: ClassVar[Standing] = Standing.clock

    offer: OfferId


@dataclass(frozen=True, slots=True)
class ForgetInOffer(Command):
    """One more of those that are for them."""

    needs: ClassVar[Standing] = Standing.clock

    person: PersonId

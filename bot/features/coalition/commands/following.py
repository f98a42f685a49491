"""What follows from facts without anyone asking for it."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bot.kernel.command import Address, Command, Standing
from bot.kernel.ids import Id, OrganisationId, PersonId, PlaceId


@dataclass(frozen=True, slots=True)
class Following(Command):
    needs: ClassVar[Standing] = Standing.clock


@dataclass(frozen=True, slots=True)
class WelcomeOrganisation(Following):
    organisation: OrganisationId


@dataclass(frozen=True, slots=True)
class VacateSeat(Following):
    """Its holder has left. Without an organisation: a residents' seat."""

    organisation: OrganisationId | None
    person: PersonId


@dataclass(frozen=True, slots=True)
class RelieveFacilitator(Following):
    """They have left."""

    person: PersonId


@dataclass(frozen=True, slots=True)
class ForgetMember(Following):
    """They asked to be erased, or are erased once more after a backup was restored."""

    person: PersonId


@dataclass(frozen=True, slots=True)
class NoteOngoing(Following):
    kind: str
    key: Id
    place: PlaceId
    topic: str
    circle: str = ""


@dataclass(frozen=True, slots=True)
class DropOngoing(Following):
    key: Id


@dataclass(frozen=True, slots=True)
class NoteMeeting(Following):
    meeting: Id
    at: datetime


@dataclass(frozen=True, slots=True)
class DropMeeting(Following):
    meeting: Id


@dataclass(frozen=True, slots=True)
class MoveInto(Following):
    """A home has come in."""

    place: PlaceId


@dataclass(frozen=True, slots=True)
class CloseHome(Following):
    """The coalition has left it, or the place is `gone`."""

    place: PlaceId
    gone: bool = False


@dataclass(frozen=True, slots=True)
class LoseHome(Following):
    """The platform knows no such place any more, or nobody can write in it."""

    address: Address


@dataclass(frozen=True, slots=True)
class NoteNextDate(Following):
    at: datetime

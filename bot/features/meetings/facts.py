"""What meetings outside chat tell the world: the only room of them that other features may enter."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, ClassVar

from bot.kernel.change import CARRIED, Happened
from bot.kernel.ids import Id, PersonId, PlaceId
from bot.kernel.wire import WireId

MEETINGS_PAGE = WireId("1:mm:0")
"""For buttons of other features: what is planned, and how to plan one."""


@dataclass(frozen=True, slots=True)
class MeetingSet(Happened):
    """Without anybody: the next of a series, which stands when the one before it is over or cancelled."""

    meeting: Id
    place: PlaceId
    title: Annotated[str, CARRIED]
    at: datetime
    by: PersonId | None


@dataclass(frozen=True, slots=True)
class MeetingMoved(Happened):
    meeting: Id
    place: PlaceId
    at: datetime
    by: PersonId


@dataclass(frozen=True, slots=True)
class MeetingChanged(Happened):
    """Its title, its place, or how it repeats."""

    meeting: Id
    by: PersonId


@dataclass(frozen=True, slots=True)
class MeetingCancelled(Happened):
    meeting: Id
    place: PlaceId
    by: PersonId


@dataclass(frozen=True, slots=True)
class MeetingMovedForOthers(MeetingMoved):
    """As the next ones by a facilitator, where it is somebody else's."""

    facilitating: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class MeetingChangedForOthers(MeetingChanged):
    facilitating: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class MeetingCancelledForOthers(MeetingCancelled):
    facilitating: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class MeetingHeld(Happened):
    """Its time is over."""

    meeting: Id
    place: PlaceId
    at: datetime


@dataclass(frozen=True, slots=True)
class MeetingHandedOn(Happened):
    """Whoever set it has left."""

    meeting: Id
    person: PersonId


@dataclass(frozen=True, slots=True)
class PointRemoved(Happened):
    meeting: Id
    by: PersonId


@dataclass(frozen=True, slots=True)
class PointRemovedForOthers(PointRemoved):
    facilitating: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class PresenceNoted(Happened):
    """A facilitator wrote down for someone else whether they were there."""

    facilitating: ClassVar[bool] = True

    meeting: Id
    person: PersonId
    there: bool
    by: PersonId

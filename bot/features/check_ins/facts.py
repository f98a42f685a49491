"""What check-ins tell the world: the only room of them that other features may enter."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Annotated, ClassVar

from bot.kernel.change import CARRIED, Happened
from bot.kernel.ids import Id, PersonId, PlaceId
from bot.kernel.wire import WireId

CHECK_INS_PAGE = WireId("1:ic")
"""For buttons of other features: what can be answered now, and how to set a check-in."""


class Changed(Enum):
    words = "words"
    days = "days"
    window = "window"
    audience = "audience"
    paused = "paused"
    resumed = "resumed"
    ended = "ended"


@dataclass(frozen=True, slots=True)
class CheckInSet(Happened):
    series: Id
    question: Annotated[str, CARRIED]
    first: date
    by: PersonId


@dataclass(frozen=True, slots=True)
class CheckInChanged(Happened):
    series: Id
    what: Changed
    by: PersonId


@dataclass(frozen=True, slots=True)
class CheckInChangedForOthers(CheckInChanged):
    """By a facilitator, where it is somebody else's."""

    facilitating: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class CheckInHandedOn(Happened):
    """Whoever set it has left."""

    series: Id
    person: PersonId


@dataclass(frozen=True, slots=True)
class CheckInPausedThere(Happened):
    """The coalition has left the place in which it was held."""

    series: Id
    place: PlaceId


@dataclass(frozen=True, slots=True)
class CheckInBegan(Happened):
    check_in: Id
    series: Id
    day: date


@dataclass(frozen=True, slots=True)
class CheckInMissed(Happened):
    """The bot was away for so long that nobody could be asked on these dates."""

    series: Id
    days: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class CheckInClosed(Happened):
    """Nobody is named, and late answers still count."""

    check_in: Id
    series: Id
    asked: int
    answered: int


@dataclass(frozen=True, slots=True)
class HelpOffered(Happened):
    """Somebody who needed help in a check-in can get it from somebody else."""

    check_in: Id
    person: PersonId
    by: PersonId


@dataclass(frozen=True, slots=True)
class StandingChanged(Happened):
    """Somebody was asked, or answered: how it stands is to be counted anew, and whose answer `calls` for help is told
    where it is held. Stated for our own reaction alone."""

    recorded: ClassVar[bool] = False

    check_in: Id
    late: bool = False
    calls: Id | None = None

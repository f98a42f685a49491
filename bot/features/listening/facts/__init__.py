"""What listening tells the world: the only room of it that other features may enter."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, ClassVar
from urllib.parse import quote

from bot.cutting import cut
from bot.features.listening.facts.apart import CalledBack, GroupId, OutOfGroup, Together, Way, WentApart, Why
from bot.kernel.change import CARRIED, Happened
from bot.kernel.ids import Id, PersonId, PlaceId
from bot.kernel.limits import WIRE
from bot.kernel.wire import WireId

__all__ = [
    "ROUND_PAGE",
    "CalledBack",
    "CalledTogether",
    "FacilitationTaken",
    "FloorGivenBack",
    "FloorMovedOn",
    "GroupId",
    "NextDateSet",
    "OrderChanged",
    "OutOfGroup",
    "PartnerFound",
    "PartnerWanted",
    "RoundChanged",
    "RoundClosed",
    "RoundEnded",
    "RoundOffered",
    "RoundOpened",
    "RoundPaused",
    "RoundResumed",
    "RoundStarted",
    "SpeakerAdded",
    "SpeakerTakenOut",
    "StepEnded",
    "Together",
    "Way",
    "WentApart",
    "Why",
    "round_about",
    "round_for",
]

_ABOUT = "1?:ro:*:"
ROUND_PAGE = WireId("1:rr")
"""For buttons of other features: the page of the round here, or of how to open one."""


def round_for(circle: Id) -> WireId:
    """For buttons of other features: the form that opens a round for that circle here."""
    return WireId(f"1?:ro:*:*:*:*:*:*:*:{circle}")


def round_about(topic: str) -> WireId:
    """For buttons of other features: the form that opens a round here, with as much of a topic as a button holds."""
    shown = topic
    while len(quote(shown, safe="")) > WIRE - len(_ABOUT):
        shown = cut(shown, len(shown) - 1)
    return WireId(f"{_ABOUT}{quote(shown, safe='')}")


@dataclass(frozen=True, slots=True)
class RoundOpened(Happened):
    """`topic` is empty for the ready-made first round; `circle_name` where it is for all."""

    facilitating: ClassVar[bool] = True

    round: Id
    place: PlaceId
    topic: Annotated[str, CARRIED]
    by: PersonId
    circle: Id | None = None
    circle_name: Annotated[str, CARRIED] = ""


@dataclass(frozen=True, slots=True)
class RoundStarted(Happened):
    facilitating: ClassVar[bool] = True

    round: Id
    by: PersonId


@dataclass(frozen=True, slots=True)
class RoundPaused(Happened):
    facilitating: ClassVar[bool] = True

    round: Id
    by: PersonId


@dataclass(frozen=True, slots=True)
class RoundResumed(Happened):
    facilitating: ClassVar[bool] = True

    round: Id
    by: PersonId


@dataclass(frozen=True, slots=True)
class FloorMovedOn(Happened):
    """From whom is not kept."""

    facilitating: ClassVar[bool] = True

    round: Id
    by: PersonId


@dataclass(frozen=True, slots=True)
class StepEnded(Happened):
    """Sooner than by itself."""

    facilitating: ClassVar[bool] = True

    round: Id
    by: PersonId


@dataclass(frozen=True, slots=True)
class CalledTogether(Happened):
    """From the small groups to the circle, sooner than by itself."""

    facilitating: ClassVar[bool] = True

    round: Id
    by: PersonId


@dataclass(frozen=True, slots=True)
class RoundChanged(Happened):
    """How it is held, before it started."""

    facilitating: ClassVar[bool] = True

    round: Id
    by: PersonId


@dataclass(frozen=True, slots=True)
class FloorGivenBack(Happened):
    """To whom is not kept."""

    facilitating: ClassVar[bool] = True

    round: Id
    by: PersonId


@dataclass(frozen=True, slots=True)
class OrderChanged(Happened):
    """Who was moved is not kept."""

    facilitating: ClassVar[bool] = True

    round: Id
    by: PersonId


@dataclass(frozen=True, slots=True)
class RoundOffered(Happened):
    """Someone was asked to facilitate it. Nobody is named, so that nobody learns of a no; `to` stands in old ones."""

    facilitating: ClassVar[bool] = True

    round: Id
    by: PersonId
    to: PersonId | None = None


@dataclass(frozen=True, slots=True)
class SpeakerAdded(Happened):
    """Someone without an account, whose name is not kept."""

    facilitating: ClassVar[bool] = True

    round: Id
    by: PersonId


@dataclass(frozen=True, slots=True)
class SpeakerTakenOut(Happened):
    """Someone without an account."""

    facilitating: ClassVar[bool] = True

    round: Id
    by: PersonId


@dataclass(frozen=True, slots=True)
class RoundClosed(Happened):
    """Before everyone was asked."""

    facilitating: ClassVar[bool] = True

    round: Id
    by: PersonId


@dataclass(frozen=True, slots=True)
class FacilitationTaken(Happened):
    facilitating: ClassVar[bool] = True

    round: Id
    by: PersonId


@dataclass(frozen=True, slots=True)
class PartnerWanted(Happened):
    """By someone who facilitates for the first time. Who was asked is not kept."""

    facilitating: ClassVar[bool] = True

    round: Id
    by: PersonId


@dataclass(frozen=True, slots=True)
class PartnerFound(Happened):
    """They press for the facilitator too."""

    facilitating: ClassVar[bool] = True

    round: Id
    by: PersonId


@dataclass(frozen=True, slots=True)
class RoundEnded(Happened):
    """`heard` counts who spoke; nobody is named. `circle` is missing where it was for all."""

    round: Id
    place: PlaceId
    heard: int
    circle: Id | None = None


@dataclass(frozen=True, slots=True)
class NextDateSet(Happened):
    """`by` is missing in what was written before it was kept. When those of a circle meet next is no date of all."""

    place: PlaceId
    at: datetime
    by: PersonId | None = None
    circle: Id | None = None

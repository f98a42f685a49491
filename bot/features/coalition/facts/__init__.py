"""What the coalition's base tells the world: the only room of it that other features may enter."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from bot.features.coalition.facts.facilitating import (
    FacilitationOffered,
    FacilitationTakenOver,
    FacilitatorMade,
    FacilitatorStopped,
    FacilitatorWentOn,
    TermChanged,
)
from bot.features.coalition.facts.seats import (
    AlternateNamed,
    AlternateRemoved,
    AlternatesLetAnswer,
    LeadRequired,
    RepresentativeConfirmed,
    RepresentativeDeclined,
    RepresentativeProposed,
    RepresentativeQuestioned,
    ResidentChosen,
    ResidentsSeatsSet,
    SeatGivenBack,
    SeatHandedOver,
    TurnEnded,
)
from bot.kernel.change import CARRIED, Happened
from bot.kernel.command import Account
from bot.kernel.ids import OrganisationId, PersonId, PlaceId
from bot.kernel.wire import WireId

__all__ = [
    "HOME_PAGE",
    "AccountLinked",
    "AlternateNamed",
    "AlternateRemoved",
    "AlternatesLetAnswer",
    "CoalitionChanged",
    "CoalitionSetUp",
    "FacilitationOffered",
    "FacilitationTakenOver",
    "FacilitatorMade",
    "FacilitatorStopped",
    "FacilitatorWentOn",
    "LeadRequired",
    "MemberJoined",
    "MemberLeft",
    "MemberMoved",
    "OrganisationJoined",
    "OrganisationLeft",
    "OrganisationMarkedLeft",
    "OrganisationReturned",
    "PathPutAway",
    "PathTakenUp",
    "PeopleReleased",
    "RepresentativeConfirmed",
    "RepresentativeDeclined",
    "RepresentativeProposed",
    "RepresentativeQuestioned",
    "ResidentChosen",
    "ResidentsSeatsSet",
    "SeatGivenBack",
    "SeatHandedOver",
    "SteppedBack",
    "TermChanged",
    "TurnEnded",
]

HOME_PAGE = WireId("1:ch")
"""For buttons of other features."""


@dataclass(frozen=True, slots=True)
class CoalitionSetUp(Happened):
    facilitating: ClassVar[bool] = True

    place: PlaceId
    name: Annotated[str, CARRIED]
    by: PersonId


@dataclass(frozen=True, slots=True)
class CoalitionChanged(Happened):
    """Its name, language or time zone."""

    facilitating: ClassVar[bool] = True

    by: PersonId


@dataclass(frozen=True, slots=True)
class PlaceInvited(Happened):
    facilitating: ClassVar[bool] = True
    by: PersonId


@dataclass(frozen=True, slots=True)
class InvitationTakenBack(Happened):
    facilitating: ClassVar[bool] = True
    by: PersonId


@dataclass(frozen=True, slots=True)
class HomeCameIn(Happened):
    place: PlaceId
    by: PersonId


@dataclass(frozen=True, slots=True)
class HomeChanged(Happened):
    facilitating: ClassVar[bool] = True
    place: PlaceId
    by: PersonId


@dataclass(frozen=True, slots=True)
class HomeLeft(Happened):
    """Nothing is held there any more, and nothing reaches it. Without `by` nobody wanted it: the place is gone."""

    facilitating: ClassVar[bool] = True
    place: PlaceId
    by: PersonId | None


@dataclass(frozen=True, slots=True)
class HomeTriedAgain(Happened):
    """A place that nothing reached."""

    facilitating: ClassVar[bool] = True
    place: PlaceId
    by: PersonId


@dataclass(frozen=True, slots=True)
class HomeReturned(Happened):
    """A place that was gone is there again."""

    place: PlaceId


@dataclass(frozen=True, slots=True)
class OrganisationJoined(Happened):
    organisation: OrganisationId
    name: Annotated[str, CARRIED]
    by: PersonId


@dataclass(frozen=True, slots=True)
class OrganisationLeft(Happened):
    """By the word of its representative."""

    organisation: OrganisationId
    by: PersonId


@dataclass(frozen=True, slots=True)
class OrganisationMarkedLeft(Happened):
    """Nobody was with it any more."""

    facilitating: ClassVar[bool] = True

    organisation: OrganisationId
    by: PersonId


@dataclass(frozen=True, slots=True)
class OrganisationReturned(Happened):
    organisation: OrganisationId
    by: PersonId


@dataclass(frozen=True, slots=True)
class PeopleReleased(Happened):
    """Their organisation has left, which is in the history already."""

    recorded: ClassVar[bool] = False

    organisation: OrganisationId
    people: tuple[PersonId, ...]


@dataclass(frozen=True, slots=True)
class MemberJoined(Happened):
    """Without an organisation they live here, or have not said yet whom they are with."""

    person: PersonId
    organisation: OrganisationId | None


@dataclass(frozen=True, slots=True)
class MemberMoved(Happened):
    """Said anew whom they are with."""

    person: PersonId
    organisation: OrganisationId | None


@dataclass(frozen=True, slots=True)
class MemberLeft(Happened):
    """`organisation` is whom they were with; `heir` is the one to whom is named what features hold open of them."""

    person: PersonId
    organisation: OrganisationId | None
    heir: PersonId | None = None


@dataclass(frozen=True, slots=True)
class SteppedBack(Happened):
    """From a seat or from facilitating, while they stay here; the history has it already."""

    recorded: ClassVar[bool] = False

    person: PersonId


@dataclass(frozen=True, slots=True)
class AccountLinked(Happened):
    """Nobody's business but the person's."""

    recorded: ClassVar[bool] = False

    person: PersonId
    account: Account


@dataclass(frozen=True, slots=True)
class PathPutAway(Happened):
    """The steps of the first evening are not shown any more."""

    facilitating: ClassVar[bool] = True

    by: PersonId


@dataclass(frozen=True, slots=True)
class PathTakenUp(Happened):
    facilitating: ClassVar[bool] = True

    by: PersonId

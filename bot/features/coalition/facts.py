"""What the coalition's base tells the world: the only room of it that other features may enter."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from bot.kernel.change import CARRIED, Happened
from bot.kernel.command import Account
from bot.kernel.ids import OrganisationId, PersonId, PlaceId
from bot.kernel.wire import WireId

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
    facilitating: ClassVar[bool] = True
    place: PlaceId
    by: PersonId


@dataclass(frozen=True, slots=True)
class OrganisationJoined(Happened):
    organisation: OrganisationId
    name: Annotated[str, CARRIED]
    by: PersonId


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
    """`organisation` is whom they were with."""

    person: PersonId
    organisation: OrganisationId | None


@dataclass(frozen=True, slots=True)
class RepresentativeProposed(Happened):
    """It waits for a facilitator. Of a residents' seat, here and below, what is given is its number."""

    organisation: OrganisationId | None
    person: PersonId
    number: int | None = None


@dataclass(frozen=True, slots=True)
class RepresentativeConfirmed(Happened):
    facilitating: ClassVar[bool] = True

    organisation: OrganisationId | None
    person: PersonId
    by: PersonId
    number: int | None = None


@dataclass(frozen=True, slots=True)
class RepresentativeDeclined(Happened):
    facilitating: ClassVar[bool] = True

    organisation: OrganisationId | None
    person: PersonId
    by: PersonId
    number: int | None = None


@dataclass(frozen=True, slots=True)
class RepresentativeQuestioned(Happened):
    """It waits for a facilitator again."""

    organisation: OrganisationId | None
    person: PersonId
    by: PersonId
    number: int | None = None


@dataclass(frozen=True, slots=True)
class SeatGivenBack(Happened):
    """By its representative or an alternate, or because they left."""

    organisation: OrganisationId | None
    person: PersonId
    number: int | None = None


@dataclass(frozen=True, slots=True)
class AlternateNamed(Happened):
    organisation: OrganisationId | None
    person: PersonId
    by: PersonId
    number: int | None = None


@dataclass(frozen=True, slots=True)
class AlternateRemoved(Happened):
    organisation: OrganisationId | None
    person: PersonId
    by: PersonId
    number: int | None = None


@dataclass(frozen=True, slots=True)
class SeatHandedOver(Happened):
    """By its representative, to somebody who waits for a facilitator."""

    organisation: OrganisationId | None
    person: PersonId
    by: PersonId
    number: int | None = None


@dataclass(frozen=True, slots=True)
class ResidentsSeatsSet(Happened):
    """`way` is how they are chosen."""

    facilitating: ClassVar[bool] = True

    seats: int
    way: str
    by: PersonId


@dataclass(frozen=True, slots=True)
class ResidentChosen(Happened):
    """In the way that the group has decided; it waits for a facilitator."""

    facilitating: ClassVar[bool] = True

    number: int
    person: PersonId
    by: PersonId


@dataclass(frozen=True, slots=True)
class TurnEnded(Happened):
    """Of someone who spoke for residents."""

    number: int
    person: PersonId


@dataclass(frozen=True, slots=True)
class FacilitatorMade(Happened):
    facilitating: ClassVar[bool] = True

    person: PersonId
    by: PersonId


@dataclass(frozen=True, slots=True)
class FacilitatorStopped(Happened):
    """By their own wish, or because they left."""

    facilitating: ClassVar[bool] = True

    person: PersonId


@dataclass(frozen=True, slots=True)
class FacilitationTakenOver(Happened):
    """There was no facilitator left."""

    facilitating: ClassVar[bool] = True

    by: PersonId


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

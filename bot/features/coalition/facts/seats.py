"""What has become of seats: facts of organisations and of residents."""

from dataclasses import dataclass
from typing import ClassVar

from bot.kernel.change import Happened
from bot.kernel.ids import OrganisationId, PersonId


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
class LeadRequired(Happened):
    """Nobody but the one who speaks for it answers for it, in votes that are opened from then on."""

    organisation: OrganisationId | None
    by: PersonId


@dataclass(frozen=True, slots=True)
class AlternatesLetAnswer(Happened):
    organisation: OrganisationId | None
    by: PersonId


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

"""What the register of agreements tells the world: the only room of it that other features may enter."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from bot.kernel.change import CARRIED, Happened
from bot.kernel.ids import Id, OrganisationId, PersonId
from bot.kernel.wire import WireId

AGREEMENTS_PAGE = WireId("1:pgz:0")
"""For buttons of other features: all that was agreed, the newest first."""

AGREEMENTS_TO_PICK = "agreements"
"""The source of a Pick in other features' forms: what holds now, the newest first."""


class AgreementId(Id):
    __slots__ = ()


def agreement_page(agreement: AgreementId) -> WireId:
    """For buttons of other features: one agreement, with all that is known of it."""
    return WireId(f"1:ao:{agreement}")


def agreements_of(circle: Id) -> WireId:
    """For buttons of other features: what a circle has agreed, the newest first."""
    return WireId(f"1:pgz:0:all:{circle}")


@dataclass(frozen=True, slots=True)
class AgreementMade(Happened):
    """It has a number in the register from now on, and keeps it. `proposal` is what was adopted; `seats` counts those
    that it binds. It takes the place of the one that it `replaces`. Of one in confidence no words are carried."""

    agreement: AgreementId
    number: int
    proposal: Id
    seats: int
    title: Annotated[str, CARRIED] = ""
    text: Annotated[str, CARRIED] = ""
    replaces: AgreementId | None = None


@dataclass(frozen=True, slots=True)
class AgreementReviewed(Happened):
    """It is looked at again: a seat asked for that, a residents' one without an organisation; or without anybody its
    day has come."""

    agreement: AgreementId
    number: int
    organisation: OrganisationId | None
    by: PersonId | None


@dataclass(frozen=True, slots=True)
class AgreementKept(Happened):
    """It was looked at again and stays as it is; without anybody, since all were asked and agreed to no change."""

    agreement: AgreementId
    number: int
    by: PersonId | None


@dataclass(frozen=True, slots=True)
class AgreementPutOff(Happened):
    """All look at it again on the day of its new `review`; it holds until then."""

    agreement: AgreementId
    number: int
    review: date
    by: PersonId


@dataclass(frozen=True, slots=True)
class AgreementRenewed(Happened):
    """All agreed to it anew: `version` is the one that stands from now on."""

    agreement: AgreementId
    number: int
    version: int
    seats: int
    title: Annotated[str, CARRIED] = ""
    text: Annotated[str, CARRIED] = ""


@dataclass(frozen=True, slots=True)
class AgreementReworded(Happened):
    """Its wording was corrected, or put back as all had agreed to it; what it means is the same."""

    agreement: AgreementId
    number: int
    version: int
    by: PersonId


@dataclass(frozen=True, slots=True)
class AgreementEnded(Happened):
    """All agreed that it ends. The one of the number `replaced_by` takes its place, if any."""

    agreement: AgreementId
    number: int
    replaced_by: int | None


@dataclass(frozen=True, slots=True)
class AgreementSigned(Happened):
    """By an organisation, or for a residents' seat, that was absent then or came later."""

    agreement: AgreementId
    number: int
    organisation: OrganisationId | None
    by: PersonId


@dataclass(frozen=True, slots=True)
class AgreementConfided(Happened):
    """All agreed to keep it in confidence: those whom it binds read it, and it goes no further."""

    agreement: AgreementId
    number: int
    proposal: Id
    votes: Annotated[tuple[Id, ...], CARRIED] = ()


@dataclass(frozen=True, slots=True)
class AgreementMarked(Happened):
    """It is kept in confidence, since a facilitator marked it so, as a rule lets them."""

    facilitating: ClassVar[bool] = True

    agreement: AgreementId
    number: int
    proposal: Id
    by: PersonId
    votes: Annotated[tuple[Id, ...], CARRIED] = ()


@dataclass(frozen=True, slots=True)
class AgreementOpened(Happened):
    """Those whom it binds agreed that all may read it again."""

    agreement: AgreementId
    number: int
    proposal: Id
    votes: Annotated[tuple[Id, ...], CARRIED] = ()


@dataclass(frozen=True, slots=True)
class SignatureTakenBack(Happened):
    agreement: AgreementId
    number: int
    organisation: OrganisationId | None
    by: PersonId

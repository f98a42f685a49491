"""What promises tell the world: the only room of it that other features may enter."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from bot.kernel.change import CARRIED, Happened
from bot.kernel.ids import Id, OrganisationId, PersonId
from bot.kernel.wire import WireId

PROMISES_PAGE = WireId("1:db:0")
"""For buttons of other features: what is promised now, by organisation."""

MY_PROMISES_PAGE = WireId("1:di:0")


def promise_after(ended: Id) -> WireId:
    """For buttons of other features: the form of a promise that comes from a round."""
    return WireId(f"1?:dm:*:*:*:*:round:{ended}:*")


def promise_under(agreement: Id) -> WireId:
    """The form of a promise under an agreement."""
    return WireId(f"1?:dmu:*:*:*:*:agreement:{agreement}:{agreement}")


def promise_of(proposal: Id) -> WireId:
    """The form of a promise that says who does what of it, once it was adopted: it stands under what was agreed."""
    return WireId(f"1?:dmu:*:*:*:*:proposal:{proposal}:{proposal}")


def promise_page(promise: Id) -> WireId:
    """One promise, as whoever opens it may see it."""
    return WireId(f"1:dl:{promise}")


def promise_done(promise: Id) -> WireId:
    """The form in which whoever carries it says that it is done."""
    return WireId(f"1?:dd:{promise}:*:*")


def promises_of(agreement: Id) -> WireId:
    """What is promised under an agreement, to those who may see it."""
    return WireId(f"1:dv:{agreement}:0")


@dataclass(frozen=True, slots=True)
class PromiseMade(Happened):
    """By whoever carries it, or with their yes. Without an organisation it is a resident's own. `way` says where it
    comes from: by hand, from a message, a round, an agreement or a proposal, of the id `of`."""

    promise: Id
    organisation: OrganisationId | None
    person: PersonId
    due: date
    agreement: Id | None
    way: str
    of: Id | None
    what: Annotated[str, CARRIED] = ""


@dataclass(frozen=True, slots=True)
class PromiseKept(Happened):
    """Done, as they say themselves; it can be taken back for a week. `word` is how they said it."""

    promise: Id
    organisation: OrganisationId | None
    agreement: Id | None
    by: PersonId
    what: Annotated[str, CARRIED] = ""
    word: Annotated[str, CARRIED] = ""


@dataclass(frozen=True, slots=True)
class PromiseReopened(Happened):
    """It was called done by mistake."""

    promise: Id
    by: PersonId


@dataclass(frozen=True, slots=True)
class NewDateSet(Happened):
    """Which date it had before stands with the promise."""

    promise: Id
    due: date
    by: PersonId


@dataclass(frozen=True, slots=True)
class PromiseReworded(Happened):
    promise: Id
    by: PersonId


@dataclass(frozen=True, slots=True)
class PromiseReleased(Happened):
    """Whoever carries it asked for it, and somebody of another organisation agreed; or without anybody the group did,
    by the vote on `proposal`."""

    promise: Id
    organisation: OrganisationId | None
    agreement: Id | None
    by: PersonId | None
    proposal: Id | None = None


@dataclass(frozen=True, slots=True)
class PromiseHandedOver(Happened):
    """`person` carries it from now on, by their own yes."""

    promise: Id
    organisation: OrganisationId | None
    person: PersonId

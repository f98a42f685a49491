"""What changed in a vote that is open: its end, its roll, its text, and who acts for whom."""

from dataclasses import dataclass
from datetime import datetime

from bot.kernel.change import Happened
from bot.kernel.ids import Id, OrganisationId, PersonId


@dataclass(frozen=True, slots=True)
class VoteExtended(Happened):
    """A seat asked for more time, for all."""

    proposal: Id
    vote: int
    organisation: OrganisationId | None
    by: PersonId


@dataclass(frozen=True, slots=True)
class VoteLengthened(Happened):
    """By whoever wrote the proposal, or a facilitator."""

    proposal: Id
    vote: int
    days: int
    by: PersonId


@dataclass(frozen=True, slots=True)
class VoteEndedEarly(Happened):
    """One asked for it, and a second person from another organisation agreed."""

    proposal: Id
    vote: int
    asked_by: PersonId | None
    by: PersonId


@dataclass(frozen=True, slots=True)
class RollChanged(Happened):
    """A seat that came later was `added`, or one that nobody holds any more was taken off: two agreed on it."""

    proposal: Id
    vote: int
    organisation: OrganisationId | None
    asked_by: PersonId | None
    by: PersonId
    added: bool
    person: PersonId | None = None


@dataclass(frozen=True, slots=True)
class VoteReopened(Happened):
    """A block was withdrawn after the text had changed: all are asked anew about the text as it is, its `version`."""

    proposal: Id
    vote: int
    version: int
    by: PersonId


@dataclass(frozen=True, slots=True)
class ProxyGiven(Happened):
    """One seat lets another act for it: in the vote that is open on this proposal, or in all until then. Residents'
    seats have no organisation."""

    organisation: OrganisationId | None
    acting: OrganisationId | None
    proposal: Id
    until: datetime | None
    by: PersonId


@dataclass(frozen=True, slots=True)
class ProxyEnded(Happened):
    organisation: OrganisationId | None
    acting: OrganisationId | None
    by: PersonId

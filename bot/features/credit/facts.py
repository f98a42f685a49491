"""What joint work and its credit lines tell the world: the only room of it that other features may enter. No fact holds
the words: those of an organisation that withdraws are gone."""

from dataclasses import dataclass
from typing import ClassVar

from bot.kernel.change import Happened
from bot.kernel.ids import Id, OrganisationId, PersonId
from bot.kernel.wire import WireId

REPORTER_PAGE = WireId("1:jr:0")
"""For buttons of other features: who may speak, and what all partners have agreed to say."""

WORKS_PAGE = WireId("1:jj:0")


def work_on(agreement: Id) -> WireId:
    """The form of joint work on what was agreed."""
    return WireId(f"1?:jb:*:*:*:*:{agreement}")


@dataclass(frozen=True, slots=True)
class WorkBegun(Happened):
    work: Id
    organisation: OrganisationId
    by: PersonId


@dataclass(frozen=True, slots=True)
class WorkRenamed(Happened):
    work: Id
    by: PersonId


@dataclass(frozen=True, slots=True)
class PartnerNamed(Happened):
    """It is asked for its own yes. Which one is not said: until then only partners know."""

    work: Id
    by: PersonId


@dataclass(frozen=True, slots=True)
class LineWorded(Happened):
    """All partners are asked, also those that said yes to other words."""

    work: Id
    organisation: OrganisationId
    by: PersonId


@dataclass(frozen=True, slots=True)
class LineAccepted(Happened):
    work: Id
    organisation: OrganisationId
    by: PersonId


@dataclass(frozen=True, slots=True)
class LineAgreed(Happened):
    """Every partner has said yes to the same words: they can be said."""

    work: Id


@dataclass(frozen=True, slots=True)
class PartnerWithdrew(Happened):
    """From the line, at once. Without `by` it has left the coalition."""

    work: Id
    organisation: OrganisationId
    by: PersonId | None


@dataclass(frozen=True, slots=True)
class PartnerDeclined(Happened):
    """It was asked and said no, or left the coalition before it said yes: told nowhere."""

    recorded: ClassVar[bool] = False

    work: Id
    organisation: OrganisationId
    by: PersonId | None


@dataclass(frozen=True, slots=True)
class LineGivenOut(Happened):
    """To somebody outside."""

    work: Id
    by: PersonId

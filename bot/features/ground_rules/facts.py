"""What ground rules tell the world: the only room of it that other features may enter."""

from dataclasses import dataclass

from bot.kernel.change import Happened
from bot.kernel.ids import Id, OrganisationId, PersonId
from bot.kernel.wire import WireId

RULES_PAGE = WireId("1:gr:0")
"""For buttons of other features."""


@dataclass(frozen=True, slots=True)
class PromisesWritten(Happened):
    """Somebody proposed words for them. Which words stands with the promises, and nowhere else."""

    promises: Id
    by: PersonId


@dataclass(frozen=True, slots=True)
class PromisesReworded(Happened):
    """Who had said that they can keep them is asked anew."""

    promises: Id
    edition: int
    by: PersonId


@dataclass(frozen=True, slots=True)
class PromisesAccepted(Happened):
    """An organisation, or a resident without one, can keep this edition of them; `keeping` counts who can by now."""

    promises: Id
    edition: int
    organisation: OrganisationId | None
    by: PersonId
    keeping: int

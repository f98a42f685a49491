"""What ground rules tell the world: the only room of it that other features may enter."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, ClassVar

from bot.kernel.change import ADDED, Happened
from bot.kernel.ids import Id, OrganisationId, PersonId
from bot.kernel.wire import WireId

RULES_PAGE = WireId("1:gr:0")
"""For buttons of other features."""

PROMISES_PAGE = WireId("1:gpa:0")
"""For the first evening."""


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


@dataclass(frozen=True, slots=True)
class RuleDrafted(Happened):
    rule: Id
    by: PersonId


@dataclass(frozen=True, slots=True)
class RulePut(Happened):
    """The group is to be asked about a draft; `number` is the rule's, if it has one already."""

    rule: Id
    number: int | None
    by: PersonId


@dataclass(frozen=True, slots=True)
class RuleInForce(Happened):
    """From now on, in this version. `settings` are the names of what the bot keeps of it; the rules that it `replaces`
    are over."""

    rule: Id
    number: int
    version: int
    holds: bool
    settings: tuple[str, ...]
    replaces: tuple[Id, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleNotAgreed(Happened):
    """Its draft stays, to be worded anew; `number` is that of the rule that it would have changed."""

    rule: Id
    number: int | None


@dataclass(frozen=True, slots=True)
class RuleSuperseded(Happened):
    rule: Id
    number: int
    by_number: int


@dataclass(frozen=True, slots=True)
class RuleEnded(Happened):
    rule: Id
    number: int


@dataclass(frozen=True, slots=True)
class RulePutOff(Happened):
    """It was due for a look, and is so again on the day of its new `review`: `noon` is that where the group is."""

    facilitating: ClassVar[bool] = True

    rule: Id
    number: int
    review: date
    by: PersonId
    noon: Annotated[datetime | None, ADDED] = None


@dataclass(frozen=True, slots=True)
class RuleAcknowledged(Happened):
    """An organisation, or a resident without one, has read this version of it."""

    rule: Id
    number: int
    version: int
    organisation: OrganisationId | None
    by: PersonId


@dataclass(frozen=True, slots=True)
class ExceptionGranted(Happened):
    """For one case, until the end of this day, the rule reminds and refuses nothing; `noon` is that of the day where
    the group is."""

    rule: Id
    number: int
    exception: int
    until: date
    noon: Annotated[datetime | None, ADDED] = None


@dataclass(frozen=True, slots=True)
class RuleDue(Happened):
    """Its review date has come."""

    rule: Id
    number: int

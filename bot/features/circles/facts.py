"""What circles tell the world: the only room of them that other features may enter."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from bot.kernel.change import CARRIED, Happened
from bot.kernel.ids import Id, OrganisationId, PersonId


class CircleId(Id):
    __slots__ = ()


@dataclass(frozen=True, slots=True)
class CircleOpened(Happened):
    circle: CircleId
    name: Annotated[str, CARRIED]
    by: PersonId


@dataclass(frozen=True, slots=True)
class CameIntoCircle(Happened):
    """Either a person or an organisation; `by` said yes to it last."""

    circle: CircleId
    person: PersonId | None
    organisation: OrganisationId | None
    by: PersonId


@dataclass(frozen=True, slots=True)
class LeftCircle(Happened):
    """Either a person or an organisation."""

    circle: CircleId
    person: PersonId | None
    organisation: OrganisationId | None


@dataclass(frozen=True, slots=True)
class OutOfCircle(Happened):
    """Somebody acts in the circle no longer: they left it, or their organisation did."""

    recorded: ClassVar[bool] = False

    circle: CircleId
    person: PersonId


@dataclass(frozen=True, slots=True)
class CircleEnded(Happened):
    """Closed by those in it, or because nobody is left."""

    circle: CircleId

"""What readers bring to the handlers and pages of the register."""

from dataclasses import dataclass

from bot.features.agreements.model.agreement import Agreement, Party, Sought
from bot.features.agreements.model.taken import Format, Taken
from bot.kernel.ids import PersonId, PlaceId


@dataclass(frozen=True, slots=True)
class Making:
    """`before` is there where that proposal is in the register already; `seats` are the coalition's now."""

    before: Agreement | None
    number: int
    seats: tuple[Party, ...]
    zone: str


@dataclass(frozen=True, slots=True)
class Closed:
    """An agreement that is kept in confidence from who looks: that there is one is no secret."""

    number: int


@dataclass(frozen=True, slots=True)
class Listed:
    """A part of the register, of so many that were sought."""

    part: tuple[Agreement | Closed, ...]
    total: int
    start: int
    sought: Sought


@dataclass(frozen=True, slots=True)
class Found:
    """A part of those that have all of the `words`, or some of them where none has `all`; with `holding` alone those
    that have not ended."""

    words: tuple[str, ...]
    part: tuple[Agreement, ...]
    total: int
    start: int = 0
    all: bool = True
    holding: bool = False


@dataclass(frozen=True, slots=True)
class Looking:
    """`mine` are the seats for which the reader answers; `start` is the first party that is shown, or the version."""

    agreement: Agreement
    mine: tuple[Party, ...]
    start: int = 0


@dataclass(frozen=True, slots=True)
class Taking:
    """The register, or one agreement `alone`, in the form in which somebody takes it with them; of what is only
    offered nothing is taken yet."""

    taken: Taken
    kind: Format
    alone: Agreement | None


@dataclass(frozen=True, slots=True)
class Acting:
    """`mine` are the seats for which the actor answers; `instead` is the one that is to take its place."""

    agreement: Agreement
    mine: tuple[Party, ...]
    homes: tuple[PlaceId, ...]
    instead: Agreement | None = None


@dataclass(frozen=True, slots=True)
class Following:
    """What became of an agreement elsewhere; none where it is not in the register."""

    agreement: Agreement | None
    homes: tuple[PlaceId, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    person: PersonId
    agreements: tuple[Agreement, ...]

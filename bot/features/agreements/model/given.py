"""What readers bring to the handlers and pages of the register."""

from dataclasses import dataclass

from bot.confidential import Kind
from bot.features.agreements.model.agreement import Agreement, Party, Sought
from bot.features.agreements.model.taken import Format, Taken
from bot.kernel.ids import Id, PersonId, PlaceId


@dataclass(frozen=True, slots=True)
class Making:
    """`before` is there where that proposal is in the register already; `seats` are the coalition's now; `kept` is what
    the group keeps in confidence."""

    before: Agreement | None
    number: int
    seats: tuple[Party, ...]
    zone: str
    kept: frozenset[Kind] = frozenset()


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
    """`mine` are the seats for which the reader answers; `start` is the first party that is shown, or the version. What
    is `closed` is kept in confidence; where a rule lets them, facilitators `mark` such ones."""

    agreement: Agreement
    mine: tuple[Party, ...]
    start: int = 0
    closed: bool = False
    mark: bool = False


@dataclass(frozen=True, slots=True)
class Taking:
    """The register, or one agreement `alone`, in the form in which somebody takes it with them; of what is only
    offered nothing is taken yet."""

    taken: Taken
    kind: Format
    alone: Agreement | None


@dataclass(frozen=True, slots=True)
class Acting:
    """`mine` are the seats for which the actor answers; `homes` are where all may read it; `instead` is the one that is
    to take its place. It is `closed` where it is kept in confidence: then it is told to `others`, who answer for those
    whom it binds. `circle` is its own, while there is that."""

    agreement: Agreement
    mine: tuple[Party, ...]
    homes: tuple[PlaceId, ...]
    instead: Agreement | None = None
    closed: bool = False
    circle: Id | None = None
    others: tuple[PersonId, ...] = ()


@dataclass(frozen=True, slots=True)
class Following:
    """What became of an agreement elsewhere; none where it is not in the register. `people` answer for those whom it
    binds, where they are asked to look."""

    agreement: Agreement | None
    homes: tuple[PlaceId, ...] = ()
    closed: bool = False
    people: tuple[PersonId, ...] = ()


@dataclass(frozen=True, slots=True)
class Marking:
    """`kept` is what the group keeps in confidence, by the rule of that number, which may let facilitators mark one;
    `everywhere` are all homes: that there is one is no secret."""

    agreement: Agreement | None
    everywhere: tuple[PlaceId, ...]
    kept: frozenset[Kind] = frozenset()
    rule: int = 0

    @property
    def mark(self) -> bool:
        return Kind.marked in self.kept


@dataclass(frozen=True, slots=True)
class Named:
    """Those in `closed` they read no more, by their numbers."""

    person: PersonId
    agreements: tuple[Agreement, ...]
    closed: frozenset[int] = frozenset()

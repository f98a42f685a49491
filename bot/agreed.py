"""What the group has agreed, as features speak of it that have something under an agreement. What is kept in confidence
is there for its readers alone."""

from dataclasses import dataclass
from typing import Protocol

from bot.kernel.ids import Id, PersonId
from bot.kernel.ports import Key


@dataclass(frozen=True, slots=True)
class Agreed:
    """`number` is its place in the register. One that does not hold any more has ended, and the one of the number
    `replaced_by` may have taken its place. A `closed` one is kept in confidence, and not all may see it."""

    agreement: Id
    number: int
    title: str
    holds: bool = True
    replaced_by: int | None = None
    closed: bool = False


class AgreedHere(Protocol):
    def of(self, origin: Id, person: PersonId) -> Agreed | None:
        """By its own id, or that of a proposal that led to it; None where there is no such agreement. Raises
        KeptInConfidence for whoever may not see it."""
        ...

    def closed_to(self, agreements: tuple[Id, ...], person: PersonId) -> frozenset[Id]:
        """Which of these, by their own ids, this person may not see."""
        ...

    def holding(self, person: PersonId) -> tuple[Agreed, ...]:
        """What holds now and this person may see, the newest first; the latest two hundred of them."""
        ...


AGREED: Key[AgreedHere] = Key("agreed")

"""What organisations count in votes, where the group has ruled that they count differently: kept by the feature in
which the group decides that, asked by features in which votes are counted."""

from collections.abc import Mapping
from enum import Enum
from fractions import Fraction
from typing import Protocol

from bot.kernel.ids import OrganisationId
from bot.kernel.ports import RULES, Key, Unit
from bot.kernel.settings import Setting
from bot.kernel.text import say

ONE = Fraction(1)
"""What each counts of which nothing else was agreed. What counts nothing advises: it is shown, and not counted."""


class Weighing(Enum):
    """By weight a quorum still counts each organisation once; `quorum_too` has it go by weight."""

    equal = "equal"
    by_weight = "by weight"
    quorum_too = "by weight, quorum too"


WEIGHING = Setting("weights-in-votes", Weighing.equal, say("Do organisations count differently in votes?"))


class Weights(Protocol):
    def all(self) -> Mapping[OrganisationId, Fraction]:
        """Of those that do not count one."""
        ...


WEIGHTS: Key[Weights] = Key("weights in votes")
"""An organisation that is not there counts one, and so does each seat of residents."""


def exactly(weight: Fraction) -> int | str:
    """As people read it: 2, or 1 1/2."""
    whole, rest = divmod(weight.numerator, weight.denominator)
    if not rest:
        return whole
    part = f"{rest}/{weight.denominator}"
    return f"{whole} {part}" if whole else part


def counts(unit: Unit, organisation: OrganisationId) -> int | str | None:
    """What it counts, as people read it; nothing where the group has not ruled that some count differently."""
    if unit.get(RULES).rules().chosen(WEIGHING).value is Weighing.equal:
        return None
    return exactly(unit.get(WEIGHTS).all().get(organisation, ONE))

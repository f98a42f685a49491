"""Finding a time to meet: the slot that suits most, spares most, and comes first."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from fractions import Fraction
from operator import countOf
from typing import Generic, TypeVar

from bot.features.proposals.model.tally.counting import Exact
from bot.features.proposals.model.tally.weighing import Units, units

S = TypeVar("S")


class Suits(Enum):
    yes = "yes"
    if_need_be = "if need be"
    no = "no"


@dataclass(frozen=True, slots=True)
class Slot:
    """The instants are aware; the zone in which they are shown is the group's."""

    begins: datetime
    ends: datetime

    def __post_init__(self) -> None:
        if self.begins.tzinfo is None or self.ends <= self.begins:
            raise ValueError("a slot begins at an instant, before it ends")


@dataclass(frozen=True, slots=True)
class Suiting(Generic[S]):
    """`missing` are those who must be there and cannot: with any the slot is not chosen."""

    yes: Exact
    if_need_be: Exact
    no: Exact
    missing: frozenset[S]


@dataclass(frozen=True, slots=True)
class MeetingTime(Generic[S]):
    chosen: Slot | None
    slots: Mapping[Slot, Suiting[S]]


def meeting_time(
    slots: Sequence[Slot],
    answers: Mapping[S, Mapping[Slot, Suits]],
    required: AbstractSet[S] = frozenset(),
    weights: Mapping[S, Fraction] | None = None,
) -> MeetingTime[S]:
    """Most yes, then fewest no, then the earliest. Who said nothing of a slot is not counted in it, and is missing in
    it if they must be there, whatever they weigh. Where no slot has a yes, none is chosen."""
    parts = units(None if weights is None else [weights[seat] for seat in answers])
    counted = {slot: _suiting(slot, answers, required, parts) for slot in slots}
    possible = [slot for slot in slots if counted[slot].yes and not counted[slot].missing]
    chosen = min(
        possible, key=lambda slot: (-counted[slot].yes, counted[slot].no, slot.begins, slot.ends), default=None
    )
    return MeetingTime(chosen, counted)


def _suiting(
    slot: Slot, answers: Mapping[S, Mapping[Slot, Suits]], required: AbstractSet[S], parts: Units
) -> Suiting[S]:
    said = [theirs.get(slot) for theirs in answers.values()]
    there = {seat: answers[seat].get(slot, Suits.no) for seat in required if seat in answers}
    missing = frozenset(seat for seat in required if there.get(seat, Suits.no) is Suits.no)
    yes, if_need_be, no = (_how_many(said, each, parts) for each in (Suits.yes, Suits.if_need_be, Suits.no))
    return Suiting(yes, if_need_be, no, missing)


def _how_many(said: Sequence[Suits | None], wanted: Suits, parts: Units) -> Exact:
    if parts.each is None:
        return countOf(said, wanted)
    return parts.exactly(sum(weight for each, weight in zip(said, parts.each, strict=True) if each is wanted))

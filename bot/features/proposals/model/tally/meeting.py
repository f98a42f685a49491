"""Finding a time to meet: the slot that suits most, spares most, and comes first."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from operator import countOf
from typing import Generic, TypeVar

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

    yes: int
    if_need_be: int
    no: int
    missing: frozenset[S]


@dataclass(frozen=True, slots=True)
class MeetingTime(Generic[S]):
    chosen: Slot | None
    slots: Mapping[Slot, Suiting[S]]


def meeting_time(
    slots: Sequence[Slot], answers: Mapping[S, Mapping[Slot, Suits]], required: AbstractSet[S] = frozenset()
) -> MeetingTime[S]:
    """Most yes, then fewest no, then the earliest. Who said nothing of a slot is not counted in it, and is missing in
    it if they must be there. Where no slot has a yes, none is chosen."""
    counted = {slot: _suiting(slot, answers, required) for slot in slots}
    possible = [slot for slot in slots if counted[slot].yes and not counted[slot].missing]
    chosen = min(
        possible, key=lambda slot: (-counted[slot].yes, counted[slot].no, slot.begins, slot.ends), default=None
    )
    return MeetingTime(chosen, counted)


def _suiting(slot: Slot, answers: Mapping[S, Mapping[Slot, Suits]], required: AbstractSet[S]) -> Suiting[S]:
    said = [theirs.get(slot) for theirs in answers.values()]
    there = {seat: answers[seat].get(slot, Suits.no) for seat in required if seat in answers}
    missing = frozenset(seat for seat in required if there.get(seat, Suits.no) is Suits.no)
    return Suiting(countOf(said, Suits.yes), countOf(said, Suits.if_need_be), countOf(said, Suits.no), missing)

"""People of a round apart from the circle: who talks with whom, who waits for somebody to talk with, and until when."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.features.listening.facts import GroupId


@dataclass(frozen=True, slots=True)
class Party:
    """Who talks in one small group, by their numbers in the round; `voice` would speak for them afterwards. One that is
    `back` has finished."""

    id: GroupId
    numbers: tuple[int, ...]
    voice: int | None = None
    back: bool = False


@dataclass(frozen=True, slots=True)
class Apart:
    """`step` is the place of this phase in the plan. At `until` it goes on, also without those who are still away; who
    comes after `join_by` comes in with the next step. `moved_at` is when somebody last came back or began to wait. With
    `alone` everyone thinks for themselves, and there are no parties. Who stepped out of a small group is `parted` from
    those who were in it: they are not brought together again in this step."""

    step: int
    since: datetime
    until: datetime
    join_by: datetime
    moved_at: datetime
    alone: bool = False
    parties: tuple[Party, ...] = ()
    waiting: tuple[int, ...] = ()
    parted: tuple[tuple[int, int], ...] = ()

    def __post_init__(self) -> None:
        numbers = [*self.waiting, *(number for party in self.parties for number in party.numbers)]
        if len(set(numbers)) != len(numbers):
            raise ValueError("nobody is in two places")
        if self.alone and numbers:
            raise ValueError("who is alone is in no group")

    @property
    def away(self) -> tuple[Party, ...]:
        return tuple(party for party in self.parties if not party.back)

    @property
    def settled(self) -> bool:
        """Nobody is away any more, and nobody could begin but by keeping those waiting who are back."""
        return not (self.alone or self.away or (self.can_meet and not self.parties))

    @property
    def can_meet(self) -> bool:
        """Those who wait are enough for a small group, and there is time for it."""
        return len(self.meeting) > 1 and self.moved_at <= self.join_by

    @property
    def meeting(self) -> tuple[int, ...]:
        """Of those who wait, who may talk with each other; who waited longer comes first."""
        chosen: list[int] = []
        for number in self.waiting:
            if not any({number, each} == set(pair) for each in chosen for pair in self.parted):
                chosen.append(number)
        return tuple(chosen)

    def deadline(self) -> datetime:
        return self.moved_at if self.settled or self.can_meet else self.until

    def of(self, number: int) -> Party | None:
        return next((party for party in self.parties if number in party.numbers), None)

    def named(self, group: GroupId) -> Party | None:
        return next((party for party in self.parties if party.id == group), None)

    def with_party(self, party: Party) -> "Apart":
        return replace(self, parties=tuple(party if each.id == party.id else each for each in self.parties))

    def awaited(self, number: int, now: datetime) -> "Apart":
        """They would talk with somebody, if they are with nobody yet and there is time."""
        if self.alone or now > self.join_by or number in self.waiting or self.of(number):
            return self
        return replace(self, waiting=(*self.waiting, number), moved_at=now)

    def without(self, number: int, now: datetime) -> "Apart":
        """Who is left alone waits for somebody else."""
        party, waiting = self.of(number), tuple(each for each in self.waiting if each != number)
        if party is None:
            return replace(self, waiting=waiting)
        rest = tuple(each for each in party.numbers if each != number)
        after = replace(self, parted=(*self.parted, *((number, each) for each in rest)))
        if len(rest) > 1 or (rest and party.back):
            voice = None if party.voice == number else party.voice
            return after.with_party(replace(party, numbers=rest, voice=voice))
        parties = tuple(each for each in self.parties if each.id != party.id)
        return replace(after, parties=parties, waiting=(*waiting, *rest), moved_at=now)

    def shifted(self, by: timedelta) -> "Apart":
        """As if the clock had stood still for so long."""
        by = max(by, timedelta(0))
        return replace(self, until=self.until + by, join_by=self.join_by + by)

"""A secret vote: who has taken part and what was handed in are kept apart from the first moment, so that nothing tells
which of it is whose. Counted is what lies in the box, once, when the vote ends."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from bot.features.proposals.model.act import OnRoll
from bot.features.proposals.model.among import Ballot, Marks
from bot.features.proposals.model.asking import ANSWERS, Asking, Given, Position
from bot.features.proposals.model.pieces import ProposalId
from bot.kernel.ids import Id
from bot.kernel.ports import Key, Repository

FEWEST_SEATS = 5
"""With fewer, what comes out says too much about each."""

FEWEST_PAPERS = 5
"""Of fewer it is only said whether it was agreed."""


WAITING = "proposals.answer"
"""With the proposal, the vote and the seat after it, the key of what waits for a seat: `Proposal.waiting_for`."""


class Openness(Enum):
    open = "open"
    secret = "secret"  # noqa: S105 - a value, and none that anybody keeps


class SlipId(Id):
    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Issued:
    """The next seats of the roll may hand in a paper. `lines` are those of the tally: all that can be counted."""

    id: SlipId
    proposal: ProposalId
    vote: int
    lines: tuple[str, ...]
    seats: tuple[Id, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """What is handed in for a seat, once. It is never stored as one thing: the seat is ticked off, and each line counts
    one more. `marks` are numbers or ranks, one an option, where whole papers are counted."""

    id: SlipId
    proposal: ProposalId
    vote: int
    seat: Id
    lines: tuple[str, ...]
    marks: Marks = ()


@dataclass(frozen=True, slots=True)
class Emptied:
    """The vote is over. If it is `kept`, what is counted is written anew in random order; else no tally is kept. Then
    the files are cleaned of all that was there before."""

    id: SlipId
    proposal: ProposalId
    vote: int
    kept: bool


@dataclass(frozen=True, slots=True)
class Box:
    """What a secret vote holds: how many took part, and only for the count what they said, in no order."""

    submitted: int
    tally: Mapping[str, int]
    papers: tuple[Marks, ...] = ()

    @property
    def speaks(self) -> bool:
        """Enough were handed in to say more than whether it was agreed."""
        return self.submitted >= FEWEST_PAPERS


class Boxes(Protocol):
    def submitted(self, proposal: ProposalId, vote: int, seat: Id) -> bool | None:
        """None for a seat that is not on the roll."""
        ...

    def taken_part(self, proposal: ProposalId, vote: int) -> int: ...
    def emptying(self, proposal: ProposalId, vote: int) -> Box | None:
        """Everything, for the count."""
        ...

    def silent(self, proposal: ProposalId, vote: int, after: Id | None, most: int) -> tuple[OnRoll, ...]:
        """Seats that have handed in nothing, in the order of their ids, after the one named."""
        ...


BOXES: Key[Boxes] = Key("secret votes")
ISSUED: Key[Repository[Issued]] = Key("secret papers issued")
PAPERS: Key[Repository[Paper]] = Key("secret papers")
EMPTIED: Key[Repository[Emptied]] = Key("secret votes emptied")


def lines_of(asking: Asking) -> tuple[str, ...]:
    """All that can be counted in such a vote."""
    return (*(each.value for each in ANSWERS[asking.question]), *map(_pick, _picks(asking)))


def lines_on(position: Position, picked: Iterable[int]) -> tuple[str, ...]:
    """What one paper adds one to."""
    return (position.value, *map(_pick, sorted(picked)))


def given_in(asking: Asking, seats: int, box: Box) -> Given:
    counted = {each: box.tally.get(each.value, 0) for each in Position}
    picks = tuple(box.tally.get(_pick(number), 0) for number in _picks(asking))
    positions = {position: count for position, count in counted.items() if count}
    return Given(seats, positions, picks, tuple(map(Ballot, box.papers)))


def picked_in(bits: int) -> frozenset[int]:
    """The options that a button has a bit for, whether or not there are such."""
    return frozenset(number for number in range(bits.bit_length()) if bits >> number & 1)


def seat_waiting(key: str) -> tuple[ProposalId, int, Id] | None:
    """For which seat something waits, if it is an answer."""
    what, *parts = key.split(":")
    if what != WAITING or len(parts) != len(("proposal", "vote", "seat")) or not parts[1].isdecimal():
        return None
    return ProposalId(parts[0]), int(parts[1]), Id(parts[2])


def _picks(asking: Asking) -> range:
    """Options that are counted one by one; where each has a number or a rank, whole papers are."""
    return range(0 if asking.among or not asking.options else asking.lines)


def _pick(number: int) -> str:
    return f"option {number}"

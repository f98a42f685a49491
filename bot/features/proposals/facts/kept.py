"""What is told of proposals that did not stand, and of those that are chosen between in one vote."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from bot.kernel.change import Happened
from bot.kernel.ids import Id, PersonId


@dataclass(frozen=True, slots=True)
class ProposalSuperseded(Happened):
    """In one vote on several the `other` was chosen."""

    proposal: Id
    other: Id


@dataclass(frozen=True, slots=True)
class OneVoteOpened(Happened):
    """It decides between this proposal and others, which were changes to it."""

    proposal: Id
    others: tuple[Id, ...]
    by: PersonId


@dataclass(frozen=True, slots=True)
class OneVoteOver(Happened):
    """It was counted, or called off. Stated for our own reaction alone."""

    recorded: ClassVar[bool] = False

    proposal: Id
    vote: int
    others: tuple[Id, ...]


@dataclass(frozen=True, slots=True)
class ProposalTakenUp(Happened):
    """One that did not stand is talked about again."""

    proposal: Id
    by: PersonId


@dataclass(frozen=True, slots=True)
class ProposalLetRest(Happened):
    """It is kept, and offered no more."""

    proposal: Id
    by: PersonId


@dataclass(frozen=True, slots=True)
class DayChosen(Happened):
    """On which all come back to what did not stand; None if it was taken away."""

    proposal: Id
    day: date | None
    by: PersonId

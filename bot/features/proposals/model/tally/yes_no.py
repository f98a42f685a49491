"""Yes or no by majority: simple, by a larger share, of the whole roll, and unanimous."""

from dataclasses import dataclass, field
from enum import Enum

from bot.features.proposals.model.tally.counting import (
    MAJORITY,
    NO_QUORUM,
    Check,
    Count,
    Of,
    Outcome,
    Quorum,
    Threshold,
    Verdict,
    What,
    ceiling,
    floor,
    share,
)


class Vote(Enum):
    yes = "yes"
    no = "no"
    abstain = "abstain"


Votes = Count[Vote]


@dataclass(frozen=True, slots=True)
class Majority:
    """More than half, or whatever the thresholds say: all of them must be met. A threshold of the roll makes silence
    act as no."""

    thresholds: tuple[Threshold, ...] = (MAJORITY,)
    quorum: Quorum = field(default=NO_QUORUM)

    def __post_init__(self) -> None:
        if not self.thresholds:
            raise ValueError("a majority has a threshold")


ABSOLUTE = Majority((Threshold(1, 2, strict=True, base=Of.eligible),))


@dataclass(frozen=True, slots=True)
class Unanimity:
    """No no and at least one yes; `of_all` asks a yes of every seat that did not recuse itself."""

    of_all: bool = False
    quorum: Quorum = field(default=NO_QUORUM)


def majority(votes: Votes, rule: Majority) -> Verdict:
    """A tie is as many yes as no where more than half of those was asked; nothing but abstentions decides nothing."""
    checks = (*_taking_part(votes, rule.quorum), *(_share(votes, each) for each in rule.thresholds))
    return Verdict(_outcome(votes, checks, tied=_is_tie(votes, rule)), checks)


def unanimity(votes: Votes, rule: Unanimity) -> Verdict:
    """Seats are counted, whatever they weigh: one no is enough, and so is one yes."""
    seats = votes.heads
    least = seats.deciding if rule.of_all else 1
    told = (
        ceiling(What.no, seats.of(Vote.no), seats.took_part, 0),
        floor(What.yes, seats.of(Vote.yes), seats.deciding, max(least, 1)),
    )
    checks = (*_taking_part(votes, rule.quorum), *told)
    return Verdict(_outcome(votes, checks, tied=False), checks)


def _taking_part(votes: Votes, quorum: Quorum) -> tuple[Check, ...]:
    asked = votes.for_quorum
    yes = (floor(What.yes, asked.of(Vote.yes), asked.deciding, quorum.yes),) if quorum.yes else ()
    return (*votes.quorum(quorum), *yes)


def _share(votes: Votes, threshold: Threshold) -> Check:
    match threshold.base:
        case Of.cast:
            return share(What.yes, votes.of(Vote.yes), votes.of(Vote.yes, Vote.no), threshold)
        case Of.with_abstentions:
            return share(What.yes, votes.of(Vote.yes), votes.of(*Vote), threshold)
        case Of.eligible:
            return share(What.yes, votes.of(Vote.yes), votes.deciding, threshold)


def _is_tie(votes: Votes, rule: Majority) -> bool:
    yes, no = votes.of(Vote.yes), votes.of(Vote.no)
    return yes == no and yes > 0 and rule.thresholds == (MAJORITY,)


def _outcome(votes: Votes, checks: tuple[Check, ...], *, tied: bool) -> Outcome:
    if not votes.took_part:
        return Outcome.no_votes
    if any(check.what is What.quorum and not check.is_met for check in checks):
        return Outcome.no_quorum
    if not votes.of(Vote.yes, Vote.no):
        return Outcome.no_votes
    if tied:
        return Outcome.tie
    return Outcome.adopted if all(check.is_met for check in checks) else Outcome.not_adopted

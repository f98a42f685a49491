"""What becomes of a message or a board after a call to a platform: one pure table over all that can come of a call."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import assert_never

from adapters.messenger import (
    Ambiguous,
    Delivery,
    MessageGone,
    NotAMember,
    OurBug,
    PersonUnreachable,
    PlaceGone,
    Retry,
    Sent,
    SetUpMissing,
    TenantGone,
    Unknown,
    Wait,
)
from adapters.pace import TRIES, wait_after
from bot.features.coalition.model.homes import Why
from bot.kernel.command import Account

LONGEST_HOLD = 3_600.0
PATIENCE = timedelta(minutes=3)
"""So long people wait for a private place, whatever the platform says, before they meet elsewhere."""


_OUT_OF_REACH = {
    "tenant-gone": Why.taken_out,
    "place-gone": Why.gone,
    "not-a-member": Why.not_in,
    "set-up-missing": Why.forbidden,
}


@dataclass(frozen=True, slots=True)
class Attempt:
    """The try of this number, from 1; `ambiguous` says that an earlier one may have arrived."""

    tries: int
    ambiguous: bool


@dataclass(frozen=True, slots=True)
class Up:
    """`message` is the platform's own name for it, None if there is nothing left to show."""

    message: str | None


@dataclass(frozen=True, slots=True)
class Again:
    """`tried` is False if it was never called, or the platform only asked for quiet: then it costs no try."""

    until: datetime
    ambiguous: bool = False
    tried: bool = True


@dataclass(frozen=True, slots=True)
class GivenUp:
    """`what` would have to be granted; by the accounts of `who` nobody is reached in private."""

    why: str
    what: str = ""
    who: tuple[Account, ...] = ()

    @property
    def out_of_reach(self) -> Why | None:
        """Why nothing else would arrive there either."""
        return _OUT_OF_REACH.get(self.why)


Fate = Up | Again | GivenUp


def in_time(fate: Fate, since: datetime) -> Fate:
    """Of a place that people wait for: what would be tried again too late is given up."""
    return GivenUp("out-of-tries") if isinstance(fate, Again) and fate.until > since + PATIENCE else fate


def code(delivery: Delivery) -> str:
    """`TenantGone` is `tenant-gone`: counted in the metrics, and kept with a dead letter."""
    return re.sub(r"(?<=.)(?=[A-Z])", "-", type(delivery).__name__).lower()


def fate_of(delivery: Delivery, attempt: Attempt, now: datetime, lot: float) -> Fate:
    """`lot` from 0 to 1 spreads what would come back at the same moment."""
    match delivery:
        case Sent(message):
            return Up(message)
        case Wait(seconds):
            until = now + timedelta(seconds=min(max(seconds, 0.0), LONGEST_HOLD) + lot)
            return Again(until, attempt.ambiguous, tried=False)
        case Retry():
            if attempt.tries >= TRIES:
                return GivenUp("out-of-tries")
            return Again(now + wait_after(attempt.tries, lot), attempt.ambiguous)
        case Ambiguous():
            if attempt.ambiguous or attempt.tries >= TRIES:
                return GivenUp("ambiguous")
            return Again(now + wait_after(attempt.tries, lot), ambiguous=True)
        case SetUpMissing(what):
            return GivenUp(code(delivery), what)
        case PersonUnreachable(who):
            return GivenUp(code(delivery), who=who)
        case TenantGone() | PlaceGone() | NotAMember() | MessageGone() | OurBug() | Unknown():
            return GivenUp(code(delivery))
        case _:
            assert_never(delivery)

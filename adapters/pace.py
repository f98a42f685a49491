"""How much one may do in a while, and how long one waits before trying again: pure, the time is given."""

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import datetime, timedelta

TRIES = 8
FIRST_WAIT = timedelta(seconds=2)
LONGEST_WAIT = timedelta(minutes=15)
GROWTH = 2.8
"""Seven waits from two seconds to a quarter of an hour: an outage of twenty minutes loses nothing."""

KEPT = 10_000


def wait_after(tries: int, lot: float) -> timedelta:
    """How long after the failed try of this number (from 1) the next one comes; `lot` from 0 to 1 spreads the crowd."""
    grown = FIRST_WAIT * min(GROWTH ** (min(tries, TRIES) - 1), LONGEST_WAIT / FIRST_WAIT)
    return min(grown * (1 + lot / 4), LONGEST_WAIT)


@dataclass(frozen=True, slots=True)
class _Level:
    left: float
    at: datetime


class Bucket:
    """`most` at once, and as many again over `per`; everyone has their own."""

    def __init__(self, most: int, per: timedelta) -> None:
        self._most = most
        self._per = per
        self._levels: dict[Hashable, _Level] = {}

    def take(self, who: Hashable, now: datetime) -> bool:
        """False, and nothing taken, if there is none left."""
        left = self._left(who, now)
        if left < 1:
            return False
        if len(self._levels) >= KEPT:
            self._forget(now)
        self._levels[who] = _Level(left - 1, now)
        return True

    def _left(self, who: Hashable, now: datetime) -> float:
        level = self._levels.get(who)
        if level is None:
            return self._most
        return min(self._most, level.left + self._most * max((now - level.at) / self._per, 0))

    def _forget(self, now: datetime) -> None:
        """Whoever was quiet for long enough to be new again."""
        self._levels = {who: level for who, level in self._levels.items() if now - level.at < self._per}

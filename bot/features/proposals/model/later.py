"""What is kept of a block that did not stand: when it was offered again, if it rests, and a day to come back to it."""

from dataclasses import dataclass
from datetime import date, datetime, time

CIVIL = time(9)
"""On the walls of whoever chose the day: nobody is rung at night."""


@dataclass(frozen=True, slots=True)
class Returning:
    """`came_at` is when all were told of it; it was `late` if the bot was away then."""

    day: date
    at: datetime
    came_at: datetime | None = None
    late: bool = False


@dataclass(frozen=True, slots=True)
class Later:
    """`offered_at` is when it was last offered after a success; what `rests` is offered no more."""

    offered_at: datetime | None = None
    rests: bool = False
    returning: Returning | None = None

    def deadline(self) -> datetime | None:
        return self.returning.at if self.returning and not self.returning.came_at else None

"""An exception to a rule, for one case: what it is for, until when, and what the group said to it."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import Enum
from typing import Annotated

from bot.kernel.change import ADDED
from bot.kernel.ids import Id, PersonId
from bot.recurrence import instant

CASE, EXCEPTIONS, LONGEST = 300, 100, timedelta(days=92)


class Granted(Enum):
    """While one `stands` the rule reminds and refuses nothing; when its day is over it is `over`. What was asked for
    words that are not in force any more has `lapsed`."""

    asked = "asked"
    stands = "stands"
    refused = "refused"
    over = "over"
    lapsed = "lapsed"


@dataclass(frozen=True, slots=True)
class Exempt:
    """`until` is the last day on which it holds, by the clocks of `zone`."""

    number: int
    case: str
    until: date
    by: PersonId | None
    at: datetime
    granted: Granted = Granted.asked
    proposal: Id | None = None
    vote: int = 0
    zone: Annotated[str, ADDED] = "UTC"

    @property
    def ends_at(self) -> datetime:
        return instant(self.until + timedelta(days=1), time(), self.zone)

    @property
    def is_open(self) -> bool:
        """Not decided yet; one that was not agreed may be asked again."""
        return self.granted in {Granted.asked, Granted.refused}

    def decided(self, proposal: Id, vote: int, now: datetime, *, granted: bool) -> "Exempt":
        """One that was agreed after its day is over already."""
        made = replace(self, granted=Granted.stands if granted else Granted.refused, proposal=proposal, vote=vote)
        return made.over(now)

    def outlived(self, day: date) -> "Exempt":
        """On this day there are other words, for which nobody has agreed to it."""
        if self.granted is Granted.stands:
            return replace(self, granted=Granted.over, until=min(self.until, day))
        return replace(self, granted=Granted.lapsed) if self.is_open else self

    def over(self, now: datetime) -> "Exempt":
        ended = self.granted is Granted.stands and now >= self.ends_at
        return replace(self, granted=Granted.over) if ended else self

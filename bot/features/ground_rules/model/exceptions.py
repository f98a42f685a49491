"""An exception to a rule, for one case: what it is for, until when, and what the group said to it."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum

from bot.kernel.ids import Id, PersonId

CASE, EXCEPTIONS, LONGEST = 300, 100, timedelta(days=92)


class Granted(Enum):
    """While one `stands` the rule reminds and refuses nothing; when its day is over it is `over`."""

    asked = "asked"
    stands = "stands"
    refused = "refused"
    over = "over"


@dataclass(frozen=True, slots=True)
class Exempt:
    """`until` is the last day on which it holds."""

    number: int
    case: str
    until: date
    by: PersonId | None
    at: datetime
    granted: Granted = Granted.asked
    proposal: Id | None = None
    vote: int = 0

    @property
    def ends_at(self) -> datetime:
        return datetime.combine(self.until + timedelta(days=1), time(tzinfo=UTC))

    @property
    def is_open(self) -> bool:
        """Not decided yet; one that was not agreed may be asked again."""
        return self.granted in {Granted.asked, Granted.refused}

    def decided(self, proposal: Id, vote: int, now: datetime, *, granted: bool) -> "Exempt":
        """One that was agreed after its day is over already."""
        made = replace(self, granted=Granted.stands if granted else Granted.refused, proposal=proposal, vote=vote)
        return made.over(now)

    def over(self, now: datetime) -> "Exempt":
        ended = self.granted is Granted.stands and now >= self.ends_at
        return replace(self, granted=Granted.over) if ended else self

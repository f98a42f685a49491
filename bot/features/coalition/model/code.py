"""A one-time code, by its digest: what it opens, who made it, and until when it does."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

from bot.codes import CodeId, WrongCode
from bot.kernel.ids import PersonId
from bot.kernel.ports import Key, Repository

LINK = "link"
LINK_FOR = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class OneTimeCode:
    """A used one names nobody, and is over; the store removes it soon after."""

    id: CodeId
    opens: str
    by: PersonId | None
    until: datetime

    def used(self, now: datetime) -> "OneTimeCode":
        """Raises WrongCode for one that was used before, or is over."""
        if self.by is None or self.until <= now:
            raise WrongCode
        return self.over(now)

    def over(self, now: datetime) -> "OneTimeCode":
        return replace(self, by=None, until=min(now, self.until))


class Codes(Repository[OneTimeCode], Protocol):
    def of(self, person: PersonId) -> tuple[OneTimeCode, ...]:
        """Those that they made and nobody has used."""
        ...


CODES: Key[Codes] = Key("codes")

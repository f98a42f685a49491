"""A one-time code, by its digest: what it opens, who made it, and until when it does."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

from bot.codes import CodeId, WrongCode
from bot.kernel.ids import PersonId, PlaceId
from bot.kernel.ports import Key, Repository

LINK = "link"
LINK_FOR = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class OneTimeCode:
    """A used one names nobody, and is over; the store removes it soon after. An invitation says where it was made, and
    what the place that it is for may be called."""

    id: CodeId
    opens: str
    by: PersonId | None
    until: datetime
    made_in: PlaceId | None = None
    label: str = ""

    def used(self, now: datetime) -> "OneTimeCode":
        """Raises WrongCode for one that was used before, or is over."""
        if self.by is None or self.until <= now:
            raise WrongCode
        return self.over(now)

    def over(self, now: datetime) -> "OneTimeCode":
        return replace(self, by=None, until=min(now, self.until), made_in=None, label="")


class Codes(Repository[OneTimeCode], Protocol):
    def of(self, person: PersonId) -> tuple[OneTimeCode, ...]:
        """Those that they made and nobody has used."""
        ...

    def invitations(self) -> tuple[OneTimeCode, ...]:
        """Those that nobody has used, the one that ends first at the beginning."""
        ...


CODES: Key[Codes] = Key("codes")

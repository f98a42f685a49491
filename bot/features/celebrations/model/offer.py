"""Something that could be celebrated: offered once, in private, to those who did it or who facilitate; never posted by
itself. A year after something began it is offered, and each year after that."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum
from hashlib import sha256

from bot.features.celebrations.model.celebration import Way
from bot.kernel.ids import Id, OrganisationId, PersonId

AFTER, OPEN_FOR = timedelta(days=1), timedelta(days=14)
"""It is offered a day later, when all of them know, and so long."""

MANY_HEARD = 5
"""So many people make a round a long one."""

_NO_SUCH_DAY = 28


class OfferId(Id):
    __slots__ = ()


class OfferStage(Enum):
    later = "later"
    open = "open"
    over = "over"


@dataclass(frozen=True, slots=True)
class Occasion:
    """What could be celebrated, as all may read it, and the organisations that carried it."""

    what: str = ""
    organisations: tuple[OrganisationId, ...] = ()


@dataclass(frozen=True, slots=True)
class Offer:
    """`of` is what it is about, `under` the agreement that this stands under, and `since` when it happened. It waits
    until `until`, and then is there for `people` until the next one. Of one that is over nothing of anybody is
    kept."""

    id: OfferId
    way: Way
    of: Id
    since: datetime
    until: datetime | None
    stage: OfferStage = OfferStage.open
    people: tuple[PersonId, ...] = ()
    organisations: tuple[OrganisationId, ...] = ()
    what: str = ""
    is_first: bool = False
    years: int = 0
    under: Id | None = None

    def __post_init__(self) -> None:
        if self.stage is OfferStage.over and (self.people or self.organisations or self.what):
            raise ValueError("what is over names nobody")

    @property
    def key(self) -> str:
        """Of the need in which it is offered; another one each year."""
        return f"celebrations.offered:{self.id}:{self.years}"

    @property
    def agreement(self) -> Id | None:
        """What all must still be able to read, so that it can be celebrated. A year without words is that of us all."""
        is_one = self.way is Way.agreement or (self.way is Way.year and bool(self.what))
        return self.of if is_one else self.under

    def deadline(self) -> datetime | None:
        return self.until

    def is_for(self, person: PersonId) -> bool:
        return self.stage is OfferStage.open and person in self.people

    def declined(self, person: PersonId) -> "Offer":
        """By one of them; for the others it stays."""
        people = tuple(each for each in self.people if each != person)
        return replace(self, people=people) if people else self.ended()

    def ended(self) -> "Offer":
        """It was taken up, or nobody wanted it. What comes every year waits for the next one."""
        kept = replace(self, people=(), organisations=(), what="")
        if self.way is not Way.year:
            return replace(kept, stage=OfferStage.over, until=None)
        return replace(kept, stage=OfferStage.later, until=years_after(self.since, self.years + 1))

    def without(self, person: PersonId) -> "Offer":
        return self.declined(person) if person in self.people else self

    def come(self, occasion: Occasion | None, people: tuple[PersonId, ...], now: datetime) -> "Offer":
        """It is time. Where the bot was away for weeks, or nobody could take it up, it is left, or waits for its next
        year; what does not hold any more has no more of them."""
        if occasion is None:
            return self.dropped()
        after = replace(self, years=self.years + 1) if self.way is Way.year else self
        if not people or (self.until and now >= self.until + OPEN_FOR):
            return after.ended()
        return replace(
            after, stage=OfferStage.open, people=people, organisations=occasion.organisations, what=occasion.what,
            until=now + OPEN_FOR,
        )  # fmt: skip

    def dropped(self) -> "Offer":
        return replace(self, people=(), organisations=(), what="", stage=OfferStage.over, until=None)


def offer_id(way: Way, of: Id, person: PersonId | None = None) -> OfferId:
    """The same for the same occasion, so that nothing is offered twice."""
    return OfferId.from_bytes(sha256(f"{way.value} {of} {person or ''}".encode()).digest()[:10])


def years_after(since: datetime, years: int) -> datetime:
    """On the same day; on the 28th of a February without a 29th."""
    try:
        return since.replace(year=since.year + years)
    except ValueError:
        return since.replace(year=since.year + years, day=_NO_SUCH_DAY)


def yearly(of: Id, since: datetime) -> Offer:
    return Offer(offer_id(Way.year, of), Way.year, of, since, years_after(since, 1), OfferStage.later)

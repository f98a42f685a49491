"""How much may be asked of a person over all features: one ask a day and three a week, never in quiet hours or while
they are away. Pure functions of the time; a day is the person's own."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.kernel.attention import Need
from bot.kernel.ids import PersonId, PlaceId
from bot.kernel.ports import Key, Repository
from bot.kernel.refusal import Refusal
from bot.kernel.settings import Rules, Setting
from bot.kernel.text import say
from bot.recurrence import instant

A_DAY, A_WEEK = 1, 3
DAY, WEEK = timedelta(days=1), timedelta(days=7)
GATHERED = timedelta(minutes=10)
"""So long a need waits for others to be merged with, and for its person to see it by themselves."""

ELSEWHERE = "UTC"
"""The zone of who has left."""

PERIODS = 5
LONGEST = timedelta(days=366)
_SEARCHED = 400
"""Days in which a next chance is looked for: more than away dates and a spent week can close."""


class DatesBackwards(Refusal):
    sentence = say("The last day comes before the first one. Please write the earlier day first.")


class DatesOver(Refusal):
    sentence = say("These days are over already. Please write days from today on.")


class TooFarAway(Refusal):
    sentence = say("Away dates end at most a year from today. Please write an earlier last day.")


class EnoughDates(Refusal):
    sentence = say("You have {most} away dates, and more do not fit. Please delete one first.")


@dataclass(frozen=True, slots=True)
class Away:
    """Whole local days, the first and the last included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError("away dates end after they begin")


@dataclass(frozen=True, slots=True)
class Told:
    """An open need that its person was rung for. Raised anew after it was met it is another one."""

    key: str
    raised_at: datetime | None


@dataclass(frozen=True, slots=True)
class Hours:
    """Quiet ones, on the walls of whoever is asked. Those that end when they begin are none."""

    since: time
    until: time

    def include(self, local: time) -> bool:
        if self.since <= self.until:
            return self.since <= local < self.until
        return local >= self.since or local < self.until


QUIET = Setting("quiet-hours", "", say("Between which hours does the bot ask nobody?"))
"""As `21-8`, on the walls of whoever is asked, beside their own."""


def quiet_for_all(rules: Rules) -> Hours | None:
    since, _, until = rules.chosen(QUIET).value.partition("-")
    return Hours(time(int(since)), time(int(until))) if until else None


@dataclass(frozen=True, slots=True)
class Attention:
    """`rung` is when an ask went to this person lately, whatever its feature; `ring_at` is when the next one may go,
    if anything waits. Quiet hours that end when they begin are none."""

    id: PersonId
    quiet_from: time = time(21)
    quiet_until: time = time(8)
    a_week: int = A_WEEK
    away: tuple[Away, ...] = ()
    rung: tuple[datetime, ...] = ()
    told: tuple[Told, ...] = ()
    ring_at: datetime | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.a_week <= A_WEEK:
            raise ValueError("less may be asked of a person, never more")

    def deadline(self) -> datetime | None:
        return self.ring_at

    def is_quiet(self, local: time, ours: Hours | None = None) -> bool:
        """For them, or, by what the group has ruled, for all."""
        mine = Hours(self.quiet_from, self.quiet_until)
        return mine.include(local) or (ours is not None and ours.include(local))

    def is_away(self, day: date) -> bool:
        return any(each.first <= day <= each.last for each in self.away)

    def has_budget(self, day: date, zone: str) -> bool:
        """Whether one more ask fits on this local day, and into the seven days that end with it."""
        days = [at.astimezone(ZoneInfo(zone)).date() for at in self.rung]
        week = sum(day - WEEK < each <= day for each in days)
        return days.count(day) < A_DAY and week < self.a_week

    def may_ring(self, at: datetime, zone: str, ours: Hours | None = None) -> bool:
        local = at.astimezone(ZoneInfo(zone))
        return not self.is_quiet(local.time(), ours) and self._is_open(local.date(), zone)

    def next_chance(self, after: datetime, zone: str, ours: Hours | None = None) -> datetime | None:
        """The first moment from `after` on at which an ask may ring, None if there is none in sight."""
        today, ends = after.astimezone(ZoneInfo(zone)).date(), (ours.until,) if ours else ()
        if self.may_ring(after, zone, ours):
            return after
        for day in (today + number * DAY for number in range(_SEARCHED if self.a_week else 0)):
            if self._is_open(day, zone):
                begins = (instant(day, hour, zone) for hour in (time(), self.quiet_until, *ends))
                later = [at for at in begins if at > after and self.may_ring(at, zone, ours)]
                if later:
                    return min(later)
        return None

    def unasked(self, needs: tuple[Need, ...]) -> tuple[Need, ...]:
        """Of the open needs that ring those that nobody was rung for yet."""
        return tuple(need for need in needs if need.rings and Told(need.key, need.raised_at) not in self.told)

    def planned(self, needs: tuple[Need, ...], zone: str, now: datetime, ours: Hours | None = None) -> "Attention":
        """The same with its next ring, for these open needs; what is over is forgotten."""
        today, unasked = now.astimezone(ZoneInfo(zone)).date(), self.unasked(needs)
        standing = {Told(need.key, need.raised_at) for need in needs}
        kept = replace(
            self,
            away=tuple(each for each in self.away if each.last >= today),
            rung=tuple(at for at in self.rung if at > now - WEEK - 2 * DAY),
            told=tuple(each for each in self.told if each in standing),
        )
        ripe = min((_ripe(need, now) for need in unasked), default=None)
        return replace(kept, ring_at=kept.next_chance(max(now, ripe), zone, ours) if ripe else None)

    def put_off(self, until: datetime) -> "Attention":
        return replace(self, ring_at=until)

    def counted(self, at: datetime) -> "Attention":
        """An ask went to them: one at a moment, however many features wrote it."""
        return self if at in self.rung else replace(self, rung=(*self.rung, at))

    def told_of(self, needs: tuple[Need, ...], at: datetime) -> "Attention":
        told = tuple(Told(need.key, need.raised_at) for need in needs)
        return replace(self.counted(at), told=(*self.told, *told))

    def quiet(self, since: time, until: time) -> "Attention":
        return replace(self, quiet_from=since, quiet_until=until)

    def at_most(self, a_week: int) -> "Attention":
        return replace(self, a_week=a_week)

    def going(self, first: date, last: date, today: date) -> "Attention":
        if last < first:
            raise DatesBackwards
        if last < today:
            raise DatesOver
        if last > today + LONGEST:
            raise TooFarAway
        here = Away(first, last)
        if here in self.away:
            return self
        current = tuple(each for each in self.away if each.last >= today)
        if len(current) >= PERIODS:
            raise EnoughDates(most=PERIODS)
        return replace(self, away=tuple(sorted((*current, here), key=lambda each: (each.first, each.last))))

    def staying(self, first: date, last: date) -> "Attention":
        return replace(self, away=tuple(each for each in self.away if each != Away(first, last)))

    def _is_open(self, day: date, zone: str) -> bool:
        return not self.is_away(day) and self.has_budget(day, zone)


def _ripe(need: Need, now: datetime) -> datetime:
    """When it may ring at the earliest; one that would be over by then does not wait."""
    at = (need.raised_at or now) + GATHERED
    return at if need.until is None or need.until > at else now


@dataclass(frozen=True, slots=True)
class Person:
    """One person's attention, with all that waits for them. Who left has no zone; `kept` is what is stored, and
    `ours` are the hours in which the group wants nobody to be asked."""

    id: PersonId
    kept: Attention | None
    needs: tuple[Need, ...]
    zone: str | None
    place: PlaceId | None = None
    ours: Hours | None = None

    @property
    def attention(self) -> Attention:
        return self.kept or Attention(self.id)


ATTENTIONS: Key[Repository[Attention]] = Key("attentions")

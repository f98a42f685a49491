"""Check-ins told once more in the plainest way, to compare with: names, lists, times, and no code of the bot's.
Each act answers with the name of the refusal that people should get, or None."""

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DAY = timedelta(days=1)
FIRST, LAST = "Etc/GMT-14", "Etc/GMT+12"
COUNTED = {"asked", "reminded", "unreminded"}


def wall(day: date, hour: time, zone: str) -> datetime:
    return datetime.combine(day, hour, ZoneInfo(zone)).astimezone(UTC)


class Cycle:
    """A question that comes again, as it would stand on a sheet by the door."""

    def __init__(self, setter: str, question: str, hour: time, days: "Days", since: datetime) -> None:
        self.setter, self.question, self.hour, self.days, self.since = setter, question, hour, days, since
        self.window, self.stage, self.whom = 24, "running", "everyone"
        self.next: date = days.first
        self.last: date | None = None
        self.out: set[str] = set()
        self.missed: list[date] = []


class Days:
    """On some weekdays every so many weeks, or each month on the number of the first day."""

    def __init__(self, first: date, weekdays: set[int], every: int = 1) -> None:
        self.first, self.weekdays, self.every = first, weekdays, every

    def has(self, day: date) -> bool:
        if day < self.first:
            return False
        if not self.weekdays:
            return day.day == self.first.day or (day.day < self.first.day and (day + DAY).day == 1)
        weeks = (day - timedelta(day.weekday()) - self.first + timedelta(self.first.weekday())).days // 7
        return day.weekday() in self.weekdays and weeks % self.every == 0


class Place:
    """One person on one date."""

    def __init__(self, name: str, at: datetime, state: str = "waiting") -> None:
        self.name, self.at, self.state = name, at, state
        self.answer: tuple[str, str] | None = None


class Sheet:
    """One date of a cycle."""

    def __init__(self, cycle: int, day: date, of: Cycle, until: datetime) -> None:
        self.cycle, self.day, self.question, self.hour, self.window = cycle, day, of.question, of.hour, of.window
        self.until, self.closed, self.late, self.whom = until, False, False, of.whom
        self.places: dict[str, Place] = {}

    def counts(self) -> tuple[int, int]:
        every = self.places.values()
        return sum(each.state in COUNTED for each in every), sum(each.answer is not None for each in every)


class Plain:
    def __init__(self, now: datetime, zones: dict[str, str]) -> None:
        self.now, self.zones = now, zones
        self.away: set[tuple[str, date]] = set()
        self.carriers: set[str] = set()
        self.cycles: list[Cycle] = []
        self.sheets: list[Sheet] = []
        self.asked: Counter[tuple[str, int, date]] = Counter()
        self.reminded: Counter[tuple[str, int, date]] = Counter()
        self.summed_up = 0

    def sets(self, who: str, question: str, hour: time, days: Days) -> str | None:
        if no := self._first(days):
            return no
        cycle = Cycle(who, question, hour, days, self.now)
        cycle.next = self._next(cycle, who)
        self.cycles.append(cycle)
        return None

    def rewords(self, n: int, who: str, question: str, *, boss: bool) -> str | None:
        if no := self._no(n, who, boss=boss):
            return no
        self.cycles[n].question = question
        return None

    def moves(self, n: int, who: str, hour: time, days: Days, *, boss: bool) -> str | None:
        if no := self._no(n, who, boss=boss) or self._first(days):
            return no
        self._comes(self.cycles[n], who, hour, days)
        return None

    def repeats(self, n: int, who: str, weekdays: set[int], every: int, *, boss: bool) -> str | None:
        first = self.cycles[n].days.first
        if no := self._no(n, who, boss=boss):
            return no
        self._comes(self.cycles[n], who, self.cycles[n].hour, Days(first, weekdays, every))
        return None

    def opens(self, n: int, who: str, hours: int, *, boss: bool) -> str | None:
        if no := self._no(n, who, boss=boss):
            return no
        self.cycles[n].window = hours
        return None

    def asks_whom(self, n: int, who: str, whom: str, *, boss: bool) -> str | None:
        """From the next date on: one that has begun goes on with whom it asks."""
        if no := self._no(n, who, boss=boss):
            return no
        self.cycles[n].whom = whom
        return None

    def turns(self, n: int, who: str, to: str, *, boss: bool) -> str | None:
        """Paused, running again, or ended."""
        cycle = self.cycles[n]
        if to == "ended" and cycle.stage == "ended":
            return None
        if no := self._no(n, who, boss=boss):
            return no
        if to == "running" and cycle.stage == "paused":
            cycle.next, cycle.since = self._next(cycle, who), self.now
        if to == "ended":
            cycle.out = set()
        cycle.stage = to
        return None

    def wants(self, n: int, who: str, *, asked: bool) -> str | None:
        if self.cycles[n].stage == "ended":
            return "CheckInEnded"
        (self.cycles[n].out.discard if asked else self.cycles[n].out.add)(who)
        return None

    def answers(self, n: int, who: str, how: str, words: str) -> str | None:
        sheet = self.sheets[n]
        place = sheet.places.setdefault(who, Place(who, self.now, "spared"))
        place.state = "spared" if place.state == "waiting" else place.state
        place.answer = (how, words)
        return None

    def answers_as_before(self, n: int, who: str) -> str | None:
        sheet = self.sheets[n]
        said = [
            (each.day, place.answer)
            for each in self.sheets
            if each.cycle == sheet.cycle and each is not sheet and (place := each.places.get(who)) and place.answer
        ]
        if not said:
            return "NothingToRepeat"
        how, words = max(said)[1]
        return "AsksAllAgain" if how == "need-help" else self.answers(n, who, how, words)

    def joins(self, who: str, zone: str) -> None:
        """They are asked with the others where their hour is still to come."""
        self.zones[who] = zone
        for sheet in self.sheets:
            at = wall(sheet.day, sheet.hour, zone)
            if not sheet.closed and who not in sheet.places and at > self.now:
                sheet.places[who] = Place(who, at)

    def leaves(self, who: str, heir: str) -> None:
        del self.zones[who]
        self.carriers.discard(who)
        for each in self.cycles:
            each.setter = heir if each.setter == who and each.stage != "ended" else each.setter

    def until(self, end: datetime) -> None:
        while due := [each for each in self._due() if each[0] <= end]:
            at, what, n, who = min(due)
            self.now = max(self.now, at)
            match what:
                case "begin":
                    self._begin(n)
                case "close":
                    self._close(self.sheets[n])
                case "ask":
                    self._ask(self.sheets[n], self.sheets[n].places[who])
                case _:
                    self._remind(self.sheets[n], self.sheets[n].places[who])
        self.now = end

    def coming(self) -> list[datetime]:
        return [each[0] for each in self._due()]

    def _due(self) -> list[tuple[datetime, str, int, str]]:
        found = [
            (wall(each.next, each.hour, FIRST), "begin", n, "")
            for n, each in enumerate(self.cycles)
            if each.stage == "running"
        ]
        for n, sheet in enumerate(self.sheets):
            found += [] if sheet.closed else [(sheet.until, "close", n, "")]
            for place in sheet.places.values():
                if place.state == "waiting" and not place.answer:
                    found.append((place.at, "ask", n, place.name))
                if place.state == "asked" and not place.answer:
                    found.append((place.at + timedelta(hours=sheet.window) * 0.8, "remind", n, place.name))
        return found

    def _begin(self, n: int) -> None:
        """Of several days that the bot slept through, only the last is asked about, if anybody can still answer."""
        cycle, over = self.cycles[n], list[date]()
        while wall(cycle.next, cycle.hour, FIRST) <= self.now:
            over.append(cycle.next)
            cycle.next = self._after(cycle.days, cycle.next)
        open_now = [each for each in over if self.now < self._end(cycle, each)]
        if open_now:
            cycle.last = open_now[-1]
            over.remove(cycle.last)
            sheet = Sheet(n, cycle.last, cycle, self._end(cycle, cycle.last))
            hours = ((who, wall(sheet.day, sheet.hour, zone)) for who, zone in self.zones.items())
            sheet.places = {who: Place(who, max(at, cycle.since)) for who, at in hours}
            self.sheets.append(sheet)
        cycle.missed += over

    def _ask(self, sheet: Sheet, place: Place) -> None:
        zone = self.zones.get(place.name)
        if zone is None:
            place.state = "spared"
            return
        place.at = max(place.at, wall(sheet.day, sheet.hour, zone))
        if place.at > self.now:
            return
        over = self.now >= place.at + timedelta(hours=sheet.window)
        if over or self._in_peace(sheet, place.name) or self.cycles[sheet.cycle].stage != "running":
            place.state = "spared"
            return
        place.state = "asked"
        self.asked[place.name, sheet.cycle, sheet.day] += 1
        sheet.late |= self.now - place.at > timedelta(minutes=2)

    def _remind(self, sheet: Sheet, place: Place) -> None:
        over = self.now >= place.at + timedelta(hours=sheet.window)
        if place.name not in self.zones or self._in_peace(sheet, place.name):
            place.state = "spared"
        elif over or self.cycles[sheet.cycle].stage != "running":
            place.state = "unreminded"
        else:
            place.state = "reminded"
            self.reminded[place.name, sheet.cycle, sheet.day] += 1

    def _close(self, sheet: Sheet) -> None:
        sheet.closed = True
        self.summed_up += any(sheet.counts())

    def _in_peace(self, sheet: Sheet, who: str) -> bool:
        today = self.now.astimezone(ZoneInfo(self.zones[who])).date()
        concerned = sheet.whom == "everyone" or who in self.carriers
        return (who, today) in self.away or who in self.cycles[sheet.cycle].out or not concerned

    def _comes(self, cycle: Cycle, who: str, hour: time, days: "Days") -> None:
        """On other days or at another hour, from now on; what is as it was begins nothing anew."""
        before = cycle.hour, vars(cycle.days), cycle.next
        cycle.hour, cycle.days = hour, days
        cycle.next = self._next(cycle, who)
        if before != (cycle.hour, vars(cycle.days), cycle.next):
            cycle.since = self.now

    def _first(self, days: Days) -> str | None:
        if days.first < self.now.date() - DAY:
            return "FirstDayPast"
        return "FirstDayFar" if days.first > self.now.date() + 366 * DAY else None

    def _no(self, n: int, who: str, *, boss: bool) -> str | None:
        if self.cycles[n].stage == "ended":
            return "CheckInEnded"
        return None if boss or self.cycles[n].setter == who else "SettersChoice"

    def _next(self, cycle: Cycle, who: str) -> date:
        """The first that is to come where `who` is, and was not asked about."""
        day = cycle.days.first
        while not (
            cycle.days.has(day)
            and (cycle.last is None or day > cycle.last)
            and wall(day, cycle.hour, self.zones[who]) > self.now
        ):
            day += DAY
        return day

    @staticmethod
    def _after(days: Days, day: date) -> date:
        day += DAY
        while not days.has(day):
            day += DAY
        return day

    @staticmethod
    def _end(cycle: Cycle, day: date) -> datetime:
        return wall(day, cycle.hour, LAST) + timedelta(hours=cycle.window)

"""A meeting told once more in the plainest way, to compare with: names, lists, minutes, and no code of the bot's.
Each act answers with the name of the refusal that people should get, or None."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Madrid")
MOST_DAYS = 730


class Sheet:
    """One meeting, as it would stand on paper."""

    def __init__(self, owner: str, key: datetime, when: datetime, weeks: int) -> None:
        self.owner, self.key, self.when, self.weeks = owner, key, when, weeks
        self.first = when
        self.state = "planned"
        self.said = self.series = 0
        self.points: list[list[object]] = []
        self.answers: list[list[str]] = []
        self.asked: list[str] = []
        self.there: list[list[str]] = []


def instant(wall: datetime) -> datetime:
    """For hours on the wall that exist once."""
    return wall.replace(tzinfo=ZONE).astimezone(UTC)


class Plain:
    """`sheets` in the order in which they were set; wall times are those of Madrid."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self.sheets: list[Sheet] = []
        self.needs: dict[tuple[str, str, int], datetime] = {}
        self.notices = 0

    def set(self, owner: str, wall: datetime, weeks: int) -> str | None:
        if no := self._bad_date(wall):
            return no
        self._add(owner, wall, wall, weeks)
        return None

    def answer(self, n: int, who: str, coming: str) -> str | None:
        sheet = self.sheets[n]
        if no := self._over(sheet):
            return no
        mine = [each for each in sheet.answers if each[0] == who]
        if mine:
            mine[0][1] = coming
        else:
            sheet.answers.append([who, coming])
        sheet.asked = [each for each in sheet.asked if each != who]
        self._met(n, who)
        return None

    def move(self, n: int, who: str, wall: datetime, *, following: bool) -> str | None:
        sheet = self.sheets[n]
        if no := self._over(sheet) or self._not_mine(sheet, who):
            return no
        if self.now >= instant(sheet.when):
            return "MeetingBegun"
        if no := self._bad_date(wall):
            return no
        if following and sheet.weeks:
            sheet.first = wall
        if wall != sheet.when:
            sheet.asked = self._expected(sheet)
            sheet.when, sheet.answers = wall, []
            sheet.said = self._said_by(sheet)
            self._met(n, None, "reminder")
            self._ask(n, sheet.asked, "date")
            self.notices += 1
        return None

    def cancel(self, n: int, who: str) -> str | None:
        sheet = self.sheets[n]
        if no := self._over(sheet) or self._not_mine(sheet, who):
            return no
        if self.now >= instant(sheet.when):
            return "MeetingBegun"
        sheet.state = "cancelled"
        self.notices += 1
        self._met(n, None)
        self._ask(n, self._expected(sheet), "off")
        self._next(sheet)
        return None

    def add(self, n: int, who: str, name: str) -> str | None:
        sheet = self.sheets[n]
        if no := self._over(sheet):
            return no
        if all(name != point[0] for point in sheet.points):
            sheet.points.append([name, who, False])
        return None

    def mark(self, n: int, name: str, *, done: bool) -> str | None:
        for point in self.sheets[n].points:
            if point[0] == name:
                point[2] = done
                return None
        return "PointGone"

    def remove(self, n: int, who: str, name: str) -> str | None:
        sheet = self.sheets[n]
        for point in sheet.points:
            if point[0] == name:
                if who not in {"Fay", point[1]}:
                    return "PointOfOthers"
                sheet.points.remove(point)
                return None
        return "PointGone"

    def carry(self, n: int) -> str | None:
        """Every series here has its meetings one after the other."""
        sheet = self.sheets[n]
        if sheet.state == "planned":
            return "NotOver"
        after = [each for each in self.sheets[n + 1 :] if each.state == "planned" and each.series == sheet.series]
        if not after:
            return "NoNextMeeting"
        names = [point[0] for point in after[0].points]
        after[0].points += [[name, by, False] for name, by, done in sheet.points if not done and name not in names]
        return None

    def there(self, n: int, who: str, by: str) -> str | None:
        sheet = self.sheets[n]
        if no := self._not_begun(sheet):
            return no
        mine = [each for each in sheet.there if each[0] == who]
        if not mine:
            sheet.there.append([who, by])
        elif who == by:
            mine[0][1] = by
        return None

    def not_there(self, n: int, who: str) -> str | None:
        sheet = self.sheets[n]
        if no := self._not_begun(sheet):
            return no
        sheet.there = [each for each in sheet.there if each[0] != who]
        return None

    def tick(self, n: int) -> None:
        sheet, due = self.sheets[n], self.due(n)
        if due is None or self.now < due:
            return
        begins = instant(sheet.when)
        if self.now >= begins + timedelta(hours=2):
            sheet.state = "held"
            self.notices += 1
            self._next(sheet)
            return
        sheet.said = self._said_by(sheet)
        if sheet.said == 1:
            self._ask(n, [who for who, coming in sheet.answers if coming != "no"], "reminder")
        elif self.now < begins:
            self.notices += 1

    def due(self, n: int) -> datetime | None:
        sheet = self.sheets[n]
        if sheet.state != "planned":
            return None
        return instant(sheet.when) + timedelta(hours=(-24, -1, 2)[sheet.said])

    def waiting(self) -> dict[str, int]:
        """How many things stand before each person."""
        found: dict[str, int] = {}
        for (who, _, _), until in self.needs.items():
            if until > self.now:
                found[who] = found.get(who, 0) + 1
        return found

    def _add(self, owner: str, key: datetime, first: datetime, weeks: int, when: datetime | None = None) -> None:
        sheet = Sheet(owner, key, when or first, weeks)
        sheet.first = first
        sheet.said = self._said_by(sheet)
        sheet.series = len(self.sheets)
        self.sheets.append(sheet)

    def _next(self, sheet: Sheet) -> None:
        if not sheet.weeks:
            return
        own = sheet.key.replace(hour=sheet.first.hour, minute=sheet.first.minute)
        wall = sheet.first
        while instant(wall) <= max(instant(own), self.now):
            wall += timedelta(weeks=sheet.weeks)
        self._add(sheet.owner, wall, sheet.first, sheet.weeks, wall)
        self.sheets[-1].series = sheet.series

    def _expected(self, sheet: Sheet) -> list[str]:
        coming = [who for who, said in sheet.answers if said != "no"]
        return coming + [who for who in sheet.asked if who not in coming]

    def _said_by(self, sheet: Sheet) -> int:
        left = instant(sheet.when) - self.now
        return 2 if left <= timedelta(hours=1) else 1 if left <= timedelta(hours=24) else 0

    def _bad_date(self, wall: datetime) -> str | None:
        if wall.date() > self.now.date() + timedelta(days=MOST_DAYS):
            return "DayIsFar"
        return "DayIsPast" if instant(wall) <= self.now else None

    def _over(self, sheet: Sheet) -> str | None:
        return {"planned": None, "held": "MeetingOver", "cancelled": "MeetingCancelledAlready"}[sheet.state]

    def _not_mine(self, sheet: Sheet, who: str) -> str | None:
        return None if who in {"Fay", sheet.owner} else "SetByOthers"

    def _not_begun(self, sheet: Sheet) -> str | None:
        if sheet.state == "cancelled":
            return "MeetingCancelledAlready"
        return None if self.now >= instant(sheet.when) else "NotBegun"

    def _ask(self, n: int, people: list[str], what: str) -> None:
        for who in people:
            self.needs[who, what, n] = instant(self.sheets[n].when)

    def _met(self, n: int, who: str | None, *which: str) -> None:
        for key in list(self.needs):
            if key[2] == n and who in {None, key[0]} and key[1] in (which or ("reminder", "date")):
                del self.needs[key]

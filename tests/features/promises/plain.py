"""A promise told once more in the plainest way, to compare with: names, lists, days as numbers, and no code of the
bot's. Each act answers with the name of the refusal that people should get, or None."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Madrid")
CLINIC = ("Ana", "Ben", "Cem")
MISSING = "NotFound"
LASTS = {"draft": 1, "asked": 14}
"""Days."""


def nine(day: date) -> datetime:
    return datetime.combine(day, time(9), ZONE)


class Sheet:
    """One promise, as it would stand on paper."""

    def __init__(self, writer: str, who: str, what: str, day: date, now: datetime) -> None:
        self.writer, self.what = writer, what
        self.who: str | None = who
        self.team = "Clinic" if who in CLINIC else "School" if who == "Sol" else None
        self.begun = now
        self.state = "draft"
        self.day: date | None = None
        self.shown: tuple[str, date] | None = (writer, day)
        self.before: list[tuple[str, date]] = []
        self.asked = 0
        self.wish: str | None = None
        self.offer: str | None = None
        self.done: datetime | None = None
        self.done_by: str | None = None
        self.link: str | None = None
        self.vote = self.ballot = False

    def rest(self) -> None:
        """Nothing of it waits any more; a vote that goes on elsewhere is heard of all the same."""
        self.shown = self.wish = self.offer = self.link = None
        self.vote = False


class Plain:
    def __init__(self, now: datetime) -> None:
        self.now = now
        self.sheets: list[Sheet] = []
        self.here = {*CLINIC, "Sol", "Ria"}

    def write(self, writer: str, who: str, what: str, day: date) -> str | None:
        if who not in self.here:
            return "CarrierGone"
        self.sheets.append(Sheet(writer, who, what, day, self.now))
        return None

    def say_another_day(self, n: int, who: str, day: date) -> str | None:
        sheet = self.sheets[n]
        if no := self._hidden(sheet, who):
            return no
        if not (sheet.state in {"draft", "asked"} and sheet.writer == who) and sheet.who != who:
            return "CarriedByOthers"
        if sheet.state not in {"draft", "asked", "open"}:
            return "PromiseSettled"
        sheet.shown = (who, day)
        return None

    def confirm(self, n: int, who: str, day: date) -> str | None:
        sheet = self.sheets[n]
        if no := self._hidden(sheet, who):
            return no
        if sheet.day == day and sheet.shown is None:
            return None
        if sheet.shown != (who, day):
            return "DayNotOffered"
        if day < self.today():
            return "DayOver"
        if sheet.state == "open" and sheet.day is not None and sheet.day != day:
            sheet.before.append((sheet.what, sheet.day))
        sheet.day, sheet.shown, sheet.wish = day, None, None
        if sheet.state == "open" or sheet.who == who:
            sheet.state = "open"
            self._begin(sheet)
        else:
            sheet.state = "asked"
        return None

    def carry(self, n: int, who: str) -> str | None:
        sheet = self.sheets[n]
        if no := self._hidden(sheet, who):
            return no
        if sheet.who != who:
            return "CarriedByOthers"
        if sheet.state == "open":
            return None
        if sheet.state != "asked":
            return "PromiseSettled"
        sheet.state, sheet.shown = "open", None
        self._begin(sheet)
        return None

    def drop(self, n: int, who: str) -> str | None:
        sheet = self.sheets[n]
        if no := self._hidden(sheet, who):
            return no
        if who not in {sheet.writer, sheet.who}:
            return "CarriedByOthers"
        if sheet.state not in {"draft", "asked"}:
            return "PromiseSettled"
        self._drop(sheet)
        return None

    def finish(self, n: int, who: str) -> str | None:
        sheet = self.sheets[n]
        if no := self._hidden(sheet, who) or self._not_ours(sheet, who):
            return no
        if sheet.state not in {"open", "kept"}:
            return "PromiseSettled"
        sheet.rest()
        sheet.state, sheet.done, sheet.done_by = "kept", self.now, who
        return None

    def link(self, n: int, who: str) -> str | None:
        sheet = self.sheets[n]
        if no := self._hidden(sheet, who) or self._not_ours(sheet, who):
            return no
        if sheet.state not in {"open", "kept"}:
            return "PromiseSettled"
        sheet.link = who
        return None

    def confirm_link(self, n: int, who: str) -> str | None:
        sheet = self.sheets[n]
        if no := self._hidden(sheet, who) or self._not_ours(sheet, who):
            return no
        if sheet.link is None and sheet.done and sheet.done_by == who:
            return None
        return self.finish(n, who) if sheet.link == who else "NothingToLookAt"

    def reopen(self, n: int, who: str) -> str | None:
        sheet = self.sheets[n]
        if no := self._hidden(sheet, who) or self._not_ours(sheet, who):
            return no
        if sheet.state != "kept" or sheet.done is None:
            return "NotDone"
        if self.now >= sheet.done + timedelta(days=7):
            return "StaysDone"
        sheet.state, sheet.done, sheet.link = "open", None, None
        self._begin(sheet)
        return None

    def reword(self, n: int, who: str, what: str) -> str | None:
        sheet = self.sheets[n]
        if no := self._hidden(sheet, who) or self._not_mine(sheet, who):
            return no
        if what == sheet.what:
            return None
        if sheet.state != "open" or sheet.day is None:
            return "PromiseSettled"
        sheet.before.append((sheet.what, sheet.day))
        sheet.what = what
        return None

    def ask(self, n: int, who: str) -> str | None:
        sheet = self.sheets[n]
        if no := self._hidden(sheet, who) or self._not_mine(sheet, who):
            return no
        if sheet.state != "open":
            return "PromiseSettled"
        sheet.wish = who
        return None

    def keep_on(self, n: int, who: str) -> str | None:
        sheet = self.sheets[n]
        if no := self._hidden(sheet, who) or self._not_mine(sheet, who):
            return no
        if sheet.state != "open":
            return "PromiseSettled"
        sheet.wish = None
        return None

    def release(self, n: int, who: str) -> str | None:
        sheet = self.sheets[n]
        if no := self._hidden(sheet, who):
            return no
        if sheet.state != "open":
            return "PromiseSettled"
        if sheet.vote:
            return "GroupIsAsked"
        if sheet.wish is None:
            return "NoReleaseAsked"
        if not self._not_ours(sheet, who) or sheet.wish == who:
            return "OwnRelease"
        sheet.rest()
        sheet.state = "released"
        return None

    def to_vote(self, n: int, who: str) -> str | None:
        sheet = self.sheets[n]
        if no := self._hidden(sheet, who):
            return no
        if sheet.state != "open":
            return "PromiseSettled"
        if sheet.wish is None:
            return "NoReleaseAsked"
        if sheet.vote:
            return "GroupIsAsked"
        if sheet.who != who and (not self._not_ours(sheet, who) or sheet.wish == who):
            return "OwnRelease"
        sheet.vote = sheet.ballot = True
        return None

    def decided(self, n: int, *, agreed: bool) -> None:
        sheet = self.sheets[n]
        sheet.ballot = False
        if sheet.state != "open":
            return
        sheet.vote = False
        if agreed and sheet.wish:
            sheet.rest()
            sheet.state = "released"

    def offer(self, n: int, who: str, other: str) -> str | None:
        sheet = self.sheets[n]
        if no := self._hidden(sheet, who) or self._not_ours(sheet, who):
            return no
        if other not in self.here:
            return "CarrierGone"
        if sheet.team is None or self._team(other) != sheet.team:
            return "NotTheirs"
        if sheet.state != "open":
            return "PromiseSettled"
        sheet.offer = other
        return None

    def take(self, n: int, who: str) -> str | None:
        sheet = self.sheets[n]
        if no := self._hidden(sheet, who):
            return no
        if sheet.state == "open" and sheet.who == who:
            return None
        if sheet.state != "open":
            return "PromiseSettled"
        nobody_left = not any(self._team(each) == sheet.team for each in self.here) if sheet.team else True
        waits = sheet.who is None and (nobody_left or not self._not_ours(sheet, who))
        if not waits and sheet.offer != who:
            return "OfferedToAnother" if sheet.offer and not self._not_ours(sheet, who) else "NotAskedToCarry"
        sheet.rest()
        sheet.who, sheet.team = who, self._team(who)
        self._begin(sheet)
        return None

    def leave(self, who: str) -> None:
        self.here.remove(who)
        for sheet in self.sheets:
            if sheet.state in {"draft", "asked"} and who in {sheet.who, sheet.writer}:
                self._drop(sheet)
            elif sheet.state == "open":
                offer = None if sheet.offer == who else sheet.offer
                if sheet.who == who and sheet.team is None:
                    sheet.rest()
                    self._drop(sheet)
                    sheet.who = None
                    continue
                if sheet.who == who:
                    sheet.rest()
                    sheet.who = None
                sheet.offer = offer

    def tick(self) -> None:
        """All that is due."""
        for sheet in self.sheets:
            kind = "asked" if sheet.state == "draft" and sheet.day else sheet.state
            if kind in LASTS and self.now >= sheet.begun + timedelta(days=LASTS[kind]):
                if sheet.state == "asked" and sheet.day:
                    sheet.state, sheet.begun, sheet.shown = "draft", self.now, (sheet.writer, sheet.day)
                else:
                    self._drop(sheet)
            elif sheet.state == "open" and sheet.day and sheet.who:
                if sheet.asked < 2 and self.now >= nine(sheet.day + timedelta(days=1)):
                    sheet.asked = 2
                elif sheet.asked == 0 and self.now >= nine(sheet.day - timedelta(days=1)):
                    sheet.asked = 1

    def counts(self) -> tuple[int, int]:
        """All that everyone is told."""
        every = [sheet for sheet in self.sheets if sheet.state == "open"]
        carried = [sheet for sheet in every if sheet.who]
        return len(every), sum(sheet.day is not None and sheet.day < self.today() for sheet in carried)

    def _begin(self, sheet: Sheet) -> None:
        assert sheet.day
        sheet.asked = 1 if self.now >= nine(sheet.day - timedelta(days=1)) else 0

    def _drop(self, sheet: Sheet) -> None:
        sheet.state, sheet.what, sheet.shown, sheet.before = "dropped", "", None, []

    def today(self) -> date:
        return self.now.astimezone(ZONE).date()

    def _team(self, who: str) -> str | None:
        return "Clinic" if who in CLINIC else "School" if who == "Sol" else None

    def _hidden(self, sheet: Sheet, who: str) -> str | None:
        if sheet.state in {"open", "kept", "released"}:
            return None
        seen = sheet.state != "dropped" and (who == sheet.writer or (sheet.state == "asked" and who == sheet.who))
        return None if seen else MISSING

    def _not_mine(self, sheet: Sheet, who: str) -> str | None:
        return None if sheet.who == who else "CarriedByOthers"

    def _not_ours(self, sheet: Sheet, who: str) -> str | None:
        ours = sheet.who == who or (sheet.team is not None and self._team(who) == sheet.team)
        return None if ours else "CarriedByOthers"

"""Asking for names told once more in the plainest way, to compare with: sheets of paper, sets of names, and no code of
the bot's. Each act answers with the name of the refusal that people should get, or None."""

from datetime import datetime, timedelta

SPEAKS = {"Ana": "Clinic", "Ben": "Clinic", "Sol": "School", "Tom": "Union"}
NAMES = ("City", "Clinic", "School", "Union")
WEEK, TWO_DAYS, A_DAY = timedelta(days=7), timedelta(days=2), timedelta(days=1)
MOST_WORDS = 11


class Sheet:
    """One celebration, as it would go from hand to hand on paper."""

    def __init__(self, writer: str, words: str, now: datetime) -> None:
        self.writer, self.words = writer, words
        self.number = 1
        self.state = "draft"
        self.listed = {each for each in NAMES if each in words}
        self.agreed: dict[str, str] = {}
        """Which words each organisation has said yes to."""
        self.out: set[str] = set()
        self.silent_yes: set[str] = set()
        self.off: set[str] = set()
        self.until = now + WEEK
        self.thanks: list[str] = []

    def undecided(self) -> set[str]:
        return self.listed - set(self.agreed) - self.out

    def shown(self) -> set[str]:
        """Whose name anybody may see on it."""
        return (set(self.agreed) | self.silent_yes) - self.off


class Plain:
    def __init__(self, now: datetime) -> None:
        self.now = now
        self.sheets: list[Sheet] = []
        self.here = set(NAMES)
        self.once: set[str] = set()

    def write(self, who: str, words: str) -> str | None:
        self.sheets.append(Sheet(who, words, self.now))
        return None

    def name(self, n: int, who: str, which: str) -> str | None:
        sheet = self.sheets[n]
        if no := self._hidden(sheet, who) or (None if which in self.here else "NotFound") or self._writers(sheet, who):
            return no
        if sheet.state != "draft":
            return "NotADraftAnyMore" if sheet.state == "asking" else "CelebrationSettled"
        sheet.listed.add(which)
        return None

    def ask(self, n: int, who: str) -> str | None:
        sheet = self.sheets[n]
        if no := self._writers(sheet, who):
            return no
        if sheet.state != "draft":
            return None
        mine = SPEAKS.get(who)
        can = {each for each in sheet.listed if each in self._speakable()}
        if sheet.listed and not can:
            return "NobodyCanAnswer"
        sheet.state, sheet.until = "asking", self.now + WEEK
        sheet.out |= sheet.listed - can
        if mine in sheet.listed and mine in can:
            sheet.agreed[mine] = sheet.words
            sheet.out.discard(mine)
        if not sheet.listed:
            self._post(sheet)
        else:
            self._if_all(sheet)
        return None

    def drop(self, n: int, who: str) -> str | None:
        sheet = self.sheets[n]
        if no := self._writers(sheet, who):
            return no
        if sheet.state not in {"draft", "asking"}:
            return "CelebrationSettled"
        sheet.state = "dropped"
        return None

    def yes(self, n: int, who: str, which: str, number: int) -> str | None:
        sheet = self.sheets[n]
        if no := self._speakers(sheet, who, which) or self._cannot_answer(sheet, which, number):
            return no
        sheet.agreed[which] = sheet.words
        sheet.out.discard(which)
        self._if_all(sheet)
        return None

    def change(self, n: int, who: str, which: str, number: int, words: str) -> str | None:
        sheet = self.sheets[n]
        if no := self._speakers(sheet, who, which) or self._cannot_answer(sheet, which, number):
            return no
        if words == sheet.words:
            return self.yes(n, who, which, number)
        if sheet.number >= MOST_WORDS:
            return "EnoughNewWords"
        sheet.words, sheet.number = words, sheet.number + 1
        sheet.until = max(sheet.until, self.now + TWO_DAYS)
        new = {each for each in NAMES if each in words} - sheet.listed
        sheet.out |= new - self._speakable()
        sheet.listed |= new
        sheet.agreed = {which: words}
        sheet.out.discard(which)
        self._if_all(sheet)
        return None

    def leave_out(self, n: int, who: str, which: str) -> str | None:
        sheet = self.sheets[n]
        if no := self._speakers(sheet, who, which):
            return no
        if which not in sheet.listed:
            return "NotAskedForName"
        if sheet.state == "posted":
            if which in sheet.shown():
                sheet.off.add(which)
            return None
        if sheet.state != "asking":
            return "CelebrationSettled"
        sheet.agreed.pop(which, None)
        sheet.out.add(which)
        self._if_all(sheet)
        return None

    def allow(self, who: str, which: str, *, holds: bool) -> str | None:
        if SPEAKS.get(who) != which or which not in self.here:
            return "NotYoursToName"
        (self.once.add if holds else self.once.discard)(which)
        return None

    def thank(self, n: int, who: str) -> str | None:
        sheet = self.sheets[n]
        if no := self._hidden(sheet, who):
            return no
        if sheet.state != "posted":
            return "NotPostedYet"
        if self.now >= sheet.until:
            return "ThanksOver"
        if who not in sheet.thanks:
            sheet.thanks.append(who)
        return None

    def leave(self, which: str) -> None:
        """The organisation leaves the coalition."""
        self.here.discard(which)
        self.once.discard(which)
        for sheet in self.sheets:
            if sheet.state in {"draft", "asking"} and which in sheet.listed:
                sheet.agreed.pop(which, None)
                sheet.out.add(which)
                if sheet.state == "asking":
                    self._if_all(sheet)
            elif sheet.state == "posted" and which in sheet.silent_yes:
                sheet.off.add(which)

    def tick(self) -> None:
        for sheet in self.sheets:
            if self.now < sheet.until:
                continue
            if sheet.state == "draft":
                sheet.state = "dropped"
            elif sheet.state == "asking":
                sheet.silent_yes = sheet.undecided() & self.once
                sheet.out |= sheet.undecided() - self.once
                self._end(sheet)

    def _if_all(self, sheet: Sheet) -> None:
        if not sheet.undecided():
            self._end(sheet)

    def _end(self, sheet: Sheet) -> None:
        if sheet.shown():
            self._post(sheet)
        else:
            sheet.state = "dropped"

    def _post(self, sheet: Sheet) -> None:
        sheet.state, sheet.until = "posted", self.now + A_DAY

    def _speakable(self) -> set[str]:
        return set(SPEAKS.values()) & self.here

    def _hidden(self, sheet: Sheet, who: str) -> str | None:
        mine = SPEAKS.get(who)
        asked = sheet.state == "asking" and mine in sheet.listed and mine in self.here
        sees = sheet.state == "posted" or (sheet.state != "dropped" and who == sheet.writer) or asked
        return None if sees else "NotFound"

    def _writers(self, sheet: Sheet, who: str) -> str | None:
        return self._hidden(sheet, who) or (None if who == sheet.writer else "WrittenByOthers")

    def _speakers(self, sheet: Sheet, who: str, which: str) -> str | None:
        speaks = SPEAKS.get(who) == which and which in self.here
        return self._hidden(sheet, who) or (None if speaks else "NotYoursToName")

    def _cannot_answer(self, sheet: Sheet, which: str, number: int) -> str | None:
        if which not in sheet.listed:
            return "NotAskedForName"
        if sheet.state != "asking":
            return "CelebrationSettled"
        return None if number == sheet.number else "WordsHaveChanged"

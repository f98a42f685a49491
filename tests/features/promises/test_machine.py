"""Any weeks at all: random presses, days, absences and leavings, against a plain model of promises."""

from datetime import date, timedelta

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bot.features.coalition.facts import MemberLeft
from bot.features.promises.commands import (
    AskRelease,
    CarryOn,
    CarryPromise,
    ChangePromiseWords,
    ConfirmDay,
    ConfirmLink,
    DatePromise,
    DropPromise,
    MakePromise,
    NoteReleaseAsked,
    NoteReleaseVoted,
    OfferPromise,
    PromisePage,
    PromisesPage,
    PutReleaseToVote,
    ReleaseFromPromise,
    ReopenPromise,
    SayPromiseDone,
    TakePromiseOver,
)
from bot.features.promises.handlers.following import after_member_left
from bot.features.promises.model import CommitmentId, Stage, Told
from bot.kernel.command import Command
from bot.kernel.ids import Id
from bot.kernel.refusal import Refusal
from tests.features.histories import play
from tests.features.promises.plain import Plain
from tests.features.promises.town import CLOCK, NOW, Town, person, read
from tests.features.reading import pressable

VOTE = Id("the-proposal--")
NAMES = ("Ana", "Ben", "Cem", "Sol", "Ria")
WHO = st.sampled_from(NAMES)
WHICH = st.sampled_from((1, 1, 1, 2, 3))
"""Counted from the end: mostly the latest promise."""

DAYS = st.sampled_from((-1, 0, 0, 1, 2, 4, 11, 30))
ACTS = st.sampled_from(
    ("carry", "drop", "finish", "finish", "reopen", "ask", "ask", "keep_on", "release", "take", "to_vote", "link")
)
WORDS = st.sampled_from(("bread", "soup", "rent"))
HOURS = (0.5, 1, 5, 14, 23, 24, 24, 49, 24 * 7, 24 * 7.5, 24 * 15)
TOLD = (Told.nothing, Told.soon, Told.passed)


class AnyWeeks(RuleBasedStateMachine):
    """The plain model says what each press should do; the promises do it."""

    town: Town
    plain: Plain

    @initialize()
    def begin(self) -> None:
        self.town, self.plain = Town(), Plain(NOW)

    @rule(who=WHO, carrier=WHO, what=WORDS, days=DAYS)
    def write(self, who: str, carrier: str, what: str, days: int) -> None:
        if who not in self.plain.here:
            return
        key = self._key(len(self.plain.sheets))
        day = self._day(days)
        whom = None if carrier == who else person(carrier)
        self._press(who, MakePromise(key, what, day.isoformat(), whom), self.plain.write(who, carrier, what, day))

    @rule(n=WHICH, who=WHO, days=DAYS)
    def confirm(self, n: int, who: str, days: int) -> None:
        if (at := self._at(n, who)) is not None:
            shown = self.plain.sheets[at].shown
            day = shown[1] if shown and days else self._day(days)
            self._press(who, ConfirmDay(self._key(at), day), self.plain.confirm(at, who, day))

    @rule(n=WHICH)
    def confirm_as_written(self, n: int) -> None:
        """By whoever wrote it: what mostly happens."""
        if n <= len(self.plain.sheets) and (shown := self.plain.sheets[-n].shown):
            who, day = shown
            if (at := self._at(n, who)) is not None:
                self._press(who, ConfirmDay(self._key(at), day), self.plain.confirm(at, who, day))

    @rule(n=WHICH, who=WHO, days=DAYS)
    def say_another_day(self, n: int, who: str, days: int) -> None:
        if (at := self._at(n, who)) is not None:
            day = self._day(days)
            self._press(who, DatePromise(self._key(at), day.isoformat()), self.plain.say_another_day(at, who, day))

    @rule(n=WHICH, who=WHO, what=WORDS)
    def reword(self, n: int, who: str, what: str) -> None:
        if (at := self._at(n, who)) is not None:
            self._press(who, ChangePromiseWords(self._key(at), what), self.plain.reword(at, who, what))

    @rule(n=WHICH, who=WHO, other=WHO)
    def offer(self, n: int, who: str, other: str) -> None:
        if (at := self._at(n, who)) is not None:
            self._press(who, OfferPromise(self._key(at), person(other)), self.plain.offer(at, who, other))

    @rule(n=WHICH, who=WHO, act=ACTS)
    def act(self, n: int, who: str, act: str) -> None:
        """What takes nothing but the promise."""
        if (at := self._at(n, who)) is None:
            return
        key = self._key(at)
        command: Command = {
            "carry": CarryPromise(key, self.town.promise(key).due),
            "drop": DropPromise(key),
            "finish": SayPromiseDone(key, "There"),
            "reopen": ReopenPromise(key),
            "ask": AskRelease(key),
            "keep_on": CarryOn(key),
            "release": ReleaseFromPromise(key),
            "take": TakePromiseOver(key),
            "to_vote": PutReleaseToVote(key),
            "link": SayPromiseDone(key, "There", "example.org/photo"),
        }[act]
        expected = getattr(self.plain, act)(at, who)
        self._press(who, command, expected)
        if act == "to_vote" and expected is None:
            number = self.town.promise(key).asked
            self.town.press(CLOCK, NoteReleaseAsked(key, number, VOTE))

    @rule(n=WHICH, who=WHO)
    def confirm_link(self, n: int, who: str) -> None:
        if (at := self._at(n, who)) is not None:
            writer = self.plain.sheets[at].link
            by = writer if writer in self.plain.here else who
            self._press(by, ConfirmLink(self._key(at)), self.plain.confirm_link(at, by))

    @rule(n=WHICH, agreed=st.booleans())
    def decide(self, n: int, *, agreed: bool) -> None:
        """The vote that was asked for last comes to its end."""
        if n <= len(self.plain.sheets) and self.plain.sheets[-n].ballot:
            at = len(self.plain.sheets) - n
            self.plain.decided(at, agreed=agreed)
            number = self.town.promise(self._key(at)).asked
            self.town.press(CLOCK, NoteReleaseVoted(self._key(at), number, VOTE, agreed))

    @rule(hours=st.sampled_from(HOURS))
    def wait(self, hours: float) -> None:
        """The clock runs what is due at the end of it, as after an absence."""
        self.plain.now += timedelta(hours=hours)
        self.town.now = self.plain.now
        self.plain.tick()
        self.town.tick()

    @rule(who=WHO, sure=st.integers(0, 4))
    def leave(self, who: str, sure: int) -> None:
        if sure or who not in self.plain.here or len(self.plain.here) == 1:
            return
        self.plain.leave(who)
        del self.town.people.here[person(who)]
        for each in after_member_left(MemberLeft(person(who), None)):
            self.town.press(CLOCK, each)

    @invariant()
    def they_agree(self) -> None:
        kept = [self.town.promise(self._key(n)) for n in range(len(self.plain.sheets))]
        for sheet, state in zip(self.plain.sheets, kept, strict=True):
            who = state.person.rstrip("-") if state.person and sheet.state != "dropped" else None
            assert state.stage is Stage(sheet.state)
            assert who == (sheet.who if sheet.state != "dropped" else None)
            if sheet.state == "dropped":
                assert state.what == ""
                continue
            assert (state.what, state.due) == (sheet.what, sheet.day)
            assert (state.organisation or "").rstrip("-") == (sheet.team or "")
            assert [(each.what, each.due) for each in state.former] == sheet.before
            assert (state.wish is None) == (sheet.wish is None)
            assert (state.vote == VOTE) == sheet.vote
            assert (state.saying is None) == (sheet.link is None)
            assert (state.offered or "").rstrip("-") == (sheet.offer or "")
            if sheet.state == "open" and sheet.who:
                assert state.told is TOLD[sheet.asked]

    @invariant()
    def the_public_reads_counts(self) -> None:
        """And nothing of a day that has passed: no name, no words, no date."""
        every, waiting = self.plain.counts()
        reader = person(min(self.plain.here))
        board = self.town.see(reader, PromisesPage())
        said = read(board)
        assert f"{every} promise" in said or not every
        assert (f"{waiting} of them" in said) == bool(waiting)
        hidden = {
            self._key(n) for n, each in enumerate(self.plain.sheets)
            if each.state == "open" and each.who and each.day and each.day < self.plain.today()
        }  # fmt: skip
        opened = {each.press.promise for each in pressable(board) if isinstance(each.press, PromisePage)}
        assert not opened & hidden

    @invariant()
    def needs_are_of_those_who_are_here_to_be_asked(self) -> None:
        """Nobody who is done with it, released or gone from it is asked about its day."""
        for who, key in self.town.needs:
            what, _, promise = key.removeprefix("promises.").partition(":")
            state = self.town.promise(CommitmentId(promise))
            if what in {"soon", "passed"}:
                assert state.is_open
                assert state.person == who

    def _press(self, who: str, command: Command, expected: str | None) -> None:
        said: str | None = None
        try:
            self.town.press(person(who), command)
        except Refusal as refusal:
            said = type(refusal).__name__
        assert said == expected

    def _at(self, n: int, who: str) -> int | None:
        there = len(self.plain.sheets) - n
        return there if there >= 0 and who in self.plain.here else None

    def _key(self, n: int) -> CommitmentId:
        return CommitmentId(f"promise-{n:06}")

    def _day(self, days: int) -> date:
        return self.plain.now.date() + timedelta(days=days)


def test_any_weeks_go_as_the_plain_model_says() -> None:
    """200 histories of 50 steps: same state, same refusals, same reminders, and in public never more than counts."""
    play(AnyWeeks)


@pytest.mark.long
@pytest.mark.timeout(3_600)
def test_very_many_weeks_go_as_the_plain_model_says() -> None:
    """As above, 2,000 times."""
    play(AnyWeeks, 2_000)

"""Any months at all: random presses, moves, ticks and absences, against a plain model of meetings."""

from datetime import datetime, timedelta

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from bot.features.meetings.cards.board import board
from bot.features.meetings.commands import (
    AddPoint,
    AnswerMeeting,
    CancelMeeting,
    CarryOver,
    MarkPoint,
    MeetingPage,
    MoveMeeting,
    NotePresent,
    RemovePoint,
    SayAbsent,
    SayPresent,
    SetMeeting,
)
from bot.features.meetings.facts import MeetingCancelled, MeetingHeld, MeetingMoved, MeetingSet
from bot.features.meetings.model import Coming, Meeting, MeetingId, PointId, Rhythm, Stage, Told
from bot.kernel.change import Happened
from bot.kernel.command import Command
from bot.kernel.refusal import Refusal
from tests.features.histories import play
from tests.features.meetings.plain import Plain
from tests.features.meetings.season import NOW, Season, person

NAMES = ("Fay", "Ana", "Ben", "Cem")
WHO = st.sampled_from(NAMES)
POINTS = st.sampled_from(("bread", "soup", "rent", "noise"))
WHICH = st.sampled_from((1, 1, 1, 2, 3))
"""Counted from the end: mostly the latest meeting, which is the one of its series that is planned."""

WALLS = st.builds(
    lambda days, hour: (days, hour), st.sampled_from((-2, 0, 0, 1, 2, 3, 8, 20, 26, 800)), st.sampled_from((9, 18, 23))
)
RHYTHMS = {Rhythm.once: 0, Rhythm.weekly: 1, Rhythm.fortnightly: 2}
HOURS = (0.01, 0.5, 1, 1, 2, 5, 23, 24, 25, 24 * 3, 24 * 7, 24 * 16)
SAID = (Told.nothing, Told.day_before, Told.hour_before)


class AnyMonths(RuleBasedStateMachine):
    """The plain model says what each press should do; the meetings do it."""

    season: Season
    plain: Plain

    @initialize(rhythm=st.sampled_from(tuple(RHYTHMS)))
    def begin(self, rhythm: Rhythm) -> None:
        self.season, self.plain = Season(), Plain(NOW)
        self.set("Ana", (3, 18), rhythm)

    @precondition(lambda self: len(self.season.rows.planned()) < 3)
    @rule(who=WHO, wall=WALLS, rhythm=st.sampled_from(tuple(RHYTHMS)))
    def set(self, who: str, wall: tuple[int, int], rhythm: Rhythm) -> None:
        at = self._wall(wall)
        key = MeetingId(f"meeting-{self.season.pressed:06}")
        command = SetMeeting(key, "Housing", at.date(), at.time(), "", rhythm)
        self._same(who, command, self.plain.set(who, at, RHYTHMS[rhythm]))

    @rule(n=WHICH, who=WHO, coming=st.sampled_from(Coming))
    def answer(self, n: int, who: str, coming: Coming) -> None:
        place, key = self._meeting(n)
        self._same(who, AnswerMeeting(key, coming), self.plain.answer(place, who, coming.value))

    @rule(n=WHICH, who=st.sampled_from(("Fay", "Fay", "Ana", "Ben")), wall=WALLS, following=st.booleans())
    def move(self, n: int, who: str, wall: tuple[int, int], following: bool) -> None:  # noqa: FBT001 - Hypothesis names them
        place, key = self._meeting(n)
        at = self._wall(wall)
        command = MoveMeeting(key, at.date(), at.time(), following)
        self._same(who, command, self.plain.move(place, who, at, following=following))

    @rule(
        n=WHICH,
        who=WHO,
        wall=WALLS,
        coming=st.sampled_from(Coming),
        then=st.sampled_from(("again", "answer", "cancel")),
    )
    def change_of_plans(self, n: int, who: str, wall: tuple[int, int], coming: Coming, then: str) -> None:
        """Someone wants to come, the date moves, and it moves once more, or they answer, or nothing comes of it."""
        self.answer(n, who, coming)
        self.move(n, "Fay", wall, following=False)
        match then:
            case "again":
                self.move(n, "Fay", (2, 9), following=False)
            case "answer":
                self.answer(n, who, coming)
                self.move(n, "Fay", (3, 9), following=False)
            case _:
                self.cancel(n, "Fay")

    @rule(n=WHICH, who=st.sampled_from(("Fay", "Ben", "Cem")))
    def cancel(self, n: int, who: str) -> None:
        place, key = self._meeting(n)
        self._same(who, CancelMeeting(key), self.plain.cancel(place, who))

    @rule(n=WHICH, who=WHO, name=POINTS, what=st.sampled_from(("add", "add", "add", "done", "open", "remove")))
    def point(self, n: int, who: str, name: str, what: str) -> None:
        place, key = self._meeting(n)
        point = PointId(name.ljust(14, "-"))
        match what:
            case "add":
                self._same(who, AddPoint(key, point, name), self.plain.add(place, who, name))
            case "remove":
                self._same(who, RemovePoint(key, point), self.plain.remove(place, who, name))
            case _:
                done = what == "done"
                self._same(who, MarkPoint(key, point, done), self.plain.mark(place, name, done=done))

    @rule(n=st.sampled_from((1, 2, 2, 3)), who=WHO, times=st.sampled_from((1, 2)))
    def carry(self, n: int, who: str, times: int) -> None:
        place, key = self._meeting(n)
        for _ in range(times):
            self._same(who, CarryOver(key), self.plain.carry(place))

    @rule(names=st.lists(POINTS, min_size=1, unique=True), coming=st.sampled_from(Coming), who=WHO, noted=WHO)
    def come_and_go(self, names: list[str], coming: Coming, who: str, noted: str) -> None:
        """A meeting as it is meant to be: points, an answer, its end on time, who was there, and what carries over."""
        place, key = self._meeting(1)
        for name in names:
            self.point(1, who, name, "add")
        self._same(who, AnswerMeeting(key, coming), self.plain.answer(place, who, coming.value))
        while due := self.plain.due(place):
            self._to(max(self.season.now, due))
            self._tick(place)
        for each in (NotePresent(key, person(noted)), NotePresent(key, person(who))):
            self._same("Fay", each, self.plain.there(place, _name(each.person), "Fay"))
        self._same(who, SayPresent(key), self.plain.there(place, who, who))
        self._same("Fay", NotePresent(key, person(who)), self.plain.there(place, who, "Fay"))
        self._same(who, CarryOver(key), self.plain.carry(place))

    @rule(n=st.sampled_from((1, 2, 2, 3)), who=WHO, how=st.sampled_from(("self", "self", "noted", "absent")))
    def presence(self, n: int, who: str, how: str) -> None:
        place, key = self._meeting(n)
        match how:
            case "self":
                self._same(who, SayPresent(key), self.plain.there(place, who, who))
            case "noted":
                self._same("Fay", NotePresent(key, person(who)), self.plain.there(place, who, "Fay"))
            case _:
                self._same(who, SayAbsent(key), self.plain.not_there(place, who))

    @rule(hours=st.sampled_from(HOURS))
    def wait(self, hours: float) -> None:
        """The clock may be late, or the bot away: what is due by now is not done yet."""
        self._to(self.season.now + timedelta(hours=hours))

    @rule(n=WHICH, times=st.sampled_from((1, 1, 2)))
    def tick(self, n: int, times: int) -> None:
        """Early, late or twice."""
        place, _ = self._meeting(n)
        for _ in range(times):
            self._tick(place)

    @rule(late=st.sampled_from((0, 0, 0, 1, 90)), n=WHICH)
    def on_time(self, late: int, n: int) -> None:
        place, _ = self._meeting(n)
        due = self.plain.due(place)
        if due is not None:
            self._to(max(self.season.now, due) + timedelta(minutes=late))
            self._tick(place)

    @invariant()
    def the_plain_model_agrees(self) -> None:
        every = self._every()
        assert len(every) == len(self.plain.sheets)
        for n, (state, sheet) in enumerate(zip(every, self.plain.sheets, strict=True)):
            assert (state.stage.value, state.told) == (sheet.state, SAID[sheet.said])
            assert datetime.combine(state.day, state.hour) == sheet.when
            assert state.occurrence == sheet.key.date()
            assert state.deadline() == self.plain.due(n)
            assert [[each.id.rstrip("-"), _name(each.by), each.done] for each in state.points] == sheet.points
            assert [[_name(each.person), each.coming.value] for each in state.answers] == sheet.answers
            assert [_name(each) for each in state.asked] == sheet.asked
            assert [[_name(each.person), _name(each.by)] for each in state.present] == sheet.there
        assert {who: len(there) for who in NAMES if (there := self.season.waiting(person(who)))} == self.plain.waiting()
        assert len(self.season.messages) == self.plain.notices

    @invariant()
    def a_series_has_a_day_once_and_one_meeting_planned(self) -> None:
        every = self._every()
        assert len({(each.series, each.occurrence) for each in every}) == len(every)
        planned = [each.series for each in every if each.stage is Stage.planned]
        assert len(set(planned)) == len(planned)

    @invariant()
    def everything_that_happened_is_a_fact_once(self) -> None:
        stages = [each.stage for each in self._every()]
        assert self._told(MeetingSet) == len(stages)
        assert self._told(MeetingHeld) == stages.count(Stage.held)
        assert self._told(MeetingCancelled) == stages.count(Stage.cancelled)
        assert self._told(MeetingMoved) <= len(self.season.messages)

    def _told(self, kind: type[Happened]) -> int:
        """Also of others' meetings."""
        return sum(isinstance(fact, kind) for fact in self.season.facts)

    def teardown(self) -> None:
        """Every meeting can be drawn, and without a series the clock alone brings all to their end."""
        if not hasattr(self, "season"):
            return
        for state in self._every():
            board(state)
            self.season.see(person("Ben"), MeetingPage(state.id))
        self._to(self.season.now + timedelta(days=900))
        self.season.sweep()
        left = [each for each in self._every() if each.stage is Stage.planned]
        assert all(each.repeats is not None and each.at > self.season.now for each in left)

    def _wall(self, wall: tuple[int, int]) -> datetime:
        """So many days from now, at that full hour of Madrid's walls, none of which is left out or comes twice."""
        days, hour = wall
        day = self.season.now.date() + timedelta(days=days)
        return datetime(day.year, day.month, day.day, hour)  # noqa: DTZ001 - a wall has no zone

    def _meeting(self, n: int) -> tuple[int, MeetingId]:
        place = max(0, len(self._every()) - n)
        return place, self._every()[place].id

    def _every(self) -> tuple[Meeting, ...]:
        return tuple(self.season.rows.kept.values())

    def _to(self, at: datetime) -> None:
        self.season.now = self.plain.now = at

    def _same(self, who: str, command: Command, expected: str | None) -> None:
        before = dict(self.season.rows.kept)
        refused = None
        try:
            self.season.press(person(who), command)
        except Refusal as refusal:
            refused = type(refusal).__name__
        assert refused == expected
        assert expected is None or self.season.rows.kept == before

    def _tick(self, place: int) -> None:
        state = self._every()[place]
        due, now = state.deadline(), self.season.now
        change = self.season.tick(state.id)
        self.plain.tick(place)
        if due is not None and due <= now:
            assert self._every()[place].deadline() != due
        else:
            assert (change.state, change.messages, change.needs) == (None, (), ())


def _name(who: str) -> str:
    return who.rstrip("-")


def test_any_months_go_as_the_plain_model_says() -> None:
    """200 histories of 50 steps: same state, same refusals, same needs, no invariant broken, and an end to each."""
    play(AnyMonths)


@pytest.mark.long
@pytest.mark.timeout(3_600)
def test_very_many_months_go_as_the_plain_model_says() -> None:
    """As above, 5,000 times."""
    play(AnyMonths, 5_000)

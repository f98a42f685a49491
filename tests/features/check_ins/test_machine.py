"""Any weeks at all: random presses, waits, absences of people and of the bot, against a plain model of check-ins."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bot.features.check_ins import commands as asked
from bot.features.check_ins.facts import CheckInMissed
from bot.features.check_ins.model import Audience, CheckIn, CheckInId, How, SeriesId, Stage, prompt_id
from bot.features.check_ins.model.rhythm import Rhythm
from bot.kernel.command import Command, Standing
from bot.kernel.ids import PersonId
from bot.kernel.refusal import Refusal
from tests.features.check_ins.plain import Days, Plain
from tests.features.check_ins.world import World, person
from tests.features.histories import play

BEGAN = datetime(2026, 3, 20, 7, tzinfo=UTC)
"""A week before the clocks change in London, a fortnight after New York's."""

ZONES = ("Asia/Kathmandu", "America/Sao_Paulo", "Europe/London", "America/New_York", "Pacific/Auckland")
START = {"Ana": ZONES[0], "Ben": ZONES[1], "Cem": ZONES[2], "Doa": ZONES[3]}
NAMES = (*START, "Eli")
MOST = 3

WHO = st.sampled_from(NAMES)
WHICH = st.sampled_from((1, 1, 1, 2, 3))
"""Counted from the end: mostly the latest."""

HOURS = st.sampled_from((time(9), time(9), time(15, 30), time(21)))
QUESTIONS = st.sampled_from(("How is it?", "And now?", "What is next?"))
HOWS = st.sampled_from(tuple(How))
SPANS = st.sampled_from((0.1, 1, 3, 5, 8, 11, 16, 24, 24, 40, 24 * 3, 24 * 7))
SLEEPS = st.sampled_from((0.03, 0.5, 6, 24, 24 * 4, 24 * 16))
RHYTHMS = {
    Rhythm.working_days: lambda day: Days(day, {0, 1, 2, 3, 4}),
    Rhythm.weekly: lambda day: Days(day, {day.weekday()}),
    Rhythm.fortnightly: lambda day: Days(day, {day.weekday()}, 2),
    Rhythm.on_day: lambda day: Days(day, set()),
}
OFTEN = st.sampled_from((Rhythm.working_days, *RHYTHMS))
STAGES = {"paused": asked.PauseCheckIn, "running": asked.ResumeCheckIn, "ended": asked.EndCheckIn}
STEPS = {
    "waiting": "waiting",
    "asked": "asked",
    "reminded": "reminded",
    "unreminded": "unreminded",
    "spared": "skipped",
}


class AnyWeeks(RuleBasedStateMachine):
    """The plain model says what each press should do, and who is asked when; the check-ins do it."""

    world: World
    plain: Plain

    @initialize(hour=HOURS, rhythm=OFTEN)
    def begin(self, hour: time, rhythm: Rhythm) -> None:
        self.world = World({person(name): zone for name, zone in START.items()}, BEGAN)
        self.plain = Plain(BEGAN, dict(START))
        self.set("Ana", 0, hour, rhythm)

    @rule(who=WHO, days=st.sampled_from((-3, -1, 0, 0, 1, 10, 367)), hour=HOURS, rhythm=OFTEN)
    def set(self, who: str, days: int, hour: time, rhythm: Rhythm) -> None:
        if who in self.plain.zones and len(self.plain.cycles) < MOST:
            day, key = self._day(days), self._key(len(self.plain.cycles))
            expected = self.plain.sets(who, "How is it?", hour, RHYTHMS[rhythm](day))
            self._press(who, asked.SetCheckIn(key, "How is it?", day, hour, rhythm), expected)

    @rule(n=WHICH, who=WHO, boss=st.booleans(), question=QUESTIONS)
    def reword(self, n: int, who: str, question: str, *, boss: bool) -> None:
        if (at := self._cycle(n, who)) is not None:
            expected = self.plain.rewords(at, who, question, boss=boss)
            self._press(who, asked.RewordCheckIn(self._key(at), question), expected, boss=boss)

    @rule(n=WHICH, who=WHO, boss=st.booleans(), when=st.tuples(st.sampled_from((0, 0, 1, 5)), HOURS, OFTEN))
    def move(self, n: int, who: str, when: tuple[int, time, Rhythm], *, boss: bool) -> None:
        if (at := self._cycle(n, who)) is not None:
            day, hour, rhythm = self._day(when[0]), *when[1:]
            expected = self.plain.moves(at, who, hour, RHYTHMS[rhythm](day), boss=boss)
            self._press(who, asked.MoveCheckIn(self._key(at), day, hour, rhythm), expected, boss=boss)

    @rule(n=WHICH, who=WHO, boss=st.booleans(), bits=st.integers(1, 127), every=st.sampled_from((1, 1, 2)))
    def repeat(self, n: int, who: str, bits: int, every: int, *, boss: bool) -> None:
        if (at := self._cycle(n, who)) is not None:
            weekdays = {day for day in range(7) if bits >> day & 1}
            expected = self.plain.repeats(at, who, weekdays, every, boss=boss)
            self._press(who, asked.RepeatCheckIn(self._key(at), bits, every), expected, boss=boss)

    @rule(n=WHICH, who=WHO, boss=st.booleans(), hours=st.sampled_from((8, 24, 72)))
    def open_for(self, n: int, who: str, hours: int, *, boss: bool) -> None:
        if (at := self._cycle(n, who)) is not None:
            expected = self.plain.opens(at, who, hours, boss=boss)
            self._press(who, asked.OpenFor(self._key(at), hours), expected, boss=boss)

    @rule(n=WHICH, who=WHO, boss=st.booleans(), whom=st.sampled_from(Audience))
    def ask_whom(self, n: int, who: str, whom: Audience, *, boss: bool) -> None:
        if (at := self._cycle(n, who)) is not None:
            expected = self.plain.asks_whom(at, who, whom.value, boss=boss)
            self._press(who, asked.AskWhom(self._key(at), whom), expected, boss=boss)

    @rule(who=WHO, carries=st.booleans())
    def promise_or_let_go(self, who: str, *, carries: bool) -> None:
        """Whom a check-in asks changes with it, up to their own hour and the reminder."""
        if who in self.plain.zones:
            (self.plain.carriers.add if carries else self.plain.carriers.discard)(who)
            self.world.carries = {person(each): () for each in self.plain.carriers}

    @rule(n=WHICH, who=WHO, boss=st.booleans(), to=st.sampled_from(("paused", "running", "running", "ended")))
    def turn(self, n: int, who: str, to: str, *, boss: bool) -> None:
        if (at := self._cycle(n, who)) is not None:
            expected = self.plain.turns(at, who, to, boss=boss)
            self._press(who, STAGES[to](self._key(at)), expected, boss=boss)

    @rule(n=WHICH, who=WHO, wanted=st.booleans())
    def say_whether_to_be_asked(self, n: int, who: str, *, wanted: bool) -> None:
        if (at := self._cycle(n, who)) is not None:
            expected = self.plain.wants(at, who, asked=wanted)
            self._press(who, asked.AskMe(self._key(at), wanted=wanted), expected)

    @rule(n=WHICH, who=WHO, how=HOWS, words=st.sampled_from(("", "Soon.", "The pump.")))
    def answer(self, n: int, who: str, how: How, words: str) -> None:
        """For the first time, once more, or late."""
        if (at := self._sheet(n, who)) is not None:
            expected = self.plain.answers(at, who, how.value, words)
            self._press(who, asked.AnswerCheckIn(self._check_in(at).id, how, words), expected)

    @rule(n=WHICH, who=WHO)
    def answer_as_before(self, n: int, who: str) -> None:
        if (at := self._sheet(n, who)) is not None:
            expected = self.plain.answers_as_before(at, who)
            self._press(who, asked.AnswerAsBefore(self._check_in(at).id), expected)

    @rule(who=WHO, days=st.sampled_from((0, 0, 1, 3)), long=st.sampled_from((1, 2, 9)))
    def go_away(self, who: str, days: int, long: int) -> None:
        for number in range(long):
            self.plain.away.add((who, self._day(days + number)))
            self.world.away.add((person(who), self._day(days + number)))

    @rule(who=WHO)
    def come_back(self, who: str) -> None:
        self.plain.away = {each for each in self.plain.away if each[0] != who}
        self.world.away = {each for each in self.world.away if each[0] != person(who)}

    @rule(who=WHO, zone=st.sampled_from(ZONES))
    def move_house_or_join(self, who: str, zone: str) -> None:
        if who in self.plain.zones:
            self.plain.zones[who] = zone
            self.world.zones[person(who)] = zone
        else:
            self.plain.joins(who, zone)
            self.world.joins(person(who), zone)

    @rule(who=WHO, sure=st.integers(0, 4))
    def leave(self, who: str, sure: int) -> None:
        if not sure and who in self.plain.zones and len(self.plain.zones) > 1:
            heir = min(each for each in self.plain.zones if each != who)
            self.plain.leaves(who, heir)
            self.world.carries.pop(person(who), None)
            self.world.leaves(person(who), person(heir))

    @rule(hours=SPANS)
    def wait(self, hours: float) -> None:
        self.plain.until(self.plain.now + timedelta(hours=hours))
        self.world.until(self.plain.now)

    @rule(which=st.integers(0, 3), before=st.booleans())
    def wait_for_what_is_next(self, which: int, *, before: bool) -> None:
        """Until one of the next things happens, or almost: then people press."""
        coming = sorted(set(self.plain.coming()))
        if coming:
            at = coming[min(which, len(coming) - 1)] - timedelta(minutes=before)
            self.plain.until(max(at, self.plain.now))
            self.world.until(self.plain.now)

    @rule(hours=SLEEPS)
    def the_bot_is_away(self, hours: float) -> None:
        """What was due meanwhile is done at once when it comes back, or left."""
        self.plain.now += timedelta(hours=hours)
        self.plain.until(self.plain.now)
        self.world.sleeps(timedelta(hours=hours))

    @invariant()
    def who_is_asked_and_reminded_is_as_it_should_be(self) -> None:
        """Nobody twice, and nobody chased who answered, is away, or wants to be left in peace."""
        keys = {self._key(n): n for n in range(len(self.plain.cycles))}
        for ours, theirs in ((self.world.asked_in, self.plain.asked), (self.world.reminded_in, self.plain.reminded)):
            found = {(_name(who), keys[series], day): count for (who, series, day), count in ours.items()}
            assert found == dict(theirs)
            assert set(found.values()) <= {1}

    @invariant()
    def everyone_stands_where_they_should(self) -> None:
        assert len(self.world.check_ins) == len(self.plain.sheets)
        for n, sheet in enumerate(self.plain.sheets):
            check_in = self._check_in(n)
            assert (check_in.question, check_in.hour, check_in.late) == (sheet.question, sheet.hour, sheet.late)
            assert (check_in.closed_at is not None) == sheet.closed
            assert check_in.audience is Audience(sheet.whom)
            assert (check_in.standing.asked, check_in.standing.answered) == sheet.counts()
            found = {
                _name(each.person): (
                    each.step.value,
                    each.answer and (each.answer.how and each.answer.how.value, each.answer.words),
                )
                for each in self.world.prompts.values()
                if each.check_in == check_in.id
            }
            assert found == {who: (STEPS[place.state], place.answer) for who, place in sheet.places.items()}

    @invariant()
    def what_comes_next_is_as_it_should_be(self) -> None:
        for n, cycle in enumerate(self.plain.cycles):
            state = self.world.series[self._key(n)]
            assert (state.stage, state.set_by) == (Stage(cycle.stage), person(cycle.setter))
            assert cycle.stage == "ended" or state.next == cycle.next
            said = [each for each in self.world.facts if isinstance(each, CheckInMissed) and each.series == state.id]
            assert sorted(day for each in said for day in each.days) == sorted(cycle.missed)
        assert sum("is over. Thank you." in line for line in self.world.lines) == self.plain.summed_up

    @invariant()
    def nothing_waits_for_who_has_answered_or_does_not_want_it(self) -> None:
        for who, key in self.world.needs:
            kind, _, check_in = key.partition(":")
            if kind in {"check-in.answer", "check-in.reminder"}:
                prompt = self.world.prompts[prompt_id(self.world.check_ins[CheckInId(check_in)].id, who)]
                assert prompt.answer is None
                assert who in self.world.zones

    def _press(self, who: str, command: Command, expected: str | None, *, boss: bool = False) -> None:
        said: str | None = None
        try:
            self.world.press(person(who), command, Standing.facilitator if boss else Standing.member)
        except Refusal as refusal:
            said = type(refusal).__name__
        assert said == expected

    def _cycle(self, n: int, who: str) -> int | None:
        there = len(self.plain.cycles) - n
        return there if there >= 0 and who in self.plain.zones else None

    def _sheet(self, n: int, who: str) -> int | None:
        there = len(self.plain.sheets) - n
        return there if there >= 0 and who in self.plain.zones else None

    def _check_in(self, n: int) -> CheckIn:
        sheet = self.plain.sheets[n]
        key = self._key(sheet.cycle)
        return next(each for each in self.world.check_ins.values() if (each.series, each.day) == (key, sheet.day))

    def _key(self, n: int) -> SeriesId:
        return SeriesId(f"series-{n:07}")

    def _day(self, days: int) -> date:
        return self.plain.now.date() + timedelta(days=days)


def _name(who: PersonId | None) -> str:
    return (who or "").rstrip("-")


def test_any_weeks_go_as_the_plain_model_says() -> None:
    """200 histories of 50 steps: the same people are asked at the same moments, and reminded, and never twice."""
    play(AnyWeeks)


@pytest.mark.long
@pytest.mark.timeout(3_600)
def test_very_many_weeks_go_as_the_plain_model_says() -> None:
    """As above, 2,000 times."""
    play(AnyWeeks, 2_000)

"""Any talk at all: random presses, ticks, absences and calls of the round, and what has to hold in each of them."""

from collections import Counter
from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from bot.asides import AsideDone
from bot.features.listening.facts import Way, Why
from bot.features.listening.model.parting import FOR_EACH
from bot.features.small_groups.cards import placeless
from bot.features.small_groups.cards.board import board
from bot.features.small_groups.commands import (
    CloseGroup,
    ForgetInGroup,
    GoOnWithout,
    HaveSpoken,
    HereToSpeak,
    InTurnHere,
    KeepBetweenUs,
    MayShare,
    NoteWritingHere,
    NotForUs,
    PassHere,
    SaidBackHere,
    SpeakForUs,
    StepOut,
    WeAreReady,
)
from bot.features.small_groups.facts import GroupClosed, SteppedOut
from bot.features.small_groups.model import Step
from bot.features.small_groups.model.group import LAST_CALL
from bot.kernel.attention import Notice
from bot.kernel.command import Command
from bot.kernel.refusal import Refusal
from tests.features.histories import play
from tests.features.listening.rounds import ANA, BEN, CEM, CLOCK, DOA, person
from tests.features.small_groups.talks import GROUP, NEAR, Talk, opened

PEOPLE = (ANA, BEN, CEM, DOA, person("Eli"))
WHO = st.sampled_from(PEOPLE)
TURNS = st.sampled_from((HereToSpeak, HaveSpoken, PassHere, SaidBackHere))
ANSWERS = st.sampled_from((MayShare, KeepBetweenUs, WeAreReady, SpeakForUs, NotForUs, StepOut))
MOMENTS = (0, 1, 30, 59, 60, 61, 119, 120, 121, 300, 600, 3_600)


class AnyTalk(RuleBasedStateMachine):
    """What is refused changes nothing; the clock alone brings every talk to its end."""

    talk: Talk

    @initialize(
        count=st.integers(2, 5),
        way=st.sampled_from(Way),
        minutes=st.sampled_from((1, 2, 5)),
        met=st.sampled_from((0, 1, 2)),
        until=st.sampled_from((20, 600)),
    )
    def begin(self, count: int, way: Way, minutes: int, met: int, until: int) -> None:
        self.talk = opened(*PEOPLE[:count], way=way, minutes=minutes, until=until)
        if met:
            self.talk.met(opened=met == 1)

    @precondition(lambda self: self.talk.state.speaker)
    @rule(kind=TURNS)
    def go_on(self, kind: type[InTurnHere]) -> None:
        """The one who speaks, or who listens to them."""
        state = self.talk.state
        who = state.others(state.speaker or ANA)[0] if kind is SaidBackHere else state.speaker
        self._press(who or ANA, kind(GROUP, state.turn))

    @rule(who=WHO, kind=TURNS, off=st.sampled_from((0, -1, 1)))
    def interrupt(self, who: str, kind: type[InTurnHere], off: int) -> None:
        self._press(who, kind(GROUP, self.talk.state.turn + off))

    @rule(who=WHO)
    def write(self, who: str) -> None:
        """Nobody else is told of it, and only who is waited for begins."""
        before = self.talk.state
        change = self.talk.press(person(who), NoteWritingHere())
        assert (change.messages, change.facts) == ((), ())
        waited_for = before.step is Step.offered and before.speaker == who
        assert (self.talk.state.step is not before.step) == waited_for == (change.reply is not None)

    @rule(who=WHO, kind=ANSWERS)
    def answer(self, who: str, kind: type[StepOut]) -> None:
        self._press(who, kind(GROUP))

    @precondition(lambda self: self.talk.state.step in {Step.agreeing, Step.talking})
    @rule(kind=st.sampled_from((MayShare, WeAreReady)))
    def all_answer(self, kind: type[StepOut]) -> None:
        for who in self.talk.state.people:
            self._press(who, kind(GROUP))

    @rule(who=WHO, kind=st.sampled_from((GoOnWithout, ForgetInGroup)))
    def lose(self, who: str, kind: type[GoOnWithout | ForgetInGroup]) -> None:
        """By what a fact makes of it: it rings nobody itself, and states nothing."""
        whom = person(who)
        change = self.talk.press(CLOCK, GoOnWithout(GROUP, whom) if kind is GoOnWithout else ForgetInGroup(whom))
        assert (change.messages, change.facts) == ((), ())

    @rule(why=st.sampled_from(Why), often=st.integers(0, 4))
    def call_back(self, why: Why, often: int) -> None:
        if often == 0:
            change = self.talk.press(CLOCK, CloseGroup(GROUP, why))
            assert (change.messages, change.facts) == ((), ())

    @rule(opened=st.booleans(), often=st.integers(0, 2))
    def meet(self, opened: bool, often: int) -> None:  # noqa: FBT001 - Hypothesis names them
        if often == 0:
            self.talk.met(opened=opened)

    @rule(seconds=st.sampled_from(MOMENTS))
    def wait(self, seconds: int) -> None:
        self.talk.later(seconds=seconds)

    @rule()
    def tick(self) -> None:
        due, now = self.talk.state.deadline(), self.talk.now
        change = self.talk.tick()
        if due is None or now < due:
            assert (change.state, change.messages) == (None, ())
        else:
            assert self.talk.state.deadline() != due

    @rule()
    def on_time(self) -> None:
        if self.talk.state.deadline():
            self.talk.until_due()

    @rule(seconds=st.sampled_from((1, 61, 7_200)))
    def away(self, seconds: int) -> None:
        left = self.talk.state.ends - self.talk.now
        self.talk.away(seconds)
        if seconds > 60 and not self.talk.state.is_over:
            assert self.talk.state.ends - self.talk.now == left

    @invariant()
    def at_most_one_has_the_floor(self) -> None:
        state = self.talk.state
        assert (state.speaker is not None) == (state.step in {Step.offered, Step.speaking, Step.saying_back})
        assert state.way is Way.in_turn or state.speaker is None

    @invariant()
    def everyone_is_accounted_for(self) -> None:
        """Who is in it is asked twice at most, and was never asked again after their turn."""
        state = self.talk.state
        assert all(0 <= each.asked <= 2 for each in state.members)
        assert state.is_over or state.why or len(state.members) > 1
        if state.step is Step.offered:
            assert not next(each for each in state.members if each.person == state.speaker).spoke

    @invariant()
    def no_time_is_negative(self) -> None:
        assert self.talk.state.since <= self.talk.state.ends

    @invariant()
    def nothing_of_it_stands_before_others(self) -> None:
        """But the one line that names nobody; and what waits for people is gone when it is over."""
        elsewhere = [each for each in self.talk.messages if each.place != self.talk.aside.id]
        assert all(each == Notice(NEAR, placeless.for_all()) for each in elsewhere)
        assert not (self.talk.state.is_over and any(each.key == self.talk.state.waits for each in self.talk.needs))

    @invariant()
    def its_end_is_told_once(self) -> None:
        counts = Counter(type(fact) for fact in self.talk.facts)
        assert counts[AsideDone] == self.talk.state.is_over
        assert counts[GroupClosed] <= counts[AsideDone]
        out = [fact.person for fact in self.talk.facts if isinstance(fact, SteppedOut)]
        assert len(set(out)) == len(out)

    def teardown(self) -> None:
        """Its cards can be drawn on the way; the round waits long enough for any talk that the clock alone ends."""
        if not hasattr(self, "talk"):
            return
        began, count = self.talk.now, len(self.talk.state.members)
        while self.talk.state.deadline():
            board(self.talk.state)
            self.talk.until_due()
        longest = count * (timedelta(minutes=self.talk.state.minutes) + FOR_EACH) + timedelta(minutes=2) + LAST_CALL
        assert self.talk.state.is_over
        assert self.talk.now - began <= longest

    def _press(self, who: str, command: Command) -> None:
        before = self.talk.state
        try:
            self.talk.press(person(who), command)
        except Refusal:
            assert self.talk.state == before


def test_any_talk_keeps_its_promises() -> None:
    """200 talks of 50 steps: no invariant broken, and an end to each of them."""
    play(AnyTalk)

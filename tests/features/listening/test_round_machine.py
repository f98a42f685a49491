"""Any evening at all: random presses, ticks, pauses and absences, against a plain model of a round."""

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from bot.features.listening.cards import reflecting
from bot.features.listening.cards.board import board
from bot.features.listening.commands import (
    AcceptRound,
    AddSomeone,
    BackToCircle,
    ChangeRound,
    Done,
    EndRound,
    GoBack,
    HandOverRound,
    ImHere,
    InTurn,
    Join,
    Leave,
    ListenOnly,
    MoveOn,
    MoveSomeone,
    NextStep,
    NotDoneYet,
    NoteBack,
    NoteSteppedOut,
    NoteVoice,
    NoteWriting,
    OneMoreMinute,
    PassSayingBack,
    PassTurn,
    Pause,
    ReflectBack,
    Resume,
    SaidBack,
    SayIfHeard,
    SendWords,
    Start,
    TakeOver,
    TakeSomeoneOut,
)
from bot.features.listening.facts import CalledBack, GroupId, RoundEnded, WentApart
from bot.features.listening.model import Answer, Format, Manner, Order, Part, Round, Speaker, Stage, Step, Where
from bot.features.listening.model.formats import PLANS
from bot.kernel.attention import Ask, Message
from bot.kernel.command import Command
from bot.kernel.ids import OrganisationId
from bot.kernel.refusal import Refusal
from tests.features.histories import play
from tests.features.listening.plain import GROUPS, Plain
from tests.features.listening.rounds import NOW, ROUND, Evening, gathering, person

NAMES = ("Fay", "Ana", "Ben", "Cem")
MORE = ("Doa", "Eli", "Gus", "Hal", "Ida")
"""Who only talk in small groups."""

WHO = st.sampled_from(NAMES)
SPEAKING: dict[str, type[InTurn]] = {
    "here": ImHere,
    "done": Done,
    "not yet": NotDoneYet,
    "pass": PassTurn,
    "more": OneMoreMinute,
}
SAYING_BACK: dict[str, type[InTurn]] = {"said": SaidBack, "pass": PassSayingBack}
ANSWERS = {answer.value: answer for answer in Answer}
BACK_AND_FORTH = st.lists(
    st.sampled_from(
        (*["said", "heard", "add", "not quite"] * 2, "pass", "done", "wait", "leave", "back", "move on", "pause", "out")
    ),
    min_size=1,
    max_size=5,
)
KEEPING: dict[str, Command] = {
    "start": Start(ROUND),
    "pause": Pause(ROUND),
    "resume": Resume(ROUND),
    "end": EndRound(ROUND),
}
FORMS = st.sampled_from(tuple(Format))
ORDERS = st.sampled_from(tuple(Order))
WHOSE = {person(name): OrganisationId(group.ljust(14, "-")) for name, group in GROUPS.items()}
MOMENTS = (0, 1, 5, 19, 20, 21, 59, 60, 61, 119, 120, 121, 240, 300, 301, 600, 601, 3_600)


class Opening(NamedTuple):
    """How a round is held, who is there, whether it begins at once, and whether it is said back what was heard."""

    minutes: int
    strict: bool
    there: list[str]
    begun: bool
    form: Format
    order: Order
    back: bool


OPENINGS = st.builds(
    Opening,
    minutes=st.sampled_from((1, 2, 5)),
    strict=st.booleans(),
    there=st.lists(st.sampled_from((*NAMES, "Rosa")), unique=True, min_size=2),
    begun=st.sampled_from((True, True, True, False)),
    form=FORMS,
    order=ORDERS,
    back=st.sampled_from((True, True, False)),
)
SETTLED = {Part.heard, Part.passed, Part.missed, Part.listening, Part.spoken_for, Part.left}


class AnyEvening(RuleBasedStateMachine):
    """The plain model says what each press should do; the round does it."""

    evening: Evening
    plain: Plain
    heard: dict[tuple[int, int], int]
    groups: list[str]
    came_back: set[GroupId]
    rounds: tuple[Round, ...] = ()

    @initialize(how=OPENINGS)
    def begin(self, how: Opening) -> None:
        self.open(how)

    @precondition(lambda self: self.plain.stage == "ended" or self.plain.turn == 0)
    @rule(how=OPENINGS)
    def open(self, how: Opening) -> None:
        """The next round of the evening, so that no evening spends its steps on one that is over."""
        self._open(how.minutes, strict=how.strict, form=how.form)
        self.change("Fay", by_keeper=True, minutes=how.minutes, form=how.form, order=how.order)
        self.choose("Fay", by_keeper=True, back=how.back)
        for who in how.there:
            if who in NAMES:
                self.come(who, "join")
            else:
                self.add("Fay", by_keeper=True, name=who)
        if how.begun:
            self.keep("start", by_keeper=True, who="Fay", off=0)

    @precondition(lambda self: self.plain.stage == "ended" or self.plain.turn == 0)
    @rule(
        form=st.sampled_from((Format.pairs, Format.one_two_four_all)),
        there=st.lists(st.sampled_from((*NAMES, *MORE)), unique=True, min_size=2),
        late=st.lists(st.sampled_from((*NAMES, *MORE)), unique=True, max_size=2),
        steps=st.integers(0, 3),
        voices=st.booleans(),
    )
    def talk_apart(
        self,
        form: Format,
        there: list[str],
        late: list[str],
        steps: int,
        voices: bool,  # noqa: FBT001 - as above
    ) -> None:
        """As above, so that enough people talk in small groups, some come late, and evenings come to the circle."""
        self._open(2, strict=False, form=form)
        self.change("Fay", by_keeper=True, minutes=2, form=form, order=Order.as_joined)
        for who in there:
            self.come(who, "join")
        self.keep("start", by_keeper=True, who="Fay", off=0)
        for step in range(steps):
            if self.plain.stage == "apart":
                for who in late if step else ():
                    self.come(who, "join")
                self.go_on("next step", by_keeper=True, who="Fay", off=0)
        for who in late:
            if who not in there:
                self.come(who, "join")
        self._tick()
        for key, names in self.plain.apart.groups.items() if voices else ():
            self._in_group(key, "voice", names[-1])

    @rule(who=WHO, what=st.sampled_from(("join", "join", "listen", "leave", "take over", "write")))
    def come(self, who: str, what: str) -> None:
        acts = {
            "join": (Join(ROUND), self.plain.join),
            "listen": (ListenOnly(ROUND), self.plain.listen),
            "leave": (Leave(ROUND), self.plain.leave),
            "take over": (TakeOver(ROUND), self.plain.take_over),
            "write": (SendWords(ROUND, "Hello."), self.plain.write),
        }
        command, expected = acts[what]
        self._same(who, command, expected(who))

    @rule(who=WHO, by_keeper=st.booleans(), name=st.sampled_from(("Rosa", "Sam")))
    def add(self, who: str, by_keeper: bool, name: str) -> None:  # noqa: FBT001 - Hypothesis names them
        who = self.plain.facilitator if by_keeper else who
        self._same(who, AddSomeone(ROUND, name), self.plain.add(who, name))

    @rule(who=WHO, by_keeper=st.sampled_from((True, True, False)), whom=st.data(), again=st.booleans())
    def take_out(self, who: str, by_keeper: bool, whom: st.DataObject, again: bool) -> None:  # noqa: FBT001 - as above
        """Whoever has a place, or somebody of a number that nobody has: only who was added is taken out, and once."""
        who = self.plain.facilitator if by_keeper else who
        added = [each.number for each in self.evening.state.speakers if each.added]
        every = [each.number for each in self.evening.state.speakers]
        number = whom.draw(st.sampled_from([*added * 3, *every, len(every) + 1]))
        for _ in range(1 + again):
            named = next((_name(each) for each in self.evening.state.speakers if each.number == number), "")
            self._same(who, TakeSomeoneOut(ROUND, number), self.plain.take_out(who, named))

    @rule(who=WHO, by_keeper=st.booleans(), minutes=st.sampled_from((1, 2, 5)), form=FORMS, order=ORDERS)
    def change(self, who: str, by_keeper: bool, minutes: int, form: Format, order: Order) -> None:  # noqa: FBT001 - as above
        who = self.plain.facilitator if by_keeper else who
        command = ChangeRound(ROUND, minutes, Manner.typed, self.plain.strict, form, order)
        self._same(who, command, self.plain.change(who, minutes, form.value, order.value))

    @rule(who=WHO, by_keeper=st.booleans(), back=st.sampled_from((True, True, False)))
    def choose(self, who: str, by_keeper: bool, back: bool) -> None:  # noqa: FBT001 - as above
        who = self.plain.facilitator if by_keeper else who
        self._same(who, ReflectBack(ROUND, back), self.plain.choose(who, on=back))

    @rule(who=WHO, by_keeper=st.sampled_from((True, True, False)), whom=st.data(), where=st.sampled_from(Where))
    def move(self, who: str, by_keeper: bool, whom: st.DataObject, where: Where) -> None:  # noqa: FBT001 - as above
        who = self.plain.facilitator if by_keeper else who
        if self.plain.order:
            name = whom.draw(st.sampled_from(self.plain.order))
            number = next(each.number for each in self.evening.state.speakers if _name(each) == name)
            self._same(who, MoveSomeone(ROUND, number, where), self.plain.move(who, name, where.value))

    @rule(who=WHO, by_keeper=st.sampled_from((True, True, False)), whom=WHO, then=st.booleans())
    def hand_over(self, who: str, by_keeper: bool, whom: str, then: bool) -> None:  # noqa: FBT001 - as above
        who = self.plain.facilitator if by_keeper else who
        self._same(who, HandOverRound(ROUND, person(whom)), self.plain.hand_over(who, whom))
        if then:
            self.accept(whom)

    @rule(who=WHO)
    def accept(self, who: str) -> None:
        self._same(who, AcceptRound(ROUND), self.plain.accept(who))

    @precondition(lambda self: self.plain.holder)
    @rule(what=st.sampled_from(tuple(SPEAKING)))
    def speak(self, what: str) -> None:
        """The one who has the floor, or who presses for them."""
        typed_for = self.plain.holder in self.plain.typed_for
        self._speak(self.plain.facilitator if typed_for else self.plain.holder or "", what, self.plain.turn)

    @precondition(lambda self: self.plain.stage == "going")
    @rule(how=st.lists(st.sampled_from(("done", "done", "pass")), min_size=1, max_size=6))
    def through(self, how: list[str]) -> None:
        """Several turns one after another, so that evenings come to the go-arounds after the first."""
        for each in how:
            if self.plain.holder:
                self.speak("here")
                self.wait(5 * len(how))
                self.speak(each)
                self.on_time(late=0)
                self.back_and_forth(("said", "heard"))

    @precondition(lambda self: self.plain.holder and self.plain.stage == "going" and self.plain.reflecting)
    @rule(how=BACK_AND_FORTH)
    def turn_and_back(self, how: list[str]) -> None:
        """Turns to their ends, and what comes of each."""
        for each in how:
            if self.plain.holder and self.plain.stage == "going" and self.plain.after is None:
                self.speak("here")
                self.wait(30)
                self.speak("done")
                self.on_time(late=0)
            self.back_and_forth(
                ("said", each) if each in {*ANSWERS, "done"} and self.plain.after == "saying" else (each,)
            )

    @precondition(lambda self: self.plain.after)
    @rule(how=BACK_AND_FORTH)
    def back_and_forth(self, how: Iterable[str]) -> None:
        """Who is asked says it back, the speaker answers; and what else can come in it."""
        for each in how:
            if self.plain.after is None:
                return
            match each:
                case "said" | "pass":
                    self._say_back(self._of(self.plain.listener or ""), each, self.plain.turn)
                case "wait":
                    self.on_time(late=0)
                case "leave":
                    self.come(self.plain.listener if self.plain.listener in NAMES else "Fay", "leave")
                case "back" | "move on":
                    self.keep(each, by_keeper=True, who="", off=0)
                case "pause":
                    self.pause(5, "resume")
                case "out":
                    self.keep("pause", by_keeper=True, who="", off=0)
                    self.come(self.plain.listener if self.plain.listener in NAMES else "Fay", "leave")
                    self.keep("resume", by_keeper=True, who="", off=0)
                case "done":
                    self._speak(self._of(self.plain.holder or ""), each, self.plain.turn)
                case _:
                    self.wait(7)
                    self._answer(self._of(self.plain.holder or ""), each, self.plain.turn)

    @rule(who=WHO, what=st.sampled_from((*SAYING_BACK, *ANSWERS)), off=st.sampled_from((0, 0, -1, 1)))
    def interrupt_saying_back(self, who: str, what: str, off: int) -> None:
        """Anyone, with the button of any turn."""
        (self._say_back if what in SAYING_BACK else self._answer)(who, what, self.plain.turn + off)

    @rule(who=WHO)
    def write_along(self, who: str) -> None:
        """In the channel: nothing but a word to them comes of it, unless it is they who are waited for."""
        before = self.evening.state
        change = self.evening.press(person(who), NoteWriting())
        assert (change.reply is not None) == self.plain.writes(who)
        assert before.speaker == self.evening.state.speaker
        assert person(who) == before.facilitator or replace(self.evening.state, floor=before.floor) == before
        assert change.messages == ()

    def _of(self, name: str) -> str:
        """Who presses for them."""
        return self.plain.facilitator if name in self.plain.typed_for else name

    def _say_back(self, who: str, what: str, turn: int) -> None:
        self._same(who, SAYING_BACK[what](ROUND, turn), self.plain.say_back(who, what, turn))

    def _answer(self, who: str, what: str, turn: int) -> None:
        self._same(who, SayIfHeard(ROUND, turn, ANSWERS[what]), self.plain.answer(who, what, turn))

    @precondition(lambda self: self.plain.holder and self.plain.begun is None)
    @rule()
    def here(self) -> None:
        self.speak("here")

    @precondition(lambda self: self.plain.holder and self.plain.stage == "going")
    @rule(seconds=st.sampled_from((0, 5, 25)), then=st.sampled_from((*SPEAKING, "away", "pause")))
    def second_thought(self, seconds: int, then: str) -> None:
        """Done, and what can come in the twenty seconds, or just after them and before the clock."""
        self.speak("done")
        self.wait(seconds)
        match then:
            case "away":
                self.away(600, noted=30)
            case "pause":
                self.keep("pause", by_keeper=True, who="", off=0)
            case _:
                self.speak(then)

    @precondition(lambda self: self.plain.holder and self.plain.stage == "going")
    @rule(seconds=st.sampled_from((5, 700)), then=st.sampled_from(("leave", "listen", "end", "resume", "tick")))
    def pause(self, seconds: int, then: str) -> None:
        """And what can come in it."""
        self.keep("pause", by_keeper=True, who="", off=0)
        self.wait(seconds)
        match then:
            case "tick":
                self._tick()
            case "end" | "resume":
                self.keep(then, by_keeper=True, who="", off=0)
            case _:
                self.come(self.plain.holder if self.plain.holder in NAMES else "Fay", then)

    @rule(who=WHO, what=st.sampled_from(tuple(SPEAKING)), off=st.sampled_from((0, -1, 1)))
    def interrupt(self, who: str, what: str, off: int) -> None:
        """Anyone, with the button of any turn."""
        self._speak(who, what, self.plain.turn + off)

    def _speak(self, who: str, what: str, turn: int) -> None:
        self._same(who, SPEAKING[what](ROUND, turn), self.plain.speak(who, what, turn))

    @rule(
        what=st.sampled_from((*["start", "pause", "resume", "resume", "move on", "back"] * 4, "end")),
        by_keeper=st.sampled_from((True, True, False)),
        who=WHO,
        off=st.sampled_from((0, 0, -1, 1)),
    )
    def keep(self, what: str, by_keeper: bool, who: str, off: int) -> None:  # noqa: FBT001 - as above
        who = self.plain.facilitator if by_keeper else who
        turn = self.plain.turn + off
        moves = {"move on": MoveOn(ROUND, turn), "back": GoBack(ROUND, turn)}
        starts = what == "start" and self.plain.stage == "gathering"
        there = sorted(self.plain.order)
        self._same(who, {**KEEPING, **moves}[what], expected := self.plain.keep(who, what, turn), lots=starts)
        if starts and expected is None and self.plain.sorted_by == "lots":
            assert sorted(self.plain.order) == there

    @precondition(lambda self: self.plain.stage == "apart")
    @rule(
        what=st.sampled_from(("next step", "next step", "circle", "end")),
        by_keeper=st.sampled_from((True, True, False)),
        who=WHO,
        off=st.sampled_from((0, 0, -1, 1)),
    )
    def go_on(self, what: str, by_keeper: bool, who: str, off: int) -> None:  # noqa: FBT001 - as above
        who = self.plain.facilitator if by_keeper else who
        step = self.plain.apart.step + off
        moves = {"next step": NextStep(ROUND, step), "circle": BackToCircle(ROUND, step)}
        self._same(who, moves.get(what, EndRound(ROUND)), self.plain.keep(who, what, step))

    @precondition(lambda self: self.groups)
    @rule(what=st.sampled_from(("back", "back", "step out", "voice", "no voice")), which=st.data(), who=WHO)
    def in_group(self, what: str, which: st.DataObject, who: str) -> None:
        """In any small group that there ever was, and anyone."""
        now = self.plain.apart.groups
        key = which.draw(st.sampled_from([*self.groups, *now, *now, *now]))
        self._in_group(key, what, which.draw(st.sampled_from(now[key])) if key in now else who)

    def _in_group(self, key: str, what: str, who: str) -> None:
        commands = {
            "back": NoteBack(ROUND, GroupId(key)),
            "step out": NoteSteppedOut(ROUND, GroupId(key), person(who)),
            "voice": NoteVoice(ROUND, GroupId(key), person(who)),
            "no voice": NoteVoice(ROUND, GroupId(key), None),
        }
        self.plain.in_group(key, what.removeprefix("no "), "" if what == "no voice" else who)
        self._same("the-clock", commands[what], None)

    @precondition(lambda self: self.plain.stage == "apart")
    @rule()
    def all_back(self) -> None:
        """So that evenings come to the circle."""
        for key in list(self.plain.apart.groups):
            self.plain.in_group(key, "back", "")
            self._same("the-clock", NoteBack(ROUND, GroupId(key)), None)
        self.on_time(late=0)

    @rule(seconds=st.sampled_from(MOMENTS))
    def wait(self, seconds: int) -> None:
        """The clock may be late: what is due by now is not done yet."""
        self.evening.later(seconds)
        self.plain.now += seconds

    @rule(times=st.sampled_from((1, 1, 2)))
    def tick(self, times: int) -> None:
        """Early, late or twice."""
        for _ in range(times):
            self._tick()

    @rule(late=st.sampled_from((0, 0, 1, 90)))
    def on_time(self, late: int) -> None:
        due = self.plain.due()
        if due is not None:
            self.wait(max(0, due - self.plain.now) + late)
            self._tick()

    @rule(seconds=st.sampled_from((1, 60, 61, 600, 7_200)), noted=st.sampled_from((0, 0, 2, 30)))
    def away(self, seconds: int, noted: int) -> None:
        change = self.evening.away(seconds, noted)
        self.plain.now += seconds
        self.plain.away(seconds + noted)
        assert len(change.messages) == (0 if self.plain.stage == "ended" else 1)

    @invariant()
    def the_plain_model_agrees(self) -> None:
        state, plain = self.evening.state, self.plain
        assert state.stage.value == plain.stage
        assert [_name(speaker) for speaker in state.speakers] == plain.order
        assert [_name(state.numbered(number)) for number in state.trail] == plain.trail
        assert {_name(speaker) for speaker in state.speakers if speaker.earlier} == plain.heard_before
        assert (state.around, state.asked) == (plain.around, plain.asked_to_keep and person(plain.asked_to_keep))
        assert {_name(speaker): speaker.part.value for speaker in state.speakers} == plain.place
        assert {_name(speaker): speaker.asked for speaker in state.speakers} == plain.asked
        assert {_name(speaker): speaker.seconds for speaker in state.speakers} == plain.spoken
        assert {_name(speaker) for speaker in state.speakers if speaker.wrote} == plain.wrote
        assert (state.turns, state.facilitator, state.unattended) == (
            plain.turn,
            person(plain.facilitator),
            plain.lonely,
        )
        assert state.reflecting == plain.reflecting
        assert (state.floor and state.floor.listener and _name(state.numbered(state.floor.listener))) == plain.listener
        due = state.deadline()
        assert (due and (due - NOW).total_seconds()) == plain.due()

    @invariant()
    def the_plain_model_agrees_on_who_is_with_whom(self) -> None:
        apart, plain = self.evening.state.apart, self.plain.apart
        assert (apart is not None) == (self.plain.stage == "apart")
        if apart is None:
            return
        assert _named(self.evening.state) == {key: sorted(names) for key, names in plain.groups.items()}
        assert {party.id for party in apart.parties if party.back} == plain.back
        assert [_name(self.evening.state.numbered(number)) for number in apart.waiting] == plain.waiting
        assert (apart.step, apart.alone) == (plain.step, plain.alone)

    @invariant()
    def each_group_is_told_once(self) -> None:
        """Whoever went apart is in one small group, and that is called back unless it came back."""
        begun = [each.group for fact in self.evening.facts if isinstance(fact, WentApart) for each in fact.groups]
        ended = [group for fact in self.evening.facts if isinstance(fact, CalledBack) for group in fact.groups]
        apart = self.evening.state.apart
        assert len(set(begun)) == len(begun)
        assert len(set(ended)) == len(ended)
        away = {party.id for party in apart.away} if apart else set()
        assert away <= set(begun)
        assert away.isdisjoint(ended)
        assert set(begun) - set(ended) - away <= self.came_back

    @invariant()
    def at_most_one_has_the_floor(self) -> None:
        state = self.evening.state
        speaking = [speaker for speaker in state.speakers if speaker.part is Part.speaking]
        assert speaking == ([state.speaker] if state.speaker else [])
        assert bool(state.floor) or state.stage is not Stage.going

    @invariant()
    def everyone_who_joined_is_accounted_for(self) -> None:
        state = self.evening.state
        assert all(0 <= speaker.asked <= state.offers and speaker.seconds >= 0 for speaker in state.speakers)
        assert len([ask for ask in self.evening.messages if _of_a_turn(ask)]) == state.turns
        arounds = PLANS[state.format].arounds
        assert arounds is None or state.around <= arounds
        if state.stage is Stage.ended:
            assert {speaker.part for speaker in state.speakers} <= SETTLED
        ended = [fact for fact in self.evening.facts if isinstance(fact, RoundEnded)]
        assert len(ended) == (state.stage is Stage.ended)

    @invariant()
    def nobody_is_heard_twice(self) -> None:
        """Whoever was heard in a go-around stays heard and is not asked in it again, whatever is pressed afterwards."""
        state = self.evening.state
        assert {each.number for each in state.speakers if each.was_heard} >= {number for number, _ in self.heard}
        for speaker in state.speakers:
            if speaker.heard_now:
                assert self.heard.setdefault((speaker.number, state.around), speaker.asked) == speaker.asked

    @invariant()
    def it_is_said_back_once_a_turn(self) -> None:
        """Never a loop: one who is asked to say it back, one answer, and at most a minute more."""
        asks = [each.because for each in self.evening.messages if isinstance(each, Ask)]
        turns = self.evening.state.turns if self.evening.state.reflecting else 0
        assert asks.count(reflecting.ANSWER_NOW) <= asks.count(reflecting.SAY_BACK_NOW) <= turns
        floor = self.evening.state.floor
        if floor and floor.step is Step.adding:
            assert not floor.can_have_more

    @invariant()
    def no_time_is_negative(self) -> None:
        floor = self.evening.state.floor
        assert floor is None or floor.since <= floor.until

    def teardown(self) -> None:
        """The clock alone brings every evening to its end, and its cards can be drawn on the way."""
        if not hasattr(self, "evening"):
            return
        ticks = 0
        while self.evening.state.stage is not Stage.ended and (due := self.evening.state.deadline()):
            board(self.evening.state)
            self.evening.now = max(self.evening.now, due)
            self.evening.tick()
            assert self.evening.state.deadline() != due
            ticks += 1
            assert ticks <= 4 + 24 * max(1, len(self.evening.state.speakers))
        assert self.evening.state.stage is Stage.ended

    def _open(self, minutes: int, *, strict: bool, form: Format = Format.go_around) -> None:
        if hasattr(self, "evening"):
            self.rounds = (self.evening.state, *self.rounds)[:5]
        self.evening = gathering(minutes=minutes, strict=strict, format=form)
        self.evening.organisations, self.evening.before = WHOSE, self.rounds
        self.plain = Plain("Fay", minutes, strict=strict, form=form.value)
        for each in self.rounds:
            for group in {GROUPS.get(_name(speaker)) for speaker in each.speakers if speaker.was_heard}:
                self.plain.groups_before[group] = self.plain.groups_before.get(group, 0) + 1
        self.heard, self.groups, self.came_back = {}, [], set()

    def _same(self, who: str, command: Command, expected: str | None, *, lots: bool = False) -> None:
        before = self.evening.state
        refused = None
        try:
            self.evening.press(person(who), command)
        except Refusal as refusal:
            refused = type(refusal).__name__
        assert refused == expected
        if lots and expected is None and self.plain.sorted_by == "lots":
            self.plain.drawn([_name(speaker) for speaker in self.evening.state.speakers])
        assert expected is None or self.evening.state == before
        self._take_lots()

    def _take_lots(self) -> None:
        state = self.evening.state
        self.groups = [*dict.fromkeys([*self.groups, *_named(state)])]
        self.came_back |= {party.id for party in state.apart.parties if party.back} if state.apart else set()
        self.plain.lots(_named(state), {_name(each) for each in state.speakers if each.part is Part.spoken_for})

    def _tick(self) -> None:
        """An evening goes to its end here: that names are forgotten a week after it is told elsewhere."""
        due, now = self.evening.state.deadline(), self.evening.now
        if self.evening.state.stage is Stage.ended and due and due <= now:
            return
        change = self.evening.tick()
        self.plain.tick()
        self._take_lots()
        if due is not None and due <= now:
            assert self.evening.state.deadline() != due
        else:
            assert (change.state, change.messages) == (None, ())


def _named(state: Round) -> dict[str, list[str]]:
    parties = state.apart.parties if state.apart else ()
    return {party.id: sorted(_name(state.numbered(number)) for number in party.numbers) for party in parties}


def _of_a_turn(message: Message) -> bool:
    others = (reflecting.SAY_BACK_NOW, reflecting.ANSWER_NOW)
    return isinstance(message, Ask) and all(message.because is not each for each in others)


def _name(speaker: Speaker) -> str:
    """Of some who were added no name is kept."""
    return speaker.name or (speaker.person.rstrip("-") if speaker.person else f"nobody {speaker.number}")


def test_any_evening_goes_as_the_plain_model_says() -> None:
    """200 evenings of 50 steps: same state, same refusals, no invariant broken, and an end to each of them."""
    play(AnyEvening)


@pytest.mark.long
@pytest.mark.timeout(3_600)
def test_very_many_evenings_go_as_the_plain_model_says() -> None:
    """As above, 10,000 times."""
    play(AnyEvening, 10_000)

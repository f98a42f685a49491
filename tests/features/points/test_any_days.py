"""Any days of points against a plain model: who marked what, who is done, and that nothing is seen before the end."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bot.features.points import commands as asked
from bot.features.points.cards import board
from bot.features.points.facts import PointsClosed, PointsShown
from bot.features.points.model import Stage
from bot.kernel.attention import Need
from bot.kernel.command import Command, Standing
from bot.kernel.ids import PersonId
from bot.kernel.refusal import Refusal
from tests.features.histories import play
from tests.features.points.sharing import ANA, BEN, CEM, DIA, EVA, FAY, FIVE, GUS, Days, opened
from tests.features.reading import read

DAY, MINUTE = 86_400, 60
people = st.sampled_from((*FIVE, FAY, GUS))
numbers = st.integers(1, 6)


class AnyDays(RuleBasedStateMachine):
    """A dictionary of authors, one of marks, one of how far each has seen it; and when it ends."""

    def __init__(self) -> None:
        super().__init__()
        self.days = Days()
        self.authors: dict[int, PersonId | None] = {}
        self.marks: dict[PersonId, set[int]] = {}
        self.seen: dict[PersonId, int] = {}
        self.added, self.now, self.until = 0, 0, 3 * DAY
        self.last_day = self.over = False
        self.complete_at: int | None = None
        self.round: list[PersonId] = []
        self.keepers = [ANA, FAY]
        self.words: list[tuple[PersonId, PersonId]] = []
        """To whom and by whom about a point that was taken down, in its order."""

        self.ended = 0

    @initialize(round=st.sampled_from((FIVE, (ANA, BEN), (ANA, BEN, CEM, DIA, EVA, GUS))))
    def open(self, round: tuple[PersonId, ...]) -> None:  # noqa: A002 - Hypothesis names them
        self.days, self.round = opened(*round), list(round)
        for who in (ANA, BEN, GUS):
            self.add_one(who)

    @rule(who=people)
    def add(self, who: PersonId) -> None:
        self.add_one(who)

    def add_one(self, who: PersonId) -> None:
        no = self._closed() or ("AddingOver" if self.last_day or self.now >= self.until - DAY else None)
        mine = [number for number, by in self.authors.items() if by == who]
        no = no or ("EnoughOfYours" if len(mine) >= 10 else None)
        no = no or ("EnoughPoints" if len(self.authors) >= 50 else None)
        if self._same(who, asked.NamePoint(self.days.id, f"Point {self.added + 1}"), no):
            self.added += 1
            self.authors[self.added] = who
            self.complete_at = None

    @rule(who=people, number=numbers)
    def take_back(self, who: PersonId, number: int) -> None:
        no = self._closed() or (None if number in self.authors else "NoSuchPoint")
        no = no or (None if self.authors[number] == who else "NotYourPoint")
        if self._same(who, asked.TakePointBack(self.days.id, number), no):
            self._gone(number)

    @rule(who=st.sampled_from((ANA, BEN, FAY)), number=numbers)
    def take_down(self, who: PersonId, number: int) -> None:
        no = self._keeping(who) or (None if number in self.authors else "NoSuchPoint")
        if self._same(who, asked.TakePointDown(self.days.id, number, "It hurts."), no):
            author = self.authors[number]
            self.words += [(author, who)] if author and author != who else []
            self._gone(number)

    @rule(who=people, number=numbers, mine=st.booleans())
    def mark(self, who: PersonId, number: int, mine: bool) -> None:  # noqa: FBT001 - as above
        self._mark(who, number, mine=mine)

    def _mark(self, who: PersonId, number: int, *, mine: bool) -> None:
        no = self._closed() or (None if number in self.authors else "NoSuchPoint")
        before = self._held()
        if self._same(who, asked.MarkAsMine(self.days.id, number, mine), no):
            marks = self.marks.setdefault(who, set())
            (marks.add if mine else marks.discard)(number)
            self._settle(before)

    @rule(each=st.lists(st.frozensets(numbers, max_size=3), min_size=4, max_size=6), done=st.booleans())
    def many_mark(self, each: list[frozenset[int]], done: bool) -> None:  # noqa: FBT001 - as above
        for who, marked in zip((EVA, GUS, ANA, BEN, CEM, DIA), each, strict=False):
            for number in sorted(marked & set(self.authors)):
                self._mark(who, number, mine=True)
            if done and self.authors:
                self._finish(who)

    @rule(who=people)
    def finish(self, who: PersonId) -> None:
        self._finish(who)

    def _finish(self, who: PersonId) -> None:
        no = self._closed() or (None if self.authors else "NothingToMark")
        before = self._held()
        if self._same(who, asked.FinishMarking(self.days.id, self.added), no):
            self.marks.setdefault(who, set())
            self.seen[who] = self.added
            self._settle(before)

    @rule(who=st.sampled_from((ANA, BEN, FAY)))
    def more_time(self, who: PersonId) -> None:
        no = self._keeping(who) or ("OpenLongEnough" if self.until + DAY > 14 * DAY else None)
        if self._same(who, asked.GivePointsMoreTime(self.days.id, self.days.here.until), no):
            self.until += DAY
            self.last_day = self.last_day and self.now >= self.until - DAY

    @rule(who=st.sampled_from((ANA, BEN, FAY)))
    def show(self, who: PersonId) -> None:
        done = sum(self._done(each) for each in self.round or self.marks)
        few = done < (len(self.round) // 2 + 1 if self.round else 5)
        no = self._keeping(who) or ("TooFewMarked" if few else None)
        if self._same(who, asked.ShowPoints(self.days.id), no):
            self._end()

    @rule(who=people)
    def forget(self, who: PersonId) -> None:
        before = self._held()
        self.words = [each for each in self.words if who not in each]
        if self.over:
            self.days.press(who, asked.ForgetMarks(who), Standing.clock)
        else:
            self.days.press(who, asked.ForgetMarks(who), Standing.clock)
            self.authors = {number: None if by == who else by for number, by in self.authors.items()}
            self.round = [each for each in self.round if each != who]
            self.keepers = [each for each in self.keepers if each != who]
            self.marks.pop(who, None)
            self.seen.pop(who, None)
            self._settle(before)

    @rule(seconds=st.sampled_from((1, 30, MINUTE, 3_600, DAY // 2, DAY)))
    def wait(self, seconds: int) -> None:
        """The clock comes as soon as something is due."""
        self.now += seconds
        self.days.tick(seconds=seconds)
        if self.over:
            self.words = self.words if self.now < self.ended + 14 * DAY else []
            return
        if not self.authors and self.now >= self.until - DAY and (not self.last_day or self.now >= self.until):
            self._end(closed=True)
        elif self.now >= self.until or (self.complete_at is not None and self.now >= self.complete_at + MINUTE):
            self._end()
        elif self.now >= self.until - DAY:
            self.last_day = True

    @invariant()
    def the_plain_model_agrees(self) -> None:
        if self.days.state is None or self.over:
            return
        state = self.days.here
        assert {point.number: point.by for point in state.points} == self.authors
        assert {each.person: set(each.numbers) for each in state.marks} == self.marks
        assert [person for person in self.round if state.done(person)] == [
            person for person in self.round if self._done(person)
        ]
        assert (state.settled_at is not None) == (self.complete_at is not None)

    @invariant()
    def nothing_of_any_mark_is_told_before_the_end(self) -> None:
        if self.days.state is not None and not self.over:
            shown = read(board.board(self.days.here))
            assert "marked by" not in shown
            assert not any(who.rstrip("-") in shown for who in (*FIVE, FAY, GUS))
            assert not any("marked by" in read(message.card) for message in self.days.messages)

    @invariant()
    def nobody_is_named_after_the_end(self) -> None:
        """But those to whom and by whom a word still waits."""
        if self.over:
            state = self.days.here
            assert (state.keepers, state.people, state.marks) == ((), (), ())
            assert [(each.person, each.by) for each in state.taken_down] == self.words
            assert (state.deadline() is None) == (not self.words)
            ends = [each for each in self.days.facts if isinstance(each, PointsShown | PointsClosed)]
            assert len(ends) == 1

    @invariant()
    def nobody_is_asked_who_is_done(self) -> None:
        keys = {need.key for need in self.days.needs if isinstance(need, Need)}
        assert len(keys) <= 1

    def _done(self, who: PersonId) -> bool:
        return bool(self.authors) and self.seen.get(who, 0) >= max(self.authors)

    def _held(self) -> Any:
        return (
            {who: set(each) for who, each in self.marks.items()},
            dict(self.seen),
            dict(self.authors),
            list(self.round),
        )

    def _gone(self, number: int) -> None:
        before = self._held()
        del self.authors[number]
        for each in self.marks.values():
            each.discard(number)
        self._settle(before)

    def _settle(self, before: Any) -> None:
        complete = bool(self.round) and all(map(self._done, self.round))
        if not complete:
            self.complete_at = None
        elif self.complete_at is None or before != self._held():
            self.complete_at = self.now

    def _closed(self) -> str | None:
        return "PointsOver" if self.over else None

    def _keeping(self, who: PersonId) -> str | None:
        return self._closed() or (None if who in self.keepers else "KeepersChoice")

    def _end(self, *, closed: bool = False) -> None:
        """What is shown is what the plain model counts."""
        state, self.over, self.ended = self.days.here, True, self.now
        if closed:
            assert state.stage is Stage.closed
            return
        assert state.stage is Stage.shown
        voices = [who for who in self.marks if self.marks[who] or self.seen.get(who)]
        counts = {number: sum(number in each for each in self.marks.values()) for number in self.authors}
        told = {number: count if len(voices) >= 5 and count >= 2 else None for number, count in counts.items()}
        assert {point.number: point.marked for point in state.points} == told
        order = [(-(point.marked or 0), point.number) for point in state.points]
        assert order == sorted(order)

    def _same(self, who: PersonId, command: Command, expected: str | None) -> bool:
        refused = None
        try:
            self.days.press(who, command)
        except Refusal as refusal:
            refused = type(refusal).__name__
        assert refused == expected, (command, refused, expected)
        return refused is None


def test_any_days_go_as_the_plain_model_says() -> None:
    """200 of 50 steps: same points, same marks, same refusals; nothing told before the end, and nobody named after."""
    play(AnyDays)

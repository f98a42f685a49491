"""Any vote with a number or a rank for each option, whatever people do in it, beside a model that is a list of what
each seat handed in last."""

from collections import Counter
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from bot.features.proposals import commands as asked
from bot.features.proposals.model.among import Ballot, Marks
from bot.features.proposals.model.among import written as on_a_button
from bot.features.proposals.model.asking import MARKED, RANKED, Given, Position, Question
from bot.features.proposals.model.ballots import outturn
from bot.features.proposals.model.tally.counting import Outcome
from bot.kernel.refusal import Refusal
from tests.features.histories import play
from tests.features.proposals.council import IT, NOW, SIX, answer, opened, written

DAY, BLANK, LINES = 86_400, -1, 3
WAYS: dict[Question, Any] = {
    **{question: asked.AskToRank(IT, question, "a\nb\nc") for question in RANKED},
    Question.score: asked.AskToRate(IT, "a\nb\nc", raters=2),
    Question.dots: asked.AskForDots(IT, "a\nb\nc"),
    Question.meeting: asked.AskWhen(IT, "2026-05-01 10:00\n2026-05-02 10:00\n2026-05-03 10:00", days=7),
}
people = st.sampled_from(("art", "bank", "clinic", "dance", "elders", "farm"))
papers = st.lists(st.integers(-1, 5), min_size=3, max_size=4).map(tuple)


def fits(question: Question, marks: Marks) -> bool:
    """By the plain words of each way."""
    ranked = question in RANKED
    if len(marks) != LINES + ranked:
        return False
    given = [mark for mark in marks if mark != BLANK]
    match question:
        case Question.dots:
            return BLANK not in marks and 0 < sum(marks) <= 5 and max(marks) <= 3
        case Question.score:
            return bool(given)
        case Question.meeting:
            return bool(given) and max(given) <= 2
        case _:
            shared = len(set(given)) < len(given)
            placed = bool(given) and min(given) >= 1 and max(given) <= len(marks)
            return placed and (question is Question.pairs or not shared)


def best(question: Question, last: list[Marks]) -> set[int] | None:
    """Who leads, counted the slow way; None where only whole rounds tell."""
    options = range(LINES + (question in RANKED))
    match question:
        case Question.score:
            given = {o: [paper[o] for paper in last if paper[o] != BLANK] for o in options}
            means = {o: Fraction(sum(each), len(each)) for o, each in given.items() if len(each) >= 2}
            return {o for o, mean in means.items() if mean == max(means.values())} if any(means.values()) else set()
        case Question.dots:
            sums = [sum(paper[o] for paper in last) for o in options]
            return {o for o in options if sums[o] == max(sums)}
        case Question.points:
            orders = [sorted((o for o in options if paper[o] != BLANK), key=lambda o: paper[o]) for paper in last]
            points = Counter({o: sum(LINES - order.index(o) for order in orders if o in order) for o in options})
            return {o for o in options if points[o] == max(points.values())} if any(points.values()) else set()
        case Question.meeting:
            yes, no = ([sum(paper[o] == mark for paper in last) for o in options] for mark in (2, 0))
            found = min((o for o in options if yes[o]), key=lambda o: (-yes[o], no[o], o), default=None)
            return set() if found is None else {found}
        case Question.pairs:
            return _beaten_by_none(last, len(options))
        case _:
            firsts = Counter(min((o for o in options if paper[o] != BLANK), key=lambda o: paper[o]) for paper in last)
            ahead, most = firsts.most_common(1)[0]
            return {ahead} if 2 * most > len(last) else None


def _beaten_by_none(last: list[Marks], options: int) -> set[int] | None:
    """One that more put before each other one than after it."""

    def before(one: int, other: int) -> int:
        place = [[mark if mark != BLANK else 99 for mark in paper] for paper in last]
        return sum(each[one] < each[other] for each in place)

    for one in range(options):
        if all(before(one, other) > before(other, one) for other in range(options) if other != one):
            return {one}
    return None


class AnyPaper(RuleBasedStateMachine):
    """What counts is what each seat handed in last to the text that stands."""

    def __init__(self) -> None:
        super().__init__()
        self.council, self.question = opened(), Question.score
        self.said: dict[str, Marks | None] = {}
        self.until, self.text = 0.0, 0
        self.over = False

    @initialize(question=st.sampled_from([each for each in Question if each in MARKED]))
    def open(self, question: Question) -> None:
        self.council, self.question = written(), question
        self.council.press("art", WAYS[question])
        self.until, self.text = 7 * DAY, 1

    @property
    def open_still(self) -> bool:
        return not self.over and (self.council.now - NOW).total_seconds() < self.until

    @rule(who=people, marks=papers)
    def hand_in(self, who: str, marks: Marks) -> None:
        done = self._tried(lambda: self.council.press(who, asked.HandInBallot(IT, self.text, on_a_button(marks))))
        assert done == (fits(self.question, marks) and self.open_still)
        if done:
            self.said[who] = marks

    @rule(who=people, likes=st.permutations(range(4)), until=st.integers(1, 4))
    def hand_in_an_order(self, who: str, likes: list[int], until: int) -> None:
        """The same numbers as an order, and what comes of them as anything else."""
        size = LINES + (self.question in RANKED)
        order = [each for each in likes if each < size][:until]
        self.hand_in(who, tuple(order.index(o) + 1 if o in order else BLANK for o in range(size)))

    @rule(who=people)
    def recuse(self, who: str) -> None:
        done = self._tried(lambda: answer(self.council, who, Position.recused))
        assert done == self.open_still
        if done:
            self.said[who] = None

    @rule(who=people, position=st.sampled_from([Position.yes, Position.harm, Position.marked]))
    def answer_otherwise(self, who: str, position: Position) -> None:
        """Yes and no mean nothing here, and an answer without its paper is none."""
        assert not self._tried(lambda: answer(self.council, who, position))

    @rule(same=st.booleans())
    def rewrite(self, *, same: bool) -> None:
        command = asked.Rewrite(IT, self.text, 0, f"Text {self.text + 1}", same=same)
        if self._tried(lambda: self.council.press("art", command)):
            self.text += 1
            if not same and not self.over:
                self.said.clear()
                self.until = max(self.until, (self.council.now - NOW).total_seconds() + 2 * DAY)

    @rule(hours=st.integers(1, 60))
    def wait(self, hours: int) -> None:
        self.council.passes(hours=hours)
        self.over = self.over or (self.council.now - NOW).total_seconds() >= self.until + 3

    @invariant()
    def the_card_counts_who_answered(self) -> None:
        voting = self.council.it.voting
        assert (voting is None) == self.over
        if voting:
            counted = {each.position: each.seats for each in voting.counts}
            marked = sum(marks is not None for marks in self.said.values())
            assert counted.get(Position.marked, 0) == marked
            assert counted.get(Position.recused, 0) == len(self.said) - marked
            assert voting.picks == ()

    @invariant()
    @precondition(lambda self: self.over)
    def the_result_follows(self) -> None:
        """Counted by hand where that can be done at a glance, and again from all the acts that were kept."""
        [result] = self.council.it.results
        last = [marks for marks in self.said.values() if marks is not None]
        roll = len(SIX) - (len(self.said) - len(last))
        enough = bool(last) and 3 * len(last) >= 2 * roll
        lead = best(self.question, last) if last else set()
        if lead is not None:
            assert set(result.leading) == lead
        none = self.question in RANKED and result.leading == (LINES,)
        assert result.outcome.is_adopted == (enough and len(result.leading) == 1 and not none)
        assert (result.outcome is Outcome.tie) == (enough and len(result.leading) > 1)
        assert (result.outcome is Outcome.no_votes) == (not last)
        again = self._replayed(result.asking, result.version)
        assert (again.leading, again.sheet, again.verdict.outcome) == (result.leading, result.sheet, result.outcome)

    def _replayed(self, asking: Any, version: int) -> Any:
        """From the acts alone, one after the other, in whatever order the seats come."""
        latest = {act.seat: act for act in self.council.acts if act.text >= self._first_that_counts()}
        acts = sorted(latest.values(), key=lambda act: (act.marks, act.seat))
        positions = Counter(act.position for act in acts)
        ballots = tuple(Ballot(act.marks) for act in acts if act.position is Position.marked)
        return outturn(asking, Given(len(SIX), positions, (), ballots))

    def _first_that_counts(self) -> int:
        """The last text that meant something else, while it was asked."""
        asked_until = self.council.it.results[-1].version
        material = [
            v.number for v in self.council.it.versions if v.edit.value == "material" and v.number <= asked_until
        ]
        return material[-1] if material else 1

    def _tried(self, press: Any) -> bool:
        try:
            press()
        except Refusal:
            return False
        return True


def test_any_paper_counts_as_it_was_handed_in_last() -> None:
    """Whoever hands in, changes their mind, recuses themselves or changes the text, in any order and in every way."""
    play(AnyPaper)

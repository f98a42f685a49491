"""Any days of a secret vote against a plain model: who has handed in, and a bag of what was handed in."""

from collections import Counter
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
from bot.features.proposals.cards.board import board
from bot.features.proposals.model import Stage
from bot.features.proposals.model.asking import Position, Question
from bot.features.proposals.model.secret import Openness
from bot.kernel.refusal import Refusal
from tests.features.histories import play
from tests.features.proposals.council import IT, NAMES, NOW, Council, answer, hand_in, opened, seat
from tests.features.reading import read

DAY = 86_400
SEVEN = tuple(map(seat, NAMES))
OPTIONS = "Red\nGreen\nBlue"
seats = st.sampled_from([name.lower() for name in NAMES])
positions = st.sampled_from(
    [Position.yes, Position.no, Position.no_opinion, Position.recused, Position.picked, Position.harm]
)


class AnySecretVote(RuleBasedStateMachine):
    """Each seat adds one paper at most to the bag, while it is open. Nothing that is stored of the vote, and no card,
    changes with it, but once a day how many took part. What comes of it follows from the bag alone."""

    def __init__(self) -> None:
        super().__init__()
        self.question = Question.most_say_yes
        self.council = self.open(self.question)

    @initialize(question=st.sampled_from([Question.most_say_yes, Question.pick_one]))
    def begin(self, question: Question) -> None:
        self.council = self.open(question)

    def open(self, question: Question) -> Council:
        options = OPTIONS if question is Question.pick_one else ""
        self.question, self.came, self.bag = question, set[str](), list[tuple[Position, frozenset[int]]]()
        self.longer, self.told, self.until, self.over, self.looked = set[str](), 0, 7 * DAY, False, 0
        return opened(question, SEVEN, options, openness=Openness.secret)

    @property
    def now(self) -> float:
        return (self.council.now - NOW).total_seconds()

    @property
    def goes_on(self) -> bool:
        return not self.over and self.now < self.until

    @rule(who=seats, position=positions, picked=st.frozensets(st.integers(0, 4), max_size=3))
    def hand_in(self, who: str, position: Position, picked: frozenset[int]) -> None:
        before, drawn = self.council.it, read(board(self.council.it))
        done = self._tried(lambda: hand_in(self.council, who, position, *picked))
        assert done == (self.goes_on and (self._fits(position, picked) or who in self.came))
        if done and who not in self.came:
            self.came.add(who)
            self.bag.append((position, picked))
        assert (self.council.it, read(board(self.council.it))) == (before, drawn)

    @rule(who=seats, position=positions)
    def answer_openly(self, who: str, position: Position) -> None:
        assert not self._tried(lambda: answer(self.council, who, position, "Because." * (position is Position.harm)))

    @rule(who=seats)
    def more_time(self, who: str) -> None:
        done = self._tried(lambda: answer(self.council, who, Position.more_time))
        assert done == (self.goes_on and who not in self.longer)
        if done:
            self.longer.add(who)
            self.until += 2 * DAY

    @rule()
    @precondition(lambda self: not self.over)
    def rewrite(self) -> None:
        assert not self._tried(lambda: self.council.press("art", asked.Rewrite(IT, 1, 0, "Another.", same=True)))

    @rule(hours=st.integers(1, 60))
    def wait(self, hours: int) -> None:
        self.council.passes(hours=hours)
        days = int((min(self.now, self.until + 2) - 1) // DAY)  # a second after each day
        if not self.over and days > self.looked:
            self.looked = days
            self.told = len(self.came) if len(self.came) - self.told >= 3 else self.told
        self.over = self.over or self.now >= self.until + 3

    @invariant()
    def what_is_kept_is_ticks_and_counts(self) -> None:
        ticked = {each for (_, each), came in self.council.secret.roll.items() if came}
        assert ticked == {seat(who.title()).name.seat for who in self.came}
        counted = Counter(position.value for position, _ in self.bag)
        counted.update(f"option {number}" for _, picked in self.bag for number in picked)
        assert self.council.secret.tally[1] == counted
        assert [each for each in self.council.acts if each.position is not Position.more_time] == []

    @invariant()
    @precondition(lambda self: not self.over)
    def the_card_tells_how_many_at_most(self) -> None:
        voting = self.council.it.open_voting()
        assert (voting.took_part, voting.counts, voting.picks) == (self.told, (), ())
        assert (voting.unheard, voting.objections) == ((), ())

    @invariant()
    @precondition(lambda self: self.over)
    def the_result_follows(self) -> None:
        """By the plain words of the rule, counted by hand from the bag."""
        [result], [emptied] = self.council.it.results, self.council.secret.emptied
        positions = [position for position, _ in self.bag]
        roll = 7 - positions.count(Position.recused)
        answered = len(positions) - positions.count(Position.recused)
        enough = roll > 0 and 3 * answered >= 2 * roll
        picks = tuple(sum(number in picked for _, picked in self.bag) for number in range(4))
        if self.question is Question.most_say_yes:
            agreed = enough and positions.count(Position.yes) > positions.count(Position.no)
        else:
            agreed = enough and picks.count(max(picks)) == 1 and max(picks) > 0 and picks[3] != max(picks)
        assert result.outcome.is_adopted == agreed == (self.council.it.stage is Stage.adopted)
        told = len(self.bag) >= 5
        assert emptied.kept == told
        assert result.given.positions == ({p: positions.count(p) for p in set(positions)} if told else {})
        assert result.picks == (picks if told and self.question is Question.pick_one else ())

    def _fits(self, position: Position, picked: frozenset[int]) -> bool:
        if position is Position.picked:
            alone = 3 not in picked or len(picked) == 1
            return self.question is Question.pick_one and bool(picked) and max(picked) <= 3 and alone
        votes = {Position.yes, Position.no, Position.no_opinion}
        mine = {Position.recused} | (votes if self.question is Question.most_say_yes else set())
        return not picked and position in mine

    def _tried(self, press: Any) -> bool:
        try:
            press()
        except Refusal:
            return False
        return True


def test_any_secret_vote_counts_each_paper_once_and_tells_no_more() -> None:
    """Whoever hands in, tries again, asks for time or to change the text, in any order: box, card and result."""
    play(AnySecretVote)

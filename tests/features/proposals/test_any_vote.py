"""Any days of a vote against a plain model: a dictionary of what each seat said, and when it ends."""

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
from bot.features.proposals.model import Stage
from bot.features.proposals.model.asking import Position, Question
from bot.features.proposals.model.tally.counting import Outcome
from bot.kernel.refusal import Refusal
from tests.features.histories import play
from tests.features.proposals.council import IT, NAMES, NOW, SIX, answer, opened, seat

DAY = 86_400
seats = st.sampled_from([name.lower() for name in NAMES[:6]])
positions = st.sampled_from(
    [Position.yes, Position.worry, Position.harm, Position.no, Position.no_opinion, Position.recused]
)


class AnyVote(RuleBasedStateMachine):
    """What counts is what each seat said last to the text that stands; everything else follows from it."""

    def __init__(self) -> None:
        super().__init__()
        self.council = opened()
        self.said: dict[str, Position] = {}
        self.question = Question.live_with_it
        self.longer: set[str] = set()
        self.until, self.text = 0.0, 0
        self.over = False

    @initialize(question=st.sampled_from([Question.live_with_it, Question.most_say_yes]))
    def open(self, question: Question) -> None:
        self.council, self.question = opened(question), question
        self.until, self.text = 7 * DAY, 1

    @property
    def now(self) -> float:
        return (self.council.now - NOW).total_seconds()

    @rule(who=seats, position=positions)
    def answer(self, who: str, position: Position) -> None:
        words = "Because." if position in {Position.worry, Position.harm} else ""
        fits = position is Position.recused or (position in {Position.no, Position.no_opinion}) == (
            self.question is Question.most_say_yes
        )
        fits = fits or position is Position.yes
        done = self._tried(lambda: answer(self.council, who, position, words))
        assert done == (fits and not self.over and self.now < self.until)
        if done:
            self.said[who] = position

    @rule(who=seats)
    def more_time(self, who: str) -> None:
        done = self._tried(lambda: answer(self.council, who, Position.more_time))
        assert done == (who not in self.longer and not self.over and self.now < self.until)
        if done:
            self.longer.add(who)
            self.until += 2 * DAY

    @rule(same=st.booleans())
    def rewrite(self, *, same: bool) -> None:
        command = asked.Rewrite(IT, self.text, 0, f"Text {self.text + 1}", same=same)
        done = self._tried(lambda: self.council.press("art", command))
        in_time = self.over or self.now < self.until
        assert done == (self.council.it.stage is not Stage.adopted and self.text < 30 and in_time)
        if done:
            self.text += 1
            if not same and not self.over:
                self.said.clear()
                self.until = max(self.until, self.now + 2 * DAY)

    @rule(who=seats)
    def stand_by(self, who: str) -> None:
        before = any(each.seat == seat(who.title()).name.seat for each in self.council.latest())
        command = asked.StandBy(IT, self.text, seat(who.title()).name.seat)
        done = self._tried(lambda: self.council.press(who, command))
        assert done == (before and not self.over and self.now < self.until)
        if done:
            [mine] = [each for each in self.council.latest() if each.seat == seat(who.title()).name.seat]
            self.said[who] = mine.position

    @rule(hours=st.integers(1, 60))
    def wait(self, hours: int) -> None:
        self.council.passes(hours=hours)
        self.over = self.over or self.now >= self.until + 3

    @rule()
    def tick(self) -> None:
        before = self.council.it
        self.council.ticks()
        assert self.council.it.results == before.results

    @invariant()
    def the_card_counts_what_was_said(self) -> None:
        voting = self.council.it.voting
        assert (voting is None) == self.over
        if voting:
            counted = {each.position: each.seats for each in voting.counts}
            assert counted == {p: list(self.said.values()).count(p) for p in set(self.said.values())}
            harmed = {each.seat.seat for each in voting.objections}
            assert harmed == {seat(who.title()).name.seat for who, p in self.said.items() if p is Position.harm}
            unheard = {each.seat for each in voting.unheard}
            assert unheard == {each.name.seat for each in SIX} - {seat(who.title()).name.seat for who in self.said}

    @invariant()
    @precondition(lambda self: self.over)
    def the_result_follows(self) -> None:
        """By the plain words of the rule, counted by hand."""
        [result] = self.council.it.results
        positions = list(self.said.values())
        roll = 6 - positions.count(Position.recused)
        answered = len(positions) - positions.count(Position.recused)
        enough = roll > 0 and 3 * answered >= 2 * roll
        assert result.given.positions == {p: positions.count(p) for p in set(positions)}
        if self.question is Question.live_with_it:
            agreed = enough and Position.harm not in positions
        else:
            agreed = enough and positions.count(Position.yes) > positions.count(Position.no)
        assert result.outcome.is_adopted == agreed
        assert result.outcome is not Outcome.pending or not enough

    def _tried(self, press: Any) -> bool:
        try:
            press()
        except Refusal:
            return False
        return True


def test_any_vote_counts_what_each_seat_said_last() -> None:
    """Whoever answers, changes their mind, asks for time or changes the text, in any order: the card and the result."""
    play(AnyVote)

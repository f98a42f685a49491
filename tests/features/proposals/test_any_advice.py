"""Any advice, decisions, new texts and departures in any order, against a plain model of who was heard and decides."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bot.features.coalition.facts import MemberLeft
from bot.features.proposals import commands as asked
from bot.features.proposals.handlers.advising import after_member_left
from bot.features.proposals.model.asking import Position
from bot.features.proposals.model.hearing import to_decide
from bot.features.proposals.model.tally.counting import Outcome
from bot.kernel.attention import Met, Need
from bot.kernel.command import Standing
from bot.kernel.refusal import Refusal
from tests.features.histories import play
from tests.features.proposals.council import IT, NAMES, NOW, answer, asking, person

DAY = 86_400
people = st.sampled_from([name.lower() for name in NAMES[:4]])
_LEANINGS = (Position.in_favour, Position.against, Position.either)


class AnyAdvice(RuleBasedStateMachine):
    """Art, Bank, Clinic and Dance may advise and decide; Elders and Farm are not asked."""

    def __init__(self) -> None:
        super().__init__()
        self.said: dict[str, Position] = {}
        self.text = 1
        self.outcome: Outcome | None = None

    @initialize(decider=people, days=st.integers(1, 9), then=st.integers(1, 9))
    def ask(self, decider: str, days: int, then: int) -> None:
        command = asked.AskForAdvice(IT, person(decider), "Art, Bank, Clinic, Dance", days, then)
        self.council, self.decider, self.until, self.then = asking(command), decider, days * DAY * 1.0, then * DAY

    @property
    def now(self) -> float:
        return (self.council.now - NOW).total_seconds()

    @property
    def is_heard(self) -> bool:
        return len(self.said) == 4 or self.now >= self.until

    @rule(who=people, position=st.sampled_from((*_LEANINGS, Position.recused)))
    def advise(self, who: str, position: Position) -> None:
        words = "" if position is Position.recused else "Mind the rain."
        done = self._tried(lambda: answer(self.council, who, position, words))
        assert done == (self.outcome is None and self.now < self.until)
        if done:
            self.said[who] = position

    @rule(who=people, yes=st.booleans(), old=st.integers(0, 4))
    def decide(self, who: str, old: int, *, yes: bool) -> None:
        """Mostly about the text as it is now."""
        text = self.text - (old == 0)
        done = self._tried(lambda: self.council.press(who, asked.Decide(IT, text, yes, "So be it.")))
        open_still = self.outcome is None and self.now < self.until + self.then
        assert done == (open_still and who == self.decider and text == self.text and self.is_heard)
        if done:
            self.outcome = Outcome.adopted if yes else Outcome.not_adopted

    @rule(who=people, other=people)
    def hand_over(self, who: str, other: str) -> None:
        done = self._tried(lambda: self.council.press(who, asked.HandOverDecision(IT, person(other))))
        assert done == (self.outcome is None and who == self.decider)
        if done:
            self.decider = other

    @rule(who=people, heir=people)
    def leave(self, who: str, heir: str) -> None:
        if who == heir:
            return
        for command in after_member_left(MemberLeft(person(who), None, person(heir))):
            self.council.press("clock", command, Standing.clock)
        if who == self.decider:
            self.decider = heir

    @rule(same=st.booleans())
    def rewrite(self, *, same: bool) -> None:
        if self.text == 20:
            return
        press = asked.Rewrite(IT, self.text, 0, f"Text {self.text + 1}", same=same)
        asks = self.council.it.voting is not None
        done = self._tried(lambda: self.council.press("art", press))
        if not done:
            assert asks == (self.outcome is None)
            return
        self.text += 1
        if asks and not same:
            self.said.clear()
            self.until = max(self.until, self.now + 2 * DAY)

    @rule(hours=st.integers(1, 60))
    def wait(self, hours: int) -> None:
        self.council.passes(hours=hours)
        if self.outcome is None and self.now >= self.until + self.then + 3:
            self.outcome = Outcome.not_decided

    @invariant()
    def it_is_open_until_it_is_decided(self) -> None:
        results = [each.outcome for each in self.council.it.results]
        assert results == ([] if self.outcome is None else [self.outcome])
        if self.council.it.voting is None:
            advised = {each.position: each.seats for each in self.council.it.results[0].counts}
            assert advised == {p: list(self.said.values()).count(p) for p in set(self.said.values())}

    @invariant()
    def only_whoever_decides_is_waited_for(self) -> None:
        """Once all were heard, and never before."""
        open_ones: dict[str, Need] = {}
        for each in self.council.needs:
            if isinstance(each, Met):
                open_ones.pop(each.key, None)
            elif isinstance(each, Need):
                open_ones[each.key] = each
        found = open_ones.get(to_decide(self.council.it))
        waits = self.outcome is None and self.is_heard
        assert (found.person if found else None) == (person(self.decider) if waits else None)

    def _tried(self, press: Any) -> bool:
        try:
            press()
        except Refusal:
            return False
        return True


def test_any_advice_is_heard_before_one_decides() -> None:
    """Whoever advises, decides, hands over or leaves, and whatever becomes of the text meanwhile."""
    play(AnyAdvice)

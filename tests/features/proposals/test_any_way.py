"""Any answers in any way of asking against a plain model: a dictionary of what each seat said, counted by hand."""

from collections.abc import Callable, Mapping
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
from bot.features.proposals.commands.ways import Agreeing, Fingers
from bot.features.proposals.model.asking import Position
from bot.features.proposals.model.tally.agreeing import Coverage
from bot.features.proposals.model.tally.counting import Of
from bot.kernel.refusal import Refusal
from tests.features.histories import play
from tests.features.proposals.council import IT, NAMES, NOW, SIX, answer, asking, seat

P = Position
DAY = 86_400
Passes = Callable[[Callable[..., int], int], bool]
"""Whether it is agreed, by how many gave these positions, of so many who did not find it not theirs."""

_YES_OR_NO = {P.yes, P.no, P.no_opinion, P.recused}
_HELD = {P.yes, P.worry, P.harm, P.recused}
_FINGERS = {P.fingers_0, P.fingers_1, P.fingers_2, P.fingers_3, P.fingers_4, P.fingers_5, P.recused}
_STEPS = {
    P.endorse, P.minor_point, P.reservations, P.no_opinion, P.more_discussion, P.will_support,
    P.serious_disagreement, P.veto, P.recused,
}  # fmt: skip
_WORDS = {P.worry, P.harm, P.aside, P.block, P.fingers_0, P.fingers_1, P.fingers_2, P.serious_disagreement, P.veto}


def enough(of: Callable[..., int], roll: int) -> bool:
    """Two thirds of those who decide have answered."""
    return roll > 0 and 3 * (of(*P) - of(P.recused)) >= 2 * roll


def no_harm(of: Callable[..., int]) -> bool:
    return of(P.harm) == 0


def supported(of: Callable[..., int]) -> int:
    return of(P.endorse, P.minor_point, P.reservations)


WAYS: Mapping[str, tuple[asked.AskInAWay, set[Position], Passes]] = {
    "two thirds": (
        asked.AskForAShare(IT),
        _YES_OR_NO,
        lambda of, roll: enough(of, roll) and of(P.yes) > 0 and 3 * of(P.yes) >= 2 * of(P.yes, P.no),
    ),
    "more than half of all who answer": (
        asked.AskForAShare(IT, "1/2", more=True, of=Of.with_abstentions),
        _YES_OR_NO,
        lambda of, roll: enough(of, roll) and 2 * of(P.yes) > of(P.yes, P.no, P.no_opinion),
    ),
    "absolute": (asked.AskForMostOfAll(IT), _YES_OR_NO, lambda of, roll: 2 * of(P.yes) > roll),
    "unanimous": (
        asked.AskForEveryYes(IT),
        _YES_OR_NO,
        lambda of, roll: enough(of, roll) and of(P.no) == 0 and of(P.yes) > 0,
    ),
    "of all seats": (asked.AskForEveryYes(IT, of_all=True), _YES_OR_NO, lambda of, roll: 0 < roll == of(P.yes)),
    "consensus": (
        asked.AskForConsensus(IT),
        {P.yes, P.aside, P.no_opinion, P.block, P.recused},
        lambda of, roll: enough(of, roll) and of(P.block) == 0 and of(P.yes) > 0,
    ),
    "consensus of most": (
        asked.AskForConsensus(IT, blocks=1, asides=2, agreeing=Agreeing.half),
        {P.yes, P.aside, P.no_opinion, P.no, P.block, P.recused},
        lambda of, roll: (
            enough(of, roll)
            and of(P.block) <= 1
            and of(P.aside) <= 2
            and of(P.yes) > 0
            and 2 * of(P.yes) >= of(P.yes, P.aside, P.no, P.block)
        ),
    ),
    "all covered": (
        asked.AskForConsent(IT, Coverage.full),
        _HELD,
        lambda of, roll: no_harm(of) and 0 < roll == of(P.yes, P.worry),
    ),
    "lazily covered": (
        asked.AskForConsent(IT, Coverage.lazy),
        _HELD,
        lambda of, _: no_harm(of),
    ),
    "fist to five": (
        asked.AskForFingers(IT),
        _FINGERS,
        lambda of, roll: enough(of, roll) and of(P.fingers_0, P.fingers_1, P.fingers_2) == 0,
    ),
    "fist to five of most": (
        asked.AskForFingers(IT, Fingers.three_quarters),
        _FINGERS,
        lambda of, roll: (
            enough(of, roll)
            and of(P.fingers_0) == 0
            and 4 * of(P.fingers_3, P.fingers_4, P.fingers_5) >= 3 * of(*_FINGERS - {P.recused})
        ),
    ),
    "gradients": (
        asked.AskForGradients(IT, "3/5"),
        _STEPS,
        lambda of, roll: (
            enough(of, roll)
            and of(P.veto) == 0
            and supported(of) > 0
            and 5 * supported(of) >= 3 * of(*_STEPS - {P.recused, P.no_opinion})
        ),
    ),
    "silence": (asked.AskBySilence(IT), _HELD, lambda of, _: no_harm(of)),
    "opt-in": (asked.AskWhoIsIn(IT, 3, early=False), {P.joins, P.stays_out}, lambda of, _: of(P.joins) >= 3),
}
seats = st.sampled_from([name.lower() for name in NAMES[:6]])


class AnyWay(RuleBasedStateMachine):
    """What counts is what each seat said last to the text that stands."""

    def __init__(self) -> None:
        super().__init__()
        self.said: dict[str, Position] = {}
        self.text = 1
        self.over = False

    @initialize(way=st.sampled_from(sorted(WAYS)))
    def open(self, way: str) -> None:
        command, self.fitting, self.passes = WAYS[way]
        self.council, self.until = asking(command), 7.0 * DAY

    @property
    def now(self) -> float:
        return (self.council.now - NOW).total_seconds()

    @rule(who=seats, data=st.data(), fits=st.integers(0, 9))
    def answer(self, who: str, data: Any, fits: int) -> None:
        """Mostly one that goes with the question."""
        others = set(P) - {P.more_time, P.picked, P.marked}
        position = data.draw(st.sampled_from(sorted(self.fitting if fits else others, key=list(P).index)))
        done = self._tried(lambda: answer(self.council, who, position, "Because." if position in _WORDS else ""))
        assert done == (position in self.fitting and not self.over and self.now < self.until)
        if done:
            self.said[who] = position

    @rule(who=seats, position=st.sampled_from(sorted(_WORDS, key=list(P).index)))
    def answer_without_a_reason(self, who: str, position: Position) -> None:
        assert not self._tried(lambda: answer(self.council, who, position))

    @rule(same=st.booleans())
    def rewrite(self, *, same: bool) -> None:
        """A change of meaning asks all anew and leaves time to answer; of a block that is withdrawn later see its own
        tests: here the text changes only while there is none."""
        if self.over or self.now >= self.until or self.text == 20 or P.block in self.said.values():
            return
        self.council.press("art", asked.Rewrite(IT, self.text, 0, f"Text {self.text + 1}", same=same))
        self.text += 1
        if not same:
            self.said.clear()
            notice = self.council.it.open_voting().asking.notice
            self.until = max(self.until, self.now + max(2, notice) * DAY)

    @rule(hours=st.integers(1, 40))
    def wait(self, hours: int) -> None:
        self.council.passes(hours=hours)
        self.over = self.over or self.now >= self.until + 3

    @invariant()
    def the_card_counts_what_was_said(self) -> None:
        voting = self.council.it.voting
        assert (voting is None) == self.over
        if voting:
            counted = {each.position: each.seats for each in voting.counts}
            assert counted == {p: list(self.said.values()).count(p) for p in set(self.said.values())}
            unheard = {each.seat for each in voting.unheard}
            assert unheard == {each.name.seat for each in SIX} - {seat(who.title()).name.seat for who in self.said}
            now = voting.outturn(voting.given, is_over=True).verdict.outcome
            assert now.is_adopted == self.passes(self._of, 6 - self._of(P.recused))

    @invariant()
    @precondition(lambda self: self.over)
    def the_result_follows(self) -> None:
        [result] = self.council.it.results
        assert result.outcome.is_adopted == self.passes(self._of, 6 - self._of(P.recused))
        aside = {seat(who.title()).name.seat for who, p in self.said.items() if p is P.aside}
        assert {each.seat for each in result.asides} == aside
        assert (result.review is not None) == result.outcome.is_adopted

    def _of(self, *those: Position) -> int:
        return sum(position in those for position in self.said.values())

    def _tried(self, press: Any) -> bool:
        try:
            press()
        except Refusal:
            return False
        return True


def test_any_way_passes_by_its_own_plain_words() -> None:
    """Whoever answers, changes their mind, says nothing or changes the text, in any order and in each way of asking."""
    play(AnyWay)

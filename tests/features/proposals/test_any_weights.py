"""Any answers in a vote in which organisations count differently, against a plain model: what each said last, added up
by hand."""

from collections.abc import Callable, Mapping
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
from bot.features.proposals.commands.ways import Agreeing
from bot.features.proposals.model.asking import Position, Question
from bot.kernel.command import Standing
from bot.kernel.ids import OrganisationId
from bot.kernel.refusal import Refusal
from bot.kernel.settings import Ruled, Rules
from bot.weighing import WEIGHING, Weighing
from tests.features.histories import play
from tests.features.proposals.council import IT, NAMES, NOW, answer, seat, written

P = Position
DAY = 86_400
SEVEN = tuple(map(seat, NAMES))
LATE = "Hall"
WEIGHTS = {
    "Art": Fraction(1),
    "Bank": Fraction(2),
    "Clinic": Fraction(1, 2),
    "Dance": Fraction(1),
    "Elders": Fraction(5, 3),
    "Farm": Fraction(0),
    "Garden": Fraction(1),
    LATE: Fraction(3, 4),
}
_YES_OR_NO = {P.yes, P.no, P.no_opinion, P.recused}
Of = Callable[..., Fraction]
Passes = Callable[[Of, Of, Fraction], bool]
"""Whether it is agreed, by what those weigh and how many they are that gave these positions, and what the roll weighs
of those who did not find it not theirs."""

WAYS: Mapping[str, tuple[asked.AskForAnswers | asked.AskInAWay, set[Position], Passes]] = {
    "most": (
        asked.AskForAnswers(IT, Question.most_say_yes),
        _YES_OR_NO,
        lambda of, _heads, _roll: of(P.yes) > of(P.no),
    ),
    "two thirds": (
        asked.AskForAShare(IT),
        _YES_OR_NO,
        lambda of, _heads, _roll: of(P.yes) > 0 and 3 * of(P.yes) >= 2 * of(P.yes, P.no),
    ),
    "absolute": (asked.AskForMostOfAll(IT), _YES_OR_NO, lambda of, _heads, roll: 2 * of(P.yes) > roll),
    "unanimous": (
        asked.AskForEveryYes(IT),
        _YES_OR_NO,
        lambda _of, heads, _roll: heads(P.no) == 0 and heads(P.yes) > 0,
    ),
    "consensus": (
        asked.AskForConsensus(IT, blocks=1, agreeing=Agreeing.half),
        {P.yes, P.aside, P.no_opinion, P.no, P.block, P.recused},
        lambda of, _heads, _roll: (
            of(P.block) <= 1 and of(P.yes) > 0 and 2 * of(P.yes) >= of(P.yes, P.aside, P.no, P.block)
        ),
    ),
    "all can live with it": (
        asked.AskForAnswers(IT),
        {P.yes, P.worry, P.harm, P.recused},
        lambda _of, heads, _roll: heads(P.harm) == 0,
    ),
}
_WORDS = {P.worry, P.harm, P.aside, P.block}
seats = st.sampled_from([name.lower() for name in NAMES])


class AnyWeights(RuleBasedStateMachine):
    """What counts is what each seat said last to the text that stands, with the weight that it was asked with."""

    def __init__(self) -> None:
        super().__init__()
        self.said: dict[str, Position] = {}
        self.roll = set(NAMES)
        self.text = 1
        self.over = False

    @initialize(way=st.sampled_from(sorted(WAYS)), weighing=st.sampled_from([Weighing.by_weight, Weighing.quorum_too]))
    def open(self, way: str, weighing: Weighing) -> None:
        command, self.fitting, self.passes = WAYS[way]
        self.in_quorum, self.absolute = weighing is Weighing.quorum_too, way == "absolute"
        self.council = written(SEVEN, Rules({WEIGHING.name: Ruled(weighing.value, 4, "Some count more.", True)}))
        self.council.weights = {_of(name): weight for name, weight in WEIGHTS.items()}
        self.council.press("art", command)
        self.until = 7.0 * DAY

    @property
    def now(self) -> float:
        return (self.council.now - NOW).total_seconds()

    @property
    def is_open(self) -> bool:
        return not self.over and self.now < self.until

    @rule(who=seats, data=st.data())
    def answer(self, who: str, data: Any) -> None:
        position = data.draw(st.sampled_from(sorted(self.fitting, key=list(P).index)))
        if self._tried(lambda: answer(self.council, who, position, "Because." if position in _WORDS else "")):
            assert self.is_open
            self.said[who.title()] = position
        else:
            assert not self.is_open

    @rule(late=st.booleans())
    def others_change(self, *, late: bool) -> None:
        """What the group decides meanwhile is for the next vote."""
        others = {_of(name): Fraction(9) for name in NAMES}
        self.council.weights = {**others, _of(LATE): WEIGHTS[LATE]} if late else others | {_of(LATE): WEIGHTS[LATE]}

    @precondition(lambda self: self.is_open and LATE not in self.roll)
    @rule()
    def one_comes_later(self) -> None:
        """Two agree that it is asked too, with what it counts then, and with what it said before."""
        if all(each.name != seat(LATE).name for each in self.council.seats):
            self.council.seats = (*self.council.seats, seat(LATE))
        self._agreed(asked.AskToAdd(IT, seat(LATE).name.seat))
        self.roll.add(LATE)

    @precondition(lambda self: self.is_open and LATE in self.roll)
    @rule()
    def the_late_one_answers(self) -> None:
        answer(self.council, LATE.lower(), P.yes)
        self.said[LATE] = P.yes

    @precondition(lambda self: self.is_open and LATE in self.roll)
    @rule()
    def the_late_one_goes(self) -> None:
        self.council.seats = tuple(each for each in self.council.seats if each.name != seat(LATE).name)
        self._agreed(asked.AskToTakeOff(IT, seat(LATE).name.seat))
        self.roll.discard(LATE)
        self.said.pop(LATE, None)
        self.council.acts = [each for each in self.council.acts if each.seat != seat(LATE).name.seat]

    @rule()
    def rewrite(self) -> None:
        if not self.is_open or self.text == 20 or P.block in self.said.values():
            return
        self.council.press("art", asked.Rewrite(IT, self.text, 0, f"Text {self.text + 1}", same=False))
        self.text += 1
        self.said.clear()
        self.until = max(self.until, self.now + 2 * DAY)

    @rule(hours=st.integers(1, 40))
    def wait(self, hours: int) -> None:
        self.council.passes(hours=hours)
        self.over = self.over or self.now >= self.until + 3

    @invariant()
    def what_is_counted_is_what_was_said(self) -> None:
        voting = self.council.it.voting
        assert (voting is None) == self.over
        if voting is None:
            return
        assert voting.weighed is not None
        deciding = {name for name in self.roll if WEIGHTS[name]}
        assert (voting.seats, voting.weighed.roll) == (len(deciding), sum(WEIGHTS[name] for name in deciding))
        for position in self.fitting:
            assert voting.given.of(position) == self._heads(position)
            assert voting.given.weight(position) == self._weight(position)
        told = {each.position: each.seats for each in voting.weighed.advice}
        assert told == ({self.said["Farm"]: 1} if "Farm" in self.said else {})
        assert voting.outturn(voting.given, is_over=True).verdict.outcome.is_adopted == self._agrees()

    @invariant()
    @precondition(lambda self: self.over)
    def the_result_follows(self) -> None:
        [result] = self.council.it.results
        assert result.outcome.is_adopted == self._agrees()
        assert result.weighed is not None
        assert result.given.weight(P.yes) == self._weight(P.yes)

    def _agrees(self) -> bool:
        roll = sum((WEIGHTS[name] for name in self.roll), Fraction(0)) - self._weight(P.recused)
        return self._enough(roll) and self.passes(self._weight, self._heads, roll)

    def _enough(self, roll: Fraction) -> bool:
        """Two thirds have answered of those who decide, by weight where the rule says so; of most of all none need."""
        if self.absolute:
            return bool(self.said)
        if self.in_quorum:
            came, of = self._weight(*P) - self._weight(P.recused), roll
        else:
            of = len([name for name in self.roll if WEIGHTS[name]]) - self._heads(P.recused)
            came = self._heads(*P) - self._heads(P.recused)
        return of > 0 and 3 * came >= 2 * of

    def _weight(self, *those: Position) -> Fraction:
        return sum((WEIGHTS[who] for who, position in self.said.items() if position in those), Fraction(0))

    def _heads(self, *those: Position) -> Fraction:
        return Fraction(sum(bool(WEIGHTS[who]) and position in those for who, position in self.said.items()))

    def _agreed(self, command: asked.AskToAdd | asked.AskToTakeOff) -> None:
        self.council.press("art", command)
        number = self.council.it.open_voting().wishes[-1].number
        self.council.press("max", asked.AgreeToWish(IT, number), Standing.facilitator)

    def _tried(self, press: Any) -> bool:
        try:
            press()
        except Refusal:
            return False
        return True


def _of(name: str) -> OrganisationId:
    return OrganisationId(name.ljust(14, "-"))


def test_any_answers_are_added_up_by_what_each_counts() -> None:
    """Whoever answers, changes their mind, comes later or goes, and whatever is decided on weights meanwhile."""
    play(AnyWeights)

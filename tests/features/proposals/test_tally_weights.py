"""Counting where seats weigh differently: vectors by hand, and what holds of every method, whatever the weights."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from enum import Enum
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.features.proposals.model.tally.agreeing import (
    Consensus,
    Consent,
    Consents,
    Coverage,
    Silence,
    Stance,
    consensus,
    consent,
    lazy_consensus,
)
from bot.features.proposals.model.tally.choosing import Dots, Scoring, approval, dots, opt_in, score
from bot.features.proposals.model.tally.counting import TWO_THIRDS, Count, Of, Outcome, P, Quorum, Threshold, Verdict
from bot.features.proposals.model.tally.meeting import Slot, Suits, meeting_time
from bot.features.proposals.model.tally.ranking import borda, run_off, schulze
from bot.features.proposals.model.tally.scales import (
    Fingers,
    FistToFive,
    Gradient,
    Gradients,
    fist_to_five,
    gradients,
)
from bot.features.proposals.model.tally.weighing import units
from bot.features.proposals.model.tally.yes_no import ABSOLUTE, Majority, Unanimity, Vote, majority, unanimity

HALF, ONE, TWO = Fraction(1, 2), Fraction(1), Fraction(2)
OPTIONS = "abcd"
OF_SHARES = (Threshold(1, 2), TWO_THIRDS, Threshold(3, 5, strict=True, base=Of.with_abstentions))

Seats = Sequence[tuple[P | None, Fraction]]
"""What each said, nothing where it is silent, and what it weighs."""


def counted(seats: Seats[P], *, by_weight: bool = False) -> Count[P]:
    """As a vote is counted in which organisations weigh differently."""
    deciding = [(said, weight) for said, weight in seats if weight]
    heads: dict[P, int | Fraction] = {}
    weights: dict[P, int | Fraction] = {}
    for said, weight in deciding:
        if said is not None:
            heads[said] = heads.get(said, 0) + 1
            weights[said] = weights.get(said, Fraction(0)) + weight
    roll = sum((weight for _, weight in deciding), Fraction(0))
    return Count(roll, weights, seats=Count(len(deciding), heads), by_weight=by_weight)


def copied(seats: Seats[P]) -> Count[P]:
    """A seat that weighs three, as three seats that say the same."""
    heads: dict[P, int | Fraction] = {}
    for said, weight in seats:
        if said is not None and weight:
            heads[said] = heads.get(said, 0) + int(weight)
    return Count(int(sum(weight for _, weight in seats)), heads)


Method = Callable[[Count[P]], Verdict]

VOTED: tuple[Method[Vote], ...] = (
    lambda count: majority(count, Majority()),
    lambda count: majority(count, Majority((TWO_THIRDS,))),
    lambda count: majority(count, Majority(OF_SHARES, Quorum(TWO_THIRDS))),
    lambda count: majority(count, ABSOLUTE),
    lambda count: unanimity(count, Unanimity()),
    lambda count: unanimity(count, Unanimity(of_all=True, quorum=Quorum(Threshold(1, 2, strict=True)))),
)
AGREED: tuple[Method[Stance], ...] = (
    lambda count: consensus(count, Consensus()),
    lambda count: consensus(count, Consensus(agreeing=TWO_THIRDS, quorum=Quorum(TWO_THIRDS))),
)
AT_MOST: tuple[Method[Stance], ...] = (
    lambda count: consensus(count, Consensus(blocks=1, stand_asides=2)),
    lambda count: consensus(count, Consensus(blocks=3, stand_asides=0, agreeing=Threshold(1, 2))),
)
CONSENTED: tuple[Method[Consents], ...] = (
    lambda count: consent(count, Consent(), is_over=True),
    lambda count: consent(count, Consent(Coverage.full), is_over=True),
    lambda count: consent(count, Consent(Coverage.lazy), is_over=False),
    lambda count: lazy_consensus(count, Silence(kept_notice=True), is_over=True),
)
FINGERS: tuple[Method[Fingers], ...] = (
    lambda count: fist_to_five(count, FistToFive()),
    lambda count: fist_to_five(count, FistToFive(TWO_THIRDS, Quorum(TWO_THIRDS))),
)
STEPS: tuple[Method[Gradient], ...] = (
    lambda count: gradients(count, Gradients(TWO_THIRDS, will_support=True)),
    lambda count: gradients(count, Gradients(TWO_THIRDS, quorum=Quorum(Threshold(1, 3)))),
)
EVERY: tuple[tuple[type[Enum], tuple[Callable[[Count[Any]], Verdict], ...]], ...] = (
    (Vote, VOTED),
    (Stance, (*AGREED, *AT_MOST)),
    (Consents, CONSENTED),
    (Fingers, FINGERS),
    (Gradient, STEPS),
)
BY_SHARES = tuple((kind, methods if kind is not Stance else AGREED) for kind, methods in EVERY)

wholes = st.integers(0, 4).map(Fraction)
parts = st.fractions(0, 4, max_denominator=6)
scales = st.fractions(Fraction(1, 9), 9, max_denominator=12)


def seats_of(kind: type[Enum], weights: st.SearchStrategy[Fraction]) -> st.SearchStrategy[list[tuple[Enum, Fraction]]]:
    return st.lists(st.tuples(st.one_of(st.none(), st.sampled_from(kind)), weights), max_size=12)


@pytest.mark.parametrize(("kind", "methods"), EVERY)
@settings(max_examples=30)
@given(st.data())
def test_a_seat_that_weighs_two_is_two_seats(
    kind: type[Enum], methods: tuple[Method[Enum], ...], data: st.DataObject
) -> None:
    """With the same answer, in every method, where the quorum goes by weight too; the checks say the same numbers."""
    seats = data.draw(seats_of(kind, wholes))
    for method in methods:
        weighed, copies = method(counted(seats, by_weight=True)), method(copied(seats))
        assert weighed.outcome is copies.outcome
        assert [check.is_met for check in weighed.checks] == [check.is_met for check in copies.checks]


@pytest.mark.parametrize(("kind", "methods"), BY_SHARES)
@settings(max_examples=30)
@given(st.data())
def test_only_proportions_of_weights_matter(
    kind: type[Enum], methods: tuple[Method[Enum], ...], data: st.DataObject
) -> None:
    """Where what is asked is a share, or whether anybody did."""
    seats, scale = data.draw(seats_of(kind, parts)), data.draw(scales)
    scaled = [(said, weight * scale) for said, weight in seats]
    for method in methods:
        for by_weight in (True, False):
            before = method(counted(seats, by_weight=by_weight))
            assert method(counted(scaled, by_weight=by_weight)).outcome is before.outcome


@pytest.mark.parametrize(("kind", "methods"), EVERY)
@settings(max_examples=30)
@given(st.data())
def test_without_weights_it_is_as_with_equal_ones(
    kind: type[Enum], methods: tuple[Method[Enum], ...], data: st.DataObject
) -> None:
    """And the numbers told are whole."""
    seats = data.draw(seats_of(kind, st.just(ONE)))
    for method in methods:
        weighed, plain = method(counted(seats)), method(copied(seats))
        assert weighed.outcome is plain.outcome
        assert all(isinstance(each.counted, int) for each in plain.checks)


@given(st.lists(st.tuples(st.sampled_from(Vote), parts), min_size=1, max_size=12))
def test_a_heavier_yes_never_undoes_it(seats: list[tuple[Vote, Fraction]]) -> None:
    """Turning a no into a yes by weight adopts no less."""
    turned = [(Vote.yes if said is Vote.no else said, weight) for said, weight in seats]
    for method in VOTED[:4]:
        if method(counted(seats)).outcome.is_adopted:
            assert method(counted(turned)).outcome.is_adopted


def test_weights_are_added_exactly() -> None:
    """A third and two thirds against one is a tie, which no float would see."""
    seats = [(Vote.yes, Fraction(1, 3)), (Vote.yes, Fraction(2, 3)), (Vote.no, ONE)]
    assert majority(counted(seats), Majority()).outcome is Outcome.tie


def test_two_light_yes_do_not_outweigh_a_heavy_no() -> None:
    """One and a half is more than a half and a half; a strict share says what it exceeds."""
    seats = [(Vote.yes, HALF), (Vote.yes, HALF), (Vote.no, Fraction(3, 2))]
    [check] = majority(counted(seats), Majority()).checks
    assert (check.counted, check.base, check.needed, check.is_met) == (ONE, Fraction(5, 2), Fraction(5, 4), False)


def test_the_quorum_counts_seats_unless_it_goes_by_weight() -> None:
    """One of three answered, who weighs as much as four others would."""
    seats = [(Vote.yes, Fraction(4)), (None, ONE), (None, ONE)]
    rule = Majority(quorum=Quorum(TWO_THIRDS))
    assert majority(counted(seats), rule).outcome is Outcome.no_quorum
    assert majority(counted(seats, by_weight=True), rule).outcome is Outcome.adopted
    [quorum, _] = majority(counted(seats), rule).checks
    assert (quorum.counted, quorum.base, quorum.needed) == (1, 3, 2)


def test_advice_makes_no_quorum_and_no_majority() -> None:
    """Who weighs nothing is on no roll: neither among those that answered nor among those that could."""
    seats = [(Vote.yes, ONE), *[(Vote.no, Fraction(0))] * 8]
    assert majority(counted(seats), Majority(quorum=Quorum(TWO_THIRDS))).outcome is Outcome.adopted
    assert majority(counted([(Vote.yes, Fraction(0))]), Majority()).outcome is Outcome.no_votes


def test_one_light_objection_is_enough() -> None:
    """Whatever it weighs: an objection, a no where all have to say yes, and a zero of five."""
    objection = [(Consents.consent, Fraction(9)), (Consents.objection, Fraction(1, 9))]
    assert consent(counted(objection), Consent(), is_over=True).outcome is Outcome.objection_open
    assert not unanimity(counted([(Vote.yes, TWO), (Vote.no, HALF)]), Unanimity()).outcome.is_adopted
    assert fist_to_five(counted([(Fingers.five, TWO), (Fingers.none, HALF)]), FistToFive()).outcome is Outcome.blocked
    assert consensus(counted([(Stance.agree, HALF)]), Consensus()).outcome is Outcome.adopted


def test_blocks_are_weighed_where_some_may_be() -> None:
    """At most one: half a block is none too many, and two are, from one seat or from several."""
    rule = Consensus(blocks=1)
    assert consensus(counted([(Stance.agree, ONE), (Stance.block, HALF)]), rule).outcome is Outcome.adopted
    assert consensus(counted([(Stance.agree, Fraction(9)), (Stance.block, TWO)]), rule).outcome is Outcome.blocked


def test_so_many_are_in_by_weight() -> None:
    """Two and a half are enough for two, and not for three."""
    assert opt_in(Fraction(5, 2), ONE, 2).outcome is Outcome.adopted
    assert opt_in(Fraction(5, 2), ONE, 3).outcome is Outcome.not_adopted


def test_nobody_weighs_less_than_nothing() -> None:
    """Neither is a weight read from the wrong place."""
    with pytest.raises(ValueError, match="less than nothing"):
        units([Fraction(-1)])
    with pytest.raises(ValueError, match="argument 2"):
        borda(OPTIONS, [("a",)], [ONE, ONE])


# Choosing among several

orders = st.permutations(OPTIONS).flatmap(lambda order: st.integers(0, 4).map(lambda n: tuple(order[:n])))
DAY = datetime(2026, 12, 1, 18, tzinfo=UTC)
SLOTS = tuple(Slot(DAY + timedelta(days=n), DAY + timedelta(days=n, hours=1)) for n in range(3))
Papers = Sequence[tuple[str, ...]]
Weights = Sequence[Fraction] | None


def _scores(ballot: tuple[str, ...]) -> dict[str, int]:
    return {option: 5 - place for place, option in enumerate(ballot)}


def _suits(ballot: tuple[str, ...]) -> dict[Slot, Suits]:
    how = {"a": Suits.yes, "b": Suits.if_need_be, "c": Suits.no}
    return {slot: how[option] for slot, option in zip(SLOTS, ballot, strict=False) if option in how}


def _meeting(ballots: Papers, weights: Weights) -> object:
    by_seat = None if weights is None else dict(enumerate(weights))
    return meeting_time(SLOTS, {n: _suits(each) for n, each in enumerate(ballots)}, weights=by_seat).chosen


def _run_off(ballots: Papers, weights: Weights) -> object:
    ended = run_off(OPTIONS, ballots, weights)
    return ended.winner, ended.level, tuple(each.eliminated for each in ended.rounds)


AMONG: dict[str, Callable[[Papers, Weights], object]] = {
    "approval": lambda ballots, weights: approval(OPTIONS, list(map(frozenset, ballots)), weights).leading,
    "score": lambda ballots, weights: score(OPTIONS, list(map(_scores, ballots)), Scoring(), weights).leading,
    "score of all": lambda ballots, weights: (
        score(OPTIONS, list(map(_scores, ballots)), Scoring(missing_is_lowest=True), weights).scores
    ),
    "dots": lambda ballots, weights: dots(OPTIONS, list(map(_scores, ballots)), Dots(14, 5), weights).leading,
    "borda": lambda ballots, weights: borda(OPTIONS, ballots, weights).leading,
    "run-off": _run_off,
    "schulze": lambda ballots, weights: (
        schulze(OPTIONS, [tuple(frozenset(each) for each in ballot) for ballot in ballots], weights).order
    ),
    "meeting": _meeting,
}


def papers(weights: st.SearchStrategy[Fraction]) -> st.SearchStrategy[list[tuple[tuple[str, ...], Fraction]]]:
    return st.lists(st.tuples(orders, weights), max_size=10)


@pytest.mark.parametrize("way", AMONG)
@settings(max_examples=40)
@given(papers(wholes))
def test_a_paper_that_weighs_two_is_two_papers(way: str, given_: list[tuple[tuple[str, ...], Fraction]]) -> None:
    """In every way of choosing."""
    weighed = AMONG[way]([ballot for ballot, _ in given_], [weight for _, weight in given_])
    assert weighed == AMONG[way]([ballot for ballot, weight in given_ for _ in range(int(weight))], None)


@pytest.mark.parametrize("way", AMONG)
@settings(max_examples=40)
@given(papers(parts), scales)
def test_papers_that_all_weigh_more_choose_the_same(
    way: str, given_: list[tuple[tuple[str, ...], Fraction]], scale: Fraction
) -> None:
    """Only what they weigh beside each other matters."""
    ballots, weights = [ballot for ballot, _ in given_], [weight for _, weight in given_]
    assert AMONG[way](ballots, weights) == AMONG[way](ballots, [each * scale for each in weights])


@pytest.mark.parametrize("way", AMONG)
@settings(max_examples=40)
@given(papers(parts), st.lists(orders, max_size=5))
def test_a_paper_without_weight_chooses_nothing(
    way: str, given_: list[tuple[tuple[str, ...], Fraction]], advice: list[tuple[str, ...]]
) -> None:
    """However many there are, and whatever they say."""
    ballots, weights = [ballot for ballot, _ in given_], [weight for _, weight in given_]
    with_advice = AMONG[way]([*ballots, *advice], [*weights, *[Fraction(0)] * len(advice)])
    assert with_advice == AMONG[way](ballots, weights)


@settings(max_examples=40)
@given(papers(parts))
def test_no_weight_is_lost_in_a_run_off(given_: list[tuple[tuple[str, ...], Fraction]]) -> None:
    """In every round what goes on and what is exhausted is all there is."""
    weights = [weight for _, weight in given_]
    for counted_ in run_off(OPTIONS, [ballot for ballot, _ in given_], weights).rounds:
        assert counted_.continuing + counted_.exhausted == sum(weights, Fraction(0))


def test_a_run_off_by_weight() -> None:
    """Three organisations of 3, 2 1/2 and 2: the last one's second choice decides, though it has the fewest firsts."""
    ballots, weights = [("a", "c"), ("b", "c"), ("c", "b")], [Fraction(3), Fraction(5, 2), TWO]
    ended = run_off("abc", ballots, weights)
    assert [dict(each.standing) for each in ended.rounds] == [
        {"a": Fraction(3), "b": Fraction(5, 2), "c": TWO},
        {"a": Fraction(3), "b": Fraction(9, 2)},
    ]
    assert ended.winner == "b"


def test_pairs_by_weight() -> None:
    """One that weighs three before two that weigh one each: what the two prefer is beaten."""
    ballots = [({"a"}, {"b"}), ({"b"}, {"a"}), ({"b"}, {"a"})]
    tiers = [tuple(map(frozenset, each)) for each in ballots]
    paths = schulze("ab", tiers, [Fraction(3), ONE, ONE])
    assert (paths.beats["a", "b"], paths.beats["b", "a"], paths.winners) == (Fraction(3), TWO, frozenset("a"))
    assert schulze("ab", tiers).winners == frozenset("b")


def test_a_mean_by_weight() -> None:
    """Five from one that weighs a half and two from one that weighs one: four and a half from one and a half."""
    chosen = score("ab", [{"a": 5}, {"a": 2, "b": 3}], Scoring(), [HALF, ONE])
    assert dict(chosen.scores) == {"a": Fraction(3), "b": Fraction(3)}
    assert chosen.leading == frozenset("ab")
    assert score("ab", [{"a": 5}, {"b": 5}], Scoring(raters=2), [TWO, ONE]).leading == frozenset()


def test_who_must_be_there_is_missing_whatever_they_weigh() -> None:
    """A seat that only advises can be one without which nobody meets."""
    answers = {"x": {SLOTS[0]: Suits.yes, SLOTS[1]: Suits.yes}, "y": {SLOTS[0]: Suits.no, SLOTS[1]: Suits.yes}}
    found = meeting_time(SLOTS, answers, {"y"}, {"x": TWO, "y": Fraction(0)})
    assert found.chosen == SLOTS[1]
    assert (found.slots[SLOTS[1]].yes, found.slots[SLOTS[0]].no) == (TWO, Fraction(0))

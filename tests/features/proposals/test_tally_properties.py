"""What holds of every count, whatever is counted: over many random rolls, ballots and rules."""

from collections.abc import Mapping
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from bot.features.proposals.model.tally.agreeing import Consensus, Consent, Consents, Stance, consensus, consent
from bot.features.proposals.model.tally.choosing import approval
from bot.features.proposals.model.tally.counting import MAJORITY, TWO_THIRDS, Count, Of, Outcome, Quorum, Threshold
from bot.features.proposals.model.tally.ranking import borda, run_off, schulze
from bot.features.proposals.model.tally.yes_no import ABSOLUTE, Majority, Vote, Votes, majority

OPTIONS = "abcde"
SHARES = [Threshold(n, d, strict) for d in range(1, 13) for n in range(d + 1) for strict in (False, True)]
numbers = st.integers(0, 60)
rankings = st.lists(st.permutations(OPTIONS).flatmap(lambda order: st.integers(0, 5).map(lambda n: tuple(order[:n]))))
thresholds = st.builds(
    lambda share, base: Threshold(share.numerator, share.denominator, share.strict, base),
    st.sampled_from(SHARES),
    st.sampled_from(Of),
)
rules = st.one_of(
    st.sampled_from([Majority(), Majority((TWO_THIRDS,)), ABSOLUTE]),
    st.builds(lambda threshold, quorum: Majority((threshold,), quorum), thresholds, st.builds(Quorum, thresholds)),
)


@st.composite
def counts(draw: st.DrawFn) -> Votes:
    given = {vote: draw(numbers) for vote in Vote}
    recused = draw(st.integers(0, 5))
    return Count(sum(given.values()) + recused + draw(numbers), given, recused)


def test_a_threshold_is_what_fractions_say() -> None:
    """For every roll up to two hundred and every share in twelfths and coarser, at, below and above the edge."""
    for share in SHARES:
        exact = Fraction(share.numerator, share.denominator)
        for base in range(1, 201):
            edge = exact * base
            around = {max(int(edge) + step, 0) for step in (-1, 0, 1)}
            for count in around:
                assert share.is_met(count, base) == (count > edge if share.strict else count >= edge)
            assert share.is_met(share.least(base), base)
            assert share.least(base) == 0 or not share.is_met(share.least(base) - 1, base)


@given(counts())
def test_everyone_on_the_roll_is_accounted_for(count: Votes) -> None:
    """Those who took part, the silent and the recused are all there are."""
    assert count.took_part + count.silent + count.recused == count.eligible
    assert count.silent >= 0


@given(counts(), rules)
def test_turning_a_no_into_a_yes_never_undoes_it(count: Votes, rule: Majority) -> None:
    """Nor does it bring about a quorum that was not there."""
    if not count.of(Vote.no) or not majority(count, rule).outcome.is_adopted:
        return
    turned = {**count.given, Vote.yes: count.of(Vote.yes) + 1, Vote.no: count.of(Vote.no) - 1}
    assert majority(Count(count.eligible, turned, count.recused), rule).outcome.is_adopted


@given(counts(), rules, st.integers(2, 7))
def test_scaling_all_counts_keeps_the_outcome(count: Votes, rule: Majority, by: int) -> None:
    """Thresholds are shares, so that the size of a coalition changes nothing."""
    scaled = Count(count.eligible * by, {vote: n * by for vote, n in count.given.items()}, count.recused * by)
    assert majority(scaled, rule).outcome is majority(count, rule).outcome


@given(counts(), rules)
def test_what_is_adopted_met_all_its_checks(count: Votes, rule: Majority) -> None:
    """And each check can be done again by hand from its own numbers."""
    verdict = majority(count, rule)
    if verdict.outcome.is_adopted:
        assert not verdict.failed
    for check in verdict.checks:
        assert check.is_met == (check.base > 0 and check.counted >= check.needed)


@given(st.dictionaries(st.sampled_from(Stance), numbers))
def test_another_block_never_adopts(given_: Mapping[Stance, int]) -> None:
    """Where none may be, one is enough."""
    more = {**given_, Stance.block: given_.get(Stance.block, 0) + 1}
    assert consensus(Count(400, more), Consensus()).outcome is Outcome.blocked


@given(st.dictionaries(st.sampled_from(Consents), numbers), numbers)
def test_a_concern_never_stops_what_consent_would_adopt(given_: Mapping[Consents, int], silent: int) -> None:
    """It is kept with the result instead."""
    before = Count(sum(given_.values()) + silent + 1, given_)
    after = Count(before.eligible, {**given_, Consents.concern: given_.get(Consents.concern, 0) + 1})
    if consent(before, Consent(), is_over=True).outcome.is_adopted:
        assert consent(after, Consent(), is_over=True).outcome is Outcome.with_concerns


@given(rankings, st.permutations(OPTIONS), st.randoms(use_true_random=False))
def test_no_order_of_seats_or_options_matters(ballots: list[tuple[str, ...]], order: list[str], lot: object) -> None:
    """Whoever answered first, and whatever stands first on the paper, is worth no more."""
    turned = ballots[::-1]
    tiers, turned_tiers = ([tuple(map(frozenset, ballot)) for ballot in some] for some in (ballots, turned))
    first, again = run_off(OPTIONS, ballots), run_off(order, turned)
    assert (first.winner, first.level) == (again.winner, again.level)
    assert schulze(OPTIONS, tiers).winners == schulze(order, turned_tiers).winners
    assert borda(OPTIONS, ballots).leading == borda(order, turned).leading
    sets = [frozenset(ballot) for ballot in ballots]
    assert approval(OPTIONS, sets).leading == approval(order, sets[::-1]).leading


@given(rankings)
def test_no_ballot_is_lost_in_a_run_off(ballots: list[tuple[str, ...]]) -> None:
    """In every round those that go on and those that are exhausted are all there are."""
    result = run_off(OPTIONS, ballots)
    for counted in result.rounds:
        assert counted.continuing + counted.exhausted == len(ballots)
    assert (result.winner is None) == bool(result.level)
    assert len(result.rounds) <= len(OPTIONS)


@given(rankings)
def test_who_beats_everyone_wins_by_schulze(ballots: list[tuple[str, ...]]) -> None:
    """Where there is such an option; and somebody always leads once anything was preferred."""
    paths = schulze(OPTIONS, [tuple(map(frozenset, ballot)) for ballot in ballots])
    beaten = {a for a in OPTIONS if all(paths.beats[a, b] > paths.beats[b, a] for b in OPTIONS if b != a)}
    assert not beaten or paths.winners == beaten
    assert bool(paths.winners) == any(paths.beats.values())


def test_the_largest_majority_is_found_by_halves() -> None:
    """Just over half of a thousand and one."""
    assert MAJORITY.least(1_001) == 501

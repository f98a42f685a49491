"""The cases of counting that were worked out by hand, each with what has to come of it."""

import ast
from pathlib import Path

import pytest

from bot.features.proposals.model import tally
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
from bot.features.proposals.model.tally.choosing import approval
from bot.features.proposals.model.tally.counting import (
    ALL,
    MAJORITY,
    NO_QUORUM,
    TWO_THIRDS,
    Count,
    Of,
    Outcome,
    Quorum,
    Threshold,
    Verdict,
    What,
)
from bot.features.proposals.model.tally.ranking import borda, run_off, schulze
from bot.features.proposals.model.tally.scales import (
    Fingers,
    FistToFive,
    Gradient,
    Gradients,
    distribution,
    fist_to_five,
    gradients,
)
from bot.features.proposals.model.tally.yes_no import ABSOLUTE, Majority, Unanimity, Vote, Votes, majority, unanimity

HALF = Quorum(Threshold(1, 2))
MEMPHIS = ((42, "MNCK"), (26, "NCKM"), (15, "CKNM"), (17, "KCNM"))


def votes(yes: int, no: int = 0, abstain: int = 0, *, eligible: int | None = None, recused: int = 0) -> Votes:
    given = {Vote.yes: yes, Vote.no: no, Vote.abstain: abstain}
    return Count(eligible or yes + no + abstain + recused, given, recused)


def by(*thresholds: Threshold, quorum: Quorum = NO_QUORUM) -> Majority:
    return Majority(thresholds or (MAJORITY,), quorum)


def met(verdict: Verdict) -> list[bool]:
    return [check.is_met for check in verdict.checks]


def test_as_many_yes_as_no_is_a_tie() -> None:
    """Vector 1: nothing changes, and nobody's voice is worth more."""
    assert majority(votes(5, 5), by()).outcome is Outcome.tie


def test_abstentions_leave_the_base() -> None:
    """Vector 2: five of nine is more than half."""
    verdict = majority(votes(5, 4, 1), by())
    assert verdict.outcome is Outcome.adopted
    [check] = verdict.checks
    assert (check.what, check.counted, check.base, check.needed) == (What.yes, 5, 9, 5)


def test_two_thirds_is_exactly_two_thirds() -> None:
    """Vector 3: six of nine reach it, five of eight do not."""
    assert majority(votes(6, 3), by(TWO_THIRDS)).outcome is Outcome.adopted
    assert majority(votes(5, 3), by(TWO_THIRDS)).outcome is Outcome.not_adopted
    strict = Threshold(2, 3, strict=True)
    assert majority(votes(6, 3), by(strict)).outcome is Outcome.not_adopted


def test_of_the_whole_roll_silence_counts_against() -> None:
    """Vector 4: of twelve eight are needed, however few say no."""
    of_all = by(Threshold(2, 3, base=Of.eligible))
    assert majority(votes(7, eligible=12), of_all).outcome is Outcome.not_adopted
    assert majority(votes(8, eligible=12), of_all).outcome is Outcome.adopted


def test_of_several_thresholds_all_must_hold() -> None:
    """Vector 6: seven are more than half of thirteen who took part, and not two thirds of eleven."""
    both = by(Threshold(1, 2, strict=True, base=Of.with_abstentions), TWO_THIRDS)
    verdict = majority(votes(7, 4, 2), both)
    assert met(verdict) == [True, False]
    assert verdict.outcome is Outcome.not_adopted


@pytest.mark.parametrize(
    ("quorum", "eligible", "present", "reached"),
    [
        (HALF, 7, 3, False),
        (HALF, 7, 4, True),
        (Quorum(MAJORITY), 8, 4, False),
        (Quorum(Threshold(28, 100)), 25, 7, True),
    ],
)
def test_a_quorum_is_a_share_of_the_roll(quorum: Quorum, eligible: int, present: int, *, reached: bool) -> None:
    """Vectors 9 to 11."""
    verdict = majority(votes(present, eligible=eligible), by(quorum=quorum))
    assert verdict.outcome is (Outcome.adopted if reached else Outcome.no_quorum)
    assert quorum.needed(eligible) <= present or not reached


def test_nothing_but_abstentions_decides_nothing() -> None:
    """Vector 13: the quorum is met, and there is no decision."""
    verdict = majority(votes(0, 0, 10), by(quorum=HALF))
    assert verdict.outcome is Outcome.no_votes
    assert verdict.checks[0].is_met


def test_no_votes_are_not_nought_percent() -> None:
    """Of nothing no share is met, not even none at all."""
    assert majority(votes(0, eligible=5), by()).outcome is Outcome.no_votes
    assert not Threshold(0, 1).is_met(0, 0)
    assert unanimity(votes(0, eligible=5), Unanimity()).outcome is Outcome.no_votes


def test_recusing_oneself_leaves_the_roll() -> None:
    """Of seven two say that it is not theirs to decide: three of five are enough."""
    assert majority(votes(3, eligible=7, recused=2), ABSOLUTE).outcome is Outcome.adopted
    assert majority(votes(3, eligible=7), ABSOLUTE).outcome is Outcome.not_adopted


def test_abstaining_is_no_yes_of_the_whole_roll() -> None:
    """An absolute majority asks for more than half of all."""
    assert majority(votes(3, 0, 3), ABSOLUTE).outcome is Outcome.not_adopted
    assert majority(votes(4, 0, 2), ABSOLUTE).outcome is Outcome.adopted


def test_a_floor_of_yes_votes_cannot_be_reached_by_a_no() -> None:
    """With it nobody can help what they are against by voting."""
    floor = Quorum(yes=4)
    assert majority(votes(3, 0, eligible=9), by(quorum=floor)).outcome is Outcome.not_adopted
    assert majority(votes(3, 2, eligible=9), by(quorum=floor)).outcome is Outcome.not_adopted
    assert majority(votes(4, 2, eligible=9), by(quorum=floor)).outcome is Outcome.adopted


def test_one_no_ends_unanimity() -> None:
    """Abstentions are allowed, unless all were asked for."""
    assert unanimity(votes(4, 1), Unanimity()).outcome is Outcome.not_adopted
    assert unanimity(votes(4, 0, 1), Unanimity()).outcome is Outcome.adopted
    assert unanimity(votes(4, 0, 1), Unanimity(of_all=True)).outcome is Outcome.not_adopted
    assert unanimity(votes(4, eligible=5, recused=1), Unanimity(of_all=True)).outcome is Outcome.adopted
    assert unanimity(votes(0, 0, 3), Unanimity()).outcome is Outcome.no_votes


def test_blocks_up_to_as_many_as_were_agreed() -> None:
    """Vector 14: one block stops it, unless one may."""
    count = Count(12, {Stance.agree: 9, Stance.stand_aside: 2, Stance.block: 1})
    assert consensus(count, Consensus()).outcome is Outcome.blocked
    assert consensus(count, Consensus(blocks=1)).outcome is Outcome.with_stand_asides
    assert consensus(count, Consensus(blocks=1, stand_asides=1)).outcome is Outcome.not_adopted
    share = Threshold(4, 5)
    assert consensus(count, Consensus(blocks=1, agreeing=share)).outcome is Outcome.not_adopted
    assert consensus(count, Consensus(blocks=1, agreeing=Threshold(3, 4))).outcome is Outcome.with_stand_asides


def test_consensus_needs_somebody_who_agrees() -> None:
    """Vector 15: five abstentions are no agreement."""
    assert consensus(Count(5, {Stance.abstain: 5}), Consensus()).outcome is Outcome.not_adopted


def test_consent_waits_for_all_or_for_a_quorum() -> None:
    """Vector 16: one objection was withdrawn, two seats are silent."""
    count = Count(11, {Consents.consent: 8, Consents.withdrawn: 1})
    assert consent(count, Consent(Coverage.full), is_over=True).outcome is Outcome.pending
    assert consent(count, Consent(), is_over=True).outcome is Outcome.adopted
    assert consent(count, Consent(), is_over=False).outcome is Outcome.pending


def test_an_open_objection_stops_it_and_a_concern_never_does() -> None:
    """Until it is taken into the text, withdrawn, or was not one that stops this."""
    stopped = Count(4, {Consents.consent: 3, Consents.objection: 1})
    assert consent(stopped, Consent(), is_over=True).outcome is Outcome.objection_open
    for way in (Consents.integrated, Consents.withdrawn, Consents.not_paramount):
        assert consent(Count(4, {Consents.consent: 3, way: 1}), Consent(), is_over=True).outcome is Outcome.adopted
    worried = Count(4, {Consents.consent: 1, Consents.concern: 3})
    assert consent(worried, Consent(), is_over=True).outcome is Outcome.with_concerns


def test_consent_of_all_need_not_wait_for_the_deadline() -> None:
    """And of nobody there is none when it has passed."""
    assert consent(Count(3, {Consents.consent: 3}), Consent(), is_over=False).outcome is Outcome.adopted
    assert consent(Count(3, {}), Consent(), is_over=True).outcome is Outcome.no_quorum
    assert consent(Count(3, {}), Consent(Coverage.lazy), is_over=True).outcome is Outcome.adopted
    assert consent(Count(3, {}, recused=3), Consent(Coverage.full), is_over=True).outcome is Outcome.pending


def test_silence_counts_only_after_its_notice() -> None:
    """Lazy consensus stands once the deadline has passed, and if nobody was rushed."""
    silent: Count[Consents] = Count(9, {})
    assert lazy_consensus(silent, Silence(kept_notice=True), is_over=True).outcome is Outcome.adopted
    assert lazy_consensus(silent, Silence(kept_notice=False), is_over=True).outcome is Outcome.pending
    assert lazy_consensus(silent, Silence(kept_notice=True), is_over=False).outcome is Outcome.pending
    one = Count(9, {Consents.objection: 1})
    assert lazy_consensus(one, Silence(kept_notice=True), is_over=True).outcome is Outcome.objection_open


def test_fingers_are_never_averaged() -> None:
    """Ten fives do not outweigh one two, and who gave nothing did not give none."""
    fives = Count(12, {Fingers.five: 10, Fingers.two: 1})
    assert fist_to_five(fives, FistToFive()).outcome is Outcome.not_adopted
    assert fist_to_five(Count(12, {Fingers.three: 3}), FistToFive()).outcome is Outcome.adopted
    assert fist_to_five(Count(12, {Fingers.three: 3}), FistToFive(quorum=HALF)).outcome is Outcome.no_quorum
    most = FistToFive(TWO_THIRDS)
    assert fist_to_five(fives, most).outcome is Outcome.adopted
    assert fist_to_five(Count(12, {Fingers.five: 10, Fingers.none: 1}), most).outcome is Outcome.blocked
    assert distribution(fives, Fingers)[Fingers.one] == 0


def test_gradients_follow_the_rule_that_was_declared() -> None:
    """Supporting what one does not like counts only if that was said, and who abstains leaves the base."""
    given = {Gradient.endorse: 4, Gradient.reservations: 1, Gradient.will_support: 2, Gradient.abstain: 3}
    count, share = Count(12, given), Threshold(3, 4)
    assert gradients(count, Gradients(share)).outcome is Outcome.not_adopted
    assert gradients(count, Gradients(share, will_support=True)).outcome is Outcome.adopted
    vetoed = Count(12, {**given, Gradient.veto: 1})
    assert gradients(vetoed, Gradients(Threshold(1, 2), will_support=True)).outcome is Outcome.blocked
    assert gradients(Count(3, {Gradient.abstain: 3}), Gradients(share)).outcome is Outcome.no_votes


def test_four_ways_to_choose_may_choose_three() -> None:
    """Vector 19: most first choices M, run-off K, Schulze N, Borda N."""
    ballots = [tuple(order) for count, order in MEMPHIS for _ in range(count)]
    assert approval("MNCK", ({ballot[0]} for ballot in ballots)).winner == "M"
    assert run_off("MNCK", ballots).winner == "K"
    assert schulze("MNCK", [tuple(map(frozenset, ballot)) for ballot in ballots]).winners == {"N"}
    assert borda("MNCK", ballots).winner == "N"


def test_a_circle_of_preferences_is_a_tie_of_all() -> None:
    """Vector 23: nobody is drawn by lot."""
    paths = schulze("ABC", [tuple(map(frozenset, order)) for order in ("ABC", "BCA", "CAB")])
    assert paths.winners == {"A", "B", "C"}
    assert paths.order == (frozenset("ABC"),)


def test_all_is_all() -> None:
    """A threshold of everything on the roll."""
    assert majority(votes(3), by(ALL)).outcome is Outcome.adopted
    assert majority(votes(3, eligible=4), by(ALL)).outcome is Outcome.not_adopted


@pytest.mark.parametrize(("numerator", "denominator"), [(1, 0), (2, 1), (-1, 2)])
def test_a_share_is_between_nothing_and_all(numerator: int, denominator: int) -> None:
    """Anything else is refused when the rule is made."""
    with pytest.raises(ValueError, match="share"):
        Threshold(numerator, denominator)


def test_no_more_take_part_than_are_on_the_roll() -> None:
    """Such a count is a mistake of ours, and is never told as a result."""
    with pytest.raises(ValueError, match="roll"):
        votes(3, eligible=2)
    with pytest.raises(ValueError, match="nothing"):
        votes(-1, 1)


def test_there_is_no_float_in_the_counting() -> None:
    """Neither written nor made by a division."""
    for path in Path(tally.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            assert not (isinstance(node, ast.Constant) and isinstance(node.value, float)), path.name
            assert not isinstance(node, ast.Div), path.name
            assert not (isinstance(node, ast.Name) and node.id == "float"), path.name

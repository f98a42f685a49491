"""Choosing among options: what is refused, what is level, and what happens round by round."""

from datetime import UTC, datetime, timedelta
from fractions import Fraction

import pytest

from bot.features.proposals.model.tally.choosing import (
    Chosen,
    Dots,
    Scoring,
    TooManyDots,
    approval,
    dots,
    opt_in,
    ranked_by,
    score,
)
from bot.features.proposals.model.tally.counting import Outcome
from bot.features.proposals.model.tally.meeting import Slot, Suits, meeting_time
from bot.features.proposals.model.tally.ranking import StandsTwice, borda, run_off, schulze

NOON = datetime(2026, 3, 5, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
YES, MAYBE, NO = Suits.yes, Suits.if_need_be, Suits.no


def slot(days: int) -> Slot:
    begins = NOON + timedelta(days=days)
    return Slot(begins, begins + HOUR)


def test_what_is_level_is_told_as_a_set() -> None:
    """No order of the options decides between them."""
    chosen = approval("abc", [{"a", "b"}, {"a"}, {"b"}])
    assert (chosen.leading, chosen.winner, chosen.is_tie) == (frozenset("ab"), None, True)
    assert approval("cba", [{"a", "b"}, {"a"}, {"b"}]).leading == {"a", "b"}
    assert ranked_by(chosen.scores) == (frozenset("ab"), frozenset("c"))


def test_where_nobody_chose_anything_nothing_leads() -> None:
    """Empty ballots were given, and say nothing."""
    assert approval("ab", []).leading == frozenset()
    assert approval("ab", [set(), set()]) == Chosen(frozenset(), {"a": 0, "b": 0}, 2)
    assert schulze("ab", [()]).winners == frozenset()
    assert run_off("ab", [()]).winner is None
    assert borda("ab", [()]).leading == frozenset()


def test_a_score_is_the_mean_of_what_was_given() -> None:
    """Who did not score an option said nothing of it, unless that was to be the lowest; too few raters are no score."""
    ballots = [{"a": 5, "b": 3}, {"a": 4}, {"b": 3}]
    assert score("abc", ballots, Scoring()).scores == {"a": Fraction(9, 2), "b": 3}
    assert score("ab", ballots, Scoring(missing_is_lowest=True)).scores == {"a": 3, "b": 2}
    assert score("ab", ballots, Scoring(raters=3)).leading == frozenset()
    assert score("ab", ballots, Scoring()).winner == "a"
    with pytest.raises(ValueError, match="scale"):
        score("a", [{"a": 6}], Scoring())


def test_a_ballot_with_too_many_dots_is_refused_whole() -> None:
    """As is one with more on an option than may be, or fewer than none."""
    rule = Dots(each=5, on_one=3)
    assert dots("ab", [{"a": 3, "b": 2}, {"b": 2}], rule).winner == "b"
    for ballot in ({"a": 3, "b": 3}, {"a": 4}):
        with pytest.raises(TooManyDots):
            dots("ab", [ballot], rule)
    with pytest.raises(ValueError, match="taken"):
        dots("ab", [{"a": -1}], rule)


def test_what_is_not_on_the_paper_is_refused() -> None:
    """In every way of choosing; and so is what stands twice."""
    for count in (
        lambda: approval("ab", [{"c"}]),
        lambda: score("ab", [{"c": 1}], Scoring()),
        lambda: dots("ab", [{"c": 1}], Dots(5, 3)),
        lambda: borda("ab", [("c",)]),
        lambda: run_off("ab", [("c",)]),
        lambda: schulze("ab", [(frozenset("c"),)]),
    ):
        with pytest.raises(ValueError, match="paper"):
            count()
    for twice in (lambda: run_off("ab", [("a", "a")]), lambda: schulze("ab", [(frozenset("a"), frozenset("ab"))])):
        with pytest.raises(StandsTwice):
            twice()


def test_in_a_run_off_who_has_fewest_is_out_and_their_ballots_go_on() -> None:
    """A ballot that names nobody who is left leaves the base, and is told."""
    result = run_off("abc", [("a",), ("a",), ("b", "a"), ("b",), ("c",)])
    assert [(each.eliminated, each.exhausted, each.continuing) for each in result.rounds] == [("c", 0, 5), (None, 1, 4)]
    assert (result.winner, result.level) == (None, frozenset("ab"))


def test_a_tie_for_being_out_is_decided_by_the_latest_round_in_which_they_differed() -> None:
    """And never by chance: where they never differed, that is the result."""
    ballots = [("a",)] * 5 + [("b",)] * 3 + [("c",)] * 2 + [("d", "c")]
    result = run_off("abcd", ballots)
    assert [each.eliminated for each in result.rounds] == ["d", "c", None]
    assert result.winner == "a"
    level = run_off("abc", [("a",)] * 3 + [("b",)] * 2 + [("c",)] * 2)
    assert (level.winner, level.level) == (None, frozenset("bc"))


def test_what_nobody_names_first_goes_out_in_any_order() -> None:
    """There is nothing to hand on, so that it is no tie for being out, and no lot."""
    ballots = [("a", "c")] * 3 + [("b", "d")] * 2 + [("e", "b")] * 2
    for options in ("abcde", "edcba"):
        result = run_off(options, ballots)
        assert {each.eliminated for each in result.rounds[:2]} == set("cd")
        assert (result.winner, result.level) == (None, frozenset("be"))


def test_points_of_a_short_ballot() -> None:
    """What it does not name gets none."""
    assert borda("abc", [("a",), ("b", "c")]).scores == {"a": 2, "b": 2, "c": 1}


def test_in_schulze_options_may_stand_level_and_ranks_be_skipped() -> None:
    """Those that a ballot does not name stand last together."""
    paths = schulze("abc", [(frozenset("a"), frozenset(), frozenset("b")), (frozenset("ab"),)])
    assert paths.beats["a", "b"] == 1
    assert (paths.beats["b", "c"], paths.beats["c", "b"]) == (2, 0)
    assert paths.order == tuple(map(frozenset, "abc"))


def test_who_is_in_is_counted_against_a_target() -> None:
    """Nobody's answer is no result."""
    assert opt_in(3, 2, 3).outcome is Outcome.adopted
    assert opt_in(2, 9, 3).outcome is Outcome.not_adopted
    assert opt_in(0, 0, 3).outcome is Outcome.no_votes


def test_the_time_that_suits_most_then_spares_most_then_comes_first() -> None:
    """Whatever order the slots stand in."""
    first, second, third = slot(1), slot(2), slot(3)
    answers = {
        "ana": {first: YES, second: YES, third: YES},
        "ben": {first: NO, second: MAYBE, third: MAYBE},
    }
    for slots in ([first, second, third], [third, second, first]):
        assert meeting_time(slots, answers).chosen == second
    answers["cat"] = {first: YES}
    assert meeting_time([first, second, third], answers).chosen == first


def test_a_time_without_those_who_must_be_there_is_not_chosen() -> None:
    """Who said nothing of it is not counted on; if need be is there."""
    first, second = slot(1), slot(2)
    answers = {"ana": {first: YES, second: YES}, "ben": {second: MAYBE}, "cat": {first: YES}}
    found = meeting_time([first, second], answers, {"ben"})
    assert (found.chosen, found.slots[first].missing) == (second, frozenset({"ben"}))
    assert meeting_time([first], answers, {"dan"}).chosen is None
    assert meeting_time([first], {"ana": {first: MAYBE}}).chosen is None


def test_a_slot_is_an_instant() -> None:
    """A time without a zone, or one that ends before it begins, is refused."""
    with pytest.raises(ValueError, match="instant"):
        Slot(NOON.replace(tzinfo=None), NOON + HOUR)
    with pytest.raises(ValueError, match="instant"):
        Slot(NOON, NOON)

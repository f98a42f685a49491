"""Who talks with whom: across organisations whenever that can be, nobody alone, and nobody forgotten."""

from collections import Counter
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.listening.model import Speaker
from bot.features.listening.model.partition import Together, fours, twos
from bot.kernel.ids import OrganisationId
from tests.features.listening.rounds import person

NONE_OF = None
WHOSE = st.lists(st.sampled_from((*"ABCDE", NONE_OF)), max_size=40)


def people(whose: list[str | None]) -> Together:
    """In the order given; with None for who is with nobody."""
    return tuple(
        Speaker(number, person(f"P{number}"), organisation=OrganisationId(each * 14) if each else None)
        for number, each in enumerate(whose, 1)
    )


def same(group: Together) -> bool:
    """All of one organisation."""
    return len({each.whose for each in group}) == 1


@given(WHOSE, st.randoms(use_true_random=False))
def test_everyone_is_in_one_pair_or_the_trio(whose: list[str | None], lots: Random) -> None:
    """Twos, and one trio if they are odd; one person alone is in none."""
    drawn = people(lots.sample(whose, len(whose)))
    groups = twos(drawn)
    if len(drawn) < 2:
        assert groups == ()
        return
    assert sorted(each.number for group in groups for each in group) == [each.number for each in drawn]
    assert [len(group) for group in groups[:-1]] == [2] * (len(groups) - 1)
    assert len(groups[-1]) == 2 + len(drawn) % 2


@given(WHOSE, st.randoms(use_true_random=False))
def test_pairs_are_across_organisations_whenever_that_is_possible(whose: list[str | None], lots: Random) -> None:
    """If no organisation has more than half of the people, no group is of one; else as few as can be: of the largest
    one, all groups in which none of the others is."""
    drawn = people(lots.sample(whose, len(whose)))
    groups = twos(drawn)
    most = max(Counter(each.whose for each in drawn).values(), default=0)
    others = len(drawn) - most
    alike = sum(map(same, groups))
    assert alike == max(0, len(groups) - others)
    if 2 * most <= len(drawn):
        assert alike == 0


@given(st.lists(st.sampled_from("ABCDE"), min_size=3, max_size=21).filter(lambda whose: len(whose) % 2))
def test_a_trio_is_of_three_where_a_pair_without_their_own_is_there(whose: list[str]) -> None:
    """The third is with two of other organisations if any pair is of others."""
    groups = twos(people(list(whose)))
    *pair, third = groups[-1]
    if third.whose in {each.whose for each in pair}:
        assert all(third.whose in {each.whose for each in group} for group in groups)


def test_over_many_lots_everyone_meets_everyone_else() -> None:
    """Pairs are drawn by lot: of four people of four organisations all six pairs come, about equally often."""
    there, lots = people(list("ABCD")), Random(4)
    met: Counter[frozenset[int]] = Counter()
    for _ in range(600):
        met.update(frozenset(each.number for each in group) for group in twos(tuple(lots.sample(there, 4))))
    assert len(met) == 6
    assert all(150 < count < 250 for count in met.values())


@given(st.integers(0, 200))
def test_fours_are_three_to_five(count: int) -> None:
    """Everyone is in one; fewer than four people are in none."""
    groups = fours(twos(people([NONE_OF] * count)))
    assert sum(map(len, groups)) == (count if count > 3 else 0)
    assert {len(group) for group in groups} <= {3, 4, 5}
    assert sum(len(group) != 4 for group in groups) <= 2


@given(st.integers(4, 200))
def test_fours_are_made_of_two_twos(count: int) -> None:
    """Each person is with someone whom they have heard already, but two at most."""
    pairs = twos(people([NONE_OF] * count))
    groups = fours(pairs)
    parted = [pair for pair in pairs if not any(set(pair) <= set(group) for group in groups)]
    assert len(parted) <= 1


@pytest.mark.parametrize(
    ("count", "sizes"),
    [(4, [4]), (5, [5]), (6, [3, 3]), (7, [4, 3]), (8, [4, 4]), (9, [4, 5]), (10, [4, 3, 3]), (40, [4] * 10)],
)
def test_the_edge_of_fours(count: int, sizes: list[int]) -> None:
    """As even as it can be."""
    assert [len(group) for group in fours(twos(people([NONE_OF] * count)))] == sizes

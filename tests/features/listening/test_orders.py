"""Who speaks after whom, and in what sense each order is fair."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.features.listening.cards.board import board
from bot.features.listening.commands import Join, Start
from bot.features.listening.model import Format, Order, Part, Round, Speaker
from bot.features.listening.model.orders import Heard, heard_in, in_turn, least_heard
from bot.kernel.ids import OrganisationId
from tests.features.listening.rounds import ANA, BEN, CEM, DOA, FAY, ROUND, Evening, gathering, person
from tests.features.reading import read

CLINIC, SCHOOL, UNION = (OrganisationId(name.ljust(14, "-")) for name in ("Clinic", "School", "Union"))
WHOSE = st.sampled_from((CLINIC, SCHOOL, UNION, None))
SPEAKERS = st.lists(WHOSE, min_size=1, max_size=40).map(
    lambda whose: tuple(Speaker(n, person(f"P{n}"), organisation=each) for n, each in enumerate(whose, 1))
)
HEARD = st.dictionaries(WHOSE, st.integers(1, 5))


def whose(speaker: Speaker) -> object:
    return speaker.organisation or speaker.person


@given(SPEAKERS)
def test_organisations_take_turns(speakers: tuple[Speaker, ...]) -> None:
    """At no moment has one been asked twice more than another that still waits; nobody is lost."""
    order = in_turn(speakers)
    assert sorted(each.number for each in order) == [each.number for each in speakers]
    asked: Counter[object] = Counter()
    left = Counter(map(whose, order))
    for speaker in order:
        asked[whose(speaker)] += 1
        left[whose(speaker)] -= 1
        waiting = [asked[each] for each, count in left.items() if count]
        assert not waiting or max(asked.values()) - min(waiting) <= 1


@given(SPEAKERS)
def test_people_of_one_organisation_stay_as_they_came(speakers: tuple[Speaker, ...]) -> None:
    """Taking turns ranks nobody within an organisation."""
    order = in_turn(speakers)
    for each in {whose(speaker) for speaker in speakers}:
        numbers = [speaker.number for speaker in order if whose(speaker) == each]
        assert numbers == sorted(numbers)


@given(SPEAKERS, HEARD)
def test_nobody_waits_for_an_organisation_that_was_heard_in_more_rounds(
    speakers: tuple[Speaker, ...], heard: Heard
) -> None:
    """One that was not heard comes first; of people nothing counts but how they stood."""
    order = least_heard(speakers, heard)
    assert sorted(each.number for each in order) == [each.number for each in speakers]
    for one, other in pairwise(order):
        counts = heard.get(one.organisation, 0), heard.get(other.organisation, 0)
        assert counts[0] < counts[1] or (counts[0] == counts[1] and one.number < other.number)


@given(SPEAKERS, st.lists(st.integers(0, 3_600), min_size=40, max_size=40))
def test_how_long_anyone_spoke_changes_nothing(speakers: tuple[Speaker, ...], seconds: list[int]) -> None:
    """Whoever was brief, or spoke at length, or came with many, was heard in one round."""
    before = replace(
        gathering().state,
        speakers=tuple(replace(each, part=Part.heard, seconds=seconds[each.number - 1]) for each in speakers),
    )
    assert heard_in([before]) == {each.organisation: 1 for each in speakers}


@given(st.permutations((CLINIC, SCHOOL, UNION)), st.integers(3, 12))
def test_where_time_is_always_short_no_organisation_is_always_last(joined: list[OrganisationId], times: int) -> None:
    """When only the first of three is heard in each round, all come first in any three rounds on end."""
    speakers = tuple(Speaker(n, person(f"P{n}"), organisation=each) for n, each in enumerate(joined, 1))
    rounds: list[Round] = []
    for _ in range(times):
        first = least_heard(speakers, heard_in(rounds[-5:]))[0]
        rounds.append(replace(gathering().state, speakers=(replace(first, part=Part.heard),)))
    firsts = [each.speakers[0].organisation for each in rounds]
    assert all(set(firsts[at : at + 3]) == set(joined) for at in range(times - 2))


def test_every_order_by_lot_is_as_likely_as_any_other() -> None:
    """Six orders of three people, 6,000 lots with fixed seeds: each comes up 1,000 times, give or take 130."""
    drawn = Counter(
        tuple(each.number for each in started(Order.lots, seed=seed).state.speakers) for seed in range(6_000)
    )
    assert len(drawn) == 6
    assert all(abs(count - 1_000) < 130 for count in drawn.values())


def started(order: Order, before: tuple[Round, ...] = (), seed: int = 7) -> Evening:
    evening = gathering(ANA, BEN, CEM, order=order)
    evening.organisations = {ANA: CLINIC, BEN: CLINIC, CEM: SCHOOL}
    evening.before, evening.seed = before, seed
    evening.press(FAY, Start(ROUND))
    return evening


def test_the_order_is_made_when_the_round_starts() -> None:
    """Of those who are there then; who joins later speaks after them."""
    evening = started(Order.in_turn)
    evening.press(DOA, Join(ROUND))
    assert [each.person for each in evening.state.speakers] == [ANA, CEM, BEN, DOA]


def test_an_organisation_that_was_not_heard_is_asked_first() -> None:
    """Ana spoke for the clinic in the round before: the school comes first now, and Ana before Ben, as they joined."""
    once = started(Order.as_joined)
    once.here(ANA)
    once.later(seconds=90)
    once.until_due()
    before = once.state.ended(once.now)
    again = started(Order.least_heard, (before,))
    assert [each.person for each in again.state.speakers] == [CEM, ANA, BEN]


def test_the_facilitator_of_a_circle_answers_first_in_any_order() -> None:
    """And the others as the order says."""
    for order in Order:
        evening = gathering(ANA, BEN, format=Format.circle, order=order)
        evening.press(FAY, Start(ROUND))
        assert evening.speaker == FAY


def test_the_card_says_what_the_order_means() -> None:
    """Each of them."""
    assert "drawn by lot when the round starts" in read(board(gathering(ANA, order=Order.lots).state))
    assert "Organisations take turns" in read(board(gathering(ANA, order=Order.in_turn).state))
    fewer = read(board(gathering(ANA, order=Order.least_heard).state))
    assert "Organisations that were heard in fewer of the last five rounds are asked first" in fewer
    assert "You speak in the order in which you joined." in read(board(gathering(ANA).state))

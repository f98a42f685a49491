"""How evenly the floor was shared over time: the same for all, however many of them came, and a ranking of nobody."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.listening.cards.over_time import page
from bot.features.listening.commands import Done, Start
from bot.features.listening.model import Part, Round, Speaker, Stage
from bot.features.listening.model.over_time import LastRounds, OverTime, Room, over_time
from bot.features.listening.model.refusals import ForFacilitators
from bot.features.listening.model.sharing import SLACK
from bot.kernel.command import Standing
from bot.kernel.elements import Image, Tally
from bot.kernel.ids import OrganisationId, PersonId
from tests.features.listening.rounds import ANA, BEN, CEM, FAY, NOW, ROUND, context, gathering, person
from tests.features.reading import read

SCHOOL, CLINIC, LIBRARY, FARM = (
    OrganisationId(name.ljust(14, "-")) for name in ("School", "Clinic", "Library", "Farm")
)
ALL = (CLINIC, FARM, LIBRARY, SCHOOL)
Times = Mapping[OrganisationId, Sequence[int]]
"""Seconds of each of their people in one round."""


def held(times: Times, *others: Speaker) -> Round:
    """A round that has ended, in which these were heard for so long."""
    spoke = [(organisation, seconds) for organisation, each in times.items() for seconds in each]
    speakers = tuple(
        Speaker(number, person(f"p{number}"), part=Part.heard, seconds=seconds, organisation=organisation)
        for number, (organisation, seconds) in enumerate(spoke, 1)
    )
    more = tuple(replace(each, number=len(spoke) + number) for number, each in enumerate(others, 1))
    return replace(gathering().state, stage=Stage.ended, stopped_at=NOW, speakers=(*speakers, *more))


def rooms(*rounds: Times) -> Mapping[OrganisationId, Room]:
    return over_time(map(held, rounds), ALL).rooms


def shown(*rounds: Round, by: PersonId = FAY, organisations: tuple[OrganisationId, ...] = ALL[:3]) -> str:
    given_ = LastRounds(rounds, organisations, frozenset({FAY}))
    return read(page(given_, context(by, NOW)))


minutes = st.integers(0, 1_800)
rounds = st.lists(
    st.dictionaries(st.sampled_from(ALL), st.lists(minutes, min_size=1, max_size=3), min_size=2), min_size=1, max_size=5
)


@given(rounds, st.integers(2, 4))
def test_it_makes_no_difference_how_many_came(each: list[Times], times: int) -> None:
    """With two, three or four people who spoke as long in the place of every one of an organisation, all stays so."""
    more = [{**held_, SCHOOL: [*held_[SCHOOL]] * times} if SCHOOL in held_ else held_ for held_ in each]
    assert rooms(*more) == rooms(*each)


@given(st.lists(st.tuples(minutes, st.dictionaries(st.sampled_from(ALL), st.integers(1, 5), min_size=2)), min_size=2))
def test_where_all_speak_equally_long_all_have_the_same(each: list[tuple[int, dict[OrganisationId, int]]]) -> None:
    """However long the rounds were, whoever was there, and however many of them."""
    had = rooms(*({organisation: [seconds] * count for organisation, count in who.items()} for seconds, who in each))
    assert set(had.values()) <= {Room.same, Room.not_yet}


@given(rounds)
def test_never_all_had_more_and_never_all_less(each: list[Times]) -> None:
    """What all had is what was due to all: an organisation stands out only from others."""
    had = [room for room in rooms(*each).values() if room is not Room.not_yet]
    assert had
    assert set(had) != {Room.much_more}
    assert set(had) != {Room.less}


@given(rounds, st.integers(0, 1_800))
def test_who_speaks_longer_is_never_said_to_have_had_less_for_it(each: list[Times], more: int) -> None:
    """More seconds in a round move an organisation up or nowhere."""
    order = list(Room)
    longer = [{**held_, SCHOOL: [one + more for one in held_[SCHOOL]]} if SCHOOL in held_ else held_ for held_ in each]
    assert order.index(rooms(*longer)[SCHOOL]) >= order.index(rooms(*each)[SCHOOL])


@given(rounds, st.permutations(ALL))
def test_it_is_the_same_for_all_organisations(each: list[Times], other: list[OrganisationId]) -> None:
    """With the names changed about, each has what the other had."""
    renamed = dict(zip(ALL, other, strict=True))
    swapped = rooms(*({renamed[name]: times for name, times in held_.items()} for held_ in each))
    assert {renamed[name]: room for name, room in rooms(*each).items()} == swapped


def test_a_minute_a_round_nobody_would_call_unequal() -> None:
    """From there on it takes twice of what was due to have had much more, and half to have had less."""
    assert rooms({SCHOOL: [SLACK], CLINIC: [0], LIBRARY: [0]})[SCHOOL] is Room.same
    assert rooms({SCHOOL: [SLACK + 1], CLINIC: [0], LIBRARY: [0]})[SCHOOL] is Room.much_more
    assert rooms({SCHOOL: [600], CLINIC: [300], LIBRARY: [300]})[SCHOOL] is Room.same
    assert rooms({SCHOOL: [601], CLINIC: [300], LIBRARY: [300]})[SCHOOL] is Room.much_more
    assert rooms({SCHOOL: [601], CLINIC: [601], LIBRARY: [300]}) == {
        SCHOOL: Room.same,
        CLINIC: Room.same,
        LIBRARY: Room.less,
        FARM: Room.not_yet,
    }


def test_what_was_much_once_evens_out_over_time() -> None:
    """The rounds are looked at together."""
    much = {SCHOOL: [900], CLINIC: [100], LIBRARY: [100]}
    little = {SCHOOL: [100], CLINIC: [900], LIBRARY: [500]}
    assert rooms(much)[SCHOOL] is Room.much_more
    assert rooms(much, little)[SCHOOL] is Room.same


def test_people_of_no_organisation_are_others_and_are_not_shown() -> None:
    """Residents take part in what is compared; no bar tells of one person."""
    living_here = tuple(Speaker(0, person(f"r{number}"), part=Part.heard, seconds=300) for number in range(8))
    alone = held({SCHOOL: [600], CLINIC: [10], FARM: [10]})
    among = held({SCHOOL: [600], CLINIC: [10], FARM: [10]}, *living_here)
    assert over_time([alone], ALL).rooms[SCHOOL] is Room.much_more
    assert over_time([among], ALL).rooms[SCHOOL] is Room.much_more
    assert over_time([held({SCHOOL: [480], CLINIC: [10], FARM: [10]}, *living_here)], ALL).rooms[SCHOOL] is Room.same


def test_words_in_writing_are_not_silence() -> None:
    """Who only sent words is told apart from those who were not heard; who passed or only listened was not heard."""
    wrote = Speaker(0, ANA, part=Part.missed, wrote=True, organisation=LIBRARY)
    passed = Speaker(0, BEN, part=Part.passed, organisation=FARM)
    had = over_time([held({SCHOOL: [60], CLINIC: [60]}, wrote, passed)], ALL).rooms
    assert (had[LIBRARY], had[FARM]) == (Room.otherwise, Room.not_yet)


EVEN, UNEVEN = (
    {SCHOOL: [120], CLINIC: [130, 110], LIBRARY: [125]},
    {SCHOOL: [900], CLINIC: [60], LIBRARY: [70]},
)


@pytest.mark.parametrize(
    "each",
    [
        (),
        (UNEVEN, UNEVEN),
        (UNEVEN, UNEVEN, {SCHOOL: [900], CLINIC: [60]}),
        ({SCHOOL: [900], CLINIC: [60]},) * 5,
    ],
)
def test_with_too_little_it_is_too_early(each: tuple[Times, ...]) -> None:
    """It takes three rounds with three organisations in each; until then nothing is counted aloud, and nobody named."""
    words = shown(*map(held, each))
    assert words == (
        "How the floor was shared\n"
        "It is too early to tell. It needs 3 rounds in which people of 3 organisations spoke.\n"
        "Only facilitators see this."
    )


def test_organisations_that_left_do_not_hide_the_one_that_stayed() -> None:
    """Three spoke, and one of them is still here: its bar would stand for it alone."""
    rounds_ = map(held, (UNEVEN,) * 3)
    assert "It is too early to tell." in shown(*rounds_, organisations=(SCHOOL, FARM))


@given(rounds, st.permutations(ALL))
def test_no_organisation_can_be_worked_out(each: list[Times], other: list[OrganisationId]) -> None:
    """Where anything is counted, at least three spoke; and with each of them in the place of another the page is the
    same, to the last word: it cannot say which of them had what."""
    three = [held_ for held_ in each if len(held_) >= 3] * 3
    spoke = sorted({name for held_ in three for name in held_})
    renamed = dict(zip(spoke, [name for name in other if name in spoke], strict=True))
    swapped = [{renamed[name]: times for name, times in held_.items()} for held_ in three]
    known = (LastRounds(tuple(map(held, these)), ALL, frozenset({FAY})) for these in (three, swapped))
    one, same = (page(each, context(FAY, NOW)) for each in known)
    assert one == same
    assert len(spoke) >= 3 or "It is too early to tell." in read(one)


def test_a_sentence_and_a_small_picture_name_nobody_as_having_had_too_much() -> None:
    """Only those who were not heard yet are named, with what would help."""
    words = shown(held(EVEN), held(UNEVEN), held(EVEN), organisations=ALL)
    assert "In the last 3 rounds one organisation took much more room than the others." in words
    assert "School" not in words
    card = page(LastRounds((held(EVEN), held(UNEVEN), held(EVEN)), ALL, frozenset({FAY})), context(FAY, NOW))
    (tally,) = [element.drawing for element in card.elements if isinstance(element, Image)]
    assert isinstance(tally, Tally)
    assert [(read(bar.label), bar.count) for bar in tally.bars] == [
        ("Not heard yet", 1),
        ("Less than the others", 2),
        ("About the same", 0),
        ("Much more", 1),
    ]
    assert "We have not heard from Farm in these rounds yet." in read(card)
    assert "“Least heard first”" in read(card)


def test_where_all_were_heard_evenly_it_says_so() -> None:
    """And where those who spoke shared it evenly, and others were not heard, it says just that."""
    three = (SCHOOL, CLINIC, LIBRARY)
    assert "the floor was shared evenly across organisations." in shown(*map(held, (EVEN,) * 3), organisations=three)
    assert "those who spoke shared the floor evenly." in shown(*map(held, (EVEN,) * 3), organisations=ALL)
    quiet = {SCHOOL: [300], CLINIC: [300], LIBRARY: [20]}
    assert "some organisations took less room than the others." in shown(*map(held, (quiet,) * 3), organisations=ALL)
    two_spoke = {SCHOOL: [900], CLINIC: [900], LIBRARY: [20], FARM: [20], OrganisationId("o" * 14): [20]}
    assert "2 organisations took much more room than the others." in shown(
        *map(held, (two_spoke,) * 3), organisations=ALL
    )
    many = tuple(OrganisationId(f"o{number}".ljust(14, "-")) for number in range(9))
    words = shown(*map(held, (EVEN,) * 3), organisations=(*three, *many))
    assert "o4" in words
    assert "o5" not in words
    assert "And from 4 more organisations." in words


def test_only_facilitators_may_see_it() -> None:
    """Of the coalition, of the last rounds, and of the one here; others are told what they can see."""
    state = held(EVEN)
    known = LastRounds((state, state), ALL, frozenset({BEN}))
    assert known.checked(BEN, facilitator=False) == known.checked(ANA, facilitator=True)
    with pytest.raises(ForFacilitators):
        shown(state, state, by=ANA)
    assert read(page(known, context(ANA, NOW, Standing.facilitator))).startswith("How the floor was shared")


def test_a_round_that_really_happened_counts() -> None:
    """Organisations are kept as the round starts, and the seconds as turns end."""
    evening = gathering(ANA, BEN, CEM)
    evening.organisations = {ANA: SCHOOL, BEN: CLINIC, CEM: LIBRARY}
    evening.press(FAY, Start(ROUND))
    for who in (ANA, BEN, CEM):
        evening.here(who)
        evening.later(seconds=120)
        evening.turn(who, Done)
        evening.until_due()
    assert evening.state.stage is Stage.ended
    told = over_time([evening.state] * 2, (SCHOOL, CLINIC, FARM))
    assert told == OverTime(2, {SCHOOL: Room.same, CLINIC: Room.same, FARM: Room.not_yet}, among=2)

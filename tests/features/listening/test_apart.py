"""A round in which people first talk apart: in pairs, or alone, in twos and in fours; and how they come together."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.features.coalition.facts import MemberLeft
from bot.features.listening.cards.board import board, page
from bot.features.listening.commands import (
    AddSomeone,
    BackToCircle,
    Done,
    EndRound,
    GoBack,
    Join,
    Leave,
    ListenOnly,
    MoveOn,
    NextStep,
    NoteBack,
    NoteSteppedOut,
    NoteVoice,
    PassTurn,
    Pause,
    SendWords,
    Start,
)
from bot.features.listening.facts import CalledBack, GroupId, OutOfGroup, RoundEnded, Way, WentApart, Why
from bot.features.listening.handlers.joining import after_member_left
from bot.features.listening.model import Format, Here, Part, Stage, refusals
from bot.kernel.attention import Ask
from bot.kernel.change import Happened
from bot.kernel.ids import OrganisationId, PersonId
from bot.kernel.text import Mention
from tests.features.listening.rounds import (
    ANA,
    BEN,
    CEM,
    CLOCK,
    DOA,
    FAY,
    PLACE,
    ROUND,
    Evening,
    context,
    gathering,
    going,
    person,
)
from tests.features.reading import read

ELI, GUS = person("Eli"), person("Gus")


def crowd(count: int) -> tuple[PersonId, ...]:
    return tuple(person(f"P{number}") for number in range(count))


def apart(evening: Evening) -> list[tuple[PersonId, ...]]:
    """Who talk with each other now, as their small groups were told."""
    state = evening.state.apart
    assert state is not None
    people = [tuple(evening.state.numbered(number).person for number in party.numbers) for party in state.away]
    return [tuple(each for each in group if each) for group in people]


def others(evening: Evening, who: PersonId) -> list[PersonId]:
    """With whom they talk."""
    return [each for group in apart(evening) if who in group for each in group if each != who]


def group_of(evening: Evening, who: PersonId) -> GroupId:
    party = evening.state.apart and evening.state.apart.of(evening.of(who).number)
    assert party
    return party.id


def come_back(evening: Evening) -> None:
    """All small groups finish, one after another, and the round goes on."""
    while evening.state.apart and evening.state.apart.away:
        evening.press(CLOCK, NoteBack(ROUND, evening.state.apart.away[0].id))
    evening.sweep()


def in_fours(*people: PersonId) -> Evening:
    evening = going(*people, format=Format.one_two_four_all)
    evening.press(FAY, NextStep(ROUND, 0))
    evening.press(FAY, NextStep(ROUND, 1))
    return evening


def facts(evening: Evening, kind: type[Happened]) -> list[Happened]:
    return [fact for fact in evening.facts if isinstance(fact, kind)]


def test_pairs_talk_before_the_circle() -> None:
    """Nobody has the floor of the circle; when all pairs are back everyone is asked in it."""
    evening = going(ANA, BEN, CEM, DOA, format=Format.pairs)
    assert evening.state.stage is Stage.apart
    assert (evening.speaker, evening.asks()) == (None, [])
    assert sorted(who for pair in apart(evening) for who in pair) == sorted((ANA, BEN, CEM, DOA))
    come_back(evening)
    assert (evening.state.stage, evening.state.apart, evening.speaker) == (Stage.going, None, ANA)
    assert evening.asks() == [ANA]


def test_who_is_with_whom_is_told_to_their_groups_alone() -> None:
    """By a fact that the history does not keep, and without a name on the card of the round."""
    evening = going(ANA, BEN, CEM, format=Format.pairs)
    (fact,) = facts(evening, WentApart)
    assert isinstance(fact, WentApart)
    assert not fact.recorded
    assert (fact.near, fact.way, fact.topic, fact.minutes) == (PLACE, Way.in_turn, "Housing", 5)
    assert [group.people for group in fact.groups] == apart(evening)
    assert "talk with" not in read(board(evening.state))


def test_pairs_are_across_organisations() -> None:
    """Ana and Ben are of the clinic, Cem and Doa of the school."""
    evening = gathering(ANA, BEN, CEM, DOA, format=Format.pairs)
    clinic, school = OrganisationId("clinic--------"), OrganisationId("school--------")
    evening.organisations = {ANA: clinic, BEN: clinic, CEM: school, DOA: school}
    evening.press(FAY, Start(ROUND))
    assert all(len({evening.organisations[who] for who in pair}) == 2 for pair in apart(evening))


@pytest.mark.parametrize(
    ("count", "sizes"), [(2, [2]), (3, [3]), (5, [2, 3]), (40, [2] * 20), (200, [2] * 100)], ids=str
)
def test_any_number_of_people_talks_in_pairs(count: int, sizes: list[int]) -> None:
    """A trio if they are odd; and everyone is asked in the circle."""
    evening = going(*crowd(count), format=Format.pairs)
    assert [len(pair) for pair in apart(evening)] == sizes
    come_back(evening)
    assert len(evening.state.to_come) + 1 == count


def test_one_person_is_in_the_circle_at_once() -> None:
    """And is told kindly why."""
    evening = going(ANA, format=Format.pairs)
    assert (evening.state.stage, evening.speaker) == (Stage.going, ANA)
    assert "too few people here to talk in small groups. We go on in the circle." in read(evening.latest[0].card)


def test_who_has_no_account_comes_in_with_the_circle() -> None:
    """Nobody can be in a private place without one, and the card says so."""
    evening = gathering(ANA, BEN, format=Format.pairs)
    evening.press(FAY, AddSomeone(ROUND, "Rosa"))
    evening.press(FAY, Start(ROUND))
    assert sorted(apart(evening)[0]) == [ANA, BEN]
    assert "Who has no account here comes in with the circle." in read(board(evening.state))
    come_back(evening)
    assert [each.shown for each in evening.state.to_come][-1] == "Rosa"


def test_late_comers_become_a_pair() -> None:
    """The first waits for somebody, and is told so; with the second they talk at once."""
    evening = going(ANA, BEN, format=Format.pairs)
    answer = evening.press(CEM, Join(ROUND))
    assert "You wait for somebody to talk with." in read(answer.reply)
    assert evening.sweep() == 0
    evening.press(DOA, Join(ROUND))
    evening.sweep()
    assert sorted(map(sorted, apart(evening))) == [[ANA, BEN], [CEM, DOA]]
    assert len(facts(evening, WentApart)) == 2


def test_who_comes_too_late_comes_in_with_the_circle() -> None:
    """There has to be time for two turns."""
    evening = going(ANA, BEN, format=Format.pairs)
    evening.later(minutes=15)
    evening.press(CEM, Join(ROUND))
    answer = evening.press(DOA, Join(ROUND))
    assert read(answer.reply) == "You are in the round. You come in with the circle."
    evening.sweep()
    assert len(apart(evening)) == 1


@pytest.mark.parametrize("command", [Leave, ListenOnly])
def test_a_partner_who_is_left_alone_waits_for_somebody(command: type[Leave | ListenOnly]) -> None:
    """Their pair ends; with the next who waits they become one."""
    evening = going(ANA, BEN, CEM, DOA, format=Format.pairs)
    pair, (other,) = group_of(evening, ANA), others(evening, ANA)
    evening.press(ANA, command(ROUND))
    assert CalledBack((pair,), Why.alone) in evening.facts
    assert evening.sweep() == 0
    evening.press(ELI, Join(ROUND))
    evening.sweep()
    assert others(evening, ELI) == [other]


def test_a_trio_that_one_leaves_is_a_pair() -> None:
    """The others go on."""
    evening = going(ANA, BEN, CEM, format=Format.pairs)
    trio = group_of(evening, ANA)
    evening.press(BEN, Leave(ROUND))
    assert facts(evening, OutOfGroup) == [OutOfGroup(trio, BEN)]
    assert sorted(apart(evening)[0]) == [ANA, CEM]


def test_who_leaves_the_coalition_leaves_their_pair() -> None:
    """As with Leave."""
    evening = going(ANA, BEN, format=Format.pairs)
    command, *_ = after_member_left(MemberLeft(BEN, None, None))
    evening.press(CLOCK, command)
    assert evening.state.apart
    assert [evening.state.numbered(each).person for each in evening.state.apart.waiting] == [ANA]


def test_if_nobody_is_left_to_talk_with_the_circle_begins() -> None:
    """The one who waits does not wait for ever."""
    evening = going(ANA, BEN, format=Format.pairs)
    evening.press(ANA, Leave(ROUND))
    evening.sweep()
    assert (evening.state.stage, evening.speaker) == (Stage.going, BEN)


def test_who_steps_out_of_a_pair_is_still_in_the_round() -> None:
    """They come in with the circle, or wait for somebody else if they press Join: not for whom they left."""
    evening = going(ANA, BEN, CEM, DOA, format=Format.pairs)
    out, (other,) = ANA, others(evening, ANA)
    evening.press(CLOCK, NoteSteppedOut(ROUND, group_of(evening, out), out))
    assert evening.part(out) is Part.waiting
    mine = page(Here(evening.state), context(out, evening.now))
    assert "You come in with the circle." in read(mine)
    evening.press(out, Join(ROUND))
    evening.sweep()
    assert (others(evening, out), others(evening, other)) == ([], [])


def test_the_circle_begins_by_itself() -> None:
    """Whoever is still away is called back, also if the facilitator is gone."""
    evening = going(ANA, BEN, format=Format.pairs)
    pair, began = group_of(evening, ANA), evening.now
    evening.until_due()
    assert evening.now - began == timedelta(minutes=28)
    assert (evening.state.stage, evening.speaker) == (Stage.going, ANA)
    assert CalledBack((pair,), Why.together) in evening.facts


def test_the_facilitator_calls_everyone_back() -> None:
    """The small groups end, and all are told how the circle begins."""
    evening = going(ANA, BEN, CEM, DOA, format=Format.pairs)
    evening.press(FAY, BackToCircle(ROUND, 0))
    (called,) = facts(evening, CalledBack)
    assert isinstance(called, CalledBack)
    assert len(called.groups) == 2
    told = read(evening.latest[0].card)
    assert "Share what is yours, and something of your partner only if they said yes." in told
    assert isinstance(evening.latest[1], Ask)


def test_only_the_facilitator_calls_back() -> None:
    """Everyone else is told who does."""
    evening = going(ANA, BEN, format=Format.pairs)
    with pytest.raises(refusals.FacilitatorsButton):
        evening.press(ANA, BackToCircle(ROUND, 0))


def test_the_end_of_the_round_ends_the_small_groups() -> None:
    """Who is with whom is not kept after it."""
    evening = going(ANA, BEN, CEM, DOA, format=Format.pairs)
    evening.press(FAY, EndRound(ROUND))
    (called,) = facts(evening, CalledBack)
    assert isinstance(called, CalledBack)
    assert called.why is Why.over
    assert evening.state.apart is None
    assert len(facts(evening, RoundEnded)) == 1


@pytest.mark.parametrize("command", [Pause(ROUND), MoveOn(ROUND, 0), GoBack(ROUND, 0)], ids=str)
def test_each_small_group_goes_at_its_own_pace(command: Pause) -> None:
    """What holds for one floor is refused kindly, and changes nothing."""
    evening = going(ANA, BEN, format=Format.pairs)
    before = evening.state
    with pytest.raises(refusals.PeopleApart):
        evening.press(FAY, command)
    assert evening.state == before


def test_who_talks_apart_has_no_words_to_send_yet() -> None:
    """Their turn in the circle comes."""
    evening = going(ANA, BEN, format=Format.pairs)
    with pytest.raises(refusals.TurnToCome):
        evening.press(ANA, SendWords(ROUND, "Hello."))


def test_an_absence_of_the_bot_is_given_back() -> None:
    """All are back later by as much, and nobody is called back for it."""
    evening = going(ANA, BEN, format=Format.pairs)
    until = evening.state.apart and evening.state.apart.until
    assert until
    evening.later(minutes=5)
    evening.away(seconds=3_600)
    assert evening.state.deadline() == until + timedelta(hours=1)
    assert evening.sweep() == 0


def test_one_two_four_all_goes_in_four_steps() -> None:
    """Alone, in twos, in fours of two twos each, and then one speaks for each four."""
    evening = going(*crowd(8), minutes=2, format=Format.one_two_four_all)
    assert evening.state.apart
    assert evening.state.apart.alone
    began = evening.now
    evening.until_due()
    assert evening.now - began == timedelta(minutes=2)
    twos = [set(pair) for pair in apart(evening)]
    assert [len(pair) for pair in twos] == [2, 2, 2, 2]
    come_back(evening)
    fours = [set(four) for four in apart(evening)]
    assert [len(four) for four in fours] == [4, 4]
    assert all(any(pair <= four for four in fours) for pair in twos)
    come_back(evening)
    assert evening.state.stage is Stage.going
    voices = {each.person for each in evening.state.speakers if each.part is not Part.spoken_for}
    assert [len(four & voices) for four in fours] == [1, 1]


def test_time_is_the_rounds_minutes_for_each_person_in_every_step() -> None:
    """Two persons have twice as much together, four have four times; and three minutes to come and to finish."""
    evening = going(*crowd(4), minutes=3, format=Format.one_two_four_all)
    for minutes in (3, 6 + 3, 12 + 3):
        began = evening.now
        evening.until_due()
        assert evening.now - began == timedelta(minutes=minutes)
    assert evening.state.stage is Stage.going


@pytest.mark.parametrize(
    ("count", "twos", "fours"), [(1, 0, 0), (2, 1, 0), (3, 1, 0), (4, 2, 1), (40, 20, 10), (200, 100, 50)]
)
def test_any_number_goes_through_one_two_four_all(count: int, twos: int, fours: int) -> None:
    """Steps for which there are too few people are left out, and then everyone speaks for themselves."""
    evening = going(*crowd(count), format=Format.one_two_four_all)
    seen = []
    for step in range(3):
        if evening.state.apart and evening.state.apart.step == step:
            seen.append(len(apart(evening)))
            evening.press(FAY, NextStep(ROUND, step))
    assert [each for each in seen[1:] if each] == [each for each in (twos, fours) if each]
    assert len(evening.state.to_come) + 1 == (fours or count)


def test_whoever_offered_it_speaks_for_the_four() -> None:
    """Nobody else of it is asked, and all are told who speaks."""
    evening = in_fours(ANA, BEN, CEM, DOA)
    evening.press(CLOCK, NoteVoice(ROUND, group_of(evening, CEM), CEM))
    come_back(evening)
    assert evening.speaker == CEM
    assert evening.state.to_come == ()
    assert "Cem speaks for a small group, and can pass. Others can add with Join." in read(evening.messages[-2].card)


def test_without_an_offer_it_is_by_lot() -> None:
    """Over many evenings it is everyone."""
    voices = set()
    for seed in range(40):
        evening = gathering(ANA, BEN, CEM, DOA, format=Format.one_two_four_all)
        evening.seed = 100 * seed
        evening.press(FAY, Start(ROUND))
        for step in range(3):
            evening.press(FAY, NextStep(ROUND, step))
        voices.add(evening.speaker)
    assert voices == {ANA, BEN, CEM, DOA}


def test_what_is_by_lot_is_said_to_be() -> None:
    """Who offered it is not named there."""
    lot = in_fours(*crowd(8))
    chosen = min(others(lot, crowd(8)[0]))
    lot.press(CLOCK, NoteVoice(ROUND, group_of(lot, chosen), chosen))
    come_back(lot)
    (drawn,) = (each.person for each in (lot.state.speaker, *lot.state.to_come) if each and each.person != chosen)
    assert drawn
    assert read(lot.messages[-2].card).endswith(f"Drawn by lot: {read(Mention(drawn))}.")


def spoken_for(*people: PersonId) -> Evening:
    """Back in the circle, where the first of them would speak for their four."""
    evening = in_fours(*people)
    evening.press(CLOCK, NoteVoice(ROUND, group_of(evening, people[0]), people[0]))
    come_back(evening)
    return evening


def pass_it(evening: Evening, who: PersonId) -> None:
    evening.turn(who, PassTurn)


def step_away(evening: Evening, _who: PersonId) -> None:
    evening.until_due()


def leave(evening: Evening, who: PersonId) -> None:
    evening.press(who, Leave(ROUND))


@pytest.mark.parametrize("gives_it_up", [pass_it, step_away, leave])
def test_if_the_voice_of_a_four_does_not_speak_the_next_of_them_is_asked(
    gives_it_up: Callable[[Evening, PersonId], None],
) -> None:
    """At once, and each of them once: a four is unheard only if nobody of it wants to speak."""
    evening = spoken_for(ANA, BEN, CEM, DOA)
    assert evening.speaker == ANA
    gives_it_up(evening, ANA)
    assert evening.speaker == BEN
    ask = evening.messages[-1]
    assert isinstance(ask, Ask)
    assert read(ask.because) == "You get this now because you are asked for your small group."
    evening.here(BEN)
    evening.turn(BEN, Done)
    evening.until_due()
    while evening.speaker == ANA:
        evening.until_due()
    assert evening.state.stage is Stage.ended
    assert {evening.part(CEM), evening.part(DOA)} == {Part.spoken_for}
    assert "We have not heard" not in read(board(evening.state))


def test_a_four_of_whom_all_pass_has_been_asked() -> None:
    """Each once, and as everywhere once more at the end; nobody of it is called unheard, and no word is said of it."""
    evening = spoken_for(ANA, BEN, CEM, DOA)
    asked = []
    while evening.state.speaker and (who := evening.state.speaker.person):
        asked.append(who)
        evening.turn(who, PassTurn)
    assert asked == [ANA, BEN, CEM, DOA] * 2
    assert "We have not heard" not in read(board(evening.state))


def test_a_four_that_has_written_is_not_asked_again() -> None:
    """Words that one of them sends are theirs."""
    evening = spoken_for(ANA, BEN, CEM, DOA)
    evening.press(CEM, SendWords(ROUND, "We would begin with a meal."))
    evening.turn(ANA, PassTurn)
    assert evening.speaker == ANA
    assert evening.of(ANA).asked == 2


def test_when_the_round_is_over_nobody_knows_who_was_in_which_four() -> None:
    """It is kept as long as one of them may be asked for it."""
    evening = spoken_for(ANA, BEN, CEM, DOA)
    assert {each.group for each in evening.state.speakers} == {1}
    evening.press(FAY, EndRound(ROUND))
    assert {each.group for each in evening.state.speakers} == {None}


def test_an_offer_that_is_taken_back_counts_no_more() -> None:
    """As if it had not been made; and who leaves speaks for nobody."""
    evening = in_fours(ANA, BEN, CEM, DOA)
    four = group_of(evening, ANA)
    evening.press(CLOCK, NoteVoice(ROUND, four, ANA))
    evening.press(CLOCK, NoteVoice(ROUND, four, None))
    assert evening.state.apart
    assert evening.state.apart.parties[0].voice is None
    evening.press(CLOCK, NoteVoice(ROUND, four, BEN))
    evening.press(BEN, Leave(ROUND))
    come_back(evening)
    assert evening.speaker in {ANA, CEM, DOA}


def test_who_was_spoken_for_can_add_something() -> None:
    """With Join, as the last, or in writing; else they are thanked with the others and not called unheard."""
    evening = in_fours(ANA, BEN, CEM, DOA)
    evening.press(CLOCK, NoteVoice(ROUND, group_of(evening, ANA), ANA))
    come_back(evening)
    assert evening.part(BEN) is Part.spoken_for
    mine = page(Here(evening.state), context(BEN, evening.now))
    assert "Somebody speaks for your small group. To add something yourself, press Join." in read(mine)
    evening.press(BEN, Join(ROUND))
    for who in (ANA, BEN):
        assert evening.speaker == who
        evening.here(who)
        evening.turn(who, Done)
        evening.until_due()
    assert evening.state.stage is Stage.ended
    assert evening.part(CEM) is Part.spoken_for
    assert "We have not heard" not in read(board(evening.state))
    evening.press(CEM, SendWords(ROUND, "There is one thing more."))
    assert evening.of(CEM).wrote


def test_late_comers_speak_for_themselves() -> None:
    """Who comes while fours talk, and finds nobody to talk with."""
    evening = in_fours(ANA, BEN, CEM, DOA)
    evening.press(ELI, Join(ROUND))
    come_back(evening)
    assert evening.of(ELI) in evening.state.to_come


def test_who_waited_while_twos_talked_is_in_a_four() -> None:
    """Nobody has to wait for the circle who could talk before."""
    evening = going(ANA, BEN, CEM, DOA, format=Format.one_two_four_all)
    evening.press(FAY, NextStep(ROUND, 0))
    evening.press(ELI, Join(ROUND))
    evening.press(FAY, NextStep(ROUND, 1))
    assert sorted(apart(evening)[0]) == [ANA, BEN, CEM, DOA, ELI]


def test_a_step_is_ended_once() -> None:
    """The button of a step that is over changes nothing."""
    evening = going(ANA, BEN, CEM, DOA, format=Format.one_two_four_all)
    evening.press(FAY, NextStep(ROUND, 0))
    before = evening.state
    with pytest.raises(refusals.TogetherAlready):
        evening.press(FAY, NextStep(ROUND, 0))
    assert evening.state == before


@pytest.mark.parametrize("group", [GroupId("another-one---")])
def test_what_an_ended_group_says_changes_nothing(group: GroupId) -> None:
    """Neither one of before nor one of another round."""
    evening = going(ANA, BEN, format=Format.pairs)
    for command in (NoteBack(ROUND, group), NoteSteppedOut(ROUND, group, ANA), NoteVoice(ROUND, group, ANA)):
        assert evening.press(CLOCK, command).state is None
    assert GUS not in {each.person for each in evening.state.speakers}

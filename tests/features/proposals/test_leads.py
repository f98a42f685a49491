"""An organisation that lets nobody but its lead answer: every way an answer can be written, and who is asked."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from bot.features.proposals import commands as asked
from bot.features.proposals.model import Held
from bot.features.proposals.model.among import written as marked
from bot.features.proposals.model.asking import Position, Question
from bot.features.proposals.model.electorate import Electorate
from bot.features.proposals.model.leading import LeadAnswers, LeadLets, LeadWaits, NobodyLeads
from bot.features.proposals.model.secret import Openness
from bot.kernel.attention import Need
from bot.kernel.command import Command, Standing
from bot.kernel.text import Mention
from tests.features.proposals.council import (
    IT,
    SIX,
    Council,
    answer,
    asking,
    hand_in,
    opened,
    person,
    said,
    seat,
    written,
)
from tests.features.reading import labels, read

YES, WORRY, HARM = Position.yes, Position.worry, Position.harm
DAN = person("dan")
CLINIC = seat("Clinic").name.seat
ALONE = replace(seat("Clinic", DAN), lead_only=True)
LED = (*SIX[:2], ALONE, *SIX[3:])
SEVEN = (*LED, seat("Garden"))


def led(question: Question = Question.live_with_it, **more: Any) -> Council:
    """Of the clinic, where dan stands in, nobody but clinic answers."""
    return opened(question, LED, **more)


def among(command: asked.AskAmong) -> Council:
    council = written(LED)
    council.press("art", command)
    return council


def needs(council: Council) -> list[Need]:
    return [each for each in council.needs if isinstance(each, Need) and str(CLINIC) in each.key]


OTHERS: dict[str, tuple[Callable[[], Council], Command]] = {
    "an answer": (led, asked.Answer(IT, 1, YES)),
    "on the card of the seat": (led, asked.Answer(IT, 1, YES, seat=CLINIC)),
    "with words": (led, asked.AnswerWithWords(IT, 1, HARM, "Our fields.")),
    "for now": (led, asked.AnswerForNow(IT, 1)),
    "more time": (led, asked.Answer(IT, 1, Position.more_time)),
    "recusal": (led, asked.Answer(IT, 1, Position.recused)),
    "options": (lambda: led(Question.pick_one, options="A\nB"), asked.Answer(IT, 1, Position.picked, 0)),
    "opting in": (lambda: asking(asked.AskWhoIsIn(IT), LED), asked.Answer(IT, 1, Position.joins)),
    "dots": (
        lambda: among(asked.AskForDots(IT, "A\nB")),
        asked.HandInBallot(IT, 1, marked((2, 0)), CLINIC),
    ),
    "an order": (
        lambda: among(asked.AskToRank(IT, Question.pairs, "A\nB")),
        asked.HandInBallot(IT, 1, marked((1, 2, 3))),
    ),
    "advice": (
        lambda: asking(asked.AskForAdvice(IT, person("max")), LED),
        asked.GiveAdvice(IT, 1, "Go on.", Position.in_favour),
    ),
    "an objection withdrawn": (led, asked.WithdrawObjection(IT, 1, CLINIC)),
    "a yes confirmed": (led, asked.ConfirmAnswer(IT, 1, CLINIC)),
    "an answer reaffirmed": (led, asked.StandBy(IT, 1, CLINIC)),
    "a proxy": (led, asked.LetActFor(IT, CLINIC, seat("Farm").name.seat)),
}


@pytest.mark.parametrize("way", OTHERS)
def test_nobody_else_answers_in_whichever_way(way: str) -> None:
    """Whoever stands in is told who answers, and nothing is kept; of another seat nothing changes."""
    opening, command = OTHERS[way]
    council = opening()
    with pytest.raises(LeadAnswers) as refused:
        council.press("dan", command)
    assert refused.value.data["who"] == Mention(person("clinic"))
    assert not council.acts
    assert not council.proxies


def test_the_lead_answers_and_changes_it() -> None:
    """As in any other vote."""
    council = led()
    assert "Saved for Clinic: Yes" in read(said(answer(council, "clinic", YES)))
    answer(council, "clinic", WORRY, "Who pays?")
    assert council.it.open_voting().given.positions == {WORRY: 1}


def test_whoever_stands_in_reads_who_answers() -> None:
    """In place of the buttons; what they can still do is there."""
    council = led()
    shown = council.page("dan")
    assert "In this vote only clinic answers for Clinic. You can tell them, or press Take it to my people." in read(
        shown
    )
    assert "Take it to my people" in labels(shown)
    assert not {"Yes", "No, it would harm us", "Yes, for now"} & set(labels(shown))
    assert "Yes" in labels(council.page("clinic"))
    assert "Nobody asks you for an answer now." in read(council.opens(asked.MyAnswersPage(), "dan"))
    assert "One page" in read(council.opens(asked.MyAnswersPage(), "clinic"))


def test_all_can_see_that_only_its_lead_answers() -> None:
    """On the page of who is asked; and that nobody can, while nobody is confirmed to speak for it."""
    council = led()
    assert "Only whoever speaks for them answers: Clinic." in read(council.opens(asked.RollPage(IT), "art"))
    council.seats = tuple(replace(e, representative=None, confirmed=False) if e == ALONE else e for e in council.seats)
    shown = read(council.opens(asked.RollPage(IT), "art"))
    assert "They wait for somebody who is confirmed to speak for them: Clinic." in shown


def test_in_secret_only_the_lead_hands_it_in() -> None:
    """The page says so to whoever stands in, and the store gets no paper of theirs."""
    council = opened(Question.most_say_yes, SEVEN, openness=Openness.secret)
    with pytest.raises(LeadAnswers):
        hand_in(council, "dan", YES, of="clinic")
    assert "only clinic answers for Clinic" in read(council.page("dan"))
    hand_in(council, "clinic", YES)
    assert council.chairs(person("clinic"))[0].submitted


def test_a_helper_writes_for_the_lead_alone() -> None:
    """What dan says is not written down for the seat; what clinic says is."""
    council = led()
    council.writers = {person("wim"): DAN, person("wanda"): person("clinic")}
    with pytest.raises(LeadAnswers):
        answer(council, "wim", YES, seat=CLINIC)
    answer(council, "wanda", YES, seat=CLINIC)
    assert [(each.person, each.written_by) for each in council.acts] == [(person("clinic"), person("wanda"))]


def test_one_who_stands_in_writes_down_what_their_lead_says() -> None:
    """Dan writes for clinic, who has no account: what is written is clinic's, also in secret, and never dan's."""
    council = led()
    council.writers = {DAN: person("clinic")}
    assert "Saved for Clinic: Yes" in read(said(answer(council, "dan", YES, seat=CLINIC)))
    assert [(each.person, each.written_by) for each in council.acts] == [(person("clinic"), DAN)]
    council = opened(Question.most_say_yes, SEVEN, openness=Openness.secret)
    council.writers, council.off_chat = {DAN: person("clinic")}, {person("clinic")}
    assert read(said(hand_in(council, "dan", YES, of="clinic"))) == "Recorded."


def test_a_proxy_of_the_lead_acts_and_one_of_the_others_does_not() -> None:
    """Until a date, given by dan before the clinic wanted its lead: it does not answer in votes after that."""
    for giver, acts in (("clinic", True), ("dan", False)):
        council = opened(seats=(*SIX[:2], seat("Clinic", DAN), *SIX[3:]))
        council.press(giver, asked.LetActFor(IT, CLINIC, seat("Farm").name.seat, 30))
        council.passes(days=8)
        council.seats = LED
        council.press("art", asked.AskForAnswers(IT))
        if acts:
            answer(council, "farm", YES, seat=CLINIC)
            assert council.acts[-1].seat == CLINIC
            continue
        with pytest.raises(LeadLets):
            answer(council, "farm", YES, seat=CLINIC)
        answer(council, "farm", YES)
        assert [each.seat for each in council.acts] == [seat("Farm").name.seat]


def test_who_acts_for_another_is_the_lead_where_their_own_wants_it() -> None:
    """The farm lets the clinic answer: clinic can, dan cannot."""
    council = led()
    farm = seat("Farm").name.seat
    council.press("farm", asked.LetActFor(IT, farm, CLINIC))
    with pytest.raises(LeadAnswers):
        answer(council, "dan", YES, seat=farm)
    answer(council, "clinic", YES, seat=farm)
    assert council.acts[-1].proxy == CLINIC


def test_what_is_chosen_later_touches_no_open_vote() -> None:
    """Neither wanting it nor no longer wanting it, nor another lead while the first one holds the seat still."""
    before = opened(seats=(*SIX[:2], seat("Clinic", DAN), *SIX[3:]))
    before.seats = LED
    answer(before, "dan", YES)
    council = led()
    council.seats = tuple(replace(each, lead_only=False) if each == ALONE else each for each in LED)
    with pytest.raises(LeadAnswers):
        answer(council, "dan", YES)
    council.moved("Clinic", person("clinic"), to="dan")
    with pytest.raises(LeadAnswers):
        answer(council, "dan", YES)
    answer(council, "clinic", YES)


def test_after_the_lead_whoever_speaks_for_it_answers() -> None:
    """While nobody is confirmed nobody can, and everyone from it is told what to do."""
    council = led()
    gone = replace(ALONE, representative=None, confirmed=False)
    council.seats = tuple(gone if each == ALONE else each for each in LED)
    with pytest.raises(NobodyLeads):
        answer(council, "dan", YES)
    council.moved("Clinic", DAN, to="eve")
    with pytest.raises(LeadWaits) as refused:
        answer(council, "dan", YES)
    assert refused.value.data["who"] == Mention(person("eve"))
    council.seats = tuple(replace(each, confirmed=True) for each in council.seats)
    answer(council, "eve", YES)
    with pytest.raises(LeadAnswers):
        answer(council, "dan", WORRY, "Hm.")
    assert council.it.open_voting().given.positions == {YES: 1}


def test_asks_and_reminders_go_to_the_lead() -> None:
    """Whoever stands in is asked where nobody leads it, since others may not know, and is told what is missing."""
    council = led()
    assert {each.person for each in needs(council)} == {person("clinic")}
    council.needs.clear()
    council.passes(days=4)
    assert {each.person for each in needs(council)} == {person("clinic")}
    council.needs.clear()
    gone = replace(ALONE, representative=None, confirmed=False)
    council.seats = tuple(gone if each == ALONE else each for each in LED)
    council.passes(days=2.5)
    [need] = needs(council)
    assert need.person == DAN
    assert "Only whoever speaks for it answers, and nobody does now." in read(need.words)


def test_one_that_is_added_later_is_asked_as_it_wants_then() -> None:
    """Two agree to ask it too: its line of the roll says who answers."""
    council = opened()
    council.seats = (*SIX, replace(seat("Garden", DAN), lead_only=True))
    council.press("art", asked.AskToAdd(IT, seat("Garden").name.seat))
    council.press("bank", asked.AgreeToWish(IT, 1))
    with pytest.raises(LeadAnswers):
        answer(council, "dan", YES)
    answer(council, "garden", YES)


def test_one_that_is_added_again_is_asked_as_it_was_before() -> None:
    """Its line of the roll stands there still: whoever must answer by it is asked, whatever it wants now."""
    council = led()
    council.moved("Clinic")
    council.seats = tuple(replace(e, representative=None, confirmed=False) if e.lead_only else e for e in council.seats)
    council.press("art", asked.AskToTakeOff(IT, CLINIC))
    council.press("bank", asked.AgreeToWish(IT, 1))
    council.seats = tuple(replace(e, lead_only=False) if e.lead_only else e for e in council.seats)
    council.moved("Clinic", DAN)
    council.press("art", asked.AskToAdd(IT, CLINIC))
    council.needs.clear()
    council.press("bank", asked.AgreeToWish(IT, 2))
    [need] = needs(council)
    assert "Only whoever speaks for it answers, and nobody does now." in read(need.words)
    with pytest.raises(NobodyLeads):
        answer(council, "dan", YES)


def test_of_many_each_line_of_the_roll_has_its_lead() -> None:
    """Also those that are written down later, a hundred at a time."""
    many = tuple(replace(seat(f"N{number}"), lead_only=number % 2 == 0) for number in range(249))
    council = opened(seats=(SIX[0], *many))
    assert len(council.it.open_voting().leads) == 125
    council.passes(minutes=1)
    assert council.it.open_voting().leads == ()
    assert len(council.roll) == 250
    leads = {each.seat: each.lead for each in council.roll if each.led}
    assert leads == {each.name.seat: each.representative for each in many if each.lead_only}


def test_nothing_names_a_lead_who_is_erased() -> None:
    """Of a seat that is still to be written down and of one that was; whoever leads it after them answers."""
    many = tuple(replace(seat(f"N{number}"), lead_only=True) for number in range(120))
    council = opened(seats=(SIX[0], *many))
    for name in ("n3", "n119"):
        gone = person(name)
        council.state = council.it.without(gone)
        council.roll = [each.without(gone) for each in council.roll]
    council.passes(minutes=1)
    assert len(council.roll) == 121
    assert sum(each.led and each.lead is None for each in council.roll) == 2
    council.moved("N3", to="eve")
    council.moved("N119", to="fay")
    answer(council, "eve", YES)
    answer(council, "fay", YES)


def test_a_facilitator_answers_for_no_such_seat_either() -> None:
    """Standing changes nothing about whose answer it is."""
    council = led()
    with pytest.raises(LeadAnswers):
        council.press("dan", asked.Answer(IT, 1, YES), Standing.facilitator)


def test_residents_and_people_have_no_lead() -> None:
    """A vote of people asks each; nothing is frozen of leads there."""
    council = written(LED)
    council.members = (person("clinic"), DAN)
    council.press("art", asked.AskForAnswers(IT, electorate=Electorate.people))
    assert not any(each.led for each in council.roll)
    answer(council, "dan", YES)


def test_held_seats_alone_say_who_leads() -> None:
    """What would be frozen now of one that wants it, and nothing of others."""
    plain: Held = seat("Clinic", DAN)
    assert plain.leading is None
    assert ALONE.leading is not None
    assert ALONE.lead(ALONE.leading) == person("clinic")

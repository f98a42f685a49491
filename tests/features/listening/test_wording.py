"""What people read: the sentences that set the tone, word for word, and cards that fit on every platform."""

from dataclasses import replace

import pytest

from bot.features.listening import LISTENING
from bot.features.listening.cards.board import board, page
from bot.features.listening.cards.ending import my_time
from bot.features.listening.commands import (
    AddSomeone,
    Done,
    EndRound,
    ImHere,
    Join,
    Leave,
    ListenOnly,
    OneMoreMinute,
    PassTurn,
    Pause,
    Resume,
    SetNextDate,
    Start,
)
from bot.features.listening.model import Format, Here, Part, Round, Speaker, Stage
from bot.features.listening.model.refusals import NotInRound
from bot.features.listening.model.sharing import shared_evenly
from bot.features.points.facts import points_after
from bot.features.promises.facts import promise_after
from bot.features.slow_rounds.facts import SLOW_PAGE
from bot.kernel import limits
from bot.kernel.card import Card
from bot.kernel.command import Request
from bot.kernel.elements import Button
from bot.kernel.ids import PersonId
from bot.kernel.text import clean
from bot.kernel.wire import decode, encode
from tests.features.listening.rounds import (
    ANA,
    BEN,
    CEM,
    DOA,
    FAY,
    NOW,
    ROUND,
    Evening,
    context,
    gathering,
    going,
    person,
)
from tests.features.reading import labels, longest, pressable, read, said

CROWD = tuple(person(f"P{number:03}") for number in range(200))


def crowd(name: str = "", part: Part = Part.waiting) -> Round:
    """A round that is as full as it can be."""
    speakers = tuple(
        Speaker(number, None if name else each, f"{name}{number}", part) for number, each in enumerate(CROWD, 1)
    )
    return replace(gathering(topic="T" * 120).state, speakers=speakers)


def spoken(*seconds: int) -> Round:
    """A round that is over, with people who had the floor for so long."""
    people = tuple(
        Speaker(number, person(f"P{number}"), part=Part.heard, asked=1, seconds=each)
        for number, each in enumerate(seconds, 1)
    )
    return replace(gathering().state, speakers=people, stage=Stage.ended, stopped_at=NOW)


def test_sentence_1_opens_the_round() -> None:
    """The board begins with it."""
    assert read(board(gathering(minutes=5).state)).startswith(
        "Listening round: Housing. Press Join for up to 5 minutes, or Listen only; "
        "the bot keeps times, and what you type stays here."
    )
    assert "up to 1 minute, or" in read(board(gathering(minutes=1).state))
    assert "Listening round: What next? Press Join" in read(board(gathering(topic="What next?").state))


def test_sentence_2_says_whose_turn_it_is() -> None:
    """In the ask that rings them."""
    evening = going(ANA)
    assert said(evening.latest) == [
        (
            "Ana, it is your turn; press I'm here to start your 5 minutes. "
            "Press Done when you finish, or Pass to speak later."
        )
    ]
    assert labels(evening.latest[0].card) == ["I'm here", "Pass"]


def test_the_second_offer_promises_no_third() -> None:
    """There is no later to speak at."""
    evening = going(ANA)
    evening.turn(ANA, PassTurn)
    assert said(evening.latest) == [
        (
            "Ana, you can speak now if you like; press I'm here to start your 5 minutes. "
            "Press Done when you finish, or Pass if you would rather not."
        )
    ]


def test_the_ask_for_someone_who_cannot_press_is_to_the_facilitator() -> None:
    """With the name of the one whose turn it is."""
    evening = gathering()
    evening.press(FAY, AddSomeone(ROUND, "Rosa"))
    evening.press(FAY, Start(ROUND))
    assert said(evening.latest) == [
        (
            "Fay, it is Rosa's turn; press I'm here for them to start their 5 minutes. "
            "Press Done when they finish, or Pass if they would rather not."
        )
    ]
    assert read(evening.turn(FAY, PassTurn).reply) == (
        "Rosa passed; no reason is needed. They can still speak at the end."
    )


@pytest.mark.parametrize(
    ("strict", "extra", "sentence"),
    [
        (False, 0, "Ana, about one minute is left. Ask for one more if you need it; nobody will cut you off."),
        (False, 2, "Ana, about one minute is left. Nobody will cut you off."),
        (True, 0, "Ana, about one minute is left. Ask for one more if you need it."),
        (True, 2, "Ana, about one minute is left. You can add more in writing."),
    ],
)
def test_sentence_3_offers_what_can_be_had(extra: int, sentence: str, *, strict: bool) -> None:
    """Nobody is promised a minute that is not there, or time that does not end."""
    evening = going(ANA, strict=strict)
    evening.here(ANA)
    for _ in range(extra):
        evening.turn(ANA, OneMoreMinute)
    evening.until_due()
    assert said(evening.latest) == [sentence]


def test_sentence_4_answers_a_pass() -> None:
    """To the one who passed, alone."""
    evening = going(ANA, BEN)
    change = evening.turn(ANA, PassTurn)
    assert read(change.reply) == "You passed; no reason is needed. You can still speak at the end."
    assert not any("passed" in each for each in said(change.messages))


def test_sentence_5_says_who_is_not_here_yet() -> None:
    """At the second offer it no longer speaks of the end."""
    evening = going(ANA, BEN)
    evening.until_due()
    assert (
        said(evening.latest)[0] == "Ana is not here yet, so Ben is next. Ana can speak at the end or send words later."
    )
    evening.turn(BEN, PassTurn)
    evening.until_due()
    assert said(evening.latest)[0] == "Ana is not here yet, so Ben is next. Ana can send words later."


def test_who_passed_looks_like_who_waits() -> None:
    """Nothing that all can see counts or shows passes."""
    passed, waited = going(ANA, BEN, CEM), going(ANA, BEN, CEM)
    passed.turn(ANA, PassTurn)
    waited.press(ANA, Leave(ROUND))
    waited.press(ANA, Join(ROUND))
    assert passed.speaker == waited.speaker == BEN
    card = board(passed.state)
    assert "pass" not in read(card).replace("Pass", "").lower()
    waiting = replace(
        waited.state,
        speakers=tuple(replace(s, part=Part.waiting) if s.person == ANA else s for s in waited.state.speakers),
    )
    assert read(board(waiting)).count("Ana") == read(card).count("Ana")


def test_the_board_says_who_speaks_who_is_next_and_until_when() -> None:
    """In each step of a turn, with the buttons that can be pressed in it."""
    evening = going(ANA, BEN)
    assert "It is Ana's turn, and we wait for them until 18:02." in read(board(evening.state))
    evening.here(ANA)
    words = read(board(evening.state))
    assert "Ana is speaking until 18:05." in words
    assert "Ben\nnext" in words
    assert labels(board(evening.state))[:3] == ["Done", "Pass", "One more minute"]
    evening.turn(ANA, Done)
    assert "Ana is finishing." in read(board(evening.state))
    assert labels(board(evening.state))[0] == "Not done yet"


def test_the_board_hurries_nobody_when_the_time_is_over() -> None:
    """In soft time it names no end that is past."""
    evening = going(ANA)
    evening.here(ANA)
    evening.later(minutes=6)
    evening.sweep()
    assert "Ana is speaking, and can finish in their own time." in read(board(evening.state))


def test_a_paused_board_says_that_no_time_is_lost() -> None:
    """And offers to resume."""
    evening = going(ANA)
    change = evening.press(FAY, Pause(ROUND))
    assert said(change.messages) == ["Fay paused the round; no time is lost."]
    assert "The round is paused and no time is lost. Ana goes on afterwards." in read(board(evening.state))
    assert "Resume" in labels(board(evening.state))
    assert "Done" not in labels(board(evening.state))


@pytest.mark.parametrize(("seconds", "even"), [((300, 300), True), ((600, 200), False), ((300,), None), ((), None)])
def test_all_are_told_only_whether_the_floor_was_shared_evenly(seconds: tuple[int, ...], *, even: bool | None) -> None:
    """Nobody's time stands on a card for all; with one speaker there is nothing to say."""
    state = spoken(*seconds)
    words = read(board(state))
    assert shared_evenly(state) is even
    assert ("Speaking time was shared evenly." in words) is (even is True)
    assert ("not shared evenly" in words) is (even is False)
    assert not any(part in words for part in ("5:00", "300", "10:00", "600"))


def test_brief_turns_make_nothing_uneven() -> None:
    """To say little is everyone's choice, and differences of a minute are none."""
    assert shared_evenly(spoken(240, 300, 5, 280))
    assert shared_evenly(spoken(60, 5))
    assert not shared_evenly(spoken(900, 300, 5, 280))


def test_each_ones_own_time_is_shown_to_them_alone() -> None:
    """On a page, also while they speak; and whoever is not in the round has none."""
    evening = going(ANA, BEN)
    evening.here(ANA)
    evening.later(80)
    assert "You spoke for 1:20 (minutes and seconds)." in read(my_time(evening.state, context(ANA, evening.now)))
    assert "You have not spoken in this round." in read(my_time(evening.state, context(BEN, evening.now)))
    with pytest.raises(NotInRound):
        my_time(evening.state, context(CEM, evening.now))


def test_the_end_thanks_everyone_and_asks_for_who_was_not_heard() -> None:
    """Kindly, without a count, and with what can be done next."""
    evening = going(ANA, BEN)
    evening.turn(ANA, Done)
    evening.until_due()
    change = evening.press(FAY, EndRound(ROUND))
    words = read(change.messages[0].card)
    assert "This round is over. Thank you all for speaking and for listening." in words
    assert "We have not heard from Ben yet, and would like to. You can send words for a week." in words
    assert labels(change.messages[0].card) == [
        "Send words",
        "Words for someone else",
        "Next date",
        "My time",
        "Points we share",
        "Make a promise",
    ]


def test_who_passed_each_time_is_not_named_at_the_end() -> None:
    """They have answered: nobody asks them once more in front of all. They may still send words."""
    evening = going(ANA, BEN)
    evening.turn(ANA, PassTurn)
    evening.turn(BEN, Done)
    evening.until_due()
    change = evening.turn(ANA, PassTurn)
    words = read(change.messages[-1].card)
    assert "This round is over." in words
    assert "Ana" not in words
    assert "Send words" in labels(change.messages[-1].card)


def test_a_round_without_voices_is_closed_without_thanks() -> None:
    """Nobody is thanked for what did not take place, and nobody is named."""
    evening = gathering(ANA)
    change = evening.press(FAY, EndRound(ROUND))
    assert "This round is closed. To open another one, type /listening-round." in read(change.messages[0].card)
    assert "Ana" not in read(change.messages[0].card)


def test_a_round_in_which_nobody_spoke_ends_kindly() -> None:
    """All passed, or nobody was there when they were asked: that is fine, nobody is thanked for it, named or missed."""
    passed, away = going(ANA, BEN), going(ANA, BEN)
    for who in (ANA, BEN, ANA, BEN):
        passed.turn(who, PassTurn)
    for _ in range(4):
        away.until_due()
    for evening in (passed, away):
        assert evening.state.stage is Stage.ended
        words = read(evening.latest[-1].card)
        assert "This round is over. Nobody spoke here this time, and that is fine." in words
        assert not any(word in words for word in ("Thank", "Ana", "Ben", "We have not heard", "evenly"))


@pytest.mark.parametrize("form", Format)
def test_the_opening_card_says_all_that_is_stored_also_for_a_short_time(form: Format) -> None:
    """Who talks with whom where people go apart, and that someone wrote where that is noticed."""
    words = read(board(gathering(ANA, format=form).state))
    assert "Stored: the topic, who takes part and how, and how long each speaks." in words
    assert "Stored until a turn is over, where the bot can notice it: who wrote during it, and not what." in words
    apart = "Stored until you are back in the circle: who talks with whom." in words
    assert apart == (form in {Format.pairs, Format.one_two_four_all})


def test_the_empty_page_has_the_first_round_first() -> None:
    """One press opens it; another topic asks for one."""
    card = page(Here(None), context(ANA, NOW))
    assert labels(card) == ["First round", "Another topic", "Change the first round", "Slow round"]
    assert "There is no round here now." in read(card)


def my_line(evening: Evening, who: PersonId) -> str:
    return read(page(Here(evening.state), context(who, evening.now))).splitlines()[0]


def test_the_page_begins_with_ones_own_place() -> None:
    """Each reads where they stand, and only they do."""
    evening = going(ANA, BEN, CEM)
    evening.press(DOA, ListenOnly(ROUND))
    lines = {who: my_line(evening, who) for who in (ANA, BEN, CEM, DOA, FAY)}
    assert lines == {
        ANA: "It is your turn; press I'm here when you are ready.",
        BEN: "You are next.",
        CEM: "You will be asked when it is your turn.",
        DOA: "You listen only. If you would like to speak, press Join.",
        FAY: "You are not in this round yet.",
    }
    evening.turn(ANA, PassTurn)
    assert my_line(evening, ANA) == "You can still speak at the end."
    evening.turn(BEN, Done)
    evening.until_due()
    evening.press(DOA, Leave(ROUND))
    assert my_line(evening, BEN) == "You had your turn. Thank you."
    assert my_line(evening, DOA) == "You have left this round. You can come back with Join."
    evening.turn(CEM, Done)
    evening.until_due()
    evening.press(DOA, Join(ROUND))
    evening.turn(ANA, PassTurn)
    assert my_line(evening, ANA) == "You can send words later, if you like."


@pytest.mark.parametrize("name", ["", "N" * 77])
def test_two_hundred_people_fit_on_every_board(name: str) -> None:
    """A screenful is named, the rest is counted; building a card checks it against all limits."""
    state = crowd(name)
    assert "And 188 more people." in read(board(state))
    evening = Evening(replace(state, topic=""))
    evening.press(FAY, Start(ROUND))
    assert "And 188 more people." in read(board(evening.state))
    evening.turn(FAY if name else CROWD[0], Done)
    evening.until_due()
    assert "And 188 more people." in read(board(evening.state))
    change = evening.press(FAY, EndRound(ROUND))
    assert "And 187 more people." in read(change.messages[0].card)
    cards = (
        board(state),
        board(evening.state),
        page(Here(state), context(ANA, NOW)),
        *(each.card for each in evening.messages),
    )
    assert [card for card in cards if longest(card) > limits.CARD_SHOWN] == []


def every_card(evening: Evening) -> list[Card]:
    seen = page(Here(evening.state), context(ANA, evening.now))
    return [board(evening.state), seen, *(message.card for message in evening.messages)]


ELSEWHERE = {SLOW_PAGE, points_after(ROUND), promise_after(ROUND)}
"""What other features answer."""


def test_every_button_survives_its_way_over_the_wire() -> None:
    """What a card carries is what arrives, and each button of a turn says aloud whose turn it is."""
    evening = going(ANA, BEN)
    cards = every_card(evening)
    for command in (ImHere, Done):
        evening.turn(ANA, command)
        cards += every_card(evening)
    evening.until_due()
    evening.press(FAY, Pause(ROUND))
    cards += every_card(evening)
    evening.press(FAY, EndRound(ROUND))
    cards += [*every_card(evening), page(Here(None), context(ANA, NOW))]
    known: dict[str, type[Request]] = {}
    for kind in [*(route.command for route in LISTENING.routes), *(view.page for view in LISTENING.pages)]:
        if kind.wire:
            known[kind.wire] = kind
    pressed = [button for card in cards for button in pressable(card) if button.press not in ELSEWHERE]
    assert [button.press for button in pressed if decode(encode(button.press), known) != button.press] == []
    repeated = {"I'm here", "Done", "Pass", "One more minute", "Not done yet"}
    silent = [each for each in pressed if not (isinstance(each, Button) and each.spoken)]
    assert [each for each in silent if read(each.label) in repeated] == []


def test_messages_are_whole_and_two_sentences_at_most() -> None:
    """In every step of a round, also after a pause and an absence; no argument is left open."""
    evening = going(ANA, BEN)
    for act in (lambda: None, lambda: evening.here(BEN), lambda: evening.turn(BEN, Done)):
        evening.away(600)
        act()
        evening.press(FAY, Pause(ROUND))
        evening.press(FAY, Resume(ROUND))
        evening.until_due()
    told = [read(message.card.summary) for message in evening.messages]
    assert len(told) > 9
    assert [words for words in told if "{" in words or words.count(". ") > 1 or clean(words) != words] == []


def test_the_next_date_stands_on_the_card_that_stays() -> None:
    """Who comes back to the channel finds it."""
    evening = going(ANA)
    evening.press(FAY, EndRound(ROUND))
    evening.press(ANA, SetNextDate(ROUND, NOW.date().replace(day=20), NOW.time().replace(hour=19)))
    assert "Next date: 18:00" in read(board(evening.state))


def test_where_no_round_is_one_reads_where_there_are_some() -> None:
    """A round happens in one place; who looks for it in another one is told where it is, for three of them at most."""
    there = page(Here(None, ("Garden", "Clinic", "Hall", "Yard")), context(ANA, NOW))
    lines = read(there).splitlines()
    told = [line for line in lines if line.startswith("A round is open in ")]
    assert told == [f"A round is open in {name}. To take part, go there." for name in ("Garden", "Clinic", "Hall")]

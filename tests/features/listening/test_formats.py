"""The formats with one floor: how often it goes round, who is asked, and what people are told."""

import pytest

from bot.features.listening.cards.board import board, page
from bot.features.listening.commands import Done, Join, Leave, ListenOnly, MoveOn, PassTurn, RoundsHere
from bot.features.listening.model import PLANS, Format, Here, Part, Stage
from bot.kernel.ids import PersonId
from tests.features.listening.rounds import ANA, BEN, CEM, FAY, ROUND, Evening, context, gathering, going
from tests.features.reading import read


def speak(evening: Evening) -> None:
    """Whoever has the floor, and the twenty seconds after it."""
    assert isinstance(evening.speaker, PersonId)
    evening.here(evening.speaker)
    evening.later(seconds=30)
    evening.turn(evening.speaker, Done)
    evening.until_due()


def pass_on(evening: Evening) -> None:
    assert isinstance(evening.speaker, PersonId)
    evening.turn(evening.speaker, PassTurn)


def test_every_format_has_a_plan_and_a_line() -> None:
    """One short file each, and one sentence on the opening card that tells it from the others."""
    lines = {each: read(board(gathering(ANA, format=each).state)) for each in Format}
    assert set(PLANS) == set(Format)
    assert len(set(lines.values())) == len(Format)


def test_two_go_arounds_answer_and_respond() -> None:
    """Everyone is asked twice in the same order, the second time to respond; then it is over."""
    evening = going(ANA, BEN, format=Format.two_go_arounds)
    speak(evening)
    speak(evening)
    assert (evening.speaker, evening.state.around) == (ANA, 2)
    assert any("Now everyone can respond to what they heard" in read(each.card) for each in evening.latest)
    speak(evening)
    speak(evening)
    assert evening.state.stage is Stage.ended
    assert [each.seconds for each in evening.state.speakers] == [60, 60]


def test_who_passed_in_the_first_go_around_is_asked_again_in_it() -> None:
    """Before anyone responds."""
    evening = going(ANA, BEN, format=Format.two_go_arounds)
    pass_on(evening)
    speak(evening)
    assert (evening.speaker, evening.state.around) == (ANA, 1)
    answer = evening.turn(ANA, PassTurn)
    assert read(answer.reply) == ("You passed; no reason is needed. When it goes round once more, you are asked again.")
    assert (evening.speaker, evening.state.around) == (ANA, 2)


def test_a_circle_begins_with_the_facilitator_and_goes_round_until_all_pass() -> None:
    """Nobody is asked twice in one go-around, and a go-around in which all pass is the last."""
    evening = going(ANA, BEN, format=Format.circle)
    assert [each.person for each in evening.state.speakers] == [FAY, ANA, BEN]
    for _ in range(3):
        speak(evening)
    assert (evening.speaker, evening.state.around) == (FAY, 2)
    pass_on(evening)
    speak(evening)
    pass_on(evening)
    assert (evening.speaker, evening.state.around) == (FAY, 3)
    for _ in range(3):
        pass_on(evening)
    assert evening.state.stage is Stage.ended
    assert len(evening.state.heard) == 3


def test_a_circle_in_which_nobody_is_there_ends() -> None:
    """Who is not here is not heard, so that it cannot go on for ever."""
    evening = going(ANA, format=Format.circle)
    evening.until_due()
    evening.until_due()
    assert evening.state.stage is Stage.ended
    assert [each.part for each in evening.state.speakers] == [Part.missed, Part.missed]


def test_the_circle_says_where_it_comes_from() -> None:
    """And leaves it to the group."""
    shown = read(board(gathering(ANA, format=Format.circle).state))
    assert "Fay answers first. It goes round until everyone passes." in shown
    assert "come from the practice of Indigenous peoples. Decide together" in shown


@pytest.mark.parametrize("command", [Leave, ListenOnly])
def test_who_has_stepped_back_is_not_asked_when_it_goes_round_again(command: type[Leave | ListenOnly]) -> None:
    """Also if they were heard before, which stays so."""
    evening = going(ANA, BEN, format=Format.two_go_arounds)
    speak(evening)
    speak(evening)
    evening.press(ANA, command(ROUND))
    assert evening.speaker == BEN
    speak(evening)
    assert evening.state.stage is Stage.ended
    assert {each.person for each in evening.state.heard} == {ANA, BEN}


def test_who_comes_late_is_in_from_then_on() -> None:
    """In the second go-around they are asked with the others."""
    evening = going(ANA, format=Format.two_go_arounds)
    speak(evening)
    evening.press(BEN, Join(ROUND))
    speak(evening)
    assert evening.speaker == BEN
    speak(evening)
    assert evening.state.stage is Stage.ended


def test_nobody_who_was_heard_once_is_called_unheard_at_the_end() -> None:
    """Who only answered, and did not respond, was heard."""
    evening = going(ANA, BEN, format=Format.two_go_arounds)
    speak(evening)
    speak(evening)
    for _ in range(4):
        evening.turn(FAY, MoveOn)
    assert evening.state.stage is Stage.ended
    assert "We have not heard" not in read(board(evening.state))


def test_people_are_told_that_they_are_asked_again() -> None:
    """On the page of the round, and when they press Join once more."""
    evening = going(ANA, BEN, format=Format.circle)
    speak(evening)
    mine = page(Here(evening.state), context(FAY, evening.now))
    assert "When it goes round once more, you are asked again." in read(mine)
    answer = evening.press(FAY, Join(ROUND))
    assert "When it goes round once more, you are asked again." in read(answer.reply)
    assert RoundsHere.wire == "rr"
    assert CEM not in {each.person for each in evening.state.speakers}

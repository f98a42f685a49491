"""Back one, moving someone, changing the round until it starts, and handing it over."""

import pytest

from bot.features.listening.cards import news
from bot.features.listening.cards.board import board, page
from bot.features.listening.commands import (
    AcceptRound,
    ChangeRound,
    Done,
    EndRound,
    GoBack,
    HandOverRound,
    ImHere,
    Leave,
    MoveSomeone,
    PassTurn,
    Pause,
    TakeOver,
)
from bot.features.listening.facts import FacilitationTaken, RoundOffered
from bot.features.listening.model import Format, Here, Manner, Order, Part, Where
from bot.features.listening.model.keeping import offer
from bot.features.listening.model.refusals import FacilitatorsButton, NotAsked, RoundPaused, TurnOver
from bot.kernel.attention import Met, Need
from bot.kernel.command import Command, Draft
from tests.features.listening.rounds import ANA, BEN, CEM, DOA, FAY, ROUND, Evening, context, gathering, going, moved
from tests.features.reading import labels, pressable, read

CHANGE = ChangeRound(ROUND, 3, Manner.spoken, True, Format.two_go_arounds, Order.lots)


def third_turn() -> Evening:
    """Ana was heard for 40 seconds, Ben passed, and Cem is asked."""
    evening = going(ANA, BEN, CEM)
    evening.here(ANA)
    evening.later(seconds=40)
    evening.turn(ANA, Done)
    evening.until_due()
    evening.turn(BEN, PassTurn)
    return evening


@pytest.mark.parametrize(
    "command",
    [GoBack(ROUND, 1), MoveSomeone(ROUND, 2), HandOverRound(ROUND, BEN), CHANGE],
    ids=lambda command: type(command).__name__,
)
def test_moves_are_the_facilitators(command: Command) -> None:
    """Everyone else is told whom to ask, and nothing changes."""
    evening = going(ANA, BEN)
    with pytest.raises(FacilitatorsButton):
        evening.press(BEN, command)


def test_back_one_gives_the_floor_to_the_one_before() -> None:
    """A phone rings for them, all are told, and whose turn it was is next."""
    evening = third_turn()
    change = evening.turn(FAY, GoBack)
    assert evening.speaker == BEN
    assert next(read(each.card) for each in change.messages) == "We go back one turn: Ben can go on."
    assert evening.asks()[-1] == BEN
    assert evening.state.to_come[0].person == CEM


def test_who_was_heard_stays_heard_and_adds_to_their_time() -> None:
    """Back twice, to someone who had finished; passing then takes nothing away."""
    evening = third_turn()
    evening.turn(FAY, GoBack)
    evening.turn(FAY, GoBack)
    assert (evening.speaker, evening.of(ANA).was_heard) == (ANA, True)
    evening.here(ANA)
    evening.later(seconds=20)
    evening.turn(ANA, PassTurn)
    assert (evening.part(ANA), evening.of(ANA).seconds) == (Part.heard, 60)


def test_a_turn_that_was_taken_back_is_not_counted_against_anyone() -> None:
    """Cem had begun: the time stays theirs, and they are asked as for the first time."""
    evening = third_turn()
    evening.here(CEM)
    evening.later(seconds=15)
    evening.turn(FAY, GoBack)
    assert (evening.part(CEM), evening.of(CEM).asked, evening.of(CEM).seconds) == (Part.waiting, 0, 15)
    evening.turn(BEN, PassTurn)
    assert evening.speaker == CEM


def test_back_skips_who_is_gone() -> None:
    """The floor goes to the last one who is still there."""
    evening = third_turn()
    evening.press(BEN, Leave(ROUND))
    evening.turn(FAY, GoBack)
    assert evening.speaker == ANA


def test_an_old_back_button_does_nothing() -> None:
    """Pressed twice it goes back once."""
    evening = third_turn()
    turn = evening.state.turns
    evening.turn(FAY, GoBack, turn)
    before = evening.state
    with pytest.raises(TurnOver):
        evening.turn(FAY, GoBack, turn)
    assert evening.state == before


def test_in_a_pause_nothing_goes_back() -> None:
    """Resume comes first."""
    evening = third_turn()
    evening.press(FAY, Pause(ROUND))
    with pytest.raises(RoundPaused):
        evening.turn(FAY, GoBack)


def test_someone_is_asked_next() -> None:
    """And all are told; pressing twice says it once."""
    evening = going(ANA, BEN, CEM)
    number = evening.of(CEM).number
    change = evening.press(FAY, MoveSomeone(ROUND, number, Where.next))
    assert [read(each.card) for each in change.messages] == ["Cem is asked next."]
    assert [each.person for each in evening.state.to_come] == [CEM, BEN]
    assert evening.press(FAY, MoveSomeone(ROUND, number, Where.next)).messages == ()


def test_someone_is_asked_after_the_others() -> None:
    """Who would rather wait is moved to the end."""
    evening = going(ANA, BEN, CEM, DOA)
    evening.press(FAY, MoveSomeone(ROUND, evening.of(BEN).number, Where.last))
    assert [each.person for each in evening.state.to_come] == [CEM, DOA, BEN]


def test_who_passed_and_is_ready_now_is_asked_next() -> None:
    """Not only at the end."""
    evening = third_turn()
    evening.press(FAY, MoveSomeone(ROUND, evening.of(BEN).number, Where.next))
    evening.turn(CEM, PassTurn)
    assert evening.speaker == BEN


def test_a_round_is_changed_until_it_starts() -> None:
    """Its card says what it is now."""
    evening = gathering(ANA)
    change = evening.press(FAY, CHANGE)
    state = evening.state
    assert (state.minutes, state.manner, state.strict) == (3, Manner.spoken, True)
    assert (state.format, state.order) == (Format.two_go_arounds, Order.lots)
    assert "Everyone sees it on the card" in read(change.reply)
    assert "Two go-arounds" in read(board(state))


def test_the_form_of_a_change_opens_with_what_holds() -> None:
    """So that changing one thing changes nothing else."""
    evening = gathering(ANA)
    presses = [each.press for each in pressable(board(evening.state))]
    (draft,) = (each for each in presses if isinstance(each, Draft) and each.command is ChangeRound)
    assert dict(draft.given) == {
        "format": "go-around",
        "manner": "typed",
        "minutes": "5",
        "order": "as joined",
        "round": ROUND,
        "strict": "0",
    }


def test_handing_over_needs_a_yes() -> None:
    """Silence changes nothing: until the other one presses, the round is kept as before."""
    evening = going(ANA, BEN)
    change = evening.press(FAY, HandOverRound(ROUND, BEN))
    (need,) = change.needs
    assert isinstance(need, Need)
    assert (need.person, need.button.press) == (BEN, AcceptRound(ROUND))
    assert "If not, you need not do anything." in read(need.words)
    assert evening.state.facilitator == FAY
    accepted = evening.press(BEN, AcceptRound(ROUND))
    assert accepted.needs == (Met(need.key, BEN),)
    assert (evening.state.facilitator, evening.state.asked) == (BEN, None)
    assert accepted.facts == (FacilitationTaken(ROUND, BEN),)
    assert any("Ben facilitates the round from now on" in read(each.card) for each in accepted.messages)


def test_who_is_asked_to_facilitate_is_known_to_nobody_else() -> None:
    """Neither a message nor the card nor the history names them, so that a no is nobody's business; they find the
    question on their own page of the round."""
    evening = going(ANA, BEN)
    before = read(board(evening.state))
    change = evening.press(FAY, HandOverRound(ROUND, BEN))
    assert (change.messages, change.facts) == ((), (RoundOffered(ROUND, FAY),))
    assert read(board(evening.state)) == before
    theirs, others = (labels(page(Here(evening.state), context(who, evening.now))) for who in (BEN, ANA))
    assert set(theirs) - set(others) == {"I'll facilitate"}


@pytest.mark.parametrize("command", [Leave(ROUND), EndRound(ROUND), HandOverRound(ROUND, ANA)])
def test_a_question_that_is_over_waits_for_nobody(command: Command) -> None:
    """They left, the round ended, or somebody else was asked."""
    evening = going(ANA, BEN)
    evening.press(FAY, HandOverRound(ROUND, BEN))
    change = evening.press(BEN if isinstance(command, Leave) else FAY, command)
    assert Met(offer(evening.state), BEN) in change.needs
    assert evening.state.asked != BEN


def test_asking_someone_else_takes_the_first_question_back() -> None:
    """One is asked at a time; asking the same person twice rings them once."""
    evening = going(ANA, BEN, CEM)
    evening.press(FAY, HandOverRound(ROUND, BEN))
    assert evening.press(FAY, HandOverRound(ROUND, BEN)).needs == ()
    evening.press(FAY, HandOverRound(ROUND, CEM))
    with pytest.raises(NotAsked):
        evening.press(BEN, AcceptRound(ROUND))


def test_taking_over_ends_what_was_asked() -> None:
    """Who took over from a facilitator who is gone is not replaced by an older yes."""
    evening = going(ANA, BEN)
    evening.press(FAY, HandOverRound(ROUND, BEN))
    evening = moved(evening, unattended=True)
    evening.press(ANA, TakeOver(ROUND))
    with pytest.raises(NotAsked):
        evening.press(BEN, AcceptRound(ROUND))


def test_what_is_seldom_needed_is_on_the_facilitators_page_alone() -> None:
    """The board has few buttons; the page of the round shows the facilitator the others."""
    evening = third_turn()
    evening.turn(CEM, ImHere)
    shared = set(labels(board(evening.state)))
    mine, other = (set(labels(page(Here(evening.state), context(who, evening.now)))) for who in (FAY, ANA))
    assert mine - shared == {"Back one", "Move someone", "Add someone", "Hand over", "How the floor was shared"}
    assert other == shared
    assert "More" in shared
    assert read(news.asked(BEN)).startswith("Only Ben sees that you asked")

"""Opening a round: as typed, by form, ready made, and as the group has ruled."""

from random import Random

import pytest

from bot.features.listening.cards.board import board
from bot.features.listening.commands import ChangeRound, OpenFirstRound, OpenRound
from bot.features.listening.facts import RoundOpened
from bot.features.listening.handlers.keeping import change_round
from bot.features.listening.model import Format, Manner, Opening, Order, Round, RoundId, Stage
from bot.features.listening.model.refusals import OneRoundAPlace
from bot.kernel.card import Card
from bot.kernel.change import Change
from bot.kernel.command import fresh
from bot.kernel.form import Form, complete, typed
from bot.kernel.settings import HeldByRule, Ruled
from tests.features.listening.rounds import FAY, NOW, PLACE, ROUND, context, gathering, opened, rules
from tests.features.reading import read


def the_new(change: Change[Round]) -> Round:
    (state,) = change.new
    assert isinstance(state, Round)
    return state


def test_a_topic_and_minutes_open_a_round_at_once() -> None:
    """`/listening-round Housing minutes:3` asks for nothing more."""
    command = complete(typed(OpenRound, "Housing minutes:3"), lambda kind: fresh(kind, Random(1)))
    assert isinstance(command, OpenRound)
    state = the_new(opened(command))
    assert (state.topic, state.minutes, state.strict, state.stage) == ("Housing", 3, False, Stage.gathering)
    assert state.facilitator == FAY
    assert state.place == PLACE


def test_without_a_topic_the_form_opens() -> None:
    """What is missing is asked, what was typed is kept."""
    form = complete(typed(OpenRound, "minutes:3"), lambda kind: fresh(kind, Random(1)))
    assert isinstance(form, Form)
    assert [(entry.name, entry.text) for entry in form.entries][:2] == [("topic", ""), ("minutes", "3")]


@pytest.mark.parametrize("line", ["Housing minutes:0", "Housing minutes:31", "Housing minutes:soon", "x" * 10_000])
def test_what_does_not_fit_comes_back_with_an_error_beside_it(line: str) -> None:
    """Minutes run from 1 to 30, a topic has at most 120 characters."""
    form = complete(typed(OpenRound, line), lambda kind: fresh(kind, Random(1)))
    assert isinstance(form, Form)
    assert form.faulty


def test_the_first_round_needs_one_press() -> None:
    """It opens as it is, with its five questions in its card, and nothing is decided in it."""
    state = the_new(opened(OpenFirstRound()))
    card = read(board(state))
    questions = ["Who I am", "What my organisation does", "What is at stake for us", "What I hope", "What worries me"]
    assert [question for question in questions if question not in card] == []
    assert "Nothing is decided in this round." in card
    assert state.topic == ""


def test_minutes_come_from_the_manner_of_the_round() -> None:
    """Five for written rounds and three for spoken ones, until the group rules otherwise."""
    assert the_new(opened(OpenFirstRound())).minutes == 5
    assert the_new(opened(OpenFirstRound(manner=Manner.spoken))).minutes == 3
    ruled = rules(minutes_typed=Ruled("4", 2, "Four minutes each.", holds=True))
    assert the_new(opened(OpenFirstRound(), ruled=ruled)).minutes == 4


def test_a_rule_that_holds_refuses_other_minutes() -> None:
    """The refusal cites the rule and says how to change it."""
    ruled = rules(minutes_typed=Ruled("4", 2, "Four minutes each.", holds=True))
    with pytest.raises(HeldByRule) as refused:
        opened(OpenFirstRound(minutes=9), ruled=ruled)
    assert "Ground rule 2" in read(refused.value.said)
    assert the_new(opened(OpenFirstRound(minutes=4), ruled=ruled)).minutes == 4


def test_a_rule_that_reminds_is_quoted_and_refuses_nothing() -> None:
    """The round opens as it was asked for, and the answer quotes the rule."""
    change = opened(
        OpenFirstRound(minutes=9), ruled=rules(minutes_typed=Ruled("4", 2, "Four each. " * 150, holds=False))
    )
    assert the_new(change).minutes == 9
    assert "Ground rule 2 says: “Four each." in read(change.reply)


def test_who_may_open_rounds_is_for_the_group_to_rule() -> None:
    """Every member by default; with a rule that holds, facilitators only."""
    ruled = rules(who_opens_rounds=Ruled("facilitators", 3, "Facilitators open rounds.", holds=True))
    assert the_new(opened(OpenFirstRound())).facilitator == FAY
    with pytest.raises(HeldByRule):
        opened(OpenFirstRound(), ruled=ruled)
    assert the_new(opened(OpenFirstRound(), ruled=ruled, facilitator=True)).facilitator == FAY


def test_whoever_facilitates_a_round_can_change_it_whoever_may_open_one() -> None:
    """Who opens rounds was asked when it was opened; a facilitator may have handed it over since then."""
    given = Opening(gathering().state, rules(who_opens_rounds=Ruled("facilitators", 3, "They open.", holds=True)))
    change = change_round(
        given, ChangeRound(ROUND, 4, Manner.typed, False, Format.go_around, Order.lots), context(FAY, NOW)
    )
    assert change.state
    assert (change.state.minutes, change.state.order) == (4, Order.lots)


def test_a_place_has_one_round_at_a_time() -> None:
    """A second one is refused, and the refusal says where to see the first."""
    standing = gathering().state
    with pytest.raises(OneRoundAPlace):
        opened(OpenFirstRound(), standing=standing)
    with pytest.raises(OneRoundAPlace):
        opened(OpenRound(RoundId("another-round-"), "Housing"), standing=standing)


def test_a_form_that_is_sent_twice_opens_one_round() -> None:
    """The second time the answer says that it is open already."""
    change = opened(OpenRound(ROUND, "Housing"), standing=gathering().state)
    assert (change.state, change.new, change.messages, change.facts) == (None, (), (), ())
    assert read(change.reply) == "This round was opened already. Its card is in the channel."


def test_the_world_hears_that_a_round_was_opened() -> None:
    """The home page shows it under *Now*."""
    assert opened(OpenRound(ROUND, "Housing")).facts == (RoundOpened(ROUND, PLACE, "Housing", FAY),)


def test_people_speak_in_the_order_that_the_group_ruled() -> None:
    """Where nobody asks for another one; what holds refuses another, and what reminds says so."""
    ruled = rules(order_of_speaking=Ruled("least heard", 4, "The quiet ones first.", holds=True))
    assert the_new(opened(OpenFirstRound(), ruled=ruled)).order is Order.least_heard
    with pytest.raises(HeldByRule):
        opened(OpenRound(ROUND, "Housing", order=Order.lots), ruled=ruled)
    with pytest.raises(HeldByRule):
        opened(OpenRound(ROUND, "Housing", order=Order.as_joined), ruled=ruled)
    reminding = rules(order_of_speaking=Ruled("least heard", 4, "The quiet ones first.", holds=False))
    change = opened(OpenRound(ROUND, "Housing", order=Order.as_joined), ruled=reminding)
    assert the_new(change).order is Order.as_joined
    assert isinstance(change.reply, Card)
    assert "Ground rule 4 says" in read(change.reply)
    change = opened(OpenRound(ROUND, "Housing", order=Order.lots), ruled=reminding)
    assert the_new(change).order is Order.lots
    assert change.reply
    assert "Ground rule 4 says: “The quiet ones first.”" in read(change.reply)

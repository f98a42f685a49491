"""A round for a circle: only those in it take part, all see whose it is, and who leaves the circle leaves the round."""

from dataclasses import replace
from datetime import date, time

import pytest

from bot.features.circles.facts import CircleId, OutOfCircle
from bot.features.coalition.commands import NoteNextDate, NoteOngoing
from bot.features.coalition.handlers.following import after_next_date_set, after_round_opened
from bot.features.coalition.model import ROUND as KIND
from bot.features.coalition.model import Home
from bot.features.listening.cards.board import board
from bot.features.listening.commands import (
    Done,
    EndRound,
    Join,
    Leave,
    LeaveWithCircle,
    ListenOnly,
    OpenRound,
    SetNextDate,
    Start,
)
from bot.features.listening.facts import NextDateSet, RoundEnded, RoundOpened
from bot.features.listening.handlers.joining import after_out_of_circle
from bot.features.listening.model import Part, Round, Stage
from bot.features.listening.model.refusals import CircleHasEnded, ForThoseInCircle
from bot.insiders import Insiders
from bot.kernel.command import Command
from bot.kernel.ids import PersonId
from tests.features.listening.rounds import (
    ANA,
    BEN,
    CEM,
    CLOCK,
    FAY,
    NOW,
    PLACE,
    ROUND,
    Evening,
    ended_circle,
    gathering,
    housing,
    opened,
)
from tests.features.reading import read

CIRCLE = CircleId("the-circle----")
INSIDE = Insiders("Housing", "Homes for families", frozenset({FAY, ANA, BEN}))
HALL = Home(PLACE, "terminal", "local", "hall", NOW, FAY)
DATE = SetNextDate(ROUND, date(2026, 3, 16), time(18, 30))


def of_circle(*people: PersonId) -> Evening:
    evening = housing(gathering())
    for each in people:
        evening.press(each, Join(ROUND))
    return evening


def test_someone_in_the_circle_opens_a_round_for_it() -> None:
    """The round keeps the name that the circle has now; the history keeps which circle it was."""
    change = opened(OpenRound(ROUND, "Rents", circle=CIRCLE), circle=INSIDE)
    (made,) = change.new
    assert isinstance(made, Round)
    assert (made.circle, made.circle_name) == (CIRCLE, "Housing")
    assert change.facts == (RoundOpened(ROUND, PLACE, "Rents", FAY, CIRCLE, "Housing"),)


def test_nobody_else_opens_a_round_for_it() -> None:
    """Not even who facilitates the coalition."""
    others = replace(INSIDE, people=frozenset({ANA}))
    with pytest.raises(ForThoseInCircle):
        opened(OpenRound(ROUND, "Rents", circle=CIRCLE), circle=others, facilitator=True)


@pytest.mark.parametrize("command", [Join(ROUND), ListenOnly(ROUND), DATE])
def test_others_are_told_what_the_circle_is_and_how_to_ask(command: Command) -> None:
    """Joining, listening and setting a date are for those in it; anyone can read along."""
    evening = of_circle()
    with pytest.raises(ForThoseInCircle) as refused:
        evening.press(CEM, command)
    assert "Housing (“Homes for families”)" in read(refused.value.said)
    assert "/coalition circles" in read(refused.value.said)
    evening.press(ANA, Join(ROUND))
    assert evening.part(ANA) is Part.waiting


def test_all_see_whose_round_it_is() -> None:
    """On its card while people join, while it goes on, and when it is over."""
    evening = of_circle(ANA, BEN)
    shown = [read(board(evening.state))]
    evening.press(FAY, Start(ROUND))
    shown.append(read(board(evening.state)))
    evening.press(FAY, EndRound(ROUND))
    shown.append(read(board(evening.state)))
    assert [page.count("For the circle Housing.") for page in shown] == [1, 1, 1]
    assert read(board(evening.state).summary) == "Listening round for the circle Housing: Housing"
    assert "For the circle" not in read(board(gathering().state))


def test_what_is_told_of_its_end_says_whose_it_was() -> None:
    """So that nobody else is offered to celebrate it; of a round for all it names no circle."""
    evening, everyone = of_circle(ANA, BEN), gathering(ANA, BEN)
    for each in (evening, everyone):
        each.press(FAY, Start(ROUND))
        each.press(FAY, EndRound(ROUND))
    assert RoundEnded(ROUND, PLACE, 0, evening.state.circle) in evening.facts
    assert evening.state.circle is not None
    assert RoundEnded(ROUND, PLACE, 0, None) in everyone.facts


def test_who_leaves_the_circle_leaves_its_round() -> None:
    """The floor goes on to the next."""
    evening = of_circle(ANA, BEN)
    evening.press(FAY, Start(ROUND))
    left, *_ = after_out_of_circle(OutOfCircle(CIRCLE, ANA))
    assert left == LeaveWithCircle(CIRCLE, ANA)
    evening.press(CLOCK, left)
    assert (evening.part(ANA), evening.speaker) == (Part.left, BEN)


def test_a_round_whose_facilitator_leaves_the_circle_can_be_taken_over() -> None:
    """As when they leave the coalition."""
    evening = of_circle(ANA)
    evening.press(CLOCK, LeaveWithCircle(CIRCLE, FAY))
    assert evening.state.unattended


def test_a_round_outlives_its_circle() -> None:
    """Those who are in it go on and may come back from listening; who left, or was never in it, may not."""
    evening = ended_circle(of_circle(ANA, BEN))
    evening.press(BEN, ListenOnly(ROUND))
    evening.press(BEN, Join(ROUND))
    evening.press(FAY, Start(ROUND))
    evening.turn(ANA, Done)
    evening.press(BEN, Leave(ROUND))
    for outside in (BEN, CEM):
        with pytest.raises(CircleHasEnded):
            evening.press(outside, Join(ROUND))
    evening.press(FAY, EndRound(ROUND))
    assert evening.state.stage is Stage.ended


def test_a_date_of_a_circle_is_not_the_date_of_all() -> None:
    """The home page shows the next date of the coalition, and every round that goes on, with whose it is."""
    evening = of_circle(ANA)
    evening.press(ANA, DATE)
    (fact,) = [each for each in evening.facts if isinstance(each, NextDateSet)]
    assert fact.circle == CIRCLE
    assert after_next_date_set(fact) == ()
    assert after_next_date_set(NextDateSet(PLACE, NOW, ANA)) == (NoteNextDate(NOW),)
    noted = after_round_opened(RoundOpened(ROUND, PLACE, "Rents", FAY, CIRCLE, "Housing"))
    assert noted == (NoteOngoing(KIND, ROUND, PLACE, "Rents", "Housing"),)

"""What goes on in one place, as the other homes see it: put up once, redrawn, and never left lying."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.circles.facts import CircleId
from bot.features.closing.facts import CloseEnded, CloseOpened
from bot.features.listening.facts import RoundEnded, RoundOpened, RoundStarted
from bot.features.points.facts import PointsClosed, PointsOpened, PointsShown
from bot.features.signposts import SIGNPOSTS_ELSEWHERE
from bot.features.signposts.cards import board
from bot.features.signposts.commands import PutUp, SayOver, SayStarted
from bot.features.signposts.model import Signpost, Stage, What
from bot.features.slow_rounds.facts import SlowRoundEnded, SlowRoundOpened
from bot.kernel.change import Change, Happened
from bot.kernel.command import Actor, Command, Context, Standing
from bot.kernel.ids import CoalitionId, Id, PersonId, PlaceId
from bot.kernel.text import say
from tests.features.listening.rounds import FAY, NOW
from tests.features.reading import labels, longest, read

ROOM, GARDEN, YARD = (PlaceId(name.ljust(14, "-")) for name in ("the-room", "garden", "yard"))
HOMES = {ROOM: "The room", GARDEN: "The garden", YARD: say("Terminal (yard)")}
KEY = Id("the-round-----")
ROUTES = {route.command: route for route in SIGNPOSTS_ELSEWHERE.routes}
CLOCK = Context(NOW, Actor(PersonId("the-clock-----"), Standing.clock), CoalitionId("c" * 14), None, None, Random(7))


def follows(fact: Happened) -> Command:
    """What the feature does about it."""
    (reaction,) = [each for each in SIGNPOSTS_ELSEWHERE.reactions if each.fact is type(fact)]
    (command,) = reaction.commands(fact)
    return command


def put_up(fact: Happened, homes: dict[PlaceId, object] | None = None) -> Signpost | None:
    change: Change[Signpost] = ROUTES[PutUp].handler(HOMES if homes is None else homes, follows(fact), CLOCK)
    new = [each for each in change.new if isinstance(each, Signpost)]
    return new[0] if new else None


def after(state: Signpost | None, *facts: Happened) -> Signpost | None:
    for fact in facts:
        command = follows(fact)
        change: Change[Signpost] = ROUTES[type(command)].handler(state, command, CLOCK)
        state = change.state or state
    return state


OPENED = RoundOpened(KEY, ROOM, "Housing", FAY)
STARTED, ENDED = RoundStarted(KEY, FAY), RoundEnded(KEY, ROOM, 3)


def shown(state: Signpost | None) -> str:
    assert state
    return read(board(state))


def test_the_other_homes_see_what_where_and_how_to_come() -> None:
    """In all homes but its own; the card has no button, since those of a round work where it is held."""
    state = put_up(OPENED)
    assert state
    assert state.places == (GARDEN, YARD)
    assert shown(state).splitlines() == [
        "A listening round is open in The room",
        "Housing",
        "To take part, go to The room and type /listening-round there.",
        "It starts when its facilitator presses Start.",
        "If you cannot get in, ask a facilitator. Someone who writes for you can send your words.",
    ]
    assert labels(board(state)) == []


def test_it_is_redrawn_when_the_round_starts_and_when_it_is_over() -> None:
    """Nothing is left lying: at the end one line says that it is over, without its topic."""
    going = after(put_up(OPENED), STARTED)
    assert "A listening round is going on in The room" in shown(going)
    assert "It has started, and you can still join." in shown(going)
    over = after(going, ENDED)
    assert shown(over) == "The listening round in The room is over"
    assert over
    assert over.title == ""


def test_a_round_that_is_given_up_before_it_starts_is_over_too() -> None:
    """What comes late changes nothing more."""
    over = after(put_up(OPENED), ENDED)
    assert after(over, STARTED) == over
    assert shown(over) == "The listening round in The room is over"


def test_of_a_circles_round_the_topic_stays_in_its_place() -> None:
    """The others read whose it is and where, so that those in the circle find it."""
    state = put_up(RoundOpened(KEY, ROOM, "Our rents", FAY, CircleId("the-circle----"), "Housing"))
    assert "It is for the circle Housing." in shown(state)
    assert state
    assert "Our rents" not in repr(state)


@pytest.mark.parametrize(
    ("opened", "ended", "words", "over"),
    [
        (
            SlowRoundOpened(KEY, ROOM, "The river", FAY),
            SlowRoundEnded(KEY, ROOM, 2, None),
            "To take part, go to The room and type /coalition slow-round there.",
            "The slow round in The room is over",
        ),
        (
            CloseOpened(KEY, ROOM, FAY),
            CloseEnded(KEY, ROOM, 2, None),
            "To take part, go to The room and type /coalition close there.",
            "One word each, in The room, is over",
        ),
        (
            PointsOpened(KEY, KEY, ROOM, "Housing", FAY),
            PointsShown(KEY, KEY, ROOM, 3, 5, None),
            "To take part, type /coalition points here or in The room.",
            "The points in The room are closed",
        ),
        (
            PointsOpened(KEY, KEY, ROOM, "Housing", FAY),
            PointsClosed(KEY, FAY),
            "To take part, type /coalition points here or in The room.",
            "The points in The room are closed",
        ),
    ],
)
def test_slow_rounds_and_closes_have_one_too(opened: Happened, ended: Happened, words: str, over: str) -> None:
    """Whatever is held in one place is told of in the same way."""
    state = put_up(opened)
    assert words in shown(state)
    assert "presses Start" not in shown(state)
    assert shown(after(state, ended)) == over


def test_with_one_home_there_is_nobody_to_tell() -> None:
    """It waits for a home that comes in; where nobody lives any more nothing is put up, and nothing follows."""
    alone = put_up(OPENED, {ROOM: "The room"})
    assert alone
    assert alone.places == ()
    assert put_up(OPENED, {}) is None
    assert after(None, STARTED, ENDED) is None


def test_a_start_that_is_told_twice_changes_nothing() -> None:
    """Nothing is saved, and no board is wanted."""
    going = after(put_up(OPENED), STARTED)
    change: Change[Signpost] = ROUTES[SayStarted].handler(going, SayStarted(KEY), CLOCK)
    assert change == Change()
    assert ROUTES[SayOver].handler(None, SayOver(KEY), CLOCK) == Change()


@given(st.sampled_from(What), st.text(max_size=120), st.text(max_size=60), st.sampled_from(Stage))
def test_any_signpost_fits_and_speaks_of_its_place(what: What, topic: str, circle: str, stage: Stage) -> None:
    """Each sentence is short, and whatever people called things the card holds it."""
    put = PutUp(what, KEY, ROOM, topic, circle)
    change: Change[Signpost] = ROUTES[PutUp].handler(HOMES, put, CLOCK)
    (state,) = change.new
    assert isinstance(state, Signpost)
    card = board(replace(state, stage=stage))
    assert "The room" in read(card.summary)
    assert longest(card) < 700

"""Proposals that are made of something that was there before: of points that people share after a round."""

from bot.features.points.facts import PointsShown, SharedPoint
from bot.features.proposals import commands as asked
from bot.features.proposals.cards import board
from bot.features.proposals.commands import KeepSharedPoints
from bot.features.proposals.handlers import origins
from bot.features.proposals.model import Proposal, Stage
from bot.features.proposals.model.given import OfPoint
from bot.features.proposals.model.origin import KeptPoint, SharedPoints
from bot.kernel.ids import Id, PlaceId
from tests.features.proposals.council import HOME, IT, NOW, Council, person, said
from tests.features.reading import labels, read

POINTS, ROUND = Id("the-points----"), Id("the-round-----")
LONG = "Everyone looks after their own lines, " * 3
SHARED = (SharedPoint(1, "We need more trees.", 5), SharedPoint(7, LONG, None))


def shown() -> PointsShown:
    return PointsShown(POINTS, ROUND, PlaceId(HOME), 2, 5, None, "What is at stake?", SHARED)


def kept() -> SharedPoints:
    (command,) = origins.after_points_shown(shown())
    (made,) = origins.keep_shared_points(None, command, Council().context(person("clock"))).new
    assert isinstance(made, SharedPoints)
    return made


def propose(number: int, before: Proposal | None = None, who: str = "art") -> tuple[Proposal | None, str]:
    given = OfPoint(kept(), before, None)
    change = origins.propose_point(given, asked.ProposePoint(POINTS, number), Council().context(person(who)))
    made = next(iter(change.new), None)
    assert made is None or isinstance(made, Proposal)
    return made, read(said(change))


def test_points_that_were_shown_are_kept_by_their_numbers() -> None:
    """Without the numbers of those who marked them; what is shown again changes nothing, and no points are no row."""
    assert kept().points == (KeptPoint(1, "We need more trees."), KeptPoint(7, LONG))
    (again,) = origins.after_points_shown(shown())
    context = Council().context(person("clock"))
    assert origins.keep_shared_points(kept(), again, context).new == ()
    assert origins.keep_shared_points(None, KeepSharedPoints(POINTS, "", ()), context).new == ()


def test_one_press_makes_a_building_block_of_a_point() -> None:
    """With its words as they are; it says what it was made of, and nobody is asked yet."""
    made, told = propose(1)
    assert made is not None
    assert (made.title, made.text.text, made.stage) == ("We need more trees.",) * 2 + (Stage.talking,)
    assert "When it is time, you can ask for answers." in told
    assert "A building block, made of a point that people share." in read(board.board(made))


def test_a_long_point_is_cut_for_its_title_alone() -> None:
    """All of it is the text."""
    made, _ = propose(7)
    assert made is not None
    assert made.title.endswith("…")
    assert made.text.text == LONG


def test_whoever_presses_second_finds_what_is_there() -> None:
    """The point's number and nothing else says which one it is."""
    made, _ = propose(1)
    none, told = propose(1, made, "ben")
    assert none is None
    assert "Somebody has made a building block of this already." in told
    other, _ = propose(7)
    assert made is not None
    assert other is not None
    assert made.id != other.id


def test_the_form_that_a_message_opens_makes_an_ordinary_one() -> None:
    """Its words are the text, and whoever chose it says what it is about."""
    council = Council(now=NOW)
    council.press("art", asked.WriteBlock(IT, "More trees", "We need more trees."))
    assert council.it.origin is None
    assert {"A question, a worry …", "Look at it"} <= set(labels(board.board(council.it)))

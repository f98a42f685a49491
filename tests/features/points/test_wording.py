"""What points say: whatever people wrote, each card fits, each button arrives, and what is stored is said."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.points import commands as asked
from bot.features.points import points
from bot.features.points.cards import board, news, shown
from bot.features.points.cards.pages import around
from bot.features.points.facts import POINTS_PAGE, points_after
from bot.features.points.model import (
    MOST_EACH,
    MOST_POINTS,
    WORDS,
    Around,
    Marks,
    Point,
    Points,
    PointsId,
    RoundOver,
    TakenDown,
)
from bot.features.promises.facts import promise_after
from bot.kernel.attention import Need
from bot.kernel.card import Card
from bot.kernel.command import Request, Standing
from bot.kernel.elements import Note, Words
from bot.kernel.ids import Id, PersonId
from bot.kernel.limits import CARD_TEXT
from bot.kernel.wire import WireId, decode, encode
from tests.features.points.sharing import (
    ANA,
    BEN,
    FAY,
    FEATURE,
    FIVE,
    NOW,
    PLACE,
    ROUND,
    Days,
    marked,
    opened,
    three_points,
)
from tests.features.reading import labels, longest, pressable, read

WIRES: dict[str, type[Request]] = {
    kind.wire: kind
    for kind in (*(route.command for route in FEATURE.routes), *(view.page for view in FEATURE.pages))
    if kind.wire
}


def full(person: PersonId = ANA) -> Days:
    """As many points as there can be, as long as they can be; one person has added and marked what they can."""
    made = opened(title="T" * 120)
    there = tuple(
        Point(number, "w" * WORDS, person if number <= MOST_EACH else BEN) for number in range(1, MOST_POINTS + 1)
    )
    marks = tuple(Marks(who, tuple(range(1, MOST_POINTS + 1)), 1) for who in FIVE)
    taken = tuple(TakenDown(person, "w" * WORDS, FAY, "y" * 200) for _ in range(3))
    made.state = replace(made.here, points=there, added=MOST_POINTS, marks=marks, taken_down=taken)
    return made


def every_card(made: Days) -> list[Card]:
    state = made.here
    pages = [made.page(ANA, asked.MarksPage(state.id, start), Standing.facilitator) for start in range(0, 50, 10)]
    own = [
        made.page(ANA, page, Standing.facilitator)
        for page in (asked.MyPointsPage(state.id), asked.KeepPointsPage(state.id))
    ]
    ended = state.shown(NOW)
    after = [board.board(ended), shown.news(ended), *(shown.shown(ended, start=start) for start in range(0, 50, 10))]
    finished = replace(made, state=ended)
    after += [finished.page(ANA, asked.MarksPage(state.id)), finished.page(ANA, asked.MyPointsPage(state.id))]
    other = tuple(replace(ended, id=PointsId(f"ended-{number:08}")) for number in range(3))
    over = tuple(RoundOver(Id(f"over-{number:09}"), PLACE, "T" * 120) for number in range(4))
    listed = around(Around((state, *other), over, {PLACE: "P" * 80}), made.context(ANA))
    return [board.board(state), *pages, *own, *after, listed, board.board(state.closed(NOW))]


def test_every_card_fits_with_all_that_there_can_be() -> None:
    """Fifty points of the longest, on every page of them, with all names at their longest."""
    assert max(map(longest, every_card(full()))) <= CARD_TEXT


def test_every_button_arrives() -> None:
    """What a card carries is what is read from it again."""
    pressed = [button.press for card in every_card(full()) for button in pressable(card)]
    own = [press for press in pressed if not isinstance(press, WireId)]
    assert [press for press in own if decode(encode(press), WIRES) != press] == []
    assert {press for press in pressed if isinstance(press, WireId)} <= {promise_after(full().id)}
    assert decode(POINTS_PAGE.written, WIRES) == asked.PointsHerePage()
    assert decode(points_after(ROUND).written, WIRES) == asked.OpenPoints(ROUND)


def test_all_points_are_reached_page_by_page() -> None:
    """Ten at a time, there and back; an old button that points behind the last one shows the last page."""
    made = full()
    first, last = (made.page(ANA, asked.MarksPage(made.id, start)) for start in (0, 40))
    assert "More points" in labels(first)
    assert "Points before" not in labels(first)
    assert "Points before" in labels(last)
    assert "More points" not in labels(last)
    for start in (99, -7):
        assert read(made.page(ANA, asked.MarksPage(made.id, start)))
    numbers = [label for start in range(0, 50, 10) for label in labels(made.page(ANA, asked.MarksPage(made.id, start)))]
    assert [f"Unmark {number}" in numbers for number in range(1, 51)] == [True] * 50


def test_the_opening_card_states_the_rule_and_what_is_stored() -> None:
    """When all marks are shown, that nobody sees them before, who can show them sooner; in the words stored and not
    stored."""
    said = read(board.board(opened().here))
    for sentence in (
        "All marks are shown together at 18:00, or sooner, a minute after everyone who was in the round has marked.",
        "Until then nobody sees what is marked.",
        "Stored until the end: who added a point, and who marked it.",
        "Not stored after that: any of these names; the points stay, with their numbers.",
        "Numbers are shown if five or more people mark",
        "when more than half of those who were in the round have marked.",
    ):
        assert sentence in said


def test_where_nobody_is_known_the_rule_names_no_round() -> None:
    """As after a slow round, whose people are forgotten."""
    made = Days((), title="")
    made.press(ANA, asked.OpenPoints(ROUND))
    said = read(board.board(made.here))
    assert "everyone who was in the round" not in said
    assert "when five people have marked" in said


def test_no_button_is_dead() -> None:
    """There is nothing to mark while there is no point, and none to propose while nothing can be proposed."""
    assert labels(board.board(opened().here)) == ["Add a point"]
    assert labels(board.board(three_points().here)) == ["Add a point", "Mark mine"]
    assert labels(board.board(marked().here.shown(NOW))) == ["Make a promise"]


def test_a_feature_can_put_a_button_beside_each_point() -> None:
    """With the point that it is about: on the card and on the pages."""

    def proposing(state: Points, point: Point) -> WireId:
        return WireId(f"1?:zz:{state.id}:{point.number}")

    (kept,) = points(proposing).aggregates
    made = marked()
    assert kept.board
    state = made.here.shown(NOW)
    assert labels(kept.board.draw(state)) == ["Propose 2", "Propose 3", "Propose 1", "Make a promise"]
    assert next(button.press for button in pressable(kept.board.draw(state))) == WireId(f"1?:zz:{state.id}:2")
    assert len(labels(kept.board.draw(full().here.shown(NOW)))) == 12


def test_nobody_is_ranked_or_blamed() -> None:
    """A point without a number stands in the order of adding, under words that do not judge it."""
    made = three_points()
    for who in FIVE:
        made.mark(who, *((3,) if who in {ANA, BEN} else ()))
    said = read(shown.shown(made.here.shown(NOW)))
    assert said.index("3. More buses (marked by 2 of 5)") < said.index("Also named")
    assert said.index("1. A shared calendar") < said.index("2. Quiet rooms")


@pytest.mark.parametrize("title", ["", "What keeps you here?"])
def test_a_reminder_says_what_and_until_when(title: str) -> None:
    """In one sentence, with or without the topic; also none is an answer."""
    made = opened(title=title)
    made.add(ANA, "A shared calendar")
    needs = news.last_day(made.here)
    assert {need.person for need in needs} == set(FIVE)
    for need in needs:
        assert isinstance(need, Need)
        assert "or none, until 18:00" in read(need.words)
        assert title in read(need.words)


@given(st.integers(0, 50), st.lists(st.frozensets(st.integers(1, 50)), max_size=8))
def test_what_is_shown_is_all_that_there_was(count: int, marks: list[frozenset[int]]) -> None:
    """Whoever marked what: each point stands once on the pages, and a number is never of one person or none."""
    made = opened()
    there = tuple(Point(number, f"Point no. {number} of them", ANA) for number in range(1, count + 1))
    theirs = tuple(Marks(PersonId(f"P{n}".ljust(14, "-")), tuple(each), 1) for n, each in enumerate(marks))
    state = replace(made.here, points=there, added=count, marks=theirs).shown(NOW)
    texts = [
        read(element.text)
        for start in range(0, max(1, count), 10)
        for element in shown.shown(state, start=start).elements
        if isinstance(element, Words | Note)
    ]
    assert all(sum(f"Point no. {number} of them" in text for text in texts) == 1 for number in range(1, count + 1))
    assert all(each.marked is None or (each.marked >= 2 and len(marks) >= 5) for each in state.points)

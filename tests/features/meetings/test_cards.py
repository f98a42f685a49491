"""How meetings look: at their emptiest, at their fullest, to each who may press what; and that no name is a ranking."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.meetings import MEETINGS_OUTSIDE
from bot.features.meetings import commands as asked
from bot.features.meetings.cards import news
from bot.features.meetings.cards.board import board, where
from bot.features.meetings.commands import POINT, TITLE, VENUE
from bot.features.meetings.model import (
    MOST,
    Answer,
    Coming,
    Meeting,
    MeetingId,
    Point,
    PointId,
    Presence,
    Rhythm,
    Stage,
)
from bot.kernel.card import Card
from bot.kernel.command import Page
from bot.kernel.elements import People
from bot.kernel.ids import PersonId
from bot.kernel.text import Mention
from bot.recurrence import Weekly
from tests.features.meetings.season import (
    ANA,
    BEN,
    CEM,
    EVENING,
    FAY,
    MONDAY,
    M,
    Season,
    at,
    labels,
    later,
    person,
    presses,
    read,
)

MANY = tuple(person(f"p{n}") for n in range(MOST))
FIRST = PointId("point-00000000")


def fullest(stage: Stage = Stage.planned) -> Season:
    """Everything at its longest: 200 points, 200 people, every weekday."""
    season = Season()
    season.people.there = [FAY, *MANY]
    season.open(title="W" * TITLE, venue="V" * VENUE, rhythm=Rhythm.weekly)
    points = tuple(Point(PointId(f"point-{n:08}"), "P" * POINT, BEN, n % 3 == 1, n % 3 == 2) for n in range(MOST))
    coming = (Coming.yes, Coming.unsure, Coming.no)
    season.rows.save(
        replace(
            season.meet(),
            repeats=Weekly(MONDAY, frozenset(range(7)), EVENING, 4),
            points=points,
            answers=tuple(Answer(who, coming[n % 3]) for n, who in enumerate(MANY)),
            present=tuple(Presence(who, FAY) for who in MANY),
            stage=stage,
        )
    )
    return season


PAGES: tuple[Page, ...] = (
    asked.MeetingPage(M),
    asked.PointsPage(M),
    asked.PointsPage(M, 100),
    asked.PointsPage(M, 10**9),
    asked.PointsPage(M, -(10**9)),
    asked.PointPage(M, FIRST),
    asked.ComingPage(M),
    asked.ComingPage(M, 100),
    asked.PresentPage(M),
    asked.PresentPage(M, 100),
    asked.WritePresentPage(M),
    asked.RepeatingPage(M),
    asked.MeetingsPage(),
    asked.MeetingsPage(10**9),
)


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("page", PAGES, ids=str)
def test_the_fullest_meeting_fits(page: Page, stage: Stage) -> None:
    """With 200 points and 200 people every page can be built and all its buttons written, before, in and after it."""
    season = fullest(stage)
    for now in (season.now, at(MONDAY), at(MONDAY) + timedelta(days=40)):
        season.until(now)
        for who in (FAY, ANA, MANY[0]):
            assert season.see(who, page).wired().elements


@pytest.mark.parametrize("stage", Stage)
def test_the_fullest_board_and_its_news_fit(stage: Stage) -> None:
    """Also all that is posted of it."""
    state = fullest(stage).meet()
    cards = (
        board(state),
        news.changed(replace(state, title="A" * TITLE, venue="B" * VENUE), state, Mention(ANA)),
        news.moved(state, state, Mention(ANA)),
        news.cancelled(state, state, Mention(ANA)),
        news.cancelled(state, None, Mention(ANA)),
        news.soon(state),
        news.over(state, state),
        news.over(state, None),
        news.carried(state, 200, 200),
    )
    assert all(card.wired().elements for card in cards)


def test_every_page_was_looked_at() -> None:
    """The pages above are all that the feature has."""
    assert {type(page) for page in PAGES} == {view.page for view in MEETINGS_OUTSIDE.pages}


def test_the_board_says_when_where_what_and_who() -> None:
    """In the order of joining; who is silent is not there, and who can't come is only counted."""
    season = Season()
    season.open(venue="Town hall")
    season.press(CEM, asked.AddPoint(M, FIRST, "Rents"))
    for who, coming in ((CEM, Coming.yes), (ANA, Coming.yes), (BEN, Coming.no)):
        season.press(who, asked.AnswerMeeting(M, coming))
    card = board(season.meet())
    assert read(card).splitlines()[:10] == [
        "Housing",
        "When",
        "09 Mar 17:30",
        "Where",
        "Town hall",
        "What we talk about:",
        "• Rents (from Cem)",
        "Coming: Cem, Ana",
        "1 person can't come.",
        "I'm coming",
    ]
    assert labels(card) == ["I'm coming", "Not sure", "I can't come", "Add a point", "Open the meeting"]


def test_a_meeting_to_come_stands_in_every_home() -> None:
    """Everyone may answer; one that is over or cancelled goes nowhere anew."""
    season = Season()
    season.open()
    assert where(season.meet()) is None
    for stage in (Stage.held, Stage.cancelled):
        assert where(replace(season.meet(), stage=stage)) == ()


def test_an_empty_meeting_says_what_to_do() -> None:
    """Nobody and nothing yet, in one sentence each."""
    season = Season()
    season.open()
    shown = read(board(season.meet()))
    for sentence in (
        "Not known yet",
        "No points yet. Anyone can add what they want to talk about.",
        "Nobody has said yet that they come.",
    ):
        assert sentence in shown
    assert "No meeting is set. Anyone can set one." in read(Season().see(ANA, asked.MeetingsPage()))


def test_only_who_may_change_it_sees_how() -> None:
    """Who set it and facilitators; the others see the same card without."""
    season = Season()
    season.open(by=ANA)
    changing = {"Change", "Another date", "How it repeats", "Cancel this meeting"}
    for who, may in ((ANA, True), (FAY, True), (BEN, False)):
        assert changing.issubset(labels(season.see(who, asked.MeetingPage(M)))) is may


def test_one_sees_ones_own_answer() -> None:
    """And that one has given none."""
    season = Season()
    season.open()
    told = {
        None: "You have not said yet whether you come.",
        Coming.yes: "You said that you come. You can change it.",
        Coming.unsure: "You said that you are not sure yet. You can change it.",
        Coming.no: "You said that you can't come. You can change it.",
    }
    for coming, sentence in told.items():
        if coming:
            season.press(BEN, asked.AnswerMeeting(M, coming))
        assert sentence in read(season.see(BEN, asked.MeetingPage(M)))


def test_while_it_goes_on_one_can_say_that_one_is_there() -> None:
    """And afterwards take it back; a meeting that is over leads to the next."""
    season = Season()
    season.open(rhythm=Rhythm.weekly)
    assert "I was there" not in labels(season.see(BEN, asked.MeetingPage(M)))
    season.until(at(MONDAY))
    assert "I was there" in labels(season.see(BEN, asked.MeetingPage(M)))
    season.press(BEN, asked.SayPresent(M))
    season.until(at(MONDAY) + timedelta(hours=2))
    season.sweep()
    shown = season.see(BEN, asked.MeetingPage(M))
    assert "I was not there" in labels(shown)
    assert "The next one: 16 Mar 17:30" in read(shown)
    assert "Set the next meeting" not in labels(shown)


def test_long_lists_go_on() -> None:
    """From part to part and back, each point and person once, numbers that are not there lead to the ends."""
    season = fullest()
    seen: list[PersonId] = []
    start = 0
    for _ in range(MOST):
        card = season.see(ANA, asked.ComingPage(M, start))
        people = next(each for each in card.elements if isinstance(each, People))
        seen += [line.who.person for line in people.lines if isinstance(line.who, Mention)]
        following = [each.press for each in presses(card) if read(each.label) == "More"]
        if not following:
            break
        (press,) = following
        assert isinstance(press, asked.ComingPage)
        start = press.start
    assert tuple(seen) == MANY


def test_past_and_coming_meetings_are_listed() -> None:
    """The nearest first, with more where there are more; those that were held have a list of their own."""
    season = Season()
    for n in range(7):
        season.open(later(7 - n), key=MeetingId(f"meeting-{n:06}"), title=f"Number {n}")
    shown = read(season.see(ANA, asked.MeetingsPage()))
    assert shown.index("Number 6") < shown.index("Number 5")
    assert "Number 0" not in shown
    assert "Number 0" in read(season.see(ANA, asked.MeetingsPage(5)))
    season.until(at(later(1)) + timedelta(hours=2))
    season.sweep()
    assert "Past meetings" in read(season.see(ANA, asked.MeetingsPage()))


@given(st.text(max_size=TITLE), st.text(max_size=VENUE), st.text(min_size=1, max_size=POINT))
def test_any_words_are_only_words(title: str, venue: str, text: str) -> None:
    """Braces, marks of formatting, other scripts: people's text stands as it is and is never a sentence of ours."""
    season = Season()
    season.open(title=title, venue=venue)
    season.press(BEN, asked.AddPoint(M, FIRST, text))
    for card in (
        board(season.meet()),
        season.see(ANA, asked.MeetingPage(M)),
        season.see(BEN, asked.PointPage(M, FIRST)),
    ):
        assert isinstance(card.wired(), Card)
        assert title in read(card)
    assert text in read(season.see(BEN, asked.PointsPage(M)))


def test_a_board_of_a_cancelled_meeting_keeps_its_points() -> None:
    """So that they can be carried over."""
    season = Season()
    season.open(rhythm=Rhythm.weekly)
    season.press(BEN, asked.AddPoint(M, FIRST, "Rents"))
    season.press(ANA, asked.CancelMeeting(M))
    state: Meeting = season.meet()
    assert "This meeting is cancelled. Nobody needs to come." in read(board(state))
    assert labels(board(state)) == ["Carry over", "Open the meeting"]
    season.press(CEM, asked.CarryOver(M))
    assert [each.id for each in season.then().points] == [FIRST]

"""Setting a meeting, moving it, changing it, cancelling it: what is refused, and what everyone is told."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.features.meetings.commands import (
    AnswerMeeting,
    CancelMeeting,
    ChangeMeeting,
    MeetingPage,
    MoveMeeting,
    SetMeeting,
)
from bot.features.meetings.facts import (
    MeetingCancelled,
    MeetingCancelledForOthers,
    MeetingChanged,
    MeetingMoved,
    MeetingMovedForOthers,
    MeetingSet,
)
from bot.features.meetings.model import PLANNED, Coming, MeetingId, Rhythm, Stage, Told, refusals
from bot.kernel.attention import Met, Need, Notice
from bot.kernel.card import Card
from bot.kernel.command import Draft
from bot.kernel.form import Form, answered
from bot.kernel.ids import PersonId, PlaceId
from bot.kernel.refusal import NotFound, Refusal
from tests.features.meetings.season import (
    ANA,
    BEN,
    CEM,
    EVENING,
    FAY,
    MADRID,
    MONDAY,
    NOW,
    PLACE,
    M,
    Season,
    at,
    labels,
    later,
    read,
    said,
)

NEXT = MeetingId("the-next-one--")
GARDEN = PlaceId("the-garden----")


def set_up(rhythm: Rhythm = Rhythm.once) -> Season:
    season = Season()
    season.open(rhythm=rhythm)
    return season


def test_a_meeting_is_set_and_echoed() -> None:
    """The reply says the instant that was understood; the fact carries the same, and nobody is rung."""
    season = Season()
    change = season.open(venue="Town hall")
    assert read(change.reply).startswith("The meeting is set for 09 Mar 17:30.")
    assert season.facts == [MeetingSet(M, PLACE, "Housing", at(MONDAY), ANA)]
    assert (season.meet().at, season.meet().zone, season.meet().venue) == (at(MONDAY), MADRID, "Town hall")
    assert (change.messages, change.needs) == ((), ())


def test_the_same_form_twice_sets_one_meeting() -> None:
    """The second answer says that it is set already, whatever the form says now."""
    season = set_up()
    again = season.open(later(1))
    assert len(season.rows.kept) == 1
    assert read(again.reply).startswith("This meeting is set already, for 09 Mar 17:30.")
    assert (again.new, again.facts) == ((), ())


@pytest.mark.parametrize(
    ("day", "hour", "refusal"),
    [
        (date(2026, 3, 3), EVENING, refusals.DayIsPast),
        (date(2026, 3, 4), time(10, 59), refusals.DayIsPast),
        (date(2026, 3, 4), time(11), refusals.DayIsPast),
        (date(2000, 1, 1), EVENING, refusals.DayIsPast),
        (date(2028, 3, 4), EVENING, refusals.DayIsFar),
        (date(2199, 12, 31), EVENING, refusals.DayIsFar),
    ],
)
def test_a_date_is_to_come_and_near(day: date, hour: time, refusal: type[Refusal]) -> None:
    """Neither now nor past nor more than two years away, when it is set and when it is moved."""
    season = Season()
    with pytest.raises(refusal):
        season.open(day, hour)
    season.open()
    with pytest.raises(refusal):
        season.press(ANA, MoveMeeting(M, day, hour))
    assert season.meet().day == MONDAY


@pytest.mark.parametrize(
    ("day", "hour"),
    [("2026-02-31", "18:30"), ("0000-01-01", "18:30"), ("99999-01-01", "18:30"), ("2026-03-09", "25:00")],
)
def test_what_is_no_day_or_hour_is_said_beside_its_field(day: str, hour: str) -> None:
    """The form comes back with all that was written in it, and one error."""
    draft = Draft(SetMeeting).with_text(meeting=M)
    form = answered(draft, {"called": "Housing", "day": day, "hour": hour, "venue": "", "rhythm": "once"})
    assert isinstance(form, Form)
    assert len([entry for entry in form.entries if entry.error]) == 1
    assert {entry.name: entry.text for entry in form.entries}["day"] == day


def test_an_hour_that_the_clocks_leave_out_is_said() -> None:
    """The meeting is set for the first instant that exists, and the reply says why."""
    season = Season()
    change = season.open(date(2026, 3, 29), time(2, 30))
    assert season.meet().at == datetime(2026, 3, 29, 1, tzinfo=UTC)
    assert read(change.reply).startswith("The clocks change in that hour, so the meeting is set for 29 Mar 01:00.")
    moved = season.press(ANA, MoveMeeting(M, date(2027, 3, 28), time(2, 15)))
    assert read(moved.reply).startswith("The clocks change in that hour, so the meeting is on 28 Mar 01:00.")


def test_an_hour_that_comes_twice_means_the_first() -> None:
    """When the clocks go back."""
    season = Season()
    season.open(date(2026, 10, 25), time(2, 30))
    assert season.meet().at == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_a_link_is_only_text() -> None:
    """What is no link at all is kept as it was written, and shown as people's own words."""
    season = Season()
    venue = "javascript:alert(1) <b>*room*</b> {at}"
    season.open(venue=venue)
    assert venue in read(season.see(BEN, MeetingPage(M)))


def test_so_many_meetings_are_planned_at_once() -> None:
    """One more is refused; when one is cancelled there is room again."""
    season = Season()
    keys = [MeetingId(f"meeting-{n:06}") for n in range(PLANNED)]
    for n, key in enumerate(keys):
        season.open(later(n), key=key)
    with pytest.raises(refusals.EnoughMeetings):
        season.open()
    season.press(ANA, CancelMeeting(keys[0]))
    season.open()
    assert len(season.rows.planned()) == PLANNED


@pytest.mark.parametrize(("who", "moved"), [(ANA, MeetingMoved), (FAY, MeetingMovedForOthers)])
def test_who_set_it_or_a_facilitator_moves_it(who: PersonId, moved: type[MeetingMoved]) -> None:
    """Everyone is told from when to when and by whom, and asked again; nobody else may."""
    season = set_up()
    with pytest.raises(refusals.SetByOthers) as told:
        season.press(BEN, MoveMeeting(M, later(1), EVENING))
    assert "Ana" in read(told.value.said)
    change = season.press(who, MoveMeeting(M, later(1), EVENING))
    name = who.rstrip("-")
    asked = f"{name} moved “Housing” from 09 Mar 17:30 to 10 Mar 17:30. Please say again whether you come."
    assert said(season.latest) == [asked]
    assert labels(_posted(season)) == ["I'm coming", "Not sure", "I can't come"]
    assert change.facts == (moved(M, PLACE, at(later(1)), who),)
    assert season.meet().occurrence == MONDAY


def test_a_yes_was_for_the_other_date() -> None:
    """After a move nobody counts as coming; who wanted to come is asked, who said no or nothing is not."""
    season = set_up()
    for who, coming in ((ANA, Coming.yes), (BEN, Coming.unsure), (CEM, Coming.no)):
        season.press(who, AnswerMeeting(M, coming))
    season.press(FAY, MoveMeeting(M, later(1), EVENING))
    assert season.meet().answers == ()
    assert season.waiting(ANA) == ["“Housing” has a new date: 10 Mar 17:30. Do you come?"]
    assert season.waiting(BEN) == season.waiting(ANA)
    assert season.waiting(CEM) == season.waiting(FAY) == []


def test_who_is_asked_twice_is_asked_once_for_the_last_date() -> None:
    """A second move says the new date also to who has not answered the first; an answer ends the question."""
    season = set_up()
    season.press(ANA, AnswerMeeting(M, Coming.yes))
    season.press(BEN, AnswerMeeting(M, Coming.yes))
    season.press(FAY, MoveMeeting(M, later(1), EVENING))
    season.press(BEN, AnswerMeeting(M, Coming.no))
    season.press(FAY, MoveMeeting(M, later(2), EVENING))
    assert season.waiting(ANA) == ["“Housing” has a new date: 11 Mar 17:30. Do you come?"]
    assert season.waiting(BEN) == []
    season.press(ANA, AnswerMeeting(M, Coming.yes))
    assert season.waiting(ANA) == []


def test_the_same_date_once_more_moves_nothing() -> None:
    """It is answered, and nobody is told; answers stay."""
    season = set_up()
    season.press(BEN, AnswerMeeting(M, Coming.yes))
    change = season.press(ANA, MoveMeeting(M, MONDAY, EVENING))
    assert (change.state, change.messages, change.needs, change.facts) == (None, (), (), ())
    assert season.meet().who(Coming.yes) == (BEN,)


def test_a_time_from_another_zone_is_an_instant() -> None:
    """Whoever moves it types the time of their own wall; the meeting keeps its zone."""
    season = set_up()
    season.zone = "America/Lima"
    season.press(FAY, MoveMeeting(M, MONDAY, time(12)))
    assert season.meet().at == datetime(2026, 3, 9, 17, tzinfo=UTC)
    assert (season.meet().hour, season.meet().zone) == (time(18), MADRID)


@pytest.mark.parametrize("command", [MoveMeeting(M, later(1), EVENING), CancelMeeting(M)])
def test_what_has_begun_keeps_its_date(command: MoveMeeting | CancelMeeting) -> None:
    """It is neither moved nor cancelled: no button offers it, and the refusal says what to do instead."""
    season = set_up()
    title = read(command.title)
    assert title in labels(season.see(ANA, MeetingPage(M)))
    season.until(at(MONDAY))
    assert title not in labels(season.see(ANA, MeetingPage(M)))
    with pytest.raises(refusals.MeetingBegun):
        season.press(ANA, command)


def test_title_and_place_are_changed_and_told() -> None:
    """What is left empty stays; the same once more changes nothing."""
    season = set_up()
    change = season.press(ANA, ChangeMeeting(M, None, "Town hall"))
    assert (season.meet().title, season.meet().venue) == ("Housing", "Town hall")
    (notice,) = season.latest
    assert isinstance(notice, Notice)
    assert read(notice.card).splitlines()[:2] == ["Ana changed the meeting “Housing”.", "Where: Town hall"]
    assert change.facts == (MeetingChanged(M, ANA),)
    again = season.press(ANA, ChangeMeeting(M, "Housing", "Town hall"))
    assert (again.state, again.messages, again.facts) == (None, (), ())
    season.press(FAY, ChangeMeeting(M, "Homes"))
    assert read(_posted(season)).splitlines()[:2] == [
        "Fay changed the meeting “Housing”.",
        "It is now called “Homes”.",
    ]


def test_a_meeting_is_cancelled_kindly() -> None:
    """Everyone in the place is told, those who wanted to come each once, and what they were asked before is over."""
    season = set_up()
    for who, coming in ((BEN, Coming.yes), (CEM, Coming.no)):
        season.press(who, AnswerMeeting(M, coming))
    season.until(at(MONDAY) - timedelta(hours=24))
    season.sweep()
    assert len(season.waiting(BEN)) == 1
    change = season.press(ANA, CancelMeeting(M))
    assert said(season.latest) == ["Ana cancelled “Housing” of 09 Mar 17:30. Nobody needs to come."]
    assert season.waiting(BEN) == ["“Housing” of 09 Mar 17:30 is cancelled. You do not need to come."]
    assert season.waiting(CEM) == []
    assert change.facts == (MeetingCancelled(M, PLACE, ANA),)
    assert season.meet().deadline() is None
    with pytest.raises(refusals.MeetingCancelledAlready):
        season.press(ANA, CancelMeeting(M))
    season.until(at(later(1)))
    assert season.waiting(BEN) == []


def test_all_places_hear_that_a_meeting_moved_or_is_cancelled() -> None:
    """Also those in which it was not set, for people from there may have said that they come."""
    season = set_up()
    season.people.places = (PLACE, GARDEN)
    for command in (MoveMeeting(M, MONDAY + timedelta(days=1), EVENING), CancelMeeting(M)):
        season.press(ANA, command)
        assert [each.place for each in season.latest if isinstance(each, Notice)] == [PLACE, GARDEN]


def test_of_a_series_only_one_is_cancelled() -> None:
    """The next one stands at once, and the message says when."""
    season = set_up(Rhythm.weekly)
    change = season.press(FAY, CancelMeeting(M))
    assert [type(fact) for fact in change.facts] == [MeetingCancelledForOthers, MeetingSet]
    assert season.then().day == later(7)
    assert "The next one: 16 Mar 17:30" in read(_posted(season))


def test_the_next_meeting_follows_in_the_same_series() -> None:
    """Set after one that is over; while one is planned there is no second, and no day twice."""
    season = set_up()
    with pytest.raises(refusals.NextIsSet):
        season.open(later(7), key=NEXT, before=M)
    season.press(ANA, CancelMeeting(M))
    with pytest.raises(refusals.DayTaken):
        season.open(MONDAY, key=NEXT, before=M)
    season.open(later(7), key=NEXT, before=M)
    assert season.then() == season.meet(NEXT)
    with pytest.raises(refusals.NextIsSet):
        season.open(later(9), key=MeetingId("a-third-one---"), before=M)


def test_a_day_that_was_cancelled_is_left_out() -> None:
    """What is set in its place for an earlier day, and repeats, does not fall on it again."""
    season = Season()
    season.open(later(14))
    season.press(ANA, CancelMeeting(M))
    season.open(MONDAY, key=NEXT, before=M, rhythm=Rhythm.weekly)
    held = []
    for _ in range(3):
        held.append(season.then().day)
        season.until(season.then().at + timedelta(hours=2))
        season.sweep()
    assert held == [MONDAY, later(7), later(21)]
    season.press(ANA, CancelMeeting(season.then().id))
    assert season.then().day == later(35)


def test_what_is_set_for_tonight_needs_no_reminder() -> None:
    """The clock begins with what is still to come, also after a move."""
    season = Season()
    season.open(NOW.date(), time(18))
    assert season.meet().told is Told.day_before
    season.press(ANA, MoveMeeting(M, MONDAY, EVENING))
    assert season.meet().told is Told.nothing
    season.press(ANA, MoveMeeting(M, NOW.date(), time(11, 30)))
    assert season.meet().told is Told.hour_before


def test_another_coalitions_meeting_is_not_found() -> None:
    """An id that is not here answers as for what does not exist, in every command that takes one."""
    season = Season()
    for command in (MoveMeeting(NEXT, MONDAY, EVENING), CancelMeeting(NEXT), AnswerMeeting(NEXT, Coming.yes)):
        with pytest.raises(NotFound):
            season.press(FAY, command)
    with pytest.raises(NotFound):
        season.open(before=NEXT)


def test_needs_lead_to_the_meeting_and_end_with_it() -> None:
    """Each has a key of its own, the button that opens the meeting, and its beginning as its end."""
    season = set_up()
    season.press(BEN, AnswerMeeting(M, Coming.yes))
    season.press(FAY, MoveMeeting(M, later(1), EVENING))
    met, need = season.raised
    assert met == Met(f"meetings.reminder:{M}")
    assert isinstance(need, Need)
    assert (need.person, need.key, need.until) == (BEN, f"meetings.date:{M}", at(later(1)))
    assert need.button.press == MeetingPage(M)
    assert season.meet().stage is Stage.planned


def _posted(season: Season) -> Card:
    return season.messages[-1].card


def test_who_never_answered_the_new_date_is_told_of_the_end() -> None:
    """A meeting that moved and is then cancelled has a word for everyone who once wanted to come."""
    season = set_up()
    season.press(ANA, AnswerMeeting(M, Coming.yes))
    season.press(FAY, MoveMeeting(M, later(1), EVENING))
    season.press(FAY, CancelMeeting(M))
    assert season.waiting(ANA) == ["“Housing” of 10 Mar 17:30 is cancelled. You do not need to come."]


def test_what_comes_after_a_cancelled_move_is_not_skipped() -> None:
    """Moved beyond the next date of its series and then cancelled, it leaves that date to the next one."""
    season = set_up(Rhythm.weekly)
    season.press(FAY, MoveMeeting(M, later(10), EVENING))
    season.press(FAY, CancelMeeting(M))
    assert season.then().day == later(7)

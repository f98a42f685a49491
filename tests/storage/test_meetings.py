"""A series has a day once, whoever races; what is planned is found, nearest first, and the last that were held."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from bot.features.meetings.model import Answer, Coming, Meeting, MeetingId, Point, PointId, Presence, SeriesId, Stage
from bot.kernel.ids import CoalitionId, PersonId
from storage.engine import Link
from storage.meetings import PAST, MeetingRows
from storage.rows import Scope
from tests.storage.journal import ANA, ELSEWHERE, ROOM
from tests.storage.values import HERE, coalition_here, undone

SERIES, OTHER = SeriesId("series--------"), SeriesId("other-series--")
MONDAY = date(2026, 3, 9)


def a_meeting(number: int, day: date = MONDAY, series: SeriesId | None = None, zone: str = "UTC") -> Meeting:
    own = series or SeriesId(f"series-{number:07}")
    return Meeting(MeetingId(f"meeting-{number:06}"), own, day, ROOM, "", "", day, time(18), zone, ANA)


def rows(link: Link, coalition: CoalitionId = HERE) -> MeetingRows:
    return MeetingRows(Scope(link.connection, coalition, {}))


def test_what_is_planned_stands_in_the_order_of_its_instants(link: Link) -> None:
    """Not of the hours on the walls; what was held or cancelled is not planned, nor what another coalition plans."""
    with undone(link):
        coalition_here(link)
        kept = rows(link)
        east, west = a_meeting(1, zone="Asia/Tokyo"), a_meeting(2, zone="America/Lima")
        for each in (west, a_meeting(3), east):
            kept.add(each)
        kept.add(replace(a_meeting(4), stage=Stage.held))
        kept.add(replace(a_meeting(5), stage=Stage.cancelled))
        assert kept.planned() == (east, a_meeting(3), west)
        assert rows(link, ELSEWHERE).planned() == ()


def test_the_last_that_were_held_are_found(link: Link) -> None:
    """The latest first, and no more of them than are shown."""
    with undone(link):
        coalition_here(link)
        kept = rows(link)
        every = [replace(a_meeting(n, MONDAY + timedelta(days=n)), stage=Stage.held) for n in range(PAST + 5)]
        for each in every:
            kept.add(each)
        assert kept.held() == tuple(reversed(every[-PAST:]))


def test_a_person_is_found_wherever_a_meeting_knows_them(link: Link) -> None:
    """Who set it, points, answers, who was there and who wrote it, who was asked anew; nobody else's is found."""
    with undone(link):
        coalition_here(link)
        kept, someone = rows(link), PersonId("some_one------")
        key = PointId("point---------")
        known = (
            replace(a_meeting(0), set_by=someone),
            replace(a_meeting(1), points=(Point(key, "", someone),)),
            replace(a_meeting(2), answers=(Answer(someone, Coming.no),)),
            replace(a_meeting(3), present=(Presence(someone, ANA),)),
            replace(a_meeting(4), present=(Presence(ANA, someone),)),
            replace(a_meeting(5), asked=(someone,)),
        )
        for each in known:
            kept.add(each)
        words = Point(key, someone, ANA)
        kept.add(replace(a_meeting(99), points=(words,)))
        assert kept.of(someone) == known
        assert rows(link, ELSEWHERE).of(someone) == ()


def test_a_series_has_one_planned_meeting_and_a_day_once(link: Link) -> None:
    """The one to come is found by its series, each by its day there; a second of the same day conflicts."""
    with undone(link):
        coalition_here(link)
        kept = rows(link)
        past, coming = (
            replace(a_meeting(1, series=SERIES), stage=Stage.held),
            a_meeting(2, MONDAY + timedelta(7), SERIES),
        )
        for each in (past, coming, a_meeting(3, series=OTHER)):
            kept.add(each)
        assert kept.planned_in(SERIES) == coming
        assert kept.on(SERIES, MONDAY) == past
        assert kept.on(SERIES, MONDAY + timedelta(1)) is None
        assert kept.days_after(SERIES, MONDAY) == (MONDAY + timedelta(7),)
        assert kept.days_after(SERIES, MONDAY + timedelta(7)) == rows(link, ELSEWHERE).days_after(SERIES, MONDAY) == ()
        with undone(link), pytest.raises(IntegrityError):
            kept.add(replace(a_meeting(4, series=SERIES), stage=Stage.cancelled))
        moved = replace(coming, day=MONDAY)
        kept.save(moved)
        assert kept.planned_in(SERIES) == moved

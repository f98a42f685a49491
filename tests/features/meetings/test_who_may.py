"""Roles × commands, no cell unstated; and the names on the wire, which are a public format."""

from datetime import timedelta

import pytest

from bot.features.meetings import MEETINGS_OUTSIDE
from bot.features.meetings import commands as asked
from bot.features.meetings.model import Coming, PointId, Rhythm
from bot.kernel.command import Command, Page, Request, Standing
from bot.kernel.feature import Catalogue
from bot.kernel.ids import PersonId
from bot.kernel.refusal import Refusal
from tests.features.meetings.season import ANA, BEN, CEM, EVENING, FAY, MONDAY, M, Season, at, later

MEMBER, FACILITATOR, CLOCK = Standing.member, Standing.facilitator, Standing.clock
POINT, OTHER = PointId("point---------"), PointId("other-point---")

STATED: dict[type[Request], tuple[str | None, Standing]] = {
    asked.SetMeeting: ("ms", MEMBER),
    asked.ChangeMeeting: ("mc", MEMBER),
    asked.MoveMeeting: ("mv", MEMBER),
    asked.RepeatMeeting: ("me", MEMBER),
    asked.CancelMeeting: ("mx", MEMBER),
    asked.AnswerMeeting: ("my", MEMBER),
    asked.AddPoint: ("ma", MEMBER),
    asked.AddPointFromMessage: ("maf", MEMBER),
    asked.MarkPoint: ("mf", MEMBER),
    asked.RemovePoint: ("mz", MEMBER),
    asked.CarryOver: ("mk", MEMBER),
    asked.SayPresent: ("mi", MEMBER),
    asked.SayAbsent: ("mh", MEMBER),
    asked.NotePresent: ("mj", FACILITATOR),
    asked.NoteAbsent: ("mn", FACILITATOR),
    asked.ForgetInMeeting: (None, CLOCK),
    asked.HandOnMeeting: (None, CLOCK),
    asked.RemindOfMeeting: (None, CLOCK),
    asked.MeetingsPage: ("mm", MEMBER),
    asked.MeetingPage: ("mo", MEMBER),
    asked.ComingPage: ("mw", MEMBER),
    asked.PointsPage: ("mp", MEMBER),
    asked.PointPage: ("mq", MEMBER),
    asked.PresentPage: ("mt", MEMBER),
    asked.WritePresentPage: ("mu", FACILITATOR),
    asked.RepeatingPage: ("mr", MEMBER),
}

MINE = "set-by-others"
WHO = {"set it": ANA, "added the point": BEN, "member": CEM, "facilitator": FAY}
MAY: tuple[tuple[Command, str | None, str | None, str | None, str | None], ...] = (
    (asked.ChangeMeeting(M, "Homes"), None, MINE, MINE, None),
    (asked.MoveMeeting(M, later(1), EVENING), None, MINE, MINE, None),
    (asked.RepeatMeeting(M, Rhythm.weekly), None, MINE, MINE, None),
    (asked.CancelMeeting(M), None, MINE, MINE, None),
    (asked.AnswerMeeting(M, Coming.yes), None, None, None, None),
    (asked.AddPoint(M, OTHER, "Rents"), None, None, None, None),
    (asked.AddPointFromMessage(M, OTHER, "Rents"), None, None, None, None),
    (asked.MarkPoint(M, POINT, done=True), None, None, None, None),
    (asked.RemovePoint(M, POINT), "point-of-others", None, "point-of-others", None),
    (asked.CarryOver(M), "not-over", "not-over", "not-over", "not-over"),
    (asked.SayPresent(M), "not-begun", "not-begun", "not-begun", "not-begun"),
    (asked.SayAbsent(M), "not-begun", "not-begun", "not-begun", "not-begun"),
    (asked.NotePresent(M, BEN), *("facilitators-only",) * 3, "not-begun"),
    (asked.NoteAbsent(M, BEN), *("facilitators-only",) * 3, "not-begun"),
)
"""What each is told before the meeting: None is done, all else the code of the refusal."""


def set_up() -> Season:
    season = Season()
    season.open(by=ANA)
    season.press(BEN, asked.AddPoint(M, POINT, "Bread"))
    return season


def told(season: Season, who: PersonId, command: Command) -> str | None:
    before, facts = dict(season.rows.kept), list(season.facts)
    try:
        season.press(who, command)
    except Refusal as refusal:
        assert (season.rows.kept, season.facts) == (before, facts)
        return refusal.code()
    assert season.rows.kept != before
    return None


def test_every_request_is_stated() -> None:
    """Every command and page of the feature stands in the table with its name on the wire and who may send it."""
    declared = {kind: (kind.wire, kind.needs) for kind in Catalogue((MEETINGS_OUTSIDE,)).requests()}
    assert declared == STATED


def test_no_cell_is_unstated() -> None:
    """Every command about a meeting has its line, and every line a cell for each of the roles."""
    about = {kind for kind in STATED if issubclass(kind, asked.OfMeeting) and STATED[kind][1] is not CLOCK}
    assert {type(command) for command, *_ in MAY} == about
    assert {len(cells) for _, *cells in MAY} == {len(WHO)}


@pytest.mark.parametrize("role", WHO)
@pytest.mark.parametrize("line", MAY, ids=[type(command).__name__ for command, *_ in MAY])
def test_each_role_may_what_is_stated(
    line: tuple[Command, str | None, str | None, str | None, str | None], role: str
) -> None:
    """Decided when it is pressed, not when the button was shown; a refusal changes nothing."""
    command, *cells = line
    assert told(set_up(), WHO[role], command) == cells[tuple(WHO).index(role)]


@pytest.mark.parametrize("line", MAY, ids=[type(command).__name__ for command, *_ in MAY])
def test_an_old_button_of_a_meeting_that_is_over(
    line: tuple[Command, str | None, str | None, str | None, str | None],
) -> None:
    """Nothing of what was planned changes any more; points and the list of those who were there still can."""
    season = set_up()
    season.until(at(MONDAY) + timedelta(hours=3))
    season.sweep()
    season.press(FAY, asked.NotePresent(M, BEN))
    after = {
        asked.MarkPoint: None,
        asked.RemovePoint: None,
        asked.CarryOver: "no-next-meeting",
        asked.SayPresent: None,
    }
    command = line[0]
    if isinstance(command, asked.NotePresent | asked.NoteAbsent | asked.SayAbsent):
        command = asked.NoteAbsent(M, BEN)
        after[asked.NoteAbsent] = None
    assert told(season, FAY, command) == after.get(type(command), "meeting-over")


def test_the_word_and_the_tile() -> None:
    """`/coalition meetings` and a button of the home page lead to the same page."""
    (word,), (tile,) = MEETINGS_OUTSIDE.words, MEETINGS_OUTSIDE.tiles
    assert (word.word, word.request) == ("meetings", asked.MeetingsPage)
    assert isinstance(tile.press, Page)
    assert type(tile.press) is asked.MeetingsPage

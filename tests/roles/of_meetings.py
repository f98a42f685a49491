"""What has to be so before the requests of meetings outside chat can be done by anybody."""

from collections.abc import Callable
from datetime import timedelta

from bot.features.meetings import commands as asked
from bot.features.meetings.model import MEETINGS, MeetingId, PointId, Rhythm
from bot.kernel.command import Request
from tests.roles.examples import Example, Examples, ordinary
from tests.roles.town import DAY, HOUR, Role, Town

MEETING, POINT = MeetingId("meeting-------"), PointId("point---------")
PLANNED = "Mia has set a meeting, with a point of Pia's"


def planned(town: Town) -> None:
    town.press("mia", asked.SetMeeting(MEETING, "Rents", DAY, HOUR, rhythm=Rhythm.weekly))
    town.press("pia", asked.AddPoint(MEETING, POINT, "The park"))


def begun(town: Town) -> None:
    planned(town)
    meeting = town.unit.get(MEETINGS).find(MEETING)
    assert meeting
    town.now = meeting.at + timedelta(minutes=1)


def noted(town: Town) -> None:
    begun(town)
    town.press("pia", asked.SayPresent(MEETING))


def cancelled(town: Town) -> None:
    planned(town)
    town.press("fay", asked.CancelMeeting(MEETING))


def of_it(kind: type[Request], before: Callable[[Town], None] = planned, when: str = PLANNED) -> Example:
    def made(town: Town, _role: Role) -> Request:
        return ordinary(town, kind, meeting=MEETING, **({"point": POINT} if issubclass(kind, OF_POINT) else {}))

    return Example(made, before, when)


OF_POINT = (asked.OfPoint, asked.PointPage)
EXAMPLES: Examples = {
    asked.AnswerMeeting: Example(
        lambda town, _role: ordinary(town, asked.AnswerMeeting, meeting=MEETING, person=None), planned, PLANNED
    ),
    asked.SetMeeting: Example(lambda town, _role: ordinary(town, asked.SetMeeting, before=None)),
    **{
        kind: of_it(kind)
        for kind in (
            asked.ChangeMeeting,
            asked.MoveMeeting,
            asked.RepeatMeeting,
            asked.CancelMeeting,
            asked.AddPoint,
            asked.AddPointFromMessage,
            asked.MarkPoint,
            asked.RemovePoint,
            asked.RemindOfMeeting,
            asked.MeetingPage,
            asked.RepeatingPage,
            asked.PointsPage,
            asked.PointPage,
            asked.ComingPage,
            asked.PresentPage,
            asked.WritePresentPage,
        )
    },
    asked.SayPresent: of_it(asked.SayPresent, begun, "the meeting has begun"),
    asked.SayAbsent: of_it(asked.SayAbsent, begun, "the meeting has begun"),
    asked.NotePresent: of_it(asked.NotePresent, begun, "the meeting has begun"),
    asked.NoteAbsent: of_it(asked.NoteAbsent, noted, "the meeting has begun, and Pia was there"),
    asked.CarryOver: of_it(asked.CarryOver, cancelled, "the meeting was cancelled, and the next one is set"),
}

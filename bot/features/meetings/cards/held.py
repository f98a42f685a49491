"""What meetings keep of one person, in plain words."""

from bot.features.meetings.model import Known
from bot.kernel.personal import Held
from bot.kernel.text import say, say_n


def of_person(given: Known) -> tuple[Held, ...]:
    if not given.meetings:
        return ()
    added = sum(each.by == given.person for meeting in given.meetings for each in meeting.points)
    meetings = say_n("{n} meeting", "{n} meetings", len(given.meetings))
    points = say_n("{n} point of yours", "{n} points of yours", added)
    return (
        Held(
            say("Meetings"),
            say("{meetings}, with {points}", meetings=meetings, points=points),
            say("So that everyone knows what to talk about, who comes and who was there."),
            say("Kept until you leave the coalition. You can remove a point at any time."),
        ),
    )

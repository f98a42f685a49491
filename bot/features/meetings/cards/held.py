"""What meetings keep of one person, in plain words."""

from collections.abc import Iterator

from bot.features.meetings.cards.words import SAID, when
from bot.features.meetings.model import Known, Stage
from bot.kernel.personal import Held
from bot.kernel.text import say, say_n

_WHY = say("So that everyone knows what to talk about, who comes and who was there.")
_UNTIL = say("Kept until you leave the coalition. You can remove a point at any time.")
_KNOWN = say("So that everyone knows what the meeting is about and where it is.")
_STAYS = say("It stays with the coalition, without your name.")


def of_person(given: Known) -> tuple[Held, ...]:
    return (*_counted(given), *_points(given), *_coming(given), *_set(given)) if given.meetings else ()


def _counted(given: Known) -> Iterator[Held]:
    added = sum(each.by == given.person for meeting in given.meetings for each in meeting.points)
    meetings = say_n("{n} meeting", "{n} meetings", len(given.meetings))
    points = say_n("{n} point of yours", "{n} points of yours", added)
    yield Held(say("Meetings"), say("{meetings}, with {points}", meetings=meetings, points=points), _WHY, _UNTIL)


def _points(given: Known) -> Iterator[Held]:
    """One that was carried over is told once."""
    every = (each for meeting in given.meetings for each in meeting.points if each.by == given.person)
    for text in {each.id: each.text for each in every}.values():
        yield Held(say("Your points for meetings"), text, _WHY, _UNTIL)


def _coming(given: Known) -> Iterator[Held]:
    for meeting in given.meetings:
        if coming := meeting.answer_of(given.person):
            said = say("{title}, {at}: {answer}", title=meeting.title, at=when(meeting), answer=SAID[coming])
            yield Held(say("Whether you come to meetings"), said, _WHY, _UNTIL)
        if meeting.presence_of(given.person):
            there = say("{title}, {at}: You were there.", title=meeting.title, at=when(meeting))
            yield Held(say("Meetings where you were"), there, _WHY, _UNTIL)


def _set(given: Known) -> Iterator[Held]:
    """Of the meetings of a series the same is told once."""
    mine = tuple(each for each in given.meetings if each.set_by == given.person)
    for venue in _once(each.venue for each in mine if each.stage is not Stage.planned):
        yield Held(say("Places of your past meetings"), venue, _KNOWN, _UNTIL)
    for title in _once(each.title for each in mine):
        yield Held(say("Titles of your meetings"), title, _KNOWN, _STAYS, stays=True)
    for venue in _once(each.venue for each in mine if each.stage is Stage.planned):
        yield Held(say("Places of your planned meetings"), venue, _KNOWN, _STAYS, stays=True)


def _once(texts: Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for each in texts if each))

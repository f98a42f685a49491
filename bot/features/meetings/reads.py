"""What a meeting's handlers and pages need from the store: loaded and locked here, decided elsewhere."""

from bot.features.meetings import commands as asked
from bot.features.meetings.cards.words import in_a_list
from bot.features.meetings.model import (
    MEETINGS,
    Answering,
    Calendar,
    Carrying,
    Coming,
    Ending,
    Known,
    Listed,
    Meeting,
    MeetingId,
    Moving,
    Noting,
    Planning,
    Pointed,
    Stage,
)
from bot.features.meetings.model.refusals import NoMeetingSet
from bot.kernel.command import Context
from bot.kernel.form import Option
from bot.kernel.ids import PersonId
from bot.kernel.ports import ROSTER, Unit
from bot.kernel.refusal import found
from bot.writing import answering_as, on_chat


def the_meeting(unit: Unit, command: asked.OfMeeting, context: Context) -> Meeting:
    return found(unit.get(MEETINGS).locked(command.meeting))


def answering(unit: Unit, command: asked.AnswerMeeting, context: Context) -> Answering:
    whose = answering_as(unit, command.person, context)
    told = whose != context.person and on_chat(unit, whose)
    return Answering(the_meeting(unit, command, context), whose, told)


def planning(unit: Unit, command: asked.SetMeeting, context: Context) -> Planning:
    """There is no root to lock: that a series has a day once is a constraint of the store."""
    meetings = unit.get(MEETINGS)
    planned = meetings.planned()
    same = meetings.find(command.meeting)
    if command.before is None:
        return Planning(same, len(planned))
    before = found(meetings.locked(command.before))
    taken = meetings.on(before.series, command.day)
    return Planning(same, len(planned), before, meetings.planned_in(before.series), taken)


def carrying(unit: Unit, command: asked.CarryOver, context: Context) -> Carrying:
    """The meeting that the points go to is the one that changes, so it is the one that is locked."""
    meetings = unit.get(MEETINGS)
    before = found(meetings.find(command.meeting))
    after = meetings.planned_in(before.series)
    return Carrying(before, meetings.locked(after.id) if after and after.id != before.id else None)


def ending(unit: Unit, command: asked.CancelMeeting | asked.RemindOfMeeting, context: Context) -> Ending:
    meeting = the_meeting(unit, command, context)
    taken = unit.get(MEETINGS).days_after(meeting.series, meeting.occurrence)
    return Ending(meeting, taken, tuple(unit.get(ROSTER).homes()))


def moving(unit: Unit, command: asked.MoveMeeting, context: Context) -> Moving:
    return Moving(the_meeting(unit, command, context), tuple(unit.get(ROSTER).homes()))


def noting(unit: Unit, command: asked.NotePresent | asked.NoteAbsent, context: Context) -> Noting:
    people = unit.get(ROSTER).directory((command.person,), ()).people
    return Noting(the_meeting(unit, command, context), command.person if command.person in people else None)


def meeting_with(unit: Unit, command: asked.ForgetInMeeting, context: Context) -> Meeting | None:
    meetings = unit.get(MEETINGS)
    every = sorted(meetings.of(command.person), key=lambda each: each.stage is not Stage.planned)
    return meetings.locked(every[0].id) if every else None


def set_by(unit: Unit, command: asked.HandOnMeeting, context: Context) -> Meeting | None:
    meetings = unit.get(MEETINGS)
    first = next((each for each in meetings.planned() if each.set_by == command.person), None)
    return meetings.locked(first.id) if first else None


def meetings_of(unit: Unit, person: PersonId) -> Known:
    return Known(person, unit.get(MEETINGS).of(person))


def calendar(unit: Unit, page: asked.MeetingsPage, context: Context) -> Calendar:
    meetings = unit.get(MEETINGS)
    return Calendar(meetings.planned(), meetings.held(), page.start)


def one_meeting(unit: Unit, page: asked.MeetingPage, context: Context) -> Carrying:
    meeting = _seen(unit, page.meeting)
    after = unit.get(MEETINGS).planned_in(meeting.series)
    writes_for = unit.get(ROSTER).writes_for(context.person)
    return Carrying(meeting, after if after and after.id != meeting.id else None, writes_for)


def to_choose(unit: Unit, context: Context) -> tuple[Option, ...]:
    """The meetings to come, the next one first. Raises NoMeetingSet."""
    planned = sorted(unit.get(MEETINGS).planned(), key=lambda each: each.at)
    if not planned:
        raise NoMeetingSet
    return tuple(Option(each.id, in_a_list(each)) for each in planned)


def repeating(unit: Unit, page: asked.RepeatingPage, context: Context) -> Meeting:
    return _seen(unit, page.meeting)


def one_point(unit: Unit, page: asked.PointPage, context: Context) -> Pointed:
    meeting = _seen(unit, page.meeting)
    return Pointed(meeting, meeting.point(page.point))


def list_of(unit: Unit, page: asked.ListOfMeeting, context: Context) -> Listed:
    return Listed(_seen(unit, page.meeting), page.start)


def to_write_down(unit: Unit, page: asked.WritePresentPage, context: Context) -> Listed:
    """Members who are not on the list yet: those who said that they come first, then the others by name."""
    meeting = _seen(unit, page.meeting)
    expected = {person: n for n, person in enumerate(meeting.who(Coming.yes, Coming.unsure))}
    missing = [each for each in unit.get(ROSTER).members() if meeting.presence_of(each.person) is None]
    missing.sort(key=lambda each: expected.get(each.person, len(expected)))
    return Listed(meeting, page.start, tuple(missing))


def _seen(unit: Unit, meeting: MeetingId) -> Meeting:
    return found(unit.get(MEETINGS).find(meeting))

"""Who comes, and who was there."""

from bot.features.meetings.cards import news
from bot.features.meetings.commands import (
    AnswerMeeting,
    ForgetInMeeting,
    NoteAbsent,
    NotePresent,
    SayAbsent,
    SayPresent,
)
from bot.features.meetings.facts import PresenceNoted
from bot.features.meetings.handlers.following import answered, changed, written_for
from bot.features.meetings.model import Answering, Meeting, Noting, attending
from bot.features.meetings.model.refusals import NotAmongUs
from bot.features.privacy.facts import PersonErased
from bot.kernel.change import Change
from bot.kernel.command import Context
from bot.kernel.ids import PersonId


def answer_meeting(given: Answering, command: AnswerMeeting, context: Context) -> Change[Meeting]:
    """Written down for someone, it says by whom, and they are asked to look at it."""
    meeting, whose, by = given.meeting, given.person, context.person
    mine = whose == by
    after = attending.answered(meeting, whose, command.coming, None if mine else by)
    reply = news.answered(after, command.coming) if mine else news.written(after, whose, command.coming)
    look = (written_for(after, whose, command.coming, by),) if given.told else ()
    return Change(None if after == meeting else after, reply, needs=(*answered(meeting, whose), *look))


def forget_in_meeting(given: Meeting | None, command: ForgetInMeeting, context: Context) -> Change[Meeting]:
    return Change(given.without(command.person, context.fresh(PersonId)) if given else None)


def after_person_erased(fact: PersonErased) -> tuple[ForgetInMeeting, ...]:
    return (ForgetInMeeting(fact.person),)


def say_present(given: Meeting, command: SayPresent, context: Context) -> Change[Meeting]:
    after = attending.was_there(given, context.person, context.person, context.now)
    return changed(given, after, news.present(after))


def say_absent(given: Meeting, command: SayAbsent, context: Context) -> Change[Meeting]:
    after = attending.was_not_there(given, context.person, context.now)
    return changed(given, after, news.absent(after))


def note_present(given: Noting, command: NotePresent, context: Context) -> Change[Meeting]:
    if given.person is None:
        raise NotAmongUs
    after = attending.was_there(given.meeting, given.person, context.person, context.now)
    return _noted(given.meeting, after, command, context)


def note_absent(given: Noting, command: NoteAbsent, context: Context) -> Change[Meeting]:
    after = attending.was_not_there(given.meeting, command.person, context.now)
    return _noted(given.meeting, after, command, context)


def _noted(before: Meeting, after: Meeting, command: NotePresent | NoteAbsent, context: Context) -> Change[Meeting]:
    there, by = isinstance(command, NotePresent), context.person
    reply = news.noted(after, command.person, there=there)
    if after == before:
        return Change(reply=reply)
    return Change(after, reply, facts=(PresenceNoted(after.id, command.person, there, by),))

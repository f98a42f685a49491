"""What follows from facts, here and in other features. Nothing is refused: what cannot be done is left."""

from bot.features.coalition import commands as asked
from bot.features.coalition.facts import MemberLeft, OrganisationJoined
from bot.features.coalition.model import ROUND, SLOW_ROUND, Coalition, Dated, Ongoing
from bot.features.coalition.model.coalition import POINTS
from bot.features.listening.facts import NextDateSet, RoundEnded, RoundOpened
from bot.features.meetings.facts import MeetingCancelled, MeetingHeld, MeetingMoved, MeetingSet
from bot.features.points.facts import PointsClosed, PointsOpened, PointsShown
from bot.features.slow_rounds.facts import SlowRoundEnded, SlowRoundOpened
from bot.kernel.change import Change
from bot.kernel.command import Context


def after_organisation_joined(fact: OrganisationJoined) -> tuple[asked.WelcomeOrganisation, ...]:
    return (asked.WelcomeOrganisation(fact.organisation),)


def after_member_left(
    fact: MemberLeft,
) -> tuple[asked.VacateSeat | asked.RelieveFacilitator | asked.ForgetOffer, ...]:
    vacated, relieved = asked.VacateSeat(fact.organisation, fact.person), asked.RelieveFacilitator(fact.person)
    return (vacated, relieved, asked.ForgetOffer(fact.person))


def after_round_opened(fact: RoundOpened) -> tuple[asked.NoteOngoing, ...]:
    return (asked.NoteOngoing(ROUND, fact.round, fact.place, fact.topic, fact.circle_name),)


def after_slow_round_opened(fact: SlowRoundOpened) -> tuple[asked.NoteOngoing, ...]:
    return (asked.NoteOngoing(SLOW_ROUND, fact.round, fact.place, fact.topic),)


def after_round_ended(fact: RoundEnded | SlowRoundEnded) -> tuple[asked.DropOngoing, ...]:
    return (asked.DropOngoing(fact.round),)


def after_points_opened(fact: PointsOpened) -> tuple[asked.NoteOngoing, ...]:
    return (asked.NoteOngoing(POINTS, fact.points, fact.place, fact.title, fact.circle_name),)


def after_points_ended(fact: PointsShown | PointsClosed) -> tuple[asked.DropOngoing, ...]:
    return (asked.DropOngoing(fact.points),)


def after_next_date_set(fact: NextDateSet) -> tuple[asked.NoteNextDate, ...]:
    return () if fact.circle else (asked.NoteNextDate(fact.at),)


def after_meeting_dated(fact: MeetingSet | MeetingMoved) -> tuple[asked.NoteMeeting, ...]:
    return (asked.NoteMeeting(fact.meeting, fact.at),)


def after_meeting_over(fact: MeetingCancelled | MeetingHeld) -> tuple[asked.DropMeeting, ...]:
    return (asked.DropMeeting(fact.meeting),)


def welcome_organisation(given: Coalition, command: asked.WelcomeOrganisation, context: Context) -> Change[Coalition]:
    return Change(given.welcoming(command.organisation))


def note_ongoing(given: Coalition, command: asked.NoteOngoing, context: Context) -> Change[Coalition]:
    ongoing = Ongoing(command.kind, command.key, command.place, command.topic, command.circle)
    return Change(given.with_ongoing(ongoing))


def drop_ongoing(given: Coalition, command: asked.DropOngoing, context: Context) -> Change[Coalition]:
    return Change(given.without_ongoing(command.key))


def note_next_date(given: Coalition, command: asked.NoteNextDate, context: Context) -> Change[Coalition]:
    return Change(given.meeting_at(command.at))


def note_meeting(given: Coalition, command: asked.NoteMeeting, context: Context) -> Change[Coalition]:
    return Change(given.with_meeting(Dated(command.meeting, command.at)))


def drop_meeting(given: Coalition, command: asked.DropMeeting, context: Context) -> Change[Coalition]:
    return Change(given.without_meeting(command.meeting))

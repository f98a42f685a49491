"""What the facilitator does, and who may do it when the facilitator is gone."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from bot.features.listening.model import refusals
from bot.features.listening.model.people import Part
from bot.features.listening.model.round import Round, Stage
from bot.kernel.ids import PersonId
from bot.kernel.recurrence import instant
from bot.kernel.text import Mention, Moment

DATES_WITHIN = timedelta(days=730)


def start(state: Round, person: PersonId, now: datetime) -> Round:
    state = state.kept_by(person, now)
    if state.stage is not Stage.gathering:
        raise refusals.StartedAlready
    if not state.to_come:
        raise refusals.NobodyJoined
    return replace(state, stage=Stage.going).offered(now)


def pause(state: Round, person: PersonId, now: datetime) -> Round:
    state = state.kept_by(person, now)
    if state.stage is Stage.gathering:
        raise refusals.NotStarted
    if state.stage is Stage.paused:
        raise refusals.PausedAlready
    return replace(state, stage=Stage.paused, stopped_at=now)


def resume(state: Round, person: PersonId, now: datetime) -> Round:
    """The clock stood still in between; if the speaker left meanwhile, the next one is asked."""
    state = state.kept_by(person, now)
    if state.stage is not Stage.paused or state.stopped_at is None:
        raise refusals.NotPaused
    going = replace(state, stage=Stage.going, stopped_at=None)
    if state.floor is None:
        return going.offered(now)
    return replace(going, floor=state.floor.shifted(now - state.stopped_at))


def move_on(state: Round, person: PersonId, turn: int, now: datetime) -> Round:
    """Ends the turn of someone who is not here, or who has stopped without pressing Done."""
    state = state.kept_by(person, now)
    state.turn(turn)
    return state.settled(Part.missed, now).offered(now)


def end(state: Round, person: PersonId, now: datetime) -> Round:
    return state.kept_by(person, now).ended(now)


def take_over(state: Round, person: PersonId, now: datetime) -> Round:
    state.check_open()
    if state.known(person).part is Part.left:
        raise refusals.NotInRound
    if person == state.facilitator:
        return state.seen(person, now)
    if not state.unattended:
        raise refusals.FacilitatorIsHere(who=Mention(state.facilitator))
    return replace(state, facilitator=person).seen(person, now)


def date_to_come(day: date, hour: time, zone: str, now: datetime) -> datetime:
    """The instant of that wall time in the zone. Years that no zone can hold are refused before it is asked."""
    if day > now.date() + DATES_WITHIN:
        raise refusals.DateIsFar(day=day.isoformat())
    if day < now.date() - timedelta(days=1):
        raise refusals.DateIsPast(at=day.isoformat())
    at = instant(day, hour, zone)
    if at <= now:
        raise refusals.DateIsPast(at=Moment(at))
    return at

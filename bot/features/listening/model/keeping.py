"""What the facilitator does, and who may do it when the facilitator is gone."""

from dataclasses import replace
from datetime import datetime

from bot.features.listening.model import refusals
from bot.features.listening.model.people import Part
from bot.features.listening.model.round import Round, Stage
from bot.kernel.ids import PersonId
from bot.kernel.text import Mention, Moment


def start(state: Round, person: PersonId, now: datetime) -> Round:
    state.check_kept_by(person)
    if state.stage is not Stage.gathering:
        raise refusals.StartedAlready
    if not state.to_come:
        raise refusals.NobodyJoined
    return replace(_attended(state, now), stage=Stage.going).offered(now)


def pause(state: Round, person: PersonId, now: datetime) -> Round:
    state.check_kept_by(person)
    if state.stage is Stage.gathering:
        raise refusals.NobodySpeaks
    if state.stage is Stage.paused:
        raise refusals.RoundPaused
    return replace(_attended(state, now), stage=Stage.paused, stopped_at=now)


def resume(state: Round, person: PersonId, now: datetime) -> Round:
    """The clock stood still in between; if the speaker left meanwhile, the next one is asked."""
    state.check_kept_by(person)
    if state.stage is not Stage.paused or state.stopped_at is None:
        raise refusals.NotPaused
    going = replace(_attended(state, now), stage=Stage.going, stopped_at=None)
    if state.floor is None:
        return going.offered(now)
    return replace(going, floor=state.floor.shifted(now - state.stopped_at))


def move_on(state: Round, person: PersonId, turn: int, now: datetime) -> Round:
    """Ends the turn of someone who is not here, or who has stopped without pressing Done."""
    state.check_kept_by(person)
    state.turn(turn)
    return _attended(state, now).settled(Part.missed, now).offered(now)


def end(state: Round, person: PersonId, now: datetime) -> Round:
    state.check_kept_by(person)
    until = state.stopped_at if state.stage is Stage.paused and state.stopped_at else now
    return replace(state.settled(Part.waiting, until).ended(now), kept_at=now)


def take_over(state: Round, person: PersonId, now: datetime) -> Round:
    state.check_open()
    if state.who(person) is None:
        raise refusals.NotInRound
    if not state.unattended:
        raise refusals.FacilitatorIsHere(who=Mention(state.facilitator))
    return replace(_attended(state, now), facilitator=person)


def set_next_date(state: Round, at: datetime, now: datetime) -> Round:
    if at <= now:
        raise refusals.DateIsPast(at=Moment(at))
    return replace(state, next_date=at)


def _attended(state: Round, now: datetime) -> Round:
    return replace(state, kept_at=now, unattended=False)

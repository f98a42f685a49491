"""What the one who has the floor does with it."""

from dataclasses import replace
from datetime import datetime

from bot.features.listening.model import refusals
from bot.features.listening.model.floor import MOST_EXTRA, Floor
from bot.features.listening.model.people import Part
from bot.features.listening.model.round import Round
from bot.kernel.ids import PersonId


def here(state: Round, person: PersonId, turn: int, now: datetime) -> Round:
    return replace(state, floor=_begun(state, person, turn, now))


def done(state: Round, person: PersonId, turn: int, now: datetime) -> Round:
    """Who was already finishing stays so: a second press does not make the twenty seconds longer."""
    floor = _begun(state, person, turn, now)
    return replace(state, floor=floor if floor.done_at else floor.done(now))


def not_done(state: Round, person: PersonId, turn: int, now: datetime) -> Round:
    return replace(state, floor=_begun(state, person, turn, now).not_done(now))


def pass_turn(state: Round, person: PersonId, turn: int, now: datetime) -> Round:
    """Also after I'm here; who has pressed Done was heard."""
    floor = _mine(state, person, turn)
    return state.settled(Part.passed, now, Part.heard if floor.done_at else Part.passed).offered(now)


def one_more_minute(state: Round, person: PersonId, turn: int, now: datetime) -> Round:
    floor = _begun(state, person, turn, now).not_done(now)
    if floor.extra >= MOST_EXTRA:
        raise refusals.NoMoreMinutes
    return replace(state, floor=floor.one_more_minute(now))


def _mine(state: Round, person: PersonId, turn: int) -> Floor:
    floor, speaker = state.turn(turn), state.speaker
    if speaker and person != (speaker.person or state.facilitator):
        raise refusals.NotYourTurn(who=speaker.shown)
    return floor


def _begun(state: Round, person: PersonId, turn: int, now: datetime) -> Floor:
    return _mine(state, person, turn).here(now, state.minutes)

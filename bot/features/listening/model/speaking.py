"""What the one who has the floor does with it."""

from dataclasses import replace
from datetime import datetime

from bot.features.listening.model import refusals
from bot.features.listening.model.floor import Floor, Step
from bot.features.listening.model.going import gone_on
from bot.features.listening.model.people import Part
from bot.features.listening.model.round import Round
from bot.kernel.ids import PersonId


def here(state: Round, person: PersonId, turn: int, now: datetime) -> Round:
    return _with(state, person, _begun(state, person, turn, now), now)


def done(state: Round, person: PersonId, turn: int, now: datetime) -> Round:
    """Also without I'm here: whoever says that they are done has spoken. What was added ends at once."""
    floor = _begun(state, person, turn, now)
    if floor.step is Step.adding:
        return gone_on(state.seen(person, now).settled(Part.heard, now), now)
    return _with(state, person, floor.done(now), now)


def not_done(state: Round, person: PersonId, turn: int, now: datetime) -> Round:
    return _with(state, person, _begun(state, person, turn, now).not_done(now), now)


def pass_turn(state: Round, person: PersonId, turn: int, now: datetime) -> Round:
    """Also after I'm here; who has pressed Done was heard. Nothing is said back then."""
    spoken = Part.heard if _mine(state, person, turn).done_at else Part.passed
    return gone_on(state.seen(person, now).settled(Part.passed, now, spoken), now)


def one_more_minute(state: Round, person: PersonId, turn: int, now: datetime) -> Round:
    floor = _begun(state, person, turn, now).not_done(now)
    if not floor.can_have_more:
        raise refusals.NoMoreMinutes
    return _with(state, person, floor.one_more_minute(now), now)


def _mine(state: Round, person: PersonId, turn: int) -> Floor:
    """The floor of that turn, if the person has it or presses for the one who has it."""
    floor, speaker = state.turn(turn), state.speaker
    if speaker and person not in ((speaker.person,) if speaker.person else state.keepers):
        raise refusals.NotYourTurn(who=speaker.shown)
    if floor.step in {Step.reflecting, Step.answering}:
        raise refusals.TurnOver
    return floor


def _begun(state: Round, person: PersonId, turn: int, now: datetime) -> Floor:
    return _mine(state, person, turn).here(now, state.minutes)


def _with(state: Round, person: PersonId, floor: Floor, now: datetime) -> Round:
    return replace(state.seen(person, now), floor=floor)

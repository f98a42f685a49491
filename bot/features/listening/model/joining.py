"""Coming in, only listening, leaving, and words that are sent instead."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.features.listening.model import refusals
from bot.features.listening.model.people import Part, Speaker
from bot.features.listening.model.round import Round, Stage
from bot.kernel.ids import PersonId

WORDS_WITHIN = timedelta(days=7)


def join(state: Round, person: PersonId) -> Round:
    """Speaks, as the last of those who wait. Who is in it already stays where they are."""
    state, speaker = _seated(state, person)
    return state.reseat(speaker.joining())


def listen_only(state: Round, person: PersonId, now: datetime) -> Round:
    state, _ = _seated(state, person)
    state = _given_back(state, person, now)
    return state.reseat(_known(state, person).listening())


def add(state: Round, name: str, by: PersonId) -> Round:
    """Someone who cannot press buttons: the facilitator presses for them."""
    state.check_kept_by(by)
    return state.seat(None, name)


def leave(state: Round, person: PersonId, now: datetime) -> Round:
    """May be done at any time; the floor goes on to the next."""
    state.check_open()
    _known(state, person)
    state = _given_back(state, person, now)
    return state.reseat(_known(state, person).leaving())


def wrote(state: Round, person: PersonId, now: datetime) -> Round:
    """Who was not heard sends words instead, also for a week after the end."""
    speaker = _known(state, person)
    if state.stage is Stage.ended and state.stopped_at and now > state.stopped_at + WORDS_WITHIN:
        raise refusals.TooLateForWords
    if not speaker.unheard:
        raise refusals.AlreadyHeard
    return state.reseat(replace(speaker, wrote=True))


def _known(state: Round, person: PersonId) -> Speaker:
    speaker = state.who(person)
    if speaker is None:
        raise refusals.NotInRound
    return speaker


def _seated(state: Round, person: PersonId) -> tuple[Round, Speaker]:
    state.check_open()
    if state.who(person) is None:
        state = state.seat(person)
    return state, _known(state, person)


def _given_back(state: Round, person: PersonId, now: datetime) -> Round:
    """The floor goes on, if the person has it."""
    if state.speaker is None or state.speaker.person != person:
        return state
    if state.stage is Stage.paused:
        return state.settled(Part.passed, state.stopped_at or now)
    return state.settled(Part.passed, now).offered(now)

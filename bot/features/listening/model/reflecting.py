"""Reflecting back: after a turn the next listener says back what they heard, and the speaker says whether they were
heard. At most one more minute comes of it."""

from dataclasses import replace
from datetime import datetime

from bot.features.listening.model import refusals
from bot.features.listening.model.floor import Floor, Step
from bot.features.listening.model.going import gone_on
from bot.features.listening.model.kinds import Answer, Stage
from bot.features.listening.model.people import Part, Speaker
from bot.features.listening.model.round import Round
from bot.kernel.ids import PersonId


def choose(state: Round, person: PersonId, now: datetime, *, on: bool) -> Round:
    """Until the round starts."""
    state = state.kept_by(person, now)
    if state.stage is not Stage.gathering:
        raise refusals.AlreadyGoing
    return replace(state, reflecting=on)


def turn_over(state: Round, at: datetime, now: datetime) -> Round:
    """The turn ended at `at`, spoken to its end. It goes on when it was said back, at once if nobody else is there.
    The speaker was heard whatever comes of it."""
    speaker, listener = state.speaker, _listener(state) if state.reflecting else None
    if state.floor is None or speaker is None or listener is None or state.floor.after_the_turn:
        return gone_on(state.settled(Part.missed, at), now)
    spoke = replace(speaker, before=Part.heard, seconds=speaker.seconds + state.floor.seconds(at))
    return replace(state.reseat(spoke), floor=state.floor.said_back_by(listener.number, now))


def said_back(state: Round, person: PersonId, turn: int, now: datetime) -> Round:
    """A second press changes nothing."""
    floor = _asked(state, person, turn)
    if floor.step is not Step.reflecting:
        return state
    return replace(state.seen(person, now), floor=floor.asking_back(now))


def not_said_back(state: Round, person: PersonId, turn: int, now: datetime) -> Round:
    """Free to anyone who is asked. It uses up no turn, and nobody else is asked."""
    floor = _asked(state, person, turn)
    if floor.step is not Step.reflecting:
        return state
    return gone_on(state.seen(person, now).settled(Part.heard, now), now)


def answered(state: Round, person: PersonId, turn: int, answer: Answer, now: datetime) -> Round:
    """What is missing can be added once; who has begun to add can still say that they were heard."""
    floor, speaker = state.turn(turn), state.speaker
    if speaker and not _presses_for(state, person, speaker):
        raise refusals.NotYourTurn(who=speaker.shown)
    if floor.step not in {Step.answering, Step.adding}:
        raise refusals.NothingSaidBack
    state = state.seen(person, now)
    if answer is Answer.heard:
        return gone_on(state.settled(Part.heard, now), now)
    return state if floor.step is Step.adding else replace(state, floor=floor.adding(now))


def without_listener(state: Round, number: int, now: datetime) -> Round:
    """Who was asked to say it back has left: it goes on, but in a pause only when the round does."""
    listener = asked_now(state)
    if listener is None or listener == state.speaker or listener.number != number:
        return state
    state = state.settled(Part.heard, now)
    return state if state.stage is Stage.paused else gone_on(state, now)


def asked_now(state: Round) -> Speaker | None:
    """Whose word it is: the speaker's, or while it is said back the listener's."""
    floor = state.floor
    if floor and floor.step is Step.reflecting and floor.listener is not None:
        return state.numbered(floor.listener)
    return state.speaker


def _listener(state: Round) -> Speaker | None:
    """Who is to come next; or else the next one in the order who takes part. Who was not here is not waited for."""
    place = next((place for place, each in enumerate(state.speakers) if each == state.speaker), 0)
    others = (*state.to_come, *state.speakers[place + 1 :], *state.speakers[:place])
    return next((each for each in others if each.takes_part and each.part is not Part.missed), None)


def _asked(state: Round, person: PersonId, turn: int) -> Floor:
    """The floor of that turn, if they were asked to say it back or press for who was."""
    floor = state.turn(turn)
    if floor.listener is None:
        raise refusals.NothingSaidBack
    listener = state.numbered(floor.listener)
    if not _presses_for(state, person, listener):
        raise refusals.SaidBackBySomeoneElse(who=listener.shown)
    return floor


def _presses_for(state: Round, person: PersonId, speaker: Speaker) -> bool:
    return person in ((speaker.person,) if speaker.person else state.keepers)

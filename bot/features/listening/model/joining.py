"""Coming in, only listening, leaving, and words that are sent instead."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from bot.features.listening.model import refusals
from bot.features.listening.model.going import gone_on
from bot.features.listening.model.kinds import Stage
from bot.features.listening.model.parting import awaited, out
from bot.features.listening.model.people import WORDS_WITHIN, Part, Speaker
from bot.features.listening.model.reflecting import without_listener
from bot.features.listening.model.round import Round
from bot.kernel.ids import OrganisationId, PersonId


def join(state: Round, person: PersonId, now: datetime, organisation: OrganisationId | None = None) -> Round:
    """Speaks, as the last in the order. Who comes back has the place that they left."""
    state.check_open()
    state, speaker = state.seen(person, now), state.who(person)
    if speaker is None:
        state = state.seat(person, organisation=organisation)
    elif speaker.only_listened or speaker.part is Part.spoken_for:
        state = state.last(speaker.joining())
    else:
        state = state.reseat(speaker.joining())
    return awaited(state, person, now)


def listen_only(state: Round, person: PersonId, now: datetime) -> Round:
    state.check_open()
    state = state.seen(person, now)
    if state.who(person) is None:
        state = state.seat(person)
    return _out(state, state.known(person).number, Speaker.listening, now)


def add(state: Round, name: str, by: PersonId, now: datetime) -> Round:
    """Someone who cannot press buttons: the facilitator presses for them. Names tell them apart."""
    state = state.kept_by(by, now)
    if any(speaker.person is None and speaker.name.casefold() == name.casefold() for speaker in state.speakers):
        raise refusals.NamedAlready(name=name)
    return state.seat(None, name)


def take_out(state: Round, number: int, by: PersonId, now: datetime) -> Round:
    """Someone who was added: their name goes at once, and the floor goes on, if they had it."""
    state = state.kept_by(by, now)
    speaker = next((each for each in state.speakers if each.number == number), None)
    if speaker is None or not speaker.added:
        raise refusals.NotAdded
    state = without_listener(_out(state, number, Speaker.leaving, now), number, now)
    return state.reseat(state.numbered(number).forgotten())


def names_forgotten(state: Round) -> Round:
    """Of those who were added, when a round has been over for a while, or nobody can take them out any more."""
    return replace(state, speakers=tuple(each.forgotten() for each in state.speakers))


def leave(state: Round, person: PersonId, now: datetime) -> Round:
    """May be done at any time; the floor goes on to the next. A round that its facilitator leaves can be taken over."""
    state.check_open()
    number = state.known(person).number
    state = without_listener(_out(state, number, Speaker.leaving, now), number, now)
    state = replace(state, asked=None) if person == state.asked else state
    if person != state.facilitator or state.stage is Stage.ended:
        return state
    return replace(state, kept_at=now, unattended=True)


def left_with_coalition(state: Round, person: PersonId, now: datetime) -> Round:
    """As `leave`, also for a facilitator who has no place in the round; one that has just ended stays as it is."""
    if state.stage is Stage.ended:
        return state
    state = state.without_help_of(person)
    if state.who(person):
        return leave(state, person, now)
    return replace(state, kept_at=now, unattended=True) if person == state.facilitator else state


def without(state: Round, person: PersonId, unknown: PersonId) -> Round:
    """As somebody whom nobody knows: the times of the round stay what they were, and are nobody's. Nobody could take
    out any more whom they had added."""
    state = names_forgotten(state) if state.facilitator == person else state
    speakers = tuple(replace(each, person=unknown) if each.person == person else each for each in state.speakers)
    speakers = tuple(replace(each, written_by=unknown) if each.written_by == person else each for each in speakers)
    facilitator = unknown if state.facilitator == person else state.facilitator
    return replace(state.without_help_of(person), speakers=speakers, facilitator=facilitator)


def wrote_for(state: Round, person: PersonId, by: PersonId, now: datetime) -> Round:
    """Words that someone else writes down: as `wrote`; after the end also for who had no place in the round."""
    if state.who(person) is None and state.stage is Stage.ended:
        state = state.seat(person)
        state = state.reseat(replace(state.known(person), part=Part.missed))
    speaker = wrote(state, person, now).known(person)
    return state.reseat(replace(speaker, written_by=by))


def wrote(state: Round, person: PersonId, now: datetime) -> Round:
    """Who was not heard themselves sends words instead, also for a week after the end. What was written down for them
    they can correct, once."""
    speaker = state.known(person)
    if state.stage is Stage.ended and state.stopped_at and now > state.stopped_at + WORDS_WITHIN:
        raise refusals.TooLateForWords
    if speaker.wrote and speaker.written_by is None:
        raise refusals.WordsSent
    if speaker.was_heard or speaker.only_listened:
        raise refusals.AlreadyHeard
    if speaker.part in {Part.waiting, Part.speaking}:
        raise refusals.TurnToCome
    return state.seen(person, now).reseat(replace(speaker, wrote=True, written_by=None))


def _out(state: Round, number: int, change: Callable[[Speaker], Speaker], now: datetime) -> Round:
    """The place of that number changes; if the floor was theirs it goes on, but in a pause only when the round does."""
    if state.speaker is None or state.speaker.number != number:
        return out(state.reseat(change(state.numbered(number))), number, now)
    state = state.settled(Part.passed, now)
    state = state.reseat(change(state.numbered(number)))
    return state if state.stage is Stage.paused else gone_on(state, now)

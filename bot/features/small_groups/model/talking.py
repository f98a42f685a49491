"""What people and the clock do in a small group."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.features.listening.facts import Way
from bot.features.small_groups.model import refusals
from bot.features.small_groups.model.group import LAST_MINUTE, SAYING_BACK, Group, Step
from bot.kernel.ids import PersonId
from bot.kernel.text import Mention

SHORT_ABSENCE = timedelta(minutes=1)
"""A shorter absence of the bot changes nothing."""


def here(state: Group, person: PersonId, turn: int, now: datetime) -> Group:
    """The clock starts now; when it runs already it goes on as it was."""
    state.mine(person, turn)
    if state.step is Step.speaking:
        return state
    ends = now + timedelta(minutes=state.minutes)
    return state.stepping(Step.speaking, now, ends, reminded=ends <= now + LAST_MINUTE)


def written(state: Group, person: PersonId, now: datetime) -> Group:
    """Whose turn it is and who writes in their place is here, also without I'm here."""
    waited_for = state.step is Step.offered and state.speaker == person
    return here(state, person, state.turn, now) if waited_for else state


def done(state: Group, person: PersonId, turn: int, now: datetime) -> Group:
    """Also without I'm here. The others say back what they heard."""
    state.mine(person, turn)
    return state.spoken().stepping(Step.saying_back, now, now + SAYING_BACK)


def passed(state: Group, person: PersonId, turn: int, now: datetime) -> Group:
    """They do not speak, and nothing is to be said back."""
    state.mine(person, turn)
    return state.spoken().next_turn(now)


def said_back(state: Group, person: PersonId, turn: int, now: datetime) -> Group:
    state.known(person)
    if turn != state.turn or state.step is not Step.saying_back:
        raise refusals.TurnOverHere
    if person == state.speaker:
        raise refusals.OthersSayBack
    return state.next_turn(now)


def agreed(state: Group, person: PersonId) -> Group:
    """They have said whether something of theirs may be shared. What they said is between them, and not kept."""
    state.known(person)
    if state.step is not Step.agreeing:
        raise refusals.NothingToAgree
    return state.answered(person)


def ready(state: Group, person: PersonId) -> Group:
    _talking(state, person)
    return state.answered(person)


def speaks_for_all(state: Group, person: PersonId) -> Group:
    """The first who offers it."""
    _for_all(state, person)
    if state.voice not in {None, person}:
        raise refusals.OneSpeaksForYou(who=Mention(state.voice or person))
    return replace(state, voice=person)


def speaks_not(state: Group, person: PersonId) -> Group:
    _for_all(state, person)
    return replace(state, voice=None) if state.voice == person else state


def stepped_out(state: Group, person: PersonId, now: datetime) -> Group:
    state.known(person)
    return state.without(person, now)


def tick(state: Group, now: datetime) -> Group:
    """One step of what is due. An early tick changes nothing."""
    due = state.deadline()
    if due is None or now < due:
        return state
    if state.is_to_be_called and now < (state.step_due() or now):
        return state.called(now)
    match state.step:
        case Step.soon:
            return state.over() if state.why else state.begun(now)
        case Step.talking if state.all_ready:
            return state.over()
        case Step.speaking | Step.talking if not state.reminded:
            return replace(state, reminded=True)
        case Step.speaking:
            return state.spoken().stepping(Step.saying_back, now, now + SAYING_BACK)
        case Step.offered | Step.saying_back:
            return state.next_turn(now)
        case _:
            return state.over()


def _talking(state: Group, person: PersonId) -> None:
    state.known(person)
    if state.step is not Step.talking:
        raise refusals.NotTalkingFreely


def _for_all(state: Group, person: PersonId) -> None:
    _talking(state, person)
    if state.way is not Way.for_all:
        raise refusals.NobodySpeaksForYou

"""Muting all but the speaker, where the call can be muted: who is to be quiet is decided by the state of the round."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.features.listening.model import refusals
from bot.features.listening.model.kinds import Manner, Stage
from bot.features.listening.model.people import Speaker
from bot.features.listening.model.round import Round
from bot.kernel.ids import PersonId

NOBODY: frozenset[PersonId] = frozenset()


@dataclass(frozen=True, slots=True)
class Hushing:
    """A round, and whether people on the call of its place can be muted."""

    round: Round
    able: bool


def hush(given: Hushing, person: PersonId, now: datetime, *, on: bool) -> Round:
    """By the facilitator, at any time before the end, and for what is said aloud."""
    state = given.round.kept_by(person, now)
    if on and not given.able:
        raise refusals.NobodyToMute
    if on and state.manner is not Manner.spoken:
        raise refusals.NotSpoken
    return replace(state, hushed=on)


def quiet(state: Round) -> frozenset[PersonId]:
    """Those who are in the round, and so have read that it is done, while somebody else has the floor. Who says back
    what they heard talks with the speaker; who has left is not quiet, nor who never came in. In a pause, at the end,
    while nobody facilitates, and while someone without an account speaks over a microphone that is someone else's,
    nobody is."""
    speaker = floor_holder(state)
    if speaker is None or state.floor is None:
        return NOBODY
    heard = (speaker.number, state.floor.listener)
    talking = {each.person for each in state.speakers if each.number in heard}
    inside = frozenset(each.person for each in state.speakers if each.person and not each.gone)
    return NOBODY if None in talking else inside - talking


def floor_holder(state: Round) -> Speaker | None:
    """Who has the floor while others may have to be quiet."""
    if not state.hushed or state.stage is not Stage.going or state.unattended:
        return None
    return state.speaker if state.floor else None

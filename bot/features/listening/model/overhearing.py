"""Messages while someone has the floor: whoever is waited for and writes is here; others' messages stay, and who wrote
is told once in a turn how they can speak too."""

from dataclasses import replace
from datetime import datetime
from enum import Enum

from bot.features.listening.model.floor import Step
from bot.features.listening.model.going import asked_later
from bot.features.listening.model.kinds import Stage
from bot.features.listening.model.people import Part, Speaker
from bot.features.listening.model.round import Round
from bot.kernel.ids import PersonId


class Chance(Enum):
    """To speak, in this go-around or in the next."""

    joining = "joining"
    next = "next"
    after_others = "after others"
    at_the_end = "at the end"
    around = "around"


def noted(state: Round, person: PersonId) -> Round:
    """Unchanged if there is nothing to tell them: they have the word themselves, or press for others, or were told in
    this turn, or have no turn to come."""
    floor, speaker = state.floor, state.speaker
    if floor is None or speaker is None or state.stage is not Stage.going:
        return state
    if floor.step not in {Step.speaking, Step.adding} or person in {*state.keepers, speaker.person, *floor.noted}:
        return state
    me = state.who(person)
    if chance(state, me) is None or (me and me.number == floor.listener):
        return state
    return replace(state, floor=replace(floor, noted=(*floor.noted, person)))


def begun(state: Round, person: PersonId, now: datetime) -> Round:
    """Whose turn it is and who writes is here, also without I'm here: their minutes begin."""
    floor, speaker = state.floor, state.speaker
    if floor is None or speaker is None or state.stage is not Stage.going or floor.step is not Step.offered:
        return state
    if speaker.person != person:
        return state
    return replace(state.seen(person, now), floor=floor.here(now, state.minutes))


def chance(state: Round, me: Speaker | None) -> Chance | None:
    """None for who had their turn, or passed for good."""
    if me is None or me.part in {Part.left, Part.listening, Part.spoken_for}:
        return Chance.joining
    if me.due:
        return Chance.next if me in state.to_come[:1] else Chance.after_others
    if state.asks_again(me):
        return Chance.at_the_end
    return Chance.around if asked_later(state) else None


def before(state: Round, me: Speaker) -> Speaker | None:
    """After whom they are asked."""
    waiting = state.to_come
    place = waiting.index(me) if me in waiting else 0
    return waiting[place - 1] if place else None

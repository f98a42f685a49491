"""Whom points name while they are collected, and how somebody is let go of."""

from dataclasses import replace
from datetime import datetime

from bot.features.points.model.points import Points, settled
from bot.kernel.ids import PersonId


def names(state: Points, person: PersonId) -> bool:
    told = (name for each in state.taken_down for name in (each.person, each.by))
    known = person in {*state.people, *state.keepers, *told}
    return known or bool(state.by(person)) or state.of(person) in state.marks


def without(state: Points, person: PersonId, now: datetime) -> Points:
    """Their marks go, and words to them or by them; a point that they added is nobody's from here on."""
    after = replace(
        state,
        points=tuple(replace(each, by=None) if each.by == person else each for each in state.points),
        people=tuple(each for each in state.people if each != person),
        keepers=tuple(each for each in state.keepers if each != person),
        marks=tuple(each for each in state.marks if each.person != person),
        taken_down=tuple(each for each in state.taken_down if person not in {each.person, each.by}),
    )
    return settled(after, state, now)

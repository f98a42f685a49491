"""The card in the other homes: short, and without buttons, since those of a round work where it is held."""

from bot.features.signposts.model import Signpost, Stage, What
from bot.kernel.card import Card, card
from bot.kernel.elements import Element, Note, Words
from bot.kernel.text import Phrase, say


def board(state: Signpost) -> Card:
    return card(_heading(state), *(() if state.stage is Stage.over else _how_to_come(state)))


def _heading(state: Signpost) -> Phrase:
    place = state.name
    match state.what, state.stage:
        case What.round, Stage.open:
            return say("A listening round is open in {place}", place=place)
        case What.round, Stage.under_way:
            return say("A listening round is going on in {place}", place=place)
        case What.round, _:
            return say("The listening round in {place} is over", place=place)
        case What.slow_round, Stage.over:
            return say("The slow round in {place} is over", place=place)
        case What.slow_round, _:
            return say("A slow round is open in {place}", place=place)
        case What.points, Stage.over:
            return say("The points in {place} are closed", place=place)
        case What.points, _:
            return say("Points that we share are collected in {place}", place=place)
        case What.close, Stage.over:
            return say("One word each, in {place}, is over", place=place)
        case _:
            return say("One word each, in {place}", place=place)


def _how_to_come(state: Signpost) -> tuple[Element | None, ...]:
    return (
        Words(state.title) if state.title else None,
        Words(say("It is for the circle {circle}.", circle=state.circle)) if state.circle else None,
        Words(_where_to_type(state)),
        Words(_when(state)) if state.what is What.round else None,
        Note(_cannot_get_in(state)),
    )


def _where_to_type(state: Signpost) -> Phrase:
    match state.what:
        case What.round:
            return say("To take part, go to {place} and type /listening-round there.", place=state.name)
        case What.slow_round:
            return say("To take part, go to {place} and type /coalition slow-round there.", place=state.name)
        case What.points:
            return say("To take part, type /coalition points here or in {place}.", place=state.name)
        case What.close:
            return say("To take part, go to {place} and type /coalition close there.", place=state.name)


def _when(state: Signpost) -> Phrase:
    if state.stage is Stage.open:
        return say("It starts when its facilitator presses Start.")
    return say("It has started, and you can still join.")


def _cannot_get_in(state: Signpost) -> Phrase:
    if state.what is What.round:
        return say("If you cannot get in, ask a facilitator. Someone who writes for you can send your words.")
    return say("If you cannot get in, ask a facilitator.")

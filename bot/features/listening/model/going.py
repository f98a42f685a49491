"""How a round goes on when nobody has the floor, as its format says."""

from dataclasses import replace
from datetime import datetime

from bot.features.listening.model.formats import PLANS
from bot.features.listening.model.kinds import Manner, Setup
from bot.features.listening.model.people import Part, Speaker
from bot.features.listening.model.round import Round


def gone_on(state: Round, now: datetime) -> Round:
    """The floor to the next; when everyone was asked, what the format has after that, or the end."""
    state = handed_on(state)
    if state.to_come:
        return state.offering(now)
    further = PLANS[state.format].further(state)
    return further.offering(now) if further and further.to_come else state.ended(now)


def handed_on(state: Round) -> Round:
    """Each small group has its turn as long as somebody of it is there: if whoever would speak for it has passed, was
    not here or has left, the next of them is asked who was not yet, and can pass as well."""
    for group in sorted({each.group for each in state.speakers if each.group}):
        there = tuple(each for each in state.speakers if each.group == group)
        if any(each.due or each.was_heard or each.wrote for each in there):
            continue
        heir = next((each for each in there if each.part is Part.spoken_for and not each.asked), None)
        if heir:
            now = replace(heir, part=Part.waiting)
            state = state.sooner(now) if any(each.due for each in state.speakers) else state.last(now)
    return state


def for_group(state: Round, speaker: Speaker) -> bool:
    """Whether they speak for their small group, of which nobody else was heard."""
    others = (each for each in state.speakers if each.group == speaker.group and each.number != speaker.number)
    return speaker.group is not None and not any(each.was_heard for each in others)


def arranged(state: Round, setup: Setup) -> Round:
    """Before it starts. Where the facilitator speaks first, they are in the round."""
    plan = PLANS[setup.format]
    state = replace(
        state,
        minutes=setup.minutes,
        manner=setup.manner,
        strict=setup.strict,
        format=setup.format,
        order=setup.order,
        offers=plan.offers,
        hushed=state.hushed and setup.manner is Manner.spoken,
    )
    if plan.facilitator_first and state.who(state.facilitator) is None:
        return state.seat(state.facilitator)
    return state


def asked_later(state: Round) -> bool:
    """Whether there is, or may be, another go-around after this one."""
    arounds = PLANS[state.format].arounds
    return arounds is None or state.around < arounds

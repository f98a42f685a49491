"""How a round goes on when nobody has the floor, as its format says."""

from dataclasses import replace
from datetime import datetime

from bot.features.listening.model.formats import PLANS
from bot.features.listening.model.kinds import Manner, Setup
from bot.features.listening.model.round import Round


def gone_on(state: Round, now: datetime) -> Round:
    """The floor to the next; when everyone was asked, what the format has after that, or the end."""
    if state.to_come:
        return state.offering(now)
    further = PLANS[state.format].further(state)
    return further.offering(now) if further and further.to_come else state.ended(now)


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

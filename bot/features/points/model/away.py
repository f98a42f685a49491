"""What an absence of the bot took from people's time to add and to mark, and how it is given back."""

from dataclasses import replace
from datetime import datetime

from bot.absence import kept_open
from bot.features.points.model.pieces import LAST_DAY, LONGEST, Stage
from bot.features.points.model.points import Points


def returned(state: Points, since: datetime, now: datetime) -> Points:
    """Of the two the one that ended first, and with the time to add the time to mark after it. Where all have marked
    nobody waits for more."""
    if state.stage is not Stage.collecting or state.settled_at:
        return state
    latest = state.opened_at + LONGEST
    adding = kept_open(state.adding_until, since, now, latest - LAST_DAY)
    if not state.reminded and adding != state.adding_until:
        return replace(state, until=adding + LAST_DAY)
    return replace(state, until=kept_open(state.until, since, now, latest))

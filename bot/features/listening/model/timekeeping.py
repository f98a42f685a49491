"""What the clock does to a round."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.features.listening.model.going import gone_on
from bot.features.listening.model.joining import names_forgotten
from bot.features.listening.model.kinds import Stage
from bot.features.listening.model.parting import Lots, went_on
from bot.features.listening.model.people import Part
from bot.features.listening.model.reflecting import turn_over
from bot.features.listening.model.round import Round

SHORT_ABSENCE = timedelta(minutes=1)
"""After a longer absence of the bot everyone gets the time back; a shorter one changes nothing."""


def tick(state: Round, now: datetime, lots: Lots) -> Round:
    """One step of what is due; what comes after it has a deadline of its own. An early tick changes nothing."""
    due = state.deadline()
    if due is None or now < due:
        return state
    if state.stage is Stage.ended:
        return names_forgotten(state)
    if state.apart:
        return went_on(state, now, lots)
    if state.stage is not Stage.going or state.floor is None:
        return state.ended(now) if state.unattended else replace(state, unattended=True)
    if state.floor.ends(now, strict=state.strict):
        at = min(now, state.floor.until)
        if state.floor.spoken_out(strict=state.strict):
            return turn_over(state, at, now)
        return gone_on(state.settled(Part.missed, at), now)
    return replace(state, floor=state.floor.told(now))


def returned(state: Round, since: datetime, now: datetime) -> Round:
    """The bot was away from `since` until now: the same one speaks, and has the time that they had."""
    away = now - since
    if away <= SHORT_ABSENCE or state.stage is Stage.ended:
        return state
    apart = state.apart.shifted(now - max(since, state.apart.since)) if state.apart else None
    floor = state.floor.given_back(since, now) if state.floor and state.stage is Stage.going else state.floor
    return replace(state, kept_at=min(state.kept_at + away, now), floor=floor, apart=apart)

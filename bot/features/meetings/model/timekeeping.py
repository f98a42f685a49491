"""What the clock does to a meeting. What an absence of the bot made too late is left unsaid."""

from dataclasses import replace
from datetime import datetime

from bot.features.meetings.model.meeting import OVER_AFTER, Meeting, Stage
from bot.features.meetings.model.planning import told_by


def tick(state: Meeting, now: datetime) -> Meeting:
    """An early tick changes nothing."""
    due = state.deadline()
    if due is None or now < due:
        return state
    if now >= state.at + OVER_AFTER:
        return replace(state, stage=Stage.held)
    return replace(state, told=told_by(state.at, now))

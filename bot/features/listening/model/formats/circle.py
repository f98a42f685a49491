"""Circle: the facilitator answers first, and it goes round until everyone passes."""

from bot.features.listening.model.formats.plan import Plan
from bot.features.listening.model.kinds import Format
from bot.features.listening.model.round import Round


def further(state: Round) -> Round | None:
    return state.next_around() if any(speaker.heard_now for speaker in state.speakers) else None


CIRCLE = Plan(Format.circle, further, offers=1, arounds=None, facilitator_first=True)

"""Two go-arounds: everyone answers, then everyone responds to what they heard."""

from bot.features.listening.model.formats.plan import Plan
from bot.features.listening.model.kinds import Format
from bot.features.listening.model.round import Round


def further(state: Round) -> Round | None:
    return state.next_around() if state.around == 1 else None


TWO_GO_AROUNDS = Plan(Format.two_go_arounds, further, arounds=2)

"""Pairs: one speaks while the other only listens, then they swap; afterwards everyone speaks in the circle."""

from bot.features.listening.facts import Way
from bot.features.listening.model.formats.plan import Phase, Plan
from bot.features.listening.model.kinds import Format
from bot.features.listening.model.round import Round


def further(_state: Round) -> None:
    return None


PAIRS = Plan(Format.pairs, further, before=(Phase(2, Way.in_turn),))

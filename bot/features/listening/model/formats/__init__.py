"""How rounds go: one short file a format, and this list of them."""

from collections.abc import Mapping
from types import MappingProxyType

from bot.features.listening.model.formats.circle import CIRCLE
from bot.features.listening.model.formats.go_around import GO_AROUND
from bot.features.listening.model.formats.one_two_four_all import ONE_TWO_FOUR_ALL
from bot.features.listening.model.formats.pairs import PAIRS
from bot.features.listening.model.formats.plan import Phase, Plan
from bot.features.listening.model.formats.two_go_arounds import TWO_GO_AROUNDS
from bot.features.listening.model.kinds import Format

__all__ = ["PLANS", "Phase", "Plan"]

PLANS: Mapping[Format, Plan] = MappingProxyType(
    {plan.format: plan for plan in (GO_AROUND, TWO_GO_AROUNDS, CIRCLE, PAIRS, ONE_TWO_FOUR_ALL)}
)

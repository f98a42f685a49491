"""1-2-4-all: everyone thinks alone, then talks in twos and in fours; then one speaks for each four."""

from bot.features.listening.facts import Way
from bot.features.listening.model.formats.plan import Phase, Plan
from bot.features.listening.model.kinds import Format
from bot.features.listening.model.round import Round


def further(_state: Round) -> None:
    return None


ONE_TWO_FOUR_ALL = Plan(
    Format.one_two_four_all, further, before=(Phase(1), Phase(2, Way.freely), Phase(4, Way.for_all))
)

"""Days of ground rules, as both stores keep them: by the clocks of the coalition, wherever people are."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.features.coalition.model import COALITIONS
from bot.features.ground_rules import commands as asked
from bot.features.ground_rules.model.book import GROUND_RULES_HERE
from storage.engine import Link
from tests.roles.of_ground_rules import RULE, holding
from tests.roles.town import DAY, Town
from tests.storage.values import undone

THERE = ZoneInfo("Pacific/Auckland")


def test_rules_go_by_the_clocks_of_the_coalition(link: Link) -> None:
    """When words come into force, and when an exception to them is over."""
    with undone(link):
        town = Town(link)
        here = town.unit.get(COALITIONS).locked(town.coalition)
        assert here
        town.unit.get(COALITIONS).save(replace(here, zone=THERE.key))
        holding(town)
        town.press("mia", asked.AskForException(RULE, "The city asks us.", DAY))
        rule = town.unit.get(GROUND_RULES_HERE).find(RULE)
        assert rule
        assert rule.review
        assert rule.looks_at == datetime.combine(rule.review, time(9), THERE).astimezone(UTC)
        (made,) = rule.exceptions
        assert made.ends_at == datetime.combine(DAY + timedelta(days=1), time(), THERE).astimezone(UTC)

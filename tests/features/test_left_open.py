"""Whoever leaves may hold something open in any feature: each one says what becomes of it, or that there is nothing."""

from bot.features import FEATURES
from bot.features.coalition.facts import MemberLeft

NOTHING_OPEN = {
    "ground_rules": "a promise that someone suggested is the group's",
    "closing": "a word at the end is said and over",
    "celebrations": "a draft is dropped after a week, and what organisations are asked goes on without who wrote it",
    "circles": "a circle goes on without them",
    "agreements": "what was done was done for an organisation, and whoever answers for it next goes on",
    "small_groups": "their round lets who leaves go, and whoever is left alone waits for somebody else",
}
"""Features that keep something of people, and in which nobody waits for one who left."""


def test_every_feature_that_keeps_something_of_people_says_what_stays_open() -> None:
    """By a reaction to their leaving, which names it to somebody or ends it; or here, with the reason why not."""
    reacting = {each.name for each in FEATURES if any(reaction.fact is MemberLeft for reaction in each.reactions)}
    keeping = {each.name for each in FEATURES if each.personal}
    assert keeping - reacting - set(NOTHING_OPEN) == set()
    assert reacting & set(NOTHING_OPEN) == set()

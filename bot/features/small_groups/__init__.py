"""Small groups: people of a round talk in twos, threes or fours, in a place of their own."""

from bot.kernel.feature import Feature

SMALL_GROUPS = Feature("small_groups")

"""Where a group has ruled that no organisation is named alone: all that a celebration thanks are named, or none."""

from dataclasses import replace

from bot.features.celebrations.model.celebration import Answer, Celebration
from bot.features.celebrations.model.words import without_names


def all_or_none(before: Celebration, after: Celebration) -> Celebration:
    """When it is posted. One that is left alone afterwards, because the others took their names off, is not named any
    more either; what was posted before there was the rule stays as it is."""
    if not after.is_public or _fits(before, after):
        return after
    answer = Answer.withdrawn if before.is_public else Answer.out
    every = tuple(replace(each, answer=answer, by=None) if each.is_named else each for each in after.credits)
    return replace(after, words=without_names(after.words, after.named), credits=every)


def _fits(before: Celebration, after: Celebration) -> bool:
    named = len(after.named)
    if before.is_public:
        return named != 1 or after.named == before.named
    return named == 0 or 1 < named == len(after.credits)

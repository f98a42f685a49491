"""What each seat counts in a vote that is opened, frozen into its roll."""

from dataclasses import replace
from fractions import Fraction

from bot.features.proposals.model.asking import Question
from bot.features.proposals.model.given import Opening
from bot.features.proposals.model.pieces import SeatName
from bot.weighing import ONE, WEIGHING, Weighing


def on_roll(given: Opening, question: Question) -> tuple[SeatName, ...]:
    """Each with its weight, where they differ. Advice is read and not counted, and where each person answers, each
    counts one; so do all where all weigh the same, be it nothing."""
    names, weighing = tuple(each.name for each in given.roll), given.rules.chosen(WEIGHING).value
    if weighing is Weighing.equal or given.people is not None or question is Question.advice:
        return names
    roll = tuple(replace(each, weight=_weight(given, each)) for each in names)
    return roll if len({each.weight for each in roll}) > 1 else names


def differs(given: Opening, question: Question) -> bool:
    return any(each.weight != ONE for each in on_roll(given, question))


def _weight(given: Opening, name: SeatName) -> Fraction:
    return given.weights.get(name.organisation, ONE) if name.organisation else ONE

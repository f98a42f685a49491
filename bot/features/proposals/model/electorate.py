"""Who answers in a vote: each organisation once, or each person."""

from enum import Enum

from bot.features.proposals.model.pieces import SeatName
from bot.features.proposals.model.refusals import SeatNotAsked
from bot.kernel.refusal import Refusal
from bot.kernel.text import say


class Electorate(Enum):
    seats = "seats"
    people = "people"


class CameLater(Refusal):
    sentence = say(
        "This was put to everyone who was a member then, and you came later. You can add a question or a worry."
    )


class EachForThemselves(Refusal):
    sentence = say("Here each person answers for themselves. Someone who writes for you can write down your answer.")


class ForTheCircle(Refusal):
    sentence = say("This is for those in the circle {circle} to answer. You can add a question or a worry.")


class OptionsInConfidence(Refusal):
    sentence = say(
        "This is kept in confidence in its circle, and options would stand before all. Please ask about one text."
    )


class WrittenInCircle(Refusal):
    sentence = say("Those in the circle {circle} write and ask for it. To ask to come in, type /coalition circles.")


class NobodyInCircle(Refusal):
    sentence = say("The circle {circle} has ended. To ask all, write a new building block.")


class StillHere(Refusal):
    sentence = say("{who} is a member and can answer. Only someone who has left is taken off.")


def not_asked(name: SeatName) -> Refusal:
    """It came after the roll was frozen."""
    return CameLater() if name.is_persons else SeatNotAsked(organisation=name.whose)

"""An expected "no": a stable code, its data, and one kind sentence that says what to do."""

import re
from typing import ClassVar, TypeVar

from bot.kernel.text import Phrase, Value, say

T = TypeVar("T")


class Refusal(Exception):
    """Raised by readers, handlers and models; nothing of the command is kept. A subclass names the situation."""

    sentence: ClassVar[Phrase]

    def __init__(self, **data: Value) -> None:
        super().__init__(self.code())
        self.data = data
        self.said = self.sentence.using(**data)

    @classmethod
    def code(cls) -> str:
        """`NotYourTurn` is `not-your-turn`: counted in the metrics, so a rename is a change that operators see."""
        return re.sub(r"(?<=.)(?=[A-Z])", "-", cls.__name__).lower()


class NotFound(Refusal):
    """Also the answer for another coalition's things, so that ids tell nothing."""

    sentence = say(
        "I cannot find that here; it may be over, or belong to another group. Type /coalition to see what is here."
    )


class OldButton(Refusal):
    sentence = say("This button is too old to work. Please type /coalition and use the buttons there.")


class MembersOnly(Refusal):
    sentence = say("This is for members of the coalition. Type /coalition to join.")


class FacilitatorsOnly(Refusal):
    sentence = say("This is for facilitators. Any facilitator of the coalition can do it for you.")


class NoCoalitionHere(Refusal):
    sentence = say("There is no coalition in this channel yet. Type /coalition to set one up.")


class NotAtHome(Refusal):
    sentence = say("Please do this in the channel where your coalition meets.")


class JustChanged(Refusal):
    sentence = say("Someone else has just changed this. Please look at it as it is now, and try again.")


def found(thing: T | None) -> T:
    """What the reader looked for, or the refusal NotFound."""
    if thing is None:
        raise NotFound
    return thing

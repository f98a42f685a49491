"""Saying back what was heard: whether it is done in a round, and what is pressed when it is."""

from dataclasses import dataclass
from typing import ClassVar

from bot.features.listening.commands.taking_part import InRound, InTurn
from bot.features.listening.model import Answer
from bot.kernel.text import Phrase, say


@dataclass(frozen=True, slots=True)
class ReflectBack(InRound):
    """While people gather."""

    wire: ClassVar[str | None] = "rfb"
    title: ClassVar[Phrase] = say("With saying back")
    intro: ClassVar[Phrase | None] = say(
        "After each turn the next listener says back what they heard. The facilitator chooses it before the start."
    )

    on: bool


@dataclass(frozen=True, slots=True)
class SaidBack(InTurn):
    wire: ClassVar[str | None] = "rfs"
    title: ClassVar[Phrase] = say("I said it back")
    intro: ClassVar[Phrase | None] = say("You have said back what you heard. The speaker says whether they were heard.")


@dataclass(frozen=True, slots=True)
class PassSayingBack(InTurn):
    wire: ClassVar[str | None] = "rfp"
    title: ClassVar[Phrase] = say("Pass")
    intro: ClassVar[Phrase | None] = say("You do not say it back; no reason is needed. Your own turn stays yours.")


@dataclass(frozen=True, slots=True)
class SayIfHeard(InTurn):
    wire: ClassVar[str | None] = "rfa"
    title: ClassVar[Phrase] = say("Were you heard?")
    intro: ClassVar[Phrase | None] = say("You say whether you were heard. If something is missing, you can add it.")

    answer: Answer

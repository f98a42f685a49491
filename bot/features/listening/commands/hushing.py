"""Muting all but the speaker on a call."""

from dataclasses import dataclass
from typing import ClassVar

from bot.features.listening.commands.taking_part import InRound
from bot.kernel.text import Phrase, say


@dataclass(frozen=True, slots=True)
class Hush(InRound):
    """Or to stop it."""

    wire: ClassVar[str | None] = "rhu"
    title: ClassVar[Phrase] = say("Mute while someone speaks")
    intro: ClassVar[Phrase | None] = say(
        "On a call, the bot mutes those in the round while someone else speaks, and nobody else. Leave ends it at once "
        "for you."
    )

    on: bool

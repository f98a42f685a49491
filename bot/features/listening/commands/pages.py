"""The pages of rounds."""

from dataclasses import dataclass
from typing import ClassVar

from bot.features.listening.model import RoundId
from bot.kernel.command import Page
from bot.kernel.text import Phrase, say


@dataclass(frozen=True, slots=True)
class RoundsHere(Page):
    """Without one, the round here."""

    wire: ClassVar[str | None] = "rr"
    title: ClassVar[Phrase] = say("Listening rounds")
    intro: ClassVar[Phrase | None] = say("The round in this channel with its buttons, or the ways to open one.")

    round: RoundId | None = None


@dataclass(frozen=True, slots=True)
class MyTime(Page):
    """One's own time in a round; without one, in the round here."""

    wire: ClassVar[str | None] = "ry"
    title: ClassVar[Phrase] = say("My time")
    intro: ClassVar[Phrase | None] = say("How long you spoke in a round. Only you see it.")

    round: RoundId | None = None


@dataclass(frozen=True, slots=True)
class SharedOverTime(Page):
    wire: ClassVar[str | None] = "rso"
    title: ClassVar[Phrase] = say("How the floor was shared")
    intro: ClassVar[Phrase | None] = say(
        "How evenly organisations were heard in the last rounds. It is for facilitators, and ranks nobody."
    )


@dataclass(frozen=True, slots=True)
class WordsForOthers(Page):
    wire: ClassVar[str | None] = "rwf"
    title: ClassVar[Phrase] = say("Words for someone else")
    intro: ClassVar[Phrase | None] = say("You send words to a round for someone who chose you to write for them.")

    round: RoundId

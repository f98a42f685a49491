"""The pages of check-ins, all for members."""

from dataclasses import dataclass
from typing import ClassVar

from bot.features.check_ins.model import CheckInId, SeriesId
from bot.kernel.command import Page
from bot.kernel.text import Phrase, say


@dataclass(frozen=True, slots=True)
class CheckInsPage(Page):
    wire: ClassVar[str | None] = "ic"
    title: ClassVar[Phrase] = say("Check-ins")
    intro: ClassVar[Phrase | None] = say(
        "Questions that come again and again: what you can answer now, and what is next."
    )


@dataclass(frozen=True, slots=True)
class SeriesPage(Page):
    wire: ClassVar[str | None] = "is"
    title: ClassVar[Phrase] = say("This check-in")
    intro: ClassVar[Phrase | None] = say("How often a check-in comes, whom it asks, and the last ones.")

    series: SeriesId


@dataclass(frozen=True, slots=True)
class CheckInPage(Page):
    wire: ClassVar[str | None] = "io"
    title: ClassVar[Phrase] = say("See the answers")
    intro: ClassVar[Phrase | None] = say("What people answered in a check-in, and your own answer.")

    check_in: CheckInId
    start: int = 0

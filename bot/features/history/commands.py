"""What can be asked of the history: to read it."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bot.kernel.command import Page
from bot.kernel.ids import PersonId
from bot.kernel.text import Phrase, say


@dataclass(frozen=True, slots=True)
class HistoryPage(Page):
    """Of all, of one person, or what facilitators did; the part before the entry of that time and number."""

    wire: ClassVar[str | None] = "hp"
    title: ClassVar[Phrase] = say("History")
    intro: ClassVar[Phrase | None] = say("What has happened here, what facilitators did among it, and who did it.")

    person: PersonId | None = None
    facilitating: bool = False
    before: datetime | None = None
    number: int = 0

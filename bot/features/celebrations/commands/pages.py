"""The pages of celebrations, all for members."""

from dataclasses import dataclass
from typing import ClassVar

from bot.features.celebrations.model import CelebrationId
from bot.kernel.command import Page
from bot.kernel.text import Phrase, say


@dataclass(frozen=True, slots=True)
class CelebratePage(Page):
    wire: ClassVar[str | None] = "yc"
    title: ClassVar[Phrase] = say("Celebrations")
    intro: ClassVar[Phrase | None] = say("What you celebrate, what your organisation is asked, and what you write.")


@dataclass(frozen=True, slots=True)
class CelebrationPage(Page):
    wire: ClassVar[str | None] = "yo"
    title: ClassVar[Phrase] = say("See it")
    intro: ClassVar[Phrase | None] = say("One celebration, and what you can do with it.")

    celebration: CelebrationId


@dataclass(frozen=True, slots=True)
class TimelinePage(Page):
    """`start` is how many come before the first that is shown."""

    wire: ClassVar[str | None] = "yt"
    title: ClassVar[Phrase] = say("Our timeline")
    intro: ClassVar[Phrase | None] = say("What you have celebrated so far, the latest first.")

    start: int = 0


@dataclass(frozen=True, slots=True)
class OutsidePage(Page):
    wire: ClassVar[str | None] = "yp"
    title: ClassVar[Phrase] = say("Words for others")
    intro: ClassVar[Phrase | None] = say(
        "What can be passed on outside: only organisations that said yes to these words are named."
    )

    celebration: CelebrationId


@dataclass(frozen=True, slots=True)
class InsidePage(Page):
    wire: ClassVar[str | None] = "yi"
    title: ClassVar[Phrase] = say("Naming us")
    intro: ClassVar[Phrase | None] = say(
        "Whether your organisation may be named among us when it does not answer. You can change it at any time."
    )

"""What can be asked: one's own data shown, exported and erased; and the steps of an erasure, which the clock asks."""

from dataclasses import dataclass
from typing import ClassVar

from bot.features.privacy.model import ErasureId
from bot.kernel.command import Command, Page, Standing
from bot.kernel.ids import PersonId
from bot.kernel.text import Phrase, say


@dataclass(frozen=True, slots=True)
class PrivacyPage(Page):
    """Also for those who are no members, who learn that nothing is stored about them. `start` is the number of
    a part."""

    wire: ClassVar[str | None] = "vp"
    needs: ClassVar[Standing] = Standing.anyone
    title: ClassVar[Phrase] = say("What is stored about me")
    intro: ClassVar[Phrase | None] = say("What is stored about you, why, and for how long. Only you see it.")

    start: int = 0


@dataclass(frozen=True, slots=True)
class DataPage(Page):
    """`start` is the number of a part."""

    wire: ClassVar[str | None] = "vd"
    title: ClassVar[Phrase] = say("My data for another program")
    intro: ClassVar[Phrase | None] = say("The same as JSON, to take with you or to read in another program.")

    start: int = 0


@dataclass(frozen=True, slots=True)
class DataFilePage(Page):
    wire: ClassVar[str | None] = "vf"
    title: ClassVar[Phrase] = say("As a file")
    intro: ClassVar[Phrase | None] = say("All that is stored about you, as one file that only you are handed.")


@dataclass(frozen=True, slots=True)
class ErasePage(Page):
    wire: ClassVar[str | None] = "ve"
    title: ClassVar[Phrase] = say("Erase what is stored about me")
    intro: ClassVar[Phrase | None] = say("What an erasure takes and what it leaves, before you decide.")


@dataclass(frozen=True, slots=True)
class EraseMe(Command):
    """Says on the button whom it is about, so that nobody is erased by a button that was meant for someone else."""

    wire: ClassVar[str | None] = "vx"
    title: ClassVar[Phrase] = say("Erase it now")
    intro: ClassVar[Phrase | None] = say(
        "Everything that is stored about you is erased, and you leave the coalition. It cannot be undone."
    )

    person: PersonId


@dataclass(frozen=True, slots=True)
class EraseWhoLeft(Command):
    """Nothing personal is kept of someone who left; nor of someone whom a restored backup knows again."""

    needs: ClassVar[Standing] = Standing.clock

    person: PersonId


@dataclass(frozen=True, slots=True)
class GoOnErasing(Command):
    needs: ClassVar[Standing] = Standing.clock

    erasure: ErasureId

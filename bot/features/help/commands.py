"""The pages of help, which are for anyone and anywhere."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from bot.kernel.command import Page, Standing
from bot.kernel.fields import Line
from bot.kernel.text import Phrase, say


@dataclass(frozen=True, slots=True)
class HelpPage(Page):
    """`sought` is a section's name, a word that can be typed, or part of a title; `start` is a number on its list."""

    wire: ClassVar[str | None] = "ep"
    needs: ClassVar[Standing] = Standing.anyone
    title: ClassVar[Phrase] = say("Help")
    intro: ClassVar[Phrase | None] = say("What you can type and press here, and who may do it.")

    sought: Annotated[str | None, Line(say("What do you want to read about?"), most=40)] = None
    start: int = 0


@dataclass(frozen=True, slots=True)
class TopicPage(Page):
    """`topic` is the request's public name."""

    wire: ClassVar[str | None] = "et"
    needs: ClassVar[Standing] = Standing.anyone
    title: ClassVar[Phrase] = say("Read about one thing")
    intro: ClassVar[Phrase | None] = say("One page about each thing that you can do: who may do it, and how.")

    topic: str

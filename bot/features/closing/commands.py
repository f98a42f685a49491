"""What people and the clock can ask of a close."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from bot.features.closing.model import WORD, CloseId
from bot.kernel.command import Command, Page, Standing
from bot.kernel.fields import Line
from bot.kernel.ids import PersonId, PlaceId
from bot.kernel.text import Phrase, say


@dataclass(frozen=True, slots=True)
class ClosePage(Page):
    wire: ClassVar[str | None] = "wr"
    at_home: ClassVar[bool] = True
    title: ClassVar[Phrase] = say("One word each")
    intro: ClassVar[Phrase | None] = say("The words that were said so far, or the way to ask for them.")


@dataclass(frozen=True, slots=True)
class OpenClose(Command):
    wire: ClassVar[str | None] = "wo"
    at_home: ClassVar[bool] = True
    title: ClassVar[Phrase] = say("Ask for one word each")
    intro: ClassVar[Phrase | None] = say("Everyone in the channel is asked for one word on how they leave.")


@dataclass(frozen=True, slots=True)
class InClose(Command):
    close: CloseId


@dataclass(frozen=True, slots=True)
class SayWord(InClose):
    wire: ClassVar[str | None] = "ww"
    title: ClassVar[Phrase] = say("Say my word")
    intro: ClassVar[Phrase | None] = say(
        "Everyone here sees it with your name. When this ends, the bot posts the words once and forgets them."
    )
    submit: ClassVar[Phrase] = say("Say it")

    word: Annotated[str, Line(say("How do you leave?"), say("One word is enough."), most=WORD)]


@dataclass(frozen=True, slots=True)
class PassWord(InClose):
    wire: ClassVar[str | None] = "wp"
    title: ClassVar[Phrase] = say("Pass")
    intro: ClassVar[Phrase | None] = say("You say no word; no reason is needed.")


@dataclass(frozen=True, slots=True)
class EndClose(InClose):
    wire: ClassVar[str | None] = "we"
    title: ClassVar[Phrase] = say("End")
    intro: ClassVar[Phrase | None] = say("The words that were said are posted once, and the bot forgets them.")


@dataclass(frozen=True, slots=True)
class EndByItself(InClose):
    needs: ClassVar[Standing] = Standing.clock


@dataclass(frozen=True, slots=True)
class EndCloseThere(Command):
    """The coalition has left the place, or it is gone."""

    needs: ClassVar[Standing] = Standing.clock

    place: PlaceId


@dataclass(frozen=True, slots=True)
class ForgetWord(Command):
    """In one more of the closes in which something of them stands."""

    needs: ClassVar[Standing] = Standing.clock

    person: PersonId

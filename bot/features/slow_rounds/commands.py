"""What people and the clock can ask of a slow round."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, ClassVar

from bot.features.slow_rounds.model import DAYS, MOST_DAYS, TOPIC, WORDS, SlowRoundId
from bot.kernel.command import Command, Page, Standing
from bot.kernel.fields import Line, New, Number, Paragraph, Pick
from bot.kernel.ids import PersonId, PlaceId
from bot.kernel.text import Phrase, say
from bot.shortcuts import FromMessage

OPEN = "open slow rounds"
_WORDS = Paragraph(say("What would you like the others to hear?"), most=WORDS)


@dataclass(frozen=True, slots=True)
class SlowPage(Page):
    wire: ClassVar[str | None] = "sp"
    at_home: ClassVar[bool] = True
    title: ClassVar[Phrase] = say("Slow round")
    intro: ClassVar[Phrase | None] = say("A round in which everyone writes in their own time, with your own words.")


@dataclass(frozen=True, slots=True)
class OpenSlowRound(Command):
    wire: ClassVar[str | None] = "so"
    at_home: ClassVar[bool] = True
    title: ClassVar[Phrase] = say("Open a slow round")
    intro: ClassVar[Phrase | None] = say("Everyone writes in their own time. The words are shown together at the end.")
    submit: ClassVar[Phrase] = say("Open it")

    round: Annotated[SlowRoundId, New()]
    topic: Annotated[str, Line(say("What do you want to hear from each other?"), most=TOPIC)]
    days: Annotated[int, Number(say("For how many days?"), say("Two weeks at most."), 1, MOST_DAYS)] = DAYS


@dataclass(frozen=True, slots=True)
class InSlowRound(Command):
    round: SlowRoundId


@dataclass(frozen=True, slots=True)
class WriteWords(InSlowRound):
    wire: ClassVar[str | None] = "sw"
    title: ClassVar[Phrase] = say("Write my words")
    intro: ClassVar[Phrase | None] = say(
        "The bot keeps them until the end, and then posts them with your name. Writing again replaces them."
    )
    submit: ClassVar[Phrase] = say("Keep them")

    words: Annotated[str, _WORDS]


@dataclass(frozen=True, slots=True)
class WriteWordsFromMessage(WriteWords):
    wire: ClassVar[str | None] = "swf"

    round: Annotated[SlowRoundId, Pick(say("In which slow round?"), source=OPEN)]
    words: Annotated[str, _WORDS, FromMessage("slow-round", say("Say in the slow round"), own=True)]


@dataclass(frozen=True, slots=True)
class TakeWordsBack(InSlowRound):
    wire: ClassVar[str | None] = "sb"
    title: ClassVar[Phrase] = say("Take my words back")
    intro: ClassVar[Phrase | None] = say("What you wrote in a slow round is removed. Nobody has seen it.")


@dataclass(frozen=True, slots=True)
class GiveMoreTime(InSlowRound):
    """`until` is when it was to end for whoever pressed, so that a doubled press gives one day; buttons of before it
    was known have none."""

    wire: ClassVar[str | None] = "sm"
    title: ClassVar[Phrase] = say("One more day")
    intro: ClassVar[Phrase | None] = say("A slow round stays open for a day longer. Who opened it can do this.")

    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class EndSlowRound(InSlowRound):
    wire: ClassVar[str | None] = "se"
    title: ClassVar[Phrase] = say("Show the words now")
    intro: ClassVar[Phrase | None] = say("A slow round ends, and all words are shown. Who opened it can do this.")


@dataclass(frozen=True, slots=True)
class ShowWords(InSlowRound):
    """Its time is over."""

    needs: ClassVar[Standing] = Standing.clock


@dataclass(frozen=True, slots=True)
class EndSlowRoundThere(Command):
    """The coalition has left the place, or it is gone."""

    needs: ClassVar[Standing] = Standing.clock

    place: PlaceId


@dataclass(frozen=True, slots=True)
class ComeBackToWords(InSlowRound):
    """The bot was away from `since` until now."""

    needs: ClassVar[Standing] = Standing.clock

    since: datetime


@dataclass(frozen=True, slots=True)
class ForgetVoice(Command):
    """In one more of the slow rounds in which something of them is kept."""

    needs: ClassVar[Standing] = Standing.clock

    person: PersonId

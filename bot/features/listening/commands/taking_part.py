"""What anyone in a round can ask. The turn's number on a button makes old and doubled presses harmless."""

from dataclasses import dataclass
from datetime import date, time
from typing import Annotated, ClassVar

from bot.features.listening.model import RoundId
from bot.kernel.command import Command
from bot.kernel.fields import Day, Hour, Line, Paragraph, Pick
from bot.kernel.ids import PersonId
from bot.kernel.text import Phrase, say


@dataclass(frozen=True, slots=True)
class InRound(Command):
    round: RoundId


@dataclass(frozen=True, slots=True)
class InTurn(Command):
    round: RoundId
    turn: int


@dataclass(frozen=True, slots=True)
class Join(InRound):
    wire: ClassVar[str | None] = "rj"
    title: ClassVar[Phrase] = say("Join")
    intro: ClassVar[Phrase | None] = say("You get a turn to speak in this round. Until then you listen.")


@dataclass(frozen=True, slots=True)
class ListenOnly(InRound):
    wire: ClassVar[str | None] = "rl"
    title: ClassVar[Phrase] = say("Listen only")
    intro: ClassVar[Phrase | None] = say("You are in the round without a turn. You can press Join later.")


@dataclass(frozen=True, slots=True)
class Leave(InRound):
    wire: ClassVar[str | None] = "rv"
    title: ClassVar[Phrase] = say("Leave")
    intro: ClassVar[Phrase | None] = say("You leave the round, even in your turn. You can come back while it is open.")


@dataclass(frozen=True, slots=True)
class AddSomeone(InRound):
    wire: ClassVar[str | None] = "ra"
    title: ClassVar[Phrase] = say("Add someone")
    intro: ClassVar[Phrase | None] = say("For someone who is with you and cannot type. You press the buttons for them.")
    submit: ClassVar[Phrase] = say("Add")

    name: Annotated[str, Line(say("Their name"), most=80)]


@dataclass(frozen=True, slots=True)
class TakeSomeoneOut(InRound):
    """`speaker` is the number in the round of someone who was added."""

    wire: ClassVar[str | None] = "rao"
    title: ClassVar[Phrase] = say("Take someone out")
    intro: ClassVar[Phrase | None] = say("For someone whom you added. They get no turn, and their name is not stored.")
    submit: ClassVar[Phrase] = say("Take them out")

    speaker: Annotated[int, Pick(say("Who?"), source="added-here")]


@dataclass(frozen=True, slots=True)
class SendWords(InRound):
    """With a person: written down for them."""

    wire: ClassVar[str | None] = "rw"
    title: ClassVar[Phrase] = say("Send words")
    intro: ClassVar[Phrase | None] = say(
        "Your words are posted in the channel under your name. After that they are not stored."
    )
    submit: ClassVar[Phrase] = say("Post them")

    words: Annotated[str, Paragraph(say("What would you like the others to hear?"), most=1_500)]
    person: PersonId | None = None


@dataclass(frozen=True, slots=True)
class SetNextDate(InRound):
    wire: ClassVar[str | None] = "rq"
    title: ClassVar[Phrase] = say("Next date")
    intro: ClassVar[Phrase | None] = say("When do you meet next? The time is in your own time zone.")
    submit: ClassVar[Phrase] = say("Tell everyone")

    day: Annotated[date, Day(say("Day"), say("Year-month-day, like 2026-03-09."))]
    hour: Annotated[time, Hour(say("Time"), say("Hours and minutes, like 18:30."))]

"""What people and the clock can ask of a round. The turn's number on a button makes old and doubled
presses harmless."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Annotated, ClassVar

from bot.features.listening.model import Manner, RoundId
from bot.kernel.command import Command, Page, Standing
from bot.kernel.fields import Choice, Day, Hour, Line, New, Number, Paragraph, YesNo
from bot.kernel.ids import PersonId
from bot.kernel.text import Phrase, say

MANNERS = ((Manner.typed, say("Written in this channel")), (Manner.spoken, say("Spoken on a call")))
MOST_MINUTES = 30

HowLong = Annotated[
    int | None,
    Number(say("Minutes for each person"), say("Leave it empty for what your group usually takes."), 1, MOST_MINUTES),
]
HowHeld = Annotated[Manner, Choice(say("How do you meet?"), None, MANNERS)]
HowStrict = Annotated[
    bool, YesNo(say("Stop at the end of the time?"), say("If not, people finish when they are ready."))
]


@dataclass(frozen=True, slots=True)
class OpenRound(Command):
    wire: ClassVar[str | None] = "ro"
    at_home: ClassVar[bool] = True
    title: ClassVar[Phrase] = say("Open a round")
    intro: ClassVar[Phrase | None] = say("Everyone who joins speaks in turn, and the others only listen.")
    submit: ClassVar[Phrase] = say("Open it")

    round: Annotated[RoundId, New()]
    topic: Annotated[str, Line(say("What do you want to hear from each other?"), most=120)]
    minutes: HowLong = None
    manner: HowHeld = Manner.typed
    strict: HowStrict = False


@dataclass(frozen=True, slots=True)
class OpenFirstRound(Command):
    """Ready made: with one press it opens as it is."""

    wire: ClassVar[str | None] = "rf"
    at_home: ClassVar[bool] = True
    title: ClassVar[Phrase] = say("First round")
    intro: ClassVar[Phrase | None] = say("Five questions to get to know each other. Nothing is decided in it.")
    submit: ClassVar[Phrase] = say("Open it")

    minutes: HowLong = None
    manner: HowHeld = Manner.typed
    strict: HowStrict = False


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


@dataclass(frozen=True, slots=True)
class ListenOnly(InRound):
    wire: ClassVar[str | None] = "rl"


@dataclass(frozen=True, slots=True)
class Leave(InRound):
    wire: ClassVar[str | None] = "rv"


@dataclass(frozen=True, slots=True)
class AddSomeone(InRound):
    wire: ClassVar[str | None] = "ra"
    title: ClassVar[Phrase] = say("Add someone")
    intro: ClassVar[Phrase | None] = say("For someone who is with you and cannot type. You press the buttons for them.")
    submit: ClassVar[Phrase] = say("Add")

    name: Annotated[str, Line(say("Their name"), most=80)]


@dataclass(frozen=True, slots=True)
class Start(InRound):
    wire: ClassVar[str | None] = "rs"


@dataclass(frozen=True, slots=True)
class ImHere(InTurn):
    wire: ClassVar[str | None] = "rh"


@dataclass(frozen=True, slots=True)
class Done(InTurn):
    wire: ClassVar[str | None] = "rd"


@dataclass(frozen=True, slots=True)
class NotDoneYet(InTurn):
    wire: ClassVar[str | None] = "rn"


@dataclass(frozen=True, slots=True)
class PassTurn(InTurn):
    wire: ClassVar[str | None] = "rp"


@dataclass(frozen=True, slots=True)
class OneMoreMinute(InTurn):
    wire: ClassVar[str | None] = "rm"


@dataclass(frozen=True, slots=True)
class MoveOn(InTurn):
    wire: ClassVar[str | None] = "rx"


@dataclass(frozen=True, slots=True)
class Pause(InRound):
    wire: ClassVar[str | None] = "rz"


@dataclass(frozen=True, slots=True)
class Resume(InRound):
    wire: ClassVar[str | None] = "ru"


@dataclass(frozen=True, slots=True)
class EndRound(InRound):
    wire: ClassVar[str | None] = "re"


@dataclass(frozen=True, slots=True)
class TakeOver(InRound):
    wire: ClassVar[str | None] = "rt"


@dataclass(frozen=True, slots=True)
class SendWords(InRound):
    wire: ClassVar[str | None] = "rw"
    title: ClassVar[Phrase] = say("Send words")
    intro: ClassVar[Phrase | None] = say(
        "Your words are posted in the channel under your name. The bot does not keep them."
    )
    submit: ClassVar[Phrase] = say("Post them")

    words: Annotated[str, Paragraph(say("What would you like the others to hear?"), most=1_500)]


@dataclass(frozen=True, slots=True)
class SetNextDate(InRound):
    wire: ClassVar[str | None] = "rq"
    title: ClassVar[Phrase] = say("Next date")
    intro: ClassVar[Phrase | None] = say("When do you meet next? The time is in your own time zone.")
    submit: ClassVar[Phrase] = say("Tell everyone")

    day: Annotated[date, Day(say("Day"), say("Year-month-day, like 2026-03-09."))]
    hour: Annotated[time, Hour(say("Time"), say("Hours and minutes, like 18:30."))]


@dataclass(frozen=True, slots=True)
class ForgetSpeaker(Command):
    """In one more of the rounds in which they were."""

    needs: ClassVar[Standing] = Standing.clock

    person: PersonId


@dataclass(frozen=True, slots=True)
class LeaveWithCoalition(Command):
    """Who leaves the coalition leaves its rounds too, one at a time."""

    needs: ClassVar[Standing] = Standing.clock

    person: PersonId


@dataclass(frozen=True, slots=True)
class KeepTime(InRound):
    needs: ClassVar[Standing] = Standing.clock


@dataclass(frozen=True, slots=True)
class ComeBack(InRound):
    """The bot was away from `since` until now."""

    needs: ClassVar[Standing] = Standing.clock

    since: datetime


@dataclass(frozen=True, slots=True)
class RoundsHere(Page):
    wire: ClassVar[str | None] = "rr"
    at_home: ClassVar[bool] = True
    title: ClassVar[Phrase] = say("Listening rounds")


@dataclass(frozen=True, slots=True)
class MyTime(Page):
    """One's own time in a round; without one, in the round here."""

    wire: ClassVar[str | None] = "ry"
    title: ClassVar[Phrase] = say("My time")

    round: RoundId | None = None

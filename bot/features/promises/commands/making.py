"""From a first line to a promise. Dates are written in words, and counted once they were looked at."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from bot.features.promises.model import WHAT, WHY, CommitmentId, Way
from bot.kernel.command import Command
from bot.kernel.fields import Line, New, Pick
from bot.kernel.ids import Id, PersonId
from bot.kernel.text import Phrase, say
from bot.shortcuts import FromMessage
from bot.spoken_days import WORDS

CARRIERS = "who can carry it"
AGREED = "what it can be under"

THING = Line(say("What will you do?"), say("One thing, in one line; no clients' names."), most=WHAT)
_WHEN = Line(say("By when?"), say("For example: next Friday, in two weeks, or 2026-12-04."), most=WORDS)


@dataclass(frozen=True, slots=True)
class MakePromise(Command):
    """`way` and `of` say where it comes from; without `who` it is one's own."""

    wire: ClassVar[str | None] = "dm"
    title: ClassVar[Phrase] = say("Make a promise")
    intro: ClassVar[Phrase | None] = say(
        "You see the day before anything is shown to others. Someone else carries it only if they say yes."
    )
    submit: ClassVar[Phrase] = say("See the day")

    promise: Annotated[CommitmentId, New()]
    what: Annotated[str, THING]
    when: Annotated[str, _WHEN]
    who: Annotated[
        PersonId | None, Pick(say("Who carries it?"), say("Leave it empty for yourself."), source=CARRIERS)
    ] = None
    way: Way = Way.hand
    of: Id | None = None
    agreement: Annotated[
        Id | None, Pick(say("Under which agreement?"), say("Leave it empty if there is none."), source=AGREED)
    ] = None


@dataclass(frozen=True, slots=True)
class PromiseFromMessage(MakePromise):
    """Anybody's words can be what is promised; whoever carries it says yes to it all the same."""

    wire: ClassVar[str | None] = "dmf"

    what: Annotated[str, THING, FromMessage("promise", say("Make it a promise"))]
    way: Way = Way.message


@dataclass(frozen=True, slots=True)
class PromiseUnder(MakePromise):
    """`agreement` is where the form was opened: an agreement, or the proposal that led to it."""

    wire: ClassVar[str | None] = "dmu"

    agreement: Id | None = None


@dataclass(frozen=True, slots=True)
class OfPromise(Command):
    promise: CommitmentId


@dataclass(frozen=True, slots=True)
class DatePromise(OfPromise):
    wire: ClassVar[str | None] = "dw"
    title: ClassVar[Phrase] = say("Another date")
    intro: ClassVar[Phrase | None] = say("You see the day before it counts. The dates before it stay readable.")
    submit: ClassVar[Phrase] = say("See the day")

    when: Annotated[str, _WHEN]
    why: Annotated[str, Line(say("Why, if you like to say"), say("All members can read it."), most=WHY)] = ""


@dataclass(frozen=True, slots=True)
class ConfirmDay(OfPromise):
    wire: ClassVar[str | None] = "dy"
    title: ClassVar[Phrase] = say("Yes, that's right")
    intro: ClassVar[Phrase | None] = say("The day that you were shown is the one that you mean.")

    day: date


@dataclass(frozen=True, slots=True)
class CarryPromise(OfPromise):
    """`day` is the one that they read: to another they have not said yes."""

    wire: ClassVar[str | None] = "dc"
    title: ClassVar[Phrase] = say("Yes, I carry it")
    intro: ClassVar[Phrase | None] = say("You say yes to a promise that someone wrote down for you.")

    day: date | None = None


@dataclass(frozen=True, slots=True)
class DropPromise(OfPromise):
    """By whoever writes it, or is asked to carry it."""

    wire: ClassVar[str | None] = "dx"
    title: ClassVar[Phrase] = say("Leave it")
    intro: ClassVar[Phrase | None] = say("What is no promise yet is dropped. No reason is needed, and nothing is kept.")

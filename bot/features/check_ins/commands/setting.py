"""A check-in is set, changed, paused, ended; and everyone says whether it asks them."""

from dataclasses import dataclass
from datetime import date, time
from typing import Annotated, ClassVar

from bot.features.check_ins.model import Audience, Kind, SeriesId, Theme
from bot.features.check_ins.model.rhythm import Rhythm
from bot.features.check_ins.model.series import QUESTION
from bot.kernel.command import Command
from bot.kernel.fields import Choice, Day, Hour, Line, New
from bot.kernel.text import Phrase, say

RHYTHMS = (
    (Rhythm.weekly, say("Every week")),
    (Rhythm.fortnightly, say("Every two weeks")),
    (Rhythm.working_days, say("Monday to Friday")),
    (Rhythm.monthly, say("Every month, same weekday")),
    (Rhythm.on_day, say("Every month, same date")),
)
KINDS = (
    (Kind.progress, say("How it stands, and a line")),
    (Kind.words, say("In their own words")),
)

_FIRST = Day(say("First day"), say("Year-month-day, like 2026-03-09."))
_HOUR = Hour(say("Time"), say("On each person's own clock, like 09:00."))


@dataclass(frozen=True, slots=True)
class SetCheckIn(Command):
    wire: ClassVar[str | None] = "ia"
    at_home: ClassVar[bool] = True
    title: ClassVar[Phrase] = say("Set a check-in")
    intro: ClassVar[Phrase | None] = say(
        "A question that comes again. Each person is asked at their own time, and may leave it unanswered."
    )
    submit: ClassVar[Phrase] = say("Set it")

    series: Annotated[SeriesId, New()]
    question: Annotated[str, Line(say("What do you want to ask?"), say("Like: How is our garden coming on?"), QUESTION)]
    day: Annotated[date, _FIRST]
    hour: Annotated[time, _HOUR]
    rhythm: Annotated[Rhythm, Choice(say("How often?"), say("You can change it later."), RHYTHMS)] = Rhythm.weekly
    kind: Annotated[Kind, Choice(say("How do people answer?"), options=KINDS)] = Kind.progress


@dataclass(frozen=True, slots=True)
class SetReadyCheckIn(Command):
    wire: ClassVar[str | None] = "iq"
    at_home: ClassVar[bool] = True
    title: ClassVar[Phrase] = say("Set a ready question")
    intro: ClassVar[Phrase | None] = say(
        "A question that comes again, in our words. Each person is asked at their own time, and may leave it."
    )
    submit: ClassVar[Phrase] = say("Set it")

    series: Annotated[SeriesId, New()]
    theme: Theme
    day: Annotated[date, _FIRST]
    hour: Annotated[time, _HOUR]
    rhythm: Annotated[Rhythm, Choice(say("How often?"), say("You can change it later."), RHYTHMS)] = Rhythm.weekly


@dataclass(frozen=True, slots=True)
class OfSeries(Command):
    series: SeriesId


@dataclass(frozen=True, slots=True)
class RewordCheckIn(OfSeries):
    wire: ClassVar[str | None] = "iw"
    title: ClassVar[Phrase] = say("Change the question")
    intro: ClassVar[Phrase | None] = say("The next check-in asks it so. One that has begun keeps its words.")
    submit: ClassVar[Phrase] = say("Save")

    question: Annotated[str, Line(say("What do you want to ask?"), most=QUESTION)]


@dataclass(frozen=True, slots=True)
class MoveCheckIn(OfSeries):
    wire: ClassVar[str | None] = "im"
    title: ClassVar[Phrase] = say("Another day or time")
    intro: ClassVar[Phrase | None] = say("From this day on. A check-in that has begun keeps its time.")
    submit: ClassVar[Phrase] = say("Save")

    day: Annotated[date, _FIRST]
    hour: Annotated[time, _HOUR]
    rhythm: Annotated[Rhythm, Choice(say("How often?"), options=RHYTHMS)] = Rhythm.weekly


@dataclass(frozen=True, slots=True)
class RepeatCheckIn(OfSeries):
    """`weekdays` holds one bit for each, Monday's is 1; `every` counts weeks."""

    wire: ClassVar[str | None] = "ir"
    title: ClassVar[Phrase] = say("How it repeats")
    intro: ClassVar[Phrase | None] = say("On which weekdays a check-in comes, and every how many weeks.")

    weekdays: int
    every: int = 1


@dataclass(frozen=True, slots=True)
class AskWhom(OfSeries):
    wire: ClassVar[str | None] = "iu"
    title: ClassVar[Phrase] = say("Whom it asks")
    intro: ClassVar[Phrase | None] = say("From the next one on it asks all members, or those who carry promises.")

    audience: Audience


@dataclass(frozen=True, slots=True)
class OpenFor(OfSeries):
    wire: ClassVar[str | None] = "ih"
    title: ClassVar[Phrase] = say("How long one can answer")
    intro: ClassVar[Phrase | None] = say("For so many hours people are asked. Late answers count too.")

    hours: int


@dataclass(frozen=True, slots=True)
class PauseCheckIn(OfSeries):
    wire: ClassVar[str | None] = "ip"
    title: ClassVar[Phrase] = say("Pause")
    intro: ClassVar[Phrase | None] = say("A check-in does not come until somebody goes on with it.")


@dataclass(frozen=True, slots=True)
class ResumeCheckIn(OfSeries):
    wire: ClassVar[str | None] = "ig"
    title: ClassVar[Phrase] = say("Go on")
    intro: ClassVar[Phrase | None] = say("A check-in comes again, from its next day on.")


@dataclass(frozen=True, slots=True)
class EndCheckIn(OfSeries):
    wire: ClassVar[str | None] = "ie"
    title: ClassVar[Phrase] = say("End this check-in")
    intro: ClassVar[Phrase | None] = say("A check-in does not come again. What was answered stays.")


@dataclass(frozen=True, slots=True)
class AskMe(OfSeries):
    wire: ClassVar[str | None] = "ix"
    title: ClassVar[Phrase] = say("Ask me")
    intro: ClassVar[Phrase | None] = say("You say whether a check-in asks you. You can answer it in any case.")

    wanted: bool


@dataclass(frozen=True, slots=True)
class AskMeDirectly(OfSeries):
    wire: ClassVar[str | None] = "iy"
    title: ClassVar[Phrase] = say("Ask me directly")
    intro: ClassVar[Phrase | None] = say(
        "At your own hour I write to you alone. Where I can't, a message in the channel says that something waits."
    )

    wanted: bool

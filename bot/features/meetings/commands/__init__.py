"""What people and the clock can ask of a meeting outside chat. Forms carry the id of what they make, and buttons say
the state that they wish for, so that pressing twice does no harm."""

from dataclasses import dataclass
from datetime import date, time
from typing import Annotated, ClassVar

from bot.features.meetings.commands.pages import (
    AboutMeeting,
    ComingPage,
    ListOfMeeting,
    MeetingPage,
    MeetingsPage,
    PointPage,
    PointsPage,
    PresentPage,
    RepeatingPage,
    WritePresentPage,
)
from bot.features.meetings.model import Coming, MeetingId, PointId, Rhythm
from bot.kernel.command import Command, Standing
from bot.kernel.fields import Choice, Day, Hour, Line, New, YesNo
from bot.kernel.ids import PersonId
from bot.kernel.text import Phrase, say

__all__ = [
    "POINT",
    "RHYTHMS",
    "TITLE",
    "VENUE",
    "AboutMeeting",
    "AddPoint",
    "AnswerMeeting",
    "CancelMeeting",
    "CarryOver",
    "ChangeMeeting",
    "ComingPage",
    "ForgetInMeeting",
    "ListOfMeeting",
    "MarkPoint",
    "MeetingPage",
    "MeetingsPage",
    "MoveMeeting",
    "NoteAbsent",
    "NotePresent",
    "OfMeeting",
    "OfPoint",
    "PointPage",
    "PointsPage",
    "PresentPage",
    "RemindOfMeeting",
    "RemovePoint",
    "RepeatMeeting",
    "RepeatingPage",
    "SayAbsent",
    "SayPresent",
    "SetMeeting",
    "WhatDay",
    "WhatHour",
    "WritePresentPage",
]

TITLE = 80
VENUE = 200
POINT = 200

RHYTHMS = (
    (Rhythm.once, say("Just this once")),
    (Rhythm.weekly, say("Every week")),
    (Rhythm.fortnightly, say("Every two weeks")),
    (Rhythm.monthly, say("Every month")),
)

WhatDay = Annotated[date, Day(say("Day"), say("Year-month-day, like 2026-03-09."))]
WhatHour = Annotated[time, Hour(say("Time"), say("In your own time zone, like 18:30."))]


@dataclass(frozen=True, slots=True)
class SetMeeting(Command):
    """`before` is the meeting that it follows."""

    wire: ClassVar[str | None] = "ms"
    at_home: ClassVar[bool] = True
    title: ClassVar[Phrase] = say("Set a meeting")
    intro: ClassVar[Phrase | None] = say(
        "A meeting in a room or on a call. The bot keeps no notes of what you say there."
    )
    submit: ClassVar[Phrase] = say("Set it")

    meeting: Annotated[MeetingId, New()]
    called: Annotated[str, Line(say("What is it about?"), most=TITLE)]
    day: WhatDay
    hour: WhatHour
    venue: Annotated[str, Line(say("Place or call link"), say("You can add it later."), VENUE)] = ""
    rhythm: Annotated[Rhythm, Choice(say("How often?"), say("You can change it later."), RHYTHMS)] = Rhythm.once
    before: MeetingId | None = None


@dataclass(frozen=True, slots=True)
class OfMeeting(Command):
    meeting: MeetingId


@dataclass(frozen=True, slots=True)
class ChangeMeeting(OfMeeting):
    wire: ClassVar[str | None] = "mc"
    title: ClassVar[Phrase] = say("Change the meeting")
    intro: ClassVar[Phrase | None] = say("What you leave empty stays as it is.")
    submit: ClassVar[Phrase] = say("Save")

    called: Annotated[str | None, Line(say("What is it about?"), most=TITLE)] = None
    venue: Annotated[str | None, Line(say("Place or call link"), most=VENUE)] = None


@dataclass(frozen=True, slots=True)
class MoveMeeting(OfMeeting):
    wire: ClassVar[str | None] = "mv"
    title: ClassVar[Phrase] = say("Another date")
    intro: ClassVar[Phrase | None] = say("Everyone is told of the new date, and asked again whether they come.")
    submit: ClassVar[Phrase] = say("Tell everyone")

    day: WhatDay
    hour: WhatHour
    following: Annotated[
        bool, YesNo(say("Also for the meetings after it?"), say("This matters only for a meeting that repeats."))
    ] = False


@dataclass(frozen=True, slots=True)
class RepeatMeeting(OfMeeting):
    """`weekdays` holds one bit for each, Monday's is 1; without any, the weekday of the meeting counts."""

    wire: ClassVar[str | None] = "me"
    title: ClassVar[Phrase] = say("How it repeats")
    intro: ClassVar[Phrase | None] = say(
        "The meeting comes again on its weekday, every week or month, until you change it."
    )

    rhythm: Rhythm
    every: int = 1
    weekdays: int = 0


@dataclass(frozen=True, slots=True)
class CancelMeeting(OfMeeting):
    wire: ClassVar[str | None] = "mx"
    title: ClassVar[Phrase] = say("Cancel this meeting")
    intro: ClassVar[Phrase | None] = say("The meeting does not take place. Everyone is told, and the next one stays.")


@dataclass(frozen=True, slots=True)
class AnswerMeeting(OfMeeting):
    wire: ClassVar[str | None] = "my"
    title: ClassVar[Phrase] = say("Do you come?")
    intro: ClassVar[Phrase | None] = say("You say whether you come. You can change it until the meeting.")

    coming: Coming


@dataclass(frozen=True, slots=True)
class AddPoint(OfMeeting):
    wire: ClassVar[str | None] = "ma"
    title: ClassVar[Phrase] = say("Add a point")
    intro: ClassVar[Phrase | None] = say(
        "What should we talk about? Everyone sees it with your name; no clients' names."
    )
    submit: ClassVar[Phrase] = say("Add")

    point: Annotated[PointId, New()]
    text: Annotated[str, Line(say("Your point"), most=POINT)]


@dataclass(frozen=True, slots=True)
class OfPoint(OfMeeting):
    point: PointId


@dataclass(frozen=True, slots=True)
class MarkPoint(OfPoint):
    wire: ClassVar[str | None] = "mf"
    title: ClassVar[Phrase] = say("Talked about")
    intro: ClassVar[Phrase | None] = say("A point was talked about, or it still waits.")

    done: bool


@dataclass(frozen=True, slots=True)
class RemovePoint(OfPoint):
    wire: ClassVar[str | None] = "mz"
    title: ClassVar[Phrase] = say("Remove")
    intro: ClassVar[Phrase | None] = say("A point is taken off the list of the meeting.")


@dataclass(frozen=True, slots=True)
class CarryOver(OfMeeting):
    wire: ClassVar[str | None] = "mk"
    title: ClassVar[Phrase] = say("Carry over")
    intro: ClassVar[Phrase | None] = say("What was not talked about goes on to the next meeting.")


@dataclass(frozen=True, slots=True)
class SayPresent(OfMeeting):
    wire: ClassVar[str | None] = "mi"
    title: ClassVar[Phrase] = say("I was there")
    intro: ClassVar[Phrase | None] = say(
        "You say that you were at the meeting. Only you can say it for yourself, or a facilitator."
    )


@dataclass(frozen=True, slots=True)
class SayAbsent(OfMeeting):
    wire: ClassVar[str | None] = "mh"
    title: ClassVar[Phrase] = say("I was not there")
    intro: ClassVar[Phrase | None] = say("You take back that you were at the meeting.")


@dataclass(frozen=True, slots=True)
class NotePresent(OfMeeting):
    wire: ClassVar[str | None] = "mj"
    needs: ClassVar[Standing] = Standing.facilitator
    title: ClassVar[Phrase] = say("They were there")
    intro: ClassVar[Phrase | None] = say("You write down that someone was at the meeting, and everyone sees it.")

    person: PersonId


@dataclass(frozen=True, slots=True)
class NoteAbsent(OfMeeting):
    wire: ClassVar[str | None] = "mn"
    needs: ClassVar[Standing] = Standing.facilitator
    title: ClassVar[Phrase] = say("They were not there")
    intro: ClassVar[Phrase | None] = say("You take back that someone was at the meeting.")

    person: PersonId


@dataclass(frozen=True, slots=True)
class ForgetInMeeting(Command):
    """Of someone who left or asks for it: one meeting at a time, those that are planned first."""

    needs: ClassVar[Standing] = Standing.clock

    person: PersonId


@dataclass(frozen=True, slots=True)
class HandOnMeeting(ForgetInMeeting):
    heir: PersonId


@dataclass(frozen=True, slots=True)
class RemindOfMeeting(OfMeeting):
    needs: ClassVar[Standing] = Standing.clock

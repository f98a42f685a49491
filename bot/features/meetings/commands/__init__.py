"""What people and the clock can ask of a meeting outside chat. Forms carry the id of what they make, and buttons say
the state that they wish for, so that pressing twice does no harm."""

from dataclasses import dataclass
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
from bot.features.meetings.commands.setting import (
    RHYTHMS,
    TITLE,
    VENUE,
    CancelMeeting,
    ChangeMeeting,
    MoveMeeting,
    OfMeeting,
    RepeatMeeting,
    SetMeeting,
    WhatDay,
    WhatHour,
)
from bot.features.meetings.model import Coming, MeetingId, PointId
from bot.kernel.command import Command, Standing
from bot.kernel.fields import Line, New, Pick
from bot.kernel.ids import PersonId
from bot.kernel.text import Phrase, say
from bot.shortcuts import FromMessage

__all__ = [
    "PLANNED",
    "POINT",
    "RHYTHMS",
    "TITLE",
    "VENUE",
    "AboutMeeting",
    "AddPoint",
    "AddPointFromMessage",
    "AnswerMeeting",
    "CancelMeeting",
    "CarryOver",
    "ChangeMeeting",
    "ComingPage",
    "ForgetInMeeting",
    "HandOnMeeting",
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

POINT = 200
PLANNED = "planned meetings"
_POINT = Line(say("Your point"), most=POINT)


@dataclass(frozen=True, slots=True)
class AnswerMeeting(OfMeeting):
    wire: ClassVar[str | None] = "my"
    title: ClassVar[Phrase] = say("Do you come?")
    intro: ClassVar[Phrase | None] = say("You say whether you come. You can change it until the meeting.")

    coming: Coming
    person: PersonId | None = None


@dataclass(frozen=True, slots=True)
class AddPoint(OfMeeting):
    wire: ClassVar[str | None] = "ma"
    title: ClassVar[Phrase] = say("Add a point")
    intro: ClassVar[Phrase | None] = say(
        "What should we talk about? Everyone sees it with your name; no clients' names."
    )
    submit: ClassVar[Phrase] = say("Add")

    point: Annotated[PointId, New()]
    text: Annotated[str, _POINT]


@dataclass(frozen=True, slots=True)
class AddPointFromMessage(AddPoint):
    wire: ClassVar[str | None] = "maf"

    meeting: Annotated[MeetingId, Pick(say("For which meeting?"), source=PLANNED)]
    text: Annotated[str, _POINT, FromMessage("meeting", say("Talk about it next time"))]


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

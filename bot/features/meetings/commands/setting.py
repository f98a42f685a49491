"""A meeting is set, changed, moved, repeated, called off."""

from dataclasses import dataclass
from datetime import date, time
from typing import Annotated, ClassVar

from bot.features.meetings.model import MeetingId, Rhythm
from bot.kernel.command import Command
from bot.kernel.fields import Choice, Day, Hour, Line, New, YesNo
from bot.kernel.text import Phrase, say

TITLE = 80
VENUE = 200

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

"""The pages of meetings, all for members."""

from dataclasses import dataclass
from typing import ClassVar

from bot.features.meetings.model import MeetingId, PointId
from bot.kernel.command import Page, Standing
from bot.kernel.text import Phrase, say


@dataclass(frozen=True, slots=True)
class MeetingsPage(Page):
    wire: ClassVar[str | None] = "mm"
    title: ClassVar[Phrase] = say("Meetings")
    intro: ClassVar[Phrase | None] = say("Meetings outside this chat that are to come, and those that were.")

    start: int = 0


@dataclass(frozen=True, slots=True)
class AboutMeeting(Page):
    meeting: MeetingId


@dataclass(frozen=True, slots=True)
class ListOfMeeting(AboutMeeting):
    start: int = 0


@dataclass(frozen=True, slots=True)
class MeetingPage(AboutMeeting):
    wire: ClassVar[str | None] = "mo"
    title: ClassVar[Phrase] = say("Open the meeting")
    intro: ClassVar[Phrase | None] = say("One meeting: when, where, the points to talk about, and who comes.")


@dataclass(frozen=True, slots=True)
class ComingPage(ListOfMeeting):
    wire: ClassVar[str | None] = "mw"
    title: ClassVar[Phrase] = say("Who comes")
    intro: ClassVar[Phrase | None] = say("Who comes to a meeting, who does not, and who has not said yet.")


@dataclass(frozen=True, slots=True)
class PointsPage(ListOfMeeting):
    wire: ClassVar[str | None] = "mp"
    title: ClassVar[Phrase] = say("All points")
    intro: ClassVar[Phrase | None] = say("All that people would like to talk about at a meeting.")


@dataclass(frozen=True, slots=True)
class PointPage(AboutMeeting):
    wire: ClassVar[str | None] = "mq"
    title: ClassVar[Phrase] = say("Point")
    intro: ClassVar[Phrase | None] = say("One point, who added it, and what you can do with it.")

    point: PointId


@dataclass(frozen=True, slots=True)
class PresentPage(ListOfMeeting):
    wire: ClassVar[str | None] = "mt"
    title: ClassVar[Phrase] = say("Who was there")
    intro: ClassVar[Phrase | None] = say("Who was at a meeting.")


@dataclass(frozen=True, slots=True)
class WritePresentPage(ListOfMeeting):
    wire: ClassVar[str | None] = "mu"
    needs: ClassVar[Standing] = Standing.facilitator
    title: ClassVar[Phrase] = say("Write it down for others")
    intro: ClassVar[Phrase | None] = say("You write down who was at a meeting, for those who cannot do it themselves.")


@dataclass(frozen=True, slots=True)
class RepeatingPage(AboutMeeting):
    wire: ClassVar[str | None] = "mr"
    title: ClassVar[Phrase] = say("How it repeats")
    intro: ClassVar[Phrase | None] = say("How often a meeting comes again, and on which days.")

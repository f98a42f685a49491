"""What people, the clock and a round can ask of a small group. A turn's number makes old and doubled presses
harmless."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bot.features.listening.facts import GroupId, Way, Why
from bot.kernel.command import Command, Page, Standing
from bot.kernel.ids import Id, PersonId, PlaceId
from bot.kernel.text import Phrase, say
from bot.overhearing import Overheard, SomeoneWrote


@dataclass(frozen=True, slots=True)
class MyGroup(Page):
    wire: ClassVar[str | None] = "tg"
    title: ClassVar[Phrase] = say("My small group")
    intro: ClassVar[Phrase | None] = say("With whom you talk in a listening round now, and what you can press.")


@dataclass(frozen=True, slots=True)
class InGroup(Command):
    group: GroupId


@dataclass(frozen=True, slots=True)
class InTurnHere(Command):
    group: GroupId
    turn: int


@dataclass(frozen=True, slots=True)
class HereToSpeak(InTurnHere):
    wire: ClassVar[str | None] = "th"
    title: ClassVar[Phrase] = say("I'm here")
    intro: ClassVar[Phrase | None] = say("Your minutes in your small group start now. The others only listen.")


@dataclass(frozen=True, slots=True)
class HaveSpoken(InTurnHere):
    wire: ClassVar[str | None] = "td"
    title: ClassVar[Phrase] = say("Done")
    intro: ClassVar[Phrase | None] = say("You have finished in your small group. The others say back what they heard.")


@dataclass(frozen=True, slots=True)
class PassHere(InTurnHere):
    wire: ClassVar[str | None] = "tp"
    title: ClassVar[Phrase] = say("Pass")
    intro: ClassVar[Phrase | None] = say("You do not speak in your small group; no reason is needed.")


@dataclass(frozen=True, slots=True)
class SaidBackHere(InTurnHere):
    wire: ClassVar[str | None] = "tb"
    title: ClassVar[Phrase] = say("I said it back")
    intro: ClassVar[Phrase | None] = say("You told the one who spoke what you heard. Then it goes on.")


@dataclass(frozen=True, slots=True)
class MayShare(InGroup):
    wire: ClassVar[str | None] = "ts"
    title: ClassVar[Phrase] = say("You may share this")
    intro: ClassVar[Phrase | None] = say("Those in your small group may tell the circle something that you said.")


@dataclass(frozen=True, slots=True)
class KeepBetweenUs(InGroup):
    wire: ClassVar[str | None] = "tk"
    title: ClassVar[Phrase] = say("Keep it between us")
    intro: ClassVar[Phrase | None] = say("What you said in your small group stays there. No reason is needed.")


@dataclass(frozen=True, slots=True)
class WeAreReady(InGroup):
    wire: ClassVar[str | None] = "tr"
    title: ClassVar[Phrase] = say("We are ready")
    intro: ClassVar[Phrase | None] = say("You need no more time in your small group. When all press it, you are back.")


@dataclass(frozen=True, slots=True)
class SpeakForUs(InGroup):
    wire: ClassVar[str | None] = "tv"
    title: ClassVar[Phrase] = say("I'll speak for us")
    intro: ClassVar[Phrase | None] = say("You tell the circle what your small group has found. You can take it back.")


@dataclass(frozen=True, slots=True)
class NotForUs(InGroup):
    wire: ClassVar[str | None] = "tn"
    title: ClassVar[Phrase] = say("Not me after all")
    intro: ClassVar[Phrase | None] = say("Somebody else can speak for your small group. No reason is needed.")


@dataclass(frozen=True, slots=True)
class StepOut(InGroup):
    wire: ClassVar[str | None] = "to"
    title: ClassVar[Phrase] = say("Step out")
    intro: ClassVar[Phrase | None] = say("You leave your small group and stay in the round. No reason is needed.")


@dataclass(frozen=True, slots=True)
class OpenGroup(InGroup):
    needs: ClassVar[Standing] = Standing.clock

    round: Id
    near: PlaceId
    topic: str
    way: Way
    minutes: int
    until: datetime
    people: tuple[PersonId, ...]


@dataclass(frozen=True, slots=True)
class CloseGroup(InGroup):
    """The round goes on, or one is left alone in it."""

    needs: ClassVar[Standing] = Standing.clock

    why: Why


@dataclass(frozen=True, slots=True)
class GoOnWithout(InGroup):
    needs: ClassVar[Standing] = Standing.clock

    person: PersonId


@dataclass(frozen=True, slots=True)
class NotePlace(Command):
    """The private place of a small group has opened, or could not be."""

    needs: ClassVar[Standing] = Standing.clock

    place: PlaceId
    opened: bool


@dataclass(frozen=True, slots=True)
class NoteWritingHere(SomeoneWrote):
    """In the place of a small group that waits for somebody to speak."""

    where: ClassVar[Overheard] = Overheard.apart


@dataclass(frozen=True, slots=True)
class ForgetInGroup(Command):
    """In one more of those in which they are."""

    needs: ClassVar[Standing] = Standing.clock

    person: PersonId


@dataclass(frozen=True, slots=True)
class KeepGroupTime(InGroup):
    needs: ClassVar[Standing] = Standing.clock


@dataclass(frozen=True, slots=True)
class ComeBackToGroup(InGroup):
    """The bot was away from `since` until now."""

    needs: ClassVar[Standing] = Standing.clock

    since: datetime

"""What people and the clock can ask of points."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, ClassVar

from bot.features.circles.facts import CircleId
from bot.features.points.model import MOST_NUMBERS, WORDS, PointsId
from bot.kernel.command import Command, Page, Standing
from bot.kernel.fields import Line, Number, Pick
from bot.kernel.ids import Id, PersonId, PlaceId
from bot.kernel.text import Phrase, say
from bot.shortcuts import FromMessage

OPEN = "open points"
_POINT = Line(say("What do we share?"), say("One point, in one line."), most=WORDS)


@dataclass(frozen=True, slots=True)
class PointsHerePage(Page):
    wire: ClassVar[str | None] = "op"
    at_home: ClassVar[bool] = True
    title: ClassVar[Phrase] = say("Points we share")
    intro: ClassVar[Phrase | None] = say("What people say they share after a round, or the way to ask them.")


@dataclass(frozen=True, slots=True)
class MarksPage(Page):
    """`start` is how many points come before the first that is shown."""

    wire: ClassVar[str | None] = "ol"
    title: ClassVar[Phrase] = say("Mark mine")
    intro: ClassVar[Phrase | None] = say("The points, and which of them you marked. Only you see your marks.")

    points: PointsId
    start: int = 0


@dataclass(frozen=True, slots=True)
class MyPointsPage(Page):
    wire: ClassVar[str | None] = "oy"
    title: ClassVar[Phrase] = say("My points")
    intro: ClassVar[Phrase | None] = say("The points that you added, and a way to take them back.")

    points: PointsId


@dataclass(frozen=True, slots=True)
class KeepPointsPage(Page):
    wire: ClassVar[str | None] = "ok"
    title: ClassVar[Phrase] = say("Look after the points")
    intro: ClassVar[Phrase | None] = say("For who opened this, or facilitates: more time, or an early end.")

    points: PointsId


@dataclass(frozen=True, slots=True)
class OpenPoints(Command):
    wire: ClassVar[str | None] = "oo"
    title: ClassVar[Phrase] = say("Points we share")
    intro: ClassVar[Phrase | None] = say(
        "After a round everyone can add points and mark privately which are theirs too. All marks are shown together."
    )

    round: Id


@dataclass(frozen=True, slots=True)
class InPoints(Command):
    points: PointsId


@dataclass(frozen=True, slots=True)
class NamePoint(InPoints):
    wire: ClassVar[str | None] = "oa"
    title: ClassVar[Phrase] = say("Add a point")
    intro: ClassVar[Phrase | None] = say(
        "The card shows it without your name. Who added it is stored until the end, so that you can take it back."
    )
    submit: ClassVar[Phrase] = say("Add")

    words: Annotated[str, _POINT]


@dataclass(frozen=True, slots=True)
class NamePointFromMessage(NamePoint):
    wire: ClassVar[str | None] = "oaf"

    points: Annotated[PointsId, Pick(say("Where does it belong?"), source=OPEN)]
    words: Annotated[str, _POINT, FromMessage("point", say("Add to points we share"))]


@dataclass(frozen=True, slots=True)
class TakePointBack(InPoints):
    wire: ClassVar[str | None] = "ob"
    title: ClassVar[Phrase] = say("Take back")
    intro: ClassVar[Phrase | None] = say("A point that you added goes from the card, with all marks on it.")

    number: int


@dataclass(frozen=True, slots=True)
class MarkAsMine(InPoints):
    """Marks it or takes the mark away; the page is shown again from `start` on. Not untraced: people can change it
    until the end, so it stands with the person until then; what dispatch leaves behind names neither them nor it."""

    wire: ClassVar[str | None] = "om"
    title: ClassVar[Phrase] = say("Mark")
    intro: ClassVar[Phrase | None] = say("You say that a point is yours too, or not. Only you see it until the end.")

    number: int
    mine: bool
    start: int = 0


@dataclass(frozen=True, slots=True)
class FinishMarking(InPoints):
    """`seen` is the last number that was there when they were asked."""

    wire: ClassVar[str | None] = "od"
    title: ClassVar[Phrase] = say("Done")
    intro: ClassVar[Phrase | None] = say("You have marked what is yours too, or none. You can still change it.")

    seen: int


@dataclass(frozen=True, slots=True)
class TakePointDown(InPoints):
    wire: ClassVar[str | None] = "ox"
    title: ClassVar[Phrase] = say("Take a point down")
    intro: ClassVar[Phrase | None] = say(
        "For a point that hurts someone. Who added it finds your words when they look; you do not learn who it is."
    )
    submit: ClassVar[Phrase] = say("Take it down")

    number: Annotated[int, Number(say("Its number"), None, 1, MOST_NUMBERS)]
    why: Annotated[str, Line(say("A kind word to who added it"), say("Only they see it, with your name."), most=200)]


@dataclass(frozen=True, slots=True)
class GivePointsMoreTime(InPoints):
    """`until` is when it was to end for whoever pressed, so that a doubled press gives one day."""

    wire: ClassVar[str | None] = "ot"
    title: ClassVar[Phrase] = say("One more day")
    intro: ClassVar[Phrase | None] = say(
        "People can add and mark points for a day longer. Who opened this, or facilitates, can do it."
    )

    until: datetime


@dataclass(frozen=True, slots=True)
class ShowPoints(InPoints):
    wire: ClassVar[str | None] = "os"
    title: ClassVar[Phrase] = say("Show now")
    intro: ClassVar[Phrase | None] = say("All marks are shown together now, if enough people have marked.")


@dataclass(frozen=True, slots=True)
class ClosePoints(InPoints):
    wire: ClassVar[str | None] = "oc"
    title: ClassVar[Phrase] = say("Not now")
    intro: ClassVar[Phrase | None] = say("The points are closed without showing any mark. Nothing of it is kept.")


@dataclass(frozen=True, slots=True)
class KeepPoints(InPoints):
    """Something is due: the reminder, or the end."""

    needs: ClassVar[Standing] = Standing.clock


@dataclass(frozen=True, slots=True)
class ClosePointsThere(Command):
    """The coalition has left the place, or it is gone. Of several that are open there it is the first one."""

    needs: ClassVar[Standing] = Standing.clock

    place: PlaceId


@dataclass(frozen=True, slots=True)
class ComeBackToPoints(InPoints):
    """The bot was away from `since` until now."""

    needs: ClassVar[Standing] = Standing.clock

    since: datetime


@dataclass(frozen=True, slots=True)
class ForgetMarks(Command):
    """In one more of those that name them: of that circle, or of all."""

    needs: ClassVar[Standing] = Standing.clock

    person: PersonId
    circle: CircleId | None = None

"""What a person can say about being asked, and what dispatch and the clock report to attention."""

from dataclasses import dataclass
from datetime import date, time
from typing import Annotated, ClassVar

from bot.kernel.command import Command, Page, Standing
from bot.kernel.fields import Choice, Day, Hour
from bot.kernel.ids import PersonId
from bot.kernel.text import Phrase, say

OFTEN: tuple[tuple[int, Phrase], ...] = (
    (3, say("Three times a week")),
    (2, say("Twice a week")),
    (1, say("Once a week")),
    (0, say("Never")),
)


@dataclass(frozen=True, slots=True)
class MyTimes(Page):
    wire: ClassVar[str | None] = "at"
    title: ClassVar[Phrase] = say("My times")
    intro: ClassVar[Phrase | None] = say(
        "Your quiet hours, the days on which you are away, and how often I may write to you."
    )


@dataclass(frozen=True, slots=True)
class SetQuietHours(Command):
    wire: ClassVar[str | None] = "aq"
    title: ClassVar[Phrase] = say("Quiet hours")
    intro: ClassVar[Phrase | None] = say(
        "In these hours I write to you only about what cannot wait. The same time twice: no quiet hours."
    )

    since: Annotated[time, Hour(say("From"), say("In your own time zone, like 21:00."))]
    until: Annotated[time, Hour(say("Until"), say("Like 08:00."))]


@dataclass(frozen=True, slots=True)
class SetAsksAWeek(Command):
    wire: ClassVar[str | None] = "aw"
    title: ClassVar[Phrase] = say("How often")
    intro: ClassVar[Phrase | None] = say(
        "You say how often I may write to you about what can wait. It is never more than three times a week."
    )

    a_week: Annotated[int, Choice(say("How often may I write to you?"), options=OFTEN)]


@dataclass(frozen=True, slots=True)
class GoAway(Command):
    wire: ClassVar[str | None] = "aa"
    title: ClassVar[Phrase] = say("I'm away")
    intro: ClassVar[Phrase | None] = say("While you are away I ask you nothing that can wait. Nobody is told why.")

    first: Annotated[date, Day(say("First day away"), say("Year-month-day, like 2026-03-09."))]
    last: Annotated[date, Day(say("Last day away"), say("It may be the same day."))]


@dataclass(frozen=True, slots=True)
class DropAwayDates(Command):
    wire: ClassVar[str | None] = "ad"
    title: ClassVar[Phrase] = say("I'm not away")
    intro: ClassVar[Phrase | None] = say("Those days are no longer days on which you are away.")

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class About(Command):
    needs: ClassVar[Standing] = Standing.clock

    person: PersonId


@dataclass(frozen=True, slots=True)
class Gather(About):
    """Something waits for them."""


@dataclass(frozen=True, slots=True)
class CountAsk(About):
    """An ask went to them."""


@dataclass(frozen=True, slots=True)
class Forget(About):
    """Who left is asked nothing more."""


@dataclass(frozen=True, slots=True)
class Ring(About):
    """The moment has come at which something that waits may ring."""

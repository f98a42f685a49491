"""The pages of the coalition's base. What is public is for anyone, the rest for members."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from bot.features.coalition.model import NAME, WayIn
from bot.kernel.command import Page, Standing
from bot.kernel.fields import Line
from bot.kernel.ids import OrganisationId, PersonId
from bot.kernel.text import Phrase, say


@dataclass(frozen=True, slots=True)
class HomePage(Page):
    wire: ClassVar[str | None] = "ch"
    needs: ClassVar[Standing] = Standing.anyone
    title: ClassVar[Phrase] = say("Home")


@dataclass(frozen=True, slots=True)
class NeedsPage(Page):
    """All of what the home page shows the first three of."""

    wire: ClassVar[str | None] = "cn"
    title: ClassVar[Phrase] = say("Needs you")

    start: int = 0


@dataclass(frozen=True, slots=True)
class MorePage(Page):
    """All that is offered, from number `start` on of what can be typed."""

    wire: ClassVar[str | None] = "cpm"
    title: ClassVar[Phrase] = say("More")

    start: int = 0


@dataclass(frozen=True, slots=True)
class WhoCanSee(Page):
    """`way` is where it leads on, for somebody who has not joined."""

    wire: ClassVar[str | None] = "cv"
    needs: ClassVar[Standing] = Standing.anyone
    title: ClassVar[Phrase] = say("Who can see this")

    way: WayIn = WayIn.choose


@dataclass(frozen=True, slots=True)
class NewHere(Page):
    """The way to a coalition of its own in a new place, for those who are in one elsewhere."""

    wire: ClassVar[str | None] = "cvn"
    needs: ClassVar[Standing] = Standing.anyone
    here_only: ClassVar[bool] = True
    title: ClassVar[Phrase] = say("Set up another one here")


@dataclass(frozen=True, slots=True)
class JoinPage(Page):
    """`sought` is part of an organisation's name, typed after the word."""

    wire: ClassVar[str | None] = "cj"
    needs: ClassVar[Standing] = Standing.anyone
    title: ClassVar[Phrase] = say("Join")

    sought: Annotated[str | None, Line(say("Name of your organisation"), most=NAME)] = None
    start: int = 0


@dataclass(frozen=True, slots=True)
class MyPage(Page):
    wire: ClassVar[str | None] = "cm"
    title: ClassVar[Phrase] = say("My page")


@dataclass(frozen=True, slots=True)
class WhoPage(Page):
    wire: ClassVar[str | None] = "cw"
    title: ClassVar[Phrase] = say("Who is here")

    start: int = 0


@dataclass(frozen=True, slots=True)
class OrganisationPage(Page):
    """Without an organisation: the people who are with none."""

    wire: ClassVar[str | None] = "co"
    title: ClassVar[Phrase] = say("Organisation")

    organisation: OrganisationId | None = None
    start: int = 0


@dataclass(frozen=True, slots=True)
class PersonPage(Page):
    wire: ClassVar[str | None] = "cp"
    title: ClassVar[Phrase] = say("Person")

    person: PersonId


@dataclass(frozen=True, slots=True)
class FacilitatorsPage(Page):
    wire: ClassVar[str | None] = "cf"
    title: ClassVar[Phrase] = say("Facilitators")

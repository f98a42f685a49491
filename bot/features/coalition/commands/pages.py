"""The pages of the coalition's base. What is public is for anyone, the rest for members."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from bot.features.coalition.model import NAME, WayIn
from bot.guests import Founding
from bot.kernel.command import Page, Standing
from bot.kernel.fields import Line
from bot.kernel.ids import OrganisationId, PersonId
from bot.kernel.text import Phrase, say


@dataclass(frozen=True, slots=True)
class HomePage(Page):
    wire: ClassVar[str | None] = "ch"
    needs: ClassVar[Standing] = Standing.anyone
    title: ClassVar[Phrase] = say("Home")
    intro: ClassVar[Phrase | None] = say(
        "What needs you, what is going on, and the next date. All other pages start from here."
    )


@dataclass(frozen=True, slots=True)
class NeedsPage(Page):
    """All of what the home page shows the first three of."""

    wire: ClassVar[str | None] = "cn"
    title: ClassVar[Phrase] = say("Needs you")
    intro: ClassVar[Phrase | None] = say("Everything that waits for you, each with its button. Nothing on it is late.")

    start: int = 0


@dataclass(frozen=True, slots=True)
class MorePage(Page):
    """All that is offered, from number `start` on of what can be typed."""

    wire: ClassVar[str | None] = "cpm"
    title: ClassVar[Phrase] = say("More")
    intro: ClassVar[Phrase | None] = say("All that is offered here. It grows with what you do together.")

    start: int = 0


@dataclass(frozen=True, slots=True)
class WhoCanSee(Page):
    """`way` is where it leads on, for somebody who has not joined."""

    wire: ClassVar[str | None] = "cv"
    needs: ClassVar[Standing] = Standing.anyone
    title: ClassVar[Phrase] = say("Who can see this")
    intro: ClassVar[Phrase | None] = say("Who can read what is written here, and what is better not written.")

    way: WayIn = WayIn.choose


@dataclass(frozen=True, slots=True)
class NewHere(Founding, Page):
    """The way to a coalition of its own in a new place, for those who are in one elsewhere."""

    wire: ClassVar[str | None] = "cvn"
    needs: ClassVar[Standing] = Standing.anyone
    here_only: ClassVar[bool] = True
    title: ClassVar[Phrase] = say("Set up another one here")
    intro: ClassVar[Phrase | None] = say("A coalition of its own for a new channel, also if you are in one elsewhere.")


@dataclass(frozen=True, slots=True)
class JoinPage(Page):
    """`sought` is part of an organisation's name, typed after the word."""

    wire: ClassVar[str | None] = "cj"
    needs: ClassVar[Standing] = Standing.anyone
    title: ClassVar[Phrase] = say("Join")
    intro: ClassVar[Phrase | None] = say("Say whom you are with: an organisation, or where you live.")

    sought: Annotated[str | None, Line(say("Name of your organisation"), most=NAME)] = None
    start: int = 0


@dataclass(frozen=True, slots=True)
class MyPage(Page):
    wire: ClassVar[str | None] = "cm"
    title: ClassVar[Phrase] = say("My page")
    intro: ClassVar[Phrase | None] = say(
        "Your organisation, your seat and your details, and the way to leave. Only you see it."
    )


@dataclass(frozen=True, slots=True)
class WhoPage(Page):
    wire: ClassVar[str | None] = "cw"
    title: ClassVar[Phrase] = say("Who is here")
    intro: ClassVar[Phrase | None] = say("All organisations and residents, with their people and who speaks for them.")

    start: int = 0


@dataclass(frozen=True, slots=True)
class OrganisationPage(Page):
    """Without an organisation: the people who are with none."""

    wire: ClassVar[str | None] = "co"
    title: ClassVar[Phrase] = say("Organisation")
    intro: ClassVar[Phrase | None] = say("What an organisation does, its people, and who speaks for it.")

    organisation: OrganisationId | None = None
    start: int = 0


@dataclass(frozen=True, slots=True)
class PersonPage(Page):
    wire: ClassVar[str | None] = "cp"
    title: ClassVar[Phrase] = say("Person")
    intro: ClassVar[Phrase | None] = say("With whom someone is and what they hold, and what you can do about it.")

    person: PersonId


@dataclass(frozen=True, slots=True)
class FacilitatorsPage(Page):
    wire: ClassVar[str | None] = "cf"
    title: ClassVar[Phrase] = say("Facilitators")
    intro: ClassVar[Phrase | None] = say("Who facilitates, and what you can do about it.")

"""Who writes down answers for someone, and people who are not on chat."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from bot.features.coalition.commands.following import Following
from bot.features.coalition.model import NAME
from bot.kernel.command import Command, Page, Standing
from bot.kernel.fields import Line, New, Pick
from bot.kernel.ids import OrganisationId, PersonId
from bot.kernel.text import Phrase, say

WRITERS_SOURCE = "members-to-choose"

TheirName = Annotated[str, Line(say("Their name"), say("Others see it."), most=NAME)]


@dataclass(frozen=True, slots=True)
class WritersPage(Page):
    wire: ClassVar[str | None] = "cyp"
    title: ClassVar[Phrase] = say("Who writes for me")
    intro: ClassVar[Phrase | None] = say("Who may write down your answers, and for whom you may.")


@dataclass(frozen=True, slots=True)
class LetWrite(Command):
    wire: ClassVar[str | None] = "cyl"
    title: ClassVar[Phrase] = say("Let someone write for me")
    intro: ClassVar[Phrase | None] = say(
        "They write down your answers when you give them by phone or in person. All can see who wrote them."
    )
    submit: ClassVar[Phrase] = say("Let them write")

    person: Annotated[PersonId, Pick(say("Who may write for you?"), source=WRITERS_SOURCE)]


@dataclass(frozen=True, slots=True)
class TakeBackWriting(Command):
    wire: ClassVar[str | None] = "cyb"
    title: ClassVar[Phrase] = say("Take it back")
    intro: ClassVar[Phrase | None] = say(
        "Someone no longer writes down your answers. What they wrote stays, and you can change it."
    )

    person: PersonId


@dataclass(frozen=True, slots=True)
class OfOther(Command):
    person: PersonId


@dataclass(frozen=True, slots=True)
class StopWriting(OfOther):
    wire: ClassVar[str | None] = "cys"
    title: ClassVar[Phrase] = say("Write for them no more")
    intro: ClassVar[Phrase | None] = say("You no longer write down their answers. What you wrote stays.")


@dataclass(frozen=True, slots=True)
class WriteForThem(OfOther):
    """For someone who is not on chat, and so cannot choose."""

    wire: ClassVar[str | None] = "cyw"
    needs: ClassVar[Standing] = Standing.facilitator
    title: ClassVar[Phrase] = say("Write for them")
    intro: ClassVar[Phrase | None] = say("You write down the answers of someone who is not on chat.")


@dataclass(frozen=True, slots=True)
class LeaveForThem(OfOther):
    """For someone who is not on chat."""

    wire: ClassVar[str | None] = "cyx"
    title: ClassVar[Phrase] = say("They leave")
    intro: ClassVar[Phrase | None] = say("Someone who is not on chat leaves the coalition. Their name is deleted.")


@dataclass(frozen=True, slots=True)
class AddPerson(Command):
    wire: ClassVar[str | None] = "cya"
    title: ClassVar[Phrase] = say("Add someone not on chat")
    intro: ClassVar[Phrase | None] = say(
        "They become a member without an account. You write down their answers, so please ask them first."
    )
    submit: ClassVar[Phrase] = say("Add them")

    person: Annotated[PersonId, New()]
    organisation: OrganisationId
    name: TheirName


@dataclass(frozen=True, slots=True)
class AddResident(Command):
    wire: ClassVar[str | None] = "cyn"
    needs: ClassVar[Standing] = Standing.facilitator
    title: ClassVar[Phrase] = say("Add someone not on chat")
    intro: ClassVar[Phrase | None] = say(
        "They become a member without an account. You write down their answers, so please ask them first."
    )
    submit: ClassVar[Phrase] = say("Add them")

    person: Annotated[PersonId, New()]
    name: TheirName
    neighbourhood: Annotated[str, Line(say("Which neighbourhood do they live in?"), most=NAME)]


@dataclass(frozen=True, slots=True)
class ForgetWriter(Following):
    """They have left: one of those for whom they wrote is held without them."""

    person: PersonId

"""What can be asked of circles: two pages, what people do, and what follows when someone is erased."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from bot.features.circles.model import PURPOSE, CircleId, Entry, Kind
from bot.kernel.command import Command, Page, Standing
from bot.kernel.fields import Choice, Line, New, Pick
from bot.kernel.ids import Id, OrganisationId, PersonId
from bot.kernel.text import Phrase, say

NAME = 60

KINDS = (
    (Kind.people, say("People: each speaks for themselves")),
    (Kind.organisations, say("Organisations: those who hold their seats")),
)
ENTRIES = (
    (Entry.asking, say("Whoever asks, when someone in it says yes")),
    (Entry.anyone, say("Anyone may come in")),
)


@dataclass(frozen=True, slots=True)
class OpenCircle(Command):
    wire: ClassVar[str | None] = "ko"
    title: ClassVar[Phrase] = say("Open a circle")
    intro: ClassVar[Phrase | None] = say(
        "Everyone sees the circle, its name and who is in it. You can leave it at any time."
    )
    submit: ClassVar[Phrase] = say("Open it")

    circle: Annotated[CircleId, New()]
    name: Annotated[str, Line(say("What is the circle called?"), most=NAME)]
    purpose: Annotated[str, Line(say("What is it for?"), say("One line."), most=PURPOSE)]
    kind: Annotated[Kind, Choice(say("Who can be in it?"), None, KINDS)] = Kind.people
    entry: Annotated[Entry, Choice(say("Who comes in?"), None, ENTRIES)] = Entry.asking


@dataclass(frozen=True, slots=True)
class OfCircle(Command):
    circle: CircleId


@dataclass(frozen=True, slots=True)
class OfParty(OfCircle):
    """The button says whom it is about, so that an old one does no harm."""

    party: Id


@dataclass(frozen=True, slots=True)
class ComeIn(OfCircle):
    """At once, or by asking, as the circle has it."""

    wire: ClassVar[str | None] = "ki"
    title: ClassVar[Phrase] = say("Come in")
    intro: ClassVar[Phrase | None] = say(
        "You come in at once if anyone may, or if the circle invites you. Otherwise you ask, and someone in it answers."
    )


@dataclass(frozen=True, slots=True)
class LeaveCircle(OfCircle):
    """Also for those who asked, and those who are invited and would rather not."""

    wire: ClassVar[str | None] = "kl"
    title: ClassVar[Phrase] = say("Leave the circle")
    intro: ClassVar[Phrase | None] = say(
        "You leave the circle, also its round, and no reason is needed. You can come back at any time."
    )


@dataclass(frozen=True, slots=True)
class InvitePerson(OfCircle):
    wire: ClassVar[str | None] = "kv"
    title: ClassVar[Phrase] = say("Invite someone")
    intro: ClassVar[Phrase | None] = say("They are asked once. Without an answer nothing happens.")
    submit: ClassVar[Phrase] = say("Invite")

    person: Annotated[PersonId, Pick(say("Whom do you invite?"), source="circle-people")]


@dataclass(frozen=True, slots=True)
class InviteOrganisation(OfCircle):
    wire: ClassVar[str | None] = "kw"
    title: ClassVar[Phrase] = say("Invite an organisation")
    intro: ClassVar[Phrase | None] = say("Its representative is asked once. Without an answer nothing happens.")
    submit: ClassVar[Phrase] = say("Invite")

    organisation: Annotated[
        OrganisationId, Pick(say("Which organisation do you invite?"), source="circle-organisations")
    ]


@dataclass(frozen=True, slots=True)
class LetIn(OfParty):
    wire: ClassVar[str | None] = "ky"
    title: ClassVar[Phrase] = say("Let them in")
    intro: ClassVar[Phrase | None] = say(
        "Someone asks to come into your circle, and you say yes. All members see that they are in it."
    )


@dataclass(frozen=True, slots=True)
class SayNotNow(OfParty):
    wire: ClassVar[str | None] = "kn"
    title: ClassVar[Phrase] = say("Not now")
    intro: ClassVar[Phrase | None] = say(
        "Someone asks to come into your circle, and it does not fit now. They can ask again later."
    )


@dataclass(frozen=True, slots=True)
class CloseCircle(OfCircle):
    wire: ClassVar[str | None] = "kx"
    title: ClassVar[Phrase] = say("Close the circle")
    intro: ClassVar[Phrase | None] = say(
        "The circle ends for everyone in it; where more than two are in it, two of them have to want it. "
        "What a circle of people agreed in confidence nobody can read then: if it is needed, open it to all first."
    )


@dataclass(frozen=True, slots=True)
class KeepCircle(OfCircle):
    wire: ClassVar[str | None] = "kk"
    title: ClassVar[Phrase] = say("Keep it open")
    intro: ClassVar[Phrase | None] = say("You no longer want to close the circle. It stays open.")


@dataclass(frozen=True, slots=True)
class ForgetInCircle(Command):
    """A person who is erased, or an organisation that left: in one more of the circles in which they are."""

    needs: ClassVar[Standing] = Standing.clock

    party: Id


@dataclass(frozen=True, slots=True)
class CirclesPage(Page):
    wire: ClassVar[str | None] = "kc"
    title: ClassVar[Phrase] = say("Circles")
    intro: ClassVar[Phrase | None] = say(
        "Some of us can form a circle with its own rounds. All see it; what it decides binds only those in it."
    )

    start: int = 0


@dataclass(frozen=True, slots=True)
class CirclePage(Page):
    wire: ClassVar[str | None] = "kp"
    title: ClassVar[Phrase] = say("Circle")
    intro: ClassVar[Phrase | None] = say(
        "What the circle is for, who is in it, and its rounds. From here people come in and leave."
    )

    circle: CircleId
    start: int = 0

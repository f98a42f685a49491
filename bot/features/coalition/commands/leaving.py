"""An organisation leaves, and what follows for its seat and its people."""

from dataclasses import dataclass
from typing import ClassVar

from bot.features.coalition.commands.following import Following
from bot.kernel.command import Command, Standing
from bot.kernel.ids import OrganisationId, PersonId
from bot.kernel.text import Phrase, say


@dataclass(frozen=True, slots=True)
class LeaveAsOrganisation(Command):
    """By its representative."""

    wire: ClassVar[str | None] = "col"
    title: ClassVar[Phrase] = say("Our organisation leaves")
    intro: ClassVar[Phrase | None] = say(
        "Your organisation is no longer in the coalition; what it agreed to stays. It can come back."
    )

    organisation: OrganisationId


@dataclass(frozen=True, slots=True)
class MarkAsLeft(Command):
    """An organisation of which nobody is left."""

    wire: ClassVar[str | None] = "com"
    needs: ClassVar[Standing] = Standing.facilitator
    title: ClassVar[Phrase] = say("Mark as left")
    intro: ClassVar[Phrase | None] = say("An organisation of which nobody is left counts as gone. It can come back.")

    organisation: OrganisationId


@dataclass(frozen=True, slots=True)
class CloseSeat(Following):
    organisation: OrganisationId


@dataclass(frozen=True, slots=True)
class DropOrganisation(Following):
    organisation: OrganisationId


@dataclass(frozen=True, slots=True)
class ReleaseMember(Following):
    """Their organisation has left; they stay until they say otherwise."""

    person: PersonId
    organisation: OrganisationId


@dataclass(frozen=True, slots=True)
class WelcomeBack(Following):
    """A facilitator has confirmed who speaks for it."""

    organisation: OrganisationId
    person: PersonId


@dataclass(frozen=True, slots=True)
class NameOpenMatters(Following):
    """`person` has gone, from here or from what they held."""

    person: PersonId

"""Who facilitates: asked by another, taken on by a yes, handed over, gone on with, ended, or taken over."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from bot.features.coalition.commands.following import Following
from bot.features.coalition.model.facilitation import MONTHS
from bot.kernel.command import Command, Standing
from bot.kernel.fields import Choice, Pick
from bot.kernel.ids import CoalitionId, PersonId
from bot.kernel.text import Phrase, say

CANDIDATES = "candidates"
"""Members who do not facilitate; those from elsewhere come first."""

AFTER = (
    (1, say("After one month")),
    (3, say("After three months")),
    (6, say("After six months")),
    (12, say("After a year")),
    (0, say("Never")),
)


@dataclass(frozen=True, slots=True)
class AskToFacilitate(Command):
    """Nothing changes until they say yes."""

    wire: ClassVar[str | None] = "cfm"
    needs: ClassVar[Standing] = Standing.facilitator
    title: ClassVar[Phrase] = say("Ask to facilitate")
    intro: ClassVar[Phrase | None] = say("They are asked, and can say yes or no within 14 days.")
    submit: ClassVar[Phrase] = say("Ask")

    person: Annotated[PersonId, Pick(say("Who could facilitate too?"), source=CANDIDATES)]


@dataclass(frozen=True, slots=True)
class HandOverFacilitation(Command):
    """The one who asks facilitates until they say yes."""

    wire: ClassVar[str | None] = "cfh"
    needs: ClassVar[Standing] = Standing.facilitator
    title: ClassVar[Phrase] = say("Hand over")
    intro: ClassVar[Phrase | None] = say("They are asked. You facilitate until they say yes.")
    submit: ClassVar[Phrase] = say("Ask")

    person: Annotated[PersonId, Pick(say("Who could facilitate after you?"), source=CANDIDATES)]


@dataclass(frozen=True, slots=True)
class OfOffer(Command):
    """Of the one who asked, so that nobody says yes to another question."""

    by: PersonId


@dataclass(frozen=True, slots=True)
class AcceptFacilitation(OfOffer):
    wire: ClassVar[str | None] = "cfy"
    title: ClassVar[Phrase] = say("Yes, I facilitate")
    intro: ClassVar[Phrase | None] = say("You say yes to someone who asked you to facilitate. Everyone is told.")


@dataclass(frozen=True, slots=True)
class DeclineFacilitation(OfOffer):
    wire: ClassVar[str | None] = "cfn"
    title: ClassVar[Phrase] = say("No, thank you")
    intro: ClassVar[Phrase | None] = say("You say no to someone who asked you to facilitate. Only they are told.")


@dataclass(frozen=True, slots=True)
class GoOnFacilitating(Command):
    wire: ClassVar[str | None] = "cfg"
    needs: ClassVar[Standing] = Standing.facilitator
    title: ClassVar[Phrase] = say("Go on")
    intro: ClassVar[Phrase | None] = say(
        "You say that you go on as a facilitator. You are asked again after some months."
    )


@dataclass(frozen=True, slots=True)
class ChangeTerm(Command):
    wire: ClassVar[str | None] = "cfr"
    needs: ClassVar[Standing] = Standing.facilitator
    title: ClassVar[Phrase] = say("Change rotation")
    intro: ClassVar[Phrase | None] = say("Facilitators are asked whether to go on or hand over. They decide.")
    submit: ClassVar[Phrase] = say("Save")

    months: Annotated[int, Choice(say("When is each facilitator asked?"), None, AFTER)] = MONTHS


@dataclass(frozen=True, slots=True)
class StopFacilitating(Command):
    wire: ClassVar[str | None] = "cfs"
    needs: ClassVar[Standing] = Standing.facilitator
    title: ClassVar[Phrase] = say("Stop being a facilitator")
    intro: ClassVar[Phrase | None] = say(
        "You are no longer a facilitator and stay a member. It needs another facilitator to be there."
    )


@dataclass(frozen=True, slots=True)
class TakeOverFacilitation(Command):
    """For when there is no facilitator left."""

    wire: ClassVar[str | None] = "cft"
    title: ClassVar[Phrase] = say("Take over")
    intro: ClassVar[Phrase | None] = say(
        "You become the facilitator when none is left. Representatives come first, and everyone is told."
    )


@dataclass(frozen=True, slots=True)
class KeepTerms(Following):
    """Facilitators are asked whether they go on, and offers end."""

    coalition: CoalitionId

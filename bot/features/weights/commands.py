"""What can be asked about weights: to put another one to the vote, and what all count now."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from bot.features.weights.model import WORDS
from bot.kernel.command import Command, Page, Standing
from bot.kernel.fields import Line, Paragraph
from bot.kernel.ids import OrganisationId
from bot.kernel.text import Phrase, say


@dataclass(frozen=True, slots=True)
class ChangeWeight(Command):
    wire: ClassVar[str | None] = "nc"
    title: ClassVar[Phrase] = say("What it counts")
    intro: ClassVar[Phrase | None] = say(
        "How much an organisation counts in votes is decided by all, in a vote. It holds for votes opened after that."
    )
    submit: ClassVar[Phrase] = say("Put it to all")

    organisation: OrganisationId
    weight: Annotated[
        str,
        Line(say("What should it count?"), say("2, 1, 1/2 and so on. With 0 it is asked for advice."), most=20),
    ]
    why: Annotated[str, Paragraph(say("Why?"), say("All read it before they answer."), most=WORDS)]


@dataclass(frozen=True, slots=True)
class KeepWeight(Command):
    """Follows from the vote on it."""

    needs: ClassVar[Standing] = Standing.clock

    organisation: OrganisationId
    number: int
    adopted: bool


@dataclass(frozen=True, slots=True)
class WeightsPage(Page):
    wire: ClassVar[str | None] = "nw"
    title: ClassVar[Phrase] = say("What each counts")
    intro: ClassVar[Phrase | None] = say(
        "How much each organisation counts in votes. Only the group changes it, by a vote."
    )

    start: int = 0

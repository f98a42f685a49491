"""A celebration is written, organisations are named in it, and asked."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from bot.features.celebrations.model import WORDS, CelebrationId
from bot.features.celebrations.model.offer import OfferId
from bot.kernel.command import Command
from bot.kernel.fields import Line, New, Pick
from bot.kernel.ids import OrganisationId
from bot.kernel.text import Phrase, say
from bot.shortcuts import FromMessage

PARTNERS_TO_NAME = "organisations to thank"

_WHAT = Line(say("What happened?"), say("A line or two, for all of you; no clients' names."), most=WORDS)


@dataclass(frozen=True, slots=True)
class BeginCelebration(Command):
    """`of` is the offer that it takes up."""

    wire: ClassVar[str | None] = "yb"
    title: ClassVar[Phrase] = say("Celebrate something")
    intro: ClassVar[Phrase | None] = say(
        "Large or small. Then you say who carried it, and each organisation is asked before it is named."
    )
    submit: ClassVar[Phrase] = say("Go on")

    celebration: Annotated[CelebrationId, New()]
    words: Annotated[str, _WHAT]
    of: OfferId | None = None


@dataclass(frozen=True, slots=True)
class CelebrateMessage(BeginCelebration):
    wire: ClassVar[str | None] = "ybm"

    words: Annotated[str, _WHAT, FromMessage("celebrate", say("Celebrate this"))]


@dataclass(frozen=True, slots=True)
class OfCelebration(Command):
    celebration: CelebrationId


@dataclass(frozen=True, slots=True)
class NamePartner(OfCelebration):
    wire: ClassVar[str | None] = "yn"
    title: ClassVar[Phrase] = say("Thank an organisation")
    intro: ClassVar[Phrase | None] = say("Who carried it? Each is asked before its name is shown to anyone.")
    submit: ClassVar[Phrase] = say("Add it")

    organisation: Annotated[OrganisationId, Pick(say("Which organisation?"), source=PARTNERS_TO_NAME)]


@dataclass(frozen=True, slots=True)
class NameEveryone(OfCelebration):
    wire: ClassVar[str | None] = "ya"
    title: ClassVar[Phrase] = say("Thank all of them")
    intro: ClassVar[Phrase | None] = say("All organisations that are here are asked whether they may be named.")


@dataclass(frozen=True, slots=True)
class TakePartnerOff(OfCelebration):
    wire: ClassVar[str | None] = "yu"
    title: ClassVar[Phrase] = say("Take one off")
    intro: ClassVar[Phrase | None] = say("Take off one that you added; it is not asked.")

    organisation: OrganisationId


@dataclass(frozen=True, slots=True)
class RewordCelebration(OfCelebration):
    wire: ClassVar[str | None] = "yw"
    title: ClassVar[Phrase] = say("Write it anew")
    intro: ClassVar[Phrase | None] = say("Before anyone is asked you can change the words as often as you like.")
    submit: ClassVar[Phrase] = say("Save")

    words: Annotated[str, _WHAT]


@dataclass(frozen=True, slots=True)
class AskPartners(OfCelebration):
    """Where there is nobody else to ask it is posted `at_once`, which is asked about first."""

    wire: ClassVar[str | None] = "yk"
    title: ClassVar[Phrase] = say("Ask them")
    intro: ClassVar[Phrase | None] = say(
        "Each organisation says yes, changes the words or is left out. It is posted when all have answered."
    )

    at_once: bool = False


@dataclass(frozen=True, slots=True)
class DropCelebration(OfCelebration):
    wire: ClassVar[str | None] = "yx"
    title: ClassVar[Phrase] = say("Leave it")
    intro: ClassVar[Phrase | None] = say("A celebration that you write is not posted, and nothing of it is kept.")

"""Setting a coalition up, saying whom one is with, changing what is shown about oneself, and leaving."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from bot.features.coalition.model import ABOUT, LANGUAGES, NAME
from bot.guests import Founding
from bot.kernel.command import Command, Standing
from bot.kernel.fields import Choice, Line, New, Paragraph, Zone
from bot.kernel.ids import OrganisationId
from bot.kernel.text import Phrase, say

_KEEP = say("Leave it empty to keep it as it is.")

SameOrName = Annotated[str | None, Line(say("Name"), _KEEP, most=NAME)]
SameOrLanguage = Annotated[str | None, Choice(say("Language"), None, LANGUAGES)]
SameOrZone = Annotated[str | None, Zone(say("Time zone"), say("For example Europe/Madrid."))]


@dataclass(frozen=True, slots=True)
class SetUp(Founding, Command):
    wire: ClassVar[str | None] = "cs"
    needs: ClassVar[Standing] = Standing.anyone
    here_only: ClassVar[bool] = True
    title: ClassVar[Phrase] = say("Set up a coalition")
    intro: ClassVar[Phrase | None] = say(
        "You can change its name and language later. You will be its first facilitator."
    )
    submit: ClassVar[Phrase] = say("Set up")

    name: Annotated[str, Line(say("What is the coalition called?"), most=NAME)]
    language: Annotated[str, Choice(say("Which language do you share?"), None, LANGUAGES)]


@dataclass(frozen=True, slots=True)
class ChangeCoalition(Command):
    wire: ClassVar[str | None] = "cc"
    needs: ClassVar[Standing] = Standing.facilitator
    title: ClassVar[Phrase] = say("Change the coalition")
    intro: ClassVar[Phrase | None] = say(
        "All members see what you write here. What is posted for all is in this language."
    )
    submit: ClassVar[Phrase] = say("Save")

    name: SameOrName = None
    language: SameOrLanguage = None
    zone: SameOrZone = None


@dataclass(frozen=True, slots=True)
class JoinOrganisation(Command):
    wire: ClassVar[str | None] = "cjo"
    needs: ClassVar[Standing] = Standing.anyone
    title: ClassVar[Phrase] = say("I'm from …")
    intro: ClassVar[Phrase | None] = say(
        "You join with an organisation that is here already. You can say later that you are with another one."
    )

    organisation: OrganisationId


@dataclass(frozen=True, slots=True)
class AddOrganisation(Command):
    wire: ClassVar[str | None] = "cja"
    needs: ClassVar[Standing] = Standing.anyone
    title: ClassVar[Phrase] = say("Add my organisation")
    intro: ClassVar[Phrase | None] = say("Add the organisation that you are from. It keeps its own name and ways.")
    submit: ClassVar[Phrase] = say("Add it")

    organisation: Annotated[OrganisationId, New()]
    name: Annotated[str, Line(say("Name of your organisation"), most=NAME)]
    about: Annotated[str, Paragraph(say("What does it do?"), say("One or two sentences."), most=ABOUT)] = ""


@dataclass(frozen=True, slots=True)
class JoinNeighbourhood(Command):
    wire: ClassVar[str | None] = "cjn"
    needs: ClassVar[Standing] = Standing.anyone
    title: ClassVar[Phrase] = say("I live here")
    intro: ClassVar[Phrase | None] = say("For people who live here and come for no organisation.")
    submit: ClassVar[Phrase] = say("Join")

    neighbourhood: Annotated[str, Line(say("Which neighbourhood do you live in?"), most=NAME)]


@dataclass(frozen=True, slots=True)
class ChangeMyDetails(Command):
    wire: ClassVar[str | None] = "cmd"
    title: ClassVar[Phrase] = say("Change my details")
    intro: ClassVar[Phrase | None] = say("Others see your name. You alone see your language and time zone.")
    submit: ClassVar[Phrase] = say("Save")

    name: SameOrName = None
    language: SameOrLanguage = None
    zone: SameOrZone = None


@dataclass(frozen=True, slots=True)
class LeaveCoalition(Command):
    wire: ClassVar[str | None] = "cml"
    title: ClassVar[Phrase] = say("Leave the coalition")
    intro: ClassVar[Phrase | None] = say(
        "Your name and your accounts are deleted here. You can join again at any time."
    )

"""Where the coalition lives: bringing in another place by a code, what is read there, and leaving one."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from bot.codes import Code, CodeId
from bot.features.coalition.commands.joining import SameOrLanguage
from bot.features.coalition.model import INVITE, NAME
from bot.guests import Founding
from bot.kernel.command import Command, Page, Standing
from bot.kernel.fields import Line
from bot.kernel.ids import PlaceId
from bot.kernel.text import Phrase, say

InvitationCode = Annotated[str, Code(say("Code"), say("Sixteen letters and digits, in groups of four."), opens=INVITE)]


@dataclass(frozen=True, slots=True)
class InvitePlace(Command):
    wire: ClassVar[str | None] = "chi"
    needs: ClassVar[Standing] = Standing.facilitator
    title: ClassVar[Phrase] = say("Bring in another place")
    intro: ClassVar[Phrase | None] = say(
        "Another channel, also on another platform, can take part. You get a code and a text to forward."
    )
    submit: ClassVar[Phrase] = say("Make a code")

    there: Annotated[
        str, Line(say("What is the other place called?"), say("For example: the Clinic's Slack."), most=NAME)
    ]
    here: Annotated[
        str, Line(say("What is this place called?"), say("People in the other place see it."), most=NAME)
    ] = ""


@dataclass(frozen=True, slots=True)
class TakeInvitationBack(Command):
    wire: ClassVar[str | None] = "cht"
    needs: ClassVar[Standing] = Standing.facilitator
    title: ClassVar[Phrase] = say("Take back")
    intro: ClassVar[Phrase | None] = say("The code no longer opens anything. You can make another one.")

    code: CodeId


@dataclass(frozen=True, slots=True)
class LookAtInvitation(Founding, Command):
    """Changes nothing: what a code opens is looked at before anyone says yes."""

    wire: ClassVar[str | None] = "cho"
    needs: ClassVar[Standing] = Standing.anyone
    title: ClassVar[Phrase] = say("We have a code")
    intro: ClassVar[Phrase | None] = say("You see first whose code it is, and who can see what. Then you decide.")
    submit: ClassVar[Phrase] = say("Look at it")

    code: InvitationCode


@dataclass(frozen=True, slots=True)
class BringHere(Founding, Command):
    wire: ClassVar[str | None] = "chb"
    needs: ClassVar[Standing] = Standing.anyone
    title: ClassVar[Phrase] = say("Bring it here")
    intro: ClassVar[Phrase | None] = say(
        "This place takes part in the coalition whose code you have. You saw before what each place sees."
    )

    code: InvitationCode


@dataclass(frozen=True, slots=True)
class OfHome(Command):
    place: PlaceId


@dataclass(frozen=True, slots=True)
class ChangeHome(OfHome):
    wire: ClassVar[str | None] = "chc"
    needs: ClassVar[Standing] = Standing.facilitator
    title: ClassVar[Phrase] = say("Change this place")
    intro: ClassVar[Phrase | None] = say("What all read in this place is in its language. All members see its name.")
    submit: ClassVar[Phrase] = say("Save")

    name: Annotated[str | None, Line(say("Name"), say("Leave it empty to keep it as it is."), most=NAME)] = None
    language: SameOrLanguage = None


@dataclass(frozen=True, slots=True)
class LeaveHome(OfHome):
    wire: ClassVar[str | None] = "chl"
    needs: ClassVar[Standing] = Standing.member
    title: ClassVar[Phrase] = say("This place leaves")
    intro: ClassVar[Phrase | None] = say("The coalition no longer lives in this place. Its people stay members.")


@dataclass(frozen=True, slots=True)
class HomesPage(Page):
    wire: ClassVar[str | None] = "chs"
    title: ClassVar[Phrase] = say("Our places")
    intro: ClassVar[Phrase | None] = say("All places where the coalition lives, and the codes that wait for an answer.")

    start: int = 0


@dataclass(frozen=True, slots=True)
class HomeOfOurs(Page):
    """One of the places where the coalition lives."""

    wire: ClassVar[str | None] = "chp"
    title: ClassVar[Phrase] = say("Place")
    intro: ClassVar[Phrase | None] = say("One of the places where the coalition lives, and what you can do with it.")

    place: PlaceId

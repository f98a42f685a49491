"""What organisations say to being named, and how people thank them."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from bot.features.celebrations.commands.writing import OfCelebration
from bot.features.celebrations.model import LINE, WORDS
from bot.kernel.command import Command
from bot.kernel.fields import Line
from bot.kernel.ids import OrganisationId
from bot.kernel.text import Phrase, say


@dataclass(frozen=True, slots=True)
class SayYes(OfCelebration):
    """`edition` is the number of the words that were read."""

    wire: ClassVar[str | None] = "yy"
    title: ClassVar[Phrase] = say("Yes")
    intro: ClassVar[Phrase | None] = say("Your organisation may be named with these words. You can take it back.")

    organisation: OrganisationId
    edition: int


@dataclass(frozen=True, slots=True)
class ChangeTheWords(OfCelebration):
    wire: ClassVar[str | None] = "ye"
    title: ClassVar[Phrase] = say("Change the words")
    intro: ClassVar[Phrase | None] = say(
        "You say yes to your own words. Who said yes to others is asked again, and whoever wrote them is told."
    )
    submit: ClassVar[Phrase] = say("Send")

    organisation: OrganisationId
    edition: int
    words: Annotated[str, Line(say("How would you say it?"), say("All members can read it."), most=WORDS)]


@dataclass(frozen=True, slots=True)
class LeaveUsOut(OfCelebration):
    wire: ClassVar[str | None] = "yl"
    title: ClassVar[Phrase] = say("Leave us out")
    intro: ClassVar[Phrase | None] = say(
        "Your organisation is not named. Where it was named already its name is taken off; no reason is needed."
    )

    organisation: OrganisationId


@dataclass(frozen=True, slots=True)
class ThankThem(OfCelebration):
    wire: ClassVar[str | None] = "yh"
    title: ClassVar[Phrase] = say("Thank them")
    intro: ClassVar[Phrase | None] = say("Your name stands on the card, with a line if you like.")

    line: Annotated[str, Line(say("A line, if you like"), say("All members can read it."), most=LINE)] = ""


@dataclass(frozen=True, slots=True)
class TakeThanksBack(OfCelebration):
    wire: ClassVar[str | None] = "yr"
    title: ClassVar[Phrase] = say("Take my thanks back")
    intro: ClassVar[Phrase | None] = say("Your name and your line are taken off the card.")


@dataclass(frozen=True, slots=True)
class AllowInside(Command):
    wire: ClassVar[str | None] = "yf"
    title: ClassVar[Phrase] = say("You may name us here")
    intro: ClassVar[Phrase | None] = say(
        "Among us your organisation is named also when it does not answer. Outside it is not named without its yes."
    )

    organisation: OrganisationId
    holds: bool

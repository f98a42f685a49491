"""What the facilitator can ask, and who takes that over."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from bot.features.listening.commands.taking_part import InRound, InTurn
from bot.features.listening.model import Where
from bot.kernel.fields import Choice, Pick
from bot.kernel.ids import PersonId
from bot.kernel.text import Phrase, say

PLACES = ((Where.next, say("Next")), (Where.last, say("After the others who wait")))


@dataclass(frozen=True, slots=True)
class Start(InRound):
    wire: ClassVar[str | None] = "rs"
    title: ClassVar[Phrase] = say("Start")
    intro: ClassVar[Phrase | None] = say("The first person is asked to speak. The round's facilitator starts it.")


@dataclass(frozen=True, slots=True)
class GoBack(InTurn):
    wire: ClassVar[str | None] = "rb"
    title: ClassVar[Phrase] = say("Back one")
    intro: ClassVar[Phrase | None] = say("The person before can speak again. The round's facilitator does it.")


@dataclass(frozen=True, slots=True)
class MoveOn(InTurn):
    wire: ClassVar[str | None] = "rx"
    title: ClassVar[Phrase] = say("Next person")
    intro: ClassVar[Phrase | None] = say("You ask the next person, when someone is not here or has stopped.")


@dataclass(frozen=True, slots=True)
class MoveSomeone(InRound):
    """`speaker` is their number in the round."""

    wire: ClassVar[str | None] = "rg"
    title: ClassVar[Phrase] = say("Move someone")
    intro: ClassVar[Phrase | None] = say("For someone who is still to come. Everyone sees the new order.")
    submit: ClassVar[Phrase] = say("Move")

    speaker: Annotated[int, Pick(say("Who?"), source="still-to-come")]
    where: Annotated[Where, Choice(say("When should they speak?"), None, PLACES)] = Where.next


@dataclass(frozen=True, slots=True)
class Pause(InRound):
    wire: ClassVar[str | None] = "rz"
    title: ClassVar[Phrase] = say("Pause")
    intro: ClassVar[Phrase | None] = say("The round stands still and nobody loses time. Its facilitator can do it.")


@dataclass(frozen=True, slots=True)
class Resume(InRound):
    wire: ClassVar[str | None] = "ru"
    title: ClassVar[Phrase] = say("Resume")
    intro: ClassVar[Phrase | None] = say("A paused round goes on with the same person and the same time left.")


@dataclass(frozen=True, slots=True)
class EndRound(InRound):
    wire: ClassVar[str | None] = "re"
    title: ClassVar[Phrase] = say("End the round")
    intro: ClassVar[Phrase | None] = say("The round ends. Whoever has not spoken can still send words for a week.")


@dataclass(frozen=True, slots=True)
class HandOverRound(InRound):
    wire: ClassVar[str | None] = "rk"
    title: ClassVar[Phrase] = say("Hand over")
    intro: ClassVar[Phrase | None] = say("The other person is asked. You facilitate until they say yes.")
    submit: ClassVar[Phrase] = say("Ask them")

    person: Annotated[PersonId, Pick(say("Who could facilitate?"), source="in-this-round")]


@dataclass(frozen=True, slots=True)
class AcceptRound(InRound):
    wire: ClassVar[str | None] = "ri"
    title: ClassVar[Phrase] = say("I'll facilitate")
    intro: ClassVar[Phrase | None] = say("You say yes to facilitating this round, because its facilitator asked you.")


@dataclass(frozen=True, slots=True)
class TakeOver(InRound):
    wire: ClassVar[str | None] = "rt"
    title: ClassVar[Phrase] = say("Take over")
    intro: ClassVar[Phrase | None] = say("You facilitate the round when its facilitator is gone. You have to be in it.")


@dataclass(frozen=True, slots=True)
class AskForPartner(InRound):
    """Asks members who have facilitated before; one of them may say yes."""

    wire: ClassVar[str | None] = "rpa"
    title: ClassVar[Phrase] = say("Ask for a partner")
    intro: ClassVar[Phrase | None] = say("In your first round you can ask for help. Up to three are asked, each alone.")


@dataclass(frozen=True, slots=True)
class BePartner(InRound):
    wire: ClassVar[str | None] = "rpb"
    title: ClassVar[Phrase] = say("Yes, I help")
    intro: ClassVar[Phrase | None] = say(
        "You help someone with their first round, because they asked. Everyone is told."
    )

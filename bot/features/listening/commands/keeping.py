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


@dataclass(frozen=True, slots=True)
class GoBack(InTurn):
    wire: ClassVar[str | None] = "rb"


@dataclass(frozen=True, slots=True)
class MoveOn(InTurn):
    wire: ClassVar[str | None] = "rx"


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


@dataclass(frozen=True, slots=True)
class Resume(InRound):
    wire: ClassVar[str | None] = "ru"


@dataclass(frozen=True, slots=True)
class EndRound(InRound):
    wire: ClassVar[str | None] = "re"


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


@dataclass(frozen=True, slots=True)
class TakeOver(InRound):
    wire: ClassVar[str | None] = "rt"

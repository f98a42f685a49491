"""Opening a round, and changing how it is held until it starts."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from bot.features.circles.facts import CircleId
from bot.features.listening.commands.taking_part import InRound
from bot.features.listening.model import Format, Manner, Order, RoundId
from bot.kernel.command import Command
from bot.kernel.fields import Choice, Line, New, Number, YesNo
from bot.kernel.text import Phrase, say
from bot.shortcuts import FromMessage

MANNERS = ((Manner.typed, say("Written in this chat")), (Manner.spoken, say("Spoken on a call")))
FORMATS = (
    (Format.go_around, say("Go-around")),
    (Format.two_go_arounds, say("Two go-arounds")),
    (Format.circle, say("Circle")),
    (Format.pairs, say("Pairs, then a go-around")),
    (Format.one_two_four_all, say("1-2-4-all")),
)
ORDERS = (
    (Order.as_joined, say("As people joined")),
    (Order.lots, say("By lot")),
    (Order.in_turn, say("One organisation after another")),
    (Order.least_heard, say("Least heard first")),
)
MOST_MINUTES = 30

HowLong = Annotated[
    int | None,
    Number(say("Minutes for each person"), say("Leave it empty for what your group usually takes."), 1, MOST_MINUTES),
]
HowHeld = Annotated[Manner, Choice(say("How do you meet?"), None, MANNERS)]
HowItGoes = Annotated[Format, Choice(say("How does it go?"), None, FORMATS)]
WhoFirst = Annotated[Order, Choice(say("In which order?"), None, ORDERS)]
WhoFirstIfAny = Annotated[
    Order | None, Choice(say("In which order?"), say("Leave it empty for what your group usually takes."), ORDERS)
]
HowStrict = Annotated[
    bool, YesNo(say("Stop at the end of the time?"), say("If not, people finish when they are ready."))
]


@dataclass(frozen=True, slots=True)
class OpenRound(Command):
    """For a circle from the button on its page."""

    wire: ClassVar[str | None] = "ro"
    at_home: ClassVar[bool] = True
    title: ClassVar[Phrase] = say("Open a round")
    intro: ClassVar[Phrase | None] = say("Everyone who joins speaks in turn, and the others only listen.")
    submit: ClassVar[Phrase] = say("Open it")

    round: Annotated[RoundId, New()]
    topic: Annotated[
        str,
        Line(say("What do you want to hear from each other?"), most=120),
        FromMessage("round", say("A round about this")),
    ]
    minutes: HowLong = None
    manner: HowHeld = Manner.typed
    strict: bool = False
    format: HowItGoes = Format.go_around
    order: WhoFirstIfAny = None
    circle: CircleId | None = None


@dataclass(frozen=True, slots=True)
class OpenFirstRound(Command):
    """Ready made: with one press it opens as it is."""

    wire: ClassVar[str | None] = "rf"
    at_home: ClassVar[bool] = True
    title: ClassVar[Phrase] = say("First round")
    intro: ClassVar[Phrase | None] = say("Five questions to get to know each other. Nothing is decided in it.")
    submit: ClassVar[Phrase] = say("Open it")

    minutes: HowLong = None
    manner: HowHeld = Manner.typed
    strict: HowStrict = False


@dataclass(frozen=True, slots=True)
class ChangeRound(InRound):
    """While people gather."""

    wire: ClassVar[str | None] = "rc"
    title: ClassVar[Phrase] = say("Change the round")
    intro: ClassVar[Phrase | None] = say("You can change this until the round starts. Everyone sees it on the card.")
    submit: ClassVar[Phrase] = say("Change it")

    minutes: HowLong
    manner: HowHeld
    strict: HowStrict
    format: HowItGoes
    order: WhoFirst

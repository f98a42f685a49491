"""What the one who has the floor can ask, or who presses for them."""

from dataclasses import dataclass
from typing import ClassVar

from bot.features.listening.commands.taking_part import InTurn
from bot.kernel.text import Phrase, say


@dataclass(frozen=True, slots=True)
class ImHere(InTurn):
    wire: ClassVar[str | None] = "rh"
    title: ClassVar[Phrase] = say("I'm here")
    intro: ClassVar[Phrase | None] = say("Your minutes start now. Only the person whose turn it is can press it.")


@dataclass(frozen=True, slots=True)
class Done(InTurn):
    wire: ClassVar[str | None] = "rd"
    title: ClassVar[Phrase] = say("Done")
    intro: ClassVar[Phrase | None] = say("You have finished. For twenty seconds you can go on after all.")


@dataclass(frozen=True, slots=True)
class NotDoneYet(InTurn):
    wire: ClassVar[str | None] = "rn"
    title: ClassVar[Phrase] = say("Not done yet")
    intro: ClassVar[Phrase | None] = say("You go on speaking after you pressed Done. It is there for twenty seconds.")


@dataclass(frozen=True, slots=True)
class PassTurn(InTurn):
    wire: ClassVar[str | None] = "rp"
    title: ClassVar[Phrase] = say("Pass")
    intro: ClassVar[Phrase | None] = say("You do not speak now; no reason is needed. You are asked again at the end.")


@dataclass(frozen=True, slots=True)
class OneMoreMinute(InTurn):
    wire: ClassVar[str | None] = "rm"
    title: ClassVar[Phrase] = say("One more minute")
    intro: ClassVar[Phrase | None] = say("You get a minute more in your turn.")

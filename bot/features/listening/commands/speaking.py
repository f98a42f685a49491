"""What the one who has the floor can ask, or who presses for them."""

from dataclasses import dataclass
from typing import ClassVar

from bot.features.listening.commands.taking_part import InTurn


@dataclass(frozen=True, slots=True)
class ImHere(InTurn):
    wire: ClassVar[str | None] = "rh"


@dataclass(frozen=True, slots=True)
class Done(InTurn):
    wire: ClassVar[str | None] = "rd"


@dataclass(frozen=True, slots=True)
class NotDoneYet(InTurn):
    wire: ClassVar[str | None] = "rn"


@dataclass(frozen=True, slots=True)
class PassTurn(InTurn):
    wire: ClassVar[str | None] = "rp"


@dataclass(frozen=True, slots=True)
class OneMoreMinute(InTurn):
    wire: ClassVar[str | None] = "rm"

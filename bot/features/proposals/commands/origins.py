"""What people can ask that makes a proposal of something that was there before."""

from dataclasses import dataclass
from typing import ClassVar

from bot.features.proposals.model.origin import KeptPoint
from bot.kernel.command import Command, Standing
from bot.kernel.ids import Id
from bot.kernel.text import Phrase, say


@dataclass(frozen=True, slots=True)
class ProposePoint(Command):
    wire: ClassVar[str | None] = "pgp"
    title: ClassVar[Phrase] = say("Propose a point")
    intro: ClassVar[Phrase | None] = say(
        "A point that people share after a round becomes a building block, for all to talk about."
    )

    points: Id
    number: int


@dataclass(frozen=True, slots=True)
class KeepSharedPoints(Command):
    """They were shown: from now on each of them can be proposed."""

    needs: ClassVar[Standing] = Standing.clock

    points: Id
    title_of: str
    shared: tuple[KeptPoint, ...]

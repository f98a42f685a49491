"""What follows when another feature wants to have something decided."""

from dataclasses import dataclass
from typing import ClassVar

from bot.deciding import Terms
from bot.kernel.command import Command, Standing
from bot.kernel.ids import Id, PersonId
from bot.kernel.text import Phrase
from bot.kernel.wire import WireId


@dataclass(frozen=True, slots=True)
class PutToVote(Command):
    """Makes a proposal of it, or gives it the words that it has now, and asks at once if it may."""

    needs: ClassVar[Standing] = Standing.clock

    kind: str
    subject: Id
    number: int
    name: str
    text: str
    by: PersonId | None
    terms: Terms
    about: Phrase | None
    look: WireId | None
    circle: Id | None = None

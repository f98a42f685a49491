"""What follows when something opens, starts and ends in one place: nobody asks for it."""

from dataclasses import dataclass
from typing import ClassVar

from bot.features.signposts.model import What
from bot.kernel.command import Command, Standing
from bot.kernel.ids import Id, PlaceId


@dataclass(frozen=True, slots=True)
class PutUp(Command):
    needs: ClassVar[Standing] = Standing.clock

    what: What
    key: Id
    place: PlaceId
    topic: str = ""
    circle: str = ""


@dataclass(frozen=True, slots=True)
class ShowSignpostIn(Command):
    """One more that is not to be seen yet in a home that has come in."""

    needs: ClassVar[Standing] = Standing.clock

    place: PlaceId


@dataclass(frozen=True, slots=True)
class TakeSignpostDown(Command):
    """One more in a home that has left."""

    needs: ClassVar[Standing] = Standing.clock

    place: PlaceId


@dataclass(frozen=True, slots=True)
class SayStarted(Command):
    needs: ClassVar[Standing] = Standing.clock

    key: Id


@dataclass(frozen=True, slots=True)
class SayOver(Command):
    needs: ClassVar[Standing] = Standing.clock

    key: Id

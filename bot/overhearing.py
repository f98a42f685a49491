"""That someone wrote in a place where something goes on. What they wrote nobody hands over: there is no room for it.
A feature that has an answer to it, for them alone, declares a route for a command of its own that is made of this."""

from dataclasses import dataclass
from enum import Enum
from typing import ClassVar

from bot.kernel.command import Command, Standing


class Overheard(Enum):
    """In a home of the coalition, or in a private place near one."""

    at_home = "at home"
    apart = "apart"


@dataclass(frozen=True, slots=True)
class SomeoneWrote(Command):
    """Sent by an adapter for each message of a person, never for a bot's. Mostly nothing is answered; and what is, is
    shown to them alone, or not at all. It may come again. `where` says for which places the command is."""

    needs: ClassVar[Standing] = Standing.member
    at_home: ClassVar[bool] = True
    where: ClassVar[Overheard] = Overheard.at_home

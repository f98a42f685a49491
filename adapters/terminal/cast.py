"""Who can be played in the room: the people of a small example coalition, and anyone whom one makes up.
Here stands only what a chat platform would know of them; whom they are with is in the store."""

from collections.abc import Iterator
from dataclasses import dataclass

from adapters.desk import Caller
from bot.kernel.command import Account, Address

PLATFORM, WORKSPACE, CHANNEL = "terminal", "local", "room"


def room_called(name: str) -> Address:
    return Address(PLATFORM, WORKSPACE, name)


ROOM = room_called(CHANNEL)
LONGEST = 20


@dataclass(frozen=True, slots=True)
class Persona:
    """`user` is what one types to become this person."""

    user: str
    name: str
    language: str = "en"

    def caller(self, zone: str, room: Address = ROOM) -> Caller:
        return Caller(Account(PLATFORM, WORKSPACE, self.user), room, self.name, self.language, zone)


ANA = Persona("ana", "Ana Kowalska")
BEN = Persona("ben", "Ben Carter")
LUCIA = Persona("lucia", "Lucía Fernández", "es")
SAMIR = Persona("samir", "سمير حداد")
MEI = Persona("mei", "Mei Tanaka")
JO = Persona("jo", "Jo Novak")

EXAMPLE = (ANA, BEN, LUCIA, SAMIR, MEI, JO)


class Cast:
    def __init__(self, personas: tuple[Persona, ...] = EXAMPLE) -> None:
        self._personas = {persona.user: persona for persona in personas}

    def __iter__(self) -> Iterator[Persona]:
        return iter(self._personas.values())

    def find(self, user: str) -> Persona | None:
        return self._personas.get(user)

    def add(self, user: str) -> Persona:
        self._personas[user] = Persona(user, user.title())
        return self._personas[user]

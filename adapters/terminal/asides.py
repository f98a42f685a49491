"""The private places beside a room, as its people meet them: who stands in which, and what who has not read yet."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from adapters.terminal.messenger import Company, Message, Wall
from bot.kernel.command import Address


class Asides:
    """Whoever stands in none stands in the room."""

    def __init__(self, room: Wall, address: Address) -> None:
        self._room = room
        self._address = address
        self._inside: dict[str, Company] = {}
        self._read: set[tuple[str, str, str]] = set()
        self._hinted: set[tuple[str, str]] = set()

    def of(self, user: str) -> tuple[Company, ...]:
        """Those that this person is in, the newest last; and where the bot writes to them alone."""
        return tuple(each for each in self._companies() if user in each.users)

    def standing(self, user: str) -> Company | None:
        return self._inside.get(user)

    def enter(self, user: str) -> Company | None:
        """The newest one that is theirs."""
        theirs = [each for each in self.of(user) if each.is_place]
        if theirs:
            self._inside[user] = theirs[-1]
        return self._inside.get(user)

    def leave(self, user: str) -> None:
        self._inside.pop(user, None)

    def gather(self, users: Collection[str]) -> Company | None:
        """All who are in the newest place of just these people; one name alone means any place with them."""
        wanted = frozenset(users)
        alone = len(wanted) == 1
        places = (each for each in self._companies() if each.is_place)
        found = [each for each in places if wanted == each.users or (alone and wanted <= each.users)]
        self._inside = dict.fromkeys(found[-1].users, found[-1]) if found else {}
        return found[-1] if found else None

    def scatter(self) -> None:
        """Everyone is in the room again."""
        self._inside = {}

    def wall(self, user: str) -> Wall:
        """Of where this person stands."""
        inside = self._inside.get(user)
        return self._room.beside(inside) if inside else self._room

    def walls(self, user: str) -> tuple[Wall, ...]:
        """All that they see, the one that matters most to them last."""
        theirs = tuple(map(self._room.beside, self.of(user)))
        return (self._room, *theirs, *((self.wall(user),) if user in self._inside else ()))

    def address(self, user: str) -> Address:
        inside = self._inside.get(user)
        return replace(self._address, channel=inside.name) if inside else self._address

    def unread(self, user: str) -> Iterator[Message]:
        """Of all their places."""
        for company in self.of(user):
            for message in self._room.beside(company).messages():
                if (user, company.name, message.name) not in self._read:
                    yield message

    def read(self, user: str, message: Message) -> bool:
        """Whether it is the first thing that they read in its place, if they can speak there. An edit is silent here as
        everywhere."""
        company = message.only
        name = company.name if company else ""
        first = (user, name) not in self._hinted
        self._hinted.add((user, name))
        self._read.add((user, name, message.name))
        return first and bool(company and company.is_place)

    def _companies(self) -> Iterator[Company]:
        return (wall.company for wall in self._room.asides if wall.company)

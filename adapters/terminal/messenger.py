"""The room's wall: what has been posted in it, and the Messenger that posts and edits there.
It is kept in memory, as a chat platform would keep it; what counts is in the store and is drawn from there."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from adapters.messenger import Delivery, PlaceGone, Sent
from adapters.terminal.cast import Persona
from bot.dispatch.ports import Opening, Parcel, Reach, Reaches, Stale
from bot.kernel.card import Card
from bot.kernel.command import Account, Address
from bot.kernel.ids import PersonId
from bot.kernel.ports import Directory


@dataclass(frozen=True, slots=True)
class Company:
    """Who alone reads what stands in a private place; `name` is the place's own."""

    name: str
    people: tuple[Persona, ...]

    @property
    def users(self) -> frozenset[str]:
        return frozenset(each.user for each in self.people)

    @property
    def is_place(self) -> bool:
        """To stand in: who is written to alone reads that in the room."""
        return len(self.people) > 1

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(each.name for each in self.people)


@dataclass(frozen=True, slots=True)
class Posted:
    """A message in the room, or in a private place beside it. `edition` counts from 1 how often it was drawn; `rings`
    is whom it calls."""

    name: str
    card: Card
    directory: Directory
    language: str
    zone: str
    rings: PersonId | None = None
    edition: int = 1
    only: Company | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """Somebody's own words in the room, which the bot neither reads nor keeps."""

    name: str
    who: str
    words: str
    edition: int = 1
    only: Company | None = None


Message = Posted | Said


class Wall:
    """All messages of the room by name, in the order in which they were first put up: an edit stays in its place.
    With a `company` it is that of a private place."""

    def __init__(self, company: Company | None = None) -> None:
        self.company = company
        self._messages: dict[str, Message] = {}
        self._watchers: list[Callable[[Message], None]] = []
        self._asides: dict[str, Wall] = {}
        self._said = 0

    @property
    def asides(self) -> tuple["Wall", ...]:
        """The newest last."""
        return tuple(self._asides.values())

    def beside(self, company: Company) -> "Wall":
        """A private place, the same for the same name. Who watches the room is called with its messages too."""
        if company.name not in self._asides:
            self._asides[company.name] = aside = Wall(company)
            aside._watchers = self._watchers
        return self._asides[company.name]

    def messages(self) -> tuple[Message, ...]:
        return tuple(self._messages.values())

    def watch(self, watcher: Callable[[Message], None]) -> None:
        """It is called with every message that is new or has changed."""
        self._watchers.append(watcher)

    def put(self, message: Posted) -> None:
        """Adds it, or puts it in the place of the one with its name; the same card again changes nothing."""
        message = replace(message, only=self.company)
        before = self._messages.get(message.name)
        if isinstance(before, Posted):
            message = replace(message, edition=before.edition)
            if before == message:
                return
            message = replace(message, edition=before.edition + 1)
        self._keep(message)

    def say(self, who: str, words: str) -> None:
        self._said += 1
        self._keep(Said(f"said:{self._said}", who, words, only=self.company))

    def _keep(self, message: Message) -> None:
        self._messages[message.name] = message
        for watcher in self._watchers:
            watcher(message)


class TerminalMessenger:
    """Posts to the walls of the rooms that it knows; without a `reach` of its own it serves its first room alone."""

    def __init__(self, address: Address, wall: Wall, reach: Reaches = ()) -> None:
        self._walls = {address: wall}
        self.reach = reach or (Reach(address.platform, address.workspace, address.channel),)

    def hang(self, address: Address, wall: Wall) -> None:
        self._walls[address] = wall

    def hang_beside(self, address: Address, company: Company) -> None:
        self.hang(replace(address, channel=company.name), self._walls[address].beside(company))

    async def post(self, parcel: Parcel) -> Delivery:
        wall = self._walls.get(parcel.address)
        if wall is None:
            return PlaceGone()
        return _up(wall, parcel)

    async def write(self, parcel: Parcel, to: Account) -> Delivery:
        """In the room, where they alone see it."""
        wall, known = self._walls.get(parcel.address), parcel.directory.people
        if wall is None:
            return PlaceGone()
        names = (who.name for who in known.values() if to in who.accounts)
        who = Persona(to.user, next(names, to.user))
        return _up(wall.beside(Company(f"alone:{to.user}", (who,))), parcel)

    async def edit(self, board: Stale, card: Card, directory: Directory) -> Delivery:
        wall = self._walls.get(board.address)
        if wall is None:
            return PlaceGone()
        name = board_name(board.kind, board.key)
        wall.put(Posted(name, card, directory, board.language, board.zone))
        return Sent(name)

    async def open(self, opening: Opening) -> Delivery:
        """A wall beside the room's, by the aside's id."""
        near = self._walls.get(opening.near)
        if near is None:
            return PlaceGone()
        known = opening.directory.people
        people = tuple(
            Persona(account.user, known[person].name) for person, account in opening.people.items() if account
        )
        self.hang_beside(opening.near, Company(opening.aside, people))
        return Sent(opening.aside)


def _up(wall: Wall, parcel: Parcel) -> Sent:
    name = f"parcel:{parcel.id}"
    wall.put(Posted(name, parcel.card, parcel.directory, parcel.language, parcel.zone, parcel.rings))
    return Sent(name)


def board_name(kind: str, key: str) -> str:
    """The same at every start, so that a board that was up before is drawn in its old place."""
    return f"board:{kind}:{key}"

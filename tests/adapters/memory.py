"""A whole store in memory, on threads like the real one: what the adapters' tests run on, without a database.
One transaction at a time; what a failed one wrote is undone."""

import asyncio
import threading
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from bot.asides import ASIDES, Aside, Door
from bot.codes import CodeId
from bot.dispatch.installed import Installations
from bot.dispatch.ports import (
    EVERYWHERE,
    Backlog,
    Due,
    Opening,
    Parcel,
    Reaches,
    Recognised,
    Sign,
    Stale,
    Transaction,
    UnitOfWork,
)
from bot.dispatch.recognised import Belonging
from bot.dispatch.running import RETRY
from bot.dispatch.threads import Under
from bot.dispatch.whereabouts import KnownAs
from bot.kernel.attention import Ask, Message, Waiting
from bot.kernel.card import Card
from bot.kernel.change import Happened
from bot.kernel.command import Account, Address, Command, Standing
from bot.kernel.ids import CoalitionId, Id, OrganisationId, PersonId, PlaceId
from bot.kernel.ports import ROSTER, Directory, Key, Who
from bot.overhearing import Overheard
from tests.adapters.calls import MemoryMutes, Records

G = TypeVar("G")
R = TypeVar("R")

HERE = CoalitionId("coalition-here")
LEASE = timedelta(minutes=1)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
EMPTY = Directory({}, {})


@dataclass(frozen=True, slots=True)
class Post:
    """An outbox row; `state` is pending, sending, ambiguous or dead. What is for an aside has its `place`."""

    parcel: Parcel
    state: str
    next_at: datetime
    why: str = ""
    place: PlaceId | None = None


@dataclass(frozen=True, slots=True)
class Wall:
    """A board's row."""

    wanted: int
    shown: int
    next_at: datetime | None
    message: str | None


@dataclass(frozen=True, slots=True)
class Row:
    """Of an aside that is to be opened."""

    tries: int
    since: datetime | None
    next_at: datetime
    leased: bool


BoardId = tuple[CoalitionId, str, Id, PlaceId]


PATIENCE = 3
"""So often a timer fails before it is hopeless."""


@dataclass
class State:
    """Every table is a dictionary of values that cannot change, so a copy of the dictionaries is a savepoint."""

    aggregates: dict[tuple[CoalitionId, str, Id], Any] = field(default_factory=dict)
    timers: dict[tuple[CoalitionId, str, Id], datetime] = field(default_factory=dict)
    failures: dict[tuple[CoalitionId, str, Id], int] = field(default_factory=dict)
    posts: dict[int, Post] = field(default_factory=dict)
    boards: dict[BoardId, Wall] = field(default_factory=dict)
    openings: dict[PlaceId, Row] = field(default_factory=dict)
    received: dict[str, datetime] = field(default_factory=dict)
    retries: dict[Id, Command] = field(default_factory=dict)
    history: dict[int, Happened] = field(default_factory=dict)
    needs: dict[int, tuple[Waiting, ...]] = field(default_factory=dict)
    alive: dict[str, datetime] = field(default_factory=dict)
    reach: dict[str, Reaches] = field(default_factory=dict)

    def kept(self) -> "State":
        return State(*(copy(getattr(self, table.name)) for table in fields(self)))

    def restore(self, kept: "State") -> None:
        for table in fields(self):
            setattr(self, table.name, getattr(kept, table.name))


@dataclass(frozen=True, slots=True)
class Known:
    """Who and what is known: people by their accounts, places by their addresses."""

    people: dict[Account, tuple[PersonId, Standing]] = field(default_factory=dict)
    places: dict[PlaceId, Address] = field(default_factory=dict)


class MemoryStore:
    """`broken` is raised by every transaction as long as it is set: the database is out of order."""

    def __init__(self, known: Known) -> None:
        self.state = State()
        self.known = known
        self.broken: Exception | None = None
        self.commits = 0
        self._turn = threading.Lock()

    async def transact(self, work: Callable[[Transaction, G], R], given: G) -> R:
        return await asyncio.to_thread(self._transact, work, given)

    async def read(self, work: Callable[[Transaction, G], R], given: G) -> R:
        return await asyncio.to_thread(self._read, work, given)

    async def clean(self) -> bool:
        return False

    def _transact(self, work: Callable[[Transaction, G], R], given: G) -> R:
        with self._turn, attempt(self.state):
            if self.broken:
                raise self.broken
            answer = work(MemoryTransaction(self), given)
            self.commits += 1
            return answer

    def _read(self, work: Callable[[Transaction, G], R], given: G) -> R:
        with self._turn:
            if self.broken:
                raise self.broken
            return work(MemoryTransaction(self), given)


@contextmanager
def attempt(state: State) -> Iterator[None]:
    kept = state.kept()
    try:
        yield
    except BaseException:
        state.restore(kept)
        raise


class MemoryTransaction:
    def __init__(self, store: MemoryStore) -> None:
        self.state = store.state
        self.known = store.known
        self.alarms = MemoryAlarms(store.state, store.known)
        self.mail = MemoryMail(store.state, store.known)
        self.boards = MemoryBoards(store.state, store.known)
        self.openings = MemoryOpenings(store.state, store.known)
        self.mutes = MemoryMutes(Records(), "memory")

    @property
    def installations(self) -> Installations:
        raise AssertionError("where the bot is installed is the platforms' own")

    def belonging(self, platform: str, user: str) -> tuple[Belonging, ...]:
        """In how many workspaces someone is, is shown on a real store."""
        return ()

    def sharing(self, platform: str, workspace: str) -> tuple[tuple[CoalitionId, Address, str], ...]:
        return ()

    def goes_on(self, coalition: CoalitionId, address: Address) -> bool:
        return False

    def known_by(self, account: Account) -> tuple[KnownAs, ...]:
        return ()

    def lived_at(self, address: Address) -> tuple[tuple[CoalitionId, Address], ...]:
        """What becomes of a place is shown on a real store."""
        return ()

    def overhears(self, address: Address, thread: str | None = None) -> Overheard | None:
        """Where candles burn."""
        burning = self.state.aggregates and address in self.known.places.values()
        return Overheard.at_home if burning else None

    def recognise(
        self,
        account: Account | None,
        address: Address | None,
        *,
        here_only: bool = False,
        within: CoalitionId | None = None,
    ) -> Recognised:
        person, standing = self.known.people.get(account, (None, Standing.anyone)) if account else (None, None)
        place = next((place for place, at in self.known.places.items() if at == address), None)
        return Recognised(HERE, place, person, standing or Standing.anyone, "en", "UTC")

    def recognise_by(
        self, code: CodeId, opens: str, account: Account | None, address: Address | None, now: datetime
    ) -> Recognised | None:
        return None

    def receive(self, key: str, at: datetime) -> bool:
        if key in self.state.received:
            return False
        self.state.received[key] = at
        return True

    def unit(self, coalition: CoalitionId) -> UnitOfWork:
        return MemoryUnit(self.state, self.known, coalition)

    def backlog(self) -> Backlog:
        waiting = [post.parcel for post in self.state.posts.values() if post.state != "dead"]
        stale = sum(wall.wanted > wall.shown for wall in self.state.boards.values())
        dead, timers = len(self.state.posts) - len(waiting), len(self.state.timers)
        return Backlog(len(waiting), None, dead, stale, timers, self.alarms.nearest())

    def signs(self) -> tuple[Sign, ...]:
        return tuple(Sign(name, at, self.state.reach[name]) for name, at in self.state.alive.items())

    def alive(
        self, name: str, now: datetime, reach: Reaches = EVERYWHERE, *, starting: bool = False
    ) -> datetime | None:
        """Whoever starts is the only process there is."""
        for number, post in self.state.posts.items():
            if starting and post.state == "sending":
                self.state.posts[number] = replace(post, parcel=_doubtful(post.parcel), state="pending", next_at=now)
        for place, row in self.state.openings.items():
            if starting and row.leased:
                self.state.openings[place] = replace(row, next_at=now, leased=False)
        before = self.state.alive.get(name)
        self.state.alive[name] = now
        self.state.reach[name] = reach
        return before


def _doubtful(parcel: Parcel) -> Parcel:
    return replace(parcel, ambiguous=True)


@dataclass(frozen=True, slots=True)
class MemoryRoster:
    known: Known

    def directory(self, people: Collection[PersonId], organisations: Collection[OrganisationId]) -> Directory:
        return EMPTY

    def members(self) -> tuple[Who, ...]:
        return ()

    def homes(self) -> dict[PlaceId, str]:
        return dict.fromkeys(self.known.places, "")

    def home_of(self, person: PersonId) -> PlaceId | None:
        return None

    def writes_for(self, person: PersonId) -> tuple[PersonId, ...]:
        return ()


@dataclass(frozen=True, slots=True)
class MemoryRepository:
    state: State
    coalition: CoalitionId
    name: str

    def find(self, key: Id) -> Any | None:
        return self.state.aggregates.get((self.coalition, self.name, key))

    locked = find

    def add(self, new: Any) -> None:
        if self.find(new.id) is not None:
            raise ValueError(f"{new.id} is there already")
        self.save(new)

    def save(self, state: Any) -> None:
        self.state.aggregates[self.coalition, self.name, state.id] = state


@dataclass(frozen=True, slots=True)
class MemoryAsides(MemoryRepository):
    def taken(self, aside: Aside, channel: str) -> bool:
        others = [each for each in self.state.aggregates.values() if isinstance(each, Aside) and each.id != aside.id]
        return any(each.is_open and each.channel == channel for each in others)

    def add(self, new: Any) -> None:
        MemoryRepository.add(self, new)
        self.state.openings[new.id] = Row(0, None, EPOCH, leased=False)

    def save(self, state: Any) -> None:
        MemoryRepository.save(self, state)
        if state.door is not Door.wanted:
            self.state.openings.pop(state.id, None)
        if state.door in {Door.not_opened, Door.closed} and state.channel is None:
            for number in [number for number, post in self.state.posts.items() if post.place == state.id]:
                del self.state.posts[number]
            for name in [name for name in self.state.boards if name[3] == state.id]:
                del self.state.boards[name]


def aside_at(state: State, place: PlaceId | None) -> Aside | None:
    found: Aside | None = state.aggregates.get((HERE, ASIDES.name, place)) if place else None
    return found


def home_at(state: State, known: Known, place: PlaceId) -> Address:
    """The home's own, or that of the home which an aside is near."""
    aside = aside_at(state, place)
    return known.places[aside.near if aside else place]


def address_at(state: State, known: Known, place: PlaceId) -> Address | None:
    """None of an aside that is not open."""
    aside = aside_at(state, place)
    if aside is None:
        return known.places[place]
    return replace(known.places[aside.near], channel=aside.channel) if aside.channel else None


@dataclass(frozen=True, slots=True)
class MemoryUnit:
    state: State
    known: Known
    coalition: CoalitionId

    def get(self, key: Key[R]) -> R:
        found: Any = (
            MemoryRoster(self.known)
            if key.name == ROSTER.name
            else MemoryAsides(self.state, self.coalition, key.name)
            if key.name == ASIDES.name
            else MemoryRepository(self.state, self.coalition, key.name)
        )
        answer: R = found
        return answer

    @contextmanager
    def attempt(self) -> Iterator[None]:
        with attempt(self.state):
            yield

    def set_timer(self, kind: str, key: Id, due: datetime | None) -> None:
        if due is None:
            self.state.timers.pop((self.coalition, kind, key), None)
        else:
            self.state.timers[self.coalition, kind, key] = due

    def place_board(self, kind: str, key: Id, places: Collection[PlaceId] | None, thread: str | None = None) -> None:
        for place in self.known.places if places is None else places:
            self.state.boards[self.coalition, kind, key, place] = Wall(1, 0, None, None)

    def want_board(self, kind: str, key: Id, places: Collection[PlaceId] = ()) -> None:
        for name, wall in self.state.boards.items():
            if name[:3] == (self.coalition, kind, key):
                self.state.boards[name] = replace(wall, wanted=wall.wanted + 1)

    def send(self, messages: Collection[Message], at: datetime, under: Under | None = None) -> None:
        for message in messages:
            number = max(self.state.posts, default=0) + 1
            rings = message.person if isinstance(message, Ask) else None
            address = home_at(self.state, self.known, message.place)
            card = message.shown if isinstance(message, Ask) else message.card
            posted(self.state, number, address, card.wired(), at=at, rings=rings)
            if aside_at(self.state, message.place):
                self.state.posts[number] = replace(self.state.posts[number], place=message.place)

    def keep(self, waiting: Collection[Waiting], at: datetime) -> None:
        self.state.needs[len(self.state.needs)] = tuple(waiting)

    def record(self, facts: Collection[Happened], by: PersonId, at: datetime) -> None:
        for fact in facts:
            self.state.history[len(self.state.history)] = fact

    def put_back(self, key: Id, command: Command, due: datetime) -> None:
        self.state.retries[key] = command
        self.set_timer(RETRY, key, due)

    def take_back(self, key: Id) -> Command:
        self.set_timer(RETRY, key, None)
        return self.state.retries.pop(key)


def posted(  # noqa: PLR0913 - a row
    state: State, number: int, address: Address, card: Card, *, at: datetime, rings: PersonId | None = None
) -> None:
    parcel = Parcel(number, HERE, address, card, rings, 0, False, "en", "UTC", EMPTY)
    state.posts[number] = Post(parcel, "pending", at)


def covered(reach: Reaches, address: Address) -> bool:
    return any(each.covers(address) for each in reach)


@dataclass(frozen=True, slots=True)
class MemoryAlarms:
    state: State
    known: Known

    def nearest(self, reach: Reaches = EVERYWHERE) -> datetime | None:
        return min((due.at for due in self._all() if self._is_own(due, reach)), default=None)

    def due(self, now: datetime, most: int, reach: Reaches = EVERYWHERE) -> tuple[Due, ...]:
        return tuple(due for due in self._all() if due.at <= now and self._is_own(due, reach))[:most]

    def claim(self, due: Due) -> bool:
        return self.still(due)

    def still(self, due: Due) -> bool:
        return self.state.timers.get((due.coalition, due.kind, Id(due.key))) == due.at

    def put_off(self, due: Due, now: datetime) -> bool:
        """Hopeless after a few failures, so that tests need not wait for a day."""
        timer = (due.coalition, due.kind, Id(due.key))
        self.state.timers[timer] = now + timedelta(minutes=1)
        self.state.failures[timer] = self.state.failures.get(timer, 0) + 1
        return self.state.failures[timer] > PATIENCE

    def running(self, kind: str) -> dict[Due, tuple[Address, ...]]:
        return {due: self._addresses(due) for due in self._all() if due.kind == kind}

    def _addresses(self, due: Due) -> tuple[Address, ...]:
        its = (name[3] for name in self.state.boards if name[:3] == (due.coalition, due.kind, due.key))
        return tuple(home_at(self.state, self.known, place) for place in its)

    def _is_own(self, due: Due, reach: Reaches) -> bool:
        addresses = self._addresses(due)
        return not addresses or any(covered(reach, address) for address in addresses)

    def _all(self) -> list[Due]:
        found = [Due(coalition, kind, key, at) for (coalition, kind, key), at in self.state.timers.items()]
        return sorted(found, key=lambda due: due.at)


@dataclass(frozen=True, slots=True)
class MemoryMail:
    state: State
    known: Known

    def claim(self, now: datetime, most: int, reach: Reaches = EVERYWHERE) -> tuple[Parcel, ...]:
        claimed = [self._claimed(post, now) for post in self._first_of_each(reach) if post.next_at <= now]
        return tuple(claimed[:most])

    def sent(self, parcel: Parcel) -> None:
        del self.state.posts[parcel.id]

    def later(self, parcel: Parcel, until: datetime, *, ambiguous: bool, tried: bool) -> None:
        kept = replace(parcel, ambiguous=ambiguous, tries=parcel.tries - (not tried))
        self.state.posts[parcel.id] = replace(self.state.posts[parcel.id], parcel=kept, state="pending", next_at=until)

    def in_place(self, parcel: Parcel, now: datetime) -> None:
        kept = replace(parcel, alone=None)
        self.state.posts[parcel.id] = replace(self.state.posts[parcel.id], parcel=kept, state="pending", next_at=now)

    def dead(self, parcel: Parcel, why: str, now: datetime) -> None:
        place = self.state.posts[parcel.id].place
        self.state.posts[parcel.id] = Post(parcel, "dead", now, why, place)

    def nearest(self, reach: Reaches = EVERYWHERE) -> datetime | None:
        return min((post.next_at for post in self._first_of_each(reach)), default=None)

    def _first_of_each(self, reach: Reaches) -> list[Post]:
        first: dict[Address, Post] = {}
        for post in self.state.posts.values():
            address = address_at(self.state, self.known, post.place) if post.place else post.parcel.address
            if post.state != "dead" and address and covered(reach, post.parcel.address):
                first.setdefault(address, replace(post, parcel=replace(post.parcel, address=address)))
        return list(first.values())

    def _claimed(self, post: Post, now: datetime) -> Parcel:
        """A lease that ran out says that its message may have arrived."""
        ambiguous = post.parcel.ambiguous or post.state == "sending"
        parcel = replace(post.parcel, tries=post.parcel.tries + 1, ambiguous=ambiguous)
        self.state.posts[parcel.id] = replace(post, parcel=parcel, state="sending", next_at=now + LEASE)
        return parcel


@dataclass(frozen=True, slots=True)
class MemoryBoards:
    state: State
    known: Known

    def stale(self, now: datetime, most: int, reach: Reaches = EVERYWHERE) -> tuple[Stale, ...]:
        found = [
            Stale(coalition, kind, key, place, address, wall.wanted, wall.message, "en", "UTC")
            for (coalition, kind, key, place), wall in self.state.boards.items()
            if wall.wanted > wall.shown and (wall.next_at is None or wall.next_at <= now)
            if covered(reach, home_at(self.state, self.known, place))
            if (address := address_at(self.state, self.known, place))
        ]
        return tuple(found[:most])

    def nearest(self, after: datetime, reach: Reaches = EVERYWHERE) -> datetime | None:
        waiting = (
            wall.next_at
            for name, wall in self.state.boards.items()
            if wall.wanted > wall.shown and covered(reach, home_at(self.state, self.known, name[3]))
            if address_at(self.state, self.known, name[3])
        )
        return min((at for at in waiting if at and at > after), default=None)

    def claim(self, board: Stale, now: datetime) -> bool:
        name = (board.coalition, board.kind, Id(board.key), board.place)
        wall = self.state.boards[name]
        free = wall.wanted > wall.shown and (wall.next_at is None or wall.next_at <= now)
        if free:
            self.later(board, now + LEASE)
        return free

    def shown(self, board: Stale, message: str | None, now: datetime) -> None:
        name = (board.coalition, board.kind, Id(board.key), board.place)
        self.state.boards[name] = replace(self.state.boards[name], shown=board.wanted, message=message)

    def later(self, board: Stale, until: datetime) -> None:
        name = (board.coalition, board.kind, Id(board.key), board.place)
        self.state.boards[name] = replace(self.state.boards[name], next_at=until)


@dataclass(frozen=True, slots=True)
class MemoryOpenings:
    state: State
    known: Known

    def claim(self, now: datetime, most: int, reach: Reaches = EVERYWHERE) -> tuple[Opening, ...]:
        due = [place for place, row in self._reached(reach) if row.next_at <= now]
        return tuple(self._claimed(place, now) for place in due[:most])

    def later(self, opening: Opening, until: datetime, *, tried: bool) -> None:
        row = self.state.openings[opening.aside]
        self.state.openings[opening.aside] = Row(row.tries - (not tried), row.since, until, leased=False)

    def nearest(self, reach: Reaches = EVERYWHERE) -> datetime | None:
        return min((row.next_at for _, row in self._reached(reach)), default=None)

    def _reached(self, reach: Reaches) -> list[tuple[PlaceId, Row]]:
        every = self.state.openings.items()
        return [(place, row) for place, row in every if covered(reach, home_at(self.state, self.known, place))]

    def _claimed(self, place: PlaceId, now: datetime) -> Opening:
        aside, row = aside_at(self.state, place), self.state.openings[place]
        assert aside is not None
        self.state.openings[place] = row = Row(row.tries + 1, row.since or now, now + LEASE, leased=True)
        accounts = {person: account for account, (person, _) in self.known.people.items()}
        there = {person: accounts.get(person) for person in aside.people}
        near = home_at(self.state, self.known, place)
        return Opening(HERE, place, near, there, row.tries, row.since or now, "en", EMPTY)

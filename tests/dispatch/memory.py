"""A store that keeps everything in dictionaries: what the ports promise, in plain Python, for the tests of dispatch."""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, fields, replace
from datetime import datetime, timedelta
from typing import Protocol, TypeVar, cast

from bot.codes import CodeId
from bot.dispatch.installed import Installations
from bot.dispatch.muting import Mutes
from bot.dispatch.ports import EVERYWHERE, Backlog, Boards, Choice, Due, Mail, Openings, Reaches, Recognised, Sign
from bot.dispatch.recognised import Belonging
from bot.dispatch.threads import Under
from bot.dispatch.whereabouts import KnownAs
from bot.kernel.attention import Forgotten, Message, Need, Waiting
from bot.kernel.change import Happened
from bot.kernel.command import Account, Address, Command, Standing
from bot.kernel.ids import CoalitionId, Id, OrganisationId, PersonId, PlaceId
from bot.kernel.ports import NEEDS, ROSTER, RULES, Directory, Key, Who
from bot.kernel.settings import Rules
from bot.overhearing import Overheard

G = TypeVar("G")
R = TypeVar("R")

Row = tuple[CoalitionId, str, Id]


class Kept(Protocol):
    @property
    def id(self) -> Id: ...


@dataclass(frozen=True)
class Known:
    """A person of one coalition."""

    coalition: CoalitionId
    who: Who
    standing: Standing
    language: str = "es"
    zone: str = "Europe/Madrid"


@dataclass
class World:
    """All rows. Values in it are never changed, only replaced, so that a copy of the collections keeps a moment."""

    people: dict[Account, Known] = field(default_factory=dict)
    also: dict[Account, tuple[Known, ...]] = field(default_factory=dict)
    homes: dict[Address, tuple[CoalitionId, PlaceId]] = field(default_factory=dict)
    overheard: set[Address] = field(default_factory=set)
    codes: dict[tuple[CodeId, str], tuple[CoalitionId, datetime]] = field(default_factory=dict)
    received: dict[str, datetime] = field(default_factory=dict)
    rows: dict[Row, Kept] = field(default_factory=dict)
    timers: dict[Row, datetime] = field(default_factory=dict)
    boards: dict[Row, tuple[frozenset[PlaceId], int]] = field(default_factory=dict)
    sent: list[tuple[Message, datetime]] = field(default_factory=list)
    under: list[Under | None] = field(default_factory=list)
    threads: dict[Row, str | None] = field(default_factory=dict)
    kept: list[tuple[Waiting, datetime]] = field(default_factory=list)
    history: list[tuple[Happened, PersonId, datetime]] = field(default_factory=list)
    waiting: dict[tuple[CoalitionId, Id], Command] = field(default_factory=dict)

    def memberships(self, account: Account) -> tuple[Known, ...]:
        first = self.people.get(account)
        return (*((first,) if first else ()), *self.also.get(account, ()))

    def run(self, work: Callable[["Transaction", G], R], given: G) -> R:
        """One transaction: everything or nothing."""
        with self.whole():
            return work(Transaction(self), given)

    @contextmanager
    def whole(self) -> Iterator[None]:
        before = {each.name: getattr(self, each.name).copy() for each in fields(self)}
        try:
            yield
        except BaseException:
            for name, value in before.items():
                setattr(self, name, value)
            raise


@dataclass(frozen=True)
class Repository:
    world: World
    coalition: CoalitionId
    name: str

    def find(self, key: Id) -> Kept | None:
        return self.world.rows.get((self.coalition, self.name, key))

    def locked(self, key: Id) -> Kept | None:
        return self.find(key)

    def add(self, new: Kept) -> None:
        if self.find(new.id) is not None:
            raise KeyError(f"{new.id} is there already")
        self.world.rows[self.coalition, self.name, new.id] = new

    def save(self, state: Kept) -> None:
        if self.find(state.id) is None:
            raise KeyError(f"{state.id} is not there")
        self.world.rows[self.coalition, self.name, state.id] = state


@dataclass(frozen=True)
class Roster:
    world: World
    coalition: CoalitionId

    def members(self) -> tuple[Who, ...]:
        return tuple(known.who for known in self.world.people.values() if known.coalition == self.coalition)

    def homes(self) -> dict[PlaceId, str]:
        return {place: place for coalition, place in self.world.homes.values() if coalition == self.coalition}

    def home_of(self, person: PersonId) -> PlaceId | None:
        return next((place for coalition, place in self.world.homes.values() if coalition == self.coalition), None)

    def writes_for(self, person: PersonId) -> tuple[PersonId, ...]:
        return ()

    def directory(self, people: Collection[PersonId], organisations: Collection[OrganisationId]) -> Directory:
        return Directory({who.person: who for who in self.members() if who.person in people}, {})


@dataclass(frozen=True)
class Needs:
    """What was kept, read in its order."""

    world: World

    def of(self, person: PersonId, now: datetime) -> tuple[Need, ...]:
        there: dict[str, Need] = {}
        for each, at in self.world.kept:
            if each.person not in {None, person}:
                continue
            if isinstance(each, Forgotten):
                there.clear()
                continue
            before = there.pop(each.key, None)
            if isinstance(each, Need):
                since = before.raised_at if before and not _over(before, at) else at
                there[each.key] = replace(each, raised_at=since)
        still = (need for need in there.values() if not _over(need, now))
        return tuple(sorted(still, key=lambda need: (need.raised_at or now, need.key)))


def _over(need: Need, now: datetime) -> bool:
    return need.until is not None and need.until <= now


@dataclass(frozen=True)
class RuleBook:
    def rules(self) -> Rules:
        return Rules({})


@dataclass(frozen=True)
class Unit:
    world: World
    coalition: CoalitionId

    def get(self, key: Key[R]) -> R:
        special = {
            ROSTER.name: Roster(self.world, self.coalition),
            RULES.name: RuleBook(),
            NEEDS.name: Needs(self.world),
        }
        return cast("R", special.get(key.name) or Repository(self.world, self.coalition, key.name))

    @contextmanager
    def attempt(self) -> Iterator[None]:
        with self.world.whole():
            yield

    def set_timer(self, kind: str, key: Id, due: datetime | None) -> None:
        self.world.timers.pop((self.coalition, kind, key), None)
        if due is not None:
            self.world.timers[self.coalition, kind, key] = due

    def place_board(self, kind: str, key: Id, places: Collection[PlaceId] | None, thread: str | None = None) -> None:
        """None is every home that there is now."""
        every = [place for coalition, place in self.world.homes.values() if coalition == self.coalition]
        self.world.threads[self.coalition, kind, key] = thread
        _, wanted = self.world.boards.get((self.coalition, kind, key), (None, 0))
        self.world.boards[self.coalition, kind, key] = (frozenset(every if places is None else places), wanted + 1)

    def want_board(self, kind: str, key: Id, places: Collection[PlaceId] = ()) -> None:
        before, wanted = self.world.boards[self.coalition, kind, key]
        self.world.boards[self.coalition, kind, key] = (before | frozenset(places), wanted + 1)

    def send(self, messages: Collection[Message], at: datetime, under: Under | None = None) -> None:
        self.world.sent += [(message, at) for message in messages]
        self.world.under += [under for _ in messages]

    def keep(self, waiting: Collection[Waiting], at: datetime) -> None:
        self.world.kept += [(each, at) for each in waiting]

    def record(self, facts: Collection[Happened], by: PersonId, at: datetime) -> None:
        self.world.history += [(fact, by, at) for fact in facts]

    def put_back(self, key: Id, command: Command, due: datetime) -> None:
        self.world.waiting[self.coalition, key] = command
        self.set_timer("retry", key, due)

    def take_back(self, key: Id) -> Command:
        self.set_timer("retry", key, None)
        return self.world.waiting.pop((self.coalition, key))


@dataclass(frozen=True)
class Alarms:
    world: World

    def nearest(self, reach: Reaches = EVERYWHERE) -> datetime | None:
        return min(self.world.timers.values(), default=None)

    def due(self, now: datetime, most: int, reach: Reaches = EVERYWHERE) -> tuple[Due, ...]:
        timers = sorted(self.world.timers.items(), key=lambda timer: timer[1])
        return tuple(Due(*row, at) for row, at in timers if at <= now)[:most]

    def claim(self, due: Due) -> bool:
        return self.still(due)

    def still(self, due: Due) -> bool:
        return self.world.timers.get((due.coalition, due.kind, Id(due.key))) == due.at

    def put_off(self, due: Due, now: datetime) -> bool:
        """Nothing fails here for a day."""
        self.world.timers[due.coalition, due.kind, Id(due.key)] = now + timedelta(minutes=1)
        return False

    def running(self, kind: str) -> dict[Due, tuple[Address, ...]]:
        return {Due(*row, at): () for row, at in self.world.timers.items() if row[1] == kind}


@dataclass(frozen=True)
class Transaction:
    world: World

    @property
    def alarms(self) -> Alarms:
        return Alarms(self.world)

    @property
    def mail(self) -> Mail:
        raise AssertionError("the mail is the courier's")

    @property
    def boards(self) -> Boards:
        raise AssertionError("what boards show is the courier's")

    @property
    def openings(self) -> Openings:
        raise AssertionError("what is to be opened is the courier's")

    @property
    def installations(self) -> Installations:
        raise AssertionError("where the bot is installed is the platforms' own")

    @property
    def mutes(self) -> Mutes:
        raise AssertionError("whom the bot has muted is the muting's")

    def recognise(
        self,
        account: Account | None,
        address: Address | None,
        *,
        here_only: bool = False,
        within: CoalitionId | None = None,
    ) -> Recognised:
        here, place = self.world.homes.get(address, (None, None)) if address else (None, None)
        nobody = Recognised(here, place, None, Standing.anyone, "en", "UTC")
        own = self.world.memberships(account) if account else ()
        if within and here != within and not here_only:
            there = next((self._member(each, None) for each in own if each.coalition == within), None)
            return replace(there, chosen=True) if there else Recognised(None, None, None, Standing.anyone, "en", "UTC")
        if here:
            return next((self._member(each, place) for each in own if each.coalition == here), nobody)
        if len(own) > 1 and not here_only:
            return replace(nobody, choices=tuple(Choice(each.coalition, f"The {each.coalition}") for each in own))
        return self._member(own[0], None) if own and not here_only else nobody

    def belonging(self, platform: str, user: str) -> tuple[Belonging, ...]:
        raise AssertionError("in how many workspaces someone is, is asked of a real store")

    def sharing(self, platform: str, workspace: str) -> tuple[tuple[CoalitionId, Address, str], ...]:
        return ()

    def goes_on(self, coalition: CoalitionId, address: Address) -> bool:
        return False

    def known_by(self, account: Account) -> tuple[KnownAs, ...]:
        return ()

    def lived_at(self, address: Address) -> tuple[tuple[CoalitionId, Address], ...]:
        raise AssertionError("who lives where is asked of a real store")

    def overhears(self, address: Address, thread: str | None = None) -> Overheard | None:
        return Overheard.at_home if address in self.world.overheard else None

    def recognise_by(
        self, code: CodeId, opens: str, account: Account | None, address: Address | None, now: datetime
    ) -> Recognised | None:
        found = self.world.codes.get((code, opens))
        if found is None or found[1] <= now:
            return None
        here, place = self.world.homes.get(address, (None, None)) if address else (None, None)
        place = place if here == found[0] else None
        known = self.world.people.get(account) if account else None
        if known is None or known.coalition != found[0]:
            return Recognised(found[0], place, None, Standing.anyone, "en", "UTC")
        return self._member(known, place)

    @staticmethod
    def _member(known: Known, place: PlaceId | None) -> Recognised:
        return Recognised(known.coalition, place, known.who.person, known.standing, known.language, known.zone)

    def receive(self, key: str, at: datetime) -> bool:
        new = key not in self.world.received
        self.world.received.setdefault(key, at)
        return new

    def unit(self, coalition: CoalitionId) -> Unit:
        return Unit(self.world, coalition)

    def backlog(self) -> Backlog:
        raise AssertionError("what waits is the metrics' to ask")

    def signs(self) -> tuple[Sign, ...]:
        return ()

    def alive(
        self, name: str, now: datetime, reach: Reaches = EVERYWHERE, *, starting: bool = False
    ) -> datetime | None:
        raise AssertionError("whether the bot was away is the clock's to ask")

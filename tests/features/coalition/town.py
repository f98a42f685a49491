"""A town in memory: the coalition feature under the real dispatch, with dictionaries for a store.
People type and press as accounts; everything that was posted and recorded is kept in order."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Generic, NoReturn, TypeVar, cast

from bot.codes import CodeId
from bot.dispatch import Answer, Dispatch, Inbound, Outcome, Tick, Ticked
from bot.dispatch.installed import Installations
from bot.dispatch.muting import Mutes
from bot.dispatch.ports import (
    EVERYWHERE,
    Alarms,
    Backlog,
    Boards,
    Due,
    Mail,
    Openings,
    Reaches,
    Recognised,
    Sign,
    UnitOfWork,
)
from bot.dispatch.recognised import Belonging
from bot.dispatch.running import Running
from bot.dispatch.threads import Under
from bot.dispatch.whereabouts import KnownAs
from bot.features.coalition import COALITION
from bot.features.coalition.commands import AcceptFacilitation, AskToFacilitate
from bot.features.coalition.model import (
    COALITIONS,
    CODES,
    HOMES,
    INVITE,
    MEMBERS,
    ORGANISATIONS,
    RESIDENTS,
    SEATS,
    Coalition,
    Home,
    Member,
    OneTimeCode,
    Organisation,
    Residents,
    Seat,
    alike,
)
from bot.features.privacy.facts import PersonErased
from bot.kernel.attention import Forgotten, Message, Met, Need, Waiting
from bot.kernel.card import Card
from bot.kernel.change import Change, Happened, Identified
from bot.kernel.command import Account, Actor, Address, Command, Context, Draft, Page, Request, Standing
from bot.kernel.feature import Catalogue
from bot.kernel.form import Form, answered, opened
from bot.kernel.ids import CoalitionId, Id, OrganisationId, PersonId, PlaceId
from bot.kernel.ports import NEEDS, ROSTER, RULES, Directory, Key, Who
from bot.kernel.settings import Ruled, Rules
from bot.kernel.wire import decode, encode
from bot.overhearing import Overheard
from tests.features.reading import labels, pressable

A = TypeVar("A", bound=Identified)
R = TypeVar("R")

EVENING = datetime(2026, 3, 9, 18, 0, tzinfo=UTC)
ROOM = Address("terminal", "local", "room")


class Rows(Generic[A]):
    def __init__(self) -> None:
        self.kept: dict[Id, A] = {}

    def find(self, key: Id) -> A | None:
        return self.kept.get(key)

    locked = find

    def add(self, new: A) -> None:
        if new.id in self.kept:
            raise ValueError(f"{new.id} is there already")
        self.kept[new.id] = new

    def save(self, state: A) -> None:
        if state.id not in self.kept:
            raise ValueError(f"{state.id} is not there")
        self.kept[state.id] = state

    def all(self) -> tuple[A, ...]:
        return tuple(self.kept.values())

    def undoing(self) -> Callable[[], None]:
        """Brings back the rows as they are now."""
        before = dict(self.kept)

        def undo() -> None:
            self.kept = before

        return undo


class CoalitionRows(Rows[Coalition]):
    def here(self) -> Coalition | None:
        return next(iter(self.kept.values()), None)

    locked_here = here


class OrganisationRows(Rows[Organisation]):
    def named(self, name: str) -> Organisation | None:
        return next((each for each in self.all() if alike(each.name) == alike(name)), None)

    def added_by(self, person: PersonId) -> tuple[OrganisationId, ...]:
        return tuple(each.id for each in self.all() if each.added_by == person)

    def all(self) -> tuple[Organisation, ...]:
        return tuple(sorted(self.kept.values(), key=lambda each: alike(each.name)))


class MemberRows(Rows[Member]):
    def of(self, organisation: OrganisationId) -> tuple[Member, ...]:
        return tuple(each for each in self.all() if each.organisation == organisation)

    def nowhere(self) -> tuple[Member, ...]:
        return tuple(each for each in self.all() if each.organisation is None)

    def counted(self) -> tuple[tuple[OrganisationId | None, int], ...]:
        return tuple(Counter(each.organisation for each in self.all()).items())

    def all(self) -> tuple[Member, ...]:
        return tuple(each for each in self.kept.values() if not each.left_at)


class ResidentsRows(Rows[Residents]):
    def here(self) -> Residents | None:
        return next(iter(self.kept.values()), None)


class SeatRows(Rows[Seat]):
    def of_residents(self) -> tuple[Seat, ...]:
        return tuple(sorted((each for each in self.all() if each.number), key=lambda each: each.number or 0))

    def of(self, organisation: OrganisationId) -> Seat | None:
        return next((each for each in self.all() if each.organisation == organisation), None)


class CodeRows(Rows[OneTimeCode]):
    def of(self, person: PersonId) -> tuple[OneTimeCode, ...]:
        return tuple(each for each in self.all() if each.by == person)

    def invitations(self) -> tuple[OneTimeCode, ...]:
        return tuple(each for each in self.all() if each.opens == INVITE and each.by)


class HomeRows(Rows[Home]):
    """`lived_in` answers for the whole town."""

    def __init__(self, lived_in: Callable[[Address], bool]) -> None:
        super().__init__()
        self._lived_in = lived_in

    def all(self) -> tuple[Home, ...]:
        return tuple(each for each in self.kept.values() if not each.left_at)

    def taken(self, address: Address) -> bool:
        return self._lived_in(address)


class Roll:
    """Who is here, as the store's roster tells it."""

    def __init__(self, books: "Books") -> None:
        self.books = books

    def members(self) -> tuple[Who, ...]:
        every = sorted(self.books.members.all(), key=lambda each: each.name)
        return tuple(Who(each.id, each.name, each.organisation, accounts=each.accounts) for each in every)

    def directory(self, people: Collection[PersonId], organisations: Collection[OrganisationId]) -> Directory:
        here = (self.books.members.find(person) for person in people)
        whos = {each.id: Who(each.id, each.name, each.organisation) for each in here if each and not each.left_at}
        named = (self.books.organisations.find(each) for each in organisations)
        return Directory(whos, {each.id: each.name for each in named if each})

    def writes_for(self, person: PersonId) -> tuple[PersonId, ...]:
        return tuple(each.id for each in self.books.members.all() if person in each.writers)


class Books:
    """One coalition's rows, facts and messages."""

    def __init__(self, lived_in: Callable[[Address], bool]) -> None:
        self.coalitions, self.homes, self.seats = CoalitionRows(), HomeRows(lived_in), SeatRows()
        self.organisations, self.members, self.codes = OrganisationRows(), MemberRows(), CodeRows()
        self.residents = ResidentsRows()
        self.facts: list[Happened] = []
        self.messages: list[Message] = []
        self.needs: list[Need] = []
        self.put_off: list[Command] = []
        self.ruled: dict[str, Ruled] = {}
        self.timers: dict[tuple[str, str], datetime] = {}
        self.roll = Roll(self)
        self._by_key: dict[str, object] = {
            CODES.name: self.codes,
            COALITIONS.name: self.coalitions,
            HOMES.name: self.homes,
            ORGANISATIONS.name: self.organisations,
            MEMBERS.name: self.members,
            SEATS.name: self.seats,
            RESIDENTS.name: self.residents,
            ROSTER.name: self.roll,
            NEEDS.name: self,
            RULES.name: self,
        }

    def get(self, key: Key[R]) -> R:
        return cast("R", self._by_key[key.name])

    def rules(self) -> Rules:
        """In force from the beginning, if a test says so."""
        return Rules(self.ruled)

    def home_at(self, address: Address | None) -> PlaceId | None:
        at = ((home.id, Address(home.platform, home.workspace, home.channel)) for home in self.homes.all())
        return next((place for place, where in at if where == address), None)

    @contextmanager
    def attempt(self) -> Iterator[None]:
        rows = (self.coalitions, self.members, self.seats, self.residents, self.organisations, self.codes)
        undoing = [each.undoing() for each in rows]
        undoing = [each.undoing() for each in (self.coalitions, self.homes, self.members, self.seats, self.codes)]
        try:
            yield
        except Exception:
            for undo in undoing:
                undo()
            raise

    def send(self, messages: Collection[Message], at: datetime, under: Under | None = None) -> None:
        self.messages += messages

    def keep(self, waiting: Collection[Waiting], at: datetime) -> None:
        for each in waiting:
            if isinstance(each, Forgotten):
                self.needs = [need for need in self.needs if need.person != each.person]
                continue
            there = (need for need in self.needs if need.key == each.key)
            same = [need for need in there if each.person in {None, need.person}]
            if isinstance(each, Met):
                self.needs = [need for need in self.needs if need not in same]
            elif not same:
                self.needs.append(replace(each, raised_at=at))

    def of(self, person: PersonId, now: datetime) -> tuple[Need, ...]:
        return tuple(need for need in self.needs if need.person == person)

    def record(self, facts: Collection[Happened], by: PersonId, at: datetime) -> None:
        self.facts += facts

    def put_back(self, key: Id, command: Command, due: datetime) -> None:
        self.put_off.append(command)

    def set_timer(self, kind: str, key: Id, due: datetime | None) -> None:
        self.timers.pop((kind, key), None)
        if due:
            self.timers[kind, key] = due

    def _unused(self, *_: object) -> NoReturn:
        raise AssertionError("the base of the coalition has no boards")

    place_board = want_board = take_back = _unused


class Town:
    """`at` is the time, which moves a second with every request."""

    def __init__(self) -> None:
        self.at = EVENING
        self.books: dict[CoalitionId, Books] = {}
        self.received: set[str] = set()
        self.dispatch = Dispatch(Catalogue((COALITION,)))
        self._seeds = 0

    def hear(self, user: str, request: Command | Page, *, room: Address = ROOM, key: str | None = None) -> Answer:
        self.at += timedelta(seconds=1)
        inbound = Inbound(
            request, self.at, self._seed(), account(user), room, key, user.title(), "es-MX", "Europe/Madrid"
        )
        run = self.dispatch.page if isinstance(request, Page) else self.dispatch.command
        answer = run(self, inbound)
        assert answer.failures == ()
        return answer

    def shown(self, user: str, request: Command | Page, *, room: Address = ROOM) -> Card:
        answer = self.hear(user, request, room=room)
        assert isinstance(answer.shown, Card), answer.shown
        return answer.shown

    def refused(self, user: str, request: Command | Page, *, room: Address = ROOM) -> str | None:
        answer = self.hear(user, request, room=room)
        assert answer.outcome is Outcome.refused, answer.shown
        return answer.refusal

    def tick(self) -> int:
        """The clock does what is due by now; how many that were."""
        here = self.coalition.id
        due = [Due(here, kind, key, at) for (kind, key), at in self.here.timers.items() if at <= self.at]
        for each in due:
            assert self.dispatch.tick(self, Tick(each, self.at, self._seed())) == Ticked(ran=True)
        return len(due)

    def erase(self, user: str) -> None:
        """As privacy does it: what waits for them is dropped first, and then all let go of them."""
        self.at += timedelta(seconds=1)
        person = self.person(user)
        context = Context(self.at, Actor(person, Standing.clock), self.coalition.id, None, None, Random(self._seed()))
        running = Running(self.dispatch.catalogue, self.here, context)
        running.follow(Change(facts=(PersonErased(person),), needs=(Forgotten(person),)))
        assert running.failures == []

    def claim(self, due: Due) -> bool:
        return self.here.timers.get((due.kind, due.key)) == due.at

    still = claim

    def press(self, user: str, card: Card, label: str, room: Address = ROOM, /, **answers: str) -> Answer:
        """The button or menu option of that label, as it comes over the wire; `answers` fill its form."""
        request = pressed(card, label, self.dispatch.catalogue.wires)
        if isinstance(request, Draft):
            form = opened(request, lambda kind: kind.from_bytes(self._seed()[:10]))
            shown = {entry.name: entry.text for entry in form.entries}
            read = answered(form.draft, {**shown, **answers})
            assert not isinstance(read, Form), read
            request = read
        return self.hear(user, request, room=room)

    def facilitate(self, by: str, user: str) -> None:
        """The one asks, and the other says yes."""
        self.hear(by, AskToFacilitate(self.person(user)))
        self.hear(user, AcceptFacilitation(self.person(by)))

    @property
    def here(self) -> Books:
        """The books of the coalition that was set up first."""
        return next(each for each in self.books.values() if each.coalitions.here())

    @property
    def coalition(self) -> Coalition:
        coalition = self.here.coalitions.here()
        assert coalition
        return coalition

    @property
    def last(self) -> Card:
        """What was posted last."""
        return self.here.messages[-1].card

    def person(self, user: str) -> PersonId:
        return self.member(user).id

    def member(self, user: str) -> Member:
        return next(each for each in self.here.members.all() if account(user) in each.accounts)

    def seat(self, name: str) -> Seat:
        organisation = self.here.organisations.named(name)
        seat = self.here.seats.of(organisation.id) if organisation else None
        assert seat
        return seat

    def context(self, user: str) -> Context:
        """For a handler that is called by itself."""
        known = self.recognise(account(user), ROOM)
        actor = Actor(self.person(user), known.standing, account(user))
        return Context(self.at, actor, self.coalition.id, self.coalition.homes[0], ROOM, Random(1))

    @property
    def installations(self) -> Installations:
        raise AssertionError("where the bot is installed is the platforms' own")

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

    def recognise(
        self,
        account: Account | None,
        address: Address | None,
        *,
        here_only: bool = False,
        within: CoalitionId | None = None,
    ) -> Recognised:
        for key, books in self.books.items():
            if place := books.home_at(address):
                return self._recognised(key, books, place, account)
        return Recognised(None, None, None, Standing.anyone, "en", "UTC")

    def overhears(self, address: Address, thread: str | None = None) -> Overheard | None:
        return None

    def recognise_by(
        self, code: CodeId, opens: str, account: Account | None, address: Address | None, now: datetime
    ) -> Recognised | None:
        for key, books in self.books.items():
            found = books.codes.find(code)
            if found and found.opens == opens and found.until > now:
                return self._recognised(key, books, books.home_at(address), account)
        return None

    def _recognised(self, key: CoalitionId, books: Books, place: PlaceId | None, account: Account | None) -> Recognised:
        coalition = books.coalitions.here()
        assert coalition
        me = next((each for each in books.members.all() if account in each.accounts), None)
        inside = Standing.facilitator if me and me.id in coalition.facilitators else Standing.member
        standing = inside if me else Standing.anyone
        own = (me.language, me.zone) if me else ("en", "UTC")
        return Recognised(key, place, me.id if me else None, standing, *own)

    def _lived_in(self, address: Address) -> bool:
        return any(books.home_at(address) for books in self.books.values())

    def receive(self, key: str, at: datetime) -> bool:
        new = key not in self.received
        self.received.add(key)
        return new

    def unit(self, coalition: CoalitionId) -> UnitOfWork:
        books = self.books.get(coalition, Books(self._lived_in))
        if not books.coalitions.here():
            self.books = {key: each for key, each in self.books.items() if each.coalitions.here()} | {coalition: books}
        return books

    @property
    def alarms(self) -> Alarms:
        return cast("Alarms", self)

    @property
    def mail(self) -> Mail:
        raise AssertionError("nobody delivers here")

    @property
    def boards(self) -> Boards:
        raise AssertionError("nothing here has a board")

    @property
    def openings(self) -> Openings:
        raise AssertionError("nobody goes aside here")

    @property
    def mutes(self) -> Mutes:
        raise AssertionError("nobody is muted here")

    def backlog(self) -> Backlog:
        raise AssertionError("nobody asks here")

    def signs(self) -> tuple[Sign, ...]:
        raise AssertionError("nobody asks here")

    def alive(
        self, name: str, now: datetime, reach: Reaches = EVERYWHERE, *, starting: bool = False
    ) -> datetime | None:
        raise AssertionError("nobody asks here")

    def _seed(self) -> bytes:
        self._seeds += 1
        return self._seeds.to_bytes(16, "big")[::-1]


def account(user: str) -> Account:
    return Account("terminal", "local", user)


def pressed(card: Card, label: str, wires: dict[str, type[Request]]) -> Command | Page | Draft:
    there = dict(zip(labels(card), pressable(card), strict=True))
    assert label in there, f"{label} is not on it: {sorted(there)}"
    return decode(encode(there[label].press), wires)

"""The coalitions of the bench and their rows, written in bulk. Each has a home, people and a round."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from hashlib import blake2b
from itertools import islice
from typing import TypeVar

from sqlalchemy import Table

from bot.dispatch import Inbound
from bot.features.coalition.model import Coalition, Home, Member, Organisation
from bot.features.listening.commands import Join, ListenOnly
from bot.features.listening.model import Manner, Round, RoundId, Speaker
from bot.kernel.command import Account, Address
from bot.kernel.ids import CoalitionId, Id, OrganisationId, PersonId, PlaceId
from storage.boards import boards
from storage.coalition import CoalitionRows, MemberRows, OrganisationRows, accounts
from storage.engine import Link, engine_of, place_of
from storage.homes import HomeRows
from storage.listening import RoundRows
from storage.rows import Aggregates
from storage.tables import EPOCH
from storage.timers import timers

OPENED = datetime(2026, 3, 5, 17, 0, tzinfo=UTC)
AT_ONCE = 5_000
KIND = Round.__name__.lower()

Values = dict[str, object]
Rows = tuple[Table, Iterable[Values]]
I = TypeVar("I", bound=Id)  # noqa: E741 - I for id


def drawn(kind: type[I], *what: object) -> I:
    """The same id for the same things, and as scattered as real ones."""
    return kind.from_bytes(blake2b(repr(what).encode(), digest_size=10).digest())


@dataclass(frozen=True)
class Group:
    """A coalition of the bench, by its number. Its first person facilitates the round that is open in its home."""

    number: int
    people: int

    @cached_property
    def coalition(self) -> CoalitionId:
        return drawn(CoalitionId, "coalition", self.number)

    @cached_property
    def place(self) -> PlaceId:
        return drawn(PlaceId, "place", self.number)

    @cached_property
    def round(self) -> RoundId:
        return drawn(RoundId, "round", self.number)

    @property
    def organisation(self) -> OrganisationId:
        return drawn(OrganisationId, "organisation", self.number)

    @property
    def address(self) -> Address:
        return Address("terminal", "local", f"room-{self.number}")

    @cached_property
    def persons(self) -> tuple[PersonId, ...]:
        return tuple(drawn(PersonId, "person", self.number, each) for each in range(self.people))

    def account(self, person: int) -> Account:
        return Account("terminal", "local", f"user-{self.number}-{person}")

    def gathering(self) -> Round:
        """All have joined it, and it has not begun."""
        speakers = tuple(Speaker(number, person) for number, person in enumerate(self.persons, 1))
        topic, facilitator = "What do we want for our street?", self.persons[0]
        return Round(
            self.round, self.place, topic, Manner.typed, 5, False, facilitator, OPENED, OPENED, speakers=speakers
        )

    def press(self, person: int, number: int) -> Inbound:
        """The person's press of this number. In turn they only listen and join again, which can go on for ever, and
        each changes the round and its board; of the facilitator it is also a sign, which moves the round's timer."""
        command = Join(self.round) if number % 2 else ListenOnly(self.round)
        at = OPENED + timedelta(seconds=number + 1)
        return Inbound(command, at, bytes(16), self.account(person), self.address, f"{self.number}-{person}-{number}")


def groups(how_many: int, people: int) -> tuple[Group, ...]:
    return tuple(Group(number, people) for number in range(how_many))


def rows_of(all_groups: Iterable[Group], state: Callable[[Group], Round] = Group.gathering) -> Iterator[Rows]:
    """In an order in which each finds what it refers to."""
    made = tuple(all_groups)
    rounds = [(group, state(group)) for group in made]
    yield CoalitionRows.rows.table, (_coalition(group) for group in made)
    yield HomeRows.rows.table, (_home(group) for group in made)
    yield OrganisationRows.rows.table, (_organisation(group) for group in made)
    yield MemberRows.rows.table, (_member(group, each) for group in made for each in range(group.people))
    yield accounts, (_account(group, each) for group in made for each in range(group.people))
    yield RoundRows.rows.table, (_row(RoundRows, group, each) for group, each in rounds)
    yield timers, (timer(group.coalition, each.id, each.deadline() or OPENED) for group, each in rounds)
    yield boards, (_board(group) for group in made)


def timer(coalition: CoalitionId, key: Id, due: datetime) -> Values:
    return {"coalition": coalition, "kind": KIND, "key": key, "due_at": due, "failures": 0}


def fill(url: str, rows: Iterable[Rows]) -> None:
    place = place_of(url)
    link = Link(engine_of(place))
    try:
        link.tell("BEGIN")
        for table, values in rows:
            waiting = iter(values)
            while some := list(islice(waiting, AT_ONCE)):
                link.connection.execute(table.insert(), some)
        link.tell("COMMIT")
        if not place.embedded:
            link.tell("VACUUM ANALYZE")  # as the server does by itself a minute later
    finally:
        link.close()


def _row(repository: type[Aggregates], group: Group, state: object) -> Values:  # type: ignore[type-arg]
    return {"coalition": group.coalition, "version": 1, **repository.rows.values(state)}


def _coalition(group: Group) -> Values:
    state = Coalition(
        group.coalition, f"Street {group.number}", "en", "UTC", OPENED, group.persons[:1], (group.place,)
    ).welcoming(group.organisation)
    return {"version": 1, **CoalitionRows.rows.values(state)}


def _home(group: Group) -> Values:
    address = group.address
    state = Home(group.place, address.platform, address.workspace, address.channel, OPENED, group.persons[0])
    return _row(HomeRows, group, state)


def _organisation(group: Group) -> Values:
    state = Organisation(group.organisation, f"School {group.number}", "Teaches.", group.persons[0], OPENED)
    return _row(OrganisationRows, group, state)


def _member(group: Group, person: int) -> Values:
    key, name = group.persons[person], f"Person {person}"
    state = Member(key, name, (group.account(person),), "en", "UTC", OPENED, group.organisation)
    return _row(MemberRows, group, state)


def _account(group: Group, person: int) -> Values:
    account = group.account(person)
    named: Values = {name: getattr(account, name) for name in ("platform", "workspace", "user")}
    return {**named, "coalition": group.coalition, "person": group.persons[person]}


def _board(group: Group) -> Values:
    shown: Values = {"wanted": 1, "shown": 1, "message": "1", "everywhere": False, "next_at": EPOCH}
    return {"coalition": group.coalition, "kind": KIND, "key": group.round, "place": group.place, **shown}

"""Coalitions, places, organisations, members, seats. Before a coalition is known, recognising.py looks them up."""

from collections.abc import Collection
from typing import TypeVar

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    bindparam,
    false,
    func,
    select,
)

from bot.features.coalition.model import Coalition, Dated, Member, Ongoing, Organisation, Path, Seat, SeatId, alike
from bot.features.coalition.model.facilitation import Facilitation
from bot.features.coalition.model.homes import Away
from bot.kernel.command import Account
from bot.kernel.ids import CoalitionId, OrganisationId, PersonId, PlaceId
from storage.rows import COALITION, Aggregates, Rows
from storage.statements import Statement
from storage.tables import Ident, Json, Utc, condition, keyed, metadata

Named = TypeVar("Named", Member, Organisation)


def _of_organisation() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["coalition", "organisation"], ["organisations.coalition", "organisations.id"])


coalitions = Table(
    "coalitions",
    metadata,
    Column("id", Ident(CoalitionId), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("zone", Text, nullable=False),
    Column("founded_at", Utc(), nullable=False),
    Column("facilitators", Json(tuple[PersonId, ...]), nullable=False),
    Column("homes", Json(tuple[PlaceId, ...]), nullable=False),
    Column("organisations", Json(tuple[OrganisationId, ...]), nullable=False),
    Column("now", Json(tuple[Ongoing, ...]), nullable=False),
    Column("next_date", Utc()),
    Column("meetings", Json(tuple[Dated, ...]), nullable=False, server_default="[]"),
    Column("path", Json(Path), nullable=False, server_default="{}"),
    Column("used", Json(tuple[str, ...]), nullable=False, server_default="[]"),
    Column("facilitation", Json(Facilitation), nullable=False, server_default="{}"),
    sqlite_with_rowid=False,
)

_ADDRESS = ("platform", "workspace", "channel")
_LIVED_IN = condition("left_at IS NULL")

places = keyed(
    "places",
    PlaceId,
    Column("platform", Text, nullable=False),
    Column("workspace", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("opened_at", Utc(), nullable=False),
    Column("opened_by", Ident(PersonId), nullable=False),
    Column("label", Text, nullable=False),
    Column("language", Text),
    Column("left_at", Utc()),
    Column("away", Json(Away)),
    Column("told_at", Utc()),
    Index("uq_places_address", *_ADDRESS, unique=True, sqlite_where=_LIVED_IN, postgresql_where=_LIVED_IN),
    Index("ix_places_channel", "platform", "channel", sqlite_where=_LIVED_IN, postgresql_where=_LIVED_IN),
)
"""A channel that several workspaces share has the same name in all of them."""

organisations = keyed(
    "organisations",
    OrganisationId,
    Column("name", Text, nullable=False),
    Column("alike", Text, nullable=False),
    Column("about", Text, nullable=False),
    Column("added_by", Ident(PersonId), nullable=False),
    Column("added_at", Utc(), nullable=False),
    Column("left_at", Utc()),
    UniqueConstraint("coalition", "alike"),
)

members = keyed(
    "members",
    PersonId,
    Column("name", Text, nullable=False),
    Column("accounts", Json(tuple[Account, ...]), nullable=False),
    Column("language", Text, nullable=False),
    Column("zone", Text, nullable=False),
    Column("joined_at", Utc(), nullable=False),
    Column("organisation", Ident(OrganisationId)),
    Column("neighbourhood", Text),
    Column("left_at", Utc()),
    Column("writers", Json(tuple[PersonId, ...]), nullable=False),
    Index(None, "coalition", "organisation"),
    _of_organisation(),
)

accounts = Table(
    "accounts",
    metadata,
    Column("platform", Text, primary_key=True),
    Column("workspace", Text, primary_key=True),
    Column("user", Text, primary_key=True),
    Column("coalition", Ident(CoalitionId), primary_key=True),
    Column("person", Ident(PersonId), nullable=False),
    Index(None, "coalition", "person"),
    Index(None, "user", "platform"),
    ForeignKeyConstraint(["coalition", "person"], ["members.coalition", "members.id"]),
    sqlite_with_rowid=False,
)

seats = keyed(
    "seats",
    SeatId,
    Column("organisation", Ident(OrganisationId)),
    Column("representative", Ident(PersonId)),
    Column("since", Utc()),
    Column("alternates", Json(tuple[PersonId, ...]), nullable=False),
    Column("confirmed_by", Ident(PersonId)),
    Column("confirmed_at", Utc()),
    Column("questioned_by", Json(tuple[PersonId, ...]), nullable=False),
    Column("number", Integer),
    Column("until", Utc()),
    Column("lead_only", Boolean, nullable=False, server_default=false()),
    UniqueConstraint("coalition", "organisation"),
    UniqueConstraint("coalition", "number"),
    _of_organisation(),
)


class CoalitionRows(Aggregates[Coalition]):
    rows = Rows(Coalition, coalitions, within="id")
    _here = rows.where()
    _locked_here = rows.where(lock=True)

    def here(self) -> Coalition | None:
        return self.first(self._here)

    def locked_here(self) -> Coalition | None:
        return self.first(self._locked_here)

    def add(self, new: Coalition) -> None:
        if new.id != self.coalition:
            raise ValueError("a coalition is added by a unit of its own")
        super().add(new)


class OrganisationRows(Aggregates[Organisation]):
    rows = Rows(Organisation, organisations, made={"alike": lambda organisation: alike(organisation.name)})
    _all = rows.where()
    _alike = rows.where(organisations.c.alike == bindparam("alike"))
    _added_by = Statement(
        select(organisations.c.id).where(
            organisations.c.coalition == COALITION, organisations.c.added_by == bindparam("person")
        )
    )

    def added_by(self, person: PersonId) -> tuple[OrganisationId, ...]:
        return tuple(key for (key,) in self._added_by.all(self.connection, coalition=self.coalition, person=person))

    def named(self, name: str) -> Organisation | None:
        return self.first(self._alike, alike=alike(name))

    def all(self) -> tuple[Organisation, ...]:
        return _by_name(self.every(self._all))


class MemberRows(Aggregates[Member]):
    """Writes the accounts of a member beside them, by which they are recognised."""

    rows = Rows(Member, members)
    _staying = members.c.left_at.is_(None)
    _all = rows.where(_staying)
    _of = rows.where(members.c.organisation == bindparam("organisation"), _staying)
    _nowhere = rows.where(members.c.organisation.is_(None), _staying)
    _counted = Statement(
        select(members.c.organisation, func.count())
        .where(members.c.coalition == COALITION, _staying)
        .group_by(members.c.organisation)
    )
    _linked = Statement(
        accounts.insert().values(
            {name: bindparam(name) for name in ("platform", "workspace", "user", "coalition", "person")}
        )
    )
    _unlinked = Statement(
        accounts.delete().where(accounts.c.coalition == COALITION, accounts.c.person == bindparam("person"))
    )

    def of(self, organisation: OrganisationId) -> tuple[Member, ...]:
        return _by_name(self.every(self._of, organisation=organisation))

    def nowhere(self) -> tuple[Member, ...]:
        return _by_name(self.every(self._nowhere))

    def counted(self) -> tuple[tuple[OrganisationId | None, int], ...]:
        return tuple(self._counted.all(self.connection, coalition=self.coalition))

    def all(self) -> tuple[Member, ...]:
        return _by_name(self.every(self._all))

    def add(self, new: Member) -> None:
        super().add(new)
        self._link(new)

    def save(self, state: Member) -> None:
        super().save(state)
        self._unlinked.run(self.connection, coalition=self.coalition, person=state.id)
        self._link(state)

    def _link(self, member: Member) -> None:
        for account in member.accounts:
            self._linked.run(
                self.connection,
                coalition=self.coalition,
                person=member.id,
                platform=account.platform,
                workspace=account.workspace,
                user=account.user,
            )


class SeatRows(Aggregates[Seat]):
    rows = Rows(Seat, seats)
    _all = rows.where(order=[seats.c.id.asc()])
    _of = rows.where(seats.c.organisation == bindparam("organisation"))
    _of_residents = rows.where(seats.c.number.is_not(None), order=[seats.c.number.asc()])

    def of(self, organisation: OrganisationId) -> Seat | None:
        return self.first(self._of, organisation=organisation)

    def of_residents(self) -> tuple[Seat, ...]:
        return self.every(self._of_residents)

    def all(self) -> tuple[Seat, ...]:
        return self.every(self._all)


def _by_name(found: Collection[Named]) -> tuple[Named, ...]:
    return tuple(sorted(found, key=lambda each: (alike(each.name), each.id)))

"""Who is who: the names that cards need, and who writes for whom. Whom an account stands for is asked in the room
beside."""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import TypeVar

from sqlalchemy import BindParameter, Index, and_, bindparam, func, literal_column, null, select, type_coerce
from sqlalchemy import Text as Written

from bot.features.coalition.model import alike
from bot.features.coalition.model.homes import called
from bot.kernel.ids import Id, OrganisationId, PersonId, PlaceId
from bot.kernel.ports import Directory, Who
from bot.kernel.text import Text
from storage.coalition import accounts, members, organisations, places
from storage.naming import naming, pattern
from storage.rows import COALITION, Scope
from storage.statements import Statement
from storage.tables import condition

T = TypeVar("T")

_THEIRS = and_(organisations.c.coalition == members.c.coalition, organisations.c.id == members.c.organisation)
_WHO = (
    select(
        members.c.id,
        members.c.name,
        members.c.organisation,
        func.coalesce(organisations.c.name, members.c.neighbourhood, ""),
        members.c.accounts,
        members.c.zone,
        members.c.language,
    )
    .select_from(members.outerjoin(organisations, _THEIRS))
    .where(members.c.coalition == COALITION, members.c.left_at.is_(None))
)

_HELPED = condition("writers <> '[]'")
Index("ix_members_writers", members.c.coalition, members.c.writers, sqlite_where=_HELPED, postgresql_where=_HELPED)

AT_ONCE = 16
"""So many ids are looked up by one statement; a fixed number of parameters makes it one that is built once."""

_USED = and_(
    *(accounts.c[name] == places.c[name] for name in ("coalition", "platform", "workspace")),
    accounts.c.person == bindparam("person"),
)

_IDS: list[BindParameter[str]] = [bindparam(f"id_{number}") for number in range(AT_ONCE)]


class RosterRows:
    """Those who left are not on it, so that a card shows them as former members."""

    _members = Statement(_WHO)
    _people = Statement(_WHO.where(members.c.id.in_(_IDS)))
    _organisations = Statement(
        select(organisations.c.id, organisations.c.name).where(
            organisations.c.coalition == COALITION, organisations.c.id.in_(_IDS)
        )
    )

    _homes = Statement(
        select(*(places.c[name] for name in ("id", "label", "platform", "channel")))
        .where(places.c.coalition == COALITION, places.c.left_at.is_(None))
        .order_by(places.c.opened_at, places.c.id)
    )
    _home_of = Statement(
        select(places.c.id)
        .select_from(places.outerjoin(accounts, _USED))
        .where(places.c.coalition == COALITION, places.c.left_at.is_(None), places.c.away.is_(null()))
        .order_by(accounts.c.person.is_(None), places.c.opened_at, places.c.id)
        .limit(1)
    )

    helping = Statement(
        select(members.c.id).where(
            members.c.coalition == COALITION,
            type_coerce(members.c.writers, Written()) != literal_column("'[]'"),
            naming(members.c.writers),
        )
    )
    """Whoever left has nobody who writes for them; sorted elsewhere, so that the index alone answers."""

    def __init__(self, scope: Scope) -> None:
        self.connection = scope.connection
        self.coalition = scope.coalition

    def directory(self, people: Collection[PersonId], organisations: Collection[OrganisationId]) -> Directory:
        found = self._each(self._people, people, Who)
        named = self._each(self._organisations, organisations, _pair)
        return Directory({who.person: who for who in found}, dict(named))

    def members(self) -> tuple[Who, ...]:
        """By name."""
        rows = self._members.all(self.connection, coalition=self.coalition)
        return tuple(sorted((Who(*row) for row in rows), key=lambda who: (alike(who.name), who.person)))

    def homes(self) -> Mapping[PlaceId, Text]:
        return {place: called(*name) for place, *name in self._homes.all(self.connection, coalition=self.coalition)}

    def home_of(self, person: PersonId) -> PlaceId | None:
        row = self._home_of.one(self.connection, coalition=self.coalition, person=person)
        return row[0] if row else None

    def writes_for(self, person: PersonId) -> tuple[PersonId, ...]:
        rows = self.helping.all(self.connection, coalition=self.coalition, pattern=pattern(person))
        return tuple(sorted(person for (person,) in rows))

    def _each(self, statement: Statement, ids: Collection[Id], made: Callable[..., T]) -> Iterator[T]:
        wanted = list(ids)
        for start in range(0, len(wanted), AT_ONCE):
            some = wanted[start : start + AT_ONCE]
            some += some[:1] * (AT_ONCE - len(some))
            given = {bind.key: each for bind, each in zip(_IDS, some, strict=True)}
            yield from (made(*row) for row in statement.all(self.connection, coalition=self.coalition, **given))


def _pair(organisation: OrganisationId, name: str) -> tuple[OrganisationId, str]:
    return organisation, name

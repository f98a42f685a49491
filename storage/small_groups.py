"""Small groups: their table, and their repository. Of one that is over nothing is kept but when it ended."""

from sqlalchemy import Boolean, Column, Index, Integer, Text, bindparam

from bot.features.listening.facts import GroupId, Way, Why
from bot.features.small_groups.model import Group, Member, Step
from bot.kernel.ids import Id, PersonId, PlaceId
from storage.naming import naming, pattern
from storage.rows import Aggregates, Rows
from storage.tables import Ident, Json, OneOf, Utc, condition, keyed

UNDER_WAY = condition("step <> 'over'")

small_groups = keyed(
    "small_groups",
    GroupId,
    Column("round", Ident(Id), nullable=False),
    Column("near", Ident(PlaceId), nullable=False),
    Column("place", Ident(PlaceId), nullable=False),
    Column("topic", Text, nullable=False),
    Column("way", OneOf(Way), nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("until", Utc(), nullable=False),
    Column("members", Json(tuple[Member, ...]), nullable=False),
    Column("step", OneOf(Step), nullable=False),
    Column("since", Utc(), nullable=False),
    Column("ends", Utc(), nullable=False),
    Column("turn", Integer, nullable=False),
    Column("speaker", Ident(PersonId)),
    Column("reminded", Boolean, nullable=False),
    Column("here", Boolean, nullable=False),
    Column("voice", Ident(PersonId)),
    Column("why", OneOf(Why)),
    Index("ix_small_groups_standing", "coalition", "place", sqlite_where=UNDER_WAY, postgresql_where=UNDER_WAY),
)


class GroupRows(Aggregates[Group]):
    rows = Rows(Group, small_groups)
    _at = rows.where(small_groups.c.place == bindparam("place"), UNDER_WAY)
    _in_round = rows.where(small_groups.c.round == bindparam("round"), UNDER_WAY, order=[small_groups.c.id.asc()])
    _of = rows.where(UNDER_WAY, naming(small_groups.c.members))

    def at(self, place: PlaceId) -> Group | None:
        return self.first(self._at, place=place)

    def in_round(self, round: Id) -> tuple[Group, ...]:  # noqa: A002 - as the protocol says
        return self.every(self._in_round, round=round)

    def of(self, person: PersonId) -> tuple[Group, ...]:
        found = self.every(self._of, pattern=pattern(person))
        return tuple(each for each in found if person in each.people)

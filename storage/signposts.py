"""Signposts: their table and their repository."""

from sqlalchemy import Column, Index, Text

from bot.features.signposts.model import Signpost, SignpostId, Stage, What
from bot.kernel.ids import PlaceId
from bot.kernel.text import Text as Said
from storage.rows import Aggregates, Rows
from storage.tables import Ident, Json, OneOf, condition, keyed

_STANDING = condition("stage <> 'over'")

signposts = keyed(
    "signposts",
    SignpostId,
    Column("what", OneOf(What), nullable=False),
    Column("name", Json(Said), nullable=False),
    Column("places", Json(tuple[PlaceId, ...]), nullable=False),
    Column("title", Text, nullable=False),
    Column("circle", Text, nullable=False),
    Column("stage", OneOf(Stage), nullable=False),
    Column("at", Ident(PlaceId)),
    Index("ix_signposts_standing", "coalition", sqlite_where=_STANDING, postgresql_where=_STANDING),
)


class SignpostRows(Aggregates[Signpost]):
    rows = Rows(Signpost, signposts)
    _standing = rows.where(_STANDING, order=[signposts.c.id.asc()])

    def standing(self) -> tuple[Signpost, ...]:
        return self.every(self._standing)

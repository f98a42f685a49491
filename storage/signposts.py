"""Signposts: their table and their repository."""

from sqlalchemy import Column, Text

from bot.features.signposts.model import Signpost, SignpostId, Stage, What
from bot.kernel.ids import PlaceId
from bot.kernel.text import Text as Said
from storage.rows import Aggregates, Rows
from storage.tables import Json, OneOf, keyed

signposts = keyed(
    "signposts",
    SignpostId,
    Column("what", OneOf(What), nullable=False),
    Column("name", Json(Said), nullable=False),
    Column("places", Json(tuple[PlaceId, ...]), nullable=False),
    Column("title", Text, nullable=False),
    Column("circle", Text, nullable=False),
    Column("stage", OneOf(Stage), nullable=False),
)


class SignpostRows(Aggregates[Signpost]):
    rows = Rows(Signpost, signposts)

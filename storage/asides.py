"""Private places near homes: their table, those that are still to be opened, and where what is sent to one goes."""

from sqlalchemy import Column, ColumnElement, FromClause, Index, Integer, Table, Text, and_, func, null, or_, text

from bot.asides import Door
from bot.kernel.ids import CoalitionId, PersonId, PlaceId
from storage.coalition import places
from storage.rows import COALITION
from storage.tables import Ident, Json, OneOf, Utc, keyed, metadata

_OPEN = text("door = 'open'")

asides = keyed(
    "asides",
    PlaceId,
    Column("near", Ident(PlaceId), nullable=False),
    Column("people", Json(tuple[PersonId, ...]), nullable=False),
    Column("door", OneOf(Door), nullable=False),
    Column("channel", Text, index=True),
    Column("over_since", Utc(), index=True),
    Index("uq_asides_channel", "channel", unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN),
)
"""A table of their own, so that no question about homes can find one. A channel is one open aside's at most: platforms
give each of theirs a name of its own. `over_since` is when it was first seen that it is closed, or cannot be opened."""

openings = Table(
    "openings",
    metadata,
    Column("coalition", Ident(CoalitionId), primary_key=True),
    Column("place", Ident(PlaceId), primary_key=True),
    Column("tries", Integer, nullable=False),
    Column("since", Utc()),
    Column("next_at", Utc(), nullable=False, index=True),
    Column("leased_by", Text),
    sqlite_with_rowid=False,
)
"""What is open, or cannot be opened, is deleted: every row is pending. `since` is when it was first tried."""

STANDING = or_(asides.c.door == Door.wanted, asides.c.door == Door.open)
NEAR = and_(places.c.coalition == asides.c.coalition, places.c.id == asides.c.near, places.c.left_at.is_(None))
HERE = and_(asides.c.coalition == COALITION, STANDING)


def beside(of: FromClause) -> ColumnElement[bool]:
    """Whether it is the aside of this row; joined before the home."""
    return and_(asides.c.coalition == of.c.coalition, asides.c.id == of.c.place)


def at_home(of: FromClause) -> ColumnElement[bool]:
    """Whether it is the home of this row, or that its aside is near: an aside is reached by whoever reaches that home,
    and read in its language."""
    return and_(places.c.coalition == of.c.coalition, places.c.id == func.coalesce(asides.c.near, of.c.place))


CHANNEL = func.coalesce(asides.c.channel, places.c.channel)
IS_REACHED = or_(places.c.away.is_(null()), asides.c.id.is_not(None))
"""Of a home; an aside is another place, also if its home is out of reach."""
IS_OPEN = or_(asides.c.id.is_(None), asides.c.channel.is_not(None))
"""Of a home and an aside alike: what goes to one that is wanted waits."""

"""What is kept in confidence, in a column: whole, with who may see it, and in one kind of column alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Column, MetaData, String, Table, create_engine, select
from sqlalchemy.exc import SQLAlchemyError

from bot.confidential import Confidential, Kind, Readers
from bot.kernel.ids import OrganisationId, PersonId
from storage.tables import InConfidence

ANA, CLINIC = PersonId("ana-----------"), OrganisationId("clinic--------")
READERS = Readers(frozenset({ANA, PersonId("ben-----------")}), frozenset({CLINIC}))

TABLE = Table("kept", MetaData(), Column("words", InConfidence(tuple[str, ...])), Column("title", String))


@given(st.lists(st.text()).map(tuple), st.sampled_from(Kind))
def test_a_column_gives_it_back_whole(words: tuple[str, ...], kind: Kind) -> None:
    """Its content, its kind and its readers; where there is none there is none."""
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        TABLE.metadata.create_all(connection)
        kept = Confidential(words, kind, READERS)
        connection.execute(TABLE.insert(), [{"words": kept}, {"words": None}])
        assert [row.words for row in connection.execute(select(TABLE.c.words))] == [kept, None]
    engine.dispose()


def test_a_column_for_text_does_not_take_it() -> None:
    """A driver knows no way to write it."""
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        TABLE.metadata.create_all(connection)
        with pytest.raises(SQLAlchemyError):
            connection.execute(TABLE.insert(), {"title": Confidential("words", Kind.of_circles, READERS)})
    engine.dispose()

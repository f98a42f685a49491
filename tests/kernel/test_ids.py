"""Opaque ids."""

import random
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kernel.command import fresh
from bot.kernel.ids import CoalitionId, Id, OrganisationId, PersonId, PlaceId


@given(st.binary(min_size=10, max_size=10))
def test_ten_bytes_make_fourteen_characters(raw: bytes) -> None:
    """Any ten bytes make an id that goes into an address and on a button as it is."""
    made = PersonId.from_bytes(raw)
    assert len(made) == 14
    assert quote(made, safe="") == made
    assert PersonId(made) == made


@given(st.binary(min_size=10, max_size=10), st.binary(min_size=10, max_size=10))
def test_different_bytes_make_different_ids(one: bytes, other: bytes) -> None:
    """No two ids fall together."""
    assert (Id.from_bytes(one) == Id.from_bytes(other)) == (one == other)


@given(
    st.text().filter(lambda text: len(text) != 14) | st.sampled_from(["fourteen-chars\n", "thirteen-char ", "ä" * 14])
)
def test_nothing_else_is_an_id(text: str) -> None:
    """Wrong lengths, line ends, spaces and foreign letters are refused with what would fit."""
    with pytest.raises(ValueError, match="14 characters"):
        Id(text)


@pytest.mark.parametrize("kind", [Id, CoalitionId, OrganisationId, PersonId, PlaceId])
def test_ids_of_a_kind_are_of_that_kind(kind: type[Id]) -> None:
    """A fresh id is of the class that was asked for, and the same lots draw the same id again."""
    made = fresh(kind, random.Random(7))
    assert type(made) is kind
    assert made == fresh(kind, random.Random(7))
    assert made != fresh(kind, random.Random(8))

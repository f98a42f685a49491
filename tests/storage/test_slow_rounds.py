"""What slow rounds keep: one open a place, and whom it names."""

from dataclasses import replace

import pytest
from sqlalchemy.exc import IntegrityError

from bot.features.slow_rounds.model import SlowRound, SlowRoundId, Voice
from bot.kernel.ids import CoalitionId, PersonId, PlaceId
from storage.engine import Link
from storage.rows import Scope
from storage.slow_rounds import SlowRoundRows
from tests.storage.journal import ANA, ELSEWHERE, HALL, NOW, ROOM
from tests.storage.values import HERE, coalition_here, undone

BEN = PersonId("ben_ben_ben_--")
ALMOST_BEN = PersonId("benXben_ben_--")


def slow(number: int, place: PlaceId = ROOM) -> SlowRound:
    return SlowRound(SlowRoundId(f"slow-{number:09}"), place, "¿Qué te ayuda?", NOW, ANA, NOW)


def slow_rounds(link: Link, coalition: CoalitionId = HERE) -> SlowRoundRows:
    return SlowRoundRows(Scope(link.connection, coalition, {}))


def test_a_place_has_one_open_slow_round(link: Link) -> None:
    """Others that have ended, and those of other places, are kept beside it."""
    with undone(link):
        coalition_here(link)
        rows, first = slow_rounds(link), slow(1)
        rows.add(slow(2).ended(NOW))
        rows.add(first)
        rows.add(slow(3, HALL))
        assert rows.open_in(ROOM) == first
        assert {each.id for each in rows.open()} == {first.id, slow(3).id}
        assert slow_rounds(link, ELSEWHERE).open_in(ROOM) is None
        with undone(link), pytest.raises(IntegrityError), undone(link):
            slow_rounds(link).add(slow(4))
        rows.save(first.ended(NOW))
        assert rows.open_in(ROOM) is None


def test_a_person_is_found_by_their_words_or_their_slow_round(link: Link) -> None:
    """Not by an id that looks alike, and not in what has ended."""
    with undone(link):
        coalition_here(link)
        rows = slow_rounds(link)
        written = replace(slow(1), voices=(Voice(BEN, "A room."),))
        rows.add(written)
        rows.add(slow(2, HALL))
        assert rows.of(BEN) == (written,)
        assert {each.id for each in rows.of(ANA)} == {slow(1).id, slow(2).id}
        assert rows.of(ALMOST_BEN) == ()
        rows.save(written.ended(NOW))
        assert rows.of(BEN) == ()

"""What the first evening keeps: one set of promises a coalition, one open close a place, and whom they name."""

from dataclasses import replace

import pytest
from sqlalchemy.exc import IntegrityError

from bot.features.closing.model import Close, CloseId, OneWord
from bot.features.ground_rules.model import OURS, Answer, Promises, PromisesId, Says
from bot.kernel.ids import CoalitionId, PersonId, PlaceId
from storage.closing import CloseRows
from storage.engine import Link
from storage.ground_rules import PromisesRows
from storage.rows import Scope
from tests.storage.journal import ANA, ELSEWHERE, HALL, NOW, ROOM
from tests.storage.values import HERE, ORGANISATION, coalition_here, undone

BEN = PersonId("ben_ben_ben_--")
ALMOST_BEN = PersonId("benXben_ben_--")


def a_close(number: int, place: PlaceId = ROOM) -> Close:
    return Close(CloseId(f"close-{number:08}"), place, NOW, ANA)


def closes(link: Link, coalition: CoalitionId = HERE) -> CloseRows:
    return CloseRows(Scope(link.connection, coalition, {}))


def promises(link: Link, coalition: CoalitionId = HERE) -> PromisesRows:
    return PromisesRows(Scope(link.connection, coalition, {}))


def test_a_place_has_one_open_close(link: Link) -> None:
    """Others that have ended, and those of other places, are kept beside it."""
    with undone(link):
        coalition_here(link)
        rows, first = closes(link), a_close(1)
        rows.add(a_close(2).ended(NOW))
        rows.add(first)
        rows.add(a_close(3, HALL))
        assert rows.open_in(ROOM) == first
        assert closes(link, ELSEWHERE).open_in(ROOM) is None
        with undone(link), pytest.raises(IntegrityError), undone(link):
            closes(link).add(a_close(4))
        rows.save(first.ended(NOW))
        assert rows.open_in(ROOM) is None
        rows.add(a_close(4))


def test_a_person_is_found_by_their_word_or_their_close(link: Link) -> None:
    """Not by an id that looks alike, and not in what has ended."""
    with undone(link):
        coalition_here(link)
        rows = closes(link)
        said = replace(a_close(1), words=(OneWord(BEN, "glad"),))
        rows.add(said)
        rows.add(a_close(2, HALL))
        assert rows.of(BEN) == (said,)
        assert {each.id for each in rows.of(ANA)} == {a_close(1).id, a_close(2).id}
        assert rows.of(ALMOST_BEN) == ()
        rows.save(said.ended(NOW))
        assert rows.of(BEN) == ()


def test_a_coalition_has_its_promises_once(link: Link) -> None:
    """They come back as they were, our own sentences as such; a second set is refused by the store."""
    answers = (Answer(ORGANISATION, None, Says.keeps), Answer(None, BEN, Says.talks))
    ours = Promises(PromisesId("promises-one--"), (*OURS[:2], "Ours, ¡sí!"), 1, ANA, NOW, answers)
    with undone(link):
        coalition_here(link)
        promises(link).add(ours)
        assert promises(link).standing() == ours
        assert promises(link, ELSEWHERE).standing() is None
        with undone(link), pytest.raises(IntegrityError), undone(link):
            promises(link).add(replace(ours, id=PromisesId("promises-two--")))

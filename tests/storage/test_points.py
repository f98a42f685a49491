"""What points keep: once after a round, and nothing of anybody from the moment when all marks are shown."""

import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from bot.features.listening import commands as listening
from bot.features.listening.model import Part, Speaker, Stage
from bot.features.points import commands as asked
from bot.features.points.model import POINTS_HERE, WORD_KEPT, Marks, Point, Points, PointsId, RoundOver, TakenDown
from bot.kernel.ids import CoalitionId, Id, PersonId
from storage.engine import Link, engine_of, place_of
from storage.listening import RoundRows
from storage.outbox import outbox
from storage.points import OverRows, PointsRows
from storage.rows import Scope
from storage.slow_rounds import SlowRoundRows
from storage.tables import metadata
from tests.roles.town import ROUND, TURN, Town
from tests.storage.journal import ANA, ELSEWHERE, HALL, NOW, ROOM
from tests.storage.test_listening import a_round
from tests.storage.test_slow_rounds import slow
from tests.storage.values import HERE, coalition_here, undone

BEN, CEM, DIA = PersonId("ben_ben_ben_--"), PersonId("cem-----------"), PersonId("dia-----------")
EVA, FAY = PersonId("eva-----------"), PersonId("fay-----------")
ALMOST_BEN = PersonId("benXben_ben_--")
AFTER = Id("round-00000001")


def some(number: int, after: Id = AFTER) -> Points:
    return Points(PointsId(f"points-{number:07}"), ROOM, after, "", NOW, NOW, (ANA,))


def scope(link: Link, coalition: CoalitionId = HERE) -> Scope:
    return Scope(link.connection, coalition, {})


def test_a_round_has_them_once(link: Link) -> None:
    """Unless they were closed: then it can be asked anew."""
    with undone(link):
        coalition_here(link)
        rows, first = PointsRows(scope(link)), some(1)
        rows.add(first)
        assert rows.after(AFTER) == first
        assert PointsRows(scope(link, ELSEWHERE)).after(AFTER) is None
        with undone(link), pytest.raises(IntegrityError), undone(link):
            PointsRows(scope(link)).add(some(2))
        rows.save(first.closed(NOW))
        assert rows.after(AFTER) is None
        rows.add(some(2))
        rows.add(some(3, Id("round-00000002")))
        assert {each.id for each in rows.latest()} == {some(2).id, some(3).id}


def test_a_person_is_found_wherever_they_are_named(link: Link) -> None:
    """As who keeps it, was in the round, added a point or marked; not by an id that looks alike. At its
    end only who was written to about a point, and by whom, until that is let go of."""
    with undone(link):
        coalition_here(link)
        rows = PointsRows(scope(link))
        marks, taken = (Marks(DIA, (1,)),), (TakenDown(EVA, "B", FAY, "C"),)
        kept = replace(some(1), people=(BEN,), points=(Point(1, "A", CEM),), added=2, marks=marks, taken_down=taken)
        rows.add(kept)
        for person in (ANA, BEN, CEM, DIA, EVA, FAY):
            assert rows.of(person) == (kept,)
        assert rows.of(ALMOST_BEN) == ()
        rows.save(kept.shown(NOW))
        for person in (ANA, BEN, CEM, DIA):
            assert rows.of(person) == ()
        for person in (EVA, FAY):
            assert rows.of(person) == (kept.shown(NOW),)
        rows.save(kept.shown(NOW).forgotten())
        for person in (EVA, FAY):
            assert rows.of(person) == ()


def test_a_round_is_known_when_it_is_over(link: Link) -> None:
    """With those who were there until the end and who kept it; a slow round keeps nobody."""
    with undone(link):
        coalition_here(link)
        rounds = RoundRows(scope(link))
        parts = ((BEN, Part.heard), (CEM, Part.left), (DIA, Part.listening))
        people = tuple(Speaker(number, person, part=part) for number, (person, part) in enumerate(parts, 1))
        ended = replace(a_round(1), speakers=people, stage=Stage.ended, stopped_at=NOW)
        rounds.add(ended)
        rounds.add(a_round(2))
        rounds.add(replace(a_round(3), speakers=people[1:], stage=Stage.ended, stopped_at=NOW + timedelta(hours=1)))
        rounds.add(replace(a_round(4, HALL), speakers=people, stage=Stage.ended, stopped_at=NOW))
        SlowRoundRows(scope(link)).add(slow(1).ended(NOW))
        SlowRoundRows(scope(link)).add(slow(2))
        over = OverRows(scope(link))
        assert over.find(ended.id) == RoundOver(ended.id, ROOM, "", (BEN, DIA, ANA), (ANA,))
        assert over.find(slow(1).id) == RoundOver(slow(1).id, ROOM, "")
        for unknown in (a_round(2).id, slow(2).id, a_round(9).id):
            assert over.find(unknown) is None
        assert [each.round for each in over.latest(ROOM)] == [ended.id]
        assert OverRows(scope(link, ELSEWHERE)).find(ended.id) is None
        assert OverRows(scope(link, ELSEWHERE)).latest(ROOM) == ()


def everything(town: Town) -> set[tuple[object, ...]]:
    """All rows of all tables, but for the numbers that messages get by lot."""
    columns = ([each for each in table.c if each is not outbox.c.id] for table in metadata.sorted_tables)
    rows = (row for each in columns for row in town.link.connection.execute(select(*each)))
    return {tuple(map(repr, row)) for row in rows}


def shared(town: Town, first: str, second: str) -> None:
    """`first` adds and marks the first point, and adds one that is taken down; `second` adds and marks the second; the
    others mark both, one marks nothing."""
    town.press("sol", listening.Done(ROUND, TURN))
    town.press("ron", listening.EndRound(ROUND))
    town.press("sol", asked.OpenPoints(ROUND))
    (state,) = town.unit.get(POINTS_HERE).latest()
    town.press(first, asked.NamePoint(state.id, "A shared calendar"))
    town.press(second, asked.NamePoint(state.id, "Quiet rooms"))
    town.press(first, asked.NamePoint(state.id, "It is all their fault"))
    town.press("fay", asked.TakePointDown(state.id, 3, "It hurts someone."))
    marks = {first: (1,), second: (2,), "sol": (1, 2), "ron": (1, 2), "pia": ()}
    for user in ("mia", "rosa", "sol", "ron", "pia"):
        for number in marks[user]:
            town.press(user, asked.MarkAsMine(state.id, number, mine=True))
        town.press(user, asked.FinishMarking(state.id, 3))


def shown(town: Town) -> Points:
    """By the clock, a minute later; and the word about the third one is let go of."""
    (state,) = town.unit.get(POINTS_HERE).latest()
    for later in (timedelta(minutes=1), WORD_KEPT):
        town.now += later
        town.tick(asked.KeepPoints(state.id))
    (state,) = town.unit.get(POINTS_HERE).latest()
    return state


def test_nothing_in_the_store_tells_who_added_or_marked_a_point(link: Link) -> None:
    """Two evenings in which two people change places end in the same rows, to the last one: from what is kept after all
    marks were shown nobody can tell which of the two it was. Before that they differ, in one place."""
    before, after = [], []
    for first, second in (("mia", "rosa"), ("rosa", "mia")):
        with undone(link):
            town = Town(link)
            shared(town, first, second)
            before.append(everything(town))
            assert [(each.number, each.marked) for each in shown(town).points] == [(1, 3), (2, 3)]
            after.append(everything(town))
    assert len(before[0] - before[1]) == 1
    assert after[0] == after[1]


def test_no_page_of_the_file_holds_marks_or_authors_any_more(migrated_file: Path, tmp_path: Path) -> None:
    """In SQLite what was overwritten is zero, once the log is written back, as it is when nothing goes on."""
    file = tmp_path / "town.sqlite3"
    shutil.copy(migrated_file, file)
    link = Link(engine_of(place_of(f"sqlite:///{file}")))
    link.tell("BEGIN")
    town = Town(link)
    shared(town, "mia", "rosa")
    mia = town.person("mia")
    kept = (f'"by":"{mia}"', f'"person":"{mia}","words":"It is all', f'"person":"{mia}","numbers":[1]')
    held = _bytes(link, file)
    assert all(each in held for each in kept)
    link.tell("BEGIN")
    shown(town)
    held = _bytes(link, file)
    assert not any(each in held for each in kept)
    link.close()


def _bytes(link: Link, file: Path) -> str:
    link.tell("COMMIT")
    link.tell("PRAGMA wal_checkpoint(TRUNCATE)")
    files = (file, file.with_name(f"{file.name}-wal"))
    return "".join(each.read_bytes().decode("latin-1") for each in files if each.exists())

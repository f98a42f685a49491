"""Partners of joint work from before they could be asked: whoever said yes to anything is one, all others are asked."""

import json

import sqlalchemy as sa

from storage.engine import place_of
from storage.schema import FOLDER, changing, migrate, move, revisions
from tests.migrations.databases import connected, fill, put

REVISION = next(iter(FOLDER.glob("versions/*_who_joined_the_work.py"))).name[:15].translate(str.maketrans("", "", "-_"))
BEFORE = revisions()[revisions().index(REVISION) - 1]
CLINIC, SCHOOL, UNION, LIBRARY = "clinic--------", "school--------", "union---------", "library-------"
TOLD = sa.text(
    "INSERT INTO history (coalition, at, number, fact, data, by, facilitating)"
    " VALUES ('coalition-here', 7, :number, :fact, :data, 'ana-----------', :no)"
)
FACTS = (
    ("credit.WorkBegun", "the-work------", CLINIC),
    ("credit.PartnerNamed", "the-work------", LIBRARY),
    ("credit.LineAccepted", "another-------", LIBRARY),
)
WORK = {"name": "Soup", "begun_at": 7, "line": "", "edition": 1, "gone": "[]"}


def _told(number: int, fact: str, work: str, organisation: str) -> dict[str, object]:
    data = json.dumps({"work": work, "organisation": organisation, "by": "ana-----------"})
    return {"number": number, "fact": fact, "data": data, "no": False}


def test_who_said_yes_before_has_joined(empty: str) -> None:
    """To words that stand, to words that have changed since, or by beginning it; whoever was only named has not."""
    migrate(empty)
    with changing(place_of(empty)) as connection:
        move(connection, BEFORE)
    fill(empty)
    every = json.dumps([UNION, CLINIC, SCHOOL, LIBRARY])
    put(empty, "joint_works", id="the-work------", partners=every, yes=json.dumps([SCHOOL]), **WORK)
    put(empty, "joint_works", id="another-------", partners=every, yes="[]", **WORK, worded_by=UNION)
    with connected(empty) as connection:
        connection.execute(TOLD, [_told(number, *each) for number, each in enumerate(FACTS)])
    migrate(empty)
    with connected(empty) as connection:
        rows = connection.execute(sa.text("SELECT id, joined, declined FROM joint_works")).all()
    assert {row[0]: (json.loads(row[1]), json.loads(row[2])) for row in rows} == {
        "the-work------": ([CLINIC, SCHOOL], []),
        "another-------": ([UNION, LIBRARY], []),
    }

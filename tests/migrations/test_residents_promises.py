"""What a resident promised and then left with is gone from the store, and what others promised is not."""

import sqlalchemy as sa

from storage.engine import place_of
from storage.schema import FOLDER, changing, migrate, move, revisions
from tests.migrations.databases import connected, fill, put

REVISION = next(iter(FOLDER.glob("versions/*_residents_promises.py"))).name[:15].translate(str.maketrans("", "", "-_"))
BEFORE = revisions()[revisions().index(REVISION) - 1]
PROMISE = {
    "zone": "Pacific/Chatham", "made_at": 7, "way": "hand", "stage": "open", "due": "2026-12-04", "former": "[]",
    "told": "nothing",
}  # fmt: skip
CLINIC, RIA = "clinic--------", "ria-----------"
ROWS = {
    "left----------": {"what": "Visit Olga", "organisation": None, "person": None},
    "still-here----": {"what": "Cook", "organisation": None, "person": RIA},
    "the-clinics---": {"what": "Print", "organisation": CLINIC, "person": None},
}


def test_words_of_residents_who_left_are_gone(empty: str) -> None:
    """Also their zone; of what an organisation promised its words stay, and nobody's zone."""
    migrate(empty)
    with changing(place_of(empty)) as connection:
        move(connection, BEFORE)
    fill(empty)
    for key, values in ROWS.items():
        put(empty, "commitments", id=key, **PROMISE, **values)
    migrate(empty)
    asked = sa.text("SELECT id, what, stage, zone, settled_at FROM commitments")
    with connected(empty) as connection:
        after = {row[0]: tuple(row[1:]) for row in connection.execute(asked)}
    assert after == {
        "left----------": ("", "dropped", "UTC", 7),
        "still-here----": ("Cook", "open", "Pacific/Chatham", None),
        "the-clinics---": ("Print", "open", "UTC", None),
    }

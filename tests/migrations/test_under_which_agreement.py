"""A promise that could be celebrated is known to stand under its agreement, also when it was offered before."""

import sqlalchemy as sa

from storage.engine import place_of
from storage.schema import FOLDER, changing, migrate, move, revisions
from tests.migrations.databases import connected, fill, put

NAME = next(iter(FOLDER.glob("versions/*_under_which_agreement.py"))).name
BEFORE = revisions()[revisions().index(NAME[:15].translate(str.maketrans("", "", "-_"))) - 1]
PROMISE = {
    "zone": "UTC", "made_at": 7, "way": "hand", "stage": "kept", "what": "Cook", "former": "[]", "told": "nothing",
}  # fmt: skip
OFFER = {
    "since": 7, "stage": "open", "people": "[]", "organisations": "[]", "what": "Cook", "is_first": False, "years": 0,
}  # fmt: skip


def test_what_was_offered_knows_its_agreement(empty: str) -> None:
    """Of what stands under none, or is no promise, nothing is noted."""
    migrate(empty)
    with changing(place_of(empty)) as connection:
        move(connection, BEFORE)
    fill(empty)
    put(empty, "commitments", id="under-one-----", agreement="agreement-----", **PROMISE)
    put(empty, "commitments", id="under-none----", **PROMISE)
    for key, way, of in (
        ("first---------", "promise", "under-one-----"),
        ("second--------", "promise", "under-none----"),
        ("third---------", "help", "under-one-----"),
    ):
        put(empty, "celebration_offers", id=key, way=way, of=of, **OFFER)
    migrate(empty)
    with connected(empty) as connection:
        kept = {row[0]: row[1] for row in connection.execute(sa.text("SELECT id, under FROM celebration_offers"))}
    assert kept == {"first---------": "agreement-----", "second--------": None, "third---------": None}

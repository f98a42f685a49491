"""Promises that stood under the proposal of an agreement stand under the agreement itself, and back again."""

import sqlalchemy as sa

from storage.engine import place_of
from storage.schema import FOLDER, changing, migrate, move, revisions
from tests.migrations.databases import connected, fill, put

REVISION = next(iter(FOLDER.glob("versions/*_agreements_of_promises.py"))).name[:15]
REVISION = REVISION.translate(str.maketrans("", "", "-_"))
BEFORE = revisions()[revisions().index(REVISION) - 1]

AGREEMENT = {
    "id": "the-agreement-", "number": 1, "proposal": "the-proposal--", "made_at": 0, "versions": "[]",
    "parties": "[]", "zone": "UTC", "stage": "in force", "replaces": "[]",
}  # fmt: skip
PROMISE = {
    "what": "Cook", "zone": "UTC", "made_at": 0, "way": "proposal", "stage": "open", "due": "2026-12-04",
    "former": "[]", "told": "nothing",
}  # fmt: skip


def under(url: str) -> dict[str, str | None]:
    asked = sa.text("SELECT id, agreement FROM commitments")
    with connected(url) as connection:
        return {row[0]: row[1] for row in connection.execute(asked)}


def test_promises_find_the_agreement_itself(empty: str) -> None:
    """Those under nothing, and under a proposal that is no agreement, stay as they are."""
    migrate(empty)
    with changing(place_of(empty)) as connection:
        move(connection, BEFORE)
    fill(empty)
    before = {"of-it--------": "the-proposal--", "of-another----": "other-proposal", "of-nothing----": None}
    put(empty, "agreements", **AGREEMENT)
    for key, agreement in before.items():
        put(empty, "commitments", id=key, agreement=agreement, **PROMISE)
    migrate(empty)
    assert under(empty) == {**before, "of-it--------": "the-agreement-"}
    with changing(place_of(empty)) as connection:
        move(connection, BEFORE)
    assert under(empty) == before

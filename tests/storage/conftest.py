"""One connection to each store, in a transaction that is never committed: for tests that undo what they write."""

import shutil
from collections.abc import Iterator
from itertools import count

import pytest

from storage.engine import Link, engine_of, place_of
from tests.databases import address_of, make_database

_numbers = count(1)


@pytest.fixture(scope="module", params=("sqlite", "postgresql"))
def link(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Link]:
    if request.param == "sqlite":
        file = tmp_path_factory.mktemp("link") / "commonground.sqlite3"
        shutil.copy(request.getfixturevalue("migrated_file"), file)
        url = f"sqlite:///{file}"
    else:
        server, name = request.getfixturevalue("server"), f"link_{next(_numbers)}"
        make_database(server, name, request.getfixturevalue("migrated_database"))
        url = address_of(server, name)
    opened = Link(engine_of(place_of(url)))
    opened.tell("BEGIN")
    yield opened
    opened.close()

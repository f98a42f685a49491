"""Databases that nobody has migrated, of both kinds."""

from itertools import count
from pathlib import Path

import pytest

from tests.databases import address_of, make_database

_numbers = count(1)


@pytest.fixture(params=("sqlite", "postgresql"))
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an SQLite file that is not there, or of a database without tables."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'new' / 'commonground.sqlite3'}"
    server, name = request.getfixturevalue("server"), f"empty_{next(_numbers)}"
    make_database(server, name, "template1")
    return address_of(server, name)

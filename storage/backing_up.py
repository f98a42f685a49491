"""A copy of everything, made while the bot runs. What is handed in to secret votes that are open is not in it: whoever
keeps copies of different days could tell from them who chose what."""

import sqlite3
from contextlib import closing
from pathlib import Path

from storage.cleaning import TABLES
from storage.engine import Place, place_of
from storage.errors import AlreadyThere, ByItsOwnTools, NotThere
from storage.schema import state_of

_OPEN = "SELECT coalition, proposal, vote FROM secret_boxes WHERE stage = 'open'"


def backed_up(url: str, file: Path) -> int:
    """How many secret votes are open. Raises a StoreError, which says what to do."""
    place = place_of(url)
    if not place.embedded:
        raise ByItsOwnTools(str(place))
    if not place.file.exists():
        raise NotThere(str(place))
    if file.exists():
        raise AlreadyThere(str(file))
    state_of(url)
    with place.explained():
        return _copied(place, file)


def _copied(place: Place, file: Path) -> int:
    """By way of the memory: nothing that is left out is ever written to a disk."""
    address = f"{place.file.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:
        with closing(sqlite3.connect(address, uri=True)) as source:
            source.backup(copy)
        votes = copy.execute(_OPEN).fetchall()
        for table in TABLES:
            gone = f"DELETE FROM {table.name} WHERE (coalition, proposal, vote) = (?, ?, ?)"  # noqa: S608 - our own
            copy.executemany(gone, votes)
        copy.execute("VACUUM INTO ?", (str(file),))
    file.chmod(0o600)
    return len(votes)

"""What can go wrong with a store. Each class's docstring is its sentence and says what to do; the command line
prints it. `{place}` is the file, or the server and database without the password."""

import sqlite3

import psycopg
from sqlalchemy.exc import DBAPIError


class LostUpdate(Exception):
    """A row changed between being loaded and being saved; the store runs the work again."""


class Undone(BaseException):
    """The whole transaction is undone or has to be, so that no work may go on in it, whatever it would catch."""


class StoreError(Exception):
    """What went wrong with the database at {place}."""

    def __init__(self, place: str = "the address in COMMONGROUND_DATABASE_URL") -> None:
        super().__init__(" ".join((type(self).__doc__ or "").split()).format(place=place))


class UnknownAddress(StoreError):
    """{place} is no address of a database. Give the path of a file, or postgresql://user:password@host/database."""


class NotMigrated(StoreError):
    """The database is not ready for this version of the program. Make a backup, then run `commonground migrate`."""


class NewerDatabase(StoreError):
    """The database was written by a newer version of the program. Install that version, or restore an older backup."""


class BrokenReferences(StoreError):
    """The migration was undone, because rows would have pointed at rows that are gone. Nothing was changed. Please
    report it."""


class LostRows(StoreError):
    """The migration was undone, because rows would have been lost. Nothing was changed. Please report it."""


class NotADatabase(StoreError):
    """{place} is damaged or is no database. Keep a copy of it, then restore a backup or choose another file."""


class NotThere(StoreError):
    """There is no database at {place}. To make one, run `commonground migrate`."""


class ReadOnly(StoreError):
    """{place} cannot be written to. Give the user who runs the program the right to write the file and its folder."""


class AlreadyThere(StoreError):
    """There is a file at {place} already. Choose another name; nothing was written."""


class ByItsOwnTools(StoreError):
    """{place} is on PostgreSQL, which makes its own copies: pg_dump --exclude-table-data='secret_*' leaves out what
    is handed in to secret votes."""


class DiskFull(StoreError):
    """The disk that holds {place} is full. Free some space; what was answered as done is safe."""


class DiskFailed(StoreError):
    """Reading or writing {place} failed. Check the disk; what was answered as done is safe."""


class InUse(StoreError):
    """Another program keeps {place} locked. Close it, or wait until its backup or migration has ended."""


class NoConnection(StoreError):
    """The database at {place} does not answer. Check that it runs and that its address is right."""


class WrongPassword(StoreError):
    """The database at {place} refused the user or the password. Check them in the address."""


class NoSuchDatabase(StoreError):
    """The server has no database {place}. Create it, or correct the name in the address."""


class PerhapsSaved(StoreError):
    """The connection to {place} was lost while saving. Look whether it was saved before you do it again."""


class Closed(StoreError):
    """The database at {place} was closed, because the program is stopping. Start it again."""


_SQLITE: dict[int, type[StoreError]] = {
    sqlite3.SQLITE_NOTADB: NotADatabase,
    sqlite3.SQLITE_CORRUPT: NotADatabase,
    sqlite3.SQLITE_READONLY: ReadOnly,
    sqlite3.SQLITE_PERM: ReadOnly,
    sqlite3.SQLITE_CANTOPEN: ReadOnly,
    sqlite3.SQLITE_FULL: DiskFull,
    sqlite3.SQLITE_IOERR: DiskFailed,
    sqlite3.SQLITE_BUSY: InUse,
    sqlite3.SQLITE_LOCKED: InUse,
    sqlite3.SQLITE_PROTOCOL: InUse,
}
_POSTGRES: dict[str, type[StoreError]] = {
    "28000": WrongPassword,
    "28P01": WrongPassword,
    "3D000": NoSuchDatabase,
    "25006": ReadOnly,
    "53100": DiskFull,
    "58030": DiskFailed,
}
_RACES = {"40001", "40P01"}
_UNIQUE = "23505"
_SQLITE_UNIQUE = {sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY}


def cause(error: BaseException) -> BaseException:
    """The driver's own error, if SQLAlchemy wrapped it or a transaction was given up for it."""
    if isinstance(error, Undone) and error.__cause__:
        return cause(error.__cause__)
    return error.orig if isinstance(error, DBAPIError) and error.orig else error


def is_race(error: BaseException) -> bool:
    """Whether someone else was quicker."""
    failed = cause(error)
    return isinstance(failed, LostUpdate) or (isinstance(failed, psycopg.Error) and failed.sqlstate in _RACES)


def is_conflict(error: BaseException) -> bool:
    """Whether the same work may go well in a new transaction: after a race, or when it finds what is there already."""
    match cause(error):
        case sqlite3.Error() as failed:
            return getattr(failed, "sqlite_errorcode", 0) in _SQLITE_UNIQUE
        case psycopg.Error(sqlstate=state) if state == _UNIQUE:
            return True
    return is_race(error)


def trouble(error: BaseException) -> type[StoreError] | None:
    """What is wrong with the database itself, if that is what the error says."""
    match cause(error):
        case sqlite3.Error() as failed:
            return _SQLITE.get(getattr(failed, "sqlite_errorcode", 0) & 0xFF)
        case psycopg.OperationalError() as failed:
            return _of_postgres(failed)
        case psycopg.Error() as failed:
            return _POSTGRES.get(failed.sqlstate or "")
    return None


def _of_postgres(failed: psycopg.OperationalError) -> type[StoreError] | None:
    """A refused connection carries no state, only words; lost ones carry none or that of a server going down."""
    state, words = failed.sqlstate or "", str(failed)
    if state in _POSTGRES:
        return _POSTGRES[state]
    if not state and ("authentication failed" in words or "no password supplied" in words):
        return WrongPassword
    if not state and "FATAL" in words and "does not exist" in words:
        return NoSuchDatabase
    return NoConnection if not state or state.startswith(("08", "57P")) else None

"""The files of rooms beside their data: history, log, and a lock, since two terminals that show the same room would
take each other's messages. The system lets go of a lock however the program ends."""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from glob import escape
from pathlib import Path
from typing import IO

from adapters.terminal.cast import CHANNEL

BESIDE = ("", "-wal", "-shm", "-journal")
OF_ROOMS = ("history", "log", "lock")
_NAME = re.compile(r"[a-z0-9]{1,20}")


class RoomOpen(Exception):
    """The room is open in another terminal. Go on there, or open another room with --room and a name."""

    def __str__(self) -> str:
        return str(self.__doc__)


class FileOpen(RoomOpen):
    """A room of this file is open in another terminal. Type quit there first, then begin afresh here."""


def is_name(name: str) -> bool:
    return _NAME.fullmatch(name) is not None


def beside(file: Path, room: str, ending: str) -> Path:
    """A file of one room beside the data; those of the first room go without its name."""
    return Path(f"{file}.{ending}" if room == CHANNEL else f"{file}.{room}.{ending}")


@contextmanager
def kept_open(file: Path | None, room: str) -> Iterator[None]:
    """Raises RoomOpen if another terminal shows the room. Without a file there is nothing to lock."""
    if file is None:
        yield
        return
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = beside(file, room, "lock")
    path.touch(mode=0o600)
    with path.open("a") as held:
        if not _taken(held):
            raise RoomOpen
        yield


def check_closed(file: Path) -> None:
    """Raises FileOpen while any room of the file is open."""
    for path in (beside(file, CHANNEL, "lock"), *file.parent.glob(f"{escape(file.name)}.*.lock")):
        if path.exists():
            with path.open("a") as held:
                if not _taken(held):
                    raise FileOpen


def remove(file: Path) -> None:
    """The data and all that is beside it."""
    for ending in BESIDE:
        Path(f"{file}{ending}").unlink(missing_ok=True)
    for ending in OF_ROOMS:
        for path in (beside(file, CHANNEL, ending), *file.parent.glob(f"{escape(file.name)}.*.{ending}")):
            path.unlink(missing_ok=True)


def put(folder: Path, name: str, data: bytes) -> Path:
    """Into a folder that only who runs this can read, in place of an older one of that name."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / name
    path.touch(mode=0o600)
    path.write_bytes(data)
    return path


def _taken(file: IO[str]) -> bool:
    """Until the file is closed. Where the system has no such locks everyone may go on."""
    if sys.platform == "win32":
        return True
    import fcntl  # noqa: PLC0415 - where there is one

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True

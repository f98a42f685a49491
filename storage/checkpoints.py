"""Brings SQLite's write-ahead log back into its file, in a thread of its own, so that no command pays for it."""

from contextlib import suppress
from threading import Event, Thread

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from storage.engine import Link, Place
from storage.errors import StoreError

AFTER_BATCHES = 250
PASSIVE_ABOVE, TRUNCATE_ABOVE = 4 << 20, 64 << 20
IDLE = 2.0


class Checkpoints:
    """Passive while there is work; truncated when there is none, or when the log has grown above a mark."""

    def __init__(self, place: Place, engine: Engine) -> None:
        self._log = place.file.with_name(place.file.name + "-wal")
        self._engine = engine
        self._batches = 0
        self._wake = Event()
        self._stopping = Event()
        self._thread = Thread(target=self._serve, name="store-checkpoints", daemon=True)
        self._thread.start()

    def committed(self) -> None:
        """The writer's word after each batch: cheap, since it wakes this thread only after a pause or many batches."""
        self._batches += 1
        if self._batches == 1 or self._batches % AFTER_BATCHES == 0:
            self._wake.set()

    def stop(self, within: float) -> None:
        self._stopping.set()
        self._wake.set()
        self._thread.join(within)

    def _serve(self) -> None:
        while not self._stopping.is_set():
            seen = self._batches
            woken = self._wake.wait(IDLE if seen else None)
            self._wake.clear()
            if self._stopping.is_set():
                return
            idle = not woken and seen == self._batches
            if idle:
                self._batches = 0
            with suppress(DBAPIError, StoreError, OSError):  # the next one tries again, and the writer reports
                self.run(idle=idle)

    def run(self, *, idle: bool) -> None:
        size = self._log.stat().st_size
        if not size or (size < PASSIVE_ABOVE and not idle):
            return
        link = Link(self._engine)
        try:
            link.tell("PRAGMA busy_timeout=50")
            link.tell(f"PRAGMA wal_checkpoint({'TRUNCATE' if idle or size > TRUNCATE_ABOVE else 'PASSIVE'})")
        finally:
            link.close()

"""The one thread that writes to SQLite. What waits at the same moment shares a commit, and is answered after it."""

from queue import Empty, SimpleQueue
from threading import Thread

from sqlalchemy import Engine

from storage.checkpoints import Checkpoints
from storage.engine import Link, Place, explanation
from storage.errors import is_conflict, trouble
from storage.jobs import Pending, answer
from storage.transaction import Opening

RUNS = 5
"""How often work is run before it is believed that it cannot go well."""

TOGETHER = 64
"""Commands in one commit: more would keep the first of them waiting."""


class Writer:
    def __init__(self, place: Place, engine: Engine, opening: Opening, checkpoints: Checkpoints) -> None:
        self._place = place
        self._engine = engine
        self._opening = opening
        self._checkpoints = checkpoints
        self._queue: SimpleQueue[Pending | None] = SimpleQueue()
        self._link: Link | None = None
        self._thread = Thread(target=self._serve, name="store-writer", daemon=True)
        self._thread.start()

    def put(self, job: Pending) -> None:
        self._queue.put(job)

    def stop(self, within: float) -> None:
        """What was put before is finished first."""
        self._queue.put(None)
        self._thread.join(within)

    def _serve(self) -> None:
        going = True
        while going:
            batch, going = self._waiting()
            if batch:
                self._serve_batch(batch)
        self._drop()

    def _waiting(self) -> tuple[list[Pending], bool]:
        job = self._queue.get()
        batch: list[Pending] = []
        while job is not None:
            batch.append(job)
            if len(batch) == TOGETHER:
                return batch, True
            try:
                job = self._queue.get_nowait()
            except Empty:
                return batch, True
        return batch, False

    def _serve_batch(self, batch: list[Pending]) -> None:
        try:
            self._commit(batch)
        except BaseException as error:  # noqa: BLE001 - the thread outlives whatever happens to one batch
            self._drop()
            for job in batch:
                job.fail(error)
        for job in batch:
            if job.failure is not None:
                job.fail(explanation(job.failure, self._place))
        answer(batch)
        self._checkpoints.committed()

    def _commit(self, batch: list[Pending]) -> None:
        """Raises if SQLite itself failed; then nothing of the batch is kept."""
        if self._link is None:
            self._link = Link(self._engine)
        link = self._link
        link.tell("BEGIN IMMEDIATE")
        if len(batch) == 1:
            self._run(link, batch[0], ("ROLLBACK", "BEGIN IMMEDIATE"))
        else:
            for job in batch:
                link.tell("SAVEPOINT job")
                self._run(link, job, ("ROLLBACK TO job",))
                link.tell("RELEASE job")
        link.tell("COMMIT")

    def _run(self, link: Link, job: Pending, undo: tuple[str, ...]) -> None:
        for _ in range(RUNS):
            job.run(self._opening(link.connection))
            failure = job.failure
            if failure is not None and (trouble(failure) or not link.open_transaction):
                raise failure
            if failure is None:
                return
            for statement in undo:
                link.tell(statement)
            if not is_conflict(failure):
                return

    def _drop(self) -> None:
        link, self._link = self._link, None
        if link is not None:
            link.close()

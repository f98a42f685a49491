"""Work that waits for a store thread, and the way its answer takes back to the event loop that asked."""

import asyncio
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Generic, Protocol, TypeVar

from bot.dispatch.ports import Transaction
from storage.errors import Undone

G = TypeVar("G")
R = TypeVar("R")


class Pending(Protocol):
    """A job as a store thread sees it."""

    @property
    def loop(self) -> asyncio.AbstractEventLoop: ...
    @property
    def failure(self) -> BaseException | None: ...
    def run(self, transaction: Transaction) -> None: ...
    def fail(self, failure: BaseException) -> None: ...
    def settle(self) -> None: ...


class Job(Generic[G, R]):
    """Made on the event loop, run by a store thread, perhaps several times, settled on the event loop once."""

    __slots__ = ("_given", "_result", "_work", "failure", "future", "loop")

    def __init__(self, work: Callable[[Transaction, G], R], given: G) -> None:
        self._work = work
        self._given = given
        self._result: tuple[R] | None = None
        self.failure: BaseException | None = None
        self.loop: asyncio.AbstractEventLoop = asyncio.get_running_loop()
        self.future: asyncio.Future[R] = self.loop.create_future()

    def run(self, transaction: Transaction) -> None:
        """Never raises: a store thread outlives whatever its callers do."""
        self.failure = self._result = None
        try:
            self._result = (self._work(transaction, self._given),)
        except BaseException as failure:  # noqa: BLE001 - it is the caller's, who is told
            self.fail(failure)

    def fail(self, failure: BaseException) -> None:
        self.failure = (failure.__cause__ or failure) if isinstance(failure, Undone) else failure

    def settle(self) -> None:
        """A caller who was cancelled meanwhile is told nothing; what was committed stays."""
        if self.future.done():
            return
        if self.failure is None and self._result is not None:
            self.future.set_result(self._result[0])
        elif isinstance(self.failure, StopIteration):
            self.future.set_exception(RuntimeError("the work raised StopIteration"))
        else:
            self.future.set_exception(self.failure or RuntimeError("the work was never run"))


def answer(jobs: Iterable[Pending]) -> None:
    """One call into each event loop; one that is closed has nobody left who waits."""
    by_loop: dict[asyncio.AbstractEventLoop, list[Pending]] = {}
    for job in jobs:
        by_loop.setdefault(job.loop, []).append(job)
    for loop, settled in by_loop.items():
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(_settle, settled)


def _settle(jobs: Iterable[Pending]) -> None:
    for job in jobs:
        job.settle()

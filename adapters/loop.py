"""One step, run again and again until it is stopped: at once when somebody nudges, else when the step itself says.
A step that fails is reported and tried again; a step is never cut off in the middle unless it outlasts the grace."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TypeVar

T = TypeVar("T")

AFTER_FAILURE = 15.0
GRACE = 10.0
"""Seconds that a stop waits for what has begun."""


class Loop:
    """`step` answers in how many seconds it wants to run again; `rest` is the least time between two steps, so that
    a crowd of nudges costs one step."""

    def __init__(
        self, step: Callable[[], Awaitable[float]], failed: Callable[[Exception], object], *, rest: float
    ) -> None:
        self._step = step
        self._failed = failed
        self._rest = rest
        self._bell = asyncio.Event()
        self._stopping = False
        self._task: asyncio.Task[None] | None = None

    @property
    def stopping(self) -> bool:
        return self._stopping

    def start(self) -> None:
        self._stopping = False
        self._task = asyncio.create_task(self._run())

    def nudge(self) -> None:
        self._bell.set()

    async def stop(self) -> None:
        self._stopping = True
        self._bell.set()
        if self._task:
            await finished({self._task}, GRACE)
            self._task = None

    async def _run(self) -> None:
        while not self._stopping:
            self._bell.clear()
            wait = await self._stepped()
            await asyncio.sleep(self._rest)
            with suppress(TimeoutError):
                async with asyncio.timeout(wait):
                    await self._bell.wait()

    async def _stepped(self) -> float:
        try:
            return await self._step()
        except Exception as failure:  # noqa: BLE001 - whatever it is, the next step may succeed
            self._failed(failure)
            return AFTER_FAILURE


async def finished(tasks: "set[asyncio.Task[T]]", grace: float) -> None:
    """What outlasts the grace is cut off. That harms no transaction: those run on the store's threads to their end."""
    if not tasks:
        return
    _, late = await asyncio.wait(tasks, timeout=grace)
    for task in late:
        task.cancel()
    if late:
        await asyncio.wait(late)

"""A visit to the room: from the first screen to the last line, with the clock running all the while."""

import asyncio
import secrets
import signal
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from prompt_toolkit.application import get_app_session
from prompt_toolkit.history import History, InMemoryHistory
from prompt_toolkit.output import ColorDepth
from prompt_toolkit.patch_stdout import StdoutProxy
from structlog.typing import FilteringBoundLogger

from adapters.logs import listen_to_libraries, logger_beside
from adapters.settings import local_zone
from adapters.terminal import words
from adapters.terminal.cast import CHANNEL, room_called
from adapters.terminal.completion import Suggestions
from adapters.terminal.files import beside
from adapters.terminal.house import House, bring_together, furnished, hang_asides
from adapters.terminal.prompt import KeptCommands, Prompt
from adapters.terminal.screen import Screen
from bot.dispatch.ports import Store, Transaction
from bot.kernel.ids import Id


class Kept(Store, Protocol):
    def close(self) -> Awaitable[None]: ...


BETWEEN_WRITES = 0.05
"""Seconds in which what is written is gathered, so that the line is redrawn once."""


async def visited(opened: Callable[[], Kept], file: Path | None, room: str) -> None:
    """A visit with all that it takes: the store is `opened` and closed, what is written down lies beside its file."""
    log = logger_beside(file and beside(file, room, "log"))
    listen_to_libraries(log)
    store = opened()
    try:
        await visit(
            store, log, local_zone(), file and beside(file, room, "history"), room, file and beside(file, room, "files")
        )
    finally:
        await store.close()


async def visit(  # noqa: PLR0913, PLR0917 - wired by hand, in one place
    store: Store,
    log: FilteringBoundLogger,
    zone: str,
    history: Path | None,
    room: str = CHANNEL,
    folder: Path | None = None,
) -> None:
    """Until they leave; `history` is the file for what they typed, None to keep it only for this visit, and `folder` is
    for files that they take with them. The example coalition lives in the first room."""
    first = await bring_together(store, log, datetime.now(UTC), zone)
    output = get_app_session().output
    with StdoutProxy(BETWEEN_WRITES, raw=True) as paper:
        colour = output.get_default_color_depth() is not ColorDepth.DEPTH_1_BIT
        screen = Screen(paper.write, lambda: output.get_size().columns, colour=colour)
        address = room_called(room)
        house = furnished(
            store, screen, now=_now, seed=_seed, log=log, zone=zone, alive=True, address=address, folder=folder
        )
        prompt = _prompt(house, KeptCommands(str(history)) if history else InMemoryHistory())
        await hang_asides(store, house.messenger, address)
        await _show_boards(house)
        screen.show(house.room.sight.welcome(house.room.persona, back=not first, room=room))
        await house.bot.start()
        with suppress(NotImplementedError):
            for name in (signal.SIGTERM, signal.SIGHUP):
                asyncio.get_running_loop().add_signal_handler(name, prompt.leave)
        try:
            await prompt.run()
        finally:
            await house.bot.stop()
        screen.show(house.room.sight.note(house.room.persona, words.BYE))


def _prompt(house: House, history: History) -> Prompt:
    prompt = Prompt(house.room, Suggestions(house.room, house.bot.dispatch.catalogue.roots), history)
    house.wall.watch(lambda _: prompt.redraw())
    return prompt


async def _show_boards(house: House) -> None:
    """A new wall is empty, whatever the store believes to be up: every board that is still running is wanted anew."""
    kinds = [kind.name for kind in house.bot.dispatch.catalogue.named.values() if kind.board]

    def want(transaction: Transaction, kinds: list[str]) -> None:
        for kind in kinds:
            for due in transaction.alarms.running(kind):
                transaction.unit(due.coalition).want_board(kind, Id(due.key))

    await house.store.transact(want, kinds)


def _now() -> datetime:
    return datetime.now(UTC)


def _seed() -> bytes:
    return secrets.token_bytes(16)

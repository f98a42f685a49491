"""How often the card of a vote is edited while all seats answer, as fast as they are heard. Each answers on their own
page, since one place is heard only so often a minute."""

import secrets
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import timedelta
from io import StringIO
from time import perf_counter

from adapters.assembly import assembled
from adapters.desk import Caller, Pressed
from adapters.logs import logger
from adapters.terminal.messenger import Posted, TerminalMessenger, Wall
from bench.filling import OPENED
from bench.grounds import Backend, Grounds
from bench.scale import Scale
from bench.table import Table
from bench.town import ADDRESS, account
from bench.votes import IT, YES_OR_NO, rows
from bot.dispatch import Answer as Reply
from bot.dispatch import Outcome
from bot.features.proposals.commands import Answer
from bot.features.proposals.model.asking import Position
from bot.kernel.wire import encode
from storage.store import open_store


@dataclass(frozen=True, slots=True)
class Result:
    """All seats answer as fast as they are heard."""

    seats: int
    seconds: float
    answered: int
    edits: int


async def measured(grounds: Grounds, scale: Scale) -> AsyncIterator[Result]:
    seats = scale.seats[-1]
    store, edits = open_store(grounds.filled(Backend.sqlite, rows(YES_OR_NO, seats))), []
    wall = Wall()
    wall.watch(lambda message: edits.append(perf_counter()) if isinstance(message, Posted) else None)
    now = OPENED + timedelta(hours=1)
    bot = assembled(
        store,
        {ADDRESS.platform: TerminalMessenger(ADDRESS, wall)},
        now=lambda: now + timedelta(seconds=perf_counter() - began),
        seed=lambda: secrets.token_bytes(16),
        log=logger(StringIO(), level="error"),
        instance="bench",
    )
    began = perf_counter()
    await bot.start()
    answered = 0
    for number in range(seats):
        caller = Caller(account(number), replace(ADDRESS, channel=f"own-page-{number}"))
        heard = await bot.desk.hear(caller, Pressed(encode(Answer(IT, 1, Position.yes))), f"crowd-{number}")
        answered += isinstance(heard, Reply) and heard.outcome is Outcome.done
    seconds = perf_counter() - began
    await bot.stop()
    await store.close()
    yield Result(seats, seconds, answered, len([each for each in edits if each <= began + seconds]))


def table(results: list[Result]) -> Table:
    return Table(
        "The card: all seats answer at once, and it is edited",
        ("", "answers", "seconds", "edits", "edits a second", "aim"),
        tuple(
            (
                f"{each.seats} seats",
                str(each.answered),
                f"{each.seconds:.1f}",
                str(each.edits),
                f"{each.edits / each.seconds:.2f}",
                "about 1 a second",
            )
            for each in results
        ),
    )

"""A whole bot with one room and nobody at its terminal, for bench/start.py: says when it is ready, hears a crowd,
and goes when its input ends."""

import asyncio
import secrets
import sys
from datetime import UTC, datetime
from io import StringIO

from adapters.assembly import assembled
from adapters.desk import Caller, Pressed
from adapters.logs import logger
from adapters.terminal.messenger import TerminalMessenger, Wall
from bench.filling import Group
from bot.dispatch import Answer, Outcome
from bot.features.listening.commands import Join, ListenOnly
from bot.kernel.wire import encode
from storage.store import open_store

PEOPLE, PRESSES = 8, 10


async def run(url: str) -> None:
    group = Group(0, PEOPLE)
    store = open_store(url)
    bot = assembled(
        store,
        {group.address.platform: TerminalMessenger(group.address, Wall())},
        now=lambda: datetime.now(UTC),
        seed=lambda: secrets.token_bytes(16),
        log=logger(StringIO(), level="error"),
        instance="bench",
    )
    await bot.start()
    print("ready", flush=True)
    for number in range(PRESSES):
        button = encode(Join(group.round) if number % 2 else ListenOnly(group.round))
        callers = [Caller(group.account(person), group.address) for person in range(PEOPLE)]
        for answer in await asyncio.gather(*(bot.desk.hear(caller, Pressed(button)) for caller in callers)):
            assert isinstance(answer, Answer)
            assert answer.outcome is Outcome.done, answer
    print("heard", flush=True)
    await asyncio.to_thread(sys.stdin.read)
    await bot.stop()
    await store.close()


if __name__ == "__main__":
    asyncio.run(run(sys.argv[1]))

"""The bot in Discord, from a frame of the gateway to its answer over REST, beside discord.py with an empty handler;
each is a process of its own, and Discord is this one."""

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from aiohttp import web

from bench.counting import Written, written
from bench.discording import BOT, EMPTY
from bench.filling import rows_of
from bench.grounds import ROOT, Backend, Grounds
from bench.guild import KINDS, Discord, InDiscord, Json
from bench.lanes import Chunk
from bench.measuring import Lane, Sample, by_tasks, highest, interleaved, percentile, ratio
from bench.scale import Scale
from bench.serving import HOST
from bench.table import Table, ms, times

PEOPLE = 8


class GatewayLane:
    def __init__(self, discord: Discord, name: str, chunks: Sequence[Chunk[Json]]) -> None:
        self._discord = discord
        self._name = name
        self._chunks = chunks

    async def run(self, chunk: int) -> Sample:
        return await by_tasks(self._chunks[chunk], lambda told: self._discord.tells(self._name, told))


@dataclass(frozen=True, slots=True)
class Result:
    """`samples` and `memory` by what is compared, and what is `written` at the end."""

    name: str
    samples: dict[str, list[Sample]]
    memory: dict[str, int]
    written: Written


@asynccontextmanager
async def connected(kind: str, *given: str) -> "AsyncIterator[subprocess.Popen[bytes]]":
    """It takes leave of Discord, which goes on meanwhile."""
    started = (sys.executable, "-m", "bench.discording", kind, *given)
    with subprocess.Popen(started, cwd=ROOT, stdin=subprocess.PIPE) as process:  # noqa: S603, ASYNC220 - ours, and at once
        assert process.stdin
        try:
            yield process
        finally:
            process.stdin.close()
            await asyncio.to_thread(process.wait, 30)


async def measured(grounds: Grounds, scale: Scale) -> AsyncIterator[Result]:
    """Connecting takes discord.py some seconds: each program does it once for all that it is measured with."""
    discord = Discord()
    runner = web.AppRunner(discord.app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, HOST, 0).start()
    at = f"{HOST}:{runner.addresses[0][1]}"
    given = (f"http://{at}", f"ws://{at}/gateway")
    try:
        async with connected(EMPTY, *given) as nothing:
            for callers in dict.fromkeys((scale.callers[0], scale.callers[-1])):
                groups = [InDiscord(number, PEOPLE) for number in range(callers)]
                url = grounds.filled(Backend.sqlite, rows_of(groups))
                async with connected(BOT, *given, url) as bot:
                    running = {BOT: bot, EMPTY: nothing}
                    await asyncio.gather(*(discord.connected(name) for name in running))
                    for kind in KINDS:
                        samples = await _in_turn(discord, kind, groups, scale)
                        memory = {name: _memory(process.pid) for name, process in running.items()}
                        yield Result(f"{kind}, {callers} at once", samples, memory, written(url))
    finally:
        await runner.cleanup()


async def _in_turn(discord: Discord, kind: str, groups: list[InDiscord], scale: Scale) -> dict[str, list[Sample]]:
    """Callers who wait for their answer, a round each."""
    each = scale.commands // len(groups)
    chunks = [
        tuple(tuple(KINDS[kind](group, 0, each * chunk + n) for n in range(each)) for group in groups)
        for chunk in range(scale.chunks)
    ]
    lanes: dict[str, Lane] = {name: GatewayLane(discord, name, chunks) for name in (BOT, EMPTY)}
    return await interleaved(lanes, scale.chunks)


def _memory(pid: int) -> int:
    """The most that it had at any time, in bytes; 0 where the system does not tell."""
    told = Path(f"/proc/{pid}/status")
    return int(told.read_text().partition("VmHWM:")[2].split()[0]) * 1024 if told.exists() else 0


def table(results: list[Result]) -> Table:
    return Table(
        "Discord: from a frame of the gateway to the answer",
        ("", "a second", "p50", "p99", "discord.py p50", "p99", "/ discord.py", "memory"),
        tuple(map(_line, results)),
    )


def _line(result: Result) -> tuple[str, ...]:
    samples, memory = result.samples, result.memory
    waits = (ms(percentile(samples[name], share)) for name in (BOT, EMPTY) for share in (0.5, 0.99))
    return (
        result.name,
        f"{highest([sample.rate for sample in samples[BOT]], 0.5):.0f}",
        *waits,
        times(ratio(samples[EMPTY], samples[BOT])),
        f"{memory[BOT] / (1 << 20):.0f} MiB, {times(memory[BOT] / memory[EMPTY])} discord.py" if memory[BOT] else "",
    )

"""The bot in Slack over HTTP, from a signed request to its answer, beside a server that does nothing with it, beside
Bolt with empty listeners, and beside what its statements alone cost; each server is a process of its own."""

import asyncio
import json
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import AsyncExitStack, ExitStack, contextmanager
from dataclasses import dataclass
from hashlib import sha256
from hmac import new as hmac
from pathlib import Path
from random import Random
from time import perf_counter, time
from urllib.parse import urlencode

import aiohttp

from bench.commands import Load
from bench.counting import Written, written
from bench.filling import Group, rows_of
from bench.grounds import ROOT, Backend, Grounds
from bench.lanes import Chunk, RawLane, recorded
from bench.measuring import Lane, Sample, by_tasks, highest, interleaved, percentile, ratio
from bench.scale import Scale
from bench.serving import HOST, PATH, SECRET, WORKSPACE
from bench.table import Table, ms, times
from bot.features.listening.commands import Join, ListenOnly
from bot.kernel.command import Account, Address
from bot.kernel.wire import encode

PEOPLE, CROWD = 8, 200
EVERY = 0.02
BOT, AIOHTTP, BOLT, RAW = "bot", "aiohttp", "bolt", "raw"
OTHERS = (AIOHTTP, BOLT)
PRESS, COMMAND = "press", "command"


class InSlack(Group):
    """Its home is a channel."""

    @property
    def address(self) -> Address:
        return Address("slack", WORKSPACE, f"C{self.number}")

    def account(self, person: int) -> Account:
        return Account("slack", WORKSPACE, f"U{self.number}-{person}")


@dataclass(frozen=True, slots=True)
class Server:
    """One of bench/serving.py that runs."""

    port: int
    process: "subprocess.Popen[bytes]"

    @property
    def memory(self) -> int:
        """The most that it had at any time, in bytes; 0 where the system does not tell."""
        told = Path(f"/proc/{self.process.pid}/status")
        return int(told.read_text().partition("VmHWM:")[2].split()[0]) * 1024 if told.exists() else 0


@dataclass(frozen=True, slots=True)
class Result:
    """`samples` and `memory` by what is compared, and what is `written` at the end; `open` if presses came at their
    own times, whether or not those before were answered."""

    name: str
    samples: dict[str, list[Sample]]
    memory: dict[str, int]
    written: Written
    open: bool = False


@dataclass(frozen=True, slots=True)
class Town:
    """What all that is measured here shares; `others` are what the bot is compared with."""

    grounds: Grounds
    scale: Scale
    session: aiohttp.ClientSession
    api: str
    others: dict[str, Server]


@contextmanager
def served(kind: str, *given: str) -> Iterator[Server]:
    command = (sys.executable, "-m", "bench.serving", kind, *given)
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:  # noqa: S603 - ours
        assert process.stdin
        assert process.stdout
        try:
            yield Server(int(process.stdout.readline()), process)
        finally:
            process.stdin.close()
            process.wait(20)


def press(group: Group, person: int, number: int, api: str) -> bytes:
    """As bench/filling.py's: in turn they only listen and join again."""
    user, channel = group.account(person).user, group.address.channel
    wire = encode(Join(group.round) if number % 2 else ListenOnly(group.round))
    told = {
        "type": "block_actions", "api_app_id": "A1", "trigger_id": f"{user}.{number}", "team": {"id": WORKSPACE},
        "user": {"id": user, "username": "p", "team_id": WORKSPACE}, "channel": {"id": channel, "name": "c"},
        "container": {"type": "message", "message_ts": "1.000001", "channel_id": channel, "is_ephemeral": False},
        "message": {"ts": "1.000001", "text": ""}, "response_url": f"{api}answer",
        "actions": [{"type": "button", "action_id": "press-1", "block_id": "b", "value": wire}],
    }  # fmt: skip
    return urlencode({"payload": json.dumps(told)}).encode()


def command(group: Group, person: int, number: int, api: str) -> bytes:
    """They look at the round."""
    user = group.account(person).user
    return urlencode({
        "command": "/listening-round", "text": "", "team_id": WORKSPACE, "channel_id": group.address.channel,
        "user_id": user, "user_name": "p", "trigger_id": f"{user}.{number}", "response_url": f"{api}answer",
    }).encode()  # fmt: skip


KINDS: dict[str, Callable[[Group, int, int, str], bytes]] = {PRESS: press, COMMAND: command}


class HttpLane:
    """Each caller has a connection of its own."""

    def __init__(self, session: aiohttp.ClientSession, server: Server, chunks: Sequence[Chunk[bytes]]) -> None:
        self._session = session
        self._url = f"http://{HOST}:{server.port}{PATH}"
        self._chunks = chunks

    async def run(self, chunk: int) -> Sample:
        return await by_tasks(self._chunks[chunk], self.send)

    async def send(self, body: bytes) -> None:
        stamp = str(int(time()))
        mark = hmac(SECRET.encode(), b"v0:" + stamp.encode() + b":" + body, sha256).hexdigest()
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "X-Slack-Request-Timestamp": stamp,
            "X-Slack-Signature": f"v0={mark}",
        }
        async with self._session.post(self._url, data=body, headers=headers) as answer:
            await answer.read()
            assert answer.status == 200, answer.status

    async def arriving(self, bodies: Sequence[bytes]) -> Sample:
        """One every so often, whether or not those before it are answered."""
        began = perf_counter()

        async def sent(number: int, body: bytes) -> float:
            at = began + EVERY * number
            await asyncio.sleep(max(0.0, at - perf_counter()))
            await self.send(body)
            return perf_counter() - at

        waits = await asyncio.gather(*(sent(number, body) for number, body in enumerate(bodies)))
        return Sample(perf_counter() - began, tuple(waits))


async def measured(grounds: Grounds, scale: Scale) -> AsyncIterator[Result]:
    async with AsyncExitStack() as stack:
        slack, *others = (stack.enter_context(served(kind)) for kind in ("slack", AIOHTTP, BOLT))
        session = await stack.enter_async_context(aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)))
        town = Town(grounds, scale, session, f"http://{HOST}:{slack.port}/api/", dict(zip(OTHERS, others, strict=True)))
        for kind in KINDS:
            for callers in (scale.callers[0], scale.callers[-1]):
                yield await _in_turn(town, kind, callers)
        yield await _crowded(town)


async def _in_turn(town: Town, kind: str, callers: int) -> Result:
    """Callers who wait for their answer, a round each."""
    scale, groups = town.scale, [InSlack(number, PEOPLE) for number in range(callers)]
    each = scale.commands // callers
    chunks = [
        tuple(tuple(KINDS[kind](group, 0, each * chunk + n, town.api) for n in range(each)) for group in groups)
        for chunk in range(scale.chunks)
    ]
    url = town.grounds.filled(Backend.sqlite, rows_of(groups))
    async with AsyncExitStack() as stack:
        bot = stack.enter_context(served(BOT, url, town.api))
        servers = {BOT: bot, **town.others}
        lanes: dict[str, Lane] = {name: HttpLane(town.session, server, chunks) for name, server in servers.items()}
        if kind == PRESS and callers == 1:
            lanes[RAW] = await _raw(town, stack)
        samples = await interleaved(lanes, scale.chunks)
        memory = {name: server.memory for name, server in servers.items()}
    name = f"{kind}, {'1 connection' if callers == 1 else f'{callers} connections'}"
    return Result(name, samples, memory, written(url))


async def _raw(town: Town, stack: AsyncExitStack) -> RawLane:
    """The statements of the same presses by the raw driver."""
    load = Load(Backend.sqlite, 1)
    filled = town.grounds.filled(Backend.sqlite, rows_of(load.groups()))
    statements = await recorded(town.grounds.copied(filled), load.chunks(town.scale))
    return RawLane(filled, statements, stack.enter_context(ExitStack()))


async def _crowded(town: Town) -> Result:
    """Fifty presses a second on one round of two hundred people, whose board is edited meanwhile."""
    group, lots = InSlack(0, CROWD), Random(1)  # noqa: S311 - who presses keeps no secret
    url = town.grounds.filled(Backend.sqlite, rows_of([group]))
    order = [lots.randrange(CROWD) for _ in range(town.scale.arrivals)]
    bodies = [press(group, person, order[:n].count(person), town.api) for n, person in enumerate(order)]
    with served(BOT, url, town.api) as bot:
        servers = {BOT: bot, **town.others}
        samples = {name: [await HttpLane(town.session, each, ()).arriving(bodies)] for name, each in servers.items()}
        memory = {name: server.memory for name, server in servers.items()}
    return Result(f"press, 50 a second on a round of {CROWD}", samples, memory, written(url), open=True)


def table(results: list[Result]) -> Table:
    return Table(
        "Slack over HTTP: from a signed request to its answer",
        ("", "a second", "p50", "p99", "aiohttp p50", "p99", "Bolt p50", "p99", "/ aiohttp", "/ Bolt", "aim", "memory"),
        tuple(map(_line, results)),
    )


def _line(result: Result) -> tuple[str, ...]:
    samples = result.samples
    waits = (ms(percentile(samples[name], share)) for name in (BOT, AIOHTTP, BOLT) for share in (0.5, 0.99))
    memory = result.memory
    return (
        result.name,
        f"{highest([sample.rate for sample in samples[BOT]], 0.5):.0f}",
        *waits,
        *(times(_slower(result, name)) for name in OTHERS),
        _aim(result),
        f"{memory[BOT] / (1 << 20):.0f} MiB, {times(memory[BOT] / memory[BOLT])} Bolt" if memory[BOT] else "",
    )


def _slower(result: Result, other: str) -> float:
    """How many times the other's: by the rate, and where that is given by how long half of all wait."""
    bot, others = result.samples[BOT], result.samples[other]
    return percentile(bot, 0.5) / percentile(others, 0.5) if result.open else ratio(others, bot)


def _aim(result: Result) -> str:
    samples = result.samples
    if RAW in samples:
        least = percentile(samples[AIOHTTP], 0.5) + percentile(samples[RAW], 0.5)
        return f"≤ 4 × (aiohttp + raw): {times(percentile(samples[BOT], 0.5) / least)}"
    return "p99 ≤ 250 ms" if result.open else ""

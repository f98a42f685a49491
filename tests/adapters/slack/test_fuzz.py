"""Whoever finds the bot's address may send it anything: it is refused or taken, never a failure of ours, nothing that
was sent is written down, and the bot lives on."""

import asyncio
import logging
import random
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from copy import deepcopy
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import pytest

from adapters.logs import Libraries
from adapters.web import BODY
from storage.store import open_store
from tests.adapters.slack.outgoing import Ack, Delivery, Http, signed, written
from tests.adapters.slack.running import Scene
from tests.adapters.slack.standin import SECRET, StandIn

CANARY = "xylophone-7341"
EACH = 150
PAUSE = timedelta(seconds=10)
"""So much passes before each, so that nobody counts as flooding."""

KINDS = (
    "application/json", "application/x-www-form-urlencoded", "text/plain", "application/json; charset=utf-16",
    "application/json; charset=nonsense", "multipart/form-data; boundary=x", "multipart/form-data", "", "x" * 300,
    "é/ü",
)  # fmt: skip
ODD: tuple[Any, ...] = (
    None, True, 0, -1, 2**70, 1e308, "", " ", CANARY, "\u202e\x00", "x" * 3_000, [], {}, [[]], [None], {"": {}},
    {"id": None}, ["a", {"b": CANARY}], "1:rj:x", "im", "modal", "home", "view_submission", "block_actions",
)  # fmt: skip


class Noted:
    """The way over HTTP, on which all that Slack really sends is kept."""

    def __init__(self, way: Http) -> None:
        self.way = way
        self.seen: list[Delivery] = []

    async def __call__(self, delivery: Delivery, patience: float) -> Ack:
        self.seen.append(delivery)
        return await self.way(delivery, patience)


class Door:
    """The bot, its address, and a few real deliveries to begin with."""

    def __init__(self, scene: Scene, real: list[Delivery]) -> None:
        assert scene.service
        self.scene = scene
        self.real = real
        self.port = scene.service.port
        self.way = Http(scene.slack.session, f"http://127.0.0.1:{self.port}/slack/events", SECRET)
        self.statuses: Counter[int] = Counter()

    async def sends(self, body: bytes, kind: str = KINDS[0], **headers: str) -> int:
        """Signed as Slack would, except for what the headers say otherwise."""
        given = {"Content-Type": kind, **signed(body, SECRET, time.time()), **headers}
        return await self.gives(body, {name: value for name, value in given.items() if value != "-"})

    async def gives(self, body: bytes, headers: dict[str, str]) -> int:
        self.scene.now += PAUSE
        status = (await self.way.send(body, headers)).status
        self.statuses[status] += 1
        assert 200 <= status < 500, (status, headers, body[:2_000])
        return status


@pytest.fixture
async def door(bare: StandIn, sqlite_url: str) -> AsyncIterator[Door]:
    """What the libraries write down is in the log as an operator would find it."""
    store, scene = open_store(sqlite_url), Scene(bare)
    listening = Libraries(scene.logger())
    logging.getLogger().addHandler(listening)
    async with scene.running(store, "http"):
        assert scene.service
        noted = Noted(bare.delivers_to(f"http://127.0.0.1:{scene.service.port}/slack/events"))
        bare.way = noted
        await bare.types(scene.ana, scene.room, "/coalition")
        await scene.press(scene.ana, "Set one up")
        await scene.press(scene.ana, "Continue")
        await scene.window(scene.ana)
        await bare.submits(scene.ana, {"name": CANARY})
        await bare.writes(scene.ana, scene.room, f"<@{scene.team.bot}> {CANARY}")
        await bare.opens_home(scene.ana)
        yield Door(scene, noted.seen)
        scene.slack.reloads(scene.ana)
        await bare.types(scene.ana, scene.room, "/coalition")
        await scene.told(scene.ana, CANARY)
    logging.getLogger().removeHandler(listening)
    await store.close()
    assert CANARY not in scene.log.getvalue()


def bitten(body: bytes, lots: random.Random) -> bytes:
    """Some of its bytes changed, left out, doubled or put in."""
    made = bytearray(body)
    for _ in range(lots.randint(1, 6)):
        at = lots.randrange(len(made) + 1)
        match lots.randrange(4):
            case 0:
                made[at : at + 1] = bytes([lots.randrange(256)])
            case 1:
                del made[at : at + lots.randint(1, 40)]
            case 2:
                made[at:at] = made[at : at + lots.randint(1, 200)]
            case _:
                made[at:at] = lots.randbytes(lots.randint(1, 8))
    return bytes(made)


def spots_in(part: Any) -> Iterator[tuple[Any, Any]]:
    """Every place in it that holds something, by what holds it and under which name."""
    pairs = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()
    for name, inner in list(pairs):
        yield part, name
        yield from spots_in(inner)


def twisted(payload: Any, lots: random.Random) -> Any:
    """The same with something else in one place or more, or without it."""
    made = deepcopy(payload)
    for _ in range(lots.randint(1, 3)):
        holder, name = lots.choice(list(spots_in(made)) or [(made, "type")])
        if isinstance(holder, dict) and lots.random() < 0.3:
            holder.pop(name, None)
        elif isinstance(holder, dict) or name < len(holder):
            holder[name] = deepcopy(lots.choice(ODD))
    return made


async def test_altered_bytes(door: Door) -> None:
    """Of what Slack really sends: signed again after that, or before it."""
    lots = random.Random(1)
    for _ in range(EACH):
        body, kind = written(lots.choice(door.real))
        made = bitten(body, lots)
        await door.sends(made, kind)
        await door.gives(made, {"Content-Type": kind, **signed(body, SECRET, time.time())})
    assert min(door.statuses[status] for status in (200, 400, 401)) > 0


async def test_altered_shapes(door: Door) -> None:
    """As if Slack changed its formats from one day to the next: anything may be missing, or be something else."""
    lots = random.Random(2)
    for _ in range(EACH * 4):
        real = lots.choice(door.real)
        await door.sends(*written(Delivery(real.kind, twisted(real.payload, lots))))
    assert door.statuses[200] > EACH


@pytest.mark.parametrize("kind", KINDS)
async def test_whatever_kind_of_body_it_says_to_be(door: Door, kind: str) -> None:
    """Real ones, and things that are no such thing."""
    bodies = [written(each)[0] for each in door.real]
    bodies += [
        b"",
        b"{",
        b"[]",
        b"null",
        b"1",
        b'"x"',
        b"\xff\xfe",
        b"payload=",
        b"payload=[]",
        b"payload=1",
        b"[" * 50_000,
    ]
    bodies += [b"{" + b'"a":{' * 30_000, b"payload={", urlencode({"payload": '{"type": 1}'}).encode(), b"\x00" * 100]
    bodies += [b'{"type":"url_verification","challenge":{}}', b"ssl_check=1&token=x", b'{"type":[],"event":[]}']
    for body in bodies:
        await door.sends(body, kind or "-")


async def test_altered_signatures(door: Door) -> None:
    """Of another form, of another time, of none: nobody gets past, and nothing breaks."""
    body, kind = written(door.real[0])
    good = signed(body, SECRET, time.time())["X-Slack-Signature"]
    stamps = ["", "-", "yesterday", "-5", "1e9", "٣٤", "9" * 4_500, "0", "1.5", "NaN", "0x10", str(2**63), " 1 "]
    marks = [
        "",
        "-",
        "v0=",
        "v1=" + good[3:],
        good[:-1],
        good + "0",
        good.upper(),
        "v0=é",
        "ü" * 99,
        "v0=" + "0" * 7_000,
    ]
    for stamp in stamps:
        assert await door.sends(body, kind, **{"X-Slack-Request-Timestamp": stamp}) in {400, 401}
    for mark in marks:
        assert await door.sends(body, kind, **{"X-Slack-Signature": mark}) in {400, 401}


@pytest.mark.parametrize("size", [BODY - 1, BODY, BODY + 1, 3 * BODY])
async def test_huge_bodies(door: Door, size: int) -> None:
    """Up to one mebibyte is read; beyond that nothing is."""
    real = next(each for each in door.real if each.kind == "slash_commands")
    body = written(Delivery(real.kind, {**real.payload, "text": ""}))[0]
    said = body.replace(b"text=", b"text=" + b"x" * (size - len(body)))
    assert len(said) == size
    assert (await door.sends(said, KINDS[1]) == 413) is (size > BODY)


@pytest.mark.parametrize(
    "raw",
    [
        b"\r\n\r\n", b"POST\r\n\r\n", b"POST /slack/events HTTP/9.9\r\n\r\n", b"\x16\x03\x01\x02\x00\x01" * 20,
        b"POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        b"POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
        b"POST /slack/events HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nxylophone-7341\r\n",
        b"POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhello",
        b"GET /slack/events HTTP/1.1\r\nHost: x\r\n\r\n", b"POST /slack/../healthz HTTP/1.1\r\nHost: x\r\n\r\n",
        b"POST /slack/events HTTP/1.1\r\nHost: x\r\nX: " + b"y" * 20_000 + b"\r\n\r\n",
    ],
)  # fmt: skip
async def test_what_is_hardly_http(door: Door, raw: bytes) -> None:
    """It is refused or hung up on."""
    reader, writer = await asyncio.open_connection("127.0.0.1", door.port)
    writer.write(raw)
    writer.write_eof()
    answer = await asyncio.wait_for(reader.read(), 5.0)
    writer.close()
    await writer.wait_closed()
    assert not answer or answer.split()[1][:1] in {b"2", b"4"}, answer[:200]

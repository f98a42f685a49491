"""How a stand-in Slack hands an event to the app: signed over HTTP, or in an envelope over Socket Mode. Either way the
answer is an Ack, and nothing is waited for without end."""

import asyncio
import hashlib
import hmac
import json
import time
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Protocol
from urllib.parse import urlencode

import aiohttp
from aiohttp import WSMsgType, web

from tests.adapters.slack.world import Json

MOST_LINKS = 10


@dataclass(frozen=True)
class Delivery:
    """`kind` is events_api, interactive or slash_commands; `retry` counts from 1 how often it came before."""

    kind: str
    payload: Json
    retry: int = 0


@dataclass(frozen=True)
class Ack:
    """`status` is 0 if there was none in time; `body` is the answer's JSON if it is one, else its text."""

    status: int
    body: Any
    seconds: float = 0.0

    @property
    def ok(self) -> bool:
        return self.status == 200


class Way(Protocol):
    async def __call__(self, delivery: Delivery, patience: float) -> Ack: ...


def signed(body: bytes, secret: str, at: float) -> dict[str, str]:
    """The headers with which Slack signs."""
    stamp = str(int(at))
    mark = hmac.new(secret.encode(), b"v0:" + stamp.encode() + b":" + body, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={mark}"}


def written(delivery: Delivery) -> tuple[bytes, str]:
    """The body of an HTTP delivery, and what kind of body it is."""
    if delivery.kind == "events_api":
        return json.dumps(delivery.payload).encode(), "application/json"
    form = delivery.payload if delivery.kind == "slash_commands" else {"payload": json.dumps(delivery.payload)}
    return urlencode(form).encode(), "application/x-www-form-urlencoded"


class Http:
    """Posts to one address of the app's."""

    def __init__(self, session: aiohttp.ClientSession, url: str, secret: str) -> None:
        self._session = session
        self.url = url
        self._secret = secret

    async def __call__(self, delivery: Delivery, patience: float) -> Ack:
        body, kind = written(delivery)
        headers = {"Content-Type": kind, **signed(body, self._secret, time.time())}
        if delivery.retry:
            headers |= {"X-Slack-Retry-Num": str(delivery.retry), "X-Slack-Retry-Reason": "http_timeout"}
        return await self.send(body, headers, patience)

    async def send(self, body: bytes, headers: dict[str, str], patience: float = 10.0) -> Ack:
        """Whatever is given, as it is given: for what Slack would never send."""
        begun = time.monotonic()
        timeout = aiohttp.ClientTimeout(total=patience)
        try:
            async with self._session.post(self.url, data=BytesIO(body), headers=headers, timeout=timeout) as answer:
                said = await answer.text()
                return Ack(answer.status, _read(said), time.monotonic() - begun)
        except (aiohttp.ClientError, TimeoutError) as failure:
            return Ack(0, type(failure).__name__, time.monotonic() - begun)


class Links:
    """The Socket Mode connections of the app."""

    def __init__(self) -> None:
        self._tickets: set[str] = set()
        self._open: list[web.WebSocketResponse] = []
        self._waiting: dict[str, tuple[web.WebSocketResponse, asyncio.Future[Any]]] = {}
        self._numbers = 0
        self._changed = asyncio.Event()
        self.made = 0
        self.strays: list[Json] = []
        """What came from the app and acknowledges nothing."""

    def ticket(self) -> str:
        self._numbers += 1
        self._tickets.add(name := f"ticket-{self._numbers}")
        return name

    @property
    def count(self) -> int:
        return len(self._open)

    async def connected(self, links: int = 1, made: int = 1, patience: float = 5.0) -> None:
        """Until so many are open at least, and so many were made since the beginning."""
        async with asyncio.timeout(patience):
            while len(self._open) < links or self.made < made:
                self._changed.clear()
                await self._changed.wait()

    async def __call__(self, delivery: Delivery, patience: float) -> Ack:
        if not self._open:
            return Ack(0, "not connected")
        self._numbers += 1
        name, link = f"envelope-{self._numbers}", self._open[self._numbers % len(self._open)]
        envelope: Json = {"envelope_id": name, "type": delivery.kind, "payload": delivery.payload}
        envelope["accepts_response_payload"] = delivery.kind != "events_api"
        if delivery.kind == "events_api":
            envelope |= {"retry_attempt": delivery.retry, "retry_reason": "timeout" if delivery.retry else ""}
        answer: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._waiting[name] = link, answer
        begun = time.monotonic()
        try:
            await link.send_json(envelope)
            said = await asyncio.wait_for(answer, patience)
            return Ack(200, "" if said is None else said, time.monotonic() - begun)
        except (ConnectionError, TimeoutError) as failure:
            return Ack(0, type(failure).__name__, time.monotonic() - begun)
        finally:
            del self._waiting[name]

    async def serve(self, request: web.Request) -> web.StreamResponse:
        if request.match_info["ticket"] not in self._tickets or len(self._open) >= MOST_LINKS:
            return web.Response(status=404)
        self._tickets.discard(request.match_info["ticket"])
        link = web.WebSocketResponse()
        await link.prepare(request)
        self._open.append(link)
        self.made += 1
        await link.send_json(
            {
                "type": "hello",
                "num_connections": len(self._open),
                "debug_info": {"host": "stand-in", "approximate_connection_time": 18_060},
                "connection_info": {"app_id": "A1"},
            }
        )
        self._changed.set()
        try:
            async for message in link:
                if message.type is WSMsgType.TEXT:
                    self._heard(json.loads(message.data))
        finally:
            self._open.remove(link)
            self._changed.set()
            for other, answer in self._waiting.values():
                if other is link and not answer.done():
                    answer.set_exception(ConnectionResetError())
        return link

    def _heard(self, said: Json) -> None:
        waiting = self._waiting.get(said.get("envelope_id", ""))
        if waiting is None or waiting[1].done():
            self.strays.append(said)
        else:
            waiting[1].set_result(said.get("payload"))

    async def ask_to_renew(self, reason: str = "refresh_requested") -> None:
        """Slack ends the oldest connection soon, and says so."""
        await self._open[0].send_json({"type": "disconnect", "reason": reason, "debug_info": {"host": "stand-in"}})

    async def cut(self) -> None:
        """All connections break."""
        for link in list(self._open):
            await link.close()


def _read(said: str) -> Any:
    try:
        return json.loads(said)
    except ValueError:
        return said

"""The stand-in's REST API on 127.0.0.1. Every call is written down; what goes wrong with one is as a test has asked."""

import asyncio
import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from aiohttp import web

from tests.adapters.discord import routes, specs
from tests.adapters.discord.faults import Broken, Dropped, Fault, Faults, Limited, Lost, Odd, Refuses
from tests.adapters.discord.visits import Visits
from tests.adapters.discord.world import Json, Refused, World

BASE = "/api/v10"
FILES = "_files"
"""Among what was given, the names of the pictures that came with it."""

LIMITS = {"X-RateLimit-Limit": "100", "X-RateLimit-Remaining": "99", "X-RateLimit-Reset-After": "0.01"}


@dataclass(frozen=True)
class Call:
    """`name` is the route's; `answer` is the status, Discord's code, or what went wrong instead."""

    name: str
    path: str
    given: Json
    answer: str


class Rest:
    """`problems` is what the vendor's description finds wrong with what was sent; `changed` is set at each call."""

    def __init__(self, world: World, visits: Visits) -> None:
        self.world = world
        self.visits = visits
        self.faults = Faults()
        self.calls: list[Call] = []
        self.changed = asyncio.Event()
        self.remaining: dict[str, tuple[int, float]] = {}
        """By route: how many calls are left, and in how many seconds there are more."""

    @property
    def problems(self) -> list[str]:
        return [each for call in self.calls for each in _wrong(call)]

    def called(self, name: str) -> list[Call]:
        return [call for call in self.calls if call.name == name]

    async def serve(self, request: web.Request) -> web.StreamResponse:
        path = request.path.removeprefix(BASE)
        known = routes.found(request.method, path)
        given = await _given(request)
        if known is None:
            self._note(f"{request.method} {path}", path, given, "unknown route")
            return _refusal(404, 0, "404: Not Found")
        name, ids = known
        fault = self.faults.take(name)
        if instead := _instead(fault):
            self._note(name, path, given, type(fault).__name__)
            return instead
        if isinstance(fault, Dropped):
            self._note(name, path, given, "Dropped")
            return _dropped(request)
        answer = self._done(name, path, ids, given, request)
        if isinstance(fault, Lost):
            return _dropped(request)
        return web.Response(text="<html>hello</html>", content_type="text/html") if isinstance(fault, Odd) else answer

    def _done(self, name: str, path: str, ids: routes.Ids, given: Json, request: web.Request) -> web.Response:
        try:
            made = self._made(name, ids, given, request)
        except Refused as refused:
            self._note(name, path, given, str(refused.code or refused.status))
            return _refusal(refused.status, refused.code, refused.said)
        self._note(name, path, given, "ok")
        return _answer(200 if made is not None else 204, made, self._limits(name))

    def _made(self, name: str, ids: routes.Ids, given: Json, request: web.Request) -> Any:
        """Whoever answers somebody shows the token of that alone."""
        if name in routes.ANSWERS:
            return routes.ANSWERS[name](self.visits, ids, given)
        self.world.let_in(request.headers.get("Authorization", ""))
        return routes.ROUTES[name](self.world, ids, given)

    def _limits(self, name: str) -> dict[str, str]:
        left, seconds = self.remaining.get(name, (99, 0.01))
        asked = {**LIMITS, "X-RateLimit-Remaining": str(left), "X-RateLimit-Reset-After": str(seconds)}
        return {**asked, "X-RateLimit-Bucket": name.encode().hex()[:32]}

    def _note(self, name: str, path: str, given: Json, answer: str) -> None:
        self.calls.append(Call(name, path, given, answer))
        self.changed.set()


def _wrong(call: Call) -> tuple[str, ...]:
    given: Any = call.given
    if isinstance(given, dict):
        given = {name: each for name, each in given.items() if name != FILES}
    return _found_wrong(call.name.split(" ")[0], call.path, json.dumps(given)) if given else ()


@cache
def _found_wrong(method: str, path: str, written: str) -> tuple[str, ...]:
    return tuple(f"{method} {path}: {each}" for each in specs.problems(method, path, json.loads(written)))


async def _given(request: web.Request) -> Json:
    """With pictures it is one part of several."""
    if request.content_type == "multipart/form-data":
        parts = await request.post()
        written = parts["payload_json"]
        given: Json = json.loads(written) if isinstance(written, str | bytes | bytearray) else {}
        return given | {FILES: [name for name in parts if name.startswith("files")]}
    return await request.json() if request.can_read_body else {}


def _answer(status: int, body: Any, headers: dict[str, str]) -> web.Response:
    """JSON is JSON to the library only if it is called exactly so."""
    if status == 204:
        return web.Response(status=status, headers=headers)
    return web.Response(status=status, body=json.dumps(body), headers={**headers, "Content-Type": "application/json"})


def _refusal(status: int, code: int, said: str) -> web.Response:
    return _answer(status, {"message": said, "code": code}, {})


def _instead(fault: Fault | None) -> web.Response | None:
    """Of a fault with which nothing is carried out."""
    match fault:
        case Limited(seconds, scope):
            told = {} if seconds is None else {"Retry-After": str(seconds)}
            headers = {**told, "X-RateLimit-Scope": scope, "Via": "1.1 google"}
            return _answer(429, {"message": "slow down", "retry_after": seconds, "global": False}, headers)
        case Broken(status):
            return web.Response(status=status, text="<h1>out of order</h1>", content_type="text/html")
        case Refuses(code, status):
            return _refusal(status, code, "no")
        case _:
            return None


def _dropped(request: web.Request) -> web.Response:
    if request.transport:
        request.transport.abort()
    return web.Response()

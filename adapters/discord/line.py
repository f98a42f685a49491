"""The way to Discord's REST API for what goes out by itself. The library keeps the limits that it was told of; where it
would wait long or try again by itself, the courier is told instead. Answers that count against the bot are counted."""

import asyncio
import json
from collections import deque
from collections.abc import Callable
from time import monotonic
from types import SimpleNamespace

from aiohttp import ClientHandlerType, ClientRequest, ClientResponse, ClientSession, ClientTimeout, TraceConfig
from aiohttp import TraceRequestEndParams as Ended
from aiohttp import TraceRequestStartParams as Started
from discord.errors import LoginFailure
from discord.gateway import DiscordWebSocket
from discord.http import HTTPClient, MultipartParameters, Route
from structlog.typing import FilteringBoundLogger
from yarl import URL

from adapters.discord.text import PLATFORM

PATIENCE, TO_CONNECT = 10.0, 5.0
"""Seconds for a call; while it is not connected nothing has left, and it may go again."""

LONGEST_WAIT = 5.0
"""Seconds that the library may wait by itself for a limit that it knows of."""

UNTOLD_WAIT = 30.0
GLOBAL = "global"
"""A limit of all calls; so is one that is told by what stands before Discord's own servers."""

NO_TOKEN = frozenset({0, 50014})

A_SECOND, AT_ONCE = 45.0, 40
"""Calls; Discord takes fifty."""

MINUTES_10 = 600.0
WARN, STOP = 500, 2_000
"""Answers in ten minutes that say no; at ten thousand Discord shuts out the computer's address."""

MEMBER = "/guilds/{guild_id}/members/{user}"

Json = dict[str, object]


class Quiet(Exception):
    """Discord asks for so many seconds of it, or the bot takes them itself. `code` says of what there was too much."""

    def __init__(self, seconds: float, code: int = 0) -> None:
        super().__init__(seconds, code)
        self.seconds = seconds
        self.code = code


class OutOfOrder(Exception):
    """Discord's servers are."""


class Invalid:
    """Counts 401, 403 and 429. `clock` counts seconds, and is given in tests."""

    def __init__(self, log: FilteringBoundLogger, clock: Callable[[], float] = monotonic) -> None:
        self._log = log
        self._clock = clock
        self._at: deque[float] = deque()

    def note(self, status: int, scope: str = "") -> None:
        """A limit that is shared with other bots does not count."""
        if status not in {401, 403, 429} or scope == "shared":
            return
        self._forget()
        self._at.append(self._clock())
        if len(self._at) in {WARN, STOP}:
            said = "Discord says no too often." if len(self._at) == WARN else "Nothing is sent to Discord for a while."
            self._log.error(said, platform=PLATFORM, count=len(self._at))

    def check(self) -> None:
        """Raises Quiet while there are too many."""
        self._forget()
        if len(self._at) >= STOP:
            raise Quiet(self._at[0] + MINUTES_10 - self._clock())

    def _forget(self) -> None:
        while self._at and self._at[0] + MINUTES_10 <= self._clock():
            self._at.popleft()

    def trace(self) -> TraceConfig:
        """For each of the library's clients: what any of them hears counts."""
        config = TraceConfig()
        config.on_request_start.append(self._begun)
        config.on_request_end.append(self._ended)
        return config

    async def _begun(self, _session: ClientSession, _context: SimpleNamespace, params: Started) -> None:
        """The gateway is no part of it: what is heard there is not asked for."""
        if params.url.scheme not in {"ws", "wss"}:
            self.check()

    async def _ended(self, _session: ClientSession, _context: SimpleNamespace, params: Ended) -> None:
        self.note(params.response.status, params.response.headers.get("X-RateLimit-Scope", ""))


class Turns:
    """When each call may go, so that no more than so many go in a second; a few may go at once. Discord counts over all
    processes: what it says itself comes before this."""

    def __init__(self, a_second: float = A_SECOND, at_once: int = AT_ONCE) -> None:
        self._between = 1 / a_second
        self._ahead = at_once / a_second
        self._last = -1e9

    def wait(self, now: float) -> float:
        """Seconds until the call that is made now may go; later ones come after it."""
        self._last = max(self._last + self._between, now - self._ahead)
        return max(self._last - now, 0.0)


class Line:
    """`clock` counts seconds, and is given in tests."""

    def __init__(
        self,
        token: str,
        invalid: Invalid,
        *,
        to_connect: float = TO_CONNECT,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._token = token
        self._http = HTTPClient(asyncio.get_running_loop(), http_trace=invalid.trace())
        self._http.max_ratelimit_timeout = LONGEST_WAIT  # its constructor takes thirty or more: longer than a call
        self._timeout = ClientTimeout(total=PATIENCE, connect=to_connect)
        self._clock = clock
        self._turns = Turns()
        self._quiet_until = clock()
        self._refused = False
        self.user = ""

    async def open(self) -> None:
        """Raises LoginFailure if the token is nobody's."""
        self.user = str((await self._http.static_login(self._token))["id"])

    async def close(self) -> None:
        await self._http.close()

    async def call(self, method: str, path: str, body: Json | None = None, /, **ids: str) -> object:
        """What Discord answers; `ids` stand in the path by their names, `channel_id` and `guild_id` by those by which
        the library tells limits apart. Raises what outcomes.py knows."""
        await self._turn()
        route, ways = Route(method, path, **ids), (self._at_once,)
        if body is None:
            answer: object = await self._http.request(route, timeout=self._timeout, middlewares=ways)
        else:
            answer = await self._http.request(route, json=body, timeout=self._timeout, middlewares=ways)
        return answer

    async def member(self, guild: str, user: str) -> object:
        """Who they are in that server."""
        return await self.call("GET", MEMBER, guild_id=guild, user=user)

    async def send(self, method: str, path: str, message: MultipartParameters, /, **ids: str) -> object:
        """As `call`, for messages, which may carry pictures."""
        if not message.files:
            return await self.call(method, path, message.payload, **ids)
        await self._turn()
        route, ways = Route(method, path, **ids), (self._at_once,)
        answer: object = await self._http.request(
            route, files=message.files, form=message.multipart, timeout=self._timeout, middlewares=ways
        )
        return answer

    async def _turn(self) -> None:
        """Raises Quiet as long as Discord asks for it from all calls, and LoginFailure once it has refused the token:
        the gateway is told so too, and ends the process."""
        if self._refused:
            raise LoginFailure
        if (left := self._quiet_until - self._clock()) > 0:
            raise Quiet(left)
        await asyncio.sleep(self._turns.wait(self._clock()))

    async def _at_once(self, request: ClientRequest, handler: ClientHandlerType) -> ClientResponse:
        """What the library would sit out is told: the courier's patience is shorter, and its waits are in the store."""
        response = await handler(request)
        if response.status == 429:
            seconds, said = _seconds(response.headers.get("Retry-After", "")), _read(await response.read())
            if said is None or response.headers.get("X-RateLimit-Scope") == GLOBAL:
                self._quiet_until = self._clock() + seconds
            raise Quiet(seconds, _code(said))
        if response.status == 401 and _code(_read(await response.read())) in NO_TOKEN:
            self._refused = True
        if response.status >= 500:
            response.close()
            raise OutOfOrder
        return response


def leads_to(api: str, gateway: str) -> None:
    """Where Discord is, for the whole process."""
    Route.BASE = api.rstrip("/")
    DiscordWebSocket.DEFAULT_GATEWAY = URL(gateway)


def _read(said: bytes) -> Json | None:
    """None if that is nothing of Discord's."""
    try:
        read = json.loads(said)
    except ValueError:
        return None
    return read if isinstance(read, dict) else None


def _code(said: Json | None) -> int:
    code = said.get("code") if said else 0
    return code if isinstance(code, int) else 0


def _seconds(told: str) -> float:
    try:
        seconds = float(told)
    except ValueError:
        return UNTOLD_WAIT
    return seconds if 0 <= seconds < float("inf") else UNTOLD_WAIT

"""The stand-in's sockets on 127.0.0.1: the Web API, addresses for answers and uploads, and Socket Mode. Every call is
written down; what goes wrong with one is as a test has asked."""

import asyncio
import json
from base64 import b64decode
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from tests.adapters.slack import calls, specs
from tests.adapters.slack.faults import Broken, Dropped, Fault, Faults, Held, Limited, Lost, Odd, Refuses
from tests.adapters.slack.grants import Grants
from tests.adapters.slack.outgoing import Links
from tests.adapters.slack.world import Json, Message, Refused, Team, Url, World

APP_TOKEN = "xapp-1"
LONGEST_HELD = 10.0
JSON_ARGUMENTS = {"blocks", "view", "metadata", "files"}


@dataclass(frozen=True)
class Call:
    """`answer` is "ok", Slack's code, or what went wrong instead."""

    method: str
    given: Json
    team: str
    answer: str


class Server:
    """`problems` is what the vendor's description finds wrong with what was sent; `holding` is how many calls wait at a
    gate, and `changed` is set when one begins to."""

    def __init__(self, world: World, links: Links) -> None:
        self._world = world
        self._links = links
        self.faults = Faults()
        self.grants = Grants(world)
        self.calls: list[Call] = []
        self._unchecked: list[tuple[str, Json]] = []
        self._problems: list[str] = []
        self.holding = 0
        self.changed = asyncio.Event()
        self._runner: web.AppRunner | None = None

    async def start(self) -> str:
        """Its address."""
        app = web.Application(client_max_size=1 << 22)
        app.router.add_route("*", "/api/{method}", self._api)
        app.router.add_post("/answer/{name}", self._answer)
        app.router.add_post("/upload/{name}", self._upload)
        app.router.add_get("/link/{ticket}", self._links.serve)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        host, port = self._runner.addresses[0][:2]
        return f"http://{host}:{port}"

    async def stop(self) -> None:
        await self._links.cut()
        if self._runner:
            await self._runner.cleanup()

    async def _api(self, request: web.Request) -> web.StreamResponse:
        method, given = request.match_info["method"], await _given(request)
        fault = self.faults.take(method)
        if isinstance(fault, Held):
            await self._hold(fault)
            fault = None
        if instead := _instead(fault):
            self._note(method, given, request, type(fault).__name__)
            return instead
        if isinstance(fault, Dropped):
            self._note(method, given, request, "Dropped")
            return _dropped(request)
        answer = self._done(method, given, request)
        if isinstance(fault, Lost):
            return _dropped(request)
        return web.Response(text=fault.said, content_type=fault.kind) if isinstance(fault, Odd) else answer

    async def _hold(self, fault: Held) -> None:
        self.holding += 1
        self.changed.set()
        try:
            await asyncio.wait_for(fault.gate.wait(), LONGEST_HELD)
        finally:
            self.holding -= 1

    def _done(self, method: str, given: Json, request: web.Request) -> web.Response:
        """Carried out, or refused with a code."""
        try:
            answer = {"ok": True, **self._carried_out(method, given, request)}
        except Refused as refused:
            answer = {"ok": False, "error": refused.code, **refused.more}
        self._note(method, given, request, str(answer.get("error", "ok")))
        team = self._team(_bearer(request))
        return web.json_response(answer, headers={"X-OAuth-Scopes": ",".join(sorted(team.scopes))} if team else {})

    def _carried_out(self, method: str, given: Json, request: web.Request) -> Json:
        if method == "oauth.v2.access":
            return self.grants.access(given, _basic(request))
        token = _bearer(request)
        if method == "apps.connections.open":
            if token != APP_TOKEN:
                raise Refused("invalid_auth" if token else "not_authed")
            address = self._world.address.replace("http:", "ws:")
            return {"url": f"{address}/link/{self._links.ticket()}"}
        team = self._team(token)
        if team is None:
            raise Refused("invalid_auth" if token else "not_authed")
        if token in self.grants.expired:
            raise Refused("token_expired")
        return calls.call(self._world, team, method, given)

    def _team(self, token: str) -> Team | None:
        named = (team for team in self._world.teams.values() if token in {team.token, *self.grants.former(team)})
        return next(named, None)

    def _note(self, method: str, given: Json, request: web.Request, answer: str) -> None:
        team = self._team(_bearer(request))
        self.calls.append(Call(method, given, team.id if team else "", answer))
        self.changed.set()
        self.check(method, given)

    def check(self, method: str, given: Json) -> None:
        """It is looked at later, since that takes longer than a call; what goes to a response_url is called so."""
        self._unchecked.append((method, given))

    @property
    def problems(self) -> list[str]:
        for method, given in self._unchecked:
            self._problems += [f"{method}: {problem}" for problem in specs.problems(method, given)]
        self._unchecked.clear()
        return self._problems

    async def _answer(self, request: web.Request) -> web.Response:
        """Of a response_url."""
        given: Json = await request.json()
        self.check("response_url", given)
        self.changed.set()
        try:
            self._answered(self._world.take_url(request.match_info["name"]), given)
        except Refused as refused:
            self.calls.append(Call("response_url", given, "", refused.code))
            if refused.code in {"used_url", "expired_url", "no_such_url"}:
                return web.Response(status=404, text=refused.code)
            return web.json_response({"ok": False, "error": refused.code}, status=500)
        self.calls.append(Call("response_url", given, "", "ok"))
        return web.Response(text="ok")

    def _answered(self, url: Url, given: Json) -> None:
        channel = self._world.channels[url.channel]
        replaced = url.message if given.get("replace_original") or given.get("delete_original") else None
        if given.get("delete_original") and replaced:
            channel.messages.pop(replaced.ts, None)
            self._world.ephemerals = [each for each in self._world.ephemerals if each is not replaced]
            return
        said, blocks = calls.content(given)
        if replaced:
            self._world.edit(replaced, said, blocks)
            return
        self.said_to(url.user, url.channel, given, said, blocks)

    def said_to(self, user: str, channel: str, given: Json, said: str, blocks: list[Json]) -> Message:
        """Seen by that person alone, unless it says in_channel."""
        place = self._world.channels[channel]
        to = None if given.get("response_type") == "in_channel" else user
        bot = self._world.teams[place.team].bot
        return self._world.say(place, bot, said, blocks, to=to, thread_ts=given.get("thread_ts"))

    async def _upload(self, request: web.Request) -> web.Response:
        file = self._world.files.get(request.match_info["name"])
        content = await request.read()
        if file is None or len(content) != file["size"]:
            return web.Response(status=400, text="not what was announced")
        file["content"] = content
        return web.Response(text=f"OK - {len(content)}")


def _instead(fault: Fault | None) -> web.Response | None:
    """Of a fault with which nothing is carried out."""
    match fault:
        case Limited(seconds):
            headers = {} if seconds is None else {"Retry-After": str(seconds)}
            return web.json_response({"ok": False, "error": "ratelimited"}, status=429, headers=headers)
        case Broken(status, code):
            if not code:
                return web.Response(status=status, text="<h1>out of order</h1>", content_type="text/html")
            return web.json_response({"ok": False, "error": code}, status=status)
        case Refuses(code):
            return web.json_response({"ok": False, "error": code})
        case _:
            return None


def _dropped(request: web.Request) -> web.Response:
    if request.transport:
        request.transport.abort()
    return web.Response()


async def _given(request: web.Request) -> Json:
    """The arguments, however they were sent; they are strings where they came as a form."""
    given: dict[str, Any] = dict(request.query)
    if request.content_type == "application/json":
        given |= await request.json()
    elif request.method == "POST":
        given |= dict(await request.post())
    for everywhere in ("token", "team_id"):
        given.pop(everywhere, None)
    return {name: _parsed(name, value) for name, value in given.items()}


def _parsed(name: str, value: Any) -> Any:
    if name not in JSON_ARGUMENTS or not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value


def _bearer(request: web.Request) -> str:
    kind, _, token = request.headers.get("Authorization", "").partition(" ")
    return token if kind == "Bearer" else str(request.query.get("token", ""))


def _basic(request: web.Request) -> tuple[str, str] | None:
    said = request.headers.get("Authorization", "")
    if not said.startswith("Basic "):
        return None
    login, _, password = b64decode(said.removeprefix("Basic ")).decode("latin1").partition(":")
    return login, password

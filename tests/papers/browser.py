"""A real browser, if there is one on this machine: it is driven over the protocol of its own tools."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from aiohttp import ClientSession, ClientWebSocketResponse, WSMsgType

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)
Json = dict[str, object]


@dataclass
class Tab:
    """`asked` are the addresses of all that it has asked for."""

    socket: ClientWebSocketResponse
    session: str = ""
    asked: list[str] = field(default_factory=list)
    heard: list[str] = field(default_factory=list)
    _last: int = 0

    async def call(self, method: str, **given: object) -> Json:
        self._last += 1
        sent: Json = {"id": self._last, "method": method, "params": given}
        await self.socket.send_json({**sent, "sessionId": self.session} if self.session else sent)
        while True:
            answer = await self._next()
            if answer.get("id") == self._last:
                assert "error" not in answer, answer
                return cast("Json", answer["result"])

    async def until(self, event: str) -> None:
        while event not in self.heard:
            await self._next()

    async def value(self, expression: str) -> object:
        answer = await self.call("Runtime.evaluate", expression=expression, returnByValue=True)
        assert "exceptionDetails" not in answer, answer
        return cast("Json", answer["result"]).get("value")

    async def show(self, file: Path, width: int, *, dark: bool = False) -> None:
        """On a phone so many points wide."""
        self.asked.clear()
        self.heard.clear()
        metrics = {"width": width, "height": 780, "deviceScaleFactor": 2, "mobile": True}
        scheme = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
        await self.call("Emulation.setDeviceMetricsOverride", **metrics)
        await self.call("Emulation.setEmulatedMedia", features=scheme)
        await self.call("Page.navigate", url=file.as_uri())
        await self.until("Page.loadEventFired")

    async def _next(self) -> Json:
        message = await asyncio.wait_for(self.socket.receive(), 60)
        assert message.type is WSMsgType.TEXT, message
        heard: Json = message.json()
        if method := heard.get("method"):
            self.heard.append(str(method))
            if method == "Network.requestWillBeSent":
                request = cast("Json", cast("Json", heard["params"])["request"])
                self.asked.append(str(request["url"]))
        return heard


@asynccontextmanager
async def browsing(folder: Path) -> AsyncIterator[Tab]:
    """A tab of a browser of its own, which ends with it."""
    assert BROWSER
    command = (BROWSER, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run")
    where = (f"--user-data-dir={folder / 'profile'}", "--remote-debugging-port=0", "about:blank")
    running = await asyncio.create_subprocess_exec(*command, *where, stderr=asyncio.subprocess.PIPE)
    try:
        async with ClientSession() as client, client.ws_connect(await _address(running), max_msg_size=0) as socket:
            tab = Tab(socket)
            made = await tab.call("Target.createTarget", url="about:blank")
            attached = await tab.call("Target.attachToTarget", targetId=made["targetId"], flatten=True)
            tab.session = str(attached["sessionId"])
            for domain in ("Page", "Network", "Runtime"):
                await tab.call(f"{domain}.enable")
            yield tab
    finally:
        running.kill()
        await running.wait()


async def _address(running: asyncio.subprocess.Process) -> str:
    assert running.stderr
    for _ in range(200):
        line = (await asyncio.wait_for(running.stderr.readline(), 60)).decode("utf-8", "replace")
        if " on ws://" in line:
            return line.partition(" on ")[2].strip()
    raise AssertionError("the browser does not say where it listens")

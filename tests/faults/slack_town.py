"""A workspace of the stand-in Slack with the bot in processes of its own, and a person who does things there until they
are done: whoever gets no answer presses again."""

import asyncio
import os
import signal
import sys
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path

from tests.adapters.slack.outgoing import Ack, Delivery, Http
from tests.adapters.slack.payloads import NotPossible
from tests.adapters.slack.reading import words
from tests.adapters.slack.server import APP_TOKEN
from tests.adapters.slack.standin import SECRET, StandIn
from tests.adapters.slack.world import Channel, Team, User

ROOT = Path(__file__).parents[2]
MOMENT, MOST_LOOKS, MOST_TRIES = 0.05, 40, 8
STARTS_WITHIN, ENDS_WITHIN = 60.0, 30.0

Act = Callable[[], Awaitable[object]]


class Process:
    """The bot at work. `dead` is done when it has ended, however that came."""

    def __init__(self, process: asyncio.subprocess.Process, port: int) -> None:
        self._process = process
        self.port = port
        self.dead = asyncio.create_task(process.wait())

    @classmethod
    async def start(cls, settings: dict[str, str], killed_at: int = 0) -> "Process":
        environment = {**os.environ, **{f"COMMONGROUND_{name.upper()}": value for name, value in settings.items()}}
        command = (sys.executable, "-m", "tests.faults.serving", str(killed_at))
        process = await asyncio.create_subprocess_exec(
            *command, cwd=ROOT, env=environment, stdout=asyncio.subprocess.PIPE
        )
        async with asyncio.timeout(STARTS_WITHIN):
            return cls(process, await _number(process))

    async def stop(self) -> int:
        """How many points there were; -1 if it is dead already."""
        if self.dead.done():
            return -1
        self._process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(ENDS_WITHIN):
            points = await _number(self._process)
            await self.dead
        return points


async def _number(process: asyncio.subprocess.Process) -> int:
    """The next that it says; -1 if it dies before."""
    assert process.stdout
    return int((await process.stdout.readline()).decode() or -1)


class SlackTown:
    """Ana, who sets things up, and others beside her. `url` is of the store."""

    def __init__(self, slack: StandIn, url: str, way: str, others: int = 1) -> None:
        self.slack = slack
        self.way = way
        self.team: Team = slack.world.team()
        self.ana: User = slack.world.user(self.team, "Ana")
        self.others = [slack.world.user(self.team, f"Ben {number}") for number in range(others)]
        self.room: Channel = slack.world.channel(self.team, "housing", self.ana, *self.others)
        tokens = {"slack_app_token": APP_TOKEN} if way == "socket" else {"slack_signing_secret": SECRET}
        self._settings = {
            "database_url": url, "slack_bot_token": self.team.token, "slack_api": slack.api, "web_port": "0", **tokens,
        }  # fmt: skip
        self.processes: list[Process] = []
        self.deaths = 0

    async def start(self, killed_at: int = 0) -> Process:
        """One process more."""
        before = self.slack.links.made
        process = await Process.start(self._settings, killed_at)
        self.processes.append(process)
        if self.way == "http":
            self.slack.way = Balanced([self._http(each) for each in self.processes])
        else:
            await self.slack.links.connected(made=before + 1)
        return process

    async def stop(self) -> int:
        """All of them; how many points there were."""
        return sum([await process.stop() for process in self.processes])

    def _http(self, process: Process) -> Http:
        return Http(self.slack.session, f"http://127.0.0.1:{process.port}/slack/events", SECRET)

    async def does(self, act: Act, seen: Callable[[], bool]) -> None:
        """Again and again until it is seen; who is dead meanwhile is started anew, and lives."""
        for _ in range(MOST_TRIES):
            with suppress(NotPossible):  # it need not be on their screen yet
                await act()
            for _ in range(MOST_LOOKS):
                if seen():
                    return
                await asyncio.wait({process.dead for process in self.processes}, timeout=MOMENT)
                await self.revive()
        raise AssertionError(f"it is never seen: {self.said()}")

    async def revive(self) -> None:
        dead = [process for process in self.processes if process.dead.done()]
        self.processes = [process for process in self.processes if process not in dead]
        for _ in dead:
            self.deaths += 1
            await self.start()

    async def set_up(self) -> None:
        """A coalition in the channel."""
        slack, ana = self.slack, self.ana
        await self.does(lambda: slack.types(ana, self.room, "/coalition"), lambda: self.sees(ana, "Set one up"))
        await self.does(lambda: slack.presses(ana, "Set one up"), lambda: self.sees(ana, "Continue"))
        await self.does(lambda: slack.presses(ana, "Continue"), lambda: slack.view(ana) is not None)
        await self.does(lambda: slack.submits(ana, {"name": "Riverside"}), lambda: "Riverside" in self.said())

    def said(self) -> str:
        """All that all can read in the channel."""
        return "\n".join(map(words, self.slack.messages(self.room)))

    def sees(self, user: User, label: str) -> bool:
        try:
            self.slack.finds(user, label)
        except NotPossible:
            return False
        return True


class Balanced:
    """Hands each thing to one process after the other; with `to_all` to all of them at once."""

    def __init__(self, ways: list[Http]) -> None:
        self._ways = ways
        self._turn = 0
        self.to_all = False

    async def __call__(self, delivery: Delivery, patience: float) -> Ack:
        if self.to_all:
            return (await asyncio.gather(*(way(delivery, patience) for way in self._ways)))[0]
        self._turn += 1
        return await self._ways[self._turn % len(self._ways)](delivery, patience)

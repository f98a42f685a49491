"""The status of a voice channel on which the bot mutes: who speaks now. Each of the bot's carries its mark; what people
have written there is left as it is. It is an extra: what fails here is tried again, and holds up nothing else."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

from discord import VoiceChannel
from structlog.typing import FilteringBoundLogger

from adapters.discord.guilds import Told
from adapters.discord.line import Line
from adapters.discord.outcomes import STATUS, of_failure
from adapters.discord.standing import Standing
from adapters.discord.text import PLATFORM, cut
from adapters.loop import GRACE, Loop
from adapters.messenger import SetUpMissing, Wait
from adapters.muting import ledger
from adapters.pace import LONGEST_WAIT, wait_after
from adapters.wording import Catalogues, Voice
from bot.dispatch import NOBODY
from bot.dispatch.ports import Reaches, Store
from bot.kernel.text import clean, say
from bot.muting import Speaking

EVERY, REST = 15.0, 1.0
ONE = "/channels/{channel_id}/voice-status"
NAME = 80
SPEAKS = say("{name} speaks")
MARK = " · Common Ground"
"""By which the bot's own are known, in all languages and after a restart."""


class Statuses:
    def __init__(  # noqa: PLR0913 - wired by hand, in one place
        self,
        store: Store,
        line: Line,
        told: Told,
        standing: Standing,
        *,
        reach: Callable[[], Reaches],
        now: Callable[[], datetime],
        log: FilteringBoundLogger,
        failed: Callable[[Exception], object],
        catalogues: Catalogues,
    ) -> None:
        self._store = store
        self._line = line
        self._told = told
        self._standing = standing
        self._reach = reach
        self._now = now
        self._log = log
        self._failed = failed
        self._catalogues = catalogues
        self._loop = Loop(self._step, failed, rest=REST)
        self._one = asyncio.Lock()
        self._tries: dict[int, tuple[int, datetime]] = {}
        self._leaving = False

    def start(self) -> None:
        self._loop.start()

    def nudge(self) -> None:
        self._loop.nudge()

    async def stop(self) -> None:
        """While the bot is gone nobody is said to speak. What it cannot undo in ten seconds is in the record."""
        await self._loop.stop()
        self._leaving = True
        try:
            async with asyncio.timeout(GRACE):
                await self.sweep()
        except Exception as failure:  # noqa: BLE001 - whatever it is, the bot stops
            self._failed(failure)

    async def _step(self) -> float:
        await self.sweep()
        return EVERY

    async def sweep(self) -> None:
        if not self._told.now:
            return
        async with self._one:
            found = await self._store.read(ledger.speaking, self._reach())
            await asyncio.gather(*map(self._safely, found))

    async def _safely(self, speaking: Speaking) -> None:
        try:
            await self._bring(speaking)
        except Exception as failure:  # noqa: BLE001 - the store is out of order, and the other calls go on
            self._failed(failure)

    async def _bring(self, speaking: Speaking) -> None:
        """On stages nothing is said: their topic is of whoever opened them."""
        call = self._told.channel(speaking.address)
        if not isinstance(call, VoiceChannel):
            if call is None and self._told.called(speaking.address.workspace):
                await self._note(speaking, shown=False)  # the channel is gone, and its status with it
            return
        wanted, stands = self._wanted(speaking, call), self._standing.at(call.guild.id, call.id)
        if stands is None:
            await self._standing.ask(call.guild.id)
        elif stands == wanted or (stands and not stands.endswith(MARK)):
            await self._note(speaking, shown=bool(wanted) and stands == wanted)
        elif self._may(call, speaking):
            await self._set(speaking, call, wanted)

    def _wanted(self, speaking: Speaking, call: VoiceChannel) -> str:
        """Nothing where nobody is there to speak."""
        if self._leaving or not speaking.name or not call.voice_states:
            return ""
        name = cut(" ".join(clean(speaking.name).split()), NAME)
        voice = Voice(speaking.language, "UTC", NOBODY, catalogues=self._catalogues)
        return voice.text(SPEAKS.using(name=name)) + MARK

    def _may(self, call: VoiceChannel, speaking: Speaking) -> bool:
        """Discord asks for both of who is not on the call."""
        allowed = self._told.allowed(speaking.address)
        _, until = self._tries.get(call.id, (0, self._now()))
        return allowed.set_voice_channel_status and allowed.manage_channels and until <= self._now()

    async def _set(self, speaking: Speaking, call: VoiceChannel, wanted: str) -> None:
        """It is written down before Discord is asked: a kill at any moment leaves no name there for good."""
        if wanted:
            await self._note(speaking, shown=True)
        try:
            await self._line.call("PUT", ONE, {"status": wanted or None}, channel_id=str(call.id))
        except Exception as failure:  # noqa: BLE001 - whatever it is, the round goes on without it
            self._refused(call.id, failure)
            return
        self._tries.pop(call.id, None)
        self._standing.keep(call.guild.id, call.id, wanted)
        if not wanted:
            await self._note(speaking, shown=False)

    async def _note(self, speaking: Speaking, *, shown: bool) -> None:
        if shown != speaking.shown:
            await self._store.transact(ledger.show, (speaking, shown))

    def _refused(self, call: int, failure: Exception) -> None:
        delivery = of_failure(failure, STATUS)
        tries = self._tries.get(call, (0, self._now()))[0] + 1
        wait = LONGEST_WAIT if isinstance(delivery, SetUpMissing) else wait_after(tries, 0)
        if isinstance(delivery, Wait):
            wait = max(wait, timedelta(seconds=delivery.seconds))
        self._tries[call] = tries, self._now() + wait
        outcome = type(delivery).__name__
        self._log.warning("A voice channel's status was not set.", platform=PLATFORM, outcome=outcome, tries=tries)

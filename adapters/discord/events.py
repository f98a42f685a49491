"""The dates of coalitions as events of their servers, where the bot may make events and everyone sees the channel: an
event is shown to the whole server. What stands there is read anew each time, so that nothing is made twice."""

import asyncio
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from hashlib import blake2b

from structlog.typing import FilteringBoundLogger

from adapters.discord.guilds import Told
from adapters.discord.line import Json, Line
from adapters.discord.memory import Memory
from adapters.discord.outcomes import EVENTS, of_failure
from adapters.discord.text import PLATFORM, cut
from adapters.incidents import CROCKFORD
from adapters.loop import Loop
from adapters.messenger import SetUpMissing
from adapters.wording import Catalogues, Voice
from bot.dispatch import NOBODY
from bot.dispatch.dates import Date, dates
from bot.dispatch.ports import Store
from bot.kernel.command import Address
from bot.kernel.text import clean, say

EVERY, REST = 30.0, 1.0
"""Seconds between two looks; a date that was just set stands there soon enough."""

LOOKED_AT_FOR = timedelta(hours=1)
NAME, EXTERNAL, IN_THE_SERVER, TO_COME = 100, 3, 2, 1
ALL, ONE = "/guilds/{guild_id}/scheduled-events", "/guilds/{guild_id}/scheduled-events/{event}"

MORE = say("More is said in {place}. {mark}")
_MARK = re.compile(r"\b[0-9A-Z]{8}\Z")


class Events:
    def __init__(  # noqa: PLR0913 - wired by hand, in one place
        self,
        store: Store,
        line: Line,
        told: Told,
        *,
        now: Callable[[], datetime],
        log: FilteringBoundLogger,
        failed: Callable[[Exception], object],
        catalogues: Catalogues | None = None,
    ) -> None:
        self._store = store
        self._line = line
        self._told = told
        self._now = now
        self._log = log
        self._catalogues = catalogues or Catalogues()
        self._as_wanted: Memory[str, tuple[Date, ...]] = Memory(now, 10_000, LOOKED_AT_FOR)
        self._looking = asyncio.Lock()
        self._loop = Loop(self._step, failed, rest=REST)

    def start(self) -> None:
        self._loop.start()

    def nudge(self) -> None:
        self._loop.nudge()

    async def stop(self) -> None:
        await self._loop.stop()

    async def _step(self) -> float:
        await self.sweep()
        return EVERY

    async def sweep(self) -> None:
        """All servers in which it is granted; what was brought about an hour ago is looked at again. One look waits for
        the other: two that both find nothing would both make it."""
        async with self._looking:
            for guild in map(str, self._told.with_events()):
                wanted = await self._wanted(guild)
                if wanted != self._as_wanted.find(guild):
                    await self._bring_about(guild, wanted)

    async def _wanted(self, guild: str) -> tuple[Date, ...]:
        found = await self._store.read(dates, (Address(PLATFORM, guild, ""), self._now()))
        return tuple(each for each in found if self._told.is_open(each.home))

    async def _bring_about(self, guild: str, wanted: tuple[Date, ...]) -> None:
        try:
            await self._made_so(guild, wanted)
        except Exception as failure:  # noqa: BLE001 - whatever it is, the other servers go on, and it is tried again
            delivery = of_failure(failure, EVENTS)
            self._log.warning("An event was not brought about.", platform=PLATFORM, outcome=type(delivery).__name__)
            if not isinstance(delivery, SetUpMissing):
                return
        self._as_wanted.keep(guild, wanted)

    async def _made_so(self, guild: str, wanted: tuple[Date, ...]) -> None:
        there, now = await self._own(guild), self._now()
        for date in wanted:
            event = there.get(_mark(date), [])[:1]
            there[_mark(date)] = there.get(_mark(date), [])[1:]
            await self._planned(guild, date, event[0] if event else None, now)
        for each in (each for doubles in there.values() for each in doubles if _to_come(each, now)):
            await self._line.call("DELETE", ONE, guild_id=guild, event=str(each["id"]))

    async def _planned(self, guild: str, date: Date, event: Json | None, now: datetime) -> None:
        """What has begun is Discord's to end, and nothing is planned that is past."""
        body = self._written(date)
        if date.at <= now:
            return
        if event is None:
            await self._line.call("POST", ALL, body, guild_id=guild)
        elif _to_come(event, now) and not _same(event, body):
            await self._line.call("PATCH", ONE, body, guild_id=guild, event=str(event["id"]))

    async def _own(self, guild: str) -> dict[str, list[Json]]:
        """The bot's own events by their marks, the oldest of each first; others are left alone."""
        listed = await self._line.call("GET", ALL, guild_id=guild)
        found: dict[str, list[Json]] = {}
        for event in listed if isinstance(listed, list) else ():
            mark = _MARK.search(str(event.get("description") or "")) if isinstance(event, dict) else None
            if mark and event.get("creator_id") == self._line.user:
                found.setdefault(mark[0], []).append(event)
        return {mark: sorted(events, key=lambda each: int(str(each["id"]))) for mark, events in found.items()}

    def _written(self, date: Date) -> Json:
        place = f"#{self._told.name_of(date.home)}"
        voice = Voice(date.language, "UTC", NOBODY, catalogues=self._catalogues)
        return {
            "name": cut(" ".join(clean(voice.text(date.title)).split()), NAME),
            "description": voice.text(MORE.using(place=place, mark=_mark(date))),
            "entity_type": EXTERNAL,
            "privacy_level": IN_THE_SERVER,
            "entity_metadata": {"location": cut(place, NAME)},
            "scheduled_start_time": date.at.isoformat(),
            "scheduled_end_time": date.until.isoformat(),
        }


def _mark(date: Date) -> str:
    """By which its event is found again."""
    number = int.from_bytes(blake2b(f"{date.coalition}\n{date.key}".encode(), digest_size=8).digest())
    return "".join(CROCKFORD[number >> shift & 31] for shift in range(0, 40, 5))


def _to_come(event: Json, now: datetime) -> bool:
    return event.get("status") == TO_COME and datetime.fromisoformat(str(event["scheduled_start_time"])) > now


def _same(event: Json, body: Json) -> bool:
    times = ("scheduled_start_time", "scheduled_end_time")
    at = all(datetime.fromisoformat(str(event.get(each))) == datetime.fromisoformat(str(body[each])) for each in times)
    return at and all(event.get(each) == body[each] for each in ("name", "description", "entity_metadata"))

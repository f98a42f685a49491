"""What stands as the status of each voice channel, as the gateway tells it to who asks, and when it changes. The
library knows nothing of that yet: its client is told here what it hears."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta

from aiohttp import ClientError
from discord import AutoShardedClient, DiscordException

from adapters.discord.line import Json
from adapters.pace import Bucket

ASK = 43
EVERY = timedelta(minutes=1)
"""So often a server is asked about at most: a question that is not understood would end the connection each time."""


class Standing:
    """`changed` is called when anything is told."""

    def __init__(self, client: AutoShardedClient, changed: Callable[[], object], now: Callable[[], datetime]) -> None:
        self._client = client
        self._changed = changed
        self._now = now
        self._known: dict[int, dict[int, str]] = {}
        self._asked = Bucket(1, EVERY)
        heard = {"CHANNEL_INFO": self._told, "VOICE_CHANNEL_STATUS_UPDATE": self._told_of_one}
        client._connection.parsers.update(heard)  # noqa: SLF001 - it has no other way to hear what it does not know

    def at(self, guild: int, channel: int) -> str | None:
        """None while it is not known; an empty one is none."""
        known = self._known.get(guild)
        return None if known is None else known.get(channel, "")

    def keep(self, guild: int, channel: int, status: str) -> None:
        """The bot has just set it."""
        if guild in self._known:
            self._known[guild][channel] = status

    def forget(self) -> None:
        """Of a new connection nothing is known that was told before."""
        self._known.clear()

    async def ask(self, guild: int) -> None:
        """What comes of it is told later, or never."""
        if not self._asked.take(guild, self._now()):
            return
        link = self._client._get_websocket(guild)  # noqa: SLF001 - the same
        with suppress(DiscordException, ClientError, OSError):
            await link.send_as_json({"op": ASK, "d": {"guild_id": str(guild), "fields": ["status"]}})

    def _told(self, data: Json) -> None:
        channels = data.get("channels")
        listed = channels if isinstance(channels, list) else []
        known = {_number(each.get("id")): _text(each.get("status")) for each in listed if isinstance(each, dict)}
        self._known[_number(data.get("guild_id"))] = known
        self._changed()

    def _told_of_one(self, data: Json) -> None:
        known = self._known.get(_number(data.get("guild_id")))
        if known is not None:
            known[_number(data.get("id"))] = _text(data.get("status"))
        self._changed()


def _number(told: object) -> int:
    return int(told) if isinstance(told, str) and told.isdecimal() else 0


def _text(told: object) -> str:
    return told if isinstance(told, str) else ""

"""In which servers the bot is, as the gateway has told: one that is out of order comes back, one that the bot was taken
out of does not."""

from collections.abc import Collection

from adapters.messenger import Delivery, TenantGone, Wait

OUTAGE = 30.0
"""Seconds until a server that is out of order is looked at again; that costs no try."""


class Guilds:
    """`shard_ids` are those of this process, of `shards` in all: of other servers it is told nothing."""

    def __init__(self, shard_ids: Collection[int] = (0,), shards: int = 1) -> None:
        self._shard_ids = frozenset(shard_ids)
        self._shards = shards
        self._known = False
        self._here: set[str] = set()
        self._out: set[str] = set()
        self._gone: set[str] = set()

    def all_are(self, guilds: Collection[str]) -> None:
        """Told at the beginning: where the bot is not among these it was taken out of while it was away."""
        self._known = True
        self._here |= set(guilds)

    def came(self, guild: str) -> None:
        """The bot was put in, or the server is back."""
        self._here.add(guild)
        self._out.discard(guild)
        self._gone.discard(guild)

    def went_out(self, guild: str) -> None:
        """The server is out of order."""
        self._out.add(guild)

    def left(self, guild: str) -> None:
        """The bot was taken out."""
        self._gone.add(guild)
        self._here.discard(guild)
        self._out.discard(guild)

    def in_the_way(self, guild: str) -> Delivery | None:
        """What a call there would come to, if that is known already."""
        if guild in self._gone or (self._known and self._mine(guild) and guild not in self._here):
            return TenantGone()
        return Wait(OUTAGE) if guild in self._out else None

    def _mine(self, guild: str) -> bool:
        return guild.isdecimal() and (int(guild) >> 22) % self._shards in self._shard_ids

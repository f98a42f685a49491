"""Discord's client: it keeps the connections and hands everything that people do to one entry, whatever feature it is
for. What is pressed on a message of long ago comes here as what is pressed on a new one."""

from collections.abc import Sequence

from discord import AllowedMentions, AutoShardedClient, Intents, Interaction, MemberCacheFlags, Message

from adapters.discord.counter import Counter
from adapters.discord.named import Named
from adapters.discord.tree import Json, register


def intents() -> Intents:
    """No more than that: what people write to each other, who is there and who is online is not handed over."""
    return Intents(guilds=True, guild_messages=True, dm_messages=True)


class DiscordClient(AutoShardedClient):
    """`shards` are those of this process, of `shard_count` in all; None lets Discord say how many there are."""

    def __init__(  # noqa: PLR0913 - wired by hand, in one place
        self,
        counter: Counter,
        named: Named,
        commands: list[Json],
        *,
        shards: Sequence[int] | None = None,
        shard_count: int | None = None,
        wanted: Intents | None = None,
    ) -> None:
        super().__init__(
            intents=wanted or intents(),
            allowed_mentions=AllowedMentions.none(),
            max_messages=None,
            member_cache_flags=MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            shard_ids=list(shards) if shards is not None else None,  # type: ignore[arg-type]  # None is what it begins with
            shard_count=shard_count,
        )
        self._counter = counter
        self._named = named
        self._commands = commands

    async def setup_hook(self) -> None:
        """Before it hears anything: what is offered is what this version understands. Of several processes one sees to
        it, that of the first connection."""
        if self.shard_ids is None or 0 in self.shard_ids:
            await register(self, self._commands)

    async def on_message(self, message: Message) -> None:
        """Only what is written to the bot itself has words in it."""
        if self.user:
            await self._named.answer(message, self.user.id)
        await self._counter.notice(message)

    async def on_interaction(self, came: "Interaction[DiscordClient]") -> None:
        await self._counter.serve(came)

"""What accounts are called, which Discord has numbers for: by the names of their people and servers, as far as it has
told them."""

from collections.abc import Callable
from datetime import datetime, timedelta

from adapters.discord.memory import Memory
from adapters.discord.text import PLATFORM
from bot.accounts import unnamed
from bot.kernel.text import Phrase, say

MOST, KEPT_FOR = 10_000, timedelta(days=1)


class Names:
    """`servers` tells what a server is called, if the bot is in it and knows it."""

    def __init__(self, now: Callable[[], datetime], servers: Callable[[str], str | None]) -> None:
        self._people: Memory[str, str] = Memory(now, MOST, KEPT_FOR)
        self._servers = servers

    def met(self, user: str, name: str) -> None:
        """Somebody did something, under this name."""
        self._people.keep(user, name)

    def saying(self, said: Phrase) -> Phrase:
        """An account by the names of its person and of its server; of one that nobody knows, only where it is."""
        account = unnamed(said, PLATFORM)
        place = self._servers(account.workspace) if account else None
        if account is None or place is None:
            return said
        who, platform = self._people.find(account.user), PLATFORM.title()
        if who is None:
            return say("An account on {platform} ({workspace})", platform=platform, workspace=place)
        return say("{user} on {platform} ({workspace})", user=who, platform=platform, workspace=place)

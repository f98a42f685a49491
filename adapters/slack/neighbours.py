"""Whom a message can call in a workspace: its own people, and those of others who share a channel with the bot there.
Of these Slack is asked, now and then; whom it does not know is named, and not called."""

from collections import OrderedDict
from collections.abc import Awaitable, Callable
from time import monotonic

from adapters.slack.text import PLATFORM, account_in
from bot.kernel.ports import Who

KNOWN_FOR = 3_600.0
"""Seconds."""

MOST_KNOWN = 10_000

Here = tuple[str, str]
"""A workspace in which the bot is, and a user of another one."""

Ask = Callable[[str, str], Awaitable[bool | None]]
"""Whether the user can be seen from the workspace; None where Slack did not say."""


class Neighbours:
    """`clock` counts seconds, and is given in tests."""

    def __init__(self, ask: Ask, clock: Callable[[], float] = monotonic) -> None:
        self._ask = ask
        self._clock = clock
        self._known: OrderedDict[Here, tuple[bool, float]] = OrderedDict()

    async def called(self, who: Who | None, workspace: str) -> str | None:
        """By which of their user ids they are called there, if by any."""
        if who is None:
            return None
        if own := account_in(who, workspace):
            return own
        for account in who.accounts:
            if account.platform == PLATFORM and await self._seen(workspace, account.user):
                return account.user
        return None

    async def _seen(self, workspace: str, user: str) -> bool:
        here = (workspace, user)
        known, until = self._known.get(here, (False, 0.0))
        if self._clock() < until:
            return known
        seen = await self._ask(workspace, user)
        if seen is None:
            return known
        self._known[here] = seen, self._clock() + KNOWN_FOR
        self._known.move_to_end(here)
        while len(self._known) > MOST_KNOWN:
            self._known.popitem(last=False)
        return seen

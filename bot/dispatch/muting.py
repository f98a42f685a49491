"""The record of whom the bot has muted on calls, as adapters are handed it."""

from collections.abc import Collection
from datetime import datetime
from typing import Protocol

from bot.dispatch.reach import EVERYWHERE, Reaches
from bot.kernel.command import Account
from bot.muting import Home, Hush, Mute, Speaking


class Mutes(Protocol):
    """The record of all coalitions, as the muting is handed it. Of a call one process at a time has the lease."""

    def homes(self, reach: Reaches = EVERYWHERE) -> tuple[Home, ...]: ...
    def note_able(self, home: Home) -> None: ...
    def due(self, now: datetime, reach: Reaches = EVERYWHERE) -> tuple[Hush, ...]:
        """Where someone is to be quiet, or is recorded; not what another process has, nor what is to wait."""
        ...

    def nearest(self, reach: Reaches = EVERYWHERE) -> datetime | None:
        """When the next one of those may be looked at."""
        ...

    def claim(self, hush: Hush, now: datetime) -> Hush | None:
        """As it is now, for a minute this process's alone; None if another one has it."""
        ...

    def holds(self, hush: Hush, now: datetime) -> bool:
        """Whether the lease is still this process's; then it has it anew. What is written without it could undo what
        another process has written since."""
        ...

    def note(self, hush: Hush, accounts: Collection[Account], now: datetime) -> tuple[Account, ...]:
        """Those of them who are still to be quiet, written down before the platform is asked."""
        ...

    def keep(self, hush: Hush, accounts: Collection[Account], mute: Mute, now: datetime) -> None: ...
    def forget(self, hush: Hush, accounts: Collection[Account]) -> None: ...
    def later(self, hush: Hush, until: datetime) -> None:
        """Lets go of the lease."""
        ...

    def speaking(self, reach: Reaches = EVERYWHERE) -> tuple[Speaking, ...]:
        """Where people are to be quiet, or a name may still be shown; whoever has the lease."""
        ...

    def note_shown(self, speaking: Speaking, *, shown: bool) -> None: ...

"""What muting asks of a platform that has calls. One that has none leaves it out, and nothing is shown of it."""

from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from adapters.messenger import Delivery
from bot.dispatch.ports import Reaches
from bot.kernel.command import Account, Address


class Muted(Enum):
    """For all who listen; whether people have switched off their own microphone is theirs, and no matter here.
    `untold`: they are, and the platform does not say by whom."""

    no = "no"
    by_us = "by us"
    by_others = "by others"
    untold = "untold"


@dataclass(frozen=True, slots=True)
class OnCall:
    """`elsewhere`: on another call, where what the bot did on this one lasts."""

    account: Account
    muted: Muted
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class Present:
    """Who is on the call of a place now. `lets_go`: who leaves it is muted by nobody any more."""

    people: tuple[OnCall, ...]
    lets_go: bool = False


class CallPlatform(Protocol):
    """Every call ends in one of its answers, never in an exception. Who implements it nudges the muting when someone
    comes to a call, goes, or is muted or unmuted there."""

    @property
    def reach(self) -> Reaches:
        """The addresses that it serves now: none while it is not connected."""
        ...

    def can_mute(self, place: Address) -> bool:
        """Whether there is a call, and the bot may mute people on it: from what the platform has told already."""
        ...

    async def present(self, place: Address) -> Present | Delivery: ...

    async def mute(self, place: Address, account: Account) -> Delivery:
        """Sent also if they were muted already, by whomever: that stays theirs. PersonUnreachable if they are not on
        the call, and then they are not muted when they come back."""
        ...

    async def unmute(self, place: Address, account: Account) -> Delivery:
        """Ends what the bot did, and nothing that others did as far as the platform can tell; Sent also if there is
        nothing to end. PersonUnreachable if it can only be done when they are on the call again."""
        ...

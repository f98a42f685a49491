"""Where coalitions live, and who an account is in each, asked over all of them: for what a platform tells of a place, a
workspace or an account."""

from dataclasses import dataclass
from typing import Protocol

from bot.kernel.command import Account, Address
from bot.kernel.ids import CoalitionId, PersonId


@dataclass(frozen=True, slots=True)
class KnownAs:
    """`reached`: in private by this account, as far as the coalition knows."""

    coalition: CoalitionId
    person: PersonId
    reached: bool


class Whereabouts(Protocol):
    def lived_at(self, address: Address) -> tuple[tuple[CoalitionId, Address], ...]:
        """Homes there, of any coalition, and those that were there when the place was closed. Without a channel: all
        homes of the workspace."""
        ...

    def sharing(self, platform: str, workspace: str) -> tuple[tuple[CoalitionId, Address, str], ...]:
        """Homes in a workspace, each with another one that may share the place: people of the coalition are from there,
        and the bot is in it."""
        ...

    def goes_on(self, coalition: CoalitionId, address: Address) -> bool:
        """Whether the coalition lives in that channel by way of another workspace, and not of this one."""
        ...

    def known_by(self, account: Account) -> tuple[KnownAs, ...]: ...

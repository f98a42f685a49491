"""Who cannot come to where a round is held: it is told of before the round starts."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.features.listening.model.round import Round
from bot.kernel.command import Address
from bot.kernel.ids import PersonId
from bot.kernel.ports import Who


@dataclass(frozen=True, slots=True)
class Outside:
    """Those for whom a round is who have no account where it is held: people who are `elsewhere` on chat, and those who
    are not on chat at all."""

    elsewhere: tuple[PersonId, ...] = ()
    not_on_chat: tuple[PersonId, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.elsewhere or self.not_on_chat)

    def without(self, state: Round) -> "Outside":
        """Who has joined came in after all: a workspace can be let into another one's channel."""
        there = {each.person for each in state.speakers}
        elsewhere, not_on_chat = (
            tuple(each for each in people if each not in there) for people in (self.elsewhere, self.not_on_chat)
        )
        return Outside(elsewhere, not_on_chat)

    @property
    def people(self) -> tuple[PersonId, ...]:
        return (*self.elsewhere, *self.not_on_chat)


NOBODY = Outside()


def outside(members: Iterable[Who], address: Address) -> Outside:
    """Of these, in their order. An account of the platform and workspace of the place lets one come in."""
    shut_out = [
        who for who in members if not any(_comes_in(each.platform, each.workspace, address) for each in who.accounts)
    ]
    elsewhere = tuple(who.person for who in shut_out if who.accounts)
    return Outside(elsewhere, tuple(who.person for who in shut_out if not who.accounts))


def _comes_in(platform: str, workspace: str, address: Address) -> bool:
    return (platform, workspace) == (address.platform, address.workspace)

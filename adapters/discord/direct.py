"""Someone's own messages with the bot, where Discord names no server: as who of their accounts they act there. A server
that they have left, or that has put them out, counts no more."""

import asyncio
from collections.abc import Awaitable, Callable, Collection
from dataclasses import replace
from datetime import datetime, timedelta

from adapters.discord.memory import Memory
from adapters.discord.outcomes import of_failure
from adapters.discord.text import PLATFORM
from adapters.messenger import PersonUnreachable, TenantGone
from adapters.said import Caller, Said, chosen
from bot.dispatch.ports import Choice, Store, Transaction
from bot.dispatch.recognised import Belonging
from bot.kernel.command import Account, Address
from bot.kernel.ids import CoalitionId
from bot.kernel.limits import OPTIONS
from bot.kernel.refusal import OldButton

PATIENCE = 0.8
"""Seconds, of the three in which an answer has to be there, to find out in which servers they are."""

KNOWN_FOR, MOST_KNOWN = timedelta(minutes=10), 10_000

Look = Callable[[str, str], Awaitable[object]]
"""At a member of a server; raises what outcomes.py knows."""


class Direct:
    def __init__(self, store: Store, look: Look, now: Callable[[], datetime]) -> None:
        self._store = store
        self._look = look
        self._there: Memory[tuple[str, str], bool] = Memory(now, MOST_KNOWN, KNOWN_FOR)

    async def caller(self, caller: Caller, said: Said) -> Caller:
        """Somebody in a server is who they are there. Elsewhere it is their account in the server where their coalition
        is, or the one that they have chosen; where that is open still, no account, and `choices`."""
        if caller.address.workspace:
            return caller
        user = caller.account.user
        known = await self._store.read(_belonging, user)
        there = await self._among({each.account.workspace for each in known}, user)
        kept = tuple(each for each in known if each.account.workspace in there)
        account = _account(kept, _chosen(said))
        if account is None:
            return replace(caller, choices=_choices(kept))
        return replace(caller, account=account, address=Address(PLATFORM, account.workspace, ""))

    async def _among(self, servers: Collection[str], user: str) -> set[str]:
        """Of these servers, those in which they are."""
        each = sorted(servers)
        found = await asyncio.gather(*(self._is_in(server, user) for server in each))
        return {server for server, there in zip(each, found, strict=True) if there}

    async def _is_in(self, server: str, user: str) -> bool:
        """Where Discord does not say, what the coalition knows is believed: they have joined it there."""
        if self._there.find((server, user)):
            return True
        try:
            async with asyncio.timeout(PATIENCE):
                await self._look(server, user)
        except Exception as failure:  # noqa: BLE001 - whatever it is, the person is answered all the same
            return not isinstance(of_failure(failure), PersonUnreachable | TenantGone)
        self._there.keep((server, user), True)
        return True


def nobody(user: str, name: str, language: str) -> Caller:
    """As they are in their own messages before anything is looked up."""
    return Caller(Account(PLATFORM, "", user), Address(PLATFORM, "", ""), name, language)


def _belonging(transaction: Transaction, user: str) -> tuple[Belonging, ...]:
    return transaction.belonging(PLATFORM, user)


def _chosen(said: Said) -> CoalitionId | None:
    try:
        return chosen(said)
    except OldButton:
        return None


def _account(kept: tuple[Belonging, ...], within: CoalitionId | None) -> Account | None:
    """The one by which they are known in the coalition that they chose; or in all that they are in."""
    for each in kept:
        if each.choice.coalition == within:
            return each.account
    every = {each.choice.coalition for each in kept}
    by_account: dict[Account, set[CoalitionId]] = {}
    for each in kept:
        by_account.setdefault(each.account, set()).add(each.choice.coalition)
    return next((account for account, coalitions in by_account.items() if coalitions == every), None)


def _choices(kept: tuple[Belonging, ...]) -> tuple[Choice, ...]:
    """Each once, whatever the number of its servers."""
    return tuple({each.choice.coalition: each.choice for each in kept}.values())[:OPTIONS]

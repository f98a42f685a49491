"""Where the bot is installed, on both stores."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.dispatch.installed import Installation
from bot.dispatch.ports import Transaction
from storage.store import OpenedStore

NOW = datetime(2026, 3, 5, 18, 0, tzinfo=UTC)
FIRST = Installation("slack", "T1", "sealed-1", "U1", "B1", NOW)


def keep(transaction: Transaction, installation: Installation) -> None:
    transaction.installations.keep(installation)


def every(transaction: Transaction, platform: str) -> tuple[Installation, ...]:
    return transaction.installations.every(platform)


def found(transaction: Transaction, workspace: str) -> Installation | None:
    return transaction.installations.find("slack", workspace)


def end(transaction: Transaction, workspace: str) -> bool:
    return transaction.installations.end("slack", workspace, NOW + timedelta(days=1))


async def test_an_installation_is_kept_and_replaced(store: OpenedStore) -> None:
    """Whoever installs the bot again in a workspace gets a new token, and there is one of them."""
    again = replace(FIRST, sealed="sealed-2", bot_user="U2", at=NOW + timedelta(days=2))
    other = replace(FIRST, workspace="T2")
    for each in (FIRST, other, replace(FIRST, platform="discord"), again):
        await store.transact(keep, each)
    assert await store.read(found, "T1") == again
    assert await store.read(every, "slack") == (again, other)
    assert await store.read(found, "T3") is None


async def test_one_that_ended_is_gone_with_its_token(store: OpenedStore) -> None:
    """It can be installed again, and to end twice changes nothing."""
    await store.transact(keep, FIRST)
    assert await store.transact(end, "T1")
    assert not await store.transact(end, "T1")
    assert await store.read(found, "T1") is None
    assert await store.read(every, "slack") == ()
    await store.transact(keep, FIRST)
    assert await store.read(found, "T1") == FIRST


async def test_a_token_that_runs_out_is_renewed_by_one_at_a_time(store: OpenedStore) -> None:
    """Whoever claims it first has it for a minute; after that another may, unless it was renewed meanwhile."""
    first = replace(FIRST, renewal="renewal-1", until=NOW + timedelta(hours=12))
    after = replace(first, sealed="sealed-2", renewal="renewal-2", until=NOW + timedelta(hours=22))
    await store.transact(keep, first)

    async def claim(installation: Installation, minutes: float) -> bool:
        now = NOW + timedelta(minutes=minutes)

        def work(transaction: Transaction, given: Installation) -> bool:
            return transaction.installations.claim(given, now, now + timedelta(minutes=1))

        return await store.transact(work, installation)

    async def renew(before: Installation) -> bool:
        return await store.transact(lambda transaction, given: transaction.installations.renew(*given), (before, after))

    assert sorted(await asyncio.gather(*(claim(first, 0) for _ in range(8)))) == [False] * 7 + [True]
    assert (await claim(first, 0.5), await claim(first, 1)) == (False, True)
    assert (await renew(first), await renew(first)) == (True, False)
    assert await store.read(found, "T1") == after
    assert (await claim(first, 9), await claim(after, 9)) == (False, True)
    await store.transact(end, "T1")
    assert not await claim(after, 99)
    assert not await renew(after)

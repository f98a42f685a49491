"""PostgreSQL alone, where two may press at once: who has just stopped facilitating gets no last press through."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Event
from typing import Any

import pytest

from bot.dispatch import Answer, Dispatch, Inbound, Outcome
from bot.dispatch.ports import Recognised, Transaction
from bot.features import FEATURES
from bot.features.coalition import commands as asked
from bot.kernel.command import Account, Address, Command, Standing
from bot.kernel.feature import Catalogue
from bot.kernel.ids import PersonId
from storage.store import OpenedStore

NOW = datetime(2026, 3, 9, 18, 0, tzinfo=UTC)
ROOM = Address("terminal", "local", "room")
DISPATCH = Dispatch(Catalogue(FEATURES))


@pytest.fixture
def url(postgresql_url: str) -> str:
    return postgresql_url


def inbound(user: str, command: Command) -> Inbound:
    return Inbound(command, NOW, f"{user} {command}".encode(), Account("terminal", "local", user), ROOM, None, user)


async def press(store: OpenedStore, user: str, command: Command) -> Answer:
    answer = await store.transact(DISPATCH.command, inbound(user, command))
    assert (answer.outcome, answer.failures) == (Outcome.done, ())
    return answer


async def person(store: OpenedStore, user: str) -> PersonId:
    account = Account("terminal", "local", user)
    found = (await store.read(lambda each, account: each.recognise(account, ROOM), account)).person
    assert found
    return found


@dataclass
class Watched:
    """A transaction that says when somebody was recognised in it, and as what."""

    transaction: Transaction
    recognised: Event
    seen: list[Standing]

    def recognise(self, *where: Any, **how: Any) -> Recognised:
        found = self.transaction.recognise(*where, **how)
        self.seen.append(found.standing)
        self.recognised.set()
        return found

    def __getattr__(self, name: str) -> Any:
        return getattr(self.transaction, name)


async def test_a_press_that_waited_is_answered_by_who_one_is_then(store: OpenedStore) -> None:
    """Recognised as a facilitator, they wait for the coalition, which another press of theirs holds: to stop. When it
    is free they are a member."""
    await press(store, "fay", asked.SetUp("Together", "en"))
    await press(store, "ben", asked.JoinNeighbourhood("North"))
    ben, fay = await person(store, "ben"), await person(store, "fay")
    await press(store, "fay", asked.AskToFacilitate(ben))
    await press(store, "ben", asked.AcceptFacilitation(fay))
    stopped, recognised, seen = Event(), Event(), list[Standing]()

    def stop(transaction: Transaction, given: Inbound) -> Answer:
        answer = DISPATCH.command(transaction, given)
        stopped.set()
        assert recognised.wait(10)
        return answer

    def change(transaction: Transaction, given: Inbound) -> Answer:
        assert stopped.wait(10)
        return DISPATCH.command(Watched(transaction, recognised, seen), given)

    first, second = await asyncio.gather(
        store.transact(stop, inbound("fay", asked.StopFacilitating())),
        store.transact(change, inbound("fay", asked.ChangeCoalition(name="Mine"))),
    )
    assert first.outcome is Outcome.done
    assert (second.outcome, second.refusal) == (Outcome.refused, "facilitators-only")
    assert seen == [Standing.facilitator, Standing.member]

"""A code that is used twice at once has one effect, on both stores."""

import asyncio

import pytest

from bot.codes import digest
from bot.dispatch import Answer, Dispatch, Inbound, Outcome
from bot.dispatch.ports import Recognised
from bot.features import FEATURES
from bot.features.coalition import commands as asked
from bot.features.coalition.model import CODES, LINK, LINK_FOR, MEMBERS, OneTimeCode
from bot.kernel.command import Account, Address, Command
from bot.kernel.feature import Catalogue
from bot.kernel.ids import CoalitionId, PersonId
from storage.store import OpenedStore
from tests.storage.values import NOW

CODE = "7QK2M9DA0F1TWPZX"
HOME, STREET = Address("slack", "T1", "C1"), Address("discord", "G1", "7")
FAY = Account("slack", "T1", "fay")
TIMES = 10


class Bot:
    """The whole bot on a store; each request has a seed of its own."""

    def __init__(self, store: OpenedStore) -> None:
        self.store = store
        self.dispatch = Dispatch(Catalogue(FEATURES))
        self.asked = 0

    async def hear(self, account: Account, request: Command, address: Address = HOME) -> Answer:
        self.asked += 1
        seed = self.asked.to_bytes(16, "big")
        inbound = Inbound(request, NOW, seed, account, address, None, account.user.title())
        return await self.store.transact(self.dispatch.command, inbound)

    async def known(self, account: Account, address: Address = HOME) -> Recognised:
        return await self.store.read(lambda transaction, _: transaction.recognise(account, address), None)

    async def coded(self) -> tuple[CoalitionId, PersonId]:
        """A coalition that Fay founded, and a code that she made."""
        await self.hear(FAY, asked.SetUp("Together", "en"))
        fay = await self.known(FAY)
        assert fay.coalition
        assert fay.person
        code = OneTimeCode(digest(CODE), LINK, fay.person, NOW + LINK_FOR)
        here = fay.coalition
        await self.store.transact(lambda transaction, _: transaction.unit(here).get(CODES).add(code), None)
        return here, fay.person


@pytest.fixture
def bot(store: OpenedStore) -> Bot:
    return Bot(store)


async def test_a_code_that_is_used_at_once_links_one_account(bot: Bot) -> None:
    """Of ten that use it at the same moment one is linked; the others are told that it does not work."""
    here, fay = await bot.coded()
    others = [Account("discord", "G1", f"user{number}") for number in range(TIMES)]
    answers = await asyncio.gather(*(bot.hear(each, asked.LinkAccount(CODE), STREET) for each in others))
    outcomes = sorted((answer.outcome.value, answer.refusal or "") for answer in answers)
    assert outcomes == [("done", ""), *[("refused", "wrong-code")] * (TIMES - 1)]
    assert [answer.failures for answer in answers] == [()] * TIMES
    member = await bot.store.read(lambda transaction, _: transaction.unit(here).get(MEMBERS).find(fay), None)
    assert member
    assert len(member.accounts) == 2
    known = [await bot.known(each) for each in others]
    assert [each.person for each in known].count(fay) == 1


async def test_the_same_account_twice_at_once_is_linked_once(bot: Bot) -> None:
    """Whichever comes second is told that it is linked already, or that the code does not work."""
    here, fay = await bot.coded()
    tablet = Account("discord", "G1", "tablet")
    answers = await asyncio.gather(*(bot.hear(tablet, asked.LinkAccount(CODE), STREET) for _ in range(TIMES)))
    assert [answer.outcome for answer in answers].count(Outcome.failed) == 0
    assert {answer.refusal for answer in answers} <= {None, "wrong-code"}
    member = await bot.store.read(lambda transaction, _: transaction.unit(here).get(MEMBERS).find(fay), None)
    assert member
    assert member.accounts == (FAY, tablet)


async def test_who_joins_while_they_link_is_one_member(bot: Bot) -> None:
    """The account is either Fay's or a new member's own, never both."""
    _, fay = await bot.coded()
    tablet = Account("discord", "G1", "tablet")
    linked, joined = await asyncio.gather(
        bot.hear(tablet, asked.LinkAccount(CODE), STREET), bot.hear(tablet, asked.JoinNeighbourhood("North"))
    )
    assert joined.outcome is Outcome.done
    person = (await bot.known(tablet)).person
    assert (person == fay) is (linked.outcome is Outcome.done)
    assert linked.refusal in {None, "someone-already"}


async def test_codes_that_are_over_are_removed_with_the_clock(bot: Bot) -> None:
    """Nothing is left by which anyone could tell that there was one."""
    here, _ = await bot.coded()
    await bot.store.transact(lambda transaction, _: transaction.alive("clock", NOW + LINK_FOR), None)
    left = await bot.store.read(lambda transaction, _: transaction.unit(here).get(CODES).find(digest(CODE)), None)
    assert left is None


async def test_in_one_coalition_one_may_found_another(bot: Bot) -> None:
    """In a new place, what somebody sets up is new, and they are in both; at home there is one, and it stays."""
    await bot.coded()
    elsewhere = Address("slack", "T1", "C2")
    await bot.hear(FAY, asked.SetUp("Another", "en"), elsewhere)
    here, there = await bot.known(FAY), await bot.known(FAY, elsewhere)
    assert None not in {here.coalition, there.coalition, here.person, there.person}
    assert here.coalition != there.coalition
    assert here.person != there.person

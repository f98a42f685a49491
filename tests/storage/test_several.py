"""An account of a person in several coalitions, on both stores: what it stands for where none of them lives."""

from bot.dispatch.ports import Choice, Recognised, Transaction
from bot.features.coalition.model import MEMBERS, Member
from bot.kernel.command import Account, Address, Standing
from bot.kernel.ids import CoalitionId, PersonId
from storage.store import OpenedStore
from tests.storage.journal import ELSEWHERE, HERE, NOW, OTHER_ROOM, ROOM, found

BEN, BENS_OTHER = PersonId("ben-----------"), PersonId("ben-there-----")
BENS, STRANGERS = Account("terminal", "local", "ben"), Account("terminal", "local", "eva")
NOWHERE = CoalitionId("never-founded-")


async def in_both(store: OpenedStore) -> None:
    await found(store)
    for coalition, person, language in ((HERE, BEN, "es"), (ELSEWHERE, BENS_OTHER, "en")):
        member = Member(person, "Ben", (BENS,), language, "UTC", NOW, neighbourhood="North")
        await store.transact(
            lambda transaction, new: transaction.unit(new[0]).get(MEMBERS).add(new[1]), (coalition, member)
        )


async def asked(
    store: OpenedStore,
    account: Account = BENS,
    channel: str = "",
    within: CoalitionId | None = None,
    *,
    here_only: bool = False,
) -> Recognised:
    address = Address("terminal", "local", channel)
    return await store.read(
        lambda transaction, where: transaction.recognise(*where, here_only=here_only, within=within), (account, address)
    )


async def test_where_no_place_says_it_there_are_choices(store: OpenedStore) -> None:
    """Those that they are in and have not left, by their names; who is in none or in one has none."""
    await in_both(store)
    answer = await asked(store)
    assert (answer.coalition, answer.standing) == (None, Standing.anyone)
    assert answer.choices == tuple(Choice(each, "0") for each in sorted((HERE, ELSEWHERE)))
    assert (await asked(store, STRANGERS)).choices == ()

    def leave(transaction: Transaction, _: None) -> None:
        rows = transaction.unit(ELSEWHERE).get(MEMBERS)
        member = rows.locked(BENS_OTHER)
        assert member
        rows.save(member.left(NOW))

    await store.transact(leave, None)
    assert ((await asked(store)).coalition, (await asked(store)).choices) == (HERE, ())


async def test_what_was_chosen_counts_wherever_it_is_pressed(store: OpenedStore) -> None:
    """As who they are in it, and without a place, unless it lives in the very place."""
    await in_both(store)
    for channel in ("", OTHER_ROOM):
        there = await asked(store, channel=channel, within=HERE)
        assert (there.coalition, there.person, there.place, there.chosen) == (HERE, BEN, None, True)
    at_home = await asked(store, channel=ROOM, within=HERE)
    assert (at_home.coalition, at_home.place, at_home.chosen) == (HERE, ROOM, False)


async def test_on_a_page_of_ones_own_it_is_as_in_the_only_home(store: OpenedStore) -> None:
    """Whichever was chosen; of several homes none is meant."""
    await in_both(store)
    chosen = [await asked(store, within=each) for each in (ELSEWHERE, HERE)]
    assert [each.place for each in chosen] == [OTHER_ROOM, None]


async def test_nobody_gets_into_a_coalition_by_its_id(store: OpenedStore) -> None:
    """One that they are not in is as one that never was."""
    await in_both(store)
    strangers = [await asked(store, STRANGERS, within=each) for each in (HERE, ELSEWHERE, NOWHERE)]
    assert strangers == [Recognised(None, None, None, Standing.anyone, "en", "UTC")] * 3
    assert await asked(store, within=NOWHERE) == strangers[0]


async def test_who_founds_something_new_is_nobody_yet(store: OpenedStore) -> None:
    """Neither what they are in nor what was chosen counts for it."""
    await in_both(store)
    for within in (None, HERE):
        assert (await asked(store, within=within, here_only=True)).coalition is None


async def test_by_their_number_people_are_known_in_all_workspaces(store: OpenedStore) -> None:
    """Wherever they are a member and have not left, by the names of the coalitions; of others nothing is told."""
    await found(store)
    there = Account("terminal", "elsewhere", "ben")
    for coalition, person, accounts in ((HERE, BEN, (BENS,)), (ELSEWHERE, BENS_OTHER, (BENS, there))):
        member = Member(person, "Ben", accounts, "en", "UTC", NOW, neighbourhood="North")
        await store.transact(
            lambda transaction, new: transaction.unit(new[0]).get(MEMBERS).add(new[1]), (coalition, member)
        )

    async def known(platform: str, user: str) -> set[tuple[Account, CoalitionId]]:
        every = await store.read(lambda transaction, whose: transaction.belonging(*whose), (platform, user))
        return {(each.account, each.choice.coalition) for each in every}

    assert await known("terminal", "ben") == {(BENS, HERE), (BENS, ELSEWHERE), (there, ELSEWHERE)}
    assert await known("terminal", "eva") == await known("slack", "ben") == set()

    def leave(transaction: Transaction, _: None) -> None:
        rows = transaction.unit(ELSEWHERE).get(MEMBERS)
        member = rows.locked(BENS_OTHER)
        assert member
        rows.save(member.left(NOW))

    await store.transact(leave, None)
    assert await known("terminal", "ben") == {(BENS, HERE)}

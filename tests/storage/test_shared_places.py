"""T3: a channel that several workspaces share is one place, on both stores; by its name alone nothing else is found."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot.asides import ASIDES, Aside
from bot.dispatch.installed import Installation
from bot.features.coalition.commands import ReachBy
from bot.features.coalition.model import HOMES
from bot.kernel.command import Account, Address
from bot.kernel.ids import PlaceId
from storage.engine import Link
from tests.storage.test_lost_homes import Town, three_homes_of
from tests.storage.test_other_homes import ADDRESSES, ANA, ATTIC, CEM, ELSEWHERE, FOREIGN, IN_OTHER_SLACK, account
from tests.storage.values import HERE, NOW, undone

SHARED = replace(ADDRESSES[FOREIGN], workspace="T7")
"""As people of another workspace are there."""


@pytest.fixture
def town(link: Link) -> Iterator[Town]:
    with undone(link):
        yield three_homes_of(link)


def lives_at(town: Town, address: Address) -> tuple[object, object]:
    known = town.transaction.recognise(Account("slack", "T7", "zoe"), address)
    return known.coalition, known.place


def test_whoever_comes_from_another_workspace_is_in_the_same_place(town: Town) -> None:
    """On that platform and in that channel alone; where a workspace has a home of its own under that name, in that."""
    assert lives_at(town, SHARED) == (ELSEWHERE, FOREIGN)
    assert lives_at(town, replace(SHARED, platform="discord")) == (None, None)
    assert lives_at(town, replace(SHARED, channel="C8")) == (None, None)
    assert lives_at(town, replace(SHARED, channel="")) == (None, None)
    assert lives_at(town, ADDRESSES[ATTIC]) == (HERE, ATTIC)


def test_it_is_taken_for_all_of_them(town: Town) -> None:
    """For a second coalition, and for people who would talk apart there."""
    unit = town.transaction.unit(HERE)
    assert unit.get(HOMES).taken(SHARED)
    assert not unit.get(HOMES).taken(replace(SHARED, channel="C8"))
    aside = Aside(PlaceId("pair----------"), ATTIC, (ANA, CEM))
    unit.get(ASIDES).add(aside)
    assert unit.get(ASIDES).taken(aside, SHARED.channel)
    assert not unit.get(ASIDES).taken(aside, "C8")
    unit.get(ASIDES).save(aside.opened("C8"))
    assert unit.get(HOMES).taken(replace(SHARED, channel="C8"))


def test_by_which_other_workspace_it_can_be_written_to(town: Town) -> None:
    """By one from which people of the coalition come, and in which the bot is now."""
    sharing = town.transaction.sharing
    assert sharing("slack", "T1") == ()
    for workspace in ("T2", "T7"):
        town.transaction.installations.keep(Installation("slack", workspace, "sealed", "U1", "B1", NOW))
    hall = next(each for each in ADDRESSES.values() if (each.workspace, each.channel) == ("T1", "C1"))
    assert account(CEM, IN_OTHER_SLACK).workspace == "T2"
    assert sharing("slack", "T1") == ((HERE, hall, "T2"),)
    town.transaction.installations.end("slack", "T2", NOW)
    assert sharing("slack", "T1") == ()


def test_from_then_on_it_is_a_place_of_that_one(town: Town) -> None:
    """The same home, with what it was called; whoever comes from the first one is there still."""
    town.note(ReachBy(ADDRESSES[ATTIC], "T7"))
    home = town.transaction.unit(HERE).get(HOMES).find(ATTIC)
    assert home
    assert (home.workspace, home.label, home.away) == ("T7", "The old attic", None)
    goes_on = town.transaction.goes_on
    assert goes_on(HERE, ADDRESSES[ATTIC])
    assert not goes_on(ELSEWHERE, ADDRESSES[ATTIC])
    assert not goes_on(HERE, home.address)
    town.note(ReachBy(ADDRESSES[ATTIC], "T8"))
    assert town.transaction.unit(HERE).get(HOMES).find(ATTIC) == home

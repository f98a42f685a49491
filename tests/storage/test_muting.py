"""Calls and whom the bot has muted on them, on both stores: what a round wants, what is recorded, who has the call."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.dispatch.ports import Reach
from bot.features.coalition.model import Coalition, Home, Member
from bot.features.listening.model import Floor, Manner, Part, Round, Speaker, Stage
from bot.kernel.command import Account, Address
from bot.kernel.ids import CoalitionId, PersonId
from bot.muting import Home as Place
from bot.muting import Hush, Mute, Recorded, Speaking
from storage import PROVIDED
from storage.coalition import CoalitionRows, MemberRows
from storage.engine import Link
from storage.homes import HomeRows
from storage.listening import RoundRows
from storage.muting import LEASE, CallRows, MuteRows
from storage.rows import Scope
from storage.transaction import OpenTransaction
from tests.storage.journal import ANA, ELSEWHERE, HALL, NOW, OTHER_ROOM, ROOM
from tests.storage.test_listening import a_round
from tests.storage.values import HERE, coalition_here, undone

BEN, CEM = PersonId("ben-----------"), PersonId("cem-----------")
AT = Address("voice", "W1", "room")
LATER = NOW + timedelta(minutes=5)


def account(person: PersonId, workspace: str = "W1") -> Account:
    return Account("voice", workspace, person.rstrip("-"))


def mutes(link: Link, run: str = "one") -> MuteRows:
    return OpenTransaction(link.connection, dict(PROVIDED), run).mutes


def a_hushed_round(number: int = 1) -> Round:
    """Ana speaks, Ben and Cem are in it too."""
    others = (Speaker(2, BEN), Speaker(3, CEM, part=Part.listening))
    speakers = (Speaker(1, ANA, part=Part.speaking, asked=1), *others)
    floor = Floor.offer(1, 1, NOW)
    going = replace(a_round(number), stage=Stage.going, speakers=speakers, floor=floor, turns=1, trail=(1,))
    return replace(going, manner=Manner.spoken, hushed=True)


def keep(link: Link, state: Round, coalition: CoalitionId = HERE) -> None:
    rows = RoundRows(Scope(link.connection, coalition, {}))
    if rows.find(state.id):
        rows.save(state)
    else:
        rows.add(state)


@pytest.fixture
def town(link: Link) -> Iterator[Link]:
    """A room with a call, a hall without one, and another coalition; Cem has an account in another workspace alone."""
    with undone(link):
        coalition_here(link)
        CoalitionRows(Scope(link.connection, ELSEWHERE, {})).add(
            Coalition(ELSEWHERE, "Elsewhere", "en", "UTC", NOW, (), (OTHER_ROOM,))
        )
        for coalition, place, channel in ((HERE, ROOM, "room"), (HERE, HALL, "hall"), (ELSEWHERE, OTHER_ROOM, "far")):
            scope = Scope(link.connection, coalition, {})
            HomeRows(scope).add(Home(place, "voice", "W1", channel, NOW, ANA))
        members = MemberRows(Scope(link.connection, HERE, {}))
        for person, accounts in (
            (ANA, (account(ANA),)),
            (BEN, (account(BEN, "W2"), account(BEN))),
            (CEM, (account(CEM, "W2"),)),
        ):
            members.add(Member(person, "Someone", accounts, "en", "UTC", NOW, neighbourhood="North"))
        mutes(link).note_able(Place(HERE, ROOM, AT, able=True))
        yield link


def due(link: Link) -> Hush:
    (found,) = mutes(link).due(NOW)
    return found


def test_who_is_to_be_quiet_follows_from_the_round(town: Link) -> None:
    """By the accounts that they have in the workspace of the call; in a pause nobody, and at the end nothing is due."""
    state = a_hushed_round()
    keep(town, state)
    assert due(town) == Hush(HERE, ROOM, AT, True, frozenset({account(BEN)}), {})
    keep(town, replace(state, stage=Stage.paused, stopped_at=NOW))
    assert due(town) == Hush(HERE, ROOM, AT, True, frozenset(), {})
    keep(town, replace(state, hushed=False))
    assert mutes(town).due(NOW) == ()
    keep(town, replace(state, stage=Stage.ended, stopped_at=NOW, speakers=(), floor=None))
    assert mutes(town).due(NOW) == ()
    assert mutes(town).nearest() is None


def test_who_speaks_is_told_while_others_may_have_to_be_quiet(town: Link) -> None:
    """By their name and in the language of the coalition; in a pause there is nobody. What may still be shown is told
    also when nothing goes on, until it is not; another reach does not see it."""
    state, one = a_hushed_round(), mutes(town)
    keep(town, state)
    speaking = Speaking(HERE, ROOM, AT, "Someone", "en", shown=False)
    assert one.speaking() == (speaking,)
    assert one.speaking((Reach("voice", "W2"),)) == ()
    keep(town, replace(state, stage=Stage.paused, stopped_at=NOW))
    assert one.speaking() == (replace(speaking, name=""),)
    one.note_shown(speaking, shown=True)
    keep(town, replace(state, stage=Stage.ended, stopped_at=NOW, speakers=(), floor=None))
    assert one.speaking() == (replace(speaking, name="", shown=True),)
    one.note_able(Place(HERE, ROOM, AT, able=False))
    assert one.speaking() == (replace(speaking, name="", shown=True),)
    one.note_shown(speaking, shown=False)
    assert one.speaking() == ()


def test_whoever_is_recorded_is_due_without_a_round(town: Link) -> None:
    """Also after the coalition has left the place, until they are forgotten; another reach does not see them."""
    keep(town, a_hushed_round())
    one, hush = mutes(town), due(town)
    one.keep(hush, (account(BEN),), Mute.done, NOW)
    keep(town, replace(a_hushed_round(), stage=Stage.ended, stopped_at=NOW, speakers=(), floor=None))
    homes = HomeRows(Scope(town.connection, HERE, {}))
    home = homes.locked(ROOM)
    assert home
    homes.save(home.left(NOW))
    assert due(town).recorded == {account(BEN): Recorded(Mute.done, NOW)}
    assert not due(town).on
    assert one.due(NOW, (Reach("voice", "W2"),)) == ()
    one.forget(hush, (account(BEN),))
    assert one.due(NOW) == ()


def test_one_process_has_the_call_until_it_lets_go_or_its_lease_is_over(town: Link) -> None:
    """Who has lost it is told; what a dead one had is free when its name starts again."""
    keep(town, a_hushed_round())
    one, two, hush = mutes(town, "one"), mutes(town, "two"), due(town)
    assert one.claim(hush, NOW) == hush
    assert two.claim(hush, NOW) is None
    assert two.due(NOW) == ()
    assert two.nearest() == NOW + LEASE
    assert one.holds(hush, NOW + LEASE / 2)
    assert two.claim(hush, NOW + LEASE) is None
    assert two.claim(hush, NOW + LEASE * 2) == hush
    assert not one.holds(hush, NOW + LEASE * 2)
    one.later(hush, LATER)
    assert two.holds(hush, NOW + LEASE * 2)
    two.later(hush, LATER + LEASE)
    assert one.claim(hush, LATER) is None
    assert one.claim(hush, LATER + LEASE) == hush
    two.take_back("one", LATER + LEASE)
    assert two.claim(hush, LATER + LEASE) == hush


def test_only_who_is_still_to_be_quiet_is_noted(town: Link) -> None:
    """What was seen before may be over by now."""
    keep(town, a_hushed_round())
    one, hush = mutes(town), due(town)
    assert one.note(hush, (account(BEN), account(CEM)), NOW) == (account(BEN),)
    assert due(town).recorded == {account(BEN): Recorded(Mute.noted, NOW)}
    one.keep(hush, (account(BEN),), Mute.done, LATER)
    assert due(town).recorded == {account(BEN): Recorded(Mute.done, LATER)}
    keep(town, replace(a_hushed_round(), stage=Stage.paused, stopped_at=NOW))
    assert one.note(hush, (account(BEN),), LATER) == ()


def test_what_a_place_can_is_known_to_its_coalition(town: Link) -> None:
    """As an adapter told it last; another coalition, and a place of which nothing was told, has no call."""
    here, elsewhere = (CallRows(Scope(town.connection, each, {})) for each in (HERE, ELSEWHERE))
    assert here.can_mute(ROOM)
    assert not here.can_mute(HALL)
    assert not elsewhere.can_mute(ROOM)
    known = {(home.place, home.able) for home in mutes(town).homes()}
    assert known == {(ROOM, True), (HALL, False), (OTHER_ROOM, False)}
    mutes(town).note_able(Place(HERE, ROOM, AT, able=False))
    assert not here.can_mute(ROOM)
    assert {home.able for home in mutes(town).homes()} == {False}
    assert mutes(town).homes((Reach("voice", "W2"),)) == ()


def test_people_are_told_whether_they_are_muted(town: Link) -> None:
    """By us, and not those whom somebody has unmuted; in their own coalition alone."""
    keep(town, a_hushed_round())
    one, hush = mutes(town), due(town)
    here, elsewhere = (CallRows(Scope(town.connection, each, {})) for each in (HERE, ELSEWHERE))
    assert not here.muted(account(BEN))
    one.keep(hush, (account(BEN),), Mute.noted, NOW)
    assert here.muted(account(BEN))
    assert not elsewhere.muted(account(BEN))
    one.keep(hush, (account(BEN),), Mute.let_be, NOW)
    assert not here.muted(account(BEN))

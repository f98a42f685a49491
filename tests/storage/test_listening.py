"""A place has at most one round that has not ended, whoever races; others are kept beside it."""

import asyncio
from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from bot.asides import Aside, Door
from bot.dispatch.ports import Transaction
from bot.features.circles.facts import CircleId
from bot.features.coalition.model import Home
from bot.features.listening.facts import GroupId, Way
from bot.features.listening.model import ROUNDS, Manner, Round, RoundId, Stage
from bot.features.small_groups.model import Group, Member, Step
from bot.kernel.command import Address
from bot.kernel.ids import CoalitionId, Id, PersonId, PlaceId
from bot.overhearing import Overheard
from storage.boards import BoardRows, place_board
from storage.engine import Link
from storage.homes import HomeRows
from storage.listening import RoundRows, rounds
from storage.openings import AsideRows
from storage.overhearing import ROUND, overhears
from storage.rows import Scope
from storage.small_groups import GroupRows
from storage.store import OpenedStore
from tests.storage.journal import ANA, ELSEWHERE, HALL, NOW, ROOM, found, rows_of
from tests.storage.values import HERE, coalition_here, undone

CIRCLE = CircleId("the-circle----")
PAIR, BEN = PlaceId("the-pair------"), PersonId("ben-----------")


def a_round(number: int, place: PlaceId = ROOM) -> Round:
    return Round(RoundId(f"round-{number:08}"), place, "", Manner.typed, 5, False, ANA, NOW, NOW)


def rows(link: Link, coalition: CoalitionId = HERE) -> RoundRows:
    return RoundRows(Scope(link.connection, coalition, {}))


def test_the_running_round_is_found_by_its_place(link: Link) -> None:
    """Of a place's rounds the one that has not ended is found, in every stage, and none after its end."""
    with undone(link):
        coalition_here(link)
        kept, running = rows(link), a_round(1)
        kept.add(replace(a_round(2), stage=Stage.ended))
        kept.add(running)
        kept.add(a_round(3, HALL))
        for stage in (Stage.gathering, Stage.going, Stage.paused):
            running = replace(running, stage=stage)
            kept.save(running)
            assert kept.running_in(ROOM) == running
        assert rows(link, ELSEWHERE).running_in(ROOM) is None
        assert {each.id for each in kept.running()} == {running.id, a_round(3, HALL).id}
        kept.save(replace(running, stage=Stage.ended, stopped_at=NOW + timedelta(hours=1)))
        assert kept.running_in(ROOM) is None
        assert kept.running_in(HALL) == a_round(3, HALL)


def test_a_place_has_one_running_round(link: Link) -> None:
    """A second round that has not ended conflicts in the same place; ended ones and other places do not."""
    with undone(link):
        coalition_here(link)
        kept = rows(link)
        kept.add(a_round(1))
        with undone(link), pytest.raises(IntegrityError):
            kept.add(a_round(2))
        kept.add(replace(a_round(3), stage=Stage.ended))
        kept.add(replace(a_round(4), stage=Stage.ended))
        kept.add(a_round(5, HALL))


def _opened(transaction: Transaction, number: int) -> Round:
    """As opening a round does: the one that runs already, else a new one."""
    kept = transaction.unit(HERE).get(ROUNDS)
    running = kept.running_in(ROOM)
    if running is None:
        running = replace(a_round(number), facilitator=PersonId(f"person-{number:07}"))
        kept.add(running)
    return running


async def test_of_many_who_open_a_round_all_get_the_same(url: str, store: OpenedStore) -> None:
    """Forty people who open a round in one place at once are all answered with one round, which one of them keeps."""
    await found(store)
    answers = await asyncio.gather(*(store.transact(_opened, number) for number in range(40)))
    assert len(Counter(answer.id for answer in answers)) == 1
    assert [row["id"] for row in rows_of(url, rounds)] == [answers[0].id]


def test_what_is_recent_for_all_is_without_the_rounds_of_circles(link: Link) -> None:
    """The last five that ended, newest first; one that goes on is none of them."""
    with undone(link):
        coalition_here(link)
        kept = rows(link)
        for number in range(8):
            ended = replace(a_round(number), stage=Stage.ended, stopped_at=NOW + timedelta(hours=number))
            kept.add(replace(ended, circle=CIRCLE, circle_name="Housing") if number == 6 else ended)
        kept.add(a_round(9))
        assert [each.id for each in kept.latest_for_all()] == [a_round(number).id for number in (7, 5, 4, 3, 2)]
        assert [each.id for each in kept.latest()] == [a_round(number).id for number in (7, 6, 5, 4, 3)]
        assert rows(link, ELSEWHERE).latest_for_all() == ()


def test_only_where_a_round_goes_on_a_message_matters(link: Link) -> None:
    """Not in a place that has none, or had one, or where people still gather; nor in one that is nobody's home."""
    here, hall = (Address("terminal", "local", name) for name in ("here", "hall"))
    with undone(link):
        coalition_here(link)
        homes, kept, running = HomeRows(Scope(link.connection, HERE, {})), rows(link), a_round(1)
        for place, at in ((ROOM, here), (HALL, hall)):
            homes.add(Home(place, at.platform, at.workspace, at.channel, NOW, ANA))
        kept.add(running)
        heard = {}
        for stage in set(Stage) - {Stage.apart}:
            kept.save(replace(running, stage=stage, stopped_at=NOW))
            heard[stage] = overhears(link.connection, here), overhears(link.connection, hall)
        assert heard.pop(Stage.going) == (Overheard.at_home, None)
        assert set(heard.values()) == {(None, None)}


def test_one_has_the_floor_in_the_thread_of_the_round(link: Link) -> None:
    """Where there are threads: in the channel while the card is not up, and afterwards under it alone."""
    here = Address("terminal", "local", "here")
    with undone(link):
        coalition_here(link)
        HomeRows(Scope(link.connection, HERE, {})).add(
            Home(ROOM, here.platform, here.workspace, here.channel, NOW, ANA)
        )
        going = replace(a_round(1), stage=Stage.going, stopped_at=NOW)
        rows(link).add(going)
        place_board(link.connection, HERE, ROUND, going.id, (ROOM,))
        home, asked = Overheard.at_home, (None, "", "1.5", "9.9")
        assert [overhears(link.connection, here, each) for each in asked] == [home, home, None, None]
        (board,) = BoardRows(link.connection, "run").stale(NOW, 1)
        BoardRows(link.connection, "run").shown(board, "1.5", NOW)
        assert [overhears(link.connection, here, each) for each in asked] == [home, None, home, None]


def test_in_a_private_place_a_message_matters_while_someone_is_waited_for(link: Link) -> None:
    """In the place of a small group whose turn has not begun; not in another, nor in one of the same name elsewhere."""
    pair, other, elsewhere = (
        Address("terminal", workspace, channel)
        for workspace, channel in (("local", "pair"), ("local", "other"), ("abroad", "pair"))
    )
    with undone(link):
        coalition_here(link)
        scope = Scope(link.connection, HERE, {})
        HomeRows(scope).add(Home(ROOM, "terminal", "local", "here", NOW, ANA))
        AsideRows(scope).add(Aside(PAIR, ROOM, (ANA, BEN), Door.open, "pair"))
        AsideRows(scope).add(Aside(HALL, ROOM, (ANA, BEN), Door.open, "other"))
        kept, group = GroupRows(scope), a_pair()
        kept.add(group)
        assert [overhears(link.connection, at) for at in (pair, other, elsewhere)] == [Overheard.apart, None, None]
        for step in (Step.speaking, Step.saying_back):
            kept.save(replace(group, step=step))
            assert overhears(link.connection, pair) is None


def a_pair() -> Group:
    members, until = (Member(ANA, 1), Member(BEN)), NOW + timedelta(hours=1)
    of = (GroupId("the-group-----"), Id("the-round-----"), ROOM, PAIR)
    return Group(*of, "", Way.in_turn, 5, until, members, Step.offered, NOW, until, speaker=ANA)

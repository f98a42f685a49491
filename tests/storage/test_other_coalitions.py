"""Q8, T3: what a unit writes beside its repositories, asked with another coalition's ids, leaves that one as it was."""

import inspect
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta

import pytest
from sqlalchemy import bindparam, select
from sqlalchemy.exc import IntegrityError

from bot.features.coalition.facts import MemberLeft
from bot.features.coalition.model import Coalition, Home
from bot.features.listening.commands import LeaveWithCoalition
from bot.kernel.attention import Ask, Forgotten, Met, Need, Notice
from bot.kernel.card import card
from bot.kernel.elements import Button
from bot.kernel.ids import CoalitionId, Id, PlaceId
from bot.kernel.text import say
from bot.kernel.wire import WireId
from storage import PROVIDED
from storage.engine import Link
from storage.homes import HomeRows
from storage.rows import Scope
from storage.tables import metadata
from storage.unit_of_work import CoalitionUnit
from tests.storage.values import HERE, NOW, SOMEONE, coalition_here, undone

ELSEWHERE = CoalitionId("coalition-else")
KEY, PLACE, LATER = Id("their-own-key-"), PlaceId("their-place---"), NOW + timedelta(hours=1)
CARD = card(say("News"))
NEED = Need(SOMEONE, "key", say("Look"), Button(say("Look"), WireId("1:any")))

ASKED: dict[str, Callable[[CoalitionUnit], object]] = {
    "set_timer": lambda unit: unit.set_timer("kind", KEY, None),
    "place_board": lambda unit: unit.place_board("kind", KEY, [PLACE]),
    "want_board": lambda unit: unit.want_board("kind", KEY),
    "send": lambda unit: unit.send([Notice(PLACE, CARD), Ask(SOMEONE, PLACE, CARD, say("Now"))], NOW),
    "keep": lambda unit: unit.keep([Met("key"), Met("key", SOMEONE), Forgotten(SOMEONE)], NOW),
    "record": lambda unit: unit.record([MemberLeft(SOMEONE, None)], SOMEONE, NOW),
    "put_back": lambda unit: unit.put_back(KEY, LeaveWithCoalition(SOMEONE), LATER),
}
"""Everything that a unit can be asked, as dispatch of one coalition might, with ids that are the other one's."""


def unit_of(link: Link, coalition: CoalitionId) -> CoalitionUnit:
    return CoalitionUnit(link.connection, dict(PROVIDED), coalition)


def kept_elsewhere(link: Link) -> list[tuple[object, ...]]:
    queries = [
        select(table).where(table.c.coalition == bindparam("it"))
        for table in metadata.sorted_tables
        if "coalition" in table.c
    ]
    return [tuple(row) for query in queries for row in link.connection.execute(query, {"it": ELSEWHERE})]


def something_elsewhere(link: Link) -> None:
    HomeRows(Scope(link.connection, ELSEWHERE, {})).add(Home(PLACE, "slack", "T1", "C1", NOW, SOMEONE))
    there = unit_of(link, ELSEWHERE)
    there.place_board("kind", KEY, [PLACE])
    there.send([Notice(PLACE, CARD)], NOW)
    there.record([MemberLeft(SOMEONE, None)], SOMEONE, NOW)
    there.set_timer("kind", KEY, NOW)
    there.keep([NEED], NOW)
    there.put_back(Id("their-retry---"), LeaveWithCoalition(SOMEONE), NOW)


def test_every_method_of_a_unit_is_asked() -> None:
    """A new one that is not listed here fails."""
    methods = {name for name, _ in inspect.getmembers(CoalitionUnit, inspect.isfunction) if not name.startswith("_")}
    assert methods - {"get", "attempt", "take_back"} == set(ASKED)


@pytest.mark.parametrize("method", ASKED)
def test_what_a_unit_writes_stays_in_its_coalition(link: Link, method: str) -> None:
    """The other coalition's timers, boards, needs, messages, history and retries are as they were."""
    with undone(link):
        coalition_here(link)
        coalition_here(link, Coalition(ELSEWHERE, "Elsewhere", "en", "UTC", NOW, (), (PLACE,)))
        something_elsewhere(link)
        before = kept_elsewhere(link)
        assert before
        with suppress(IntegrityError, LookupError), undone(link, keep=True):
            ASKED[method](unit_of(link, HERE))
        assert kept_elsewhere(link) == before


def test_a_retry_of_another_coalition_is_not_there(link: Link) -> None:
    """Its command cannot be taken, and still waits where it belongs."""
    with undone(link):
        coalition_here(link)
        coalition_here(link, Coalition(ELSEWHERE, "Elsewhere", "en", "UTC", NOW, (), (PLACE,)))
        something_elsewhere(link)
        before = kept_elsewhere(link)
        with undone(link), pytest.raises(LookupError):
            unit_of(link, HERE).take_back(Id("their-retry---"))
        assert kept_elsewhere(link) == before

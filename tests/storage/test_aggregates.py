"""What is true of every repository in PROVIDED, over any values: a new one is covered by standing there.
Values are drawn from the annotations, in values.py."""

import inspect
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, get_type_hints

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import Column, Integer, MetaData, Table, Text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.types import TypeEngine

from bot.asides import Aside
from bot.carrying import Under
from bot.confidential import Kind
from bot.features.agreements.model import Agreement, Party, Sought
from bot.features.celebrations.model import Way
from bot.features.check_ins.model import CheckInId, Prompt, Standing
from bot.features.check_ins.model import SeriesId as SeriesOfCheckIns
from bot.features.circles.model import Circle, CircleId, Register
from bot.features.coalition.facts import MemberJoined
from bot.features.coalition.model import Coalition, Home, Member, Organisation
from bot.features.digests.model import Happenings
from bot.features.history.model import Chosen, Mark
from bot.features.meetings.model import Meeting, SeriesId
from bot.features.privacy.model import Traces
from bot.features.proposals.model import OnRoll, ProposalId
from bot.kernel.attention import Need
from bot.kernel.command import Account, Address
from bot.kernel.elements import Button
from bot.kernel.ids import CoalitionId, Id, OrganisationId, PersonId, PlaceId
from bot.kernel.ports import Directory
from bot.kernel.settings import Rules
from bot.kernel.text import say
from bot.kernel.wire import WireId
from storage import PROVIDED
from storage.engine import Link
from storage.errors import LostUpdate
from storage.history import HistoryRows, record
from storage.needs import NeedRows, keep
from storage.rows import Aggregates, Rows, Scope
from storage.tables import Ident, Utc
from tests.storage.values import HERE, NOW, ORGANISATION, aggregates, coalition_here, undone

ELSEWHERE = CoalitionId("coalition-else")
KEPT = [made for _, made in PROVIDED if isinstance(made, type) and issubclass(made, Aggregates)]
each_kind = pytest.mark.parametrize("repository", KEPT, ids=lambda made: made.__name__)
NOTHING: tuple[object, ...] = (
    *(
        None,
        (),
        {},
        "",
        False,
        frozenset(),
        Directory({}, {}),
        Rules({}),
        Traces(),
        Standing(),
        Under(()),
        Register(0, ()),
        Happenings(NOW),
        "UTC",
    ),
)
few = settings(max_examples=25, phases=[Phase.generate])
"""Made shorter, a case of all kinds together takes minutes, and says no more."""


def scope_of(link: Link, state: Any) -> Scope:
    """A coalition stands in its own."""
    return Scope(link.connection, state.id if isinstance(state, Coalition) else HERE, {})


@each_kind
@few
@given(data=st.data())
def test_what_is_saved_is_what_is_loaded(link: Link, repository: type[Aggregates[Any]], data: st.DataObject) -> None:
    """Any aggregate comes back equal, found or locked, as it was added and as it was saved after."""
    first = data.draw(aggregates(repository.rows.model))
    second = replace(data.draw(aggregates(repository.rows.model)), id=first.id)
    with undone(link):
        coalition_here(link)
        rows = repository(scope_of(link, first))
        rows.add(first)
        assert rows.find(first.id) == rows.locked(first.id) == first
        rows.save(second)
        again = repository(scope_of(link, first))
        assert again.find(first.id) == again.locked(first.id) == second
        assert [type(found.id) for found in (again.find(first.id),) if found] == [type(first.id)]


@each_kind
@few
@given(data=st.data())
def test_who_saves_late_is_told(link: Link, repository: type[Aggregates[Any]], data: st.DataObject) -> None:
    """Of two that loaded the same row, the second to save raises LostUpdate and changes nothing."""
    first = data.draw(aggregates(repository.rows.model))
    second, third = (replace(data.draw(aggregates(repository.rows.model)), id=first.id) for _ in range(2))
    with undone(link):
        coalition_here(link)
        repository(scope_of(link, first)).add(first)
        quick, slow = repository(scope_of(link, first)), repository(scope_of(link, first))
        quick.find(first.id)
        slow.find(first.id)
        quick.save(second)
        with pytest.raises(LostUpdate):
            slow.save(third)
        assert quick.find(first.id) == second


@few
@given(data=st.data())
def test_nothing_of_another_coalition_is_found(link: Link, data: st.DataObject) -> None:
    """T3: every question of every repository, asked with another coalition's ids and names, finds nothing."""
    with undone(link):
        theirs = _everything_elsewhere(link, data)
        scope = Scope(link.connection, HERE, {})
        for _, made in PROVIDED:
            repository = made(scope)
            for question in _questions(repository):
                answer = question(**_asked(question, repository, theirs))
                assert answer in NOTHING, question


@few
@given(data=st.data())
def test_nothing_of_another_coalition_is_written(link: Link, data: st.DataObject) -> None:
    """T3: adding or saving another coalition's aggregates leaves theirs as they were."""
    with undone(link):
        theirs = _everything_elsewhere(link, data)
        coalition_here(link)
        for repository in KEPT:
            state = theirs[repository.rows.model]
            with undone(link), pytest.raises((LostUpdate, KeyError)):
                repository(Scope(link.connection, HERE, {})).save(state)
            with undone(link), pytest.raises(LostUpdate):
                repository(Scope(link.connection, HERE, {(repository.rows.table.name, state.id): 1})).save(state)
            with undone(link):
                _added_here(link, repository, state)
                assert repository(_there(link)).find(state.id) == state


def _everything_elsewhere(link: Link, data: st.DataObject) -> dict[type[Any], Any]:
    """One of each kind, by its class."""
    theirs = {made.rows.model: data.draw(aggregates(made.rows.model)) for made in KEPT}
    theirs[Coalition] = replace(theirs[Coalition], id=ELSEWHERE)
    coalition_here(link, theirs[Coalition])
    for repository in KEPT:
        if repository.rows.model is not Coalition:
            repository(_there(link)).add(theirs[repository.rows.model])
    for repository in KEPT:
        state = theirs[repository.rows.model]
        assert repository(_there(link)).find(state.id) == state
    waiting = Need(theirs[Member].id, "any", say("Look"), Button(say("Look"), WireId("1:any")))
    keep(link.connection, ELSEWHERE, waiting, NOW)
    assert NeedRows(_there(link)).of(waiting.person, NOW) == (replace(waiting, raised_at=NOW),)
    record(link.connection, ELSEWHERE, (MemberJoined(waiting.person, None),), waiting.person, NOW)
    assert HistoryRows(_there(link)).before(None, Chosen(person=waiting.person)) != ()
    return theirs


def _there(link: Link) -> Scope:
    return Scope(link.connection, ELSEWHERE, {})


def _questions(repository: object) -> Iterator[Callable[..., object]]:
    for name, method in inspect.getmembers(repository, inspect.ismethod):
        if not name.startswith("_") and name not in {"first", "every", "add", "save"}:
            yield method


def _asked(question: Callable[..., object], repository: object, theirs: dict[type[Any], Any]) -> dict[str, object]:
    """A question's arguments, of theirs. A type that is not here needs a line."""
    state: Any = theirs[repository.rows.model] if isinstance(repository, Aggregates) else None
    values: dict[object, Callable[[], object]] = {
        Id: lambda: state.id if state else theirs[Circle].id,
        CircleId: lambda: theirs[Circle].id,
        int: lambda: 1,
        bool: lambda: True,
        tuple[Party, ...]: lambda: theirs[Agreement].parties,
        Account: lambda: Account("slack", "T1", "nobody"),
        Address: lambda: Address("slack", "T1", "nobody lives here"),
        PersonId: lambda: theirs[Member].id,
        datetime: lambda: NOW,
        OrganisationId: lambda: ORGANISATION,
        PlaceId: lambda: _place_of(state) if state else theirs[Home].id,
        str: lambda: getattr(state, "name", "D1"),
        Aside: lambda: theirs[Aside],
        Way: lambda: Way.promise,
        Mark | None: lambda: None,
        ProposalId: lambda: theirs[OnRoll].proposal,
        Id | None: lambda: None,
        tuple[Id, ...]: lambda: (theirs[OnRoll].seat,),
        Chosen: lambda: Chosen(person=theirs[Member].id),
        Sought: Sought,
        frozenset[Kind]: lambda: frozenset(Kind),
        SeriesId: lambda: theirs[Meeting].series,
        SeriesOfCheckIns: lambda: theirs[Prompt].series,
        CheckInId: lambda: theirs[Prompt].check_in,
        date: lambda: theirs[Meeting].occurrence,
        Collection[PersonId]: lambda: [theirs[Member].id],
        Collection[OrganisationId]: lambda: [ORGANISATION, theirs[Organisation].id],
    }
    hints = get_type_hints(question)
    return {name: values[hints[name]]() for name in inspect.signature(question).parameters}


def _place_of(state: Any) -> PlaceId:
    """Near which it is, in which it is, or one of those that were opened for it."""
    if isinstance(state, Prompt):
        return next((each.place for each in state.together), PlaceId("nowhere-------"))
    place: PlaceId = getattr(state, "near", None) or state.place
    return place


def _added_here(link: Link, repository: type[Aggregates[Any]], state: Any) -> None:
    """Refused, or a row of its own."""
    with suppress(IntegrityError, ValueError), undone(link, keep=True):
        repository(Scope(link.connection, HERE, {})).add(state)


@dataclass(frozen=True, slots=True)
class Small:
    id: PlaceId
    name: str
    at: datetime | None = None


def test_a_forgotten_field_is_seen_at_import() -> None:
    """A field without a column, a column without a field, and a column of another type each raise TypeError."""
    name, at = ("name", Text(), False), ("at", Utc(), True)
    Rows(Small, _table(PlaceId, name, at))
    for kind, *columns in (
        (PlaceId, name),
        (PlaceId, name, at, ("more", Text(), True)),
        (PlaceId, ("name", Integer(), False), at),
        (PlaceId, name, ("at", Utc(), False)),
        (PlaceId, ("name", Text(), True), at),
        (PersonId, name, at),
    ):
        with pytest.raises(TypeError):
            Rows(Small, _table(kind, *columns))


def _table(kind: type[Id], *columns: tuple[str, TypeEngine[Any], bool]) -> Table:
    own: list[Column[Any]] = [Column(name, of, nullable=nullable) for name, of, nullable in columns]
    keys: tuple[Column[Any], ...] = (Column("coalition", Ident(CoalitionId)), Column("id", Ident(kind), nullable=False))
    return Table("small", MetaData(), *keys, Column("version", Integer), *own)

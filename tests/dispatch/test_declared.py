"""What the features declare: all that can be asked for has a name, fits where it is shown, and leads somewhere."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import UTC, date, datetime, time
from enum import Enum
from pathlib import Path
from random import Random
from types import UnionType
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.codes import Code
from bot.features import FEATURES
from bot.kernel import limits
from bot.kernel.command import Command, Draft, Page, Request, Slot, Standing, fresh, slots
from bot.kernel.feature import Catalogue, Reaction, Root, Route
from bot.kernel.fields import Choice, Line, Number, Paragraph, Pick, Zone, is_new, kind_of
from bot.kernel.form import opened, typed
from bot.kernel.ids import Id
from bot.kernel.scalars import bare, may_be_none
from bot.kernel.wire import decode, draft, encode

CATALOGUE = Catalogue(FEATURES)
REQUESTS = tuple(CATALOGUE.requests())
PUBLIC = tuple(kind for kind in REQUESTS if kind.wire is not None)
COMMANDS = tuple(kind for kind in PUBLIC if issubclass(kind, Command))
WITH_FORM = tuple(kind for kind in COMMANDS if any(map(kind_of, slots(kind))))
ROUTES = tuple(CATALOGUE.routes.values())
REACTIONS = [reaction for feature in FEATURES for reaction in feature.reactions]
WORDS = [(root, word) for root in CATALOGUE.roots.values() for word in root.words]


def named(kinds: tuple[type[Request], ...]) -> list[str]:
    return [kind.__name__ for kind in kinds]


def named_in(hint: Any) -> tuple[Any, ...]:
    """The classes of an annotation that names one or several."""
    return get_args(hint) if isinstance(hint, UnionType) else (hint,)


def new(kind: type[Id]) -> Id:
    return fresh(kind, Random(1))


def values(slot: Slot) -> st.SearchStrategy[Any]:
    """What a button may carry in this field."""
    asked = kind_of(slot)
    kind = bare(slot.kind)
    match asked:
        case Code():
            made: st.SearchStrategy[Any] = st.just("7QK2M9DA0F1TWPZX")
        case Line() | Paragraph():
            made = st.just("x")
        case Number(least=least, most=most):
            made = st.integers(least, most)
        case Choice(options=options):
            made = st.sampled_from([value for value, _ in options])
        case Zone():
            made = st.just("UTC")
        case _ if issubclass(kind, Id):
            made = st.binary(min_size=10, max_size=10).map(kind.from_bytes)
        case _ if issubclass(kind, Enum):
            made = st.sampled_from(list(kind))
        case _:
            made = OF_KIND[kind]
    return made | st.none() if may_be_none(slot.kind) else made


OF_KIND: Mapping[type, st.SearchStrategy[Any]] = {
    str: st.sampled_from(["", "x", "a:b", "!", "*"]),
    int: st.integers(0, 10**6),
    bool: st.booleans(),
    date: st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    time: st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    datetime: st.just(datetime(2026, 3, 9, 18, 30, tzinfo=UTC)),
}


@given(st.data())
def test_every_request_comes_back_from_its_button(data: st.DataObject) -> None:
    """Whatever a command or page carries is read as it was written."""
    kind = data.draw(st.sampled_from(PUBLIC))
    given_ = {slot.name: data.draw(values(slot)) for slot in slots(kind)}
    request = kind(**given_)
    assert isinstance(request, Command | Page)
    assert decode(encode(request), CATALOGUE.wires) == request


@given(st.data())
def test_every_form_opens_from_its_button(data: st.DataObject) -> None:
    """With the fields that are not asked for given, any of the others may be open."""
    kind = data.draw(st.sampled_from(WITH_FORM))
    given_ = {
        slot.name: data.draw(values(slot))
        for slot in slots(kind)
        if not is_new(slot) and (kind_of(slot) is None or data.draw(st.booleans()))
    }
    pressed = decode(encode(draft(kind, **given_)), CATALOGUE.wires)
    assert isinstance(pressed, Draft)
    assert len(opened(pressed, new).entries) == len(list(filter(kind_of, slots(kind))))


@given(st.text(), st.sampled_from(WITH_FORM))
def test_any_words_after_a_command_are_read(line: str, kind: type[Command]) -> None:
    """Whatever is typed lands in fields that there are."""
    assert set(dict(typed(kind, line).given)) <= {slot.name for slot in slots(kind)}


@pytest.mark.parametrize("kind", WITH_FORM, ids=named(WITH_FORM))
def test_every_form_fits_on_every_platform(kind: type[Command]) -> None:
    """Its title, its button, its questions, their hints and their answers are short enough, and at most five."""
    asked = [mark for slot in slots(kind) if (mark := kind_of(slot))]
    assert len(asked) <= limits.FORM_FIELDS
    assert 1 <= len(kind.title.text) <= limits.FORM_TITLE
    assert 1 <= len(kind.submit.text) <= limits.FORM_TITLE
    assert [mark.label.text for mark in asked if not 1 <= len(mark.label.text) <= limits.FIELD_LABEL] == []
    assert [mark.hint.text for mark in asked if mark.hint and len(mark.hint.text) > limits.FIELD_HINT] == []
    for mark in asked:
        if isinstance(mark, Choice):
            assert 1 <= len(mark.options) <= limits.OPTIONS
            assert all(1 <= len(words.text) <= limits.OPTION_LABEL for _, words in mark.options)
        if isinstance(mark, Line | Paragraph):
            assert 1 <= mark.most <= limits.FIELD_TEXT


@pytest.mark.parametrize("kind", REQUESTS, ids=named(REQUESTS))
def test_every_request_can_be_asked_for(kind: type[Request]) -> None:
    """A page and whatever has a form have public names; what the clock or a reaction asks has none."""
    if issubclass(kind, Page) or any(map(kind_of, slots(kind))):
        assert kind.wire is not None
    if kind.needs is Standing.clock:
        assert kind.wire is None


def test_what_is_picked_is_listed_somewhere() -> None:
    """Every list that a form picks from is a source of a feature."""
    picked = {mark.source for kind in REQUESTS for slot in slots(kind) if isinstance(mark := kind_of(slot), Pick)}
    assert picked <= set(CATALOGUE.sources)


@pytest.mark.parametrize("root", CATALOGUE.roots.values(), ids=list(CATALOGUE.roots))
def test_a_root_alone_shows_its_page(root: Root) -> None:
    """It needs no more words, and the page is there."""
    assert type(root.page()) in CATALOGUE.views
    assert root.command is None or root.command in CATALOGUE.routes


@pytest.mark.parametrize(("root", "word"), WORDS, ids=[f"{root.name} {word.word}" for root, word in WORDS])
def test_a_word_after_a_root_leads_somewhere(root: Root, word: Any) -> None:
    """A page opens from the word alone; a command runs or opens its form."""
    if issubclass(word.request, Page):
        assert type(word.request()) in CATALOGUE.views
    else:
        assert word.request in CATALOGUE.routes
        assert opened(Draft(word.request), new).draft.command is word.request


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.command.__name__)
def test_what_a_handler_changes_is_declared(route: Route[Any, Any, Any]) -> None:
    """The handler's return type, `Change[Round]`, names an aggregate of a feature."""
    (state,) = get_args(get_type_hints(route.handler)["return"])
    assert {*named_in(state)} - set(CATALOGUE.aggregates) == set()


@pytest.mark.parametrize("reaction", REACTIONS, ids=lambda reaction: reaction.commands.__qualname__)
def test_what_a_reaction_asks_is_answered(reaction: Reaction[Any]) -> None:
    """Its return type names the commands; each has a route, and none of them can be asked for by people."""
    asked = {*named_in(get_args(get_type_hints(reaction.commands)["return"])[0])}
    assert asked - set(CATALOGUE.routes) == set()
    assert {kind for kind in asked if kind.needs is not Standing.clock} == set()


def test_what_has_a_deadline_is_told_of_it() -> None:
    """The clock's commands for each aggregate are routes, and only the clock may send them."""
    for aggregate in CATALOGUE.aggregates.values():
        assert (aggregate.deadline is None) == (aggregate.tick is None)
        for asks in (aggregate.tick, aggregate.returned):
            if isinstance(asks, type):
                assert asks in CATALOGUE.routes
                assert asks.needs is Standing.clock


def test_what_is_untraced_is_asked_by_people_alone() -> None:
    """The clock and reactions leave a trace by asking."""
    assert [kind for kind in ROUTES if kind.command.untraced and kind.command.needs is Standing.clock] == []


def test_names_on_the_wire_stay_what_they_are() -> None:
    """Buttons hang in channels for years, so names and fields are a public format: a new field is the last of its line,
    and whoever changes the list for another reason keeps the old name working."""
    listed = (Path(__file__).parent / "wire_names.txt").read_text("utf-8").splitlines()
    held = sorted(" ".join([str(kind.wire), *(field.name for field in fields(kind))]) for kind in PUBLIC)
    assert held == listed

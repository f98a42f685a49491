"""No points, no rankings, no streaks: read from all that the bot says and from all that it asks of the store. Options
of a vote are ranked and scored by the group; people and organisations are not, by anybody."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import ColumnElement, Date, Select
from sqlalchemy.sql import operators
from sqlalchemy.sql.elements import Over, UnaryExpression
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.sql.schema import Column
from sqlalchemy.sql.visitors import iterate

import storage
from bot.kernel.ids import OrganisationId, PersonId
from storage.statements import Statement
from storage.tables import Ident, Utc

ROOT = Path(__file__).parents[1]
OF_VOTES = "bot/features/proposals/"
"""Where options are ranked, rated and scored, and one of them wins."""

RANKING = re.compile(
    r"\b(rank\w*|scor(e|es|ed|ing)|streaks?|leader ?boards?|winners?|win|wins|won|loser\w*|badges?|medals?|troph\w+"
    r"|prizes?|awards?|compet\w+|champion\w*|karma|kudos|level(led)? up|in a row|(first|second|third|last) place"
    r"|top (\w+ )?(organisations?|partners?|members?|people|contributors?|\{\w+\})"
    r"|(best|fastest|slowest|laziest|busiest) (organisations?|partners?|members?|people|one)"
    r"|(most|least) (active|helpful|reliable|punctual|thanked|promises|agreements|thanks)"
    r"|(earn\w*|gain\w*|collect\w*|lose|loses|lost) (\S+ )?points?|points? (earned|won|lost|for you)"
    r"|more than (other|all other) organisations)\b",
    re.IGNORECASE,
)
SAID_TO_NOBODYS_CREDIT = {
    "How evenly organisations were heard in the last rounds. It is for facilitators, and ranks nobody.": "says so",
}
POINTS = re.compile(r"\bpoints?\b", re.IGNORECASE)
WITH_POINTS = ("coalition", "help", "listening", "meetings", "points", "proposals", "signposts", "slow_rounds")
"""Features that speak of points: those that people share, those to talk about, and dots that they give to options."""

RUNNING_NUMBERS = {
    "history.number": "which of two entries of one moment came later",
    "agreements.number": "the newest agreement first",
    "agreement_parties.number": "the newest agreement of an organisation first",
    "meetings.id": "which of two meetings of one day",
}
COUNTED = {
    "members.organisation": "how many people are with each organisation, in the order of names",
}
"""What is counted by whose it is, and why that ranks nobody."""


def sentences() -> Iterator[tuple[str, str]]:
    """Every sentence of ours and the first file that it stands in."""
    text = (ROOT / "locales/commonground.pot").read_text("utf-8")
    for block in text.split("\n\n")[1:]:
        where = re.search(r"^#: (\S+)", block, re.MULTILINE)
        for found in re.finditer(r'^msgid(?:_plural)? "(.*)"$', block, re.MULTILINE):
            assert where
            yield where[1], found[1].replace('\\"', '"')


def statements() -> Iterator[tuple[str, Select[Any]]]:
    """All that storage selects, by the name of its module."""
    for module in pkgutil.iter_modules(storage.__path__, "storage."):
        held = importlib.import_module(module.name)
        seen: set[int] = set()
        for each in _statements(vars(held), seen, depth=0):
            yield module.name, each


def _statements(held: object, seen: set[int], depth: int) -> Iterator[Select[Any]]:
    if id(held) in seen or depth > 4:
        return
    seen.add(id(held))
    if isinstance(held, Statement):
        if isinstance(held.core, Select):
            yield held.core
        return
    for each in _within(held):
        yield from _statements(each, seen, depth + 1)


def _within(held: object) -> tuple[object, ...]:
    if isinstance(held, dict):
        return tuple(held.values())
    if isinstance(held, tuple | list):
        return tuple(held)
    ours = held if isinstance(held, type) else type(held)
    return tuple(vars(held).values()) if ours.__module__.startswith("storage.") and hasattr(held, "__dict__") else ()


def _ordered(chosen: Select[Any]) -> tuple[ColumnElement[Any], ...]:
    return tuple(chosen._order_by_clauses)  # noqa: SLF001 - there is no other way to read it


def _grouped(chosen: Select[Any]) -> tuple[ColumnElement[Any], ...]:
    return tuple(chosen._group_by_clauses)  # noqa: SLF001 - as above


def _selects(chosen: Select[Any]) -> Iterator[Select[Any]]:
    """It and what is selected within it."""
    yield from (each for each in iterate(chosen) if isinstance(each, Select))


def test_no_sentence_ranks_anybody() -> None:
    """But for votes, in which options are ranked, and one that says so."""
    said = [(where, text) for where, text in sentences() if RANKING.search(text) and not where.startswith(OF_VOTES)]
    assert [each for each in said if each[1] not in SAID_TO_NOBODYS_CREDIT] == []
    assert {text for _, text in said} == {*SAID_TO_NOBODYS_CREDIT}


def test_points_are_things_to_talk_about() -> None:
    """In no other feature does anybody read of points."""
    folders = {where.split("/")[2] for where, text in sentences() if POINTS.search(text) and "features/" in where}
    assert folders - {*WITH_POINTS} == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "The top organisations this month",
        "Three weeks in a row!",
        "You earned 5 points",
        "Hillside School is in first place",
        "Most active members",
        "Your streak is 7 days",
        "Leaderboard",
        "Well done, you won a badge",
    ],
)
def test_such_a_sentence_would_be_found(sentence: str) -> None:
    """The words that other bots cheer with."""
    assert RANKING.search(sentence)


def test_all_that_is_asked_of_the_store_is_read_here() -> None:
    """So that what follows is about something."""
    modules = {module for module, _ in statements()}
    assert {"storage.celebrations", "storage.promises", "storage.check_ins", "storage.listening"} <= modules


def test_nothing_is_sorted_by_how_much_of_it_there_is() -> None:
    """What comes first is the latest, the nearest or by its own name: never the largest count, and never in windows."""
    sorted_by_counts = [
        f"{module}: {term}"
        for module, chosen in statements()
        for each in _selects(chosen)
        for term in _ordered(each)
        if any(isinstance(part, FunctionElement | Over) for part in iterate(term))
    ]
    assert sorted_by_counts == []
    windows = [module for module, chosen in statements() if any(isinstance(part, Over) for part in iterate(chosen))]
    assert windows == []


def test_only_times_and_running_numbers_count_down() -> None:
    """The latest first is no ranking; anything else that came from high to low could be one."""
    falling = {
        f"{column.table.name}.{column.name}"
        for _, chosen in statements()
        for each in _selects(chosen)
        for term in _ordered(each)
        if isinstance(term, UnaryExpression) and term.modifier is operators.desc_op
        for column in iterate(term)
        if isinstance(column, Column) and not isinstance(column.type, Utc | Date)
    }
    assert falling == {*RUNNING_NUMBERS}


def test_nothing_is_counted_by_whose_it_is() -> None:
    """No sum for a person or an organisation, which somebody could lay side by side; named ones say why they may."""
    grouped = {
        f"{column.table.name}.{column.name}"
        for _, chosen in statements()
        for each in _selects(chosen)
        for term in _grouped(each)
        for column in iterate(term)
        if isinstance(column, Column)
        and isinstance(column.type, Ident)
        and column.type.python_type in {PersonId, OrganisationId}
    }
    assert grouped == {*COUNTED}

"""The names under which rows are read again, possibly years later: a rename in the program must not lose them."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path

from bot.dispatch.running import RETRY
from bot.kernel.command import Command
from bot.kernel.feature import Catalogue
from storage.codec import TAG, name_of_command, read_command
from storage.history import name_of_fact
from tests.features.stating import FEATURES, carried, stated

CATALOGUE = Catalogue(FEATURES)


@dataclass(frozen=True, slots=True)
class After(Command):
    """Called Before when it was written."""


Before = After


def stored_names() -> Iterator[str]:
    for name, aggregate in CATALOGUE.named.items():
        if aggregate.deadline or aggregate.board:
            yield f"aggregate {name}"
    for fact in stated():
        kept = [field.name for field in fields(fact) if field.name not in carried(fact)]
        yield " ".join(("fact", name_of_fact(fact), *kept))
    asked_anew = {asks for each in CATALOGUE.aggregates.values() for asks in (each.tick, each.returned)}
    for command in CATALOGUE.routes:
        if command.wire is None and command not in asked_anew:
            yield " ".join(("retry", name_of_command(command), *(field.name for field in fields(command))))


def test_names_in_the_store_stay_what_they_are() -> None:
    """Whoever changes the list keeps old rows readable. A migration renames an aggregate's timers and boards; with
    `Old = New` in its old module a command that waits to be tried again is found; the history is never rewritten, so
    its readers learn both names."""
    listed = (Path(__file__).parent / "stored_names.txt").read_text("utf-8").splitlines()
    assert sorted({*stored_names()}) == listed


def test_no_aggregate_is_called_as_what_is_tried_again() -> None:
    """Both have timers."""
    assert RETRY not in CATALOGUE.named


def test_an_old_name_of_a_command_is_kept_by_an_assignment() -> None:
    """A command that was written before its class was renamed is read as the new one."""
    assert read_command({TAG: f"{__name__}:Before"}) == After()

"""Rules × actions, no cell unstated: each is done on a real store with the rule and without it, and compared with
docs/rules.md."""

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from bot.features import RULINGS
from bot.ruling import Ruling
from tests.roles.table import town_on
from tests.roles.town import Town
from tests.rules.actions import ACTIONS
from tests.rules.table import CHOSEN, FILE, OPENING, Seen, part, without_rules

COMMAND = ".venv/bin/python -m tests.rules.table"
TEXT = FILE.read_text("utf-8")
each_ruling = pytest.mark.parametrize("ruling", RULINGS, ids=[each.name for each in RULINGS])


@pytest.fixture(scope="module")
def town(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    file = tmp_path_factory.mktemp("rules") / "town.sqlite3"
    shutil.copy(migrated_file, file)
    made = town_on(file)
    yield made
    made.link.close()


@pytest.fixture(scope="module")
def plain(town: Town) -> Mapping[str, Seen]:
    """What comes of each action before there are rules."""
    return without_rules(town)


@each_ruling
def test_what_becomes_of_each_action_is_stated(town: Town, plain: Mapping[str, Seen], ruling: Ruling) -> None:
    """With a rule that holds, and with one that reminds: allowed, refused by which rule, or not touched."""
    if part(town, ruling, plain) not in TEXT:
        pytest.fail(f"docs/rules.md says something else of {ruling.name}: run {COMMAND}, and read it", pytrace=False)


@each_ruling
def test_a_rule_that_says_what_it_refuses_refuses_it(ruling: Ruling) -> None:
    """Among all that is done here something is refused by it; one that refuses nothing says so, and nothing is."""
    section = TEXT.partition(f"`{ruling.name}`:")[2].partition("\n## ")[0]
    assert ("refused by rule" in section) is (ruling.refuses is not None)


def test_nothing_else_stands_there() -> None:
    """Every setting has its section, and none is left of settings that are gone."""
    assert TEXT.startswith(OPENING)
    assert TEXT.count("\n## ") == len(RULINGS)
    assert set(CHOSEN) == {each.name for each in RULINGS}
    assert len({each.words for each in ACTIONS}) == len(ACTIONS)


def test_the_same_done_twice_is_the_same(town: Town, plain: Mapping[str, Seen]) -> None:
    """Else every cell would say that something was different."""
    assert without_rules(town) == plain

"""Q9, T3, T4: roles × requests, no cell unstated, each asked on a real store and compared with docs/who-may.md."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.features import FEATURES
from bot.kernel.command import Request
from bot.kernel.feature import Feature
from tests.roles.table import COLUMNS, FILE, asked, of_feature, read, town_on, written
from tests.roles.town import Role, Town

COMMAND = ".venv/bin/python -m tests.roles.table"
TEXT = FILE.read_text("utf-8")
STATED = read(TEXT).rows
REQUESTS = [(feature, kind) for feature in FEATURES for kind in of_feature(feature)]
each_request = pytest.mark.parametrize(("feature", "kind"), REQUESTS, ids=[kind.__name__ for _, kind in REQUESTS])

FOR_GUESTS = {
    *("SetUp", "JoinOrganisation", "AddOrganisation", "JoinNeighbourhood", "LinkAccount"),
    *("HomePage", "WhoCanSee", "NewHere", "JoinPage", "PrivacyPage", "HelpPage", "TopicPage"),
}
"""What is public: the invitation, the ways in, and help; and what is stored about oneself, which is nothing yet."""


@pytest.fixture(scope="module")
def town(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    file = tmp_path_factory.mktemp("roles") / "town.sqlite3"
    shutil.copy(migrated_file, file)
    made = town_on(file)
    yield made
    made.link.close()


@each_request
def test_everyone_is_answered_as_it_is_stated(town: Town, feature: Feature, kind: type[Request]) -> None:
    """Each role is told just what its cell says; who is refused, or acts elsewhere without a code,
    changes nothing here."""
    stated, now = STATED.get(kind.__name__), asked(town, feature, kind)
    if stated is None:
        pytest.fail(f"{kind.__name__} has no line in docs/who-may.md: run {COMMAND}, and read its line", pytrace=False)
    assert {heading: (stated[heading], cell) for heading, cell in now.items() if stated[heading] != cell} == {}


@each_request
def test_somebody_may(feature: Feature, kind: type[Request]) -> None:
    """A line in which all are refused says nothing about who may: its example is wrong, or comes at the wrong time."""
    may = [heading for heading in COLUMNS.values() if STATED.get(kind.__name__, {}).get(heading) == "yes"]
    where = f"tests/roles/of_{feature.name}.py"
    if not may:
        pytest.fail(f"nobody may {kind.__name__}: say in {where} what has to happen before", pytrace=False)


def test_the_table_is_whole_and_in_order() -> None:
    """Nothing is left of requests that are gone, and every refusal in it is explained."""
    if written(read(TEXT)) != TEXT:
        pytest.fail(f"docs/who-may.md is out of order: run {COMMAND}", pytrace=False)


def test_guests_read_what_is_public_and_nothing_more() -> None:
    """T4: by default nothing is for guests; what is, stands here by name, and grows only on purpose."""
    assert {name for name, row in STATED.items() if row[COLUMNS[Role.guest]] == "yes"} == FOR_GUESTS

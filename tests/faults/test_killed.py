"""kill -9 at every write of a life, in real processes and on both stores; then another process goes on with it.
The kills are planned in life.py; here is what must hold whatever the moment was."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, replace
from itertools import count
from pathlib import Path
from typing import NamedTuple

import pytest

from adapters.logs import logger
from adapters.terminal.house import bring_together
from storage.store import open_store
from tests.databases import address_of, make_database
from tests.faults.diary import BEGAN
from tests.faults.life import Fate, Plan
from tests.faults.lives import LIVES

ROOT = Path(__file__).parents[2]
SHORT, LONG = 8, 300
"""Seconds: a start anew that nobody need notice, and an absence for which people get their time back."""

RIGHT_WITHIN = 2.0
BACK = "The bot was away and is back."
KEPT_OPEN = "The bot was away, so "
"""Of what would have ended while the bot was away: it is told once that it ends later."""
SIDE_BY_SIDE = 2

Copies = Callable[[Path], str]


_databases = count(1)
"""A server keeps all of them until the tests end."""


class Lived(NamedTuple):
    plan: Plan
    points: int | None
    killed: bool
    fate: Fate


@pytest.fixture
async def copies(request: pytest.FixtureRequest, url: str, tmp_path: Path) -> Copies:
    """Makes stores that hold the example coalition and nobody uses, by the folder that they are for."""
    store = open_store(url)
    await bring_together(store, logger(level="error"), BEGAN, "UTC")
    await store.close()
    if url.startswith("sqlite"):
        file = Path(url.removeprefix("sqlite:///"))

        def copy(folder: Path) -> str:
            shutil.copy(file, folder / "life.sqlite3")
            return f"sqlite:///{folder}/life.sqlite3"

        return copy
    server = str(request.getfixturevalue("server"))
    template = url.partition("?")[0].rpartition("/")[2]

    def make(folder: Path) -> str:
        name = f"{template}_killed_{next(_databases)}"
        make_database(server, name, template)
        return address_of(server, name)

    return make


def lives(plans: list[Plan]) -> Iterator[Lived]:
    """Each in processes of its own, one after the other."""
    lines = "".join(json.dumps(asdict(plan)) + "\n" for plan in plans)
    command = [sys.executable, "-m", "tests.faults.life"]
    ran = subprocess.run(command, cwd=ROOT, input=lines, capture_output=True, text=True, check=False, timeout=900)
    assert ran.returncode == 0, ran.stderr[:3000]
    assert ran.stderr == ""
    for plan, line in zip(plans, ran.stdout.splitlines(), strict=True):
        told = json.loads(line)
        yield Lived(plan, told.pop("points"), told.pop("killed"), Fate(**told))


def live_all(plans: Iterator[Plan], copy: Copies, tmp_path: Path) -> list[Lived]:
    numbers = count(1)

    def placed(plan: Plan) -> Plan:
        folder = tmp_path / f"life{next(numbers)}"
        folder.mkdir()
        return replace(plan, url=copy(folder), folder=str(folder))

    ready = [placed(plan) for plan in plans]
    with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
        halves = pool.map(lambda first: list(lives(ready[first::SIDE_BY_SIDE])), range(SIDE_BY_SIDE))
        return [lived for half in halves for lived in half]


def check(lived: Lived, undisturbed: Fate) -> None:
    """What must hold after a kill, compared with a life that nobody disturbed."""
    plan, fate = lived.plan, lived.fate
    assert fate.same_floor
    assert abs(fate.gap) <= RIGHT_WITHIN
    assert fate.end == undisturbed.end
    more = RIGHT_WITHIN + (plan.away if plan.away == SHORT else 0)
    for name, seconds in undisturbed.seconds.items():
        assert -RIGHT_WITHIN <= fate.seconds[name] - seconds <= more
    lines = [each for each in fate.said if each.startswith(BACK)]
    assert len(lines) == fate.waiting, lines
    kept_open = [each for each in fate.said if each.startswith(KEPT_OPEN)]
    assert len(kept_open) <= (1 if plan.away == LONG else 0), kept_open
    assert sorted(set(fate.said) - {*lines, *kept_open}) == sorted(set(undisturbed.said))
    assert fate.doubles <= 1, "at most one message comes twice in each place"


def kill_everywhere(copy: Copies, tmp_path: Path, life: str, *, rows: bool, every: int = 1) -> None:
    """At every point, or every so many of them."""
    for name in ("first", "killed"):
        (tmp_path / name).mkdir()
    [first] = live_all(iter([Plan("", "", life, rows=rows)]), copy, tmp_path / "first")
    assert not first.killed
    assert first.points is not None
    assert first.points > 2 * len(LIVES[life])
    plans = (
        Plan("", "", life, point, (SHORT, LONG)[point % 2], bool(point // 2 % 2), rows)
        for point in range(1, first.points + 1, every)
    )
    for lived in live_all(plans, copy, tmp_path / "killed"):
        if not lived.killed:  # boards that change at once are drawn once, so that not every life has as many points
            assert (lived.points or 0) < (lived.plan.killed_at or 0)
            continue
        try:
            check(lived, first.fate)
        except AssertionError as error:
            raise AssertionError(f"killed at point {lived.plan.killed_at}: {lived}") from error


@pytest.mark.timeout(900)
@pytest.mark.parametrize("life", LIVES)
def test_a_kill_at_any_commit_or_message_loses_nothing(copies: Copies, tmp_path: Path, life: str) -> None:
    """Same speaker, time right within two seconds, old buttons alive, everyone heard once, one line saying so.
    A go-around is killed at every point, the others at every third: the long run has all of them."""
    kill_everywhere(copies, tmp_path, life, rows=False, every=1 if life == "go-around" else 3)


@pytest.mark.long
@pytest.mark.timeout(900)
@pytest.mark.parametrize("life", LIVES)
def test_a_kill_at_any_statement_loses_nothing(copies: Copies, tmp_path: Path, life: str) -> None:
    """The same, in the middle of every transaction."""
    kill_everywhere(copies, tmp_path, life, rows=True)

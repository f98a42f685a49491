"""The doctor says of each thing that it is well or what to do, in plain words, and changes nothing."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfoNotFoundError

import pytest

from adapters.doctor import LEAST_DISK, Finding, look, of_database, of_folder, of_zones
from storage.health import Health, Work, examined
from storage.schema import State, revisions

NOW = datetime(2026, 3, 5, 17, 0, tzinfo=UTC)
HEAD = revisions()[-1]
WORK = Work(NOW - timedelta(seconds=5), 3, NOW + timedelta(minutes=1), 0, None, 0)
WELL = Health("room.sqlite3", None, State(HEAD, HEAD), None, ("journal_mode wal",), (), WORK)


def advised(health: Health) -> list[tuple[str, str]]:
    return [(each.what, each.advice) for each in of_database(health, NOW) if each.advice]


def test_what_is_well_needs_no_advice() -> None:
    """Every part is named, and none has anything to be done."""
    found = list(of_database(WELL, NOW))
    assert [each.advice for each in found] == [None] * len(found)
    assert {"Database", "Data", "Settings", "Tables", "Timers", "Messages"} <= {each.what for each in found}


@pytest.mark.parametrize(
    ("ill", "what", "advice"),
    [
        (replace(WELL, damage="row 3 missing"), "Data", "restore a backup"),
        (replace(WELL, odd=("synchronous should be full",)), "Settings", "synchronous should be full"),
        (replace(WELL, state=State(None, HEAD), work=None), "Tables", "commonground migrate"),
        (replace(WELL, state=State("209901010000", HEAD), work=None), "Tables", "Install that version"),
        (replace(WELL, work=replace(WORK, next_timer=NOW - timedelta(hours=1))), "Timers", "Start the bot"),
        (replace(WELL, work=replace(WORK, on_its_way=2, oldest=NOW - timedelta(hours=1))), "Messages", "Start the bot"),
        (replace(WELL, work=replace(WORK, dead=1)), "Given up", "Look into the log"),
    ],
)
def test_what_is_ill_has_advice(ill: Health, what: str, advice: str) -> None:
    """Only the part that is ill is marked, with what to do."""
    assert [part for part, _ in advised(ill)] == [what]
    assert advice in advised(ill)[0][1]


def test_messages_that_were_given_up_are_told_and_the_bot_is_well() -> None:
    """They lie in the past: nothing that is done now would change the answer, and a health check must not fail."""
    said: list[str] = []
    assert look(lambda: replace(WELL, work=Work(datetime.now(UTC), 0, None, 0, None, 2)), OutOfOrderError, said.append)
    assert [line for line in said if line.startswith("!!")] == [
        "!!  Given up: 2 messages could not be delivered. Look into the log for the reason."
    ]


def test_a_bot_that_never_ran_is_not_ill() -> None:
    """A database that was just made ready has nothing to be ashamed of."""
    assert advised(replace(WELL, work=Work(None, 0, None, 0, None, 0))) == []


def test_little_room_on_the_disk_is_said_in_time(tmp_path: Path) -> None:
    """Before it is full."""
    assert [each.advice for each in of_folder(tmp_path, lambda _: LEAST_DISK)] == [None, None]
    assert [each.what for each in of_folder(tmp_path, lambda _: LEAST_DISK - 1) if each.advice] == ["Disk"]


def test_missing_rules_of_time_zones_are_said() -> None:
    """Without them every meeting would be at the wrong hour."""

    def missing(name: str) -> object:
        raise ZoneInfoNotFoundError(name)

    assert of_zones() == Finding("Time zones", "their rules are there")
    assert of_zones(missing).advice


@dataclass
class OutOfOrderError(Exception):
    advice: str


def test_trouble_is_one_more_finding() -> None:
    """A database that cannot be looked at does not stop the doctor from looking at the rest."""
    said: list[str] = []

    def fail() -> Health:
        raise OutOfOrderError("Start it.")

    assert not look(fail, OutOfOrderError, said.append)
    assert len(said) == 2
    assert said[0].startswith("ok ")
    assert said[1].startswith("!! ")


def test_both_stores_can_be_looked_at(url: str) -> None:
    """A fresh database of either kind is well, and has no work yet."""
    health = examined(url)
    assert health.state.at_head
    assert health.damage is None
    assert health.odd == ()
    assert health.work == Work(None, 0, None, 0, None, 0)

"""The doctor says of each thing that it is well or what to do, in plain words, and changes nothing."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfoNotFoundError

import pytest

from adapters.doctor import LEAST_DISK, Finding, look, of_database, of_folder, of_zones
from bot.dispatch.ports import Backlog
from storage.health import Health, Work, examined
from storage.schema import State, revisions

NOW = datetime(2026, 3, 5, 17, 0, tzinfo=UTC)
HEAD = revisions()[-1]
NOTHING = Backlog(0, None, 0, 0, 0, None)
SOME = replace(NOTHING, timers=3, next_timer=NOW + timedelta(minutes=1))
WORK = Work(NOW - timedelta(seconds=5), SOME)
WELL = Health("room.sqlite3", None, State(HEAD, HEAD), None, ("journal_mode wal",), (), WORK)


def waiting(backlog: Backlog) -> Health:
    """All is well but for what waits."""
    return replace(WELL, work=replace(WORK, waiting=backlog))


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
        (waiting(replace(SOME, next_timer=NOW - timedelta(hours=1))), "Timers", "Start the bot"),
        (waiting(replace(SOME, messages=2, oldest_message=NOW - timedelta(hours=1))), "Messages", "Start the bot"),
        (waiting(replace(SOME, dead_letters=1)), "Given up", "Look into the log"),
    ],
)
def test_what_is_ill_has_advice(ill: Health, what: str, advice: str) -> None:
    """Only the part that is ill is marked, with what to do."""
    assert [part for part, _ in advised(ill)] == [what]
    assert advice in advised(ill)[0][1]


def test_a_bot_that_never_ran_is_not_ill() -> None:
    """A database that was just made ready has nothing to be ashamed of."""
    assert advised(replace(WELL, work=Work(None, NOTHING))) == []


@pytest.mark.parametrize(
    ("health", "what", "found"),
    [
        (WELL, "Messages", "none waiting"),
        (
            waiting(replace(SOME, messages=1, oldest_message=NOW - timedelta(seconds=9))),
            "Messages",
            "1 waiting, the oldest for 9 sec",
        ),
        (WELL, "Live cards", "up to date"),
        (waiting(replace(SOME, boards=4)), "Live cards", "4 waiting to be redrawn"),
        (WELL, "Given up", "no message in the last 30 days"),
        (waiting(replace(SOME, dead_letters=1)), "Given up", "1 message in the last 30 days"),
        (waiting(replace(SOME, dead_letters=2)), "Given up", "2 messages in the last 30 days"),
        (waiting(replace(SOME, next_timer=NOW - timedelta(hours=3))), "Timers", "3 pending, one is 3 hours late"),
    ],
)
def test_what_waits_is_said_in_words(health: Health, what: str, found: str) -> None:
    """Messages, live cards, what was given up, and timers."""
    assert [each.found.startswith(found) for each in of_database(health, NOW) if each.what == what] == [True]


def test_a_message_that_was_given_up_does_not_make_the_bot_ill() -> None:
    """Whoever runs it is told for as long as the message is kept, but nothing that watches it starts it anew."""
    said: list[str] = []
    assert look(lambda: waiting(replace(SOME, dead_letters=1, next_timer=None)), OutOfOrderError, said.append)
    assert [line[:3] for line in said if "Given up" in line] == ["!! "]


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
    assert health.work == Work(None, NOTHING)

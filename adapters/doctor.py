"""The doctor: looks at everything the bot stands on, says of each thing that it is well or what to do about it.
What the database says is handed in; nothing is changed here."""

import os
import shutil
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.dispatch.ports import Backlog

LEAST_DISK = 200 * 1024 * 1024
LATE = timedelta(minutes=10)
ZONES = ("Europe/Madrid", "America/Bogota", "Asia/Kolkata")


@dataclass(frozen=True, slots=True)
class Finding:
    """`advice` is what to do; None if it is well. What is `past` can only be looked into: the bot itself is well."""

    what: str
    found: str
    advice: str | None = None
    past: bool = False


class Revision(Protocol):
    @property
    def revision(self) -> str | None: ...
    @property
    def at_head(self) -> bool: ...
    @property
    def newer(self) -> bool: ...


class Work(Protocol):
    @property
    def last_alive(self) -> datetime | None: ...
    @property
    def waiting(self) -> Backlog: ...


class Health(Protocol):
    @property
    def place(self) -> str: ...
    @property
    def file(self) -> Path | None: ...
    @property
    def state(self) -> Revision: ...
    @property
    def damage(self) -> str | None: ...
    @property
    def settings(self) -> tuple[str, ...]: ...
    @property
    def odd(self) -> tuple[str, ...]: ...
    @property
    def work(self) -> Work | None: ...


def look(
    examine: Callable[[], Health],
    trouble: type[Exception],
    say: Callable[[str], None],
    more: Collection[Finding] = (),
) -> bool:
    """Says each finding on a line of its own; True if the bot is well. `examine` raises `trouble`, with advice; `more`
    is what was found out about the platforms."""
    findings = [of_zones()]
    try:
        findings += of_database(examine(), datetime.now(UTC))
    except trouble as error:
        findings.append(Finding("Database", "cannot be used", str(error)))
    for finding in (*findings, *more):
        mark = "ok " if finding.advice is None else "!! "
        say(f"{mark} {finding.what}: {finding.found}.{f' {finding.advice}' if finding.advice else ''}")
    return all(finding.advice is None or finding.past for finding in (*findings, *more))


def of_database(health: Health, now: datetime) -> Iterator[Finding]:
    yield Finding("Database", f"{health.place} answers")
    yield _whole(health)
    if health.settings:
        advice = f"{'; '.join(health.odd)}. The program sets this itself: please report it." if health.odd else None
        yield Finding("Settings", ", ".join(health.settings), advice)
    yield _schema(health.state)
    if health.work:
        yield _alive(health.work, now)
        yield _timers(health.work.waiting, now)
        yield _mail(health.work.waiting, now)
        yield _boards(health.work.waiting)
        yield _dead(health.work.waiting)
    if health.file:
        yield from of_folder(health.file.absolute().parent)


def of_folder(
    folder: Path, free: Callable[[Path], int] = lambda path: shutil.disk_usage(path).free
) -> Iterator[Finding]:
    """`free` answers in bytes."""
    if os.access(folder, os.W_OK | os.X_OK):
        yield Finding("Folder", f"{folder} can be written to")
    else:
        yield Finding("Folder", f"{folder} cannot be written to", "Give the user who runs the bot the right to.")
    left = free(folder)
    said = f"{left // 1024**2:,} MB free"
    yield Finding("Disk", said, None if left >= LEAST_DISK else "Free some space: the bot needs room to save.")


def of_zones(known: Callable[[str], object] = ZoneInfo) -> Finding:
    """The rules of time zones, without which no meeting is at the right hour."""
    try:
        for name in ZONES:
            known(name)
    except (ZoneInfoNotFoundError, OSError, ValueError):
        return Finding("Time zones", "their rules are missing", "Install the package tzdata.")
    return Finding("Time zones", "their rules are there")


def _whole(health: Health) -> Finding:
    if health.damage is None:
        return Finding("Data", "whole")
    return Finding("Data", f"damaged: {health.damage}", "Stop the bot, keep a copy of the file, and restore a backup.")


def _schema(state: Revision) -> Finding:
    if state.newer:
        return Finding("Tables", f"of a newer version ({state.revision})", "Install that version of the program.")
    if not state.at_head:
        found = f"of an older version ({state.revision})" if state.revision else "not there yet"
        return Finding("Tables", found, "Run `commonground migrate`.")
    return Finding("Tables", f"of this version ({state.revision})")


def _alive(work: Work, now: datetime) -> Finding:
    said = "never" if work.last_alive is None else f"{_ago(now - work.last_alive)} ago"
    return Finding("Bot last seen running", said)


def _timers(waiting: Backlog, now: datetime) -> Finding:
    if waiting.next_timer is None:
        return Finding("Timers", "none pending")
    late = now - waiting.next_timer
    if late > LATE:
        found = f"{waiting.timers} pending, one is {_ago(late)} late"
        return Finding("Timers", found, "Start the bot: its clock stands still.")
    return Finding("Timers", f"{waiting.timers} pending")


def _mail(waiting: Backlog, now: datetime) -> Finding:
    if waiting.oldest_message is None:
        return Finding("Messages", "none waiting")
    waited = now - waiting.oldest_message
    found = f"{waiting.messages} waiting, the oldest for {_ago(waited)}"
    return Finding("Messages", found, "Start the bot, and look into its log." if waited > LATE else None)


def _boards(waiting: Backlog) -> Finding:
    return Finding("Live cards", f"{waiting.boards} waiting to be redrawn" if waiting.boards else "up to date")


def _dead(waiting: Backlog) -> Finding:
    """As long as their words are kept."""
    if not waiting.dead_letters:
        return Finding("Given up", "no message in the last 30 days")
    messages = "1 message" if waiting.dead_letters == 1 else f"{waiting.dead_letters} messages"
    found = f"{messages} in the last 30 days could not be delivered"
    return Finding("Given up", found, "Look into the log for the reason.", past=True)


def _ago(span: timedelta) -> str:
    seconds = max(int(span.total_seconds()), 0)
    for unit, size in (("days", 86_400), ("hours", 3_600), ("minutes", 60)):
        if seconds >= 2 * size:
            return f"{seconds // size} {unit}"
    return f"{seconds} seconds"

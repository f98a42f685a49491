"""From the start of a process to where it can hear someone, and how much memory it has then, as whole processes."""

import os
import pty
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

from bench.filling import groups, rows_of
from bench.grounds import ROOT, Backend, Grounds
from bench.running import PEOPLE
from bench.scale import Scale
from bench.table import Table, ms, times

BARE = "bare Python"
PROMPT = b"\x1b[?2004h"
"""What a terminal is told when a line can be typed."""

WAITING = "import sys; print('ready\\nheard', flush=True); sys.stdin.read()"
PYTHON = (sys.executable, "-c", WAITING)
LIBRARY = (sys.executable, "-c", f"import sqlalchemy; {WAITING}")
VERSION = (sys.executable, "-m", "adapters", "version")
AIMS = {"the bot, ready": ("≤ 1 s", "≤ 80 MiB"), "the room, ready": ("≤ 1 s", "≤ 80 MiB")}


@dataclass(frozen=True, slots=True)
class Started:
    """Until it was ready, or had ended; `memory` is the most that it had at any time, in bytes, 0 if not looked at."""

    seconds: float
    memory: int = 0


@dataclass(frozen=True, slots=True)
class Result:
    name: str
    starts: tuple[Started, ...]
    bare: tuple[Started, ...]
    """Of a Python that does nothing."""


async def measured(grounds: Grounds, scale: Scale) -> AsyncIterator[Result]:
    """The room is entered once before, so that its file is made and its people are there."""
    url = grounds.filled(Backend.sqlite, rows_of(groups(1, PEOPLE)))
    bot = (sys.executable, "-m", "bench.running", url)
    room = (sys.executable, "-m", "adapters", "try", "--data", str(grounds.folder / "room.sqlite3"))
    in_terminal(room)
    ways: dict[str, Callable[[], Started]] = {
        BARE: lambda: ready(PYTHON),
        "Python that imports SQLAlchemy": lambda: ready(LIBRARY),
        "commonground version": lambda: ended(VERSION),
        "the bot, ready": lambda: ready(bot),
        "the room, ready": lambda: in_terminal(room),
    }
    rounds = [{name: way() for name, way in ways.items()} for _ in range(scale.starts)]
    bare = tuple(each[BARE] for each in rounds)
    for name in ways:
        yield Result(name, tuple(each[name] for each in rounds), bare)


def ended(command: tuple[str, ...]) -> Started:
    began = perf_counter()
    subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=True)  # noqa: S603 - ours
    return Started(perf_counter() - began)


def ready(command: tuple[str, ...]) -> Started:
    """It says when it is, and when it has heard a crowd, and goes when its input ends."""
    began = perf_counter()
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:  # noqa: S603 - ours
        assert process.stdin
        assert process.stdout
        assert process.stdout.readline() == b"ready\n"
        seconds = perf_counter() - began
        assert process.stdout.readline() == b"heard\n"
        memory = _memory(process)
    assert process.returncode == 0, command
    return Started(seconds, memory)


def in_terminal(command: tuple[str, ...]) -> Started:
    ours, theirs = pty.openpty()
    try:
        began = perf_counter()
        process = subprocess.Popen(command, cwd=ROOT, stdin=theirs, stdout=theirs, stderr=theirs)  # noqa: S603 - ours
        os.close(theirs)
        shown = b""
        while PROMPT not in shown:
            shown += os.read(ours, 65536)
        seconds = perf_counter() - began
        memory = _memory(process)
        process.terminate()
        with suppress(OSError):  # that is how a terminal says that nobody writes to it any more
            while os.read(ours, 65536):
                pass
        assert process.wait() == 0, command
        return Started(seconds, memory)
    finally:
        os.close(ours)


def _memory(process: "subprocess.Popen[bytes]") -> int:
    """The system tells it of processes that live; of one that has ended it would count in who started it."""
    told = Path(f"/proc/{process.pid}/status")
    return int(told.read_text().partition("VmHWM:")[2].split()[0]) * 1024 if told.exists() else 0


def table(results: list[Result]) -> Table:
    return Table(
        "Start: as whole processes",
        ("", "took", "/ bare", "aim", "memory", "/ bare", "aim"),
        tuple(map(_line, results)),
    )


def _line(result: Result) -> tuple[str, ...]:
    pairs = list(zip(result.starts, result.bare, strict=True))
    memory, bare = (median(each.memory for each in starts) for starts in (result.starts, result.bare))
    quick, small = AIMS.get(result.name, ("", ""))
    return (
        result.name,
        ms(median(each.seconds for each in result.starts)),
        times(median(each.seconds / bare.seconds for each, bare in pairs)),
        quick,
        f"{memory / (1 << 20):.0f} MiB" if memory else "",
        times(memory / bare) if memory else "",
        small,
    )

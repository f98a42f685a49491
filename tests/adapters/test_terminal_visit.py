"""The room on a real pseudo-terminal, as a person meets it: a visit, and another one that finds everything there."""

import os
import pty
import re
import select
import signal
import subprocess
import sys
import termios
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

import pytest

from adapters.__main__ import WENT_WRONG, WRONG_USAGE
from tests.stories.stage import golden

PATIENCE = 20.0
CONTROL = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]|\x1b[=>]|\x1b\][^\x07]*\x07|\r")
COLOUR = re.compile(r"\x1b\[(?:\d+;)*(?:3|4|9|10)[0-8](?:;\d+)*m")
CODE = re.compile(r"(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}")
CTRL_C, CTRL_D = "\x03", "\x04"
ROWS, COLUMNS = 40, 100


class Visit:
    """`sees` waits until a text has appeared since what was seen last."""

    def __init__(self, master: int, process: subprocess.Popen[bytes]) -> None:
        self._master = master
        self._process = process
        self._text = ""
        self.raw = ""

    def told_to_end(self) -> None:
        self._process.send_signal(signal.SIGTERM)

    def types(self, line: str, end: str = "\r") -> None:
        os.write(self._master, f"{line}{end}".encode())

    def sees(self, words: str) -> str:
        until = monotonic() + PATIENCE
        while words not in self._text:
            if not select.select([self._master], [], [], max(until - monotonic(), 0))[0]:
                pytest.fail(f"“{words}” did not appear in: {self._text}")
            self._text += self._read()
        before, _, self._text = self._text.partition(words)
        return before

    def presses(self, label: str) -> None:
        number = re.search(r"\[(\d+)\] $", self.sees(label))
        assert number
        self.types(number[1])

    def leaves(self) -> int:
        """The exit code; all that is still written is read, so that nobody waits for it."""
        until = monotonic() + PATIENCE
        while self._process.poll() is None and monotonic() < until:
            if select.select([self._master], [], [], 0.05)[0]:
                self._text += self._read()
        return self._process.wait(timeout=1)

    def _read(self) -> str:
        try:
            read = os.read(self._master, 65_536).decode("utf-8", "replace")
        except OSError:
            return ""
        self.raw += read
        return CONTROL.sub("", read)


@contextmanager
def visiting(data: Path, *words: str, **environment: str) -> Iterator[Visit]:
    master, slave = pty.openpty()
    termios.tcsetwinsize(slave, (ROWS, COLUMNS))
    command = [sys.executable, "-m", "adapters", "try", "--data", str(data), *words]
    given = {**os.environ, "TERM": "xterm-256color", "PROMPT_TOOLKIT_NO_CPR": "1", **environment}
    process = subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave, env=given, start_new_session=True)
    os.close(slave)
    try:
        yield Visit(master, process)
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
        os.close(master)


def test_a_visit_and_another_one(tmp_path: Path) -> None:
    """A round that was opened, joined and begun in one visit stands in the next one, with the same speaker."""
    data = tmp_path / "room.sqlite3"
    with visiting(data) as first:
        first.sees("Welcome to Common Ground")
        first.types("/listening-round")
        first.sees("[1] First round")
        first.types("1")
        first.sees("[6] Join")
        first.types("@ben 6")
        first.sees("You are in the round.")
        first.types("as ana")
        first.types("9")
        first.sees("Ben Carter, it is your turn")
        first.sees("This rings Ben Carter.")
        first.types("Good evening, all")
        first.sees("Ana Kowalska: Good evening, all")
        first.types("quit")
        first.sees("Everything is saved.")
        assert first.leaves() == 0
    with visiting(data) as second:
        second.sees("Welcome back to Common Ground")
        second.sees("The bot was away and is back.")
        second.sees("▶ Ben Carter")
        second.types("", end=CTRL_D)
        assert second.leaves() == 0
    kept = (tmp_path / "room.sqlite3.history").read_text("utf-8")
    assert "+/listening-round" in kept
    assert "Good evening" not in kept
    assert (tmp_path / "room.sqlite3.log").read_text("utf-8") == ""


def test_form_answers_are_not_kept_beside_the_data(tmp_path: Path) -> None:
    """What is written in a form is in no history; Ctrl-C leaves first the form and then the room."""
    data = tmp_path / "room.sqlite3"
    with visiting(data) as visit:
        visit.sees("Welcome")
        visit.types("/listening-round")
        visit.sees("[2] Another topic")
        visit.types("2")
        visit.sees("What do you want to hear from each other?")
        visit.types("Our secret worries")
        visit.sees("Minutes for each person")
        visit.types("", end=CTRL_C)
        visit.sees("You left the form.")
        visit.sees("ana ›")
        visit.types("", end=CTRL_C)
        visit.sees("Everything is saved.")
        assert visit.leaves() == 0
    assert "secret" not in (tmp_path / "room.sqlite3.history").read_text("utf-8")


def test_the_room_leaves_when_it_is_told_to(tmp_path: Path) -> None:
    """A SIGTERM is a goodbye like any other: the process ends by itself, and quickly."""
    with visiting(tmp_path / "room.sqlite3") as visit:
        visit.sees("Welcome")
        visit.sees("ana ›")
        visit.told_to_end()
        visit.sees("Everything is saved.")
        assert visit.leaves() == 0


def test_without_colours_there_are_none(tmp_path: Path) -> None:
    """Whoever sets NO_COLOR gets no colour from anything in the room."""
    with visiting(tmp_path / "room.sqlite3", NO_COLOR="1") as visit:
        visit.sees("Welcome")
        visit.sees("ana ›")
        visit.types("/coalition")
        visit.sees("Only Ana Kowalska sees this")
        visit.types("quit")
        assert visit.leaves() == 0
        assert COLOUR.findall(visit.raw) == []


def test_two_rooms_are_open_at_once(tmp_path: Path) -> None:
    """On one file, each with its own lock, history and log; a room that is open opens nowhere else, and its file is
    not begun afresh."""
    data = tmp_path / "room.sqlite3"
    with visiting(data) as first:
        first.sees("Welcome to Common Ground")
        first.sees("ana ›")
        with visiting(data, "--room", "garden") as garden:
            garden.sees("Welcome back to Common Ground")
            garden.sees("This room is called “garden”.")
            garden.sees("ana ›")
            garden.types("@jo /coalition")
            garden.sees("Jo Novak sees this")
            first.types("/coalition invite")
            first.sees("What is the other place called?")
            first.types("The garden")
            first.sees("What is this place called?")
            first.types("The hall")
            code = CODE.search(first.sees("A text to forward"))
            assert code
            garden.types(f"/coalition home {code[0]}")
            garden.presses("Bring it here")
            garden.sees("Riverside Together meets here too now")
            first.sees("The garden takes part now")
            garden.types("Hello from the garden")
            garden.sees("Jo Novak: Hello from the garden")
            for words in (("--room", "garden"), (), ("--new",)):
                with visiting(data, *words) as third:
                    third.sees("is open in another terminal")
                    assert third.leaves() == WENT_WRONG
            garden.types("quit")
            garden.sees("Everything is saved.")
            assert garden.leaves() == 0
        first.types("/listening-round")
        first.sees("First round")
        first.types("quit")
        assert first.leaves() == 0
    kept = {path.name for path in tmp_path.iterdir()}
    assert {f"room.sqlite3{room}.{each}" for room in ("", ".garden") for each in ("history", "log", "lock")} <= kept
    assert all((tmp_path / f"room.sqlite3{room}.log").read_text("utf-8") == "" for room in ("", ".garden"))


def test_beginning_afresh_asks_first(tmp_path: Path) -> None:
    """With no the visit does not begin and nothing is lost; with yes it is a first visit again."""
    data = tmp_path / "room.sqlite3"
    with visiting(data) as visit:
        visit.sees("Welcome to Common Ground")
        visit.sees("ana ›")
        visit.types("quit")
        assert visit.leaves() == 0
    with visiting(data, "--new") as visit:
        visit.sees("[y/N]")
        visit.types("n")
        visit.sees("Nothing was removed.")
        assert visit.leaves() == 0
    with visiting(data, "--new") as visit:
        visit.sees("[y/N]")
        visit.types("y")
        visit.sees("Welcome to Common Ground")
        visit.sees("ana ›")
        visit.types("quit")
        assert visit.leaves() == 0


def test_a_broken_file_is_named_before_the_room_opens(tmp_path: Path) -> None:
    """One sentence that says what to do, no traceback, and the file stays as it is, also when one begins afresh."""
    data = tmp_path / "room.sqlite3"
    data.write_bytes(b"no database" * 1000)
    with visiting(data) as visit:
        visit.sees("Keep a copy of it")
        assert visit.leaves() == 1
    with visiting(data, "--new") as visit:
        visit.sees("stays")
        assert visit.leaves() == WRONG_USAGE
        assert "Traceback" not in visit.raw
    assert data.read_bytes() == b"no database" * 1000


def test_without_a_terminal_the_demonstration_is_played(tmp_path: Path) -> None:
    """Piped input plays the evening, word for word, makes no file, and ends well."""
    data = tmp_path / "room.sqlite3"
    command = [sys.executable, "-m", "adapters", "try", "--new", "--data", str(data)]
    given = {**os.environ, "COLUMNS": "80"}
    done = subprocess.run(command, input=b"quit\n", capture_output=True, env=given, check=True, timeout=PATIENCE)
    assert done.stdout.decode() == golden("evening").read_text("utf-8")
    assert done.stderr == b""
    assert not data.exists()

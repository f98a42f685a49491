"""Kills a process at a planned point of its life, and runs what is to be killed in a child of its own."""

import json
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, event

from storage.engine import Link


class Headsman:
    """Counts the points of a life, and kills the process at the one that is planned."""

    def __init__(self, killed_at: int | None) -> None:
        self.points = 0
        self._killed_at = killed_at
        self._spares = False

    @contextmanager
    def sparing(self) -> Iterator[None]:
        self._spares = True
        yield
        self._spares = False

    def point(self) -> None:
        if self._spares:
            return
        self.points += 1
        if self.points == self._killed_at:
            os.kill(os.getpid(), signal.SIGKILL)

    def watch(self, *, rows: bool) -> None:
        """For the rest of this process."""

        def before(*given: object) -> None:
            if not str(given[2]).lstrip().startswith("SELECT"):
                self.point()

        tell: Callable[[Link, str], str] = Link.tell

        def told(link: Link, statement: str) -> str:
            if statement != "COMMIT":
                return tell(link, statement)
            self.point()
            done = tell(link, statement)
            self.point()
            return done

        if rows:
            event.listen(Engine, "before_cursor_execute", before)
        setattr(Link, "tell", told)  # noqa: B010 - for a type checker a method is no place to put a function


def forked(run: Callable[[], object]) -> tuple[bool, object]:
    """Runs it in a child process; whether the child was killed by SIGKILL, and else what it answered."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        with os.fdopen(writing, "w", encoding="utf-8") as pipe:
            pipe.write(json.dumps(run()))
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as pipe:
        answer = pipe.read()
    _, status = os.waitpid(child, 0)
    killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
    return killed, None if killed else json.loads(answer)

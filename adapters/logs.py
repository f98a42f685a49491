"""Structured logs: one JSON object a line on standard error, and in it only fields that are listed here.
No line ever holds what people wrote, their names, or the words of an exception: those may quote both."""

import logging
import sys
import traceback
from collections.abc import Iterator
from contextlib import suppress
from io import StringIO
from pathlib import Path
from typing import Literal, TextIO

import structlog
from structlog.typing import EventDict, FilteringBoundLogger, Processor, WrappedLogger

ALLOWED = frozenset(
    {
        "event", "level", "timestamp", "platform", "kind", "outcome", "refusal", "incident", "coalition", "command",
        "duration_ms", "tries", "class", "count", "error", "frames", "library", "where",
    }
)  # fmt: skip
FRAMES = 12
HERE = Path(__file__).parents[1]

Format = Literal["json", "pretty"]


def logger(stream: TextIO | None = None, level: str = "info", form: Format = "json") -> FilteringBoundLogger:
    """A logger that writes to the stream, standard error by default."""
    drawn: Processor = (
        structlog.processors.JSONRenderer() if form == "json" else structlog.dev.ConsoleRenderer(colors=False)
    )
    stamped = structlog.processors.TimeStamper(fmt="iso", utc=True)
    made: FilteringBoundLogger = structlog.wrap_logger(
        Unhindered(stream or sys.stderr),
        processors=[structlog.processors.add_log_level, stamped, without_words, only_listed, drawn],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        context_class=dict,
        cache_logger_on_first_use=False,
    )
    return made


def logger_beside(path: Path | None) -> FilteringBoundLogger:
    """For a program whose screen belongs to people: into the file, or nowhere."""
    if path is None:
        return logger(StringIO(), level="error")
    path.touch(mode=0o600)
    return logger(path.open("a", encoding="utf-8", buffering=1), level="warning")


class Unhindered(structlog.PrintLogger):
    """A line that cannot be written is lost, and nothing else is: no full disk may stop a round."""

    def msg(self, message: str) -> None:
        with suppress(OSError):
            super().msg(message)

    debug = info = warning = error = critical = exception = msg


def without_words(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """An exception becomes its types and places."""
    error = event.pop("exception", None)
    if isinstance(error, BaseException):
        event["error"] = " < ".join(type(each).__name__ for each in _causes(error))
        event["frames"] = [f"{_short(f.filename)}:{f.lineno} {f.name}" for f in _frames(error)[-FRAMES:]]
    return event


def only_listed(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    return {name: value for name, value in event.items() if name in ALLOWED}


class Libraries(logging.Handler):
    """What libraries warn of, by place and type alone: their sentences quote requests, addresses and tokens."""

    def __init__(self, log: FilteringBoundLogger) -> None:
        super().__init__(logging.WARNING)
        self.log = log

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        where = f"{_short(record.pathname)}:{record.lineno}"
        write = self.log.error if record.levelno >= logging.ERROR else self.log.warning
        write("A library warned.", library=record.name, where=where, exception=error)


def listen_to_libraries(log: FilteringBoundLogger) -> None:
    """Called once, by the composition root: standard logging is one for the whole process."""
    logging.basicConfig(level=logging.WARNING, handlers=[Libraries(log)], force=True)


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The exception and what it came from, outermost first."""
    seen: set[int] = set()
    here: BaseException | None = error
    while here is not None and id(here) not in seen:
        seen.add(id(here))
        yield here
        here = here.__cause__ or (None if here.__suppress_context__ else here.__context__)


def _frames(error: BaseException) -> list[traceback.FrameSummary]:
    """Innermost cause first, its last frame being where it began to go wrong."""
    return [
        frame
        for each in _causes(error)
        for frame in traceback.StackSummary.extract(traceback.walk_tb(each.__traceback__), lookup_lines=False)
    ]


def _short(filename: str) -> str:
    """From the project's folder or the library's on; no folder of this machine."""
    path = Path(filename)
    if path.is_relative_to(HERE) and "site-packages" not in path.parts:
        return path.relative_to(HERE).as_posix()
    return "/".join(path.parts[-2:])

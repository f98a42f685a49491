"""Logs say what happened and never who said what: names, words, tokens and passwords stay out of them."""

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from errno import ENOSPC
from io import StringIO

import pytest

from adapters.desk import Answered, Caller, Pressed, Said, Typed
from adapters.logs import Format, Libraries, listen_to_libraries, logger
from adapters.messenger import OurBug, Unknown
from bot.kernel.command import Account, Address, Draft
from bot.kernel.wire import encode
from tests.adapters.candles import UNLUCKY, LightCandle, TouchCandle
from tests.adapters.memory import HERE
from tests.adapters.scene import ANA, HALL, ONE, PLACE, ROOM, scene

CANARY = "canary-7f3a"
URL = f"postgresql://bot:{CANARY}@db/coalition"


def raised(error: Exception) -> Exception:
    try:
        fail(error)
    except Exception as caught:  # noqa: BLE001 - the test wants it with its traceback
        return caught
    return error


def fail(error: Exception) -> None:
    raise error from ConnectionError(URL)


@pytest.mark.parametrize("form", ["json", "pretty"])
def test_an_exception_is_its_types_and_places(form: Format) -> None:
    """Neither the exception's words nor those of its cause are written, in either format."""
    stream = StringIO()
    logger(stream, form=form).error("Incident.", exception=raised(ValueError(CANARY)), incident="0A1B2C3D")
    written = stream.getvalue()
    assert CANARY not in written
    assert "ValueError < ConnectionError" in written
    assert "tests/adapters/test_logs.py" in written


def test_only_listed_fields_are_written() -> None:
    """A field that nobody listed does not reach the log, whatever it holds."""
    stream = StringIO()
    logger(stream).info("Heard.", name=CANARY, text=CANARY, token=CANARY, platform="fake")
    line = json.loads(stream.getvalue())
    assert set(line) == {"event", "level", "timestamp", "platform"}


def test_an_exception_that_caused_itself_ends() -> None:
    """A circle of causes is written once around."""
    error = ValueError("one")
    error.__cause__ = error
    stream = StringIO()
    logger(stream).error("Incident.", exception=error)
    assert json.loads(stream.getvalue())["error"] == "ValueError"


def test_frames_name_no_folder_of_the_machine() -> None:
    """Places are written from the project's folder on."""
    stream = StringIO()
    logger(stream).error("Incident.", exception=raised(ValueError()))
    assert all(not frame.startswith("/") for frame in json.loads(stream.getvalue())["frames"])


class FullDisk(StringIO):
    def write(self, _: str) -> int:
        raise OSError(ENOSPC, "No space left on device")


def test_a_log_that_cannot_be_written_disturbs_nobody() -> None:
    """On a full disk a line is lost, and whoever wrote it goes on."""
    logger(FullDisk()).error("Incident.", exception=ValueError(), incident="0A1B2C3D")


@contextmanager
def root_logging() -> Iterator[None]:
    """Standard logging is one for the whole process: it is left as it was."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    try:
        yield
    finally:
        root.handlers[:] = handlers
        root.setLevel(level)


def test_libraries_warn_without_their_words() -> None:
    """A library's sentence may quote a request or a token; only its name, its place and the error's type are kept."""
    stream = StringIO()
    with root_logging():
        listen_to_libraries(logger(stream))
        library = logging.getLogger("some.library")
        library.info("not worth a line")
        library.warning("GET %s failed", URL)
        library.error("failed", exc_info=raised(ValueError(CANARY)))
        assert any(isinstance(handler, Libraries) for handler in logging.getLogger().handlers)
    lines = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert [(line["level"], line["library"]) for line in lines] == [
        ("warning", "some.library"),
        ("error", "some.library"),
    ]
    assert CANARY not in stream.getvalue()


async def test_no_canary_sings_in_logs_or_metrics() -> None:
    """Names, words, accounts and tokens go through everything that is heard, sent and failed, and none is written."""
    here = scene()
    account, place = Account("fake", f"workspace-{CANARY}", f"user-{CANARY}"), Address("fake", CANARY, CANARY)
    here.store.known.people[account] = here.store.known.people[ANA]
    here.store.known.places[PLACE] = ROOM
    said: list[Said] = [
        Typed(f"/{CANARY}", CANARY),
        Typed("candle", CANARY),
        Pressed(f"1:tc:{CANARY}"),
        Pressed(encode(TouchCandle(ONE))),
        Answered(Draft(LightCandle), {"name": CANARY, "minutes": CANARY}),
    ]
    here.candle(UNLUCKY, places=[PLACE], minutes=1)
    here.post(CANARY)
    here.post(CANARY, HALL)
    here.fake.answers = [OurBug(f"{CANARY} is not a block"), ValueError(CANARY), Unknown(f"{URL} said no")]
    for address in (ROOM, place):
        for each in said:
            await here.bot.desk.hear(Caller(account, address, CANARY), each, CANARY)
    here.time.later(minutes=1)
    await here.bot.settle()
    here.store.broken = OSError(URL)
    await here.bot.desk.hear(Caller(account, ROOM, CANARY), Typed("candle", CANARY))
    written = here.log.getvalue()
    assert {"desk", "clock", "courier"} == {part for part in ("desk", "clock", "courier") if f"the {part}" in written}
    assert CANARY not in written
    assert CANARY not in here.bot.metrics.text().decode()
    assert HERE in written

"""The keyboard of the room: the real prompt on keys that are handed in, and what is kept of what was typed."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.history import InMemoryHistory
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

from adapters.desk import Answered, Caller, Said, Typed
from adapters.terminal.cast import Cast
from adapters.terminal.completion import Suggestions
from adapters.terminal.messenger import Posted, Wall
from adapters.terminal.numbers import Numbers
from adapters.terminal.prompt import KeptCommands, Prompt
from adapters.terminal.room import Room
from adapters.terminal.screen import Screen
from adapters.terminal.sight import Sight
from bot.dispatch import NOBODY, Answer, Outcome
from bot.features import FEATURES
from bot.features.listening.commands import OpenRound
from bot.kernel.card import card, row
from bot.kernel.command import Draft
from bot.kernel.elements import Button, Style, Words
from bot.kernel.feature import Catalogue
from bot.kernel.form import Form, opened
from bot.kernel.text import say
from bot.kernel.wire import WireId

PATIENCE = 10.0
NOW = datetime(2026, 3, 5, 17, 0, tzinfo=UTC)


@dataclass
class Listening:
    """A desk that notes what it hears; for /listening-round it opens a form with a topic in it."""

    heard: list[Said] = field(default_factory=list)

    async def hear(self, caller: Caller, said: Said, key: str | None = None) -> Answer | Form:
        self.heard.append(said)
        if said == Typed("listening-round"):
            return opened(Draft(OpenRound).with_text(topic="Rents"), lambda kind: kind.from_bytes(bytes(10)))
        return Answer(Outcome.done, say("Saved."), caller.language, caller.zone, NOBODY)

    async def wrote(self, caller: Caller) -> Answer | None:
        """Nothing goes on here."""


class Keyboard:
    def __init__(self, keys: PipeInput) -> None:
        self.desk, self.wall, self.pages = Listening(), Wall(), list[str]()
        sight = Sight("UTC", Numbers(), numbered=True)
        screen = Screen(self.pages.append, lambda: 80, colour=False)
        room = Room(self.desk, self.wall, sight, screen, Cast(), now=lambda: NOW, pins=True)
        self.prompt = Prompt(room, Suggestions(room, Catalogue(FEATURES).roots), InMemoryHistory())
        self.wall.watch(lambda _: self.prompt.redraw())
        self._keys = keys

    async def types(self, keys: str) -> None:
        """All of it at once, until the room is left."""
        self._keys.send_text(keys)
        async with asyncio.timeout(PATIENCE):
            await self.prompt.run()


@pytest.fixture
def keyboard() -> Iterator[Keyboard]:
    with create_pipe_input() as keys, create_app_session(input=keys, output=DummyOutput()):
        yield Keyboard(keys)


@pytest.mark.parametrize("goodbye", ["quit\r", "\x03", "\x04"])
async def test_lines_reach_the_desk_until_they_leave(keyboard: Keyboard, goodbye: str) -> None:
    """What is typed is asked line by line; quit, Ctrl-C and Ctrl-D end it without an error."""
    await keyboard.types(f"/coalition\r/coalition who\r{goodbye}")
    assert keyboard.desk.heard == [Typed("coalition"), Typed("coalition", "who")]


async def test_a_form_is_filled_in_at_the_prompt(keyboard: Keyboard) -> None:
    """What stands in a field can be kept or changed, and the answers reach the desk together."""
    await keyboard.types("/listening-round\r and repairs\r7\rspoken\rcircle\r\rquit\r")
    said = keyboard.desk.heard[-1]
    assert isinstance(said, Answered)
    assert dict(said.answers) == {
        "topic": "Rents and repairs",
        "minutes": "7",
        "manner": "spoken",
        "format": "circle",
        "order": "",
    }


async def test_ctrl_c_gives_up_the_nearest_thing(keyboard: Keyboard) -> None:
    """First the form, then what stands in the line, and only then the room."""
    await keyboard.types("/listening-round\r and repairs\r7\x03half a line\x03/coalition\r\x03")
    assert keyboard.desk.heard == [Typed("listening-round"), Typed("coalition")]
    assert "You left the form. Nothing was sent.\n" in keyboard.pages


async def test_a_board_stands_above_the_line(keyboard: Keyboard) -> None:
    """It is drawn while one types, whole where there is room, and in short where there is not."""
    rows = tuple(Words(say(f"Line {n}")) for n in range(30))
    join = row(Button(say("Join"), WireId("1:rj:a"), Style.primary))
    board = Posted("board:round:a", card(say("Long"), *rows, join), NOBODY, "en", "UTC")
    keyboard.wall.put(board)
    await keyboard.types("hello\rquit\r")
    assert keyboard.pages[0] == "Ana Kowalska: hello\n"
    above = keyboard.prompt.above()
    assert "Long" in above
    assert "Line 25" not in above
    assert "[1] Join" in above


async def test_the_room_can_be_left_from_outside(keyboard: Keyboard) -> None:
    """A signal ends the prompt as Ctrl-D would."""
    running = asyncio.create_task(keyboard.types("/coalition\r"))
    async with asyncio.timeout(PATIENCE):
        while not keyboard.desk.heard or not keyboard.prompt.waits:
            await asyncio.wait([running], timeout=0.01)
    keyboard.prompt.leave()
    await running


def test_only_commands_are_kept_for_the_next_visit(tmp_path: Path) -> None:
    """Talk, numbers and what is said while switching are not in the file, which is its owner's alone."""
    file = tmp_path / "history"
    history = KeptCommands(str(file))
    for line in ("/coalition who", "Good evening", "12", "@ben I said so", "as ben", "look", " /hidden"):
        history.store_string(line)
    assert list(KeptCommands(str(file)).load_history_strings()) == ["look", "as ben", "/coalition who"]
    assert file.stat().st_mode & 0o077 == 0


def test_a_history_that_cannot_be_written_is_no_trouble(tmp_path: Path) -> None:
    """Where the file cannot be, nothing is kept and nobody is bothered."""
    history = KeptCommands(str(tmp_path / "nowhere" / "history"))
    history.store_string("/coalition")
    assert list(history.load_history_strings()) == []

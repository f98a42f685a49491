"""What is drawn becomes text here: as wide as the terminal, with colours where it has them and wants them."""

import re
from collections.abc import Callable
from io import StringIO

from rich.console import Console, RenderableType

_CODE = re.compile(r"(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}")
NARROWEST, WIDEST = 20, 100
"""Wider lines than that are hard to read, however wide the terminal is, and narrower ones hold no button."""


class Screen:
    """`write` takes whole lines; `width` is asked each time, since a window can be pulled wider."""

    def __init__(self, write: Callable[[str], object], width: Callable[[], int], *, colour: bool) -> None:
        self._write = write
        self._width = width
        self._colour = colour

    def show(self, *drawn: RenderableType) -> None:
        self._write("".join(map(self.text, drawn)))

    def text(self, drawn: RenderableType) -> str:
        """Every line ends in a line break and in nothing before it."""
        page = StringIO()
        width = min(max(self._width(), NARROWEST), WIDEST)
        console = Console(
            file=page,
            width=width,
            force_terminal=self._colour,
            color_system="auto" if self._colour else None,
            legacy_windows=False,
            highlight=False,
            markup=False,
            emoji=False,
        )
        console.print(drawn)
        return "".join(f"{line.rstrip()}\n" for line in page.getvalue().splitlines())


class Page:
    """What several rooms write on, one below the other: where the room changes it is named first. `code` is the one
    that was read on it last, as people would carry it from room to room."""

    def __init__(self, screen: Screen, first: str, sign: Callable[[str], RenderableType]) -> None:
        self.screen = screen
        self.last = first
        self.sign = sign
        self.code = ""

    def part(self, room: str) -> Screen:
        return _Part(self, room)


class _Part(Screen):
    def __init__(self, page: Page, room: str) -> None:
        self._page = page
        self._room = room

    def show(self, *drawn: RenderableType) -> None:
        signed = () if self._page.last == self._room else (self._page.sign(self._room),)
        self._page.last = self._room
        self._page.screen.show(*signed, *drawn)
        for code in _CODE.findall("".join(map(self.text, drawn))):
            self._page.code = code

    def text(self, drawn: RenderableType) -> str:
        return self._page.screen.text(drawn)


def to_standard_output() -> Screen:
    """In colour if a terminal shows it and nobody asked for none; 80 columns where nothing says how wide it is."""
    out = Console()
    return Screen(out.file.write, lambda: out.width, colour=out.is_terminal)

"""From a card to what `rich` draws. There is no right edge, so that no name in any script can push it out of line,
and people's words are plain text throughout: never markup, never a control character."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import assert_never

from rich.box import Box
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.panel import Panel
from rich.table import Table as Grid
from rich.text import Text as Line

from adapters.pictures import in_words
from adapters.wording import Voice
from bot.dispatch import NOBODY
from bot.kernel.card import Card
from bot.kernel.elements import (
    Bar,
    Button,
    Buttons,
    Divider,
    Element,
    Fact,
    Facts,
    File,
    Heading,
    Image,
    Menu,
    MenuOption,
    Note,
    People,
    PersonLine,
    Progress,
    Style,
    Table,
    Tally,
    Words,
)
from bot.kernel.ports import Directory
from bot.kernel.text import Mention, Phrase, Text, say
from bot.kernel.wire import Press

LEFT_EDGE = Box("╭─  \n│   \n├─  \n│   \n├─  \n├─  \n│   \n╰─  \n")
LONGEST_BAR = 20
GAP = "   "

OF = say("{done} of {of}")

_COLOURS = {Style.plain: "cyan", Style.primary: "bold green", Style.danger: "bold red"}


@dataclass(frozen=True, slots=True)
class Pressable:
    """What can be pressed: the words on it, what it sends, and what whoever presses it is asked first, with the names
    in it."""

    label: str
    press: Press
    confirm: Phrase | None = None
    names: Directory = NOBODY


Numbering = Callable[[Pressable], int | None]


@dataclass(frozen=True, slots=True)
class Row:
    """Short pieces beside each other; a piece is never broken over two lines."""

    pieces: tuple[Line, ...]

    def __rich_console__(self, _console: Console, options: ConsoleOptions) -> RenderResult:
        line = Line()
        for piece in self.pieces:
            if line and line.cell_len + len(GAP) + piece.cell_len > options.max_width:
                yield line
                line = Line()
            line = Line.assemble(line, GAP if line else "", piece)
        yield line


@dataclass(frozen=True, slots=True)
class Drawing:
    """One card for one reader. `number` gives what can be pressed the number under which the reader presses it, or
    None to show it without one. `files` says what stands in a file's place: where it lies, or what is in it."""

    voice: Voice
    number: Numbering
    files: Mapping[File, str] = field(default_factory=dict)

    def card(self, card: Card, *, title: str = "", colour: str = "blue") -> RenderableType:
        """In a frame under `title`, or under the card's own heading."""
        elements = card.elements
        if not title and elements and isinstance(elements[0], Heading):
            title, elements = self.voice.text(elements[0].text), elements[1:]
        return framed(Group(*(self.element(each) for each in elements)), title, colour)

    def element(self, element: Element) -> RenderableType:  # noqa: C901, PLR0912 - one case for each element of a closed set
        match element:
            case Heading(text):
                return self._line(text, "bold")
            case Words(text):
                return self._line(text)
            case Note(text):
                return self._line(text, "dim")
            case Divider():
                return Line("· · ·", style="dim")
            case Facts(facts):
                return self._facts(facts)
            case People(label, lines):
                return Group(self._line(label, "bold"), *map(self._person, lines))
            case Progress(label, done, of):
                return self._progress(label, done, of)
            case Tally(bars):
                return self._tally(bars)
            case Table(columns, rows):
                return self._table(columns, rows)
            case Image():
                return Group(*map(self.element, in_words(element)))
            case File(name, label):
                return Group(self._line(label, "bold"), Line(self.files.get(element, name)))
            case Buttons(buttons):
                return Row(tuple(map(self._button, buttons)))
            case Menu(label, options):
                return Group(self._line(label, "bold"), Row(tuple(map(self._option, options))))
            case _:
                assert_never(element)

    def _said(self, text: Text) -> str:
        return self.voice.text(text)

    def _line(self, text: Text, style: str = "") -> Line:
        return Line(self._said(text), style=style)

    def _facts(self, facts: tuple[Fact, ...]) -> Grid:
        grid = Grid.grid(padding=(0, 2, 0, 0))
        for fact in facts:
            grid.add_row(self._line(fact.label, "dim"), self._line(fact.value))
        return grid

    def _person(self, line: PersonLine) -> Line:
        name = self.voice.isolated(self._said(line.who))
        place = self.voice.isolated(self.voice.organisation(line.who)) if isinstance(line.who, Mention) else ""
        note = self._said(line.note) if line.note is not None else ""
        words = " · ".join(filter(None, (name, place, note)))
        return Line(f"{'▶' if line.current else ' '} {words}", style="bold" if line.current else "")

    def _progress(self, label: Text, done: int, of: int) -> Line:
        full = round(LONGEST_BAR * done / of) if of else 0
        said = self._said(OF.using(done=done, of=of))
        return Line.assemble(
            f"{self._said(label)}  ", ("█" * full, "green"), ("░" * (LONGEST_BAR - full), "dim"), f"  {said}"
        )

    def _tally(self, bars: tuple[Bar, ...]) -> Grid:
        most = max((bar.count for bar in bars), default=0)
        grid = Grid.grid(padding=(0, 2, 0, 0))
        for bar in bars:
            drawn = "█" * (-(-LONGEST_BAR * bar.count // most) if most else 0)
            grid.add_row(self._line(bar.label), Line(str(bar.count)), Line(drawn, style="green"))
        return grid

    def _table(self, columns: tuple[Text, ...], rows: tuple[tuple[Text, ...], ...]) -> Grid:
        grid = Grid.grid(padding=(0, 2, 0, 0))
        grid.add_row(*(self._line(column, "bold") for column in columns))
        for cells in rows:
            grid.add_row(*map(self._line, cells))
        return grid

    def _button(self, button: Button) -> Line:
        asked = button.confirm, self.voice.directory
        return self._pressable(Pressable(self._said(button.label), button.press, *asked), _COLOURS[button.style])

    def _option(self, option: MenuOption) -> Line:
        return self._pressable(Pressable(self._said(option.label), option.press), _COLOURS[Style.plain])

    def _pressable(self, thing: Pressable, colour: str) -> Line:
        number = self.number(thing)
        if number is None:
            return Line(f"[{thing.label}]", style=colour)
        return Line.assemble((f"[{number}]", colour), f" {thing.label}")


def framed(inside: RenderableType, title: str, colour: str = "blue") -> Panel:
    heading = Line(title, style="bold") if title else None
    return Panel(inside, LEFT_EDGE, title=heading, title_align="left", border_style=colour, padding=(0, 1))

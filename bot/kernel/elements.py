"""What a card is made of: a closed set, each element checked against the limits when it is built."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from bot.kernel import limits
from bot.kernel.limits import check
from bot.kernel.text import Mention, Named, Phrase, Text, Wording, length
from bot.kernel.wire import Press, encode


@dataclass(frozen=True, slots=True)
class Heading:
    text: Text

    def __post_init__(self) -> None:
        check("heading", length(self.text), limits.HEADING)


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph."""

    text: Text

    def __post_init__(self) -> None:
        check("paragraph", length(self.text), limits.PARAGRAPH)


@dataclass(frozen=True, slots=True)
class Note:
    """Small print."""

    text: Text

    def __post_init__(self) -> None:
        check("note", length(self.text), limits.NOTE)


@dataclass(frozen=True, slots=True)
class Divider:
    pass


@dataclass(frozen=True, slots=True)
class Fact:
    label: Text
    value: Text


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels and values, side by side where there is room."""

    facts: tuple[Fact, ...]

    def __post_init__(self) -> None:
        check("facts", len(self.facts), limits.FACTS, least=1)


@dataclass(frozen=True, slots=True)
class PersonLine:
    """`who` is shown with their organisation; a plain name is for someone without an account."""

    who: Mention | Named | str
    note: Text | None = None
    current: bool = False


@dataclass(frozen=True, slots=True)
class People:
    """A list in the order given, which must be neutral or a speaking order, never a ranking."""

    label: Text
    lines: tuple[PersonLine, ...]

    def __post_init__(self) -> None:
        check("people", len(self.lines), limits.LINES)


@dataclass(frozen=True, slots=True)
class Progress:
    label: Text
    done: int
    of: int

    def __post_init__(self) -> None:
        check("progress", self.done, self.of)


@dataclass(frozen=True, slots=True)
class Bar:
    label: Text
    count: int

    def __post_init__(self) -> None:
        check("count of a bar", self.count, sys.maxsize)


@dataclass(frozen=True, slots=True)
class Tally:
    bars: tuple[Bar, ...]

    def __post_init__(self) -> None:
        check("bars", len(self.bars), limits.LINES, least=1)


@dataclass(frozen=True, slots=True)
class Table:
    columns: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]

    def __post_init__(self) -> None:
        check("columns", len(self.columns), limits.COLUMNS, least=1)
        check("rows", len(self.rows), limits.LINES)
        for cells in self.rows:
            check("cells in a row", len(cells), len(self.columns), least=len(self.columns))


class Design(Enum):
    """How people and organisations look in a picture; each says the same."""

    paper = "paper"
    meadow = "meadow"
    evening = "evening"


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of what is drawn. `alternative` says what it shows; all that is in it stands in its drawing, so that a
    platform can read it out, and show it as text where it shows no pictures. `bot/keepsake.py` has people drawn."""

    drawing: Tally | People
    alternative: Text
    design: Design = Design.paper

    def __post_init__(self) -> None:
        check("alternative text", length(self.alternative), limits.ALTERNATIVE, least=1)


class Paper(Protocol):
    """What a file holds, whole when it is built. `texts` are all that may name somebody, `written` is the file in one
    reader's words: it may take a while."""

    def texts(self) -> Iterator[Text]: ...
    def written(self, wording: Wording) -> str: ...


@dataclass(frozen=True, slots=True, eq=False)
class File:
    """Handed to the one who asked, and kept nowhere: a card that is posted has none. `name` is what it is called in a
    folder, `label` says what is in it. Each is its own: what it holds may be large, and is never compared."""

    name: str
    label: Text
    paper: Paper


class Style(Enum):
    plain = "plain"
    primary = "primary"
    danger = "danger"


@dataclass(frozen=True, slots=True)
class Button:
    """`confirm` is asked before the press counts; `spoken` is the label for screen readers where labels repeat."""

    label: Phrase
    press: Press
    style: Style = Style.plain
    confirm: Phrase | None = None
    spoken: Text | None = None

    def __post_init__(self) -> None:
        check("button label", length(self.label), limits.BUTTON_LABEL, least=1)
        check("confirmation", length(self.confirm or ""), limits.CONFIRM)


@dataclass(frozen=True, slots=True)
class Buttons:
    buttons: tuple[Button, ...]

    def __post_init__(self) -> None:
        check("buttons in a row", len(self.buttons), limits.ROW_BUTTONS, least=1)


@dataclass(frozen=True, slots=True)
class MenuOption:
    label: Text
    press: Press

    def __post_init__(self) -> None:
        check("option label", length(self.label), limits.OPTION_LABEL, least=1)


@dataclass(frozen=True, slots=True)
class Menu:
    """One choice out of several, each a press of its own."""

    label: Phrase
    options: tuple[MenuOption, ...]

    def __post_init__(self) -> None:
        check("menu label", length(self.label), limits.MENU_LABEL, least=1)
        check("options", len(self.options), limits.OPTIONS, least=1)
        check_distinct("options", [option.press for option in self.options])


Element = Heading | Words | Note | Divider | Facts | People | Progress | Tally | Table | Image | File | Buttons | Menu


def texts(element: Element) -> Iterator[Text]:  # noqa: C901 - one case for each element of a closed set
    """All text that the element shows or asks."""
    match element:
        case Heading(text) | Words(text) | Note(text):
            yield text
        case Facts(facts):
            yield from (text for fact in facts for text in (fact.label, fact.value))
        case People(label, lines):
            yield label
            yield from (text for line in lines for text in (line.who, line.note) if text is not None)
        case Progress(label):
            yield label
        case Tally(bars):
            yield from (bar.label for bar in bars)
        case Table(columns, rows):
            yield from columns
            yield from (cell for cells in rows for cell in cells)
        case Image(drawing, alternative):
            yield from (alternative, *texts(drawing))
        case File(label=label):
            yield label
        case Buttons(buttons):
            yield from (
                text for each in buttons for text in (each.label, each.confirm, each.spoken) if text is not None
            )
        case Menu(label, options):
            yield label
            yield from (option.label for option in options)
        case Divider():
            return


def check_distinct(what: str, presses: list[Press]) -> None:
    """Platforms tell buttons apart by what they send."""
    check(f"different {what}", len(set(map(encode, presses))), len(presses), least=len(presses))

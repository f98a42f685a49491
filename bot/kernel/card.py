"""A card: a closed set of elements that every platform can show, checked against the limits when it is built."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import Enum

from bot.kernel import limits
from bot.kernel.ids import OrganisationId, PersonId
from bot.kernel.text import Mention, Named, Phrase, Text, length, parts
from bot.kernel.wire import Press, WireId, encode


@dataclass(frozen=True, slots=True)
class Heading:
    text: Text


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph."""

    text: Text


@dataclass(frozen=True, slots=True)
class Note:
    """Small print."""

    text: Text


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


@dataclass(frozen=True, slots=True)
class Progress:
    label: Text
    done: int
    of: int


@dataclass(frozen=True, slots=True)
class Bar:
    label: Text
    count: int


@dataclass(frozen=True, slots=True)
class Tally:
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Table:
    columns: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]


@dataclass(frozen=True, slots=True)
class Image:
    """A PNG picture. `alternative` says all that the picture says."""

    png: bytes
    alternative: Text


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


@dataclass(frozen=True, slots=True)
class Buttons:
    buttons: tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class Menu:
    """One choice out of several, each a press of its own."""

    label: Phrase
    options: tuple["MenuOption", ...]


@dataclass(frozen=True, slots=True)
class MenuOption:
    label: Text
    press: Press


Element = Heading | Words | Note | Divider | Facts | People | Progress | Tally | Table | Image | Buttons | Menu


@dataclass(frozen=True, slots=True)
class Card:
    """`summary` is the card in one sentence: for notifications, screen readers and plain text."""

    summary: Text
    elements: tuple[Element, ...]

    def __post_init__(self) -> None:
        for element in self.elements:
            _check_element(element)
        _check("card parts", sum(map(_pieces, self.elements)), limits.CARD_PARTS)
        _check("card text", sum(length(text) for element in self.elements for text in texts(element)), limits.CARD_TEXT)

    def wired(self) -> "Card":
        """The same card with every press written as its wire id, so that it can be kept."""
        return replace(self, elements=tuple(map(_wired, self.elements)))


def card(heading: Text, *elements: Element | None, summary: Text | None = None) -> Card:
    """A card under a heading; elements that are None are left out, so that a card reads as one list."""
    return Card(summary or heading, (Heading(heading), *(element for element in elements if element)))


def row(*buttons: Button | None) -> Buttons | None:
    """The buttons that are not None, or no row at all."""
    there = tuple(button for button in buttons if button)
    return Buttons(there) if there else None


def texts(element: Element) -> Iterator[Text]:  # noqa: C901 - one case for each element of a closed set
    """All text that the element shows."""
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
        case Image(_, alternative):
            yield alternative
        case Buttons(buttons):
            yield from (button.label for button in buttons)
        case Menu(label, options):
            yield label
            yield from (option.label for option in options)
        case Divider():
            return


def who_is_in(shown: Card | Phrase | None) -> tuple[frozenset[PersonId], frozenset[OrganisationId]]:
    """The people and organisations whose names are needed to show it."""
    every = [shown.summary, *(t for e in shown.elements for t in texts(e))] if isinstance(shown, Card) else [shown]
    named = [part for text in every if text is not None for part in parts(text)]
    people = frozenset(part.person for part in named if isinstance(part, Mention))
    return people, frozenset(part.organisation for part in named if isinstance(part, Named))


def _pieces(element: Element) -> int:
    return 1 + (len(element.buttons) if isinstance(element, Buttons) else 0) + isinstance(element, Menu)


_LENGTHS: tuple[tuple[type, int], ...] = ((Heading, limits.HEADING), (Words, limits.PARAGRAPH), (Note, limits.NOTE))


def _check_element(element: Element) -> None:
    for kind, most in _LENGTHS:
        if isinstance(element, kind):
            _check(kind.__name__, max(map(length, texts(element))), most)
    match element:
        case Facts(facts):
            _check("facts", len(facts), limits.FACTS)
        case People(_, lines) | Table(_, lines) | Tally(lines):
            _check("lines", len(lines), limits.LINES)
        case Buttons(buttons):
            _check("buttons in a row", len(buttons), limits.ROW_BUTTONS)
            for button in buttons:
                _check("button label", length(button.label), limits.BUTTON_LABEL)
                encode(button.press)
        case Menu(_, options):
            _check("options", len(options), limits.OPTIONS)
            for option in options:
                _check("option label", length(option.label), limits.OPTION_LABEL)
                encode(option.press)


def _check(what: str, size: int, most: int) -> None:
    if size > most:
        raise ValueError(f"{what}: {size}, at most {most}")


def _wired(element: Element) -> Element:
    written: Callable[[Press], WireId] = lambda press: WireId(encode(press))  # noqa: E731
    match element:
        case Buttons(buttons):
            return Buttons(tuple(replace(button, press=written(button.press)) for button in buttons))
        case Menu(label, options):
            return Menu(label, tuple(replace(option, press=written(option.press)) for option in options))
        case _:
            return element

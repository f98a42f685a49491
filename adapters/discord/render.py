"""From a card to Discord's Components V2, within its limits. Nothing is kept of what was shown: whatever is pressed
comes to the one entry, for as long as the message is there."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple, assert_never

from discord import AllowedMentions, ButtonStyle, Object, SelectOption
from discord.ui import ActionRow, Container, Item, LayoutView, Select, Separator, TextDisplay
from discord.ui import Button as Pressable

from adapters.discord.enclosed import NO_PICTURES, Enclosed, Pictures
from adapters.discord.marks import Mark, marked
from adapters.discord.text import SHOWN, Pen, call, cut
from adapters.discord.written import Picture
from adapters.pictures import in_words
from adapters.wording import Voice
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
from bot.kernel.text import Mention, Phrase, Text, say
from bot.kernel.wire import encode

BUTTON, OPTION, PLACEHOLDER, DESCRIPTION = 80, 100, 150, 1_024
LONGEST_BAR = 10
SHORTEST = 60
"""Characters that are left at least of each text where a card would be too long."""

BLANK = "\u200b"
FIRST, HEADING, SMALL, POINT = "## ", "### ", "-# ", "- "
LONG = 40
"""Characters of a value from which facts stand apart from each other, as a list."""

MENU = "menu-"
STYLES = {Style.plain: ButtonStyle.secondary, Style.primary: ButtonStyle.primary, Style.danger: ButtonStyle.danger}

OF = say("{done} of {of}")
CELL = say("{column}: {cell}")


class Layout(LayoutView):
    """What a message shows. It is over as soon as it is made: the library need not wait for what is pressed on it."""

    def is_finished(self) -> bool:
        return True


class Shown(NamedTuple):
    """What a message is made of. `mentions` are whom it calls, and nobody else whatever stands in it; `asks` is what is
    asked before a press counts, by its wire id."""

    layout: Layout
    mentions: AllowedMentions
    files: tuple[Picture, ...]
    asks: dict[str, str]


def message(card: Card, voice: Voice, rings: str | None = None, pictures: Pictures = NO_PICTURES) -> Shown:
    """`rings` is the user id of whom it calls: their name becomes a call, or one stands before the rest."""
    drawing, layout = _drawn(card, voice, rings, pictures), Layout(timeout=None)
    if rings is None:
        mentions = AllowedMentions.none()
    else:
        mentions = AllowedMentions(everyone=False, roles=False, replied_user=False, users=[Object(int(rings))])
        if not drawing.pen.rang:
            layout.add_item(TextDisplay(call(rings)))
    layout.add_item(Container(*drawing.items))
    return Shown(layout, mentions, tuple(drawing.enclosed.files), drawing.asks)


def phrase(said: Phrase, voice: Voice) -> Shown:
    """A sentence alone."""
    layout = Layout(timeout=None)
    layout.add_item(TextDisplay(Pen(voice).words(said) or BLANK))
    return Shown(layout, AllowedMentions.none(), (), {})


def _drawn(card: Card, voice: Voice, rings: str | None, pictures: Pictures) -> "_Drawing":
    """What is too long in whole is drawn with its longest texts cut, each no further than it takes; if that is not
    enough, its longest lists are cut too."""
    room = SHOWN - len(call(rings or ""))
    whole = _Drawing(Pen(voice, rings), card, pictures)
    if whole.length <= room:
        return whole
    least, most, best = SHORTEST, SHOWN, _Drawing(Pen(voice, rings, SHORTEST), card, pictures)
    while most - least > 1:
        middle = (least + most) // 2
        tried = _Drawing(Pen(voice, rings, middle), card, pictures)
        if tried.length <= room:
            least, best = middle, tried
        else:
            most = middle
    best.shorten(room)
    return best


class _Drawing:
    def __init__(self, pen: Pen, card: Card, pictures: Pictures) -> None:
        self.pen = pen
        self.enclosed: Enclosed[Layout] = Enclosed(pen, pictures)
        self.asks: dict[str, str] = {}
        self._menus = 0
        self._first = next((each.text for each in card.elements if isinstance(each, Heading)), None)
        self._repeated = _repeated(card, pen)
        self.items: list[Item[Layout]] = [item for element in card.elements for item in self._element(element)]

    @property
    def _texts(self) -> list[TextDisplay[Layout]]:
        return [item for item in self.items if isinstance(item, TextDisplay)]

    @property
    def length(self) -> int:
        return sum(len(text.content) for text in self._texts)

    def shorten(self, room: int) -> None:
        """Line by line from the end of what is longest."""
        while self.length > room:
            longest = max(self._texts, key=lambda text: len(text.content))
            kept = longest.content.removesuffix("\n…").rpartition("\n")[0]
            longest.content = f"{kept}\n…" if kept else "…"

    def _element(self, element: Element) -> Iterator[Item[Layout]]:  # noqa: C901, PLR0912 - one case for each element of a closed set
        match element:
            case Heading(text):
                yield _text(f"{HEADING if text is not self._first else FIRST}{self.pen.line(text) or BLANK}")
            case Words(text):
                yield _text(self.pen.words(text))
            case Note(text):
                yield self._note(text)
            case Divider():
                yield Separator()
            case Facts(facts):
                yield _text(*self._facts(facts))
            case People(label, lines):
                yield _text(self.pen.bold(label), *map(self._person, lines))
            case Progress(label, done, of):
                yield _text(self._progress(label, done, of))
            case Tally(bars):
                yield _text(*self._tally(bars))
            case Table(columns, rows):
                yield _text(*(self._cells(columns, cells) for cells in rows))
            case Image() if element not in self.enclosed:
                for each in in_words(element):
                    yield from self._element(each)
            case Image():
                yield self.enclosed.picture(element)
            case File():
                yield from self.enclosed.file(element)
            case Buttons(buttons):
                yield ActionRow(*map(self._button, buttons))
            case Menu(label, options):
                yield ActionRow(self._menu(label, options))
            case _:
                assert_never(element)

    def _note(self, text: Text) -> Item[Layout]:
        """Small print, each of its lines."""
        return _text(*(f"{SMALL}{line}" for line in self.pen.words(text).split("\n") if line.strip()))

    def _facts(self, facts: tuple[Fact, ...]) -> Iterator[str]:
        values = [self.pen.line(fact.value) for fact in facts]
        point = POINT if any(len(value) > LONG for value in values) and len(values) > 1 else ""
        for fact, value in zip(facts, values, strict=True):
            yield f"{point}{self.pen.bold(fact.label)}  {value}"

    def _person(self, line: PersonLine) -> str:
        name = self.pen.name(line.who)
        place = self.pen.organisation(line.who) if isinstance(line.who, Mention) else ""
        known = " · ".join(filter(None, (name, place))) or BLANK
        note = f" · {self.pen.line(line.note)}" if line.note is not None else ""
        return f"{POINT}**► {known}**{note}" if line.current else f"{POINT}{known}{note}"

    def _progress(self, label: Text, done: int, of: int) -> str:
        full = round(LONGEST_BAR * done / of) if of else 0
        bar = f"  {'█' * full}{'░' * (LONGEST_BAR - full)}  "
        return f"{self.pen.bold(label)}{bar}{self.pen.line(OF.using(done=done, of=of))}"

    def _tally(self, bars: tuple[Bar, ...]) -> Iterator[str]:
        most = max((bar.count for bar in bars), default=0)
        for bar in bars:
            length = -(-LONGEST_BAR * bar.count // most) if most else 0
            yield f"{POINT}{self.pen.bold(bar.label)}  {bar.count}  {'█' * length}".rstrip()

    def _cells(self, columns: tuple[Text, ...], cells: tuple[Text, ...]) -> str:
        """A row reads as a line on a phone: what it is about, and then each column by its name."""
        first, *others = zip(columns, cells, strict=True)
        named = (CELL.using(column=column, cell=cell) for column, cell in others)
        return POINT + " · ".join([self.pen.bold(first[1]), *map(self.pen.line, named)])

    def _button(self, button: Button) -> Pressable[Layout]:
        """Discord has no other label for screen readers: where labels repeat it is the one that all see."""
        label, wire = self.pen.plain(button.label), encode(button.press)
        if label in self._repeated and button.spoken is not None:
            label = self.pen.plain(button.spoken)
        if button.confirm is not None:
            self.asks[wire] = self.pen.plain(button.confirm)
        pressed = marked(wire, Mark.presses if button.confirm is None else Mark.asks)
        return Pressable(style=STYLES[button.style], label=cut(label, BUTTON) or BLANK, custom_id=pressed)

    def _menu(self, label: Text, options: tuple[MenuOption, ...]) -> Select[Layout]:
        self._menus += 1
        offered = [
            SelectOption(label=cut(self.pen.plain(option.label), OPTION) or BLANK, value=encode(option.press))
            for option in options
        ]
        said = cut(self.pen.plain(label), PLACEHOLDER)
        return Select(custom_id=f"{MENU}{self._menus}", placeholder=said, options=offered)


def _repeated(card: Card, pen: Pen) -> set[str]:
    """The labels that stand on more than one button."""
    rows = (element.buttons for element in card.elements if isinstance(element, Buttons))
    labels = Counter(pen.plain(button.label) for buttons in rows for button in buttons)
    return {label for label, times in labels.items() if times > 1}


def _text(*lines: str) -> TextDisplay[Layout]:
    return TextDisplay("\n".join(filter(None, lines)).strip("\n") or BLANK)

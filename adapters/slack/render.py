"""From a card to Block Kit, within Slack's limits. Every message has its text form too: for notifications, for screen
readers, and for where blocks are not shown."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple, assert_never

from adapters.pictures import in_words, read_out
from adapters.slack.text import Json, Pen, cut, plain, words
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

HEADER, BUTTON, SPOKEN, OPTION, PLACEHOLDER, SUMMARY = 150, 75, 75, 75, 150, 3_000
CONFIRM_TITLE, CONFIRM_TEXT, CONFIRM_BUTTON = 100, 300, 30
ACTIONS, LONGEST_BAR = 25, 10
BLOCKS, ALTERNATIVE = 50, 2_000

OF = say("{done} of {of}")
CELL = say("{column}: {cell}")
SURE = say("Are you sure?")
NO = say("No")
COMES = say("{file}: it comes to your messages with me, as {name}.")


Pictures = Mapping[Image, str]
"""Images, and Slack's id of the file of each."""

NO_PICTURES: Pictures = MappingProxyType({})


class Shown(NamedTuple):
    """What a message is made of: `text` is the card in one sentence, escaped."""

    text: str
    blocks: list[Json]


def message(card: Card, voice: Voice, rings: str | None = None, pictures: Pictures = NO_PICTURES) -> Shown:
    """`rings` is the user id of whom it calls: their name becomes a call, in the blocks and in the text, or one stands
    before the rest. `pictures` are the files that show the card's images; without its file an image is text."""
    pen = Pen(voice, rings)
    drawn = blocks(card, pen, pictures)
    if rings is None:
        return Shown(cut(pen.markup(card.summary), SUMMARY), drawn)
    if not pen.rang:
        drawn.insert(0, _rich(_section([{"type": "user", "user_id": rings}])))
    call, told = f"<@{rings}>", pen.calling(card.summary)
    summary = told if call in told and len(told) <= SUMMARY else f"{call} {cut(pen.markup(card.summary), SUMMARY)}"
    return Shown(summary, drawn[:BLOCKS])


def blocks(card: Card, pen: Pen, pictures: Pictures = NO_PICTURES) -> list[Json]:
    drawing = _Drawing(pen, pictures)
    return [block for element in card.elements for block in drawing.element(element)]


def phrase(said: Phrase, voice: Voice) -> Shown:
    """A sentence alone."""
    pen = Pen(voice)
    return Shown(cut(pen.markup(said), SUMMARY), [_rich(_section(pen.rich(said)))])


def with_note(shown: Shown, said: Phrase, voice: Voice) -> Shown:
    """With small print beneath it, where there is room."""
    note: Json = {"type": "context", "elements": [plain(Pen(voice).plain(said), SUMMARY)]}
    return shown._replace(blocks=[*shown.blocks, note][:BLOCKS])


@dataclass(slots=True)
class _Drawing:
    """`actions` counts what can be pressed: an action's id is its place on the card, what it does is its value."""

    pen: Pen
    pictures: Pictures
    actions: int = field(default=0, init=False)

    def element(self, element: Element) -> Iterator[Json]:  # noqa: C901, PLR0912 - one case for each element of a closed set
        match element:
            case Heading(text):
                yield {"type": "header", "text": plain(self.pen.plain(text), HEADER)}
            case Words(text):
                yield _rich(_section(self.pen.rich(text)))
            case Note(text):
                yield self._note(text)
            case Divider():
                yield {"type": "divider"}
            case Facts(facts):
                yield _rich(_listed(list(map(self._fact, facts))))
            case People(label, lines):
                yield _rich(_section(self.pen.rich(label, bold=True)), _listed(list(map(self._person, lines))))
            case Progress(label, done, of):
                yield _rich(_section(self._progress(label, done, of)))
            case Tally(bars):
                yield _rich(_listed(self._tally(bars)))
            case Table(columns, rows):
                yield _rich(_listed([self._cells(columns, cells) for cells in rows]))
            case Image() if element not in self.pictures:
                for each in in_words(element):
                    yield from self.element(each)
            case Image():
                yield self._picture(element)
            case File(name, label):
                yield _rich(_section(self.pen.rich(COMES.using(file=label, name=name))))
            case Buttons(buttons):
                yield {"type": "actions", "elements": list(map(self._button, buttons))}
            case Menu(label, options):
                yield from self._menu(label, options)
            case _:
                assert_never(element)

    def _picture(self, image: Image) -> Json:
        said = read_out(image, self.pen.voice)
        return {"type": "image", "slack_file": {"id": self.pictures[image]}, "alt_text": cut(said, ALTERNATIVE)}

    def _note(self, text: Text) -> Json:
        """Small print. Where it holds a moment it is in full size, since small print has no dates of Slack's."""
        pieces = self.pen.rich(text)
        if all(piece["type"] == "text" for piece in pieces):
            return {"type": "context", "elements": [plain(self.pen.plain(text), SUMMARY)]}
        return _rich(_section(pieces))

    def _fact(self, fact: Fact) -> list[Json]:
        return [*self.pen.rich(fact.label, bold=True), words("  "), *self.pen.rich(fact.value)]

    def _person(self, line: PersonLine) -> list[Json]:
        name = self.pen.name(line.who)
        place = self.pen.organisation(line.who) if isinstance(line.who, Mention) else ""
        known = " · ".join(filter(None, (name, place)))
        style: Json = {"style": {"bold": True}} if line.current else {}
        note = [words(" · "), *self.pen.rich(line.note)] if line.note is not None else []
        return [{**words(f"▶ {known}" if line.current else known or " "), **style}, *note]

    def _progress(self, label: Text, done: int, of: int) -> list[Json]:
        full = round(LONGEST_BAR * done / of) if of else 0
        bar = f"  {'█' * full}{'░' * (LONGEST_BAR - full)}  "
        return [*self.pen.rich(label, bold=True), words(bar), *self.pen.rich(OF.using(done=done, of=of))]

    def _tally(self, bars: tuple[Bar, ...]) -> list[list[Json]]:
        most = max((bar.count for bar in bars), default=0)
        drawn = (-(-LONGEST_BAR * bar.count // most) if most else 0 for bar in bars)
        return [
            [*self.pen.rich(bar.label, bold=True), words(f"  {bar.count}  {'█' * length}".rstrip())]
            for bar, length in zip(bars, drawn, strict=True)
        ]

    def _cells(self, columns: tuple[Text, ...], cells: tuple[Text, ...]) -> list[Json]:
        """A row reads as a line on a phone: what it is about, and then each column by its name."""
        first, *others = zip(columns, cells, strict=True)
        named = (CELL.using(column=self.pen.plain(column), cell=self.pen.plain(cell)) for column, cell in others)
        return [
            *self.pen.rich(first[1], bold=True),
            *(part for each in named for part in (words(" · "), *self.pen.rich(each))),
        ]

    def _button(self, button: Button) -> Json:
        pressed = self._action(self.pen.plain(button.label), encode(button.press))
        if button.style is not Style.plain:
            pressed["style"] = button.style.value
        if button.spoken is not None:
            pressed["accessibility_label"] = cut(self.pen.plain(button.spoken), SPOKEN)
        if button.confirm is not None:
            pressed["confirm"] = {
                "title": plain(self.pen.plain(SURE), CONFIRM_TITLE),
                "text": plain(self.pen.plain(button.confirm), CONFIRM_TEXT),
                "confirm": plain(self.pen.plain(button.label), CONFIRM_BUTTON),
                "deny": plain(self.pen.plain(NO), CONFIRM_BUTTON),
            }
        return pressed

    def _menu(self, label: Text, options: tuple[MenuOption, ...]) -> Iterator[Json]:
        """As buttons where a press takes more than the option of a menu holds."""
        said, presses = self.pen.plain(label), [encode(option.press) for option in options]
        labels = [self.pen.plain(option.label) for option in options]
        if max(map(len, presses)) > OPTION:
            yield _rich(_section(self.pen.rich(label, bold=True)))
            made = list(map(self._action, labels, presses))
            for start in range(0, len(made), ACTIONS):
                yield {"type": "actions", "elements": made[start : start + ACTIONS]}
            return
        pairs = zip(labels, presses, strict=True)
        offered = [{"text": plain(each, OPTION), "value": press} for each, press in pairs]
        menu: Json = {"type": "static_select", "action_id": self._id(), "options": offered}
        menu["placeholder"] = plain(said, PLACEHOLDER)
        yield {"type": "actions", "elements": [menu]}

    def _action(self, label: str, value: str) -> Json:
        return {"type": "button", "action_id": self._id(), "text": plain(label, BUTTON), "value": value}

    def _id(self) -> str:
        self.actions += 1
        return f"press-{self.actions}"


def _rich(*elements: Json) -> Json:
    return {"type": "rich_text", "elements": list(elements)}


def _section(pieces: list[Json]) -> Json:
    return {"type": "rich_text_section", "elements": pieces or [words(" ")]}


def _listed(lines: list[list[Json]]) -> Json:
    return {"type": "rich_text_list", "style": "bullet", "elements": [_section(line) for line in lines]}

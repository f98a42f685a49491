"""A card: a list of elements that every platform can show, checked against the limits when it is built."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.kernel import limits
from bot.kernel.elements import Button, Buttons, Element, File, Heading, Menu, check_distinct, texts
from bot.kernel.ids import OrganisationId, PersonId
from bot.kernel.limits import check
from bot.kernel.text import Mention, Named, Phrase, Text, length, parts
from bot.kernel.wire import Press, WireId, encode


@dataclass(frozen=True, slots=True)
class Card:
    """`summary` is the card in one sentence: for notifications, screen readers and plain text."""

    summary: Text
    elements: tuple[Element, ...]

    def __post_init__(self) -> None:
        check("summary", length(self.summary), limits.SUMMARY)
        check("card parts", sum(map(pieces, self.elements)), limits.CARD_PARTS)
        rows = [element for element in self.elements if isinstance(element, Buttons)]
        check_distinct("buttons", [button.press for row in rows for button in row.buttons])
        check("card text", sum(length(text) for element in self.elements for text in texts(element)), limits.CARD_TEXT)

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


def who_is_in(shown: Card | Phrase | None) -> tuple[frozenset[PersonId], frozenset[OrganisationId]]:
    """The people and organisations whose names are needed to show it."""
    every = [shown.summary, *(t for e in shown.elements for t in _said(e))] if isinstance(shown, Card) else [shown]
    named = {part for text in every if text is not None for part in parts(text) if isinstance(part, Mention | Named)}
    people = frozenset(part.person for part in named if isinstance(part, Mention))
    return people, frozenset(part.organisation for part in named if isinstance(part, Named))


def _said(element: Element) -> Iterator[Text]:
    yield from texts(element)
    if isinstance(element, File):
        yield from element.paper.texts()


def pieces(element: Element) -> int:
    """Of those of which a card has so many at most."""
    return 1 + (len(element.buttons) if isinstance(element, Buttons) else 0) + isinstance(element, Menu)


def _wired(element: Element) -> Element:
    def written(press: Press) -> WireId:
        return WireId(encode(press))

    match element:
        case Buttons(buttons):
            return Buttons(tuple(replace(button, press=written(button.press)) for button in buttons))
        case Menu(label, options):
            return Menu(label, tuple(replace(option, press=written(option.press)) for option in options))
        case _:
            return element

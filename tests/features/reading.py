"""Cards and messages as people read them, for the tests of all features."""

from collections.abc import Iterator, Mapping
from datetime import UTC

from bot.features.coalition.model import NAME
from bot.kernel.attention import Message
from bot.kernel.card import Card
from bot.kernel.elements import Button, Buttons, Menu, MenuOption, People, texts
from bot.kernel.text import Mention, Moment, Named, Phrase, Text, Value, length
from bot.kernel.text import parts as parts_of


def read(text: Text | Card | None, times: str = "%H:%M") -> str:
    """As an English reader sees it; names are the ids without their dashes, times are those of UTC."""
    match text:
        case None:
            return ""
        case Card():
            return "\n".join(read(each, times) for element in text.elements for each in texts(element))
        case Phrase():
            words: Mapping[str, str] = {each.name: _value(each.value, times) for each in text.arguments}
            sentence = text.plural if text.plural and text.count != 1 else text.text
            return sentence.format(**words, n=text.count)
        case Mention():
            return text.person.rstrip("-")
        case Named():
            return text.organisation.rstrip("-")
        case Moment():
            return f"{text.at.astimezone(UTC):{times}}"
        case str():
            return text


def _value(value: Value, times: str) -> str:
    if isinstance(value, tuple):
        return ", ".join(_value(each, times) for each in value)
    return str(value) if isinstance(value, int) else read(value, times)


def said(messages: tuple[Message, ...]) -> list[str]:
    """The first words of each message."""
    return [read(message.card.summary) for message in messages]


def pressable(card: Card | Phrase | None) -> Iterator[Button | MenuOption]:
    """Everything on the card that can be pressed, in its order."""
    assert isinstance(card, Card)
    for element in card.elements:
        if isinstance(element, Buttons):
            yield from element.buttons
        if isinstance(element, Menu):
            yield from element.options


def labels(card: Card | Phrase | None) -> list[str]:
    return [read(each.label) for each in pressable(card)]


def longest(card: Card) -> int:
    """Its length with every name at its longest; a person's line is shown with their organisation."""
    shown = [text for element in card.elements for text in texts(element)]
    named = [part for text in shown for part in parts_of(text) if isinstance(part, Mention | Named)]
    lines = [line for element in card.elements if isinstance(element, People) for line in element.lines]
    with_theirs = sum(isinstance(line.who, Mention) for line in lines)
    return sum(map(length, shown)) + sum(NAME - length(name) for name in named) + with_theirs * NAME

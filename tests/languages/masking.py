"""Cards without what is of one day: our own words stay, and people's words, names and times become ‹what they are›. So
a card looks the same whoever it was for, and lists of the same things are one line long."""

from dataclasses import fields, is_dataclass, replace
from typing import Any

from adapters.wording import Voice
from bot.kernel.card import Card
from bot.kernel.elements import Element, Menu, People, Table
from bot.kernel.ids import OrganisationId, PersonId
from bot.kernel.ports import Directory, Who
from bot.kernel.text import Argument, Mention, Moment, Named, Phrase, Text


class _Everyone(dict[PersonId, Who]):
    def get(self, key: PersonId, default: Any = None) -> Who:
        return Who(key, "‹name›")


class _Everything(dict[OrganisationId, str]):
    def get(self, key: OrganisationId, default: Any = None) -> str:
        return "‹organisation›"


VOICE = Voice("en", "UTC", Directory(_Everyone(), _Everything()))


def masked(card: Card) -> Card:
    """What is ours as it is, and for what is people's own or of the day what it is."""
    return replace(card, summary=_text(card.summary), elements=tuple(map(_element, card.elements)))


def _element(element: Element) -> Element:
    made: Element = _part(element)
    match made:
        case People(label, lines):
            return People(label, tuple(dict.fromkeys(lines)))
        case Table(columns, rows):
            return Table(columns, tuple(dict.fromkeys(rows)))
        case Menu(label, options):
            return Menu(label, tuple({str(each.label): each for each in options}.values()))
        case _:
            return made


def _part(part: Any) -> Any:
    if isinstance(part, Phrase | Moment | Mention | Named | str):
        return _text(part)
    if isinstance(part, tuple):
        return tuple(map(_part, part))
    if is_dataclass(part) and not isinstance(part, type) and type(part).__module__ == "bot.kernel.elements":
        return replace(
            part, **{each.name: _part(getattr(part, each.name)) for each in fields(part) if each.name != "press"}
        )
    return part


def _text(text: Text, name: str = "words") -> Any:
    match text:
        case Phrase():
            arguments = tuple(Argument(each.name, _value(each)) for each in text.arguments)
            return replace(text, arguments=arguments)
        case Moment(show=show):
            return f"‹{show.value if name == 'words' else name}›"
        case str():
            return f"‹{name}›" if text.strip() else text
        case _:
            return text if name == "words" else f"‹{name}›"


def _value(argument: Argument) -> Any:
    value = argument.value
    if isinstance(value, tuple):
        return (f"‹{argument.name}›",) if value else value
    return value if isinstance(value, int) else _text(value, argument.name)

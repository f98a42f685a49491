"""Which coalition a request is about, where no place says it and its person is in several: they are asked, and whatever
they press on what they are shown then is about the same one. Who they are in it is looked up with every press."""

from dataclasses import replace

from bot.cutting import shortened
from bot.dispatch.ports import Choice
from bot.features.coalition.facts import HOME_PAGE
from bot.kernel.card import Card, row
from bot.kernel.command import Command, Page, Request
from bot.kernel.elements import Button, Buttons, Element, Menu, Words
from bot.kernel.ids import CoalitionId
from bot.kernel.limits import ROW_BUTTONS, WIRE
from bot.kernel.refusal import OldButton, Refusal
from bot.kernel.text import Phrase, say
from bot.kernel.wire import Press, WireId, encode

STROKE = "/"
"""It stands in no wire id by itself."""

LENGTH = 14
"""Of an id."""

NAME = 24
"""Characters of a coalition's name on its button."""


class SeveralCoalitions(Refusal):
    sentence = say("You are in several coalitions. Which one is this about?")


def parted(wire: str) -> tuple[CoalitionId | None, str]:
    """A wire id as it arrived: the coalition that was chosen for it, and the rest. Raises OldButton."""
    chosen, stroke, rest = wire.rpartition(STROKE)
    if not stroke:
        return None, rest
    try:
        return CoalitionId(chosen), rest
    except ValueError as error:
        raise OldButton from error


def choosing(choices: tuple[Choice, ...], request: Request) -> Card:
    """A button for each, which does in it what was asked."""
    asked, said = _written(request), SeveralCoalitions().said
    buttons = [_button(choice, asked) for choice in choices]
    rows = (row(*buttons[start : start + ROW_BUTTONS]) for start in range(0, len(buttons), ROW_BUTTONS))
    return Card(said, (Words(said), *(each for each in rows if each)))


def within(coalition: CoalitionId, shown: Card | Phrase | None) -> Card | Phrase | None:
    """The same, with all its buttons about this coalition."""
    if not isinstance(shown, Card):
        return shown
    return replace(shown, elements=tuple(_kept_within(coalition, element) for element in shown.elements))


def _button(choice: Choice, asked: str) -> Button:
    label = say("{coalition}", coalition=shortened(choice.name, NAME))
    return Button(label, WireId(f"{choice.coalition}{STROKE}{asked}"), spoken=choice.name)


def _written(request: Request) -> str:
    """What may not stand on a button, and what does not fit there, begins again at the home page."""
    if request.wire is None or not isinstance(request, Command | Page) or getattr(request, "untraced", False):
        return HOME_PAGE.written
    try:
        written = encode(request)
    except ValueError:
        return HOME_PAGE.written
    return written if _fits(written) else HOME_PAGE.written


def _kept_within(coalition: CoalitionId, element: Element) -> Element:
    def kept(press: Press) -> WireId:
        written = encode(press)
        return WireId(f"{coalition}{STROKE}{written}" if STROKE not in written and _fits(written) else written)

    match element:
        case Buttons(buttons):
            return Buttons(tuple(replace(button, press=kept(button.press)) for button in buttons))
        case Menu(label, options):
            return Menu(label, tuple(replace(option, press=kept(option.press)) for option in options))
        case _:
            return element


def _fits(written: str) -> bool:
    """One that is too long goes without, and who presses it is asked again."""
    return LENGTH + len(STROKE) + len(written) <= WIRE

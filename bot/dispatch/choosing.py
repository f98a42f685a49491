"""Which coalition a request is about, where no place says it and its person is in several: they are asked, and whatever
they press on what they are shown then is about the same one. Who they are in it is looked up with every press."""

from dataclasses import replace

from bot.cutting import shortened
from bot.dispatch.inbound import NOBODY, Answer, Inbound, Outcome
from bot.dispatch.ports import Choice, Recognised, Transaction
from bot.features.coalition.facts import HOME_PAGE
from bot.kernel.card import Card, row
from bot.kernel.command import Command, Draft, Page, Request
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


def choosing(choices: tuple[Choice, ...], request: Request | Draft) -> Card:
    """A button for each, which does in it what was asked, or opens its form."""
    asked, said = _written(request), SeveralCoalitions().said
    buttons = [_button(choice, asked) for choice in choices]
    rows = (row(*buttons[start : start + ROW_BUTTONS]) for start in range(0, len(buttons), ROW_BUTTONS))
    return Card(said, (Words(said), *(each for each in rows if each)))


def asked_which(recognised: Recognised, inbound: Inbound, asked: Request | Draft) -> Answer | None:
    """Where one of several coalitions has to be chosen first; what needs a place is refused as anywhere else."""
    request = asked.command if isinstance(asked, Draft) else asked
    if not recognised.choices or request.at_home or not recognised.fits:
        return None
    shown, code = choosing(recognised.choices, asked), SeveralCoalitions.code()
    return Answer(Outcome.refused, shown, inbound.language, inbound.zone, NOBODY, code)


def within(coalition: CoalitionId, shown: Card | Phrase | None) -> Card | Phrase | None:
    """The same, with all its buttons about this coalition."""
    if not isinstance(shown, Card):
        return shown
    return replace(shown, elements=tuple(_kept_within(coalition, element) for element in shown.elements))


def way_back(shown: Card | Phrase | None, transaction: Transaction, inbound: Inbound) -> Card | Phrase | None:
    """From the home page of the coalition that was chosen, on a page of one's own, to where others can be."""
    request, where = inbound.request, inbound.address
    if not (isinstance(shown, Card) and isinstance(request, Page) and encode(request) == HOME_PAGE.written):
        return shown
    account = inbound.account
    known = () if where.channel else transaction.belonging(account.platform, account.user)
    if len({each.choice.coalition for each in known}) < 2:
        return shown
    return replace(shown, elements=(*shown.elements, Buttons((Button(say("Other coalitions"), HOME_PAGE),))))


def _button(choice: Choice, asked: str) -> Button:
    label = say("{coalition}", coalition=shortened(choice.name, NAME))
    return Button(label, WireId(f"{choice.coalition}{STROKE}{asked}"), spoken=choice.name)


def _written(request: Request | Draft) -> str:
    """What may not stand on a button, and what does not fit there, begins again at the home page; of a form what was
    typed into it goes first."""
    kind = request.command if isinstance(request, Draft) else type(request)
    if kind.wire is None or not isinstance(request, Command | Page | Draft) or getattr(kind, "untraced", False):
        return HOME_PAGE.written
    for each in (request, Draft(request.command)) if isinstance(request, Draft) else (request,):
        try:
            written = encode(each)
        except ValueError:
            continue
        if _fits(written):
            return written
    return HOME_PAGE.written


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

"""A request on a button: `1:name:field:field`, versioned, at most 100 bytes. All that arrives is user input. Before it,
and a stroke, the coalition may stand that was chosen for it: bot/dispatch/choosing.py reads that."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import quote, unquote

from bot.kernel.command import Command, Draft, Page, Request, Slot, slots
from bot.kernel.fields import is_new, kind_of
from bot.kernel.limits import WIRE
from bot.kernel.refusal import OldButton, Refusal
from bot.kernel.scalars import from_text, may_be_none, to_text

VERSION = "1"
_DRAFT, _MISSING, _NONE = "?", "*", "!"


@dataclass(frozen=True, slots=True)
class WireId:
    """A request that is written already: what a card in the outbox has on its buttons."""

    written: str


Press = Command | Page | Draft | WireId


def encode(press: Press) -> str:
    """Raises ValueError for what does not fit or has no wire name: that is our mistake, never a person's."""
    if isinstance(press, WireId):
        return press.written
    if isinstance(press, Draft):
        _check_hidden(press)
    request: type[Request] = press.command if isinstance(press, Draft) else type(press)
    mark, piece = (_DRAFT, _left(press)) if isinstance(press, Draft) else ("", _held(press))
    if request.wire is None:
        raise ValueError(f"{request.__name__} has no wire name")
    written = ":".join([VERSION + mark, request.wire, *(piece(slot.name) for slot in slots(request))])
    if len(written) > WIRE:
        raise ValueError(f"{request.__name__} takes {len(written)} bytes on the wire, {WIRE} at most")
    return f"{press.within}/{written}" if isinstance(press, Draft) and press.within else written


def decode(written: str, known: Mapping[str, type[Request]]) -> Command | Page | Draft:
    """The request of a wire id; raises OldButton for anything that this version would not write."""
    version, _, rest = written.partition(":")
    name, *pieces = rest.split(":")
    request = known.get(name)
    if request is None or not written.isascii() or len(written) > WIRE or version not in {VERSION, VERSION + _DRAFT}:
        raise OldButton
    try:
        given = _given(request, pieces)
        return _drafted(request, given) if version == VERSION + _DRAFT else _built(request, given)
    except (TypeError, ValueError, Refusal) as error:
        raise OldButton from error


def draft(command: type[Command], **given: object) -> Draft:
    """A Draft of typed values, for buttons; what is None stays open."""
    return Draft(command).filled(**given)


def _given(request: type[Request], pieces: list[str]) -> dict[str, str]:
    names = [slot.name for slot in slots(request)]
    if len(pieces) > len(names):
        raise ValueError(f"{request.__name__} has fewer fields")
    return {name: piece for name, piece in zip(names, pieces, strict=False) if piece != _MISSING}


def _built(request: type[Request], given: Mapping[str, str]) -> Command | Page:
    built = request(**{slot.name: _value(slot, given[slot.name]) for slot in slots(request) if slot.name in given})
    if not isinstance(built, Command | Page):
        raise TypeError(f"{request.__name__} is neither a command nor a page")
    return built


def _value(slot: Slot, piece: str) -> object:
    """What people could have typed must pass as if they had: a button can be altered on its way."""
    if piece == _NONE and may_be_none(slot.kind):
        return None
    text, kind = unquote(piece), kind_of(slot)
    if kind is None or (slot.optional and text == ""):
        return from_text(slot.kind, text)
    return kind.parse(slot.kind, text)


def _drafted(request: type[Request], given: Mapping[str, str]) -> Draft:
    if not issubclass(request, Command):
        raise TypeError(f"{request.__name__} has no form")
    opened = Draft(request).with_text(**{name: unquote(piece) for name, piece in given.items()})
    _check_hidden(opened)
    return opened


def _check_hidden(draft: Draft) -> None:
    """What the form does not ask has to be there and readable. Raises ValueError."""
    for slot in slots(draft.command):
        text = draft.text(slot.name)
        if text is not None and kind_of(slot) is None:
            from_text(slot.kind, text)
        elif text is None and not (slot.optional or is_new(slot) or kind_of(slot)):
            raise ValueError(f"{draft.command.__name__} does not ask for {slot.name}")


def _held(request: Request) -> Callable[[str], str]:
    def piece(name: str) -> str:
        value = getattr(request, name)
        return _NONE if value is None else quote(to_text(value), safe="")

    return piece


def _left(draft: Draft) -> Callable[[str], str]:
    def piece(name: str) -> str:
        text = draft.text(name)
        return _MISSING if text is None else quote(text, safe="")

    return piece

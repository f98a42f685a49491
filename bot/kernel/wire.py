"""A request on a button: `1:name:field:field`, versioned, at most 100 bytes. All that arrives is user input."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin
from urllib.parse import quote, unquote

from bot.kernel.command import Command, Draft, Page, Request, slots
from bot.kernel.limits import WIRE
from bot.kernel.refusal import OldButton

VERSION = "1"
_DRAFT, _MISSING, _NONE = "?", "*", "!"
_TRUTH = {"0": False, "1": True}


@dataclass(frozen=True, slots=True)
class WireId:
    """A request that is written already: what a card in the outbox has on its buttons."""

    written: str


Press = Command | Page | Draft | WireId


def encode(press: Press) -> str:
    """Raises ValueError for what does not fit or has no wire name: that is our mistake, never a person's."""
    if isinstance(press, WireId):
        return press.written
    request: type[Request] = press.command if isinstance(press, Draft) else type(press)
    mark, piece = (_DRAFT, _left(press)) if isinstance(press, Draft) else ("", _held(press))
    pieces = [piece(slot.name) for slot in slots(request)]
    if request.wire is None:
        raise ValueError(f"{request.__name__} has no wire name")
    written = ":".join([VERSION + mark, request.wire, *pieces])
    if len(written) > WIRE:
        raise ValueError(f"{request.__name__} takes {len(written)} bytes on the wire, {WIRE} at most")
    return written


def decode(written: str, known: Mapping[str, type[Request]]) -> Command | Page | Draft:
    """The request of a wire id; raises OldButton for anything that this version does not know."""
    version, _, rest = written.partition(":")
    name, *pieces = rest.split(":")
    request = known.get(name)
    if request is None or len(written) > WIRE or version not in {VERSION, VERSION + _DRAFT}:
        raise OldButton
    names = [slot.name for slot in slots(request)]
    if len(pieces) > len(names):
        raise OldButton
    given = {name: piece for name, piece in zip(names, pieces, strict=False) if piece != _MISSING}
    if version == VERSION + _DRAFT:
        if not issubclass(request, Command):
            raise OldButton
        return Draft(request).with_text(**{name: unquote(piece) for name, piece in given.items()})
    return _built(request, given)


def _built(request: type[Request], given: Mapping[str, str]) -> Command | Page:
    kinds = {slot.name: slot.kind for slot in slots(request)}
    try:
        read = {
            name: None if piece == _NONE else from_text(kinds[name], unquote(piece)) for name, piece in given.items()
        }
        built = request(**read)
    except (TypeError, ValueError) as error:
        raise OldButton from error
    if not isinstance(built, Command | Page):
        raise OldButton
    return built


def draft(command: type[Command], **given: object) -> Draft:
    """A Draft of typed values, for buttons; what is None stays open."""
    return Draft(command).with_text(**{name: to_text(value) for name, value in given.items() if value is not None})


def to_text(value: object) -> str:
    """A scalar as text: ids and text as they are, dates and times in ISO 8601, enums by their value."""
    match value:
        case bool():
            return "1" if value else "0"
        case Enum():
            return str(value.value)
        case date() | time():
            return value.isoformat()
        case str() | int():
            return str(value)
    raise ValueError(f"{type(value).__name__} does not go on a button")


def from_text(kind: Any, text: str) -> object:
    """The inverse of `to_text` for a field's type; raises ValueError for what is not of that type."""
    if get_origin(kind) in {Union, UnionType}:
        kind = next(member for member in get_args(kind) if member is not NoneType)
    if kind is bool:
        if text not in _TRUTH:
            raise ValueError("a truth value is written 0 or 1")
        return _TRUTH[text]
    if issubclass(kind, date | time):
        return kind.fromisoformat(text)
    if issubclass(kind, Enum | str | int):
        return kind(text)
    raise ValueError(f"{kind} does not come from a button")


def _value(kind: Any, piece: str) -> object:
    return None if piece == _NONE else from_text(kind, unquote(piece))


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

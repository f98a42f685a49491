"""Small values as text and back: what buttons, hidden fields of forms and stored settings hold."""

from datetime import date, datetime, time
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

_TRUTH = {"0": False, "1": True}


def to_text(value: object) -> str:
    """Ids and text as they are, dates and times in ISO 8601, enums by their value. Raises ValueError for all else."""
    match value:
        case bool():
            return "1" if value else "0"
        case Enum():
            return str(value.value)
        case datetime() if value.tzinfo is None:
            raise ValueError("a moment without its zone")
        case time() if not (value.second or value.microsecond):
            return value.isoformat("minutes")
        case date() | time():
            return value.isoformat()
        case str() if "\0" in value:
            raise ValueError("a character that no database keeps")
        case str() | int():
            return str(value)
    raise ValueError(f"{type(value).__name__} does not go on a button")


def from_text(kind: Any, text: str) -> object:
    """The inverse of `to_text` for a field's type. Raises ValueError for text that `to_text` does not write."""
    read = _read(bare(kind), text)
    if to_text(read) != text:
        raise ValueError(f"{kind} is not written like this")
    return read


def bare(kind: Any) -> Any:
    """The type without its None."""
    return next(member for member in get_args(kind) if member is not NoneType) if _is_union(kind) else kind


def may_be_none(kind: Any) -> bool:
    return _is_union(kind) and NoneType in get_args(kind)


def _is_union(kind: Any) -> bool:
    return get_origin(kind) in {Union, UnionType}


def _read(kind: Any, text: str) -> object:
    if kind is bool and text in _TRUTH:
        return _TRUTH[text]
    if issubclass(kind, date | time):
        return kind.fromisoformat(text)
    if issubclass(kind, Enum | str | int):
        return kind(text)
    raise ValueError(f"{kind} does not come from a button")

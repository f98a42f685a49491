"""Frozen dataclasses to JSON and back, by their annotations: children, cards, facts and commands that wait.
The functions for a type are built once; a type that cannot be kept raises TypeError when they are built."""

import sys
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from fractions import Fraction
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from bot.kernel.change import Added, Carried, Happened
from bot.kernel.command import Command
from bot.kernel.ids import Id

TAG = "is"
"""Where several classes are possible, the name of the one that stands here. No field can have this name."""

_MICROSECOND = timedelta(microseconds=1)
_NOTHING: Mapping[type, Any] = {str: "", list: ()}


class Codec:
    """How values of one type are written as JSON-able values and read back."""

    __slots__ = ("read", "shape", "write")

    def __init__(self, shape: type, write: Callable[[Any], Any], read: Callable[[Any], Any]) -> None:
        self.shape = shape
        self.write = write
        self.read = read


_made: dict[Any, Codec] = {}


def codec(kind: Any) -> Codec:
    """The codec of a type form: a class, `tuple[X, ...]`, `X | None`, a union."""
    if kind not in _made:
        _make(kind)
    return _made[kind]


def written_fact(fact: Happened) -> dict[str, Any]:
    """A fact for the history, without people's own words."""
    carried = _carried(type(fact))
    return {name: value for name, value in codec(type(fact)).write(fact).items() if name not in carried}


def read_fact(kind: type[Happened], written: Mapping[str, Any]) -> Happened:
    """As it was stated, with nothing where people's own words were. Raises LookupError, TypeError or ValueError for
    what this version does not write."""
    fact: Happened = codec(kind).read({**_carried(kind), **written})
    return fact


def _carried(kind: type[Happened]) -> dict[str, Any]:
    """The fields that are not kept, each with what is read in its place."""
    hints = get_type_hints(kind, include_extras=True)
    return {
        name: _NOTHING.get(codec(hint).shape)
        for name, hint in hints.items()
        if any(isinstance(mark, Carried) for mark in get_args(hint))
    }


def written_command(command: Command) -> dict[str, Any]:
    """A command that waits for another try, with the place of its class."""
    return {TAG: name_of_command(type(command)), **codec(type(command)).write(command)}


def name_of_command(kind: type[Command]) -> str:
    return f"{kind.__module__}:{kind.__qualname__}"


def read_command(written: Mapping[str, Any]) -> Command:
    """Raises LookupError if this version has no such command."""
    module, _, name = written[TAG].partition(":")
    kind = getattr(sys.modules.get(module), name, None)
    if isinstance(kind, type) and issubclass(kind, Command):
        command: Command = codec(kind).read(written)
        return command
    raise LookupError(f"no command {written[TAG]}")


def _same(value: Any) -> Any:
    return value


def _utc(value: datetime) -> str:
    if value.tzinfo is None:
        raise ValueError("times are kept with their zone")
    return value.astimezone(UTC).isoformat()


_SCALARS: dict[type, Codec] = {
    NoneType: Codec(NoneType, _same, _same),
    str: Codec(str, _same, _same),
    int: Codec(int, int, int),
    bool: Codec(bool, _same, _same),
    datetime: Codec(str, _utc, datetime.fromisoformat),
    date: Codec(str, date.isoformat, date.fromisoformat),
    time: Codec(str, time.isoformat, time.fromisoformat),
    timedelta: Codec(int, lambda span: span // _MICROSECOND, lambda read: timedelta(microseconds=read)),
    Fraction: Codec(str, str, Fraction),
    bytes: Codec(str, lambda raw: b64encode(raw).decode(), b64decode),
}


def _make(kind: Any) -> None:
    if get_origin(kind) is not None:
        _made[kind] = _composed(kind, get_origin(kind), get_args(kind))
    elif kind in _SCALARS:
        _made[kind] = _SCALARS[kind]
    elif getattr(kind, "_is_protocol", False):
        _made[kind] = _refusing(kind)
    elif isinstance(kind, type) and issubclass(kind, Id):
        _made[kind] = Codec(str, str, kind)
    elif isinstance(kind, type) and issubclass(kind, Enum):
        _made[kind] = Codec(type(next(iter(kind)).value), lambda member: member.value, kind)
    elif isinstance(kind, type) and is_dataclass(kind):
        _make_dataclass(kind)
    else:
        raise TypeError(f"{kind} cannot be kept as JSON")


def _composed(kind: Any, origin: Any, arguments: tuple[Any, ...]) -> Codec:
    if origin is Annotated:
        return codec(arguments[0])
    if origin in {Union, UnionType}:
        return _union(kind, arguments)
    if origin is tuple:
        return _many(arguments[0], tuple) if arguments[-1] is ... else _fixed(arguments)
    if origin is frozenset:
        return _many(arguments[0], frozenset)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _mapping(*arguments)
    if origin is type:
        return _refusing(kind)
    raise TypeError(f"{kind} cannot be kept as JSON")


def _refusing(kind: Any) -> Codec:
    """Builds into a card's types what no kept card has: a press that is not written yet, what a file holds."""

    def refuse(_value: Any) -> Any:
        raise TypeError(f"{kind} is not kept; a card is kept as `card.wired()`, and without files")

    return Codec(NoneType, refuse, refuse)


def _many(inner: Any, collect: type) -> Codec:
    item = codec(inner)
    if collect is frozenset:
        return Codec(
            list, lambda values: sorted(map(item.write, values), key=repr), lambda r: frozenset(map(item.read, r))
        )
    return Codec(list, lambda values: list(map(item.write, values)), lambda read: tuple(map(item.read, read)))


def _fixed(arguments: tuple[Any, ...]) -> Codec:
    items = [codec(inner) for inner in arguments]
    return Codec(
        list,
        lambda values: [item.write(value) for item, value in zip(items, values, strict=True)],
        lambda read: tuple(item.read(value) for item, value in zip(items, read, strict=True)),
    )


def _mapping(key_kind: Any, value_kind: Any) -> Codec:
    key, value = codec(key_kind), codec(value_kind)
    if key.shape is not str:
        raise TypeError(f"{key_kind} cannot be the key of a JSON object")
    return Codec(
        dict,
        lambda mapping: {key.write(name): value.write(held) for name, held in mapping.items()},
        lambda read: {key.read(name): value.read(held) for name, held in read.items()},
    )


def _make_dataclass(kind: type) -> None:
    made = _made[kind] = Codec(dict, _same, _same)  # in place first: a type may hold itself
    try:
        hints = get_type_hints(kind, include_extras=True)
        parts = [(field.name, codec(hints[field.name])) for field in fields(kind)]
    except TypeError as error:
        del _made[kind]
        raise TypeError(f"{kind.__name__}: {error}") from error
    defaults = {field.name: field for field in fields(kind) if _has_default(field)}
    added = {name: defaults[name].default for name, hint in hints.items() if name in defaults and _is_added(hint)}

    def write(value: Any) -> dict[str, Any]:
        kept = {name: part.write(getattr(value, name)) for name, part in parts}
        for name, default in added.items():
            if getattr(value, name) == default:
                del kept[name]
        return kept

    def read(kept: dict[str, Any]) -> Any:
        """What was written before a field existed gets the field's default."""
        return kind(**{name: part.read(kept[name]) for name, part in parts if name in kept or name not in defaults})

    made.write, made.read = write, read


def _is_added(hint: Any) -> bool:
    return any(isinstance(mark, Added) for mark in get_args(hint))


def _has_default(field: "Field[Any]") -> bool:
    return field.default is not MISSING or field.default_factory is not MISSING


def _union(kind: Any, arguments: tuple[Any, ...]) -> Codec:
    """Classes are told apart by their name under `is`, everything else by its shape in JSON."""
    members = [member for member in arguments if member is not NoneType]
    if len(members) == 1:
        only = codec(members[0])
        return Codec(
            only.shape,
            lambda value: None if value is None else only.write(value),
            lambda read: None if read is None else only.read(read),
        )
    classes = {member: codec(member) for member in members if isinstance(member, type) and is_dataclass(member)}
    shapes = {codec(member).shape: codec(member) for member in arguments if member not in classes}
    if len(shapes) + len(classes) < len(arguments) or (classes and dict in shapes):
        raise TypeError(f"{kind} has members that look alike in JSON")
    named = {member.__name__: made for member, made in classes.items()}
    plain = {get_origin(member) or member: codec(member) for member in arguments if member not in classes}

    def write(value: Any) -> Any:
        cls = type(value)
        if cls in classes:
            return {TAG: cls.__name__, **classes[cls].write(value)}
        for base in cls.__mro__:
            if base in plain:
                return plain[base].write(value)
        raise TypeError(f"a {cls.__name__} is not one of {kind}")

    def read(kept: Any) -> Any:
        return named[kept[TAG]].read(kept) if TAG in named_keys(kept) else shapes[type(kept)].read(kept)

    def named_keys(kept: Any) -> Any:
        return kept if isinstance(kept, dict) else ()

    return Codec(NoneType, write, read)

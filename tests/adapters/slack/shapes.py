"""How a stand-in checks what it is given: each check is a function that yields a sentence for every problem."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

Json = dict[str, Any]
Check = Callable[[Any, str], Iterator[str]]


def string(most: int, least: int = 1, pattern: str = "") -> Check:
    def check(value: Any, at: str) -> Iterator[str]:
        if not isinstance(value, str):
            yield f"{at}: not a string"
        elif not least <= len(value) <= most:
            yield f"{at}: {len(value)} characters, of {least} to {most}"
        elif pattern and not re.fullmatch(pattern, value):
            yield f"{at}: not of the form {pattern}"

    return check


def of(*kinds: type) -> Check:
    def check(value: Any, at: str) -> Iterator[str]:
        if not isinstance(value, kinds) or (bool not in kinds and isinstance(value, bool)):
            yield f"{at}: not of the right kind"

    return check


def one_of(*values: object) -> Check:
    def check(value: Any, at: str) -> Iterator[str]:
        if value not in values:
            yield f"{at}: {value!r} is none of {values}"

    return check


def listed(each: Check, least: int, most: int) -> Check:
    def check(value: Any, at: str) -> Iterator[str]:
        if not isinstance(value, list):
            yield f"{at}: not a list"
            return
        if not least <= len(value) <= most:
            yield f"{at}: {len(value)} of {least} to {most}"
        for place, item in enumerate(value):
            yield from each(item, f"{at}/{place}")

    return check


def shape(needed: Mapping[str, Check], optional: Mapping[str, Check]) -> Check:
    """An object with these fields and no others; `type` is known by whoever chose the shape."""

    def check(value: Any, at: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield f"{at}: not an object"
            return
        yield from (f"{at}: no such field: {name}" for name in value if name not in {*needed, *optional, "type"})
        yield from (f"{at}: missing: {name}" for name in needed if name not in value)
        for name, each in {**needed, **optional}.items():
            if name in value:
                yield from each(value[name], f"{at}/{name}")

    return check


def kinds(known: Mapping[str, Check]) -> Check:
    def check(value: Any, at: str) -> Iterator[str]:
        kind = str(value.get("type")) if isinstance(value, dict) else ""
        if kind not in known:
            yield f"{at}: unsupported type: {kind}"
        else:
            yield from known[kind](value, at)

    return check


def text(most: int, *, markup: bool = False, least: int = 1) -> Check:
    plain = shape({"text": string(most, least)}, {"emoji": of(bool)})
    marked = shape({"text": string(most, least)}, {"verbatim": of(bool)})
    return kinds({"plain_text": plain, "mrkdwn": marked} if markup else {"plain_text": plain})

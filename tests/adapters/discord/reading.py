"""What Discord is sent for a card, and what there is to read and to press in it."""

from collections.abc import Iterator
from typing import Any

from adapters.discord.render import Shown

CONTAINER, ROW, BUTTON, SELECT, INPUT, TEXT, GALLERY, LINE, LABEL = 17, 1, 2, 3, 4, 10, 12, 14, 18

Json = dict[str, Any]


def components(shown: Shown) -> list[Json]:
    made: list[Json] = shown.layout.to_components()  # type: ignore[no-untyped-call]
    return made


def inside(shown: Shown) -> list[Json]:
    """What stands in the frame of the card."""
    [frame] = [each for each in components(shown) if each["type"] == CONTAINER]
    found: list[Json] = frame["components"]
    return found


def every(parts: list[Json]) -> Iterator[Json]:
    """At any depth."""
    for part in parts:
        yield part
        yield from every(part.get("components", []))


def words(parts: list[Json]) -> list[str]:
    return [part["content"] for part in every(parts) if part["type"] == TEXT]


def calls(shown: Shown) -> Json:
    """Whom its text may call."""
    return {**shown.mentions.to_dict()}

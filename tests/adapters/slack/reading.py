"""What a person sees in blocks, and what they can do with it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.adapters.slack.limits import elements
from tests.adapters.slack.world import Json, Message, View


@dataclass(frozen=True)
class Spot:
    """Something that can be acted on, and the message or the view that it stands in."""

    place: Message | View
    block: Json
    element: Json

    def is_called(self, name: str) -> bool:
        """By its label, what a screen reader says, its action_id or its value; a field also by its block_id."""
        element = self.element
        label = self.block.get("label", {}).get("text") if self.block["type"] == "input" else None
        said = [element.get("text"), element.get("placeholder")]
        spoken = [each["text"] for each in said if each] + [element.get("accessibility_label"), label]
        return name in {*spoken, element.get("action_id"), element.get("value"), self.block["block_id"]}


def blocks_of(place: Message | View) -> list[Json]:
    found: list[Json] = place.blocks if isinstance(place, Message) else place.given["blocks"]
    return found


def spots(place: Message | View) -> Iterator[Spot]:
    for block in blocks_of(place):
        for element in elements(block):
            if element.get("type", "").startswith("rich_text") or element["type"] == "image":
                continue
            yield Spot(place, block, element)


def words(place: Message | View) -> str:
    """All that is there to read, a line for each piece."""
    if isinstance(place, Message) and not place.blocks:
        return place.text
    return "\n".join(line for block in blocks_of(place) for line in _lines(block))


def labels(place: Message | View) -> list[str]:
    """Of its buttons, in their order."""
    return [spot.element["text"]["text"] for spot in spots(place) if spot.element["type"] == "button"]


def _lines(part: Any) -> Iterator[str]:
    if isinstance(part, list):
        for each in part:
            yield from _lines(each)
        return
    if not isinstance(part, dict):
        return
    if part.get("type") in {"rich_text_section", "rich_text_preformatted", "rich_text_quote"}:
        yield "".join(map(_piece, part["elements"]))
        return
    if isinstance(part.get("text"), str):
        yield part["text"]
    for name in ("text", "fields", "label", "hint", "elements", "accessory", "element", "placeholder", "options"):
        if isinstance(part.get(name), (dict, list)):
            yield from _lines(part[name])


def _piece(piece: Json) -> str:
    match piece["type"]:
        case "text" | "link":
            return str(piece.get("text") or piece.get("url"))
        case "user":
            return f"<@{piece['user_id']}>"
        case "date":
            return str(piece.get("fallback") or piece["timestamp"])
        case other:
            return f":{piece.get('name', other)}:"

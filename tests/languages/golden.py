"""Every card, as people read it and as each platform gets it, so that wording is reviewed as text. People's own
words, names and times stand as ‹what they are›. `python -m tests.languages.golden` writes the files anew: read them."""

import asyncio
import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from babel.messages.pofile import read_po
from rich.console import Console

from adapters.discord import render as discord
from adapters.slack import render as slack
from adapters.terminal.render import Drawing
from bot.kernel.card import Card
from bot.kernel.elements import Element, texts
from bot.kernel.text import Phrase
from tests.languages.conftest import walked
from tests.languages.masking import VOICE, masked
from tests.languages.walk import Walk, sentences, sentences_in

HERE = Path(__file__).parent / "cards"
SENTENCES = Path(__file__).parents[2] / "locales" / "commonground.pot"
WIDTH = 100
OF_THE_DAY = re.compile(r"20\d\d|\d:\d\d [AP]M|\b\w{4}(?:-\w{4}){3}\b|1:\w+:")


def as_text(card: Card) -> Iterator[str]:
    """As the terminal shows it."""
    page = StringIO()
    drawn = Drawing(VOICE, lambda _: None).card(card)
    Console(file=page, width=WIDTH, color_system=None, highlight=False).print(drawn)
    yield from (line.rstrip() for line in page.getvalue().splitlines() if line.strip("╭╰│─ "))


def as_block_kit(card: Card) -> Iterator[str]:
    """A line for each block, without what is the same everywhere."""
    made = slack.message(card, VOICE)
    yield f"text {json.dumps(made.text, ensure_ascii=False)}"
    for block in made.blocks:
        kind, rest = block["type"], {name: value for name, value in block.items() if name not in {"type", "block_id"}}
        yield f"{kind} {json.dumps([_short(each) for each in rest.values()], ensure_ascii=False)[1:-1]}"


def as_components(card: Card) -> Iterator[str]:
    """Components V2, a line for each that stands in the message or in its container."""
    for part in discord.message(card, VOICE).layout.to_components():  # type: ignore[no-untyped-call]
        for each in part.get("components", [part]):
            yield json.dumps(_component(each), ensure_ascii=False)


SHOWN: Mapping[str, Callable[[Card], Iterator[str]]] = {
    "text": as_text,
    "slack": as_block_kit,
    "discord": as_components,
}
DISCORD = {1: "row", 2: "button", 3: "menu", 10: "text", 12: "pictures", 14: "separator", 17: "container"}
STYLES = {1: "primary", 2: "plain", 3: "success", 4: "danger"}


def _component(part: Any) -> Any:
    match part:
        case {"type": 10, "content": text}:
            return text
        case {"type": 1, "components": inner}:
            return {"row": [_component(each) for each in inner]}
        case {"type": 2, "label": label, "custom_id": wire, "style": style}:
            return {label: _sent(wire)} | ({"style": STYLES[style]} if style != 2 else {})
        case {"type": 3, "options": options, "placeholder": label}:
            return {label: {each["label"]: _sent(each["value"]) for each in options}}
        case {"type": int(kind)}:
            return DISCORD[kind]
        case _:
            raise ValueError(part)


def _short(part: Any) -> Any:
    match part:
        case {"type": "plain_text", "text": text}:
            return text
        case {"type": "text", "text": text, "style": {"bold": True}}:
            return {"bold": text}
        case {"type": "text", "text": text}:
            return text
        case {"type": "mrkdwn", "text": text}:
            return {"mrkdwn": text}
        case {"type": "button"}:
            left = {
                name: _short(each) for name, each in part.items() if name not in {"type", "action_id", "text", "value"}
            }
            return {_short(part["text"]): _sent(part["value"])} | left
        case {"text": label, "value": value}:
            return {_short(label): _sent(value)}
        case {"type": kind, **rest}:
            return {kind: _short(rest["elements"])} if list(rest) == ["elements"] else {kind: _short(rest)}
        case dict():
            return {name: _short(each) for name, each in part.items() if name != "action_id"}
        case list():
            return [_short(each) for each in part]
        case _:
            return part


def _sent(wire: str) -> str:
    """Which command or page: its fields are of the day."""
    return ":".join(wire.split(":")[:2])


def homes() -> dict[str, str]:
    """The feature of each sentence, if it belongs to one alone."""
    with SENTENCES.open("rb") as file:
        catalogue = read_po(file)
    found: dict[str, str] = {}
    for message in catalogue:
        files = {file.split("/")[2] for file, _ in message.locations if file.startswith("bot/features/")}
        if message.id and len(files) == 1:
            found[message.id if isinstance(message.id, str) else message.id[0]] = files.pop()
    return found


def collected(cards: Iterator[Card]) -> dict[str, list[Card]]:
    """By feature, each card that says something which none before it says: whole, or if one with the same summary is
    there already, only what is new on it."""
    said: set[str] = set()
    found: defaultdict[str, list[Card]] = defaultdict(list)
    known, whole = homes(), set[str]()
    for card in cards:
        new = set(sentences(card)) - said
        if not new:
            continue
        said |= new
        counted = Counter(known[each] for each in sentences(card) if each in known)
        feature, summary = counted.most_common(1)[0][0] if counted else "all", card.summary
        named = summary.text if isinstance(summary, Phrase) else feature
        seen = card if named not in whole else replace(card, elements=tuple(_new(card.elements, new)))
        whole.add(named)
        found[feature].append(masked(seen))
    return dict(found)


def _new(elements: tuple[Element, ...], new: set[str]) -> Iterator[Element]:
    for element in elements:
        if new & {each for text in texts(element) for each in sentences_in(text)}:
            yield element


def files(walk: Walk) -> dict[str, str]:
    """What each file has to hold, by its name."""
    return {f"{feature}.txt": written(cards) for feature, cards in collected(walk.cards()).items()}


def written(cards: list[Card]) -> str:
    """One below the other."""
    return "\n\n".join("\n".join(_shown(card)) for card in cards) + "\n"


def _shown(card: Card) -> Iterator[str]:
    yield f"## {VOICE.text(card.summary)}"
    for name, shown in SHOWN.items():
        yield f"-- {name}"
        yield from shown(card)


async def _record() -> None:
    with TemporaryDirectory() as folder:
        made = files(await walked(Path(folder), 0, set()))
    HERE.mkdir(exist_ok=True)
    for old in HERE.glob("*.txt"):
        old.unlink()
    for name, cards in made.items():
        (HERE / name).write_text(cards, "utf-8")


if __name__ == "__main__":
    asyncio.run(_record())

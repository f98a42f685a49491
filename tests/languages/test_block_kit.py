"""Everything that people are shown on the walks, as Slack would get it."""

from collections.abc import Iterator

import pytest

from adapters.slack import forms, render
from adapters.slack.text import Json
from adapters.wording import Catalogues, Voice
from bot.dispatch import NOBODY, Answer
from bot.kernel.card import Card
from bot.kernel.form import Form
from tests.adapters.slack.specs import vendor_check
from tests.languages.walk import Walk

MOST = 200
"""A walk shows thousands of cards, most of them alike; so many different ones are looked at."""

CATALOGUES = Catalogues()
ORIGIN = forms.Origin("C0123456789", "1700000000.000100")


def cards(walks: list[Walk], language: str) -> Iterator[tuple[Card, Voice]]:
    for walk in walks:
        for seen in walk.seen:
            if isinstance(seen.shown, Answer) and isinstance(seen.shown.shown, Card):
                yield seen.shown.shown, Voice(language, seen.shown.zone, seen.shown.directory, catalogues=CATALOGUES)
        for posted in walk.posted:
            yield posted.card, Voice(language, posted.zone, posted.directory, catalogues=CATALOGUES)


def different(pairs: Iterator[tuple[Card, Voice]]) -> list[tuple[Card, Voice]]:
    """One of each shape: what it is headed with, and what it is made of."""
    shapes: dict[object, tuple[Card, Voice]] = {}
    for card, voice in pairs:
        kinds = tuple(type(element).__name__ for element in card.elements)
        shapes.setdefault((str(card.summary)[:40], kinds), (card, voice))
    return list(shapes.values())[:MOST]


def opened(walks: list[Walk]) -> Iterator[Form]:
    """The forms, each command's first as it opened, and once as it came back with what was wrong in it."""
    found: dict[tuple[type, bool], Form] = {}
    for walk in walks:
        for seen in walk.seen:
            if isinstance(seen.shown, Form):
                found.setdefault((seen.shown.draft.command, seen.shown.faulty), seen.shown)
    yield from found.values()


def texts(block: object) -> Iterator[str]:
    if isinstance(block, dict):
        if isinstance(block.get("text"), str):
            yield block["text"]
        for inner in block.values():
            yield from texts(inner)
    elif isinstance(block, list):
        for inner in block:
            yield from texts(inner)


def ids(blocks: list[Json]) -> list[str]:
    return [str(action["action_id"]) for block in blocks for action in _elements(block) if "action_id" in action]


def _elements(block: Json) -> list[Json]:
    elements = block.get("elements", [])
    return [each for each in elements if isinstance(each, dict)] if isinstance(elements, list) else []


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_card_fits_in_a_message(language: str, walks: list[Walk]) -> None:
    """At most fifty blocks and 13,000 characters, a text that says it all in short, and no action named twice."""
    shown = different(cards(walks, language))
    assert len(shown) > MOST // 2
    for card, voice in shown:
        made = render.message(card, voice)
        assert made.text
        assert 0 < len(made.blocks) <= render.BLOCKS
        assert sum(map(len, texts(made.blocks))) < 13_000
        assert len(set(ids(made.blocks))) == len(ids(made.blocks))


def test_the_vendor_finds_nothing_wrong_with_our_messages(walks: list[Walk]) -> None:
    """Every shape of card, as it is posted."""
    check = vendor_check()
    problems: set[str] = set()
    for card, voice in different(cards(walks, "es")):
        made = render.message(card, voice)
        problems |= set(check("chat.postMessage", {"channel": "C1", "text": made.text, "blocks": made.blocks}))
    assert problems == set()


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_vendor_finds_nothing_wrong_with_our_forms(language: str, walks: list[Walk]) -> None:
    """Every form, as it opens and as it comes back."""
    check, voice = vendor_check(), Voice(language, "UTC", NOBODY, catalogues=CATALOGUES)
    made = [forms.modal(form, voice, ORIGIN) for form in opened(walks)]
    assert len(made) > 30
    assert {problem for view in made for problem in check("views.open", {"view": view})} == set()
    assert max(len(str(view["private_metadata"])) for view in made) <= forms.METADATA

"""What the stand-in refuses in blocks and views is what Slack refuses: a table of good and bad ones."""

from typing import Any

import pytest

from tests.adapters.slack import limits
from tests.adapters.slack.specs import needs_specs, vendor_check
from tests.adapters.slack.world import Json


def plain(length: int = 2) -> Json:
    return {"type": "plain_text", "text": "x" * length}


def section(length: int = 2, **more: Any) -> Json:
    return {"type": "section", "text": {"type": "mrkdwn", "text": "x" * length}, **more}


def button(**more: Any) -> Json:
    return {"type": "button", "text": plain(), "action_id": "a", "value": "v", **more}


def actions(*elements: Json) -> Json:
    return {"type": "actions", "elements": list(elements)}


def options(count: int, **more: Any) -> list[Json]:
    return [{"text": plain(), "value": str(number), **more} for number in range(count)]


def menu(**more: Any) -> Json:
    return {"type": "static_select", "action_id": "s", "options": options(2), **more}


def field(**more: Any) -> Json:
    element = {"type": "plain_text_input", "action_id": "x"}
    return {"type": "input", "block_id": "b", "label": plain(), "element": element, **more}


def modal(**more: Any) -> Json:
    return {"type": "modal", "callback_id": "c", "title": plain(), "submit": plain(), "blocks": [field()], **more}


def rich(*pieces: Json) -> Json:
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": list(pieces)}]}


GOOD_BLOCKS: list[tuple[str, list[Json]]] = [
    ("text and a button", [section(), actions(button())]),
    ("fifty blocks", [section()] * 50),
    ("longest texts", [section(3000), {"type": "header", "text": plain(150)}]),
    ("a menu with one chosen", [actions(menu(initial_option=options(2)[1]))]),
    ("rich text", [rich({"type": "text", "text": "a", "style": {"bold": True}}, {"type": "user", "user_id": "U1"})]),
    ("a question in a message", [field()]),
    ("ten fields", [{"type": "section", "fields": [plain()] * 10}]),
]
BAD_BLOCKS: list[tuple[str, list[Json]]] = [
    ("51 blocks", [section()] * 51),
    ("an unknown block", [{"type": "sectoin", "text": plain()}]),
    ("an unknown field", [section(colour="red")]),
    ("a section without text", [{"type": "section"}]),
    ("an empty text", [section(0)]),
    ("a text of 3,001", [section(3001)]),
    ("a header of 151", [{"type": "header", "text": plain(151)}]),
    ("a header with markup", [{"type": "header", "text": {"type": "mrkdwn", "text": "x"}}]),
    ("a label of 76", [actions(button(text=plain(76)))]),
    ("a value of 2,001", [actions(button(value="x" * 2001))]),
    ("an action_id of 256", [actions(button(action_id="x" * 256))]),
    ("a block_id of 256", [section(block_id="x" * 256)]),
    ("an unknown style", [actions(button(style="purple"))]),
    ("one action_id twice", [actions(button(), button())]),
    ("one block_id twice", [section(block_id="b"), section(block_id="b")]),
    ("26 buttons", [actions(*(button(action_id=str(number)) for number in range(26)))]),
    ("no buttons", [actions()]),
    ("101 options", [actions(menu(options=options(101)))]),
    ("no options", [actions(menu(options=[]))]),
    ("an option of 76", [actions(menu(options=options(1, text=plain(76))))]),
    ("an option's value of 76", [actions(menu(options=options(1, value="x" * 76)))]),
    ("one value twice", [actions(menu(options=options(2, value="x")))]),
    ("chosen and not offered", [actions(menu(initial_option=options(3)[2]))]),
    ("6 in an overflow", [actions({"type": "overflow", "action_id": "o", "options": options(6)})]),
    ("11 fields", [{"type": "section", "fields": [plain()] * 11}]),
    ("a field of 2,001", [{"type": "section", "fields": [plain(2001)]}]),
    ("11 in small print", [{"type": "context", "elements": [plain()] * 11}]),
    ("a text field beside buttons", [actions({"type": "plain_text_input", "action_id": "x"})]),
    ("a button as a question", [field(element=button())]),
    ("rich text without words", [rich({"type": "text", "text": ""})]),
    ("rich text of nothing", [rich()]),
    ("a name that is no user", [rich({"type": "user", "user_id": "ana"})]),
    ("a picture without words", [{"type": "image", "image_url": "https://example.org/a.png"}]),
]
GOOD_VIEWS: list[tuple[str, Json]] = [
    ("a form", modal()),
    ("a hundred blocks", modal(blocks=[section()] * 100)),
    ("one action_id in two fields", modal(blocks=[field(), field(block_id="other")])),
    ("a home page", {"type": "home", "blocks": [section()]}),
]
BAD_VIEWS: list[tuple[str, Any]] = [
    ("nothing", None),
    ("no type", {"blocks": []}),
    ("no title", {name: value for name, value in modal().items() if name != "title"}),
    ("a title of 25", modal(title=plain(25))),
    ("a title with markup", modal(title={"type": "mrkdwn", "text": "x"})),
    ("a submit of 25", modal(submit=plain(25))),
    ("101 blocks", modal(blocks=[section()] * 101)),
    ("private_metadata of 3,001", modal(private_metadata="x" * 3001)),
    ("a callback_id of 256", modal(callback_id="x" * 256)),
    ("questions and no submit", {name: value for name, value in modal().items() if name != "submit"}),
    ("a label of 2,001", modal(blocks=[field(label=plain(2001))])),
    ("one block_id twice", modal(blocks=[field(), field()])),
    ("an unknown field", modal(colour="red")),
    ("a home page with a title", {"type": "home", "title": plain(), "blocks": []}),
]


@pytest.mark.parametrize("blocks", [blocks for _, blocks in GOOD_BLOCKS], ids=[name for name, _ in GOOD_BLOCKS])
def test_good_blocks_are_taken(blocks: list[Json]) -> None:
    """What Slack shows is not refused."""
    assert limits.of_blocks(blocks) == []


@pytest.mark.parametrize("blocks", [blocks for _, blocks in BAD_BLOCKS], ids=[name for name, _ in BAD_BLOCKS])
def test_bad_blocks_are_refused(blocks: list[Json]) -> None:
    """One thing is wrong with each, and it is named."""
    assert limits.of_blocks(blocks) != []


@pytest.mark.parametrize("view", [view for _, view in GOOD_VIEWS], ids=[name for name, _ in GOOD_VIEWS])
def test_good_views_are_taken(view: Json) -> None:
    """What Slack opens is not refused."""
    assert limits.of_view(view) == []


@pytest.mark.parametrize("view", [view for _, view in BAD_VIEWS], ids=[name for name, _ in BAD_VIEWS])
def test_bad_views_are_refused(view: Any) -> None:
    """One thing is wrong with each, and it is named."""
    assert limits.of_view(view) != []


def test_all_that_can_be_read_is_counted() -> None:
    """Text in blocks, elements and pieces of rich text."""
    assert limits.all_text([section(10), actions(button()), rich({"type": "text", "text": "four"})]) == 16


@needs_specs
def test_the_vendor_finds_nothing_wrong_with_what_is_taken() -> None:
    """The stand-in takes nothing here that Slack's own types do not allow."""
    for name, blocks in GOOD_BLOCKS:
        assert (name, vendor_check()("chat.postMessage", {"text": "t", "blocks": blocks})) == (name, [])
    for name, view in GOOD_VIEWS:
        assert (name, vendor_check()("views.open", {"view": view})) == (name, [])

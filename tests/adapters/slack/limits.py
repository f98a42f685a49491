"""What Slack refuses in blocks and views: shapes, lengths, counts and ids that stand twice. Pure; an answer names each
problem and where it is, as Slack's own response_metadata does."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from tests.adapters.slack.shapes import Check, Json, kinds, listed, of, one_of, shape, string, text

MESSAGE_BLOCKS, VIEW_BLOCKS, ALL_TEXT, MESSAGE_TEXT, VIEW_BYTES = 50, 100, 13_000, 40_000, 250_000

ID, FOCUS = {"action_id": string(255)}, {"focus_on_load": of(bool)}
CONFIRM = shape(
    {"title": text(100), "text": text(300, markup=True), "confirm": text(30), "deny": text(30)},
    {"style": one_of("primary", "danger")},
)
ASKED = {"confirm": CONFIRM}
HINT = {"placeholder": text(150)}
OPTION = shape({"text": text(75), "value": string(75)}, {"description": text(75), "url": string(3000)})
MARKED_OPTION = shape({"text": text(75, markup=True), "value": string(75)}, {"description": text(75, markup=True)})
GROUP = shape({"label": text(75), "options": listed(OPTION, 1, 100)}, {})
OPTIONS = {"options": listed(OPTION, 1, 100), "option_groups": listed(GROUP, 1, 100)}
DAY, HOUR = r"\d{4}-\d\d-\d\d", r"([01]\d|2[0-3]):[0-5]\d"
SPOKEN = {"accessibility_label": string(75)}


def _select(
    kind: str, extra: Mapping[str, Check], one: Mapping[str, Check], many: Mapping[str, Check]
) -> dict[str, Check]:
    both = {**ID, **ASKED, **FOCUS, **HINT, **extra, **SPOKEN}
    return {
        f"{kind}_select": shape({}, {**both, **one, "response_url_enabled": of(bool)}),
        f"multi_{kind}_select": shape({}, {**both, **many, "max_selected_items": of(int)}),
    }


MENUS = {
    **_select("static", OPTIONS, {"initial_option": OPTION}, {"initial_options": listed(OPTION, 1, 100)}),
    **_select(
        "external",
        {"min_query_length": of(int)},
        {"initial_option": OPTION},
        {"initial_options": listed(OPTION, 1, 100)},
    ),
    **_select("users", {}, {"initial_user": string(20)}, {"initial_users": listed(string(20), 1, 100)}),
    **_select(
        "conversations",
        {"default_to_current_conversation": of(bool), "filter": of(dict)},
        {"initial_conversation": string(20)},
        {"initial_conversations": listed(string(20), 1, 100)},
    ),
    **_select("channels", {}, {"initial_channel": string(20)}, {"initial_channels": listed(string(20), 1, 100)}),
}
CHOICES = {
    "checkboxes": shape(
        {"options": listed(MARKED_OPTION, 1, 10)},
        {**ID, **ASKED, **FOCUS, "initial_options": listed(MARKED_OPTION, 1, 10)},
    ),
    "radio_buttons": shape(
        {"options": listed(MARKED_OPTION, 1, 10)}, {**ID, **ASKED, **FOCUS, "initial_option": MARKED_OPTION}
    ),
}
DATES = {
    "datepicker": shape({}, {**ID, **ASKED, **FOCUS, **HINT, "initial_date": string(10, pattern=DAY)}),
    "timepicker": shape(
        {}, {**ID, **ASKED, **FOCUS, **HINT, "initial_time": string(5, pattern=HOUR), "timezone": string(50)}
    ),
    "datetimepicker": shape({}, {**ID, **ASKED, **FOCUS, "initial_date_time": of(int)}),
}
PRESSED = {
    "button": shape(
        {"text": text(75)},
        {**ID, **ASKED, **SPOKEN, "value": string(2000), "url": string(3000), "style": one_of("primary", "danger")},
    ),
    "overflow": shape({"options": listed(OPTION, 1, 5)}, {**ID, **ASKED}),
}
LENGTHS = {"min_length": of(int), "max_length": of(int)}
LIVE = {"dispatch_action_config": of(dict)}
WRITTEN = {
    "plain_text_input": shape(
        {},
        {**ID, **HINT, **FOCUS, **LENGTHS, **LIVE, "initial_value": string(3000, 0), "multiline": of(bool)},
    ),
    "number_input": shape(
        {"is_decimal_allowed": of(bool)},
        {**ID, **HINT, **FOCUS, **LIVE, "initial_value": string(40), "min_value": string(40), "max_value": string(40)},
    ),
    "email_text_input": shape({}, {**ID, **HINT, **FOCUS, **LIVE, "initial_value": string(3000, 0)}),
    "url_text_input": shape({}, {**ID, **HINT, **FOCUS, **LIVE, "initial_value": string(3000, 0)}),
    "file_input": shape({}, {**ID, "filetypes": listed(string(20), 1, 100), "max_files": of(int)}),
    "rich_text_input": shape({}, {**ID, **HINT, **FOCUS, **LIVE, "initial_value": of(dict)}),
}
PICTURE = shape({"alt_text": string(2000)}, {"image_url": string(3000), "slack_file": of(dict)})

STYLE = {"style": shape({}, dict.fromkeys(("bold", "italic", "strike", "code", "underline"), of(bool)))}
RICH_PIECES = kinds(
    {
        "text": shape({"text": string(13_000)}, STYLE),
        "link": shape({"url": string(3000)}, {**STYLE, "text": string(3000), "unsafe": of(bool)}),
        "user": shape({"user_id": string(20, pattern="[UW][A-Z0-9]+")}, STYLE),
        "usergroup": shape({"usergroup_id": string(20)}, STYLE),
        "channel": shape({"channel_id": string(20, pattern="[CGD][A-Z0-9]+")}, STYLE),
        "emoji": shape({"name": string(100)}, {"unicode": string(50), **STYLE}),
        "broadcast": shape({"range": one_of("here", "channel", "everyone")}, STYLE),
        "color": shape({"value": string(7, pattern="#[0-9a-fA-F]{6}")}, {}),
        "date": shape(
            {"timestamp": of(int), "format": string(200)}, {**STYLE, "url": string(3000), "fallback": string(200)}
        ),
    }
)
BORDER = {"border": of(int)}
RICH_SECTION = shape({"elements": listed(RICH_PIECES, 1, 1000)}, {})
RICH = kinds(
    {
        "rich_text_section": RICH_SECTION,
        "rich_text_list": shape(
            {
                "elements": listed(kinds({"rich_text_section": RICH_SECTION}), 1, 1000),
                "style": one_of("bullet", "ordered"),
            },
            {**BORDER, "indent": of(int), "offset": of(int)},
        ),
        "rich_text_quote": shape({"elements": listed(RICH_PIECES, 1, 1000)}, BORDER),
        "rich_text_preformatted": shape({"elements": listed(RICH_PIECES, 1, 1000)}, {**BORDER, "language": string(50)}),
    }
)

BLOCK = {"block_id": string(255)}
BLOCKS = kinds({
    "section": shape(
        {},
        {
            **BLOCK, "text": text(3000, markup=True), "fields": listed(text(2000, markup=True), 1, 10),
            "accessory": kinds({**MENUS, **CHOICES, **PRESSED, "datepicker": DATES["datepicker"],
                                "timepicker": DATES["timepicker"], "image": PICTURE}),
            "expand": of(bool),
        },
    ),
    "header": shape({"text": text(150)}, BLOCK),
    "divider": shape({}, BLOCK),
    "context": shape({"elements": listed(kinds({
        "plain_text": text(3000), "mrkdwn": text(3000, markup=True), "image": PICTURE}), 1, 10)}, BLOCK),
    "actions": shape({"elements": listed(kinds({**MENUS, **CHOICES, **PRESSED, **DATES}), 1, 25)}, BLOCK),
    "input": shape(
        {"label": text(2000), "element": kinds({**MENUS, **CHOICES, **DATES, **WRITTEN})},
        {**BLOCK, "hint": text(2000), "optional": of(bool), "dispatch_action": of(bool)},
    ),
    "image": shape({"alt_text": string(2000)}, {
        **BLOCK, "image_url": string(3000), "slack_file": of(dict), "title": text(2000)}),
    "rich_text": shape({"elements": listed(RICH, 1, 1000)}, BLOCK),
    "markdown": shape({"text": string(12_000)}, BLOCK),
})  # fmt: skip

VIEW = {
    "private_metadata": string(3000, 0),
    "callback_id": string(255, 0),
    "external_id": string(255, 0),
    "submit_disabled": of(bool),
}
MODAL = shape(
    {"title": text(24), "blocks": listed(BLOCKS, 0, VIEW_BLOCKS)},
    {**VIEW, "submit": text(24), "close": text(24), "clear_on_close": of(bool), "notify_on_close": of(bool)},
)
HOME = shape({"blocks": listed(BLOCKS, 0, VIEW_BLOCKS)}, VIEW)
OFFERED = shape({}, {"options": listed(OPTION, 0, 100), "option_groups": listed(GROUP, 0, 100)})


def of_blocks(blocks: Any) -> list[str]:
    """Of a message's blocks."""
    found = list(listed(BLOCKS, 0, MESSAGE_BLOCKS)(blocks, "/blocks"))
    return found or [*_twice(blocks), *(each for block in blocks for each in _rules(block))]


def of_view(view: Any) -> list[str]:
    """Of a modal, or of a home page."""
    if not isinstance(view, dict) or view.get("type") not in {"modal", "home"}:
        return ["/view: neither a modal nor a home"]
    found = list((MODAL if view["type"] == "modal" else HOME)(view, "/view"))
    if found:
        return found
    blocks = view["blocks"]
    found = [*_twice(blocks), *(each for block in blocks for each in _rules(block))]
    if view["type"] == "modal" and not view.get("submit") and any(block["type"] == "input" for block in blocks):
        found.append("/view: input blocks and no submit")
    if len(json.dumps(view)) > VIEW_BYTES:
        found.append("/view: view_too_large")
    return found


def all_text(blocks: Any) -> int:
    """How many characters there are to read."""
    if isinstance(blocks, list):
        return sum(map(all_text, blocks))
    if not isinstance(blocks, dict):
        return 0
    said = blocks.get("text")
    inside = sum(all_text(value) for value in blocks.values() if isinstance(value, (dict, list)))
    return inside + (len(said) if isinstance(said, str) else 0)


def elements(block: Json) -> list[Json]:
    """What can be acted on in a block."""
    inside = [*block.get("elements", ()), block.get("accessory"), block.get("element")]
    return [each for each in inside if isinstance(each, dict) and each.get("type") not in {"plain_text", "mrkdwn"}]


def _twice(blocks: list[Json]) -> Iterator[str]:
    seen: set[str] = set()
    for name in (block["block_id"] for block in blocks if block.get("block_id")):
        if name in seen:
            yield f"/blocks: block_id {name!r} stands twice"
        seen.add(name)


def _rules(block: Json) -> Iterator[str]:
    """What no list of fields can say."""
    if block["type"] == "section" and not block.get("text") and not block.get("fields"):
        yield "/section: neither text nor fields"
    if block["type"] == "image" and ("image_url" in block) == ("slack_file" in block):
        yield "/image: one of image_url and slack_file"
    theirs = [element.get("action_id") for element in elements(block)]
    for element in elements(block):
        name = element.get("action_id")
        if name and theirs.count(name) > 1:
            yield f"/{block['type']}: action_id {name!r} stands twice"
        yield from _choice(element)


def _choice(element: Json) -> Iterator[str]:
    kind = element["type"]
    if kind in {"static_select", "multi_static_select"} and ("options" in element) == ("option_groups" in element):
        yield f"/{kind}: one of options and option_groups"
        return
    options = [*element.get("options", ()), *(o for g in element.get("option_groups", ()) for o in g["options"])]
    values = [option.get("value") for option in options]
    if len(set(values)) < len(values):
        yield f"/{kind}: two options of one value"
    chosen = [*element.get("initial_options", ()), *filter(None, [element.get("initial_option")])]
    if "external" not in kind and any(choice not in options for choice in chosen):
        yield f"/{kind}: what is chosen at first is not among the options"

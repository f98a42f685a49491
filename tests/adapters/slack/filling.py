"""A person fills in a window of Slack's: what stands in its fields when they send it, as Slack writes it down. What
Slack's own screens refuse before anything is sent is NotPossible."""

from collections.abc import Mapping

from tests.adapters.slack.payloads import NotPossible
from tests.adapters.slack.reading import spots
from tests.adapters.slack.world import Json, View

Value = str | int | list[str] | None
DATES = {
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
    "users_select": ("selected_user", "initial_user"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "channels_select": ("selected_channel", "initial_channel"),
    "multi_users_select": ("selected_users", "initial_users"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
    "multi_channels_select": ("selected_channels", "initial_channels"),
}
"""What the chosen value of an element is called, and what it is called at first."""


def filled(view: View, values: Mapping[str, Value]) -> Json:
    """The view's state. `values` by a field's label, block_id or action_id; the rest is as it was when it opened."""
    fields = [spot for spot in spots(view) if spot.block["type"] == "input"]
    strangers = [name for name in values if not any(field.is_called(name) for field in fields)]
    if strangers:
        known = [field.block["label"]["text"] for field in fields]
        raise NotPossible(f"no such field: {strangers}; there are {known}")
    state: Json = {}
    for field in fields:
        given = next((name for name in values if field.is_called(name)), None)
        stated = _first(field.element) if given is None else chosen(field.element, values[given])
        if not field.block.get("optional") and not _answered(stated):
            raise NotPossible(f"Slack asks to fill in {field.block['label']['text']!r} first")
        state[field.block["block_id"]] = {field.element.get("action_id", ""): {"type": field.element["type"], **stated}}
    return state


def chosen(element: Json, value: Value) -> Json:
    """What is stated of an element when this is written into it, or picked: an option by its label or its value."""
    kind = element["type"]
    if kind in DATES:
        return {DATES[kind][0]: value}
    if kind in {"checkboxes", "multi_static_select", "multi_external_select"}:
        return {"selected_options": [option(element, each) for each in value or []] if isinstance(value, list) else []}
    if kind in {"static_select", "external_select", "radio_buttons", "overflow"}:
        return {"selected_option": None if value is None else option(element, str(value))}
    return {"value": _typed(element, value)}


def option(element: Json, name: str) -> Json:
    groups = element.get("option_groups", ())
    options = [*element.get("options", ()), *(each for group in groups for each in group["options"])]
    for each in options:
        if name in {each["text"]["text"], each["value"]}:
            found: Json = each
            return found
    raise NotPossible(f"no such option: {name!r}; there are {[each['text']['text'] for each in options]}")


def _first(element: Json) -> Json:
    kind = element["type"]
    if kind in DATES:
        return {DATES[kind][0]: element.get(DATES[kind][1])}
    if "initial_options" in element or kind in {"checkboxes", "multi_static_select", "multi_external_select"}:
        return {"selected_options": element.get("initial_options", [])}
    if kind in {"static_select", "external_select", "radio_buttons"}:
        return {"selected_option": element.get("initial_option")}
    return {"value": element.get("initial_value") or None}


def _typed(element: Json, value: Value) -> str | None:
    if value is None or value == "":
        return None
    said = str(value)
    if not int(element.get("min_length", 0)) <= len(said) <= int(element.get("max_length", 3000)):
        raise NotPossible(f"Slack does not take {len(said)} characters here")
    return said


def _answered(stated: Json) -> bool:
    return all(each not in (None, "", []) for each in stated.values())

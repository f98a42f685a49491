"""From a form to a modal, and from what stands in a modal to answers. What the form does not ask travels in the modal's
metadata, which is user input like all else that comes back."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import assert_never

from adapters.slack.text import Json, Pen, cut, plain
from adapters.wording import Voice
from bot.kernel.card import Card
from bot.kernel.command import Draft, slots
from bot.kernel.elements import Button, Buttons, Style, Words
from bot.kernel.fields import Choice, Day, Hour, Line, Number, Paragraph, Pick, YesNo, Zone, kind_of
from bot.kernel.form import Entry, Form
from bot.kernel.refusal import OldButton, Refusal
from bot.kernel.scalars import to_text
from bot.kernel.text import Phrase, say, say_n
from bot.kernel.wire import encode

CALLBACK = "form"
FIELD = "value"
TITLE, LABEL, HINT, OPTION, ERROR, TEXT = 24, 2_000, 2_000, 75, 2_000, 3_000
METADATA = 3_000

CANCEL = say("Cancel")
ANSWER = say("The answer")
CLOSE = say("Close")
LOADING = say("One moment …")
TOO_LATE = say("That took too long. Please press the button again.")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a form was opened: the channel, and the thread in it, in which its answer belongs."""

    channel: str
    thread: str = ""


def modal(form: Form, voice: Voice, origin: Origin) -> Json:
    pen, command = Pen(voice), form.draft.command
    intro = [_text(pen, command.intro)] if command.intro else []
    return {
        "type": "modal",
        "callback_id": CALLBACK,
        "title": plain(pen.plain(command.title), TITLE),
        "submit": plain(pen.plain(command.submit), TITLE),
        "close": plain(pen.plain(CANCEL), TITLE),
        "private_metadata": _written(form.draft, origin),
        "blocks": [*intro, *(block for entry in form.entries for block in _asked(pen, entry))],
    }


def waiting(title: Phrase, voice: Voice) -> Json:
    """What stands in the place of a form while what it offers is read."""
    pen = Pen(voice)
    return {"type": "modal", "title": plain(pen.plain(title), TITLE), "blocks": [_text(pen, LOADING)]}


def closing(title: Phrase, said: Phrase, voice: Voice) -> Json:
    """What stands there when no form opens after all."""
    pen = Pen(voice)
    return {"type": "modal", "title": plain(pen.plain(title), TITLE), "blocks": [_text(pen, said)]}


def over(blocks: list[Json], voice: Voice, title: Phrase) -> Json:
    """An answer as a view over others."""
    pen = Pen(voice)
    close = plain(pen.plain(CLOSE), TITLE)
    return {"type": "modal", "title": plain(pen.plain(title), TITLE), "close": close, "blocks": blocks}


def reopening(form: Form) -> Card:
    """A form that could not open, as a button that opens it. All is asked again: it may be too long for a button."""
    command = form.draft.command
    said = command.intro or command.title
    return Card(said, (Words(said), Buttons((Button(command.title, _hidden(form.draft), Style.primary),))))


def errors(form: Form, voice: Voice) -> dict[str, str]:
    """What is wrong, by the field that it stands beside."""
    return {entry.name: cut(voice.text(entry.error), ERROR) for entry in form.entries if entry.error}


def lists_changed(form: Form) -> bool:
    """Whether it has to be drawn anew, since what there is to pick is not what was there before."""
    return any(isinstance(entry.kind, Pick) for entry in form.entries)


def read_metadata(written: str) -> tuple[str, Origin]:
    """The wire id of the draft, and where its form was opened. Raises OldButton for what was not written here."""
    try:
        wire, channel, thread = json.loads(written)
    except (ValueError, TypeError, RecursionError) as error:
        raise OldButton from error
    if not all(isinstance(each, str) for each in (wire, channel, thread)):
        raise OldButton
    return wire, Origin(channel, thread)


def answers(state: Mapping[str, Mapping[str, Mapping[str, object]]]) -> dict[str, str]:
    """What stands in each field, by its name: `state` is the `state.values` of a modal."""
    return {name: _value(field[FIELD]) for name, field in state.items() if FIELD in field}


def _written(draft: Draft, origin: Origin) -> str:
    return json.dumps([encode(_hidden(draft)), origin.channel, origin.thread], separators=(",", ":"))


def _hidden(draft: Draft) -> Draft:
    """Only what is not asked: what people wrote may be longer than a wire id, and comes back in the fields."""
    asked = {slot.name for slot in slots(draft.command) if kind_of(slot)}
    return replace(draft, given=tuple(each for each in draft.given if each[0] not in asked))


def _asked(pen: Pen, entry: Entry) -> Iterator[Json]:
    """The field; above it what is wrong with what stands in it, where the form opens with that."""
    if entry.error:
        yield _text(pen, entry.error)
    field: Json = {
        "type": "input",
        "block_id": entry.name,
        "label": plain(pen.plain(entry.kind.label), LABEL),
        "element": {"action_id": FIELD, **_element(pen, entry)},
        "optional": not entry.required,
    }
    picked = isinstance(entry.kind, Day | Hour)
    hints = [pen.plain(entry.kind.hint)] if entry.kind.hint and not picked else []
    hints += [pen.plain(_more(entry.more))] if entry.more else []
    if hints:
        field["hint"] = plain(" ".join(hints), HINT)
    yield field


def _element(pen: Pen, entry: Entry) -> Json:
    match entry.kind:
        case Line(most=most):
            return {"type": "plain_text_input", "max_length": most, **_initial(entry, most)}
        case Paragraph(most=most):
            return {"type": "plain_text_input", "multiline": True, "max_length": most, **_initial(entry, most)}
        case Number() | Zone():
            return {"type": "plain_text_input", **_initial(entry, TEXT)}
        case Choice() | YesNo() | Pick():
            return _options(pen, entry)
        case Day():
            return {"type": "datepicker", **_chosen("initial_date", entry)}
        case Hour():
            return {"type": "timepicker", **_chosen("initial_time", entry)}
        case _:
            assert_never(entry.kind)


def _options(pen: Pen, entry: Entry) -> Json:
    """What is not listed in whole is found by a part of its name."""
    if not entry.options or entry.more:
        return {"type": "plain_text_input", **_initial(entry, TEXT)}
    offered = [{"text": plain(pen.plain(each.label), OPTION), "value": each.value} for each in entry.options]
    chosen = [option for option, each in zip(offered, entry.options, strict=True) if each.value == entry.text]
    return {"type": "static_select", "options": offered, **({"initial_option": chosen[0]} if chosen else {})}


def _initial(entry: Entry, most: int) -> Json:
    """What is too long for its field would keep the form from opening: it is cut, and the error above it says so."""
    return {"initial_value": entry.text[:most]} if entry.text else {}


def _chosen(name: str, entry: Entry) -> Json:
    """What a picker shows at first, if that is a day or a time."""
    try:
        return {name: to_text(entry.kind.parse(None, entry.text))} if entry.text else {}
    except Refusal:
        return {}


def _more(count: int) -> Phrase:
    return say_n(
        "{n} more is not shown. Type a part of the name to find it.",
        "{n} more are not shown. Type a part of a name to find it.",
        count,
    )


def _text(pen: Pen, said: Phrase) -> Json:
    return {"type": "section", "text": plain(pen.plain(said), TEXT)}


def _value(field: Mapping[str, object]) -> str:
    chosen = field.get("selected_option")
    if isinstance(chosen, Mapping):
        return str(chosen.get("value", ""))
    for name in ("value", "selected_date", "selected_time"):
        if isinstance(field.get(name), str):
            return str(field[name])
    return ""

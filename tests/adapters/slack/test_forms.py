"""Forms as modals, and what comes back from them."""

import json
from dataclasses import dataclass
from datetime import date, time
from enum import Enum
from typing import Annotated, ClassVar

import pytest

from adapters.slack import forms
from adapters.slack.text import Json
from adapters.wording import Voice
from bot.dispatch import NOBODY
from bot.kernel.command import Command, Draft
from bot.kernel.fields import Choice, Day, Hour, Line, New, Number, Paragraph, Pick, YesNo, Zone
from bot.kernel.form import Entry, Form, Option, answered, opened
from bot.kernel.ids import Id
from bot.kernel.refusal import OldButton
from bot.kernel.text import Phrase, say
from bot.kernel.wire import decode
from tests.adapters.slack.specs import vendor_check

VOICE = Voice("en", "UTC", NOBODY)
ORIGIN = forms.Origin("C1", "1700000000.000100")
MADE = Id("made----------")


class Colour(Enum):
    red = "red"
    blue = "blue"


@dataclass(frozen=True, slots=True)
class Paint(Command):
    wire: ClassVar[str | None] = "zz"
    title: ClassVar[Phrase] = say("Paint")
    intro: ClassVar[Phrase | None] = say("All that a form can ask.")

    made: Annotated[Id, New()]
    name: Annotated[str, Line(say("Name"), say("As people call it."), most=20)]
    more: Annotated[str, Paragraph(say("More"), most=500)] = ""
    colour: Annotated[Colour, Choice(say("Colour"), None, ((Colour.red, say("Red")), (Colour.blue, say("Blue"))))] = (
        Colour.red
    )
    day: Annotated[date | None, Day(say("Day"), say("Year-month-day."))] = None
    hour: Annotated[time | None, Hour(say("Time"))] = None


@dataclass(frozen=True, slots=True)
class Count(Command):
    wire: ClassVar[str | None] = "zy"
    title: ClassVar[Phrase] = say("Count")

    many: Annotated[int, Number(say("How many?"), None, 1, 9)]
    sure: Annotated[bool, YesNo(say("Sure?"))] = False
    zone: Annotated[str, Zone(say("Zone"))] = "UTC"
    which: Annotated[int | None, Pick(say("Which?"), source="which")] = None


def view(form: Form) -> Json:
    return forms.modal(form, VOICE, ORIGIN)


def fields(made: Json) -> dict[str, Json]:
    blocks = made["blocks"]
    assert isinstance(blocks, list)
    return {block["block_id"]: block for block in blocks if block["type"] == "input"}


def fresh(_kind: type[Id]) -> Id:
    return MADE


def test_every_kind_of_field_has_its_own_element() -> None:
    """Days and times are picked, choices are chosen, and what is written has its limit."""
    made = view(opened(Draft(Paint).with_text(name="Door", day="2026-03-09", hour="9:30"), fresh))
    shown = {name: block["element"] for name, block in fields(made).items()}
    assert shown["name"] == {
        "action_id": "value", "type": "plain_text_input", "max_length": 20, "initial_value": "Door",
    }  # fmt: skip
    assert shown["more"] == {"action_id": "value", "type": "plain_text_input", "multiline": True, "max_length": 500}
    assert shown["day"] == {"action_id": "value", "type": "datepicker", "initial_date": "2026-03-09"}
    assert shown["hour"] == {"action_id": "value", "type": "timepicker", "initial_time": "09:30"}
    red = {"text": {"type": "plain_text", "text": "Red", "emoji": False}, "value": "red"}
    colour = shown["colour"]
    assert isinstance(colour, dict)
    assert (colour["type"], colour["initial_option"]) == ("static_select", red)
    assert "hint" in fields(made)["name"]
    assert "hint" not in fields(made)["day"]
    assert [name for name, block in fields(made).items() if not block["optional"]] == ["name"]


def test_a_form_keeps_what_it_does_not_ask_and_comes_back_whole() -> None:
    """The id of what it makes, and where it was opened, travel in its metadata; what was written does not."""
    made = view(opened(Draft(Paint).with_text(name="x" * 200), fresh))
    wire, origin = forms.read_metadata(str(made["private_metadata"]))
    assert origin == ORIGIN
    draft = decode(wire, {"zz": Paint})
    assert isinstance(draft, Draft)
    state: dict[str, dict[str, dict[str, object]]] = {
        "name": {"value": {"type": "plain_text_input", "value": "Door"}},
        "more": {"value": {"type": "plain_text_input", "value": None}},
        "colour": {"value": {"type": "static_select", "selected_option": {"value": "blue"}}},
        "day": {"value": {"type": "datepicker", "selected_date": "2026-03-09"}},
        "hour": {"value": {"type": "timepicker", "selected_time": "09:30"}},
    }
    painted = answered(draft, forms.answers(state))
    assert painted == Paint(MADE, "Door", "", Colour.blue, date(2026, 3, 9), time(9, 30))


def test_what_is_wrong_stands_beside_its_field() -> None:
    """As Slack shows it under the field, and above the field where the form opens with it."""
    form = answered(Draft(Count), {"many": "twelve"})
    assert isinstance(form, Form)
    assert forms.errors(form, VOICE) == {"many": "Please write a whole number from 1 to 9."}
    blocks = view(form)["blocks"]
    assert isinstance(blocks, list)
    assert blocks[0]["text"]["text"] == "Please write a whole number from 1 to 9."
    assert blocks[1]["element"]["initial_value"] == "twelve"


def test_a_long_list_is_found_by_a_part_of_a_name() -> None:
    """What fits is a menu; what does not is written, and the hint says so."""
    which = Entry("which", "which", Pick(say("Which?"), source="which"), required=True)
    short = Form(Draft(Count), (which.offering((Option("1", "One"), Option("2", "Two"))),))
    long = Form(Draft(Count), (which.offering(tuple(Option(str(n), f"Name {n}") for n in range(40))),))
    none = Form(Draft(Count), (which.offering(()),))
    kinds = [fields(view(each))["which"]["element"]["type"] for each in (short, long, none)]  # type: ignore[index]
    assert kinds == ["static_select", "plain_text_input", "plain_text_input"]
    assert "15 more" in str(fields(view(long))["which"]["hint"])
    assert forms.lists_changed(long)


@pytest.mark.parametrize("written", ["", "[]", "nonsense", '["1?:zz"]', "[1, 2, 3]", '{"a": 1}', "null", '["a","b",3]'])
def test_altered_metadata_is_refused(written: str) -> None:
    """It is user input: what was not written here is an old button, and no error."""
    with pytest.raises(OldButton):
        forms.read_metadata(written)


def test_a_form_that_came_too_late_is_offered_by_a_button() -> None:
    """The button makes the same thing, so that pressing twice makes one."""
    card = forms.reopening(opened(Draft(Paint).with_text(name="x" * 200), fresh))
    [button] = card.elements[-1].buttons  # type: ignore[union-attr]
    assert isinstance(button.press, Draft)
    assert dict(button.press.given) == {"made": MADE}


def test_the_vendor_finds_nothing_wrong() -> None:
    """The forms of this file, as they open, come back, wait and close."""
    check = vendor_check()
    faulty = answered(Draft(Paint).with_text(made=MADE), {"name": "y" * 100, "hour": "late"})
    assert isinstance(faulty, Form)
    views = [
        view(opened(Draft(Paint), fresh)),
        view(opened(Draft(Count), fresh)),
        view(faulty),
        forms.waiting(Paint.title, VOICE),
        forms.closing(Paint.title, forms.TOO_LATE, VOICE),
        forms.over([{"type": "divider"}], VOICE, Paint.title),
    ]
    assert {problem for each in views for problem in check("views.open", {"view": each})} == set()
    assert all(json.dumps(each) for each in views)

"""Forms as modals, and what comes back from them."""

from dataclasses import dataclass
from datetime import date, time
from enum import Enum
from typing import Annotated, Any, ClassVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.discord import forms, render
from adapters.discord.marks import Mark, unmarked
from adapters.wording import Voice
from bot.dispatch import NOBODY
from bot.kernel.command import Command, Draft
from bot.kernel.elements import Buttons, Facts
from bot.kernel.fields import Choice, Day, Hour, Line, New, Number, Paragraph, Pick, YesNo, Zone
from bot.kernel.form import Entry, Form, Option, answered, opened
from bot.kernel.ids import Id
from bot.kernel.text import Phrase, say
from bot.kernel.wire import WireId, decode
from tests.adapters.discord.anycards import LONG, PLAIN
from tests.adapters.discord.reading import components
from tests.adapters.discord.specs import problems_of_message, problems_of_modal

VOICE = Voice("en", "UTC", NOBODY)
MADE = Id("made----------")
LABEL, TEXT, INPUT, SELECT = 18, 10, 4, 3
Json = dict[str, Any]


class Colour(Enum):
    red = "red"
    blue = "blue"


COLOURS = ((Colour.red, say("Red")), (Colour.blue, say("Blue")))


@dataclass(frozen=True, slots=True)
class Paint(Command):
    wire: ClassVar[str | None] = "zz"
    title: ClassVar[Phrase] = say("Paint")
    intro: ClassVar[Phrase | None] = say("All that a form can ask.")

    made: Annotated[Id, New()]
    name: Annotated[str, Line(say("Name"), say("As people call it."), most=20)]
    more: Annotated[str, Paragraph(say("More"), most=500)] = ""
    colour: Annotated[Colour, Choice(say("Colour"), None, COLOURS)] = Colour.red
    day: Annotated[date | None, Day(say("Day"), say("Year-month-day."))] = None
    hour: Annotated[time | None, Hour(say("Time"))] = None


@dataclass(frozen=True, slots=True)
class Count(Command):
    wire: ClassVar[str | None] = "zy"
    title: ClassVar[Phrase] = say("Count what is here, in so many words that no title has room for them")
    intro: ClassVar[Phrase | None] = say("It is *short*.")

    many: Annotated[int, Number(say("How many?"), None, 1, 9)]
    sure: Annotated[bool, YesNo(say("Sure?"))] = False
    zone: Annotated[str, Zone(say("Zone"))] = "UTC"
    which: Annotated[int | None, Pick(say("Which?"), source="which")] = None


def view(form: Form) -> Json:
    return forms.modal(form, VOICE).to_dict()


def fields(made: Json) -> dict[str, Json]:
    return {each["component"]["custom_id"]: each for each in made["components"] if each["type"] == LABEL}


def sent(made: Json, **given: str) -> list[Json]:
    """The components of a modal as they come back, with this in its fields."""
    back: list[Json] = []
    for name, each in fields(made).items():
        kind, text = each["component"]["type"], given.get(name, "")
        stated = {"value": text} if kind == INPUT else {"values": [text] if text else []}
        back.append({"type": LABEL, "id": 1, "component": {"type": kind, "custom_id": name, **stated}})
    return [{"type": TEXT, "id": 9}, *back]


def fresh(_kind: type[Id]) -> Id:
    return MADE


def test_every_kind_of_field_has_its_own_component() -> None:
    """Choices are chosen, and all else is written, each with its limit."""
    made = view(opened(Draft(Paint).with_text(name="Door", day="2026-03-09"), fresh))
    shown = {name: each["component"] for name, each in fields(made).items()}
    assert shown["name"] == {
        "type": INPUT, "custom_id": "name", "style": 1, "label": None, "value": "Door", "required": True,
        "max_length": 20,
    }  # fmt: skip
    assert (shown["more"]["style"], shown["more"]["max_length"], shown["more"]["required"]) == (2, 500, False)
    assert [(each["value"], each["default"]) for each in shown["colour"]["options"]] == [("red", True), ("blue", False)]
    assert (shown["day"]["value"], shown["day"]["placeholder"], shown["hour"]["placeholder"]) == (
        "2026-03-09", "2026-03-09", "18:30",
    )  # fmt: skip
    assert [each["label"] for each in made["components"]] == ["Name", "More", "Colour", "Day", "Time"]
    assert fields(made)["name"]["description"] == "As people call it."


def test_what_it_is_for_stands_above_where_there_is_room() -> None:
    """Discord takes five things in a form, and a title of 45 characters."""
    made = view(opened(Draft(Count), fresh))
    assert made["components"][0] == {"type": TEXT, "content": "It is \\*short\\*."}
    assert made["title"] == "Count what is here, in so many words that no…"
    assert all(each["type"] == LABEL for each in view(opened(Draft(Paint), fresh))["components"])


def test_a_form_keeps_what_it_does_not_ask_and_comes_back_whole() -> None:
    """The id of what it makes travels in its own id; what was written does not."""
    made = view(opened(Draft(Paint).with_text(name="x" * 200), fresh))
    draft = decode(made["custom_id"], {"zz": Paint})
    assert isinstance(draft, Draft)
    given = forms.answers(sent(made, name="Door", colour="blue", day="2026-03-09", hour="9:30"))
    assert answered(draft, given) == Paint(MADE, "Door", "", Colour.blue, date(2026, 3, 9), time(9, 30))


def test_what_is_wrong_stands_under_its_label() -> None:
    """In the place of the hint; what was written stays."""
    form = answered(Draft(Count), {"many": "twelve"})
    assert isinstance(form, Form)
    many = fields(view(form))["many"]
    assert many["description"] == "Please write a whole number from 1 to 9."
    assert many["component"]["value"] == "twelve"


def test_a_form_with_errors_comes_back_as_a_card_with_a_way_on() -> None:
    """Field by field; the button opens the form of the same thing, with what was written in it."""
    form = answered(Draft(Paint).with_text(made=MADE), {"name": "y" * 100, "hour": "late"})
    assert isinstance(form, Form)
    card = forms.faulty(form)
    [wrong] = [each for each in card.elements if isinstance(each, Facts)]
    assert [fact.label for fact in wrong.facts] == [say("Name"), say("Time")]
    [row] = [each for each in card.elements if isinstance(each, Buttons)]
    press = row.buttons[0].press
    assert isinstance(press, WireId)
    wire, mark = unmarked(press.written)
    assert (wire, mark) == (view(form)["custom_id"], Mark.again)
    shown = render.message(card, VOICE)
    assert problems_of_message(components(shown)) == []


def test_a_long_list_is_found_by_a_part_of_a_name() -> None:
    """What fits is a menu; what does not is written, and the hint says so."""
    which = Entry("which", "which", Pick(say("Which?"), source="which"), required=True)
    short = Form(Draft(Count), (which.offering((Option("1", "One"), Option("2", "Two"))),))
    long = Form(Draft(Count), (which.offering(tuple(Option(str(n), f"Name {n}") for n in range(40))),))
    none = Form(Draft(Count), (which.offering(()),))
    assert [fields(view(each))["which"]["component"]["type"] for each in (short, long, none)] == [SELECT, INPUT, INPUT]
    assert "15 more" in fields(view(long))["which"]["description"]


@settings(max_examples=12)
@given(PLAIN, LONG, st.sampled_from(["", "red", "green"]), PLAIN, PLAIN)
def test_discord_takes_every_form(name: str, more: str, colour: str, day: str, hour: str) -> None:
    """As it opens, and as it comes back with whatever was written in it."""
    texts = {"name": name, "more": more, "colour": colour, "day": day, "hour": hour}
    back = answered(Draft(Paint).with_text(made=MADE), texts)
    drafts = [opened(Draft(Paint).with_text(**texts), fresh), opened(Draft(Count).with_text(zone=name), fresh)]
    for form in [*drafts, *([back] if isinstance(back, Form) else [])]:
        assert problems_of_modal(view(form)) == []


ALTERED: list[object] = [
    None,
    "x",
    {},
    [None],
    [1],
    [{}],
    [{"component": None}],
    [{"component": {"type": 4}}],
    [{"component": {"values": {}}}],
    [{"component": {"custom_id": 5, "value": 7}}],
    [{"component": {"custom_id": "a", "values": [3]}}],
]


@pytest.mark.parametrize("stated", ALTERED)
def test_altered_answers_are_empty(stated: object) -> None:
    """They are user input: what is no answer is none, and no error."""
    assert set(forms.answers(stated).values()) <= {""}


def test_a_form_that_could_not_open_is_offered_by_a_button() -> None:
    """The button makes the same thing, so that pressing twice makes one."""
    form = opened(Draft(Paint).with_text(name="x" * 200), fresh)
    [row] = [each for each in forms.reopening(form).elements if isinstance(each, Buttons)]
    press = row.buttons[0].press
    assert isinstance(press, WireId)
    assert unmarked(press.written) == (view(form)["custom_id"], Mark.again)
    assert MADE in press.written

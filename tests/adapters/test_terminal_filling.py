"""A form at a prompt: field by field, options by number or word, errors at once, and nothing typed is lost."""

from dataclasses import dataclass, replace
from enum import Enum
from typing import Annotated, ClassVar

import pytest

from adapters.terminal.filling import Filling, filled_in
from adapters.wording import Voice
from bot.dispatch import NOBODY
from bot.kernel.command import Command, Draft
from bot.kernel.fields import Choice, Line, NotAChoice, NotANumber, Number, Pick, YesNo
from bot.kernel.form import Form, Missing, Option, answered, opened
from bot.kernel.ids import PersonId
from bot.kernel.text import say

VOICE = Voice("en", "UTC", NOBODY)


class Way(Enum):
    written = "written"
    spoken = "spoken"


@dataclass(frozen=True, slots=True)
class Invite(Command):
    wire: ClassVar[str | None] = "x"

    topic: Annotated[str, Line(say("Topic"))]
    way: Annotated[Way, Choice(say("Way"), None, ((Way.written, say("Written here")), (Way.spoken, say("Spoken"))))]
    minutes: Annotated[int | None, Number(say("Minutes"), None, 1, 30)] = None
    strict: Annotated[bool, YesNo(say("Strict"))] = False


@dataclass(frozen=True, slots=True)
class Thank(Command):
    wire: ClassVar[str | None] = "t"

    who: Annotated[PersonId, Pick(say("Whom?"), source="people")]


def form(**given: str) -> Form:
    return opened(Draft(Invite).with_text(**given), lambda kind: kind.from_bytes(bytes(10)))


def filled(*answers: str) -> Filling:
    filling = Filling(form(), VOICE)
    for answer in answers:
        assert filling.answer(answer)
    return filling


def test_fields_are_asked_in_their_order_and_make_the_command() -> None:
    """When every field is answered, what was written is what the command holds."""
    filling = filled("Rents", "Spoken", "5", "yes")
    assert filling.entry is None
    assert answered(filling.form.draft, filling.texts) == Invite("Rents", Way.spoken, 5, strict=True)


@pytest.mark.parametrize("typed", ["2", "Spoken", "spoken", "sp", "  SPOKEN "])
def test_an_option_is_chosen_by_number_or_by_word(typed: str) -> None:
    """The number in the list, its words, and their beginning choose the same option."""
    assert filled("Rents", typed).texts["way"] == "spoken"


@pytest.mark.parametrize("typed", ["3", "0", "x", "²"])
def test_what_is_no_option_is_asked_again(typed: str) -> None:
    """The error stands beside the field, and what was typed stays in it."""
    filling = filled("Rents")
    assert not filling.answer(typed)
    assert filling.error == NotAChoice().said
    assert filling.shown == typed
    assert filling.answer("1")
    assert filling.error is None


def test_a_required_field_cannot_stay_empty_and_another_can() -> None:
    """An empty answer is told what is missing only where something is."""
    filling = Filling(form(), VOICE)
    assert not filling.answer("  ")
    assert filling.error == Missing().said
    assert filled("Rents", "1", "").texts["minutes"] == ""


def test_what_does_not_fit_is_said_at_once() -> None:
    """A number beyond the limits is refused in its own field."""
    filling = filled("Rents", "1")
    assert not filling.answer("99")
    assert filling.error == NotANumber(least=1, most=30).said


def test_what_was_given_before_stands_in_the_field() -> None:
    """A form that opens with typed words offers them, options in the reader's words."""
    filling = Filling(form(topic="Rents", way="spoken"), VOICE)
    assert filling.shown == "Rents"
    filling.answer(filling.shown)
    assert filling.shown == "Spoken"


def test_enter_keeps_what_was_chosen_and_a_number_changes_it() -> None:
    """What stands in a list of options need not be deleted before something else is chosen."""
    filling = Filling(form(topic="Rents", way="spoken"), VOICE)
    assert filling.editable == "Rents"
    filling.answer("Rents")
    assert filling.editable == ""
    assert filling.answer("")
    assert filling.texts["way"] == "spoken"
    again = Filling(form(topic="Rents", way="spoken"), VOICE)
    assert all(map(again.answer, ("Rents", "1")))
    assert again.texts["way"] == "written"


def test_what_does_not_fit_is_mended_if_it_is_text_and_else_written_anew() -> None:
    """A long topic need not be typed again, and a new number is not glued to the old one."""
    filling = filled("Rents", "1")
    assert not filling.answer("99")
    assert (filling.shown, filling.editable) == ("99", "")
    long = Filling(form(), VOICE)
    assert not long.answer("long " * 100)
    assert long.editable == "long " * 100


def test_only_faulty_fields_are_asked_again() -> None:
    """A form that comes back with an error keeps what was right."""
    back = answered(form().draft, {"topic": "Rents", "way": "spoken", "minutes": "99", "strict": "0"})
    assert isinstance(back, Form)
    filling = Filling(back, VOICE)
    assert [filling.shown, filling.error] == ["99", NotANumber(least=1, most=30).said]
    assert filling.answer("9")
    assert filling.entry is None
    assert filling.texts["topic"] == "Rents"


def test_a_refused_form_can_be_filled_in_again() -> None:
    """All that was written in it is offered once more, without old errors."""
    texts = filled("Rents", "2", "5", "no").texts
    again = Filling(filled_in(form(), texts), VOICE)
    assert [again.written(entry) for entry in again.form.entries] == ["Rents", "Spoken", "5", "No"]


def test_a_name_that_is_not_shown_is_looked_up_later() -> None:
    """If the list is longer than what is shown of it; else only what is shown can be picked."""
    (entry,) = opened(Draft(Thank), lambda kind: kind.from_bytes(bytes(10))).entries
    shown = Form(Draft(Thank), (replace(entry, options=(Option("ana-----------", "Ana"),), more=9),))
    filling = Filling(shown, VOICE)
    assert filling.answer("Zoe")
    assert filling.texts == {"who": "Zoe"}
    whole = Filling(replace(shown, entries=(replace(shown.entries[0], more=0),)), VOICE)
    assert not whole.answer("Zoe")
    assert whole.error == NotAChoice.sentence

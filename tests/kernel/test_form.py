"""From typed words and forms to commands."""

import random
from dataclasses import dataclass, replace
from enum import Enum
from typing import Annotated, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kernel.command import Command, Draft, fresh
from bot.kernel.fields import Choice, Empty, Line, New, NotAChoice, NotANumber, Number, Paragraph, Pick, TooLong, YesNo
from bot.kernel.form import Form, Missing, Option, answered, complete, opened, prefilled, typed
from bot.kernel.ids import Id, PersonId
from bot.kernel.limits import FIELD_BYTES, FIELD_TEXT, OPTIONS
from bot.kernel.text import say
from bot.kernel.wire import draft

ANA = PersonId("ana-----------")


class Order(Enum):
    joined = "joined"
    random = "random"


@dataclass(frozen=True, slots=True)
class Open(Command):
    wire: ClassVar[str | None] = "to"

    thing: Annotated[PersonId, New()]
    topic: Annotated[str, Line(say("Topic"), most=40)]
    minutes_each: Annotated[int, Number(say("Minutes"), None, 1, 30)] = 5
    order: Annotated[
        Order, Choice(say("Order"), None, ((Order.joined, say("As joined")), (Order.random, say("By lot"))))
    ] = Order.joined
    strict: Annotated[bool, YesNo(say("Strict?"))] = False


@dataclass(frozen=True, slots=True)
class Send(Command):
    wire: ClassVar[str | None] = "ts"

    thing: PersonId
    words: Annotated[str, Paragraph(say("Words"), most=100)]
    note: Annotated[str, Line(say("Note"))] = ""


@dataclass(frozen=True, slots=True)
class Press(Command):
    wire: ClassVar[str | None] = "tp"


NOOR, LUZ = PersonId("noor----------"), PersonId("luz-----------")
PEOPLE = (Option(ANA, "Ana Ruiz"), Option(LUZ, "Luz"), Option(NOOR, "Noor Ana"))


@dataclass(frozen=True, slots=True)
class Thank(Command):
    wire: ClassVar[str | None] = "tt"

    who: Annotated[PersonId, Pick(say("Whom?"), source="people")]


class Numbered:
    """Ids in the order in which they were asked for."""

    def __init__(self) -> None:
        self.lots = random.Random(1)

    def __call__(self, kind: type[Id]) -> Id:
        return fresh(kind, self.lots)


FIRST = fresh(PersonId, random.Random(1))


def new() -> Numbered:
    return Numbered()


def the_form(made: Command | Form) -> Form:
    assert isinstance(made, Form)
    return made


@pytest.mark.parametrize(
    ("line", "given_"),
    [
        ("", {}),
        ("Our school", {"topic": "Our school"}),
        ("Our school minutes-each:7", {"topic": "Our school", "minutes_each": "7"}),
        ("minutes-each:7   Our   school", {"topic": "Our school", "minutes_each": "7"}),
        ("MINUTES-EACH:7", {"minutes_each": "7"}),
        ("minutes-each:7 minutes-each:8", {"minutes_each": "8"}),
        ('topic:"two words" strict:yes', {"topic": "two words", "strict": "yes"}),
        ("topic:“two words” strict:yes", {"topic": "two words", "strict": "yes"}),
        ("topic:«dos palabras»", {"topic": "dos palabras"}),
        ("topic:„zwei Wörter“", {"topic": "zwei Wörter"}),
        ('topic:""', {"topic": ""}),
        ("order:", {"order": ""}),
        ("Money: who decides?", {"topic": "Money: who decides?"}),
        ("See https://example.org/a:b", {"topic": "See https://example.org/a:b"}),
        ("colour:red", {"topic": "colour:red"}),
        ("time:18:30", {"topic": "time:18:30"}),
        ("xorder:random", {"topic": "xorder:random"}),
        ('topic:"order:random"', {"topic": "order:random"}),
        ("ſtrict:yes", {"topic": "ſtrict:yes"}),
        ("mİnutes-each:7", {"topic": "mİnutes-each:7"}),
        ("موضوع order:random", {"topic": "موضوع", "order": "random"}),
    ],
)
def test_typed_words_find_their_fields(line: str, given_: dict[str, str]) -> None:
    """`name:value` fills a field that there is; all else, with its colons and addresses, is the first text field."""
    assert dict(typed(Open, line).given) == given_


def test_words_after_a_command_without_fields_are_left_out() -> None:
    """There is nowhere to put them."""
    assert typed(Press, "now please") == Draft(Press)


@given(st.text())
def test_any_typed_line_opens_a_form_or_runs(line: str) -> None:
    """No line is an error of ours."""
    assert isinstance(complete(typed(Open, line), new()), Open | Form)


def test_all_typed_runs_at_once() -> None:
    """With every required field given and fitting, no form opens; the new thing gets its id."""
    made = complete(typed(Open, "School order:random"), new())
    assert made == Open(FIRST, "School", 5, Order.random)


def test_a_form_opens_with_what_was_typed_and_does_not_scold() -> None:
    """What is missing is asked without an error; what was typed stands in its field, and wrong words say why."""
    form = the_form(complete(typed(Open, "minutes-each:99 strict:yes"), new()))
    shown = {entry.name: (entry.text, entry.error) for entry in form.entries}
    wrong = NotANumber(least=1, most=30).said
    assert shown == {
        "topic": ("", None),
        "minutes_each": ("99", wrong),
        "order": ("joined", None),
        "strict": ("yes", None),
    }


def test_a_form_says_what_is_asked() -> None:
    """Each field has its word, whether it must be filled, its default, and its choices."""
    topic, minutes, order, strict = the_form(opened(Draft(Open), new())).entries
    assert (topic.required, topic.word, topic.text) == (True, "topic", "")
    assert (minutes.required, minutes.word, minutes.text) == (False, "minutes-each", "5")
    assert order.options == (Option("joined", say("As joined")), Option("random", say("By lot")))
    assert (strict.text, strict.options) == ("0", (Option("1", say("Yes")), Option("0", say("No"))))


def test_the_same_form_sent_twice_makes_one_thing() -> None:
    """The id of what is made is drawn when the form opens, and not again."""
    form = opened(Draft(Open), new())
    answers = {"topic": "School", "minutes_each": "7", "order": "random", "strict": "1"}
    once, again = (answered(form.draft, answers) for _ in range(2))
    assert once == again == Open(FIRST, "School", 7, Order.random, strict=True)
    assert opened(form.draft, new()).draft == form.draft


def test_errors_stand_beside_their_fields() -> None:
    """All mistakes are shown at once, what was written stays, and nothing runs."""
    form = the_form(answered(opened(Draft(Open), new()).draft, {"topic": " \u200b", "minutes_each": "x"}))
    assert form.faulty
    assert {entry.name: entry.error for entry in form.entries if entry.error} == {
        "topic": Empty().said,
        "minutes_each": NotANumber(least=1, most=30).said,
    }
    assert {entry.name: entry.text for entry in form.entries}["minutes_each"] == "x"


def test_giants_are_refused_before_they_are_read() -> None:
    """T13: what is cleaned away counts too, for cleaning a whole megabyte would keep everyone else waiting."""
    giant = "\u200b" * FIELD_BYTES + "7"
    form = the_form(answered(opened(Draft(Open), new()).draft, {"topic": giant, "minutes_each": giant}))
    assert {entry.name: entry.error for entry in form.entries if entry.error} == {
        "topic": TooLong(length=len(giant), most=40).said,
        "minutes_each": TooLong(length=len(giant), most=FIELD_TEXT).said,
    }


def test_a_form_opens_with_what_stands() -> None:
    """In the fields that nobody filled in; its draft stays as short as the button was."""
    form = opened(draft(Open, topic="Money"), new())
    shown = prefilled(form, form.draft.filled(topic="School", minutes_each=7, order=Order.random, strict=None))
    assert {entry.name: entry.text for entry in shown.entries} == {
        "topic": "Money",
        "minutes_each": "7",
        "order": "random",
        "strict": "0",
    }
    assert shown.draft == form.draft
    assert not shown.faulty


def test_what_stands_and_does_not_fit_is_left_out() -> None:
    """Cut words would be sent as if they were meant; what is not in the form's fields is not in it."""
    form = opened(draft(Send, thing=ANA), new())
    shown = prefilled(form, form.draft.filled(words="x" * 101, note="kept"))
    assert [entry.text for entry in shown.entries] == ["", "kept"]
    with pytest.raises(KeyError):
        prefilled(form, form.draft.with_text(colour="red"))


def test_what_comes_with_a_button_is_read_from_its_draft() -> None:
    """As what it is; what is not there is a mistake of ours."""
    assert draft(Send, thing=ANA).hidden("thing", PersonId) == ANA
    with pytest.raises(ValueError, match="thing did not come"):
        draft(Send).hidden("thing", PersonId)


def test_a_required_field_left_empty_is_asked_for() -> None:
    """Spaces are not an answer."""
    form = the_form(answered(draft(Send, thing=ANA), {"words": "  ", "note": ""}))
    assert [entry.error for entry in form.entries] == [Missing().said, None]


def test_hidden_fields_come_with_the_form() -> None:
    """What the button knew is in the command, and answers cannot change it."""
    made = answered(draft(Send, thing=ANA), {"words": "Hello", "thing": "ben-----------"})
    assert made == Send(ANA, "Hello")


def test_an_optional_field_may_be_emptied() -> None:
    """Text that stood in an optional field and was taken out is gone."""
    opened_ = opened(draft(Send, thing=ANA, note="old"), new())
    assert [entry.text for entry in opened_.entries] == ["", "old"]
    assert answered(opened_.draft, {"words": "Hello", "note": ""}) == Send(ANA, "Hello", "")


def test_a_button_can_carry_part_of_the_answers() -> None:
    """A draft's fields are in the form that opens."""
    form = opened(draft(Open, topic="School", strict=True), new())
    assert [entry.text for entry in form.entries] == ["School", "5", "joined", "1"]


@pytest.mark.parametrize(
    ("text", "left", "shown", "fits"),
    [
        ("", "", [ANA, LUZ, NOOR], True),
        ("luz", LUZ, [LUZ], True),
        (" ana  RUIZ", ANA, [ANA], True),
        ("noor", NOOR, [NOOR], True),
        (NOOR, NOOR, [NOOR], True),
        ("ana", "ana", [ANA, NOOR], False),
        ("eva", "eva", [ANA, LUZ, NOOR], False),
        ("eva-----------", "eva-----------", [ANA, LUZ, NOOR], False),
    ],
)
def test_what_is_written_is_looked_up_in_the_list(text: str, left: str, shown: list[PersonId], *, fits: bool) -> None:
    """A name, a part of one alone, or an id is that option; several are narrowed down to, and none shows them all."""
    (entry,) = opened(Draft(Thank).with_text(who=text), Numbered()).entries
    offered = entry.offering(PEOPLE)
    assert (offered.text, [each.value for each in offered.options], offered.more) == (left, shown, 0)
    assert offered.error == (None if fits else NotAChoice.sentence)


def test_a_long_list_says_how_much_of_it_is_not_shown() -> None:
    """As many as platforms show; all the others are still found by what is written."""
    many = tuple(Option(f"{number:014}", f"Person {number}") for number in range(OPTIONS + 15))
    (entry,) = opened(Draft(Thank), Numbered()).entries
    assert (entry.offering(many).options, entry.offering(many).more) == (many[:OPTIONS], 15)
    assert replace(entry, text="person 39").offering(many).text == many[39].value
    (same,) = replace(entry, text="person 3").offering(many).options
    assert same == many[3]


def test_what_was_picked_in_typed_words_is_never_taken_as_it_is() -> None:
    """Also if the words could be an id: first the list is read."""
    assert isinstance(complete(typed(Thank, "Annabelle-Kate"), Numbered()), Form)

"""Cards: a closed set of elements, checked when they are built."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, ClassVar

import pytest

from bot.kernel import limits
from bot.kernel.card import Card, card, row, who_is_in
from bot.kernel.command import Command, Page
from bot.kernel.elements import (
    Bar,
    Button,
    Buttons,
    Divider,
    Element,
    Fact,
    Facts,
    Heading,
    Image,
    Menu,
    MenuOption,
    Note,
    People,
    PersonLine,
    Progress,
    Style,
    Table,
    Tally,
    Words,
    texts,
)
from bot.kernel.fields import Line
from bot.kernel.ids import OrganisationId, PersonId
from bot.kernel.text import Mention, Named, Text, say
from bot.kernel.wire import Press, WireId, draft, encode
from storage.codec import codec

ANA, BEN, EVA = (Mention(PersonId(name.ljust(14, "-"))) for name in ("ana", "ben", "eva"))
CLINIC, SCHOOL = (Named(OrganisationId(name.ljust(14, "-"))) for name in ("clinic", "school"))


@dataclass(frozen=True, slots=True)
class Turn(Command):
    wire: ClassVar[str | None] = "tt"

    number: int


@dataclass(frozen=True, slots=True)
class Say(Command):
    wire: ClassVar[str | None] = "ty"

    to: PersonId
    words: Annotated[str, Line(say("Words"))]


@dataclass(frozen=True, slots=True)
class Inside(Command):
    pass


@dataclass(frozen=True, slots=True)
class More(Page):
    wire: ClassVar[str | None] = "tq"

    after: int = 0


def button(number: int, label: str = "Press") -> Button:
    return Button(say(label), Turn(number))


EVERY: tuple[Element, ...] = (
    Heading(say("Round of {who}", who=ANA)),
    Words("Their own words"),
    Note(say("Small print")),
    Divider(),
    Facts((Fact(say("With"), CLINIC), Fact("Since", "March"))),
    People(say("People"), (PersonLine(BEN, say("spoke"), current=True), PersonLine("Maria"))),
    Progress(say("Answers"), 2, 3),
    Tally((Bar(say("Yes"), 2), Bar(SCHOOL, 0))),
    Table((say("Name"), say("Times")), ((EVA, "2"), ("Maria", "1"))),
    Image(Tally((Bar(say("Yes"), 2),)), say("Answers")),
    Image(People("Clean water", (PersonLine(CLINIC), PersonLine("The mill"))), say("Today")),
    Buttons((button(1), Button(say("Say"), draft(Say, to=EVA.person), Style.danger, say("Sure?"), say("Say to Eva")))),
    Menu(say("More"), (MenuOption("Next", More(2)), MenuOption(say("First"), More()))),
)


def test_a_card_lists_what_is_there() -> None:
    """Elements and buttons that are None are left out, and the heading is the summary unless there is a better one."""
    made = card("Title", None, row(None, button(1)), row(None), summary=say("In short"))
    assert made == Card(say("In short"), (Heading("Title"), Buttons((button(1),))))
    assert card("Title").summary == "Title"


def test_a_kept_card_is_the_same_card() -> None:
    """A card with every element goes into the outbox and comes out as it was, with its buttons' written ids."""
    made = Card(say("In short"), EVERY).wired()
    kept = codec(Card).read(codec(Card).write(made))
    assert kept == made
    assert kept.wired() == made
    presses = [each.press for element in made.elements if isinstance(element, Buttons) for each in element.buttons]
    assert presses == [WireId("1:tt:1"), WireId("1?:ty:eva-----------:*")]
    assert made.elements[-1] == Menu(
        say("More"), (MenuOption("Next", WireId("1:tq:2")), MenuOption(say("First"), WireId("1:tq:0")))
    )


def test_all_names_on_a_card_are_found() -> None:
    """Whoever is named anywhere, in a confirmation or for a screen reader too, is looked up before it is shown."""
    hidden = Button(say("Say"), Turn(9), confirm=say("Tell {who}?", who=ANA), spoken=say("Say to {who}", who=EVA))
    people, organisations = who_is_in(Card(say("{who} is with {where}", who=BEN, where=CLINIC), (Buttons((hidden,)),)))
    assert people == {ANA.person, BEN.person, EVA.person}
    assert organisations == {CLINIC.organisation}
    assert who_is_in(Card("All", EVERY))[0] == {ANA.person, BEN.person, EVA.person}
    said = say("{all}", all=(ANA, CLINIC, "x"))
    assert who_is_in(said) == (frozenset({ANA.person}), frozenset({CLINIC.organisation}))
    assert who_is_in(None) == (frozenset(), frozenset())


def test_every_element_has_its_text() -> None:
    """What is counted and looked up is all that the elements show, in their order."""
    shown = {type(element).__name__: list(texts(element)) for element in EVERY}
    assert shown["Divider"] == []
    assert shown["People"] == [say("People"), BEN, say("spoke"), "Maria"]
    assert shown["Table"] == [say("Name"), say("Times"), EVA, "2", "Maria", "1"]
    assert shown["Buttons"] == [say("Press"), say("Say"), say("Sure?"), say("Say to Eva")]
    assert [list(texts(each)) for each in EVERY if isinstance(each, Image)] == [
        [say("Answers"), say("Yes")],
        [say("Today"), "Clean water", CLINIC, "The mill"],
    ]
    assert all(shown[name] for name in shown if name != "Divider")


def lines(count: int) -> tuple[PersonLine, ...]:
    return (PersonLine("x"),) * count


def options(count: int, label: Text = "x") -> tuple[MenuOption, ...]:
    return tuple(MenuOption(label, Turn(number)) for number in range(count))


MADE: tuple[tuple[str, Callable[[int], object], int], ...] = (
    ("heading", lambda size: Heading("x" * size), limits.HEADING),
    ("paragraph", lambda size: Words("x" * size), limits.PARAGRAPH),
    ("note", lambda size: Note("x" * size), limits.NOTE),
    ("facts", lambda size: Facts((Fact("x", "y"),) * size), limits.FACTS),
    ("people", lambda size: People("x", lines(size)), limits.LINES),
    ("bars", lambda size: Tally((Bar("x", 1),) * size), limits.LINES),
    ("rows", lambda size: Table(("x",), (("y",),) * size), limits.LINES),
    ("columns", lambda size: Table(("x",) * size, ()), limits.COLUMNS),
    ("alternative text", lambda size: Image(Tally((Bar("x", 1),)), "x" * size), limits.ALTERNATIVE),
    ("buttons in a row", lambda size: Buttons(tuple(map(button, range(size)))), limits.ROW_BUTTONS),
    ("button label", lambda size: button(1, "x" * size), limits.BUTTON_LABEL),
    ("confirmation", lambda size: Button(say("x"), Turn(1), confirm=say("x" * size)), limits.CONFIRM),
    ("menu label", lambda size: Menu(say("x" * size), options(1)), limits.MENU_LABEL),
    ("options", lambda size: Menu(say("x"), options(size)), limits.OPTIONS),
    ("option label", lambda size: MenuOption("x" * size, Turn(1)), limits.OPTION_LABEL),
    ("summary", lambda size: Card("x" * size, ()), limits.SUMMARY),
    ("card parts", lambda size: Card("x", (Divider(),) * size), limits.CARD_PARTS),
    ("card text", lambda size: Card("x", (Words("x" * 1_800), Words("x" * (size - 1_800)))), limits.CARD_TEXT),
)


@pytest.mark.parametrize(("what", "make", "most"), MADE, ids=[what for what, _, _ in MADE])
def test_each_limit_holds_to_the_piece(what: str, make: Callable[[int], object], most: int) -> None:
    """What is just short enough can be built; one more is an error that names what is too much."""
    assert make(most)
    with pytest.raises(ValueError, match=f"^{what}"):
        make(most + 1)


@pytest.mark.parametrize(
    "make",
    [
        lambda: Facts(()),
        lambda: Tally(()),
        lambda: Table((), ()),
        lambda: Buttons(()),
        lambda: Menu(say("x"), ()),
        lambda: Image(Tally((Bar("x", 1),)), ""),
        lambda: button(1, ""),
        lambda: MenuOption("", Turn(1)),
        lambda: Table(("x", "y"), (("only one",),)),
        lambda: Progress("x", 4, 3),
        lambda: Progress("x", -1, 3),
        lambda: Bar("x", -1),
        lambda: Menu(say("x"), (MenuOption("a", Turn(1)), MenuOption("b", Turn(1)))),
        lambda: Card("x", (Buttons((button(1),)), Buttons((button(1),)))),
        lambda: Card("x", (Buttons((Button(say("x"), Inside()),)),)),
        lambda: Menu(say("x"), (MenuOption("a", Inside()),)),
        lambda: Card("x", tuple(Buttons(tuple(button(row * 5 + n) for n in range(5))) for row in range(7))),
    ],
)
def test_what_no_platform_can_show_is_not_built(make: Callable[[], object]) -> None:
    """Empty lists, counts that cannot be, two buttons alike, and buttons without a public name are errors at once."""
    with pytest.raises(ValueError):  # noqa: PT011 - each says what in its own words
        make()


@pytest.mark.parametrize("press", [Turn(1), More(), draft(Say, to=ANA.person), WireId("1:tt:1")])
def test_a_button_takes_every_kind_of_request(press: Press) -> None:
    """Commands, pages, drafts and what is written already stand on a button."""
    (made,) = Card("x", (Buttons((Button(say("x"), press),)),)).wired().elements
    assert made == Buttons((Button(say("x"), WireId(encode(press))),))

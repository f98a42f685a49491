"""Requests on buttons: what we write is read as it was, and whatever else arrives is an old button."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum
from typing import Annotated, ClassVar

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.kernel.command import Command, Draft, Page, Request
from bot.kernel.fields import Choice, Day, Hour, Line, New, Number, Pick, YesNo
from bot.kernel.ids import PersonId
from bot.kernel.limits import WIRE
from bot.kernel.refusal import OldButton
from bot.kernel.text import say
from bot.kernel.wire import WireId, decode, draft, encode

ANA = PersonId("ana-----------")


class Order(Enum):
    joined = "joined"
    random = "random"


@dataclass(frozen=True, slots=True)
class Open(Command):
    wire: ClassVar[str | None] = "to"

    thing: Annotated[PersonId, New()]
    topic: Annotated[str, Line(say("Topic"), most=20)]
    minutes: Annotated[int | None, Number(say("Minutes"), None, 1, 30)] = None
    order: Annotated[Order, Choice(say("Order"), None, ((Order.joined, say("As joined")),))] = Order.joined
    words: Annotated[str, Line(say("Words"))] = ""


@dataclass(frozen=True, slots=True)
class Done(Command):
    wire: ClassVar[str | None] = "td"

    thing: PersonId
    turn: int
    after: PersonId | None = None


@dataclass(frozen=True, slots=True)
class Meet(Command):
    wire: ClassVar[str | None] = "tm"

    of: PersonId
    who: Annotated[PersonId, Pick(say("Who"), source="people")]
    day: Annotated[date, Day(say("Day"))]
    hour: Annotated[time, Hour(say("Time"))] = time(18, 30)
    loud: Annotated[bool, YesNo(say("Loud"))] = False


@dataclass(frozen=True, slots=True)
class Tick(Command):
    thing: PersonId
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Wait(Command):
    wire: ClassVar[str | None] = "tw"

    since: datetime


@dataclass(frozen=True, slots=True)
class Look(Page):
    wire: ClassVar[str | None] = "tl"

    cursor: str = ""


KNOWN: dict[str, type[Request]] = {kind.wire: kind for kind in (Open, Done, Meet, Wait, Look) if kind.wire}


@pytest.mark.parametrize(
    ("request_", "written"),
    [
        (Done(ANA, 7), "1:td:ana-----------:7:!"),
        (Done(ANA, -7, ANA), "1:td:ana-----------:-7:ana-----------"),
        (Look(), "1:tl:"),
        (Look("a:b !*?%/é"), "1:tl:a%3Ab%20%21%2A%3F%25%2F%C3%A9"),
        (Look("!"), "1:tl:%21"),
        (Open(ANA, "Schule"), "1:to:ana-----------:Schule:!:joined:"),
        (Meet(ANA, ANA, date(2026, 3, 9)), "1:tm:ana-----------:ana-----------:2026-03-09:18%3A30:0"),
        (Draft(Open), "1?:to:*:*:*:*:*"),
        (draft(Open, minutes=5, order=Order.random), "1?:to:*:*:5:random:*"),
        (draft(Meet, of=ANA, who=None, loud=True), "1?:tm:ana-----------:*:*:*:1"),
    ],
)
def test_the_format_is_public(request_: Command | Page | Draft, written: str) -> None:
    """So requests look on buttons that hang in channels for years, and they are read as they were written."""
    assert encode(request_) == written
    assert decode(written, KNOWN) == request_


def test_what_is_written_stays_as_it_is() -> None:
    """A card from the outbox is sent with the ids that it was kept with."""
    assert encode(WireId("1:td:x")) == "1:td:x"


def test_a_button_of_before_a_field_was_added_still_works() -> None:
    """What a button lacks takes the default of the field."""
    assert decode("1:td:ana-----------:7", KNOWN) == Done(ANA, 7)
    assert decode("1?:to", KNOWN) == Draft(Open)


@pytest.mark.parametrize(
    "written",
    [
        "",
        ":",
        "1",
        "1:",
        "1:nothing:1",
        "2:td:ana-----------:7:!",
        "1??:to:*",
        "?1:to:*",
        "1:td",
        "1:td:ana-----------",
        "1:td:ana-----------:7:!:8",
        "1:td:!:7:!",
        "1:td:ana-----------:!:!",
        "1:td:ana-----------:seven:!",
        "1:td:ana-----------:٧:!",
        "1:td:ana-----------:*:!",
        "1:td:ana:7:!",
        "1:td:ana-----------:7:%FF",
        "1:to:ana-----------:" + "x" * 21 + ":!:joined:",
        "1:to:ana-----------:%E2%80%AE:!:joined:",
        "1:to:ana-----------:Topic:31:joined:",
        "1:to:ana-----------:Topic:0:joined:",
        "1:to:ana-----------:Topic:!:random:",
        "1:to:ana-----------:Topic:!:!:",
        "1:tm:ana-----------:ana-----------:9999-12-31:18%3A30:0",
        "1:tm:ana-----------:ana-----------:2026-03-09:18%3A30%2B05%3A00:0",
        "1:tw:2026-03-09T18%3A30%3A00",
        "1?:tl:",
        "1?:tm:*:*:*:*:*",
        "1?:tm:ana:*:*:*:*",
        "1?:to:ana:*:*:*:*",
        "1:tl:é",
        "1:tl:\ud800",
        "1:tl:a%00b",
        "1:tl:" + "x" * WIRE,
    ],
)
def test_anything_else_is_an_old_button(written: str) -> None:
    """Unknown names and versions, missing, surplus, wrong and impossible fields: all get the same kind answer."""
    with pytest.raises(OldButton):
        decode(written, KNOWN)


PIECES = st.sampled_from(["1", "1?", "2", "*", "!", "", "ana-----------", "7", "%00", "%", "\ud800", "²", "0", "true"])
NAMES = st.sampled_from([*KNOWN, ""])


@given(
    st.text()
    | st.lists(PIECES | st.text(max_size=8)).map(":".join)
    | st.tuples(st.sampled_from(["1", "1?"]), NAMES, st.lists(PIECES, max_size=6)).map(
        lambda made: ":".join([*made[:2], *made[2]])
    )
)
@example("1:tl:\ud800")
def test_hostile_input_is_a_request_or_an_old_button(written: str) -> None:
    """Whatever arrives, it is a request that passes all checks, or an old button; never anything else."""
    try:
        request = decode(written, KNOWN)
    except OldButton:
        return
    assert isinstance(request, Command | Page | Draft)
    if len(again := encode(request)) <= WIRE:
        assert decode(again, KNOWN) == request


@given(
    st.builds(Done, st.just(ANA), st.integers(-(10**9), 10**9), st.none() | st.just(ANA))
    | st.builds(Look, st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=7))
    | st.builds(Meet, st.just(ANA), st.just(ANA), st.dates(date(2000, 1, 1), date(2199, 1, 1)), loud=st.booleans())
)
def test_every_request_comes_back(request_: Command | Page) -> None:
    """What a button carries is what was put on it."""
    assert decode(encode(request_), KNOWN) == request_


@pytest.mark.parametrize(
    ("press", "why"),
    [
        (Tick(ANA), "no wire name"),
        (Look("x" * WIRE), "on the wire"),
        (Draft(Meet), "does not ask for of"),
        (Draft(Meet, (("of", "ana"),)), "14 characters"),
        (Draft(Tick, (("thing", ANA),)), "no wire name"),
    ],
)
def test_our_own_mistakes_are_found_when_the_card_is_built(press: Command | Page | Draft, why: str) -> None:
    """What has no public name, is too long, or would open a form that can never be sent is an error at once."""
    with pytest.raises(ValueError, match=why):
        encode(press)

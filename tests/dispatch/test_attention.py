"""What dispatch does beside keeping messages: features hear whose attention is asked for."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bot.dispatch import Dispatch
from bot.kernel.attention import Ask, Met, Need, Notice
from bot.kernel.card import Card, card
from bot.kernel.change import Change, Happened, NeedRaised, Rung
from bot.kernel.command import Command, Context, Page, Standing
from bot.kernel.elements import Button, Note
from bot.kernel.feature import Catalogue, Feature, Reaction, Root, aggregate, on, page
from bot.kernel.ids import Id, PersonId
from bot.kernel.ports import Key, Repository, Unit
from bot.kernel.text import say
from tests.dispatch.conftest import NOW, Evening

ANA, BEN = PersonId("ana-----------"), PersonId("ben-----------")


@dataclass(frozen=True, slots=True)
class Shout(Command):
    wire: ClassVar[str | None] = "as"

    what: str


@dataclass(frozen=True, slots=True)
class Count(Command):
    what: str
    person: PersonId


@dataclass(frozen=True, slots=True)
class Heard:
    id: Id
    what: str
    person: PersonId
    at: datetime


HEARD: Key[Repository[Heard]] = Key("heard")


@dataclass(frozen=True, slots=True)
class Start(Page):
    wire: ClassVar[str | None] = "ah"
    needs: ClassVar[Standing] = Standing.anyone


@dataclass(frozen=True, slots=True)
class Inside(Page):
    wire: ClassVar[str | None] = "ai"

    number: int = 0


def nothing(unit: Unit, request: Command | Page, context: Context) -> None:
    return None


def need(person: PersonId, key: str = "look") -> Need:
    return Need(person, key, say("Look"), Button(say("Look"), Inside()))


def shout(given: None, command: Shout, context: Context) -> Change[Heard]:
    ask = Ask(ANA, context.place, card("Now"), say("It is your turn."))
    changes: dict[str, Change[Heard]] = {
        "needs": Change(needs=(need(BEN), need(ANA), need(ANA, "more"))),
        "ask": Change(messages=(ask,)),
        "met": Change(needs=(Met("look"),), messages=(Notice(context.place, card("Quiet")),)),
    }
    return changes[command.what]


def count(given: None, command: Count, context: Context) -> Change[Heard]:
    return Change(new=(Heard(context.fresh(Id), command.what, command.person, context.now),))


def counting(fact: NeedRaised | Rung) -> tuple[Command, ...]:
    return (Count(type(fact).__name__, fact.person),)


def drawn(given: None, context: Context) -> Card:
    return card("Home")


BELL = Feature(
    "bell",
    aggregates=(aggregate("heard", Heard, HEARD),),
    routes=(on(Shout, nothing, shout), on(Count, nothing, count)),
    root=Root("bell", say("Bell"), Start, home=True),
    pages=(page(Start, nothing, drawn), page(Inside, nothing, drawn)),
    reactions=(Reaction(NeedRaised, counting), Reaction(Rung, counting)),
)


def heard(evening: Evening, what: str) -> list[tuple[str, PersonId]]:
    evening.dispatch = Dispatch(Catalogue((BELL,)))
    evening.ask(Shout(what))
    rows = [row for row in evening.world.rows.values() if isinstance(row, Heard)]
    assert all(row.at == NOW for row in rows)
    return [(row.what, row.person) for row in rows]


def kept(evening: Evening) -> list[Happened]:
    return [fact for fact, _, _ in evening.world.history]


def test_features_hear_for_whom_a_need_was_kept(evening: Evening) -> None:
    """Once for each person, however many needs, in the order of their ids; the needs are kept before."""
    assert heard(evening, "needs") == [("NeedRaised", ANA), ("NeedRaised", BEN)]
    assert [message for message, _ in evening.world.kept] == [need(BEN), need(ANA), need(ANA, "more")]


def test_features_hear_whom_an_ask_rang(evening: Evening) -> None:
    """So that asks that may not wait can be counted."""
    assert heard(evening, "ask") == [("Rung", ANA)]


def test_what_asks_for_nobody_is_not_heard(evening: Evening) -> None:
    """A notice is silent, and so is a need that is met."""
    assert heard(evening, "met") == []


def test_whose_attention_was_asked_for_is_not_history(evening: Evening) -> None:
    """Dispatch states it for features alone."""
    heard(evening, "needs")
    heard(evening, "ask")
    assert kept(evening) == []


def test_an_ask_says_why_it_did_not_wait() -> None:
    """Under all else that it says."""
    ask = Ask(ANA, Evening.place, card("Now"), say("It is your turn."))
    assert ask.shown == card("Now", Note(say("It is your turn.")))

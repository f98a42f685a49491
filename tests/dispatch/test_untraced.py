"""What secret submissions may leave behind: the row that they are, and nothing that says when or by whom."""

from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

import pytest

from bot.dispatch import Dispatch, Outcome
from bot.kernel.attention import Ask, Met, Need, Notice
from bot.kernel.card import Card, card
from bot.kernel.change import Change, Happened, NeedRaised, Rung
from bot.kernel.command import Command, Context, Standing
from bot.kernel.elements import Button
from bot.kernel.feature import Board, Catalogue, Feature, Reaction, aggregate, on
from bot.kernel.ids import Id, PersonId, PlaceId
from bot.kernel.ports import Key, Repository, Unit
from bot.kernel.text import say
from bot.kernel.wire import WireId
from tests.dispatch.conftest import NOW, Evening
from tests.dispatch.garden import DIARY, GARDEN, Hide

PLACE, ANA = PlaceId("place---------"), PersonId("ana-----------")
LOOK = Button(say("Look"), WireId("1:look"))


@dataclass(frozen=True, slots=True)
class Counted:
    """Neither deadline nor board: the one kind of thing that a secret submission may change."""

    id: Id


@dataclass(frozen=True, slots=True)
class Timed:
    id: Id
    due: datetime | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    id: Id


@dataclass(frozen=True, slots=True)
class Submitted(Happened):
    """Written down."""


@dataclass(frozen=True, slots=True)
class Whispered(Happened):
    """For reactions alone."""

    recorded: ClassVar[bool] = False


COUNTED: Key[Repository[Counted]] = Key("counted")
TIMED: Key[Repository[Timed]] = Key("timed")
SHOWN: Key[Repository[Shown]] = Key("shown")
ONE = Id("one-----------")

CHANGES: dict[str, Change[Counted] | Change[Timed] | Change[Shown]] = {
    "a fact": Change(facts=(Submitted(),)),
    "a fact for reactions alone": Change(facts=(Whispered(),)),
    "a notice": Change(messages=(Notice(PLACE, card("x")),)),
    "an ask": Change(messages=(Ask(ANA, PLACE, card("x"), say("Now.")),)),
    "a need": Change(needs=(Need(ANA, "look", say("Look."), LOOK),)),
    "a need that is met": Change(needs=(Met("look", ANA),)),
    "something new with a deadline alone": Change(new=(Timed(ONE),)),
    "something new with a board alone": Change(new=(Shown(ONE),)),
    "something with a deadline alone": Change(Timed(ONE)),
    "something with a board alone": Change(Shown(ONE)),
}
"""Each leaves one trace and no other."""


@dataclass(frozen=True, slots=True)
class Submit(Command):
    wire: ClassVar[str | None] = "us"
    untraced: ClassVar[bool] = True

    leaving: str = ""


@dataclass(frozen=True, slots=True)
class Prepare(Command):
    """What is changed afterwards."""

    wire: ClassVar[str | None] = "up"


@dataclass(frozen=True, slots=True)
class Hear(Command):
    """Whatever is heard of somebody is kept."""

    needs: ClassVar[Standing] = Standing.clock


@dataclass(frozen=True, slots=True)
class Tell(Command):
    wire: ClassVar[str | None] = "ut"


@dataclass(frozen=True, slots=True)
class CountSecretly(Command):
    """A mistake of ours: what follows from a fact is no secret."""

    needs: ClassVar[Standing] = Standing.clock
    untraced: ClassVar[bool] = True


def nothing(unit: Unit, command: Command, context: Context) -> None:
    return None


def prepare(given: None, command: Prepare, context: Context) -> Change[Timed]:
    return Change(new=(Timed(ONE), Shown(ONE)))


def submit(given: None, command: Submit, context: Context) -> Change[Counted] | Change[Timed] | Change[Shown]:
    return CHANGES.get(command.leaving) or Change(reply=say("Recorded."), new=(Counted(context.fresh(Id)),))


def hear(given: None, command: Hear, context: Context) -> Change[Counted]:
    return Change(new=(Counted(context.fresh(Id)),))


def tell(given: None, command: Tell, context: Context) -> Change[Counted]:
    return Change(facts=(Submitted(),))


def count_secretly(given: None, command: CountSecretly, context: Context) -> Change[Counted]:
    raise OSError


def again(key: Id) -> Hear:
    return Hear()


def drawn(state: Shown) -> Card:
    return card("x")


def nowhere(state: Shown) -> tuple[PlaceId, ...]:
    return ()


def hearing(fact: NeedRaised | Rung) -> tuple[Hear, ...]:
    return (Hear(),)


def counting(fact: Submitted) -> tuple[CountSecretly, ...]:
    return (CountSecretly(),)


BOX = Feature(
    "box",
    aggregates=(
        aggregate("counted", Counted, COUNTED),
        aggregate("timed", Timed, TIMED, deadline=lambda state: state.due, tick=again),
        aggregate("shown", Shown, SHOWN, board=Board(drawn, nowhere)),
    ),
    routes=(
        on(Prepare, nothing, prepare),
        on(Submit, nothing, submit),
        on(Hear, nothing, hear),
        on(Tell, nothing, tell),
        on(CountSecretly, nothing, count_secretly),
    ),
    reactions=(
        Reaction(NeedRaised, hearing),
        Reaction(Rung, hearing),
        Reaction(Submitted, counting),
    ),
)


@pytest.fixture
def box(evening: Evening) -> Evening:
    evening.dispatch = Dispatch(Catalogue((GARDEN, DIARY, BOX)))
    evening.ask(Prepare())
    return evening


def test_an_untraced_command_leaves_no_key(evening: Evening) -> None:
    """Its row is all that there is; delivered twice it is not told apart here."""
    answers = [evening.ask(Hide(), key="secret") for _ in range(2)]
    assert [answer.outcome for answer in answers] == [Outcome.done, Outcome.done]
    assert evening.world.received == {}
    assert (evening.world.history, evening.world.sent, evening.world.timers, evening.world.boards) == ([], [], {}, {})


def test_a_submission_without_a_trace_is_kept(box: Evening) -> None:
    """So what the others are refused for is their trace."""
    before = deepcopy(box.world)
    assert box.ask(Submit()).outcome is Outcome.done
    assert len(box.world.rows) == len(before.rows) + 1
    box.world.rows = before.rows
    assert box.world == before


@pytest.mark.parametrize("trace", CHANGES)
def test_an_untraced_command_that_would_leave_a_trace_fails(box: Evening, trace: str) -> None:
    """Each by itself would say when it was, or who. Nothing is kept, nobody is rung, and no reaction hears of it."""
    before = deepcopy(box.world)
    with pytest.raises(RuntimeError, match="left a trace"):
        box.ask(Submit(trace), key="secret")
    assert box.world == before


def test_an_untraced_command_is_never_kept_for_another_try(box: Evening) -> None:
    """Its words and its time would lie in the store. It is reported, and its cause stands."""
    answer = box.ask(Tell(), at=NOW)
    assert answer.outcome is Outcome.done
    assert [type(failure) for failure in answer.failures] == [OSError]
    assert (box.world.waiting, box.world.timers) == ({}, {})

"""What features do about each other's facts: in the same transaction, and never at the cost of the cause."""

from copy import deepcopy

import pytest

from bot.dispatch import Outcome, Tick
from bot.dispatch.ports import Due
from bot.dispatch.running import LONGEST_CHAIN, RETRY, RETRY_AFTER, EndlessReactions
from bot.kernel.command import NoPlace
from bot.kernel.ids import Id
from tests.dispatch.conftest import NOW, Evening
from tests.dispatch.garden import THIRST, Note, Sow, Step, Stepped, Water
from tests.dispatch.memory import World

ROSE = Id("rose----------")
LATER = NOW + THIRST


def entries(world: World) -> int:
    return sum(name == "entries" for _, name, _ in world.rows)


def retry_of(world: World) -> Due:
    (due,) = (Due(*row, at) for row, at in world.timers.items() if row[1] == RETRY)
    return due


def watered(evening: Evening, name: str) -> Evening:
    evening.ask(Sow(ROSE, name))
    evening.ask(Water(ROSE), at=LATER)
    return evening


def test_a_reaction_is_part_of_its_cause(evening: Evening) -> None:
    """What follows is kept together with what it follows."""
    assert entries(watered(evening, "Rose").world) == 1
    assert evening.world.waiting == {}


def test_a_reaction_that_fails_leaves_its_cause_standing(evening: Evening) -> None:
    """It is undone alone, also what it had written already; the failure is reported and the command waits."""
    evening.ask(Sow(ROSE, "twice"))
    answer = evening.ask(Water(ROSE), at=LATER)
    assert answer.outcome is Outcome.done
    assert [type(failure) for failure in answer.failures] == [KeyError]
    assert entries(evening.world) == 0
    assert len(evening.world.sent) == len(evening.world.history) == 1
    assert list(evening.world.waiting.values()) == [Note("twice")]
    assert retry_of(evening.world).at == LATER + RETRY_AFTER


def test_a_failed_reaction_is_tried_again_by_the_clock(evening: Evening) -> None:
    """As long as it fails it stays; once it can be done it is done, once."""
    watered(evening, "twice")
    due = retry_of(evening.world)
    before = deepcopy(evening.world)
    with pytest.raises(KeyError, match="there already"):
        evening.world.run(evening.dispatch.tick, Tick(due, due.at, b"seed"))
    assert evening.world == before
    evening.world.waiting = dict.fromkeys(evening.world.waiting, Note("once"))
    assert evening.world.run(evening.dispatch.tick, Tick(due, due.at, b"seed")).ran
    assert not evening.world.run(evening.dispatch.tick, Tick(due, due.at, b"seed")).ran
    assert entries(evening.world) == 1
    assert evening.world.waiting == {}


def test_a_reaction_that_asks_where_it_is_fails_at_once(evening: Evening) -> None:
    """Also while its cause has a place, since when it is tried again there is none."""
    evening.ask(Sow(ROSE, "here"))
    answer = evening.ask(Water(ROSE), at=LATER)
    assert [type(failure) for failure in answer.failures] == [NoPlace]
    assert list(evening.world.waiting.values()) == [Note("here")]


def test_a_reaction_that_cannot_say_what_to_do_is_reported(evening: Evening) -> None:
    """There is nothing to try again, but the cause stands and somebody reads of it."""
    evening.ask(Sow(ROSE, "nameless"))
    answer = evening.ask(Water(ROSE), at=LATER)
    assert answer.outcome is Outcome.done
    assert [type(failure) for failure in answer.failures] == [LookupError]
    assert evening.world.waiting == {}
    assert len(evening.world.history) == 1


def test_reactions_may_follow_each_other_three_times(evening: Evening) -> None:
    """A cause and three reactions are all kept."""
    evening.ask(Step(0, LONGEST_CHAIN))
    assert [fact for fact, _, _ in evening.world.history] == [Stepped(n, LONGEST_CHAIN) for n in range(4)]
    assert entries(evening.world) == 4


def test_a_longer_chain_is_a_mistake_that_undoes_everything(evening: Evening) -> None:
    """It would go on for ever, so it is not tried again either."""
    before = deepcopy(evening.world)
    with pytest.raises(EndlessReactions):
        evening.ask(Step(0, LONGEST_CHAIN + 1), key="endless")
    assert evening.world == before

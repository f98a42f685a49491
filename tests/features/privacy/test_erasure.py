"""An erasure as values: who may ask for it, when it goes on, when it is done, and what it says of whom it was."""

from datetime import timedelta
from random import Random

import pytest

from bot.features.privacy import handlers
from bot.features.privacy.commands import EraseMe, EraseWhoLeft, GoOnErasing
from bot.features.privacy.facts import PersonErased
from bot.features.privacy.model import PATIENCE, STEPS, Erasing, Erasure, ErasureId, NotYours, digest
from bot.kernel.attention import Forgotten
from bot.kernel.command import Account, Actor, Context, Standing
from bot.kernel.ids import CoalitionId, PersonId
from tests.features.privacy.values import ANA, BEN, HERE, NOW

KEY = ErasureId("erasure-------")
BEGUN = Erasure.of(KEY, HERE, ANA, NOW)


def context(person: PersonId = ANA, coalition: CoalitionId = HERE) -> Context:
    actor = Actor(person, Standing.member, Account("terminal", "local", "ana"))
    return Context(NOW, actor, coalition, None, None, Random(1))


def test_an_erasure_begins_with_a_fact_and_lets_go_of_what_waits() -> None:
    """The new entry knows whom it is about while something is left, and the first look at what is left is soon."""
    change = handlers.erase_me(None, EraseMe(ANA), context())
    (erasure,) = change.new
    assert isinstance(erasure, Erasure)
    assert erasure.person == ANA
    assert erasure.digest == digest(erasure.id, HERE, ANA)
    assert erasure.deadline() == NOW + timedelta(seconds=1)
    assert (change.facts, change.needs) == ((PersonErased(ANA),), (Forgotten(ANA),))


def test_only_the_person_themself_may_ask() -> None:
    """Whatever is on the button, it is about the one who presses it or about nobody."""
    with pytest.raises(NotYours):
        handlers.erase_me(None, EraseMe(BEN), context())


def test_who_left_is_erased_once() -> None:
    """Leaving begins it; leaving because of it does not begin a second one."""
    assert len(handlers.erase_who_left(None, EraseWhoLeft(ANA), context(BEN)).new) == 1
    again = handlers.erase_who_left(BEGUN, EraseWhoLeft(ANA), context(BEN))
    assert (again.new, again.state, again.facts, again.needs) == ((), None, (), ())


def test_it_goes_on_while_anything_is_left_and_then_forgets_whom_it_was_about() -> None:
    """Each step states the fact anew; the last one keeps the digest alone and needs no clock."""
    going = handlers.go_on_erasing(Erasing(BEGUN, left=True), GoOnErasing(KEY), context())
    assert going.state is not None
    assert going.facts == (PersonErased(ANA),)
    done = handlers.go_on_erasing(Erasing(going.state, left=False), GoOnErasing(KEY), context())
    assert done.state == Erasure(KEY, BEGUN.digest, steps=1)
    assert done.state.deadline() is None
    assert done.facts == ()
    after = handlers.go_on_erasing(Erasing(done.state, left=False), GoOnErasing(KEY), context())
    assert after.state is None


def test_after_many_steps_it_waits_longer() -> None:
    """Whatever is left then waits for something that takes its time, such as a round that goes on."""
    state = BEGUN
    for _ in range(STEPS):
        state = state.gone_on(NOW)
        assert state.due == NOW + timedelta(seconds=1)
    assert state.gone_on(NOW).due == NOW + PATIENCE


def test_a_digest_is_of_one_person_in_one_coalition_and_one_erasure() -> None:
    """T12: two entries about the same person have nothing in common, and none of them holds an id."""
    every = {
        digest(key, here, person)
        for key in (KEY, ErasureId("another-------"))
        for here in (HERE, CoalitionId("coalition-else"))
        for person in (ANA, BEN)
    }
    assert len(every) == 8
    assert not any(name in each for each in every for name in (KEY, HERE, ANA, BEN))

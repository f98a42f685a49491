"""Asked directly, by who wants that alone: all others find the question on its card and under *Needs you*."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from random import Random

import pytest

from bot.features.check_ins import commands as asked
from bot.features.check_ins.cards import held, pages
from bot.features.check_ins.model import How, Known, Repeating, Series
from bot.features.check_ins.model.refusals import CheckInEnded, EnoughAskedDirectly
from bot.features.check_ins.model.series import MOST_DIRECT
from bot.kernel.command import Actor, Context
from bot.kernel.command import Standing as Role
from bot.kernel.ids import CoalitionId, PersonId
from tests.features.check_ins.world import ANA, BEN, CEM, PLACE, SERIES_ID, World, person
from tests.features.reading import labels, read

HOUR = timedelta(hours=1)
ZONES = {ANA: "Europe/London", BEN: "Asia/Kathmandu", CEM: "Europe/London"}


def at_midnight() -> World:
    """Nobody has been asked; at nine on everybody's own clock they are."""
    world = World(dict(ZONES), datetime(2026, 3, 2, tzinfo=UTC))
    world.sets(ANA, time(9))
    return world


def directly(world: World, who: PersonId, *, wanted: bool = True) -> None:
    change = world.press(who, asked.AskMeDirectly(SERIES_ID, wanted=wanted))
    assert (change.facts, change.messages) == ((), ())


def rung(world: World) -> set[PersonId]:
    """Of those for whom something waits; each of them reads it alone."""
    assert all(need.directly == need.rings for need in world.needs.values())
    return {who for (who, _), need in world.needs.items() if need.rings}


def page(series: Series, who: PersonId) -> list[str]:
    actor = Actor(who, Role.member, zone=ZONES[who])
    context = Context(datetime(2026, 3, 2, tzinfo=UTC), actor, CoalitionId("the-coalition-"), PLACE, None, Random(7))
    return labels(pages.series(Repeating(series, ()), context))


def test_nobody_is_asked_directly_unasked() -> None:
    """It waits for each of them, and rings nobody, the reminder no more than the question."""
    world = at_midnight()
    world.passes(10 * HOUR)
    assert {who for who, _ in world.needs} == {ANA, BEN, CEM}
    assert rung(world) == set()
    world.until(world.of(CEM).reminds_at)
    assert world.reminded[CEM, "2026-03-02"] == 1
    assert rung(world) == set()


def test_who_wants_it_is_asked_directly_at_their_own_hour() -> None:
    """Ben's nine is a quarter past three in London; nobody else is rung, then or when they are reminded."""
    world = at_midnight()
    directly(world, BEN)
    world.until(datetime(2026, 3, 2, 3, 14, tzinfo=UTC))
    assert rung(world) == set()
    world.until(datetime(2026, 3, 2, 3, 15, tzinfo=UTC))
    assert rung(world) == {BEN}
    world.until(world.of(CEM).reminds_at)
    assert rung(world) == {BEN}
    assert all(need.rings for (who, key), need in world.needs.items() if who == BEN)


def test_it_holds_from_the_press_on() -> None:
    """Also for what waits already, both ways."""
    world = at_midnight()
    world.passes(10 * HOUR)
    directly(world, CEM)
    assert rung(world) == {CEM}
    directly(world, CEM, wanted=False)
    assert rung(world) == set()
    assert (CEM, world.today().key) in world.needs


def test_what_is_answered_or_over_is_not_asked_again() -> None:
    """By a press on the page of the question."""
    world = at_midnight()
    world.passes(10 * HOUR)
    world.press(CEM, asked.AnswerCheckIn(world.today().id, How.done))
    directly(world, CEM)
    assert not any(who == CEM for who, _ in world.needs)
    world.until(world.of(BEN).until)
    directly(world, BEN)
    assert BEN not in rung(world)


def test_one_wish_takes_the_place_of_the_other() -> None:
    """Not to be asked at all, or directly; and pressed twice it is one."""
    world = at_midnight()
    world.press(BEN, asked.AskMe(SERIES_ID, wanted=False))
    assert page(world.series[SERIES_ID], BEN)[0] == "Ask me again"
    assert "Ask me directly" not in page(world.series[SERIES_ID], BEN)
    directly(world, BEN)
    directly(world, BEN)
    assert (world.series[SERIES_ID].left_out, world.series[SERIES_ID].direct) == ((), (BEN,))
    assert page(world.series[SERIES_ID], BEN)[:2] == ["Do not ask me", "Do not ask me directly"]
    assert page(world.series[SERIES_ID], CEM)[:2] == ["Do not ask me", "Ask me directly"]
    world.press(BEN, asked.AskMe(SERIES_ID, wanted=False))
    assert (world.series[SERIES_ID].left_out, world.series[SERIES_ID].direct) == ((BEN,), ())


def test_it_is_told_to_its_person_and_forgotten_with_them() -> None:
    """When they are erased, and when the check-in has ended."""
    world = at_midnight()
    directly(world, BEN)
    series = world.series[SERIES_ID]
    (kept,) = held.of_person(Known(BEN, (series,), ()))
    assert read(kept.value) == "You are asked directly by “How is the garden?”."
    assert held.of_person(Known(CEM, (series,), ())) == ()
    assert series.without(BEN).direct == ()
    world.press(ANA, asked.EndCheckIn(SERIES_ID))
    assert world.series[SERIES_ID].direct == ()
    with pytest.raises(CheckInEnded):
        directly(world, BEN)


def test_there_is_room_for_many() -> None:
    """And a kind word for who comes after them; who is there already stays."""
    world = at_midnight()
    everyone = tuple(person(f"p{number}") for number in range(MOST_DIRECT))
    full = replace(world.series[SERIES_ID], direct=everyone)
    with pytest.raises(EnoughAskedDirectly):
        full.asking_directly(BEN, wanted=True)
    assert set(full.asking_directly(everyone[0], wanted=True).direct) == set(everyone)
    with pytest.raises(ValueError, match="asked directly"):
        replace(full, direct=(*everyone, BEN))

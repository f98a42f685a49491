"""A hand that is lent: all are asked once, both say yes, and the two get a private place that is theirs alone."""

from datetime import UTC, datetime, time, timedelta

import pytest

from bot.asides import AsideDone
from bot.features.check_ins import commands as asked
from bot.features.check_ins.facts import HelpOffered
from bot.features.check_ins.model import How
from bot.features.check_ins.model.refusals import HelpFound, NoHelpWanted, NotYourHelp, OfferTakenBack, OthersHelp
from bot.kernel.ids import PersonId
from tests.features.check_ins.world import ANA, BEN, CEM, World
from tests.features.reading import read

LONDON = "Europe/London"


def asking_for_help() -> World:
    """It is ten; Ben needs help, and all are told."""
    world = World(dict.fromkeys((ANA, BEN, CEM), LONDON), datetime(2026, 3, 2, 8, tzinfo=UTC))
    world.sets(ANA, time(9))
    world.passes(timedelta(hours=2))
    world.press(BEN, asked.AnswerCheckIn(world.today().id, How.need_help, "The pump is broken."))
    return world


def offered() -> World:
    world = asking_for_help()
    world.press(CEM, asked.LendAHand(world.of(BEN).id))
    return world


def yes(world: World, helper: PersonId = CEM) -> asked.BringUsTogether:
    return asked.BringUsTogether(world.of(BEN).id, helper)


def settled(world: World, *, opened: bool) -> tuple[str, ...]:
    """What happens once the platform has answered; what is said of it under the needs of whom."""
    before = set(world.needs)
    world.press(ANA, asked.SettleTogether(world.asides[-1].id, opened=opened))
    return tuple(f"{who.rstrip('-')}: {read(world.needs[who, key].words)}" for who, key in world.needs.keys() - before)


def test_who_asked_says_yes_to_who_offers() -> None:
    """Until then there is no place; then one for the two, near where it was asked, with what it is about."""
    world = offered()
    need = world.needs[BEN, world.today().helping(CEM)]
    assert read(need.words).endswith("Shall the two of you get a private place?")
    assert (need.button.press, world.asides) == (yes(world), [])
    change = world.press(BEN, yes(world))
    assert read(change.reply).startswith("You and Cem get a private place in a moment.")
    assert [set(each.people) for each in world.asides] == [{BEN, CEM}]
    (hello,) = change.messages
    assert hello.place == world.asides[0].id
    assert "The pump is broken." in read(hello.card)
    assert (BEN, world.today().helping(CEM)) not in world.needs
    assert change.facts == ()


def test_pressed_twice_it_is_one_place() -> None:
    """And each who offers gets one of their own."""
    world = offered()
    world.press(ANA, asked.LendAHand(world.of(BEN).id))
    for _ in range(2):
        world.press(BEN, yes(world))
    world.press(BEN, yes(world, ANA))
    assert [set(each.people) for each in world.asides] == [{BEN, CEM}, {BEN, ANA}]


def test_once_it_is_open_it_is_theirs() -> None:
    """The feature is done with it, told of it twice or not; nobody is asked anything more."""
    world = offered()
    world.press(BEN, yes(world))
    assert settled(world, opened=True) == ()
    settled(world, opened=True)
    assert [each for each in world.facts if isinstance(each, AsideDone)] == [AsideDone(world.asides[0].id)]


def test_where_no_private_place_opens_each_is_told_alone() -> None:
    """To write to each other; the channel reads nothing of it."""
    world = offered()
    world.press(BEN, yes(world))
    lines = len(world.lines)
    assert set(settled(world, opened=False)) == {
        "Ben: A private place for you and Cem could not be opened. Please write to each other.",
        "Cem: A private place for you and Ben could not be opened. Please write to each other.",
    }
    assert len(world.lines) == lines


def test_who_has_left_meanwhile_is_told_nothing() -> None:
    """Nor is the other told to write to nobody."""
    world = offered()
    world.press(BEN, yes(world))
    del world.zones[CEM]
    assert settled(world, opened=False) == ()


def test_where_the_home_is_gone_they_write_by_themselves() -> None:
    """No place can be near it."""
    world = offered()
    world.reached = False
    assert "Please write to Cem yourself." in read(world.press(BEN, yes(world)).reply)
    assert world.asides == []


def test_nobody_says_yes_for_somebody_else() -> None:
    """Nor to who has offered nothing; and what was asked for no more brings nobody together."""
    world = offered()
    for who in (ANA, CEM):
        with pytest.raises(OthersHelp):
            world.press(who, yes(world))
    with pytest.raises(OfferTakenBack):
        world.press(BEN, yes(world, ANA))
    with pytest.raises(NotYourHelp):
        world.press(BEN, asked.LendAHand(world.of(BEN).id))
    world.press(BEN, asked.AnswerCheckIn(world.today().id, How.done))
    with pytest.raises(HelpFound):
        world.press(ANA, asked.LendAHand(world.of(BEN).id))


def test_who_needs_help_no_more_is_not_asked_about_offers() -> None:
    """What waits of them is over, and an old button says that it was they who need none, not that nobody offers it."""
    world = offered()
    key = BEN, world.today().helping(CEM)
    assert key in world.needs
    world.press(BEN, asked.AnswerCheckIn(world.today().id, How.need_help, "Both pumps are."))
    assert key in world.needs
    world.press(BEN, asked.AnswerCheckIn(world.today().id, How.done))
    assert key not in world.needs
    with pytest.raises(NoHelpWanted):
        world.press(BEN, yes(world))


def test_who_is_erased_is_in_no_place_any_more() -> None:
    """Whoever asked, and whoever helped."""
    world = offered()
    world.press(BEN, yes(world))
    kept = world.of(BEN)
    assert [each.helper for each in kept.together] == [CEM]
    assert kept.without(CEM).together == kept.without(BEN).together == ()
    assert sum(isinstance(each, HelpOffered) for each in world.facts) == 1

"""A hand that is lent: all are asked once, both say yes, and the two get a private place that is theirs alone."""

from datetime import UTC, datetime, time, timedelta
from random import Random

import pytest

from bot.asides import AsideDone
from bot.features.check_ins import commands as asked
from bot.features.check_ins.cards import answers
from bot.features.check_ins.facts import HelpOffered
from bot.features.check_ins.model import How, Looking, Prompt, prompt_id
from bot.features.check_ins.model.refusals import (
    AsksAllAgain,
    HelpFound,
    NoHelpWanted,
    NoHelpWritten,
    NotYourHelp,
    OfferTakenBack,
    OthersHelp,
)
from bot.kernel.card import Card
from bot.kernel.command import Actor, Context, Standing
from bot.kernel.ids import CoalitionId, PersonId
from tests.features.check_ins.world import ANA, BEN, CEM, PLACE, World
from tests.features.reading import labels, read

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


def written_down() -> World:
    """It is ten; Ana has written down for Ben that he needs help."""
    world = World(dict.fromkeys((ANA, BEN, CEM), LONDON), datetime(2026, 3, 2, 8, tzinfo=UTC))
    world.sets(ANA, time(9))
    world.passes(timedelta(hours=2))
    change = world.press(ANA, asked.AnswerCheckIn(world.today().id, How.need_help, "The pump is broken.", BEN))
    assert read(change.reply).startswith("How is the garden?\nSaved. Ben is asked first, and nobody else")
    return world


def page(world: World, who: PersonId, before: Prompt | None = None) -> Card:
    check_in, actor = world.today(), Actor(who, Standing.member, zone=LONDON)
    said = tuple(each for each in world.prompts.values() if each.check_in == check_in.id and each.answer)
    mine = world.prompts.get(prompt_id(check_in.id, who))
    context = Context(world.now, actor, CoalitionId("the-coalition-"), PLACE, None, Random(7))
    return answers.page(Looking(check_in, said, 0, mine, before, ()), context)


def test_what_somebody_else_wrote_is_asked_of_nobody_before_their_own_yes() -> None:
    """Nor does anybody else read it; they read it first, and all are asked once when they say yes."""
    world = written_down()
    key = BEN, world.today().written
    assert world.lines == []
    assert "Nobody is asked before you say yes." in read(world.needs[key].words)
    with pytest.raises(HelpFound):
        world.press(CEM, asked.LendAHand(world.of(BEN).id))
    assert "pump" not in read(page(world, CEM))
    assert "I can help" not in labels(page(world, CEM))
    assert "pump" in read(page(world, BEN))
    assert "Yes, ask all" in labels(page(world, BEN))
    for _ in range(2):
        assert read(world.press(BEN, asked.CallForHelp(world.of(BEN).id)).reply) == "All are asked now who can help."
    assert world.lines == ["Ben would like a hand. Who can help?"]
    assert key not in world.needs
    assert "pump" in read(page(world, CEM))
    world.press(CEM, asked.LendAHand(world.of(BEN).id))
    assert world.of(BEN).helpers == (CEM,)


def test_their_own_answer_is_their_yes() -> None:
    """Or takes it back; then nobody is asked, and an old button says so."""
    world = written_down()
    world.press(BEN, asked.AnswerCheckIn(world.today().id, How.need_help, "The pump is broken."))
    assert world.lines == ["Ben would like a hand. Who can help?"]
    world = written_down()
    world.press(BEN, asked.AnswerCheckIn(world.today().id, How.done))
    assert (BEN, world.today().written) not in world.needs
    with pytest.raises(NoHelpWritten):
        world.press(BEN, asked.CallForHelp(world.of(BEN).id))
    assert world.lines == []


def test_other_words_for_somebody_who_asked_already_ask_nobody_again() -> None:
    """They said yes to being helped, and the offers that they have stay."""
    world = offered()
    world.press(ANA, asked.AnswerCheckIn(world.today().id, How.need_help, "Both pumps are.", BEN))
    assert world.of(BEN).helpers == (CEM,)
    assert world.lines == ["Ben would like a hand. Who can help?"]


def test_same_as_last_time_repeats_no_call_for_help() -> None:
    """Whoever wants to presses Answer: the form opens with what was said, and says that all are asked."""
    world = asking_for_help()
    before = world.of(BEN)
    world.passes(timedelta(days=7))
    del world.prompts[world.of(BEN).id]
    shown = page(world, BEN, before)
    assert "Last time: I need help. The pump is broken." in read(shown)
    assert labels(shown) == ["Answer"]
    with pytest.raises(AsksAllAgain):
        world.press(BEN, asked.AnswerAsBefore(world.today().id))
    assert len(world.lines) == 2
    assert world.lines[1] == "The check-in of Monday, 2026-03-02 is over. Thank you."


def test_who_is_erased_is_in_no_place_any_more() -> None:
    """Whoever asked, and whoever helped."""
    world = offered()
    world.press(BEN, yes(world))
    kept = world.of(BEN)
    assert [each.helper for each in kept.together] == [CEM]
    assert kept.without(CEM).together == kept.without(BEN).together == ()
    assert sum(isinstance(each, HelpOffered) for each in world.facts) == 1

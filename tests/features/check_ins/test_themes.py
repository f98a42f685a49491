"""Ready questions: those who carry promises are asked how these come on, and all how they find working together."""

from datetime import UTC, date, datetime, time, timedelta
from random import Random

import pytest

from bot.carrying import Carried
from bot.features.check_ins import commands as asked
from bot.features.check_ins.cards import answers, board, pages
from bot.features.check_ins.facts import Changed, CheckInChanged
from bot.features.check_ins.model import Audience, How, Kind, Listed, Looking, Repeating, Series, Theme
from bot.features.check_ins.model.refusals import AboutPromises, SettersChoice
from bot.features.promises.facts import MY_PROMISES_PAGE, promise_done
from bot.kernel.change import Change
from bot.kernel.command import Actor, Context, Standing
from bot.kernel.elements import Button
from bot.kernel.ids import CoalitionId, Id, PersonId
from bot.kernel.refusal import OldButton
from bot.kernel.text import Phrase
from tests.features.check_ins.world import ANA, BEN, CEM, PLACE, SERIES_ID, World
from tests.features.reading import labels, pressable, read

LONDON = "Europe/London"
SOUP = Carried(Id("soup----------"), "Cook soup", date(2026, 3, 1), LONDON)
RENT = Carried(Id("rent----------"), "Pay the rent", date(2026, 3, 9), LONDON)


def seen_by(who: PersonId, world: World) -> Context:
    return Context(
        world.now, Actor(who, Standing.member, zone=LONDON), CoalitionId("the-coalition-"), PLACE, None, Random(7)
    )


def begun(theme: Theme, carries: dict[PersonId, tuple[Carried, ...]]) -> World:
    world = World(dict.fromkeys((ANA, BEN, CEM), LONDON), datetime(2026, 3, 2, 8, tzinfo=UTC), carries=carries)
    world.press(ANA, asked.SetReadyCheckIn(SERIES_ID, theme, world.now.date(), time(9)))
    world.passes(timedelta(hours=2))
    return world


def looking(world: World, who: PersonId) -> Looking:
    return Looking(world.today(), (), 0, world.of(who), None, (), world.carries.get(who, ()))


def test_those_who_carry_promises_are_asked() -> None:
    """Nobody else, who may answer all the same; it is not said of anybody which they are."""
    world = begun(Theme.promises, {BEN: (SOUP,)})
    assert world.asked == {(BEN, "2026-03-02"): 1}
    card = board.board(world.today())
    shown = read(card)
    assert read(card.summary) == "Check-in: How is what you promised coming on?"
    assert "whoever carries a promise is asked at 09:00 on their own clock" in shown
    assert not any(secret in shown for secret in ("Ben", "soup", "Cook"))
    world.press(CEM, asked.AnswerCheckIn(world.today().id, How.on_track))
    assert (world.today().standing.asked, world.today().standing.answered) == (1, 1)


def test_who_has_done_what_they_promised_is_not_reminded() -> None:
    """And who takes a promise on before their hour is asked."""
    world = World(dict.fromkeys((ANA, BEN, CEM), LONDON), datetime(2026, 3, 2, 8, tzinfo=UTC), carries={BEN: (SOUP,)})
    world.press(ANA, asked.SetReadyCheckIn(SERIES_ID, Theme.promises, world.now.date(), time(9)))
    world.passes(timedelta(minutes=30))
    world.carries[CEM] = (RENT,)
    world.passes(timedelta(hours=1))
    del world.carries[BEN]
    world.passes(timedelta(hours=22))
    assert world.asked == {(BEN, "2026-03-02"): 1, (CEM, "2026-03-02"): 1}
    assert world.reminded == {(CEM, "2026-03-02"): 1}


def test_each_sees_their_own_promises_beside_it_and_nobody_else_does() -> None:
    """The list stands above the answer on the page that their need opens; the answers show none of it."""
    world = begun(Theme.promises, {BEN: (SOUP, RENT), CEM: ()})
    need = world.needs[BEN, world.today().key]
    assert need.button.press == asked.CheckInPage(world.today().id)
    mine = answers.page(looking(world, BEN), seen_by(BEN, world))
    assert "Cook soup, by Sunday, 2026-03-01" in read(mine)
    assert "You alone see this list." in read(mine)
    assert [each.press for each in pressable(mine)][:2] == [promise_done(SOUP.promise), promise_done(RENT.promise)]
    theirs = answers.page(looking(world, CEM), seen_by(CEM, world))
    assert "soup" not in read(theirs)
    assert "It is done" not in labels(theirs)


def test_who_answers_done_can_say_so_of_a_promise() -> None:
    """With a press each; nothing is marked by itself, and another answer offers nothing."""
    world = begun(Theme.promises, {BEN: (SOUP,)})
    key = world.today().id
    reply = world.press(BEN, asked.AnswerCheckIn(key, How.done)).reply
    assert promise_done(SOUP.promise) in [each.press for each in pressable(reply)]
    assert "It is done" not in labels(world.press(BEN, asked.AnswerCheckIn(key, How.at_risk)).reply)
    other = begun(Theme.together, {BEN: (SOUP,)})
    assert "soup" not in read(other.press(BEN, asked.AnswerInWords(other.today().id, "Well.")).reply)


def test_who_carries_many_sees_the_next_ones_and_a_way_to_all() -> None:
    """Three stand beside the question."""
    many = tuple(Carried(Id(f"many-{n:09}"), f"Thing {n}", SOUP.due, LONDON) for n in range(5))
    world = begun(Theme.promises, {BEN: many})
    card = answers.page(looking(world, BEN), seen_by(BEN, world))
    assert labels(card).count("It is done") == 3
    assert MY_PROMISES_PAGE in [each.press for each in pressable(card)]


def test_how_they_find_working_together_is_asked_of_all_in_words() -> None:
    """In our words, for each in their language, until somebody writes others."""
    world = begun(Theme.together, {})
    assert world.today().kind is Kind.words
    assert sum(world.asked.values()) == 3
    shown = pages.series(Repeating(world.series[SERIES_ID], ()), seen_by(ANA, world))
    assert read(shown.summary) == "How do you find working together?"
    world.press(ANA, asked.RewordCheckIn(SERIES_ID, "What was good together?"))
    world.passes(timedelta(days=7))
    assert read(board.board(world.today()).summary) == "Check-in: What was good together?"


def test_the_ready_questions_stand_beside_a_way_to_write_one() -> None:
    """Each opens a form for its days alone; what no button of ours says is an old button."""
    world = World({ANA: LONDON})
    card = pages.all_of_them(Listed((), (), ()), seen_by(ANA, world))
    assert "How do you find working together?" in labels(card)
    assert "How is what you promised coming on?" in labels(card)
    with pytest.raises(OldButton):
        world.press(ANA, asked.SetReadyCheckIn(SERIES_ID, Theme.own, world.now.date(), time(9)))


def of_its_own(carries: dict[PersonId, tuple[Carried, ...]]) -> World:
    """A question of the group's own, asked of all at nine."""
    world = World(dict.fromkeys((ANA, BEN, CEM), LONDON), datetime(2026, 3, 2, 8, tzinfo=UTC), carries=carries)
    world.sets(ANA, time(9))
    return world


def test_whom_it_asks_can_be_changed_from_the_next_one_on() -> None:
    """It says of how many; one that has begun goes on as it was, its reminder too; and it goes back as easily."""
    world = of_its_own({BEN: (SOUP,)})
    world.passes(timedelta(minutes=30))
    change = world.press(ANA, asked.AskWhom(SERIES_ID, Audience.carriers))
    assert said_of(change) == "From the next one on it asks those who carry promises: 1 person now."
    world.passes(timedelta(days=2))
    assert set(world.asked) == {(each, "2026-03-02") for each in (ANA, BEN, CEM)}
    assert {who for who, _ in world.reminded} == {ANA, BEN, CEM}
    world.passes(timedelta(days=6))
    assert {who for who, day in world.asked if day == "2026-03-09"} == {BEN}
    assert "whoever carries a promise is asked" in read(board.board(world.today()))
    change = world.press(ANA, asked.AskWhom(SERIES_ID, Audience.everyone))
    assert said_of(change) == "From the next one on it asks all members: 3 people now."
    world.passes(timedelta(days=7))
    assert {who for who, day in world.asked if day == "2026-03-16"} == {ANA, BEN, CEM}


def test_it_is_asked_first_whether_that_is_meant() -> None:
    """By who set it or a facilitator; pressed twice it is told once, and nobody is asked where nobody carries any."""
    world = of_its_own({})
    assert asking_whom(world, ANA) == ["From the next one on it asks only those who carry promises. Is that right?"]
    assert asking_whom(world, BEN) == []
    for _ in range(2):
        change = world.press(ANA, asked.AskWhom(SERIES_ID, Audience.carriers))
        assert "Nobody does now, so nobody is asked yet." in said_of(change)
    assert [fact.what for fact in world.facts if isinstance(fact, CheckInChanged)] == [Changed.audience]
    assert asking_whom(world, ANA) == ["From the next one on it asks all members. Is that right?"]
    with pytest.raises(SettersChoice):
        world.press(BEN, asked.AskWhom(SERIES_ID, Audience.everyone))


def test_who_asked_not_to_be_asked_is_not_counted() -> None:
    """Whatever it asks."""
    world = of_its_own({BEN: (SOUP,), CEM: (RENT,)})
    world.press(CEM, asked.AskMe(SERIES_ID, wanted=False))
    change = world.press(ANA, asked.AskWhom(SERIES_ID, Audience.carriers))
    assert said_of(change).endswith("1 person now.")


def test_one_about_promises_asks_nobody_else() -> None:
    """Kindly: another one can be set for all."""
    world = begun(Theme.promises, {BEN: (SOUP,)})
    assert asking_whom(world, ANA) == []
    with pytest.raises(AboutPromises):
        world.press(ANA, asked.AskWhom(SERIES_ID, Audience.everyone))


def asking_whom(world: World, who: PersonId) -> list[str]:
    """What somebody is asked before it asks others than now."""
    page = pages.series(Repeating(world.series[SERIES_ID], ()), seen_by(who, world))
    there = (each for each in pressable(page) if isinstance(each, Button))
    return [read(each.confirm) for each in there if isinstance(each.press, asked.AskWhom)]


def said_of(change: Change[Series]) -> str:
    assert isinstance(change.reply, Phrase)
    return read(change.reply)

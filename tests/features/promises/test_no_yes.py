"""What nobody has said yes to, and what nobody carries: whoever wrote it hears of it, and it is lost for nobody."""

from datetime import date, timedelta

import pytest

from bot.features.coalition.facts import MemberLeft, MemberMoved
from bot.features.promises.commands import (
    CarryPromise,
    ConfirmDay,
    DatePromise,
    DropPromise,
    MakePromise,
    MyPromisesPage,
    OfferPromise,
    PromisePage,
    PromisesPage,
    TakePromiseOver,
)
from bot.features.promises.handlers.following import after_member_left, after_member_moved
from bot.features.promises.model import Stage
from bot.features.promises.model.refusals import NotAskedToCarry, OfferedToAnother
from bot.kernel.ids import PersonId
from bot.kernel.refusal import NotFound
from tests.features.promises.town import ANA, BEN, CEM, CLOCK, SCHOOL, SOL, P, Town, read
from tests.features.reading import labels

LATER = date(2026, 12, 24)
TWO_WEEKS, MONTH = timedelta(days=14), timedelta(days=30)
NO_YES = "No yes has come for “Print the flyers” yet. You can ask again, or leave it."


def unanswered() -> Town:
    town = Town()
    town.make(ANA, LATER, carrier=SOL)
    town.now += TWO_WEEKS
    town.tick()
    return town


def leave(town: Town, who: PersonId) -> None:
    del town.people.here[who]
    for each in after_member_left(MemberLeft(who, None)):
        town.press(CLOCK, each)


def test_whoever_wrote_it_hears_that_no_yes_came() -> None:
    """And only they: whoever was asked is asked no more, and sees nothing of it."""
    town = unanswered()
    assert (town.promise().stage, town.promise().what) == (Stage.draft, "Print the flyers")
    assert town.waiting(ANA) == [NO_YES]
    assert town.waiting(SOL) == []
    with pytest.raises(NotFound):
        town.see(SOL, PromisePage(P))
    assert "No yes has come yet." in read(town.see(ANA, PromisePage(P)))


def test_they_can_ask_again() -> None:
    """For the same day; then it waits for a yes as before."""
    town = unanswered()
    assert "Ask again" in labels(town.see(ANA, PromisePage(P)))
    town.press(ANA, ConfirmDay(P, LATER))
    assert town.waiting(ANA) == []
    assert town.waiting(SOL) == ["Can you carry “Print the flyers” by Thursday, 2026-12-24? Ana asks you."]
    town.press(SOL, CarryPromise(P, town.promise(P).due))
    assert town.promise().stage is Stage.open


def test_a_day_that_is_over_is_written_anew() -> None:
    """Nobody is asked for yesterday."""
    town = unanswered()
    town.now += timedelta(days=13)
    assert "Ask again" not in labels(town.see(ANA, PromisePage(P)))
    town.press(ANA, DatePromise(P, "2027-01-20"))
    town.press(ANA, ConfirmDay(P, date(2027, 1, 20)))
    assert town.promise().stage is Stage.asked


def test_they_may_leave_it() -> None:
    """At once, or by doing nothing for two weeks: they hear of it no second time."""
    left = unanswered()
    left.press(ANA, DropPromise(P))
    waited = unanswered()
    waited.now += TWO_WEEKS
    assert waited.tick() == 1
    for town in (left, waited):
        assert (town.promise().stage, town.promise().what) == (Stage.dropped, "")
        assert town.waiting(ANA) == []


def test_whoever_was_asked_has_left() -> None:
    """Whoever wrote it learns that nobody carries it; nothing else is kept of it."""
    town = Town()
    town.make(ANA, LATER, carrier=SOL)
    leave(town, SOL)
    assert town.promise().stage is Stage.dropped
    [told] = town.waiting(ANA)
    assert told.startswith("“Print the flyers” is carried by nobody yet: whoever was asked is not there any more.")


def test_whoever_wrote_it_has_left() -> None:
    """Nobody is told anything."""
    town = Town()
    town.make(ANA, LATER, carrier=SOL)
    leave(town, ANA)
    assert town.promise().stage is Stage.dropped
    assert town.needs == {}


def test_what_nobody_carries_is_not_lost_once_its_day_is_over() -> None:
    """It stays on the list without the day, and nobody is counted as late; somebody of theirs takes it over, and is
    asked for a new date."""
    town = Town()
    town.make(ANA, LATER)
    leave(town, ANA)
    town.now += MONTH + TWO_WEEKS
    assert town.tick() == 0
    board = read(town.see(SOL, PromisesPage()))
    assert "• Print the flyers. Someone is looked for who carries it." in board
    assert "new date" not in board
    assert "2026" not in board
    assert "Someone is looked for: Print the flyers" in read(town.see(BEN, MyPromisesPage()))
    town.press(BEN, TakePromiseOver(P))
    assert "flyers" not in read(town.see(SOL, PromisesPage()))
    assert town.tick() == 1
    assert "“Print the flyers”: its day has come. Is it done, or is there a new date?" in town.waiting(BEN)


def test_a_page_does_not_tell_others_that_a_day_is_over() -> None:
    """It looks the same to them before and after."""
    town = Town()
    town.make(ANA, LATER)
    before = read(town.see(SOL, PromisePage(P)))
    assert "By when" in before
    town.now += MONTH
    assert read(town.see(SOL, PromisePage(P))) == before


def test_a_yes_is_to_the_day_that_was_read() -> None:
    """Whoever is asked reads it; once it is moved they are asked anew, and an older button says the newer day."""
    town = Town()
    town.make(ANA, LATER, carrier=SOL)
    sooner = date(2026, 12, 2)
    town.press(ANA, DatePromise(P, sooner.isoformat()))
    town.press(ANA, ConfirmDay(P, sooner))
    assert town.waiting(SOL) == ["Can you carry “Print the flyers” by Wednesday, 2026-12-02? Ana asks you."]
    for day in (LATER, None):
        shown = town.press(SOL, CarryPromise(P, day)).reply
        assert "Its day is Wednesday, 2026-12-02 now." in read(shown)
        assert town.promise().stage is Stage.asked
    town.press(SOL, CarryPromise(P, sooner))
    assert (town.promise().stage, town.promise().due) == (Stage.open, sooner)


def test_an_offer_is_within_the_organisation() -> None:
    """Whoever moves to another one takes no promise along, and is not asked any more."""
    town = Town()
    town.make()
    town.press(ANA, OfferPromise(P, BEN))
    town.people.here[BEN] = (SCHOOL, "School")
    with pytest.raises(NotAskedToCarry):
        town.press(BEN, TakePromiseOver(P))
    for each in after_member_moved(MemberMoved(BEN, SCHOOL)):
        town.press(CLOCK, each)
    assert (town.promise().person, town.promise().offered) == (ANA, None)
    assert town.waiting(BEN) == []


def test_whoever_was_asked_and_leaves_takes_nothing_from_whoever_carries_it() -> None:
    """What they are asked about its day still stands."""
    town = Town()
    town.make()
    town.press(ANA, OfferPromise(P, BEN))
    town.now += timedelta(days=3)
    town.tick()
    leave(town, BEN)
    assert len(town.waiting(ANA)) == 1
    assert town.waiting(BEN) == []


def test_offered_to_another_the_first_is_asked_no_more() -> None:
    """An old button of theirs says so kindly."""
    town = Town()
    town.make()
    town.press(ANA, OfferPromise(P, BEN))
    town.press(ANA, OfferPromise(P, CEM))
    assert town.waiting(BEN) == []
    assert town.waiting(CEM) == ["Can you take over “Print the flyers”?"]
    with pytest.raises(OfferedToAnother):
        town.press(BEN, TakePromiseOver(P))
    town.press(CEM, TakePromiseOver(P))
    assert town.promise().person == CEM


def test_the_id_of_anothers_draft_opens_nothing() -> None:
    """An altered form shows nobody's words."""
    town = Town()
    town.press(ANA, MakePromise(P, "Print the flyers", LATER.isoformat()))
    with pytest.raises(NotFound):
        town.press(BEN, MakePromise(P, "Cook", LATER.isoformat()))

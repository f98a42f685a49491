"""From a first line to a promise: its day is shown first, and nobody carries anything without their own yes."""

from datetime import date, timedelta

import pytest

from bot.features.promises.commands import (
    CarryPromise,
    ConfirmDay,
    DatePromise,
    DropPromise,
    MakePromise,
    MyPromisesPage,
    PromisePage,
    PromisesPage,
)
from bot.features.promises.facts import PromiseMade
from bot.features.promises.model import CommitmentId, Stage
from bot.features.promises.model.refusals import (
    CarriedByOthers,
    CarrierGone,
    DayNotOffered,
    DayOver,
    SayWhomYouAreWith,
)
from bot.kernel.ids import PersonId
from bot.kernel.refusal import NotFound, Refusal
from tests.features.promises.town import ANA, BEN, FRIDAY, NIA, NOW, RIA, SOL, P, Town, person, read
from tests.features.reading import labels


def test_the_day_is_shown_before_it_counts() -> None:
    """With its weekday, to who wrote it; nobody else sees anything of it yet."""
    town = Town()
    shown = town.press(ANA, MakePromise(P, "Print the flyers", "4 December")).reply
    assert "Friday, 2026-12-04. Is that right?" in read(shown)
    assert town.promise().stage is Stage.draft
    assert "flyers" not in read(town.see(BEN, PromisesPage()))
    with pytest.raises(NotFound):
        town.see(BEN, PromisePage(P))
    assert town.facts == []


def test_next_friday_is_asked_about() -> None:
    """Some mean the nearest one by it, and some the one after it."""
    town = Town()
    shown = town.press(ANA, MakePromise(P, "Print the flyers", "next Friday")).reply
    assert "Friday, 2026-12-04. Is that right?" in read(shown)
    assert labels(shown)[:2] == ["Yes, that's right", "A week later"]
    town.press(ANA, ConfirmDay(P, FRIDAY + timedelta(days=7)))
    assert town.promise().due == date(2026, 12, 11)


def test_a_date_in_numbers_can_be_two_days() -> None:
    """Both are offered, and neither is guessed."""
    town = Town()
    shown = town.press(ANA, MakePromise(P, "Print the flyers", "01/02/2027")).reply
    assert "This can be more than one day." in read(shown)
    assert labels(shown) == ["Monday, 2027-02-01", "Saturday, 2027-01-02", "Write another day", "Leave it"]


def test_what_is_no_day_is_asked_for_again() -> None:
    """With the words that were read; nothing else that was written is lost."""
    town = Town()
    shown = town.press(ANA, MakePromise(P, "Print the flyers", "when I can")).reply
    assert "I could not read “when I can” as a day." in read(shown)
    again = town.press(ANA, DatePromise(P, "Friday")).reply
    assert "Friday, 2026-12-04. Is that right?" in read(again)
    assert town.promise().what == "Print the flyers"


@pytest.mark.parametrize("words", ["yesterday", "2026-11-29"])
def test_a_day_that_is_over_is_asked_about_kindly(words: str) -> None:
    """It is named with its weekday, and another one is asked for."""
    shown = Town().press(ANA, MakePromise(P, "Print the flyers", words)).reply
    assert "Sunday, 2026-11-29 is over already. Which day to come do you mean?" in read(shown)


def test_a_day_far_away_is_asked_about_kindly() -> None:
    """Nobody promises for three years."""
    shown = Town().press(ANA, MakePromise(P, "Print the flyers", "2030-01-01")).reply
    assert "is more than two years away" in read(shown)


def test_days_are_read_where_the_person_is() -> None:
    """In Kiritimati it is Tuesday already when it is Monday in Madrid."""
    town = Town(zone="Pacific/Kiritimati")
    shown = town.press(ANA, MakePromise(P, "Print the flyers", "tomorrow")).reply
    assert "Wednesday" in read(shown)


def test_days_are_read_in_the_language_of_the_person() -> None:
    """As people say them in Spanish."""
    town = Town(language="es")
    town.press(ANA, MakePromise(P, "Imprimir los volantes", "pasado mañana"))
    town.press(ANA, ConfirmDay(P, date(2026, 12, 2)))
    assert town.promise().due == date(2026, 12, 2)


def test_a_promise_of_ones_own_is_made_with_its_day() -> None:
    """All see it, and it is in the history, without its words."""
    town = Town()
    made = town.make()
    assert made.stage is Stage.open
    assert "• Print the flyers (Ana, by Friday, 2026-12-04)" in read(town.see(SOL, PromisesPage()))
    (fact,) = town.facts
    assert isinstance(fact, PromiseMade)
    assert (fact.person, fact.due, fact.way) == (ANA, FRIDAY, "hand")


def test_nobody_carries_what_they_have_not_said_yes_to() -> None:
    """They are asked, two people see it, and it is a promise with their yes alone."""
    town = Town()
    town.make(ANA, carrier=SOL)
    assert town.promise().stage is Stage.asked
    assert town.waiting(SOL) == ["Can you carry “Print the flyers” by Friday, 2026-12-04? Ana asks you."]
    assert town.facts == []
    for stranger in (BEN, RIA):
        with pytest.raises(NotFound):
            town.press(stranger, CarryPromise(P, town.promise(P).due))
    with pytest.raises(CarriedByOthers):
        town.press(ANA, CarryPromise(P, town.promise(P).due))
    town.press(SOL, CarryPromise(P, town.promise(P).due))
    assert town.promise().stage is Stage.open
    assert town.waiting(SOL) == []
    assert town.waiting(ANA) == ["Sol carries “Print the flyers”, by Friday, 2026-12-04."]


def test_who_is_asked_may_say_another_day() -> None:
    """Their own day is their yes."""
    town = Town()
    town.make(ANA, carrier=SOL)
    town.press(SOL, DatePromise(P, "2026-12-18"))
    town.press(SOL, ConfirmDay(P, date(2026, 12, 18)))
    assert (town.promise().stage, town.promise().due) == (Stage.open, date(2026, 12, 18))


def test_who_is_asked_may_say_no() -> None:
    """Nothing of it is kept or told to others; whoever wrote it learns that nobody carries it."""
    town = Town()
    town.make(ANA, carrier=SOL)
    town.press(SOL, DropPromise(P))
    assert (town.promise().stage, town.promise().what) == (Stage.dropped, "")
    assert town.facts == []
    assert town.waiting(ANA) == ["“Print the flyers” is carried by nobody yet. Sol cannot do it now."]


def test_a_helper_says_yes_for_whom_they_write() -> None:
    """For whom is not on chat."""
    town = Town()
    town.people.writers[RIA] = BEN
    town.make(BEN, carrier=RIA)
    assert (town.promise().stage, town.promise().person) == (Stage.open, RIA)


def test_the_same_form_sent_twice_makes_one_promise() -> None:
    """And shows it again."""
    town = Town()
    for _ in range(2):
        shown = town.press(ANA, MakePromise(P, "Print the flyers", "2026-12-04")).reply
        assert "Is that right?" in read(shown)
    assert len(town.rows.kept) == 1


def test_a_day_that_was_not_offered_does_not_count() -> None:
    """An altered button says nothing; nor does one that another person pressed."""
    town = Town()
    town.press(ANA, MakePromise(P, "Print the flyers", "2026-12-04"))
    with pytest.raises(DayNotOffered):
        town.press(ANA, ConfirmDay(P, date(2026, 12, 5)))
    with pytest.raises(NotFound):
        town.press(BEN, ConfirmDay(P, FRIDAY))


def test_a_day_that_passed_while_it_was_looked_at_does_not_count() -> None:
    """Nobody promises for yesterday."""
    town = Town()
    town.press(ANA, MakePromise(P, "Print the flyers", "today"))
    town.now += timedelta(hours=14)
    with pytest.raises(DayOver):
        town.press(ANA, ConfirmDay(P, NOW.date()))


def test_a_draft_is_dropped_after_a_day() -> None:
    """No one else is told, its words are gone, and who began it finds a line of it once."""
    town = Town()
    town.press(ANA, MakePromise(P, "Print the flyers", "2026-12-04"))
    assert "Begun, and seen by you alone: Print the flyers" in read(town.see(ANA, MyPromisesPage()))
    town.now += timedelta(days=1)
    assert town.tick() == 1
    assert (town.promise().stage, town.promise().what) == (Stage.dropped, "")
    assert town.waiting(ANA) == [
        "“Print the flyers” was begun and is dropped: its day was not looked at. You can write it again."
    ]
    with pytest.raises(NotFound):
        town.press(ANA, ConfirmDay(P, FRIDAY))


@pytest.mark.parametrize(
    ("who", "whom", "refusal"),
    [(NIA, None, SayWhomYouAreWith), (ANA, NIA, CarrierGone), (ANA, person("Zoe"), CarrierGone)],
)
def test_who_is_nobodys_yet_carries_nothing(who: PersonId, whom: PersonId | None, refusal: type[Refusal]) -> None:
    """They say first whom they are with; who is not here is not asked."""
    with pytest.raises(refusal):
        Town().press(who, MakePromise(CommitmentId("another-------"), "Cook", "2026-12-04", whom))

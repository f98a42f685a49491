"""What becomes of a promise: done, dated anew, released, handed over; and who is told what of it."""

from datetime import date, timedelta

import pytest

from bot.features.coalition.facts import MemberLeft, MemberMoved
from bot.features.promises.cards.lists import on_home
from bot.features.promises.commands import (
    AskRelease,
    CarryOn,
    ChangePromiseWords,
    ConfirmDay,
    ConfirmLink,
    DatePromise,
    DonePromisesPage,
    ForgetInPromise,
    FormerWordsPage,
    MyPromisesPage,
    OfferPromise,
    PromisePage,
    PromisesPage,
    ReleaseFromPromise,
    ReopenPromise,
    SayPromiseDone,
    TakePromiseOver,
)
from bot.features.promises.facts import NewDateSet, PromiseHandedOver, PromiseKept, PromiseReleased
from bot.features.promises.handlers.following import after_member_left, after_member_moved
from bot.features.promises.model import CommitmentId, Stage
from bot.features.promises.model.refusals import (
    CarriedByOthers,
    NoReleaseAsked,
    NotAskedToCarry,
    NotTheirs,
    OfferedToAnother,
    OwnRelease,
    PromiseSettled,
    StaysDone,
)
from bot.features.promises.reads import coming
from bot.kernel.attention import Notice
from bot.kernel.card import card
from bot.kernel.ids import PersonId
from bot.kernel.text import say
from tests.features.promises.town import ANA, BEN, CEM, CLINIC, CLOCK, FRIDAY, RIA, SCHOOL, SOL, P, Town, read
from tests.features.reading import labels, said

PASSED = timedelta(days=5)


def promised() -> Town:
    town = Town()
    town.make()
    return town


def test_done_says_what_came_of_it() -> None:
    """With a line and a link, which all read; it is thanked for."""
    town = promised()
    town.press(ANA, SayPromiseDone(P, "Two hundred of them", "https://example.org/photo.jpg"))
    town.press(ANA, ConfirmLink(P))
    shown = read(town.see(SOL, PromisePage(P)))
    assert "Two hundred of them" in shown
    assert "https://example.org/photo.jpg" in shown
    assert isinstance(town.facts[-1], PromiseKept)
    assert "Print the flyers (Clinic), done 30 Nov 2026" in read(town.see(SOL, DonePromisesPage()))


def test_someone_of_the_same_organisation_may_say_so() -> None:
    """It is the organisation's promise; nobody else may."""
    town = promised()
    with pytest.raises(CarriedByOthers):
        town.press(SOL, SayPromiseDone(P, "Done"))
    town.press(BEN, SayPromiseDone(P, "Done"))
    assert town.promise().stage is Stage.kept


def test_done_by_mistake_is_taken_back_for_a_week() -> None:
    """Then it stays done."""
    town = promised()
    town.press(ANA, SayPromiseDone(P, "Done"))
    town.now += timedelta(days=6, hours=23)
    town.press(ANA, ReopenPromise(P))
    assert (town.promise().stage, town.promise().done) == (Stage.open, None)
    town.press(ANA, SayPromiseDone(P, "Done"))
    town.now += timedelta(days=7)
    with pytest.raises(StaysDone):
        town.press(ANA, ReopenPromise(P))


def test_said_twice_it_is_done_once() -> None:
    """Only the words are the newer ones."""
    town = promised()
    for word in ("Done", "Done, with Ben"):
        town.press(ANA, SayPromiseDone(P, word))
    assert [type(each) for each in town.facts].count(PromiseKept) == 1
    done = town.promise().done
    assert done
    assert done.word == "Done, with Ben"


def test_a_new_date_keeps_the_old_one() -> None:
    """And why it changed, if they say it; the words too."""
    town = promised()
    town.press(ANA, DatePromise(P, "2026-12-18", "The printer is away"))
    assert town.promise().due == FRIDAY
    town.press(ANA, ConfirmDay(P, date(2026, 12, 18)))
    town.press(ANA, ChangePromiseWords(P, "Print the posters"))
    assert town.promise().due == date(2026, 12, 18)
    shown = read(town.see(SOL, FormerWordsPage(P)))
    assert "“Print the flyers”, by Friday, 2026-12-04. The printer is away" in shown
    assert "“Print the flyers”, by Friday, 2026-12-18." in shown
    assert [type(each) for each in town.facts].count(NewDateSet) == 1


def test_nobody_else_sets_a_date() -> None:
    """Not even of the same organisation: who carries it says what they can do."""
    town = promised()
    for other in (BEN, SOL):
        with pytest.raises(CarriedByOthers):
            town.press(other, DatePromise(P, "2026-12-02"))


def test_a_passed_day_is_shown_to_whose_it_is_alone() -> None:
    """All others read how many wait for a new date, and no name beside it."""
    town = promised()
    town.make(SOL, date(2026, 12, 20), CommitmentId("another-------"), what="Cook")
    town.now += PASSED
    town.tick()
    assert town.waiting(ANA) == ["“Print the flyers”: its day has come. Is it done, or is there a new date?"]
    board = read(town.see(SOL, PromisesPage()))
    assert "2 promises are open. 1 of them waits for a new date." in board
    assert "flyers" not in board
    assert "Ana" not in board
    one = read(town.see(SOL, PromisePage(P)))
    assert "2026" not in one
    assert "has come" not in one
    assert "By when" in read(town.see(ANA, PromisePage(P)))
    assert "• Print the flyers. Its day has come" in read(town.see(ANA, MyPromisesPage()))
    assert town.messages == []


def test_one_ask_before_the_day_and_one_after_it() -> None:
    """At nine in the morning where they are, and then nothing more."""
    town = promised()
    town.now = town.now.replace(month=12, day=3, hour=7, minute=59)
    assert town.tick() == 0
    town.now += timedelta(minutes=1)
    assert town.tick() == 1
    assert town.waiting(ANA) == ["“Print the flyers” is yours, by Friday, 2026-12-04. You can say how it stands."]
    town.now = town.now.replace(day=5)
    assert town.tick() == 1
    assert len(town.waiting(ANA)) == 1
    town.now += timedelta(days=300)
    assert town.tick() == 0


def test_after_an_absence_only_the_later_one_is_asked() -> None:
    """What is late is asked late, and nothing comes twice."""
    town = promised()
    for n in range(5):
        town.make(ANA, FRIDAY, CommitmentId(f"promise-{n:06}"), what=f"Thing {n}")
    town.now += timedelta(days=40)
    assert town.tick() == 6
    assert len(town.waiting(ANA)) == 6
    assert all("its day has come" in each for each in town.waiting(ANA))


def test_a_promise_for_today_is_not_reminded_of() -> None:
    """Who has just said so knows it."""
    town = Town()
    town.make(ANA, town.now.date())
    assert town.tick() == 0
    town.now += timedelta(days=1)
    assert town.tick() == 1


def test_a_new_date_ends_the_asking() -> None:
    """And a new one begins with it."""
    town = promised()
    town.now += PASSED
    town.tick()
    town.press(ANA, DatePromise(P, "2026-12-18"))
    town.press(ANA, ConfirmDay(P, date(2026, 12, 18)))
    assert town.waiting(ANA) == []
    town.now = town.now.replace(day=17, hour=10)
    town.tick()
    assert town.waiting(ANA) == ["“Print the flyers” is yours, by Friday, 2026-12-18. You can say how it stands."]


def test_the_group_releases_by_another_organisation() -> None:
    """Who carries it asks, all are told, and someone of another organisation says yes. It is a good end."""
    town = promised()
    with pytest.raises(NoReleaseAsked):
        town.press(SOL, ReleaseFromPromise(P))
    town.press(ANA, AskRelease(P, "We have no printer any more."))
    assert said(tuple(town.messages)) == [
        "Clinic asks to be released from “Print the flyers”. We have no printer any more."
    ]
    assert isinstance(town.messages[0], Notice)
    for ours in (ANA, BEN):
        with pytest.raises(OwnRelease):
            town.press(ours, ReleaseFromPromise(P))
    town.press(SOL, ReleaseFromPromise(P))
    assert town.promise().stage is Stage.released
    assert isinstance(town.facts[-1], PromiseReleased)
    assert town.waiting(ANA) == ["The group has released you from “Print the flyers”."]
    assert "That is a good end, too." in read(town.see(RIA, PromisePage(P)))


def test_who_asked_may_carry_it_on() -> None:
    """Then nobody releases them."""
    town = promised()
    town.press(ANA, AskRelease(P))
    town.press(ANA, AskRelease(P))
    assert len(town.messages) == 1
    town.press(ANA, CarryOn(P))
    with pytest.raises(NoReleaseAsked):
        town.press(SOL, ReleaseFromPromise(P))


def test_a_promise_is_handed_over_with_a_yes() -> None:
    """Within the organisation; who was asked takes it over, and nobody else."""
    town = promised()
    with pytest.raises(NotTheirs):
        town.press(ANA, OfferPromise(P, SOL))
    town.press(ANA, OfferPromise(P, BEN))
    assert town.promise().person == ANA
    assert town.waiting(BEN) == ["Can you take over “Print the flyers”?"]
    assert "Someone is looked for: Print the flyers" in read(town.see(BEN, MyPromisesPage()))
    with pytest.raises(OfferedToAnother):
        town.press(CEM, TakePromiseOver(P))
    town.press(BEN, TakePromiseOver(P))
    assert (town.promise().person, town.promise().offered) == (BEN, None)
    assert isinstance(town.facts[-1], PromiseHandedOver)
    assert town.waiting(BEN) == []


def test_a_helper_who_is_asked_to_take_over_finds_it_once() -> None:
    """Where they also write for whoever carries it."""
    town = promised()
    town.people.writers[ANA] = BEN
    town.press(ANA, OfferPromise(P, BEN))
    shown = town.see(BEN, MyPromisesPage())
    assert len([each for each in labels(shown) if each == "Print the flyers"]) == 1
    town.press(BEN, TakePromiseOver(P))
    assert town.promise().person == BEN


def leave(town: Town, who: PersonId) -> None:
    """They are off the list, and the features hear of it."""
    del town.people.here[who]
    for each in after_member_left(MemberLeft(who, CLINIC)):
        town.press(CLOCK, each)


def test_who_leaves_leaves_the_promise_with_their_organisation() -> None:
    """Its representatives are asked kindly who takes it over; the board says that someone is looked for."""
    town = promised()
    town.make(ANA, FRIDAY, CommitmentId("another-------"), what="Cook")
    leave(town, ANA)
    assert [each.person for each in town.rows.kept.values()] == [None, None]
    assert len(town.waiting(BEN)) == 2
    assert town.waiting(CEM) == []
    assert "Someone is looked for who carries it." in read(town.see(SOL, PromisesPage()))
    with pytest.raises(NotAskedToCarry):
        town.press(SOL, TakePromiseOver(P))
    town.press(CEM, TakePromiseOver(P))
    assert town.promise().person == CEM


def test_where_nobody_of_it_is_left_anyone_may_carry_it() -> None:
    """And their organisation promises it from then on."""
    town = promised()
    for who in (BEN, CEM, ANA):
        leave(town, who)
    town.press(SOL, TakePromiseOver(P))
    assert (town.promise().person, town.promise().organisation) == (SOL, SCHOOL)


def test_who_moves_leaves_it_with_the_organisation_that_promised() -> None:
    """They do not take it with them."""
    town = promised()
    town.people.here[ANA] = (SCHOOL, "School")
    for each in after_member_moved(MemberMoved(ANA, SCHOOL)):
        town.press(CLOCK, each)
    assert (town.promise().person, town.promise().organisation) == (None, CLINIC)
    assert town.waiting(BEN) == ["Who of you takes over “Print the flyers”?"]


def test_who_is_erased_is_in_no_promise_any_more() -> None:
    """What an organisation promised stays its own, without their name; what a resident promised goes."""
    town = promised()
    town.make(RIA, FRIDAY, CommitmentId("another-------"), what="Water the trees")
    for who in (ANA, RIA):
        for _ in range(3):
            town.press(CLOCK, ForgetInPromise(who))
    assert not any(each.knows(who) for each in town.rows.kept.values() for who in (ANA, RIA))
    assert (town.promise().what, town.promise().stage) == ("Print the flyers", Stage.open)
    assert town.promise(CommitmentId("another-------")).what == ""


def test_what_a_resident_promised_goes_when_they_leave() -> None:
    """It is nobody else's: its words are read by nobody any more, and nothing waits of it. What they have done stays
    until they are erased, as they are when they ask for it: they leave first."""
    town = Town()
    done = CommitmentId("another-------")
    town.make(RIA, FRIDAY, what="Visit a neighbour")
    town.make(RIA, FRIDAY, done, what="Water the trees")
    town.press(RIA, SayPromiseDone(done, "All of them"))
    leave(town, RIA)
    gone = town.promise()
    assert (gone.what, gone.stage, gone.person, gone.deadline()) == ("", Stage.dropped, None, None)
    assert "Visit a neighbour" not in read(town.see(SOL, PromisesPage()))
    assert town.promise(done).what == "Water the trees"
    for _ in range(3):
        town.press(CLOCK, ForgetInPromise(RIA))
    assert [each.what for each in town.rows.kept.values()] == ["", ""]
    assert not any(each.knows(RIA) for each in town.rows.kept.values())


def test_what_is_settled_is_not_changed() -> None:
    """Only what is open has a new date or new words."""
    town = promised()
    town.press(ANA, SayPromiseDone(P, "Done"))
    for command in (DatePromise(P, "2026-12-18"), ChangePromiseWords(P, "Other"), AskRelease(P)):
        with pytest.raises(PromiseSettled):
            town.press(ANA, command)


def test_the_board_stands_by_organisation_in_the_order_of_their_names() -> None:
    """Not by how many they keep, and residents last; a few on a page."""
    town = Town()
    for n, who in enumerate((RIA, SOL, ANA, SOL, SOL, ANA, RIA)):
        town.make(who, FRIDAY, CommitmentId(f"promise-{n:06}"), what=f"Thing {n}")
    first, more = read(town.see(ANA, PromisesPage())), read(town.see(ANA, PromisesPage(6)))
    assert [first.index(each) for each in ("Clinic", "School", "Residents")] == sorted(
        first.index(each) for each in ("Clinic", "School", "Residents")
    )
    shown = [line for line in (first + "\n" + more).splitlines() if line.startswith("•")]
    assert [line.split()[2] for line in shown] == ["2", "5", "1", "3", "4", "0", "6"]


def test_what_is_next_stands_on_the_home_page_of_whoever_carries_it() -> None:
    """The nearest of theirs, also when its day has come; of others' nothing."""
    town = promised()
    town.make(ANA, FRIDAY + timedelta(days=3), CommitmentId("another-------"), what="Cook")

    def at_home(who: PersonId) -> list[str]:
        context = town.context(who)
        return read(card(say("Home"), *on_home(coming(town, context), context))).splitlines()[1:2]

    assert at_home(ANA) == ["You carry “Print the flyers”, by Friday, 2026-12-04."]
    assert at_home(BEN) == []
    town.now += PASSED
    assert at_home(ANA) == ["You carry “Print the flyers”. Its day has come: is it done, or is there a new date?"]
    town.press(ANA, SayPromiseDone(P, "Done"))
    assert at_home(ANA) == ["You carry “Cook”, by Monday, 2026-12-07."]

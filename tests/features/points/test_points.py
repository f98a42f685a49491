"""Points after a round: added by anyone, marked in private, shown together, and nobody's from then on."""

from datetime import timedelta

import pytest

from bot.features.coalition.facts import MemberLeft
from bot.features.points import commands as asked
from bot.features.points import handlers
from bot.features.points.cards import board
from bot.features.points.cards.held import of_person
from bot.features.points.cards.pages import on_home
from bot.features.points.facts import (
    PointsClosed,
    PointsExtended,
    PointsOpened,
    PointsShown,
    PointTakenDown,
    SharedPoint,
)
from bot.features.points.model import (
    GRACE,
    LAST_DAY,
    LONGEST,
    MOST_EACH,
    MOST_PEOPLE,
    MOST_POINTS,
    OPEN_FOR,
    Marks,
    Named,
    Point,
    Points,
    Stage,
    names,
    refusals,
)
from bot.insiders import Insiders
from bot.kernel.attention import Met, Need
from bot.kernel.change import Change
from bot.kernel.command import Standing
from bot.kernel.elements import Words
from bot.kernel.ids import PersonId
from tests.features.points.sharing import (
    ANA,
    BEN,
    CEM,
    DIA,
    EVA,
    FAY,
    FIVE,
    GUS,
    NOW,
    PLACE,
    ROUND,
    Days,
    marked,
    opened,
    person,
    three_points,
)
from tests.features.reading import labels, read

FACILITATOR = Standing.facilitator


def test_whoever_was_in_the_round_opens_it_once() -> None:
    """A second press shows what there is; who was not there asks somebody who was, or facilitates."""
    made = opened()
    assert made.here.people == FIVE
    assert made.here.until == NOW + OPEN_FOR
    assert made.facts == [PointsOpened(made.id, ROUND, PLACE, "What keeps you here?", ANA)]
    again = made.press(BEN, asked.OpenPoints(ROUND))
    assert (again.new, again.state) == ((), None)
    assert "There is no point yet." in read(again.reply)
    with pytest.raises(refusals.ForThoseInRound):
        Days().press(FAY, asked.OpenPoints(ROUND))
    assert Days().press(FAY, asked.OpenPoints(ROUND), FACILITATOR).new


def test_after_a_round_that_kept_nobody_anyone_opens_it() -> None:
    """As after a slow round, which lets go of who wrote: then nobody is waited for, and the end is at its time."""
    made = Days((), title="")
    made.press(FAY, asked.OpenPoints(ROUND))
    made.add(FAY, "A shared calendar")
    made.mark(FAY, 1)
    assert made.here.settled_at is None
    assert made.here.deadline() == made.here.adding_until


def test_a_point_is_added_in_nobodys_name() -> None:
    """Its author is stored, is on no card and in no fact, and can take it back."""
    made = three_points()
    assert [point.by for point in made.here.points] == [ANA, BEN, BEN]
    assert len(made.facts) == 1
    assert not any(name in read(board.board(made.here)) for name in ("Ana", "Ben"))
    assert labels(made.page(BEN, asked.MyPointsPage(made.id)))[:2] == ["Take back 2", "Take back 3"]
    made.press(BEN, asked.TakePointBack(made.id, 2))
    assert [point.number for point in made.here.points] == [1, 3]
    with pytest.raises(refusals.NotYourPoint):
        made.press(BEN, asked.TakePointBack(made.id, 1))
    with pytest.raises(refusals.NoSuchPoint):
        made.press(BEN, asked.TakePointBack(made.id, 2))


def test_a_number_is_given_once() -> None:
    """What somebody marked stays that point's: after one is taken back the next has a new number."""
    made = three_points()
    made.mark(CEM, 2, 3)
    made.press(BEN, asked.TakePointBack(made.id, 3))
    made.add(BEN, "A garden")
    assert [point.number for point in made.here.points] == [1, 2, 4]
    assert made.here.of(CEM).numbers == (2,)


def test_adding_has_its_limits() -> None:
    """The same words twice, too many of one person, too many of all: each is told what to do instead."""
    made = three_points()
    with pytest.raises(refusals.SaidAlready) as same:
        made.add(CEM, "a  SHARED calendar.")
    assert "number 1" in read(same.value.said)
    for number in range(MOST_EACH):
        made.add(CEM, f"Point {number}")
    with pytest.raises(refusals.EnoughOfYours):
        made.add(CEM, "One more")
    for number in range(MOST_POINTS - len(made.here.points)):
        made.add(person(f"P{number}"), f"From P{number}")
    with pytest.raises(refusals.EnoughPoints):
        made.add(DIA, "One more")


def test_each_one_marks_and_is_read_back() -> None:
    """On a page that they alone see; pressing again takes the mark away."""
    made = three_points()
    made.press(CEM, asked.MarkAsMine(made.id, 3, mine=True))
    change = made.press(CEM, asked.MarkAsMine(made.id, 1, mine=True))
    assert "You marked 1, 3. You can change it until all marks are shown" in read(change.reply)
    assert labels(change.reply)[:3] == ["Unmark 1", "Mark 2", "Unmark 3"]
    made.press(CEM, asked.MarkAsMine(made.id, 3, mine=False))
    assert "Saved: you marked 1." in read(made.done(CEM).reply)
    assert made.here.of(CEM) == Marks(CEM, (1,), 3)


def test_none_of_them_is_an_answer() -> None:
    """It counts as having marked, is saved as that, and can be changed."""
    made = three_points()
    assert "None of them is mine" in labels(made.page(CEM, asked.MarksPage(made.id)))
    assert "Saved: you marked none of them." in read(made.done(CEM).reply)
    assert made.here.marking == 1
    assert "1 person has marked so far." in read(board.board(made.here))
    assert "You marked none of them." in read(made.page(CEM, asked.MarksPage(made.id)))


def test_the_same_press_twice_changes_nothing() -> None:
    """Neither a mark nor being done."""
    made = three_points()
    made.mark(CEM, 1)
    assert made.press(CEM, asked.MarkAsMine(made.id, 1, mine=True)).state is None
    assert made.done(CEM).state is None


def test_who_was_not_in_the_round_adds_and_marks_too() -> None:
    """And is not waited for."""
    made = three_points(ANA, BEN)
    made.add(FAY, "A garden")
    made.mark(FAY, 1)
    made.mark(ANA)
    made.mark(BEN)
    assert made.here.settled_at == NOW
    assert FAY not in made.here.people


def test_for_a_circle_alone() -> None:
    """Others read along; when the circle has ended it goes on with those who were in the round."""
    made = opened(circle=Insiders("Youth", "", frozenset({*FIVE, FAY})), of_circle=True)
    made.add(FAY, "A garden")
    with pytest.raises(refusals.ForThoseInTheCircle):
        made.add(GUS, "A pond")
    with pytest.raises(refusals.ForThoseInTheCircle):
        made.page(GUS, asked.MarksPage(made.id))
    made.circle = None
    with pytest.raises(refusals.CircleIsOver):
        made.add(FAY, "A pond")
    made.mark(BEN, 1)


def test_nothing_of_any_mark_is_seen_before_all_are_shown() -> None:
    """Neither on the card, nor by others on their page, nor by who opened it or facilitates."""
    plain, made = three_points(), three_points()
    for who in (CEM, DIA):
        plain.done(who)
        made.mark(who, 2, 3)
    assert read(board.board(plain.here)) == read(board.board(made.here))
    for page in (asked.MarksPage(made.id), asked.KeepPointsPage(made.id)):
        assert read(plain.page(ANA, page, FACILITATOR)) == read(made.page(ANA, page, FACILITATOR))
    assert plain.facts == made.facts
    assert plain.messages == made.messages == []


def test_a_minute_after_everyone_is_done_all_marks_are_shown() -> None:
    """By the clock, so that nobody's press shows them; in that minute a mark can still be changed, which begins it
    anew."""
    made = marked()
    assert made.here.deadline() == NOW + GRACE
    assert "it is shown in a minute" in read(board.board(made.here))
    assert made.tick(seconds=59) == Change()
    made.press(EVA, asked.MarkAsMine(made.id, 3, mine=True))
    assert made.tick(seconds=59) == Change()
    made.tick(seconds=1)
    assert made.here.stage is Stage.shown
    assert isinstance(made.facts[-1], PointsShown)
    assert made.facts[-1].by is None


def test_most_marked_come_first_and_nobody_is_named() -> None:
    """A point that fewer than two have marked has no number; what is kept names nobody."""
    made = marked()
    made.tick(minutes=1)
    assert made.here.points == (
        Point(2, "Quiet rooms", None, 4),
        Point(3, "More buses", None, 2),
        Point(1, "A shared calendar"),
    )
    assert (made.here.people, made.here.marks, made.here.keepers, made.here.marked) == ((), (), (), 5)
    shown = read(made.messages[-1].card)
    assert shown.index("2. Quiet rooms (marked by 4 of 5)") < shown.index("3. More buses (marked by 2 of 5)")
    assert shown.index("Also named") < shown.index("1. A shared calendar")
    assert not any(name in shown for name in ("Ana", "Ben", "Cem", "Dia", "Eva"))
    fact = made.facts[-1]
    assert isinstance(fact, PointsShown)
    assert fact.shared[0] == SharedPoint(2, "Quiet rooms", 4)
    assert made.tick(days=9) == Change()


def test_equal_numbers_stand_in_the_order_of_adding() -> None:
    """Whoever marked first."""
    made = three_points()
    for who in FIVE:
        made.mark(who, 3, 1)
    made.tick(minutes=1)
    assert [point.number for point in made.here.points] == [1, 3, 2]


def test_when_few_have_marked_there_are_no_numbers() -> None:
    """They would say too much about each of them: the points stand in the order in which they were added."""
    made = three_points(ANA, BEN, CEM)
    for who in (ANA, BEN, CEM):
        made.mark(who, 3)
    made.tick(minutes=1)
    assert [(point.number, point.marked) for point in made.here.points] == [(1, None), (2, None), (3, None)]
    shown = read(made.messages[-1].card)
    assert "Fewer than five people marked" in shown
    assert "marked by" not in shown


def test_when_nothing_is_shared_nobody_is_blamed() -> None:
    """It says so kindly, and what can be done."""
    made = three_points()
    for who, number in zip(FIVE, (1, 2, 3, 1, 0), strict=True):
        made.mark(who, *(() if who in {DIA, EVA} else (number,)))
    made.tick(minutes=1)
    assert "No point was marked by two or more this time." in read(made.messages[-1].card)


def test_a_point_that_was_added_last_has_a_day_to_be_marked() -> None:
    """On the last day nothing is added any more."""
    made = three_points()
    made.now = made.here.adding_until - timedelta(seconds=1)
    made.add(CEM, "Just in time")
    made.tick(seconds=1)
    with pytest.raises(refusals.AddingOver):
        made.add(CEM, "Too late")
    assert "Add a point" not in labels(board.board(made.here))
    assert "Add a point" not in labels(made.page(CEM, asked.MarksPage(made.id)))


def test_a_new_point_is_waited_for() -> None:
    """Who was done before it came has not marked it: it is not shown early without them."""
    made = marked()
    made.add(GUS, "A garden")
    assert made.here.settled_at is None
    assert made.tick(minutes=2) == Change()
    for who in FIVE:
        assert not made.here.done(who)
        made.done(who)
    assert made.here.settled_at == made.now


def test_an_old_page_does_not_count_for_a_point_that_was_not_on_it() -> None:
    """Being done is with what one was shown."""
    made = three_points()
    made.add(CEM, "A garden")
    made.press(DIA, asked.FinishMarking(made.id, 3))
    assert not made.here.done(DIA)
    made.press(DIA, asked.FinishMarking(made.id, 99))
    assert made.here.of(DIA).seen == 4


def test_on_the_last_day_those_who_have_not_marked_are_reminded_once() -> None:
    """Under what needs them, with a button; also who marked before the last point came. Who is done is left alone."""
    made = three_points()
    made.mark(ANA, 1)
    made.mark(FAY, 2)
    made.add(GUS, "A garden")
    made.mark(ANA, 4)
    made.now = made.here.adding_until
    made.tick()
    needs = [need for need in made.needs if isinstance(need, Need)]
    assert [need.person for need in needs] == [BEN, CEM, DIA, EVA, FAY]
    assert {need.until for need in needs} == {made.here.until}
    assert made.tick(hours=1) == Change()
    made.done(BEN)
    assert made.needs[-1] == Met(needs[0].key, BEN)
    made.tick(days=1)
    assert Met(needs[0].key) in made.needs
    assert made.here.stage is Stage.shown


def test_without_any_point_it_closes_when_the_last_day_begins() -> None:
    """Kindly, and it can be asked again."""
    made = opened()
    made.tick(days=2)
    assert made.here.stage is Stage.closed
    assert made.facts[-1] == PointsClosed(made.id, None)
    assert "Nobody added a point this time" in read(made.messages[-1].card)


def test_after_a_long_absence_it_is_shown_without_a_reminder() -> None:
    """Nobody can mark any more then."""
    made = three_points()
    made.mark(ANA, 1)
    made.tick(days=5)
    assert made.here.stage is Stage.shown
    assert not any(isinstance(need, Need) for need in made.needs)


def test_showing_sooner_takes_more_than_half_of_the_round() -> None:
    """By who opened it, or a facilitator: the press is told to all, and stands in the history."""
    made = three_points()
    made.mark(BEN, 1)
    made.mark(CEM, 1)
    assert "Show now" not in labels(made.page(ANA, asked.KeepPointsPage(made.id)))
    with pytest.raises(refusals.TooFewMarked):
        made.press(ANA, asked.ShowPoints(made.id))
    made.mark(DIA, 1)
    assert "Show now" in labels(made.page(ANA, asked.KeepPointsPage(made.id)))
    with pytest.raises(refusals.KeepersChoice):
        made.press(BEN, asked.ShowPoints(made.id))
    made.press(FAY, asked.ShowPoints(made.id), FACILITATOR)
    assert made.here.stage is Stage.shown
    fact = made.facts[-1]
    assert isinstance(fact, PointsShown)
    assert fact.by == FAY
    assert read(made.messages[0].card) == "Fay showed all marks now."


def test_where_the_round_is_not_known_showing_sooner_takes_five() -> None:
    """Whoever they are."""
    made = Days((), title="")
    made.press(ANA, asked.OpenPoints(ROUND))
    made.add(ANA, "A shared calendar")
    for who in (ANA, BEN, CEM, DIA):
        made.mark(who, 1)
    assert not made.here.can_be_shown
    made.mark(EVA)
    assert made.here.can_be_shown


def test_closing_keeps_nothing() -> None:
    """Neither points nor marks, and no name; all are told who did it."""
    made = marked()
    with pytest.raises(refusals.KeepersChoice):
        made.press(BEN, asked.ClosePoints(made.id))
    made.press(ANA, asked.ClosePoints(made.id))
    assert made.here == Points(made.id, PLACE, ROUND, "", NOW, NOW, stage=Stage.closed, added=3)
    assert made.facts[-1] == PointsClosed(made.id, ANA)
    assert read(made.messages[-1].card) == "Ana closed the points without showing any marks."


def test_a_point_that_hurts_is_taken_down_with_a_word_to_its_author_alone() -> None:
    """They find it on their page and on the home page. Who takes it down does not learn who that is; all are told that
    it was done, and nobody is rung, which would tell all whose point it was."""
    made = three_points()
    made.mark(CEM, 2)
    with pytest.raises(refusals.KeepersChoice):
        made.press(CEM, asked.TakePointDown(made.id, 2, "Rosa was hurt by it."))
    change = made.press(FAY, asked.TakePointDown(made.id, 2, "Rosa was hurt by it."), FACILITATOR)
    assert change.needs == ()
    assert change.facts == (PointTakenDown(made.id, FAY),)
    for told in (read(change.reply), read(change.messages[0].card)):
        assert "Ben" not in told
        assert "Quiet rooms" not in told
    said = "Fay took down your point “Quiet rooms”: Rosa was hurt by it."
    assert said in read(made.page(BEN, asked.MarksPage(made.id)))
    assert said in [
        read(each.text) for each in on_home(Named(BEN, (made.here,)), made.context(BEN)) if isinstance(each, Words)
    ]
    for other in (ANA, FAY):
        assert said not in read(made.page(other, asked.MarksPage(made.id)))
        assert on_home(Named(other, (made.here,)), made.context(other)) == ()
    assert made.here.of(CEM).numbers == ()


def test_a_word_waits_two_weeks_after_the_end_for_who_has_not_looked() -> None:
    """Everyone marked within an hour: they find it on the home page, with the points and on their own page, and nobody
    is rung for it. Then it is let go of."""
    made = marked()
    made.press(FAY, asked.TakePointDown(made.id, 2, "Rosa was hurt by it."), FACILITATOR)
    made.needs.clear()
    made.tick(hours=1)
    assert (made.here.stage, [each for each in made.needs if isinstance(each, Need)]) == (Stage.shown, [])
    said = "Fay took down your point “Quiet rooms”: Rosa was hurt by it."
    for page in (asked.MarksPage(made.id), asked.MyPointsPage(made.id)):
        assert said in read(made.page(BEN, page))
    assert on_home(Named(BEN, (made.here,)), made.context(BEN))
    assert "until two weeks after the end" in read(board.board(made.here))
    assert said not in read(made.page(ANA, asked.MarksPage(made.id)))
    with pytest.raises(refusals.PointsOver):
        made.page(ANA, asked.MyPointsPage(made.id))
    assert made.tick(days=13).state is None
    made.tick(days=1)
    assert (made.here.taken_down, made.here.deadline()) == ((), None)


def test_a_word_also_waits_when_nothing_is_shown() -> None:
    """Whoever closes it takes nothing from who was written to; all are told that this much is stored."""
    made = three_points()
    made.press(FAY, asked.TakePointDown(made.id, 2, "Rosa was hurt by it."), FACILITATOR)
    change = made.press(ANA, asked.ClosePoints(made.id))
    for told in (read(change.reply), read(board.board(made.here))):
        assert "no point or mark is stored" in told.lower()
    assert "Rosa was hurt by it." in read(made.page(BEN, asked.MyPointsPage(made.id)))


def test_its_author_is_asked_with_all_others_on_the_last_day() -> None:
    """Also if they have marked; in one need, so that being asked tells nothing about them."""
    made = three_points()
    made.press(ANA, asked.TakePointDown(made.id, 3, "Rosa was hurt by it."))
    for who in FIVE[:4]:
        made.mark(who, 1)
    made.tick(days=2)
    needs = [need for need in made.needs if isinstance(need, Need)]
    assert [(need.person, "Something was written to you" in read(need.words)) for need in needs] == [
        (EVA, False),
        (BEN, True),
    ]
    assert len({need.key for need in needs}) == 1


def test_ones_own_point_is_taken_down_without_a_word_to_oneself() -> None:
    """And so is one whose author has left."""
    made = three_points()
    made.press(ANA, asked.TakePointDown(made.id, 1, "Said better elsewhere."))
    made.press(BEN, asked.ForgetMarks(BEN), Standing.clock)
    made.press(ANA, asked.TakePointDown(made.id, 2, "Said better elsewhere."))
    assert made.here.taken_down == ()


def test_one_more_day_is_for_adding_too() -> None:
    """A doubled press gives one; after two weeks there is no more; who adds then is waited for as ever."""
    made = three_points()
    made.tick(days=2)
    until = made.here.until
    made.press(ANA, asked.GivePointsMoreTime(made.id, until))
    assert made.facts[-1] == PointsExtended(made.id, ANA)
    assert made.press(ANA, asked.GivePointsMoreTime(made.id, until)).state is None
    made.add(CEM, "A garden")
    made.tick(days=1)
    assert made.here.reminded
    while made.here.until + LAST_DAY <= NOW + LONGEST:
        made.press(ANA, asked.GivePointsMoreTime(made.id, made.here.until))
    with pytest.raises(refusals.OpenLongEnough):
        made.press(ANA, asked.GivePointsMoreTime(made.id, made.here.until))


def test_old_buttons_say_that_it_is_over() -> None:
    """And change nothing."""
    made = marked()
    made.tick(minutes=1)
    for command in (
        asked.NamePoint(made.id, "Late"),
        asked.TakePointBack(made.id, 1),
        asked.MarkAsMine(made.id, 1, mine=True),
        asked.FinishMarking(made.id, 3),
        asked.TakePointDown(made.id, 1, "Late"),
        asked.GivePointsMoreTime(made.id, made.here.until),
        asked.ShowPoints(made.id),
        asked.ClosePoints(made.id),
    ):
        with pytest.raises(refusals.PointsOver):
            made.press(ANA, command, FACILITATOR)


def test_who_leaves_takes_their_marks_along() -> None:
    """Their points stay and are nobody's; nobody waits for them, and what they opened is for facilitators to keep."""
    made = marked()
    made.add(GUS, "A garden")
    for who in (ANA, CEM, DIA, EVA):
        made.done(who)
    assert made.here.settled_at is None
    made.press(BEN, asked.ForgetMarks(BEN), Standing.clock)
    assert made.here.settled_at == made.now
    assert [point.by for point in made.here.points] == [ANA, None, None, GUS]
    assert BEN not in {*made.here.people, *(each.person for each in made.here.marks)}
    made.press(ANA, asked.ForgetMarks(ANA), Standing.clock)
    with pytest.raises(refusals.KeepersChoice):
        made.press(ANA, asked.ClosePoints(made.id))
    made.press(FAY, asked.ClosePoints(made.id), FACILITATOR)


def test_who_leaves_is_let_go_of_in_all_that_is_open() -> None:
    """One command for each of those that may name them."""
    assert handlers.after_member_left(MemberLeft(BEN, None)) == (asked.ForgetMarks(BEN),) * handlers.SEVERAL


def test_what_is_kept_of_a_person_is_told_and_forgotten() -> None:
    """That they opened it and were in the round, what they marked, and which points they added: the words stay."""
    made = marked()
    told = [(read(each.value), each.stays) for each in of_person(Named(ANA, (made.here,)))]
    assert told == [
        ("You look after it.", False),
        ("You were in the round.", False),
        ("You marked 1, 2.", False),
        ("You added a point.", False),
        ("A shared calendar", True),
    ]
    made.press(ANA, asked.ForgetMarks(ANA), Standing.clock)
    assert of_person(Named(ANA, (made.here,))) == ()
    assert not names(made.here, ANA)


def test_two_hundred_people_mark_fifty_points() -> None:
    """Those of the round have their places; others find room as far as there is any, or a kind word."""
    crowd: tuple[PersonId, ...] = tuple(person(f"P{number}") for number in range(MOST_PEOPLE - 1))
    made = Days(crowd)
    made.press(crowd[0], asked.OpenPoints(ROUND))
    for number in range(MOST_POINTS):
        made.add(crowd[number], f"Point {number}")
    made.mark(FAY, 1)
    with pytest.raises(refusals.EnoughMarking):
        made.mark(GUS, 1)
    for number, who in enumerate(crowd):
        made.mark(who, *range(1, 2 + number % MOST_POINTS))
    assert made.here.settled_at
    made.tick(minutes=1)
    assert [point.number for point in made.here.points] == list(range(1, MOST_POINTS + 1))
    assert made.here.points[0].marked == MOST_PEOPLE


def test_marking_goes_on_for_a_while_when_the_bot_was_away_at_its_end() -> None:
    """For as long as was lost of it; all are told, who has not marked is asked anew, and then it ends as ever."""
    made = three_points()
    made.mark(BEN, 1)
    made.tick(days=2)
    made.needs.clear()
    made.now += timedelta(hours=18)
    change = made.away(hours=10)
    assert made.here.until == made.now + timedelta(hours=6)
    assert [read(each.card, "%d %H:%M") for each in change.messages] == [
        "The bot was away, so the points stay open longer: they end at 13 04:00."
    ]
    assert {need.person for need in made.needs if isinstance(need, Need)} == {*FIVE} - {BEN}
    assert made.tick().state is None
    made.tick(hours=6)
    assert made.here.stage is Stage.shown


def test_adding_goes_on_too_and_each_point_has_its_day() -> None:
    """The bot was away for four days, from before the time to add was over."""
    made = opened()
    made.now += timedelta(hours=40)
    made.away(days=4)
    assert made.here.takes_points(made.now)
    made.add(ANA, "A shared calendar")
    assert made.here.adding_until == made.now + timedelta(hours=8)
    made.tick(hours=8)
    assert (made.here.reminded, made.here.stage) == (True, Stage.collecting)


@pytest.mark.parametrize("away", [timedelta(seconds=50), timedelta(hours=5)])
def test_an_absence_that_took_nothing_gives_nothing(away: timedelta) -> None:
    """It was short, or nothing ended in it; nor is anyone kept waiting who has marked, nor anything opened again."""
    made = three_points()
    made.now = made.here.until - timedelta(seconds=20) if away < timedelta(hours=1) else made.now
    assert made.away(seconds=away.total_seconds()) == Change()
    done = marked()
    done.now += timedelta(days=1)
    assert done.away(days=5) == Change()
    done.tick()
    assert (done.here.stage, done.away(days=9)) == (Stage.shown, Change())


def test_a_word_about_a_point_is_told_and_forgotten() -> None:
    """To whoever added it and to whoever wrote it; when one of them goes, it goes."""
    made = three_points()
    made.press(FAY, asked.TakePointDown(made.id, 2, "It hurts."), FACILITATOR)
    assert "Quiet rooms" in [read(each.value) for each in of_person(Named(BEN, (made.here,)))]
    assert "It hurts." in [read(each.value) for each in of_person(Named(FAY, (made.here,)))]
    made.press(FAY, asked.ForgetMarks(FAY), Standing.clock)
    assert made.here.taken_down == ()
    assert not names(made.here, FAY)


def test_what_ended_names_nobody() -> None:
    """It cannot be made otherwise, but for a word that waits."""
    made = marked()
    made.tick(minutes=1)
    for kept in (
        {"people": (ANA,)},
        {"marks": (Marks(ANA),)},
        {"keepers": (ANA,)},
        {"points": (Point(1, "A", ANA),)},
    ):
        with pytest.raises(ValueError, match="nobody is named"):
            Points(made.id, PLACE, ROUND, "", NOW, **{"until": NOW, "stage": Stage.shown, **kept})  # type: ignore[arg-type]

"""Who comes, who was there, and who wrote it; points, and what carries over."""

from datetime import timedelta

import pytest

from bot.features.coalition.facts import MemberLeft
from bot.features.meetings import MEETINGS_OUTSIDE
from bot.features.meetings.commands import (
    AddPoint,
    AnswerMeeting,
    CancelMeeting,
    CarryOver,
    ComingPage,
    ForgetInMeeting,
    HandOnMeeting,
    MarkPoint,
    MeetingPage,
    NoteAbsent,
    NotePresent,
    PointPage,
    PointsPage,
    PresentPage,
    RemovePoint,
    SayAbsent,
    SayPresent,
    WritePresentPage,
)
from bot.features.meetings.facts import PointRemoved, PointRemovedForOthers, PresenceNoted
from bot.features.meetings.model import MOST, Answer, Coming, MeetingId, PointId, Presence, Rhythm, refusals
from bot.features.privacy.facts import PersonErased
from bot.kernel.attention import Need
from bot.kernel.ids import PersonId
from bot.kernel.refusal import FacilitatorsOnly, NotFound
from bot.writing import NotTheirWriter
from tests.features.meetings.season import (
    ANA,
    BEN,
    CEM,
    CLOCK,
    FAY,
    MONDAY,
    M,
    Season,
    at,
    labels,
    later,
    person,
    read,
)

BREAD, SOUP, RENT = (PointId(name.ljust(14, "-")) for name in ("bread", "soup", "rent"))


def set_up(rhythm: Rhythm = Rhythm.once) -> Season:
    season = Season()
    season.open(rhythm=rhythm)
    return season


def begun(rhythm: Rhythm = Rhythm.once) -> Season:
    season = set_up(rhythm)
    season.until(at(MONDAY))
    return season


def held(rhythm: Rhythm = Rhythm.once, *points: PointId) -> Season:
    season = set_up(rhythm)
    for point in points:
        season.press(BEN, AddPoint(M, point, point.rstrip("-")))
    season.until(at(MONDAY) + timedelta(hours=2))
    season.sweep()
    return season


def test_answers_stand_in_the_order_of_coming() -> None:
    """An answer can be changed and keeps its place; who says nothing is nowhere."""
    season = set_up()
    for who, coming in ((BEN, Coming.unsure), (ANA, Coming.yes), (BEN, Coming.yes)):
        season.press(who, AnswerMeeting(M, coming))
    assert season.meet().answers == (Answer(BEN, Coming.yes), Answer(ANA, Coming.yes))
    assert season.meet().who(Coming.yes) == (BEN, ANA)
    assert (season.meet().answer_of(CEM), season.meet().who(Coming.no)) == (None, ())


def test_the_same_answer_twice_changes_nothing() -> None:
    """It is thanked for all the same."""
    season = set_up()
    season.press(BEN, AnswerMeeting(M, Coming.no))
    again = season.press(BEN, AnswerMeeting(M, Coming.no))
    assert again.state is None
    assert read(again.reply) == "Thank you for telling us. You can change it until 09 Mar 17:30."


def test_answers_end_with_the_meeting() -> None:
    """What is over or cancelled is not answered any more."""
    season = held()
    with pytest.raises(refusals.MeetingOver):
        season.press(BEN, AnswerMeeting(M, Coming.yes))
    season = set_up()
    season.press(ANA, CancelMeeting(M))
    with pytest.raises(refusals.MeetingCancelledAlready):
        season.press(BEN, AnswerMeeting(M, Coming.yes))


def test_so_many_answers_fit() -> None:
    """One more person is told whom to tell; those who answered can still change theirs."""
    season = set_up()
    for n in range(MOST):
        season.press(person(f"p{n}"), AnswerMeeting(M, Coming.yes))
    with pytest.raises(refusals.AnswersFull):
        season.press(BEN, AnswerMeeting(M, Coming.yes))
    season.press(person("p7"), AnswerMeeting(M, Coming.no))
    assert len(season.meet().who(Coming.yes)) == MOST - 1


def test_who_is_erased_is_in_no_meeting() -> None:
    """Their points and answers go, from what is planned first; what they wrote down for others stays, by nobody."""
    season = held(Rhythm.weekly, BREAD)
    season.press(FAY, NotePresent(M, BEN))
    season.press(FAY, NotePresent(M, CEM))
    season.press(BEN, AnswerMeeting(season.then().id, Coming.yes))
    (reaction,) = (each for each in MEETINGS_OUTSIDE.reactions if each.fact is PersonErased)
    (command,) = reaction.commands(PersonErased(BEN))
    season.press(CLOCK, command)
    assert (season.then().knows(BEN), season.meet().knows(BEN)) == (False, True)
    season.press(CLOCK, command)
    assert season.meet().points == ()
    assert season.rows.of(BEN) == ()
    for _ in range(3):
        season.press(CLOCK, ForgetInMeeting(FAY))
    assert [each.person for each in season.meet().present] == [CEM]
    assert season.rows.of(FAY) == ()
    assert season.press(CLOCK, ForgetInMeeting(FAY)).state is None


def test_what_was_set_by_one_who_left_is_handed_on() -> None:
    """The meetings that they set are named to somebody, who may change them from then on and is asked once."""
    season = held(Rhythm.weekly, BREAD)
    (reaction,) = (each for each in MEETINGS_OUTSIDE.reactions if each.fact is MemberLeft)
    commands = reaction.commands(MemberLeft(ANA, None, BEN))
    assert {*commands} == {HandOnMeeting(ANA, BEN)}
    season.press(CLOCK, commands[0])
    then = season.then()
    assert (then.set_by, season.meet().set_by) == (BEN, ANA)
    assert then.may_be_changed_by(BEN, facilitator=False)
    assert season.press(CLOCK, commands[1]).state is None
    assert reaction.commands(MemberLeft(ANA, None)) == ()


def told_of(season: Season, who: PersonId) -> list[tuple[str, str, bool]]:
    personal = MEETINGS_OUTSIDE.personal
    assert personal is not None
    return [(read(each.label), read(each.value), each.stays) for each in personal.of(season, who)]


def test_what_is_kept_of_a_person_is_told() -> None:
    """Their own words, what they answered and where they were; of who was in none there is nothing to say."""
    season = set_up()
    for point in (BREAD, SOUP):
        season.press(BEN, AddPoint(M, point, point.rstrip("-")))
    season.press(BEN, AnswerMeeting(M, Coming.unsure))
    season.until(at(MONDAY))
    season.press(BEN, SayPresent(M))
    assert told_of(season, BEN) == [
        ("Meetings", "1 meeting, with 2 points of yours", False),
        ("Your points for meetings", BREAD.rstrip("-"), False),
        ("Your points for meetings", SOUP.rstrip("-"), False),
        ("Whether you come to meetings", "Housing, 09 Mar 17:30: Not sure", False),
        ("Meetings where you were", "Housing, 09 Mar 17:30: You were there.", False),
    ]
    assert told_of(season, CEM) == []


def test_a_point_that_was_carried_over_is_told_once() -> None:
    """It stands in two meetings and is one text."""
    season = held(Rhythm.weekly, BREAD)
    season.press(FAY, CarryOver(M))
    assert [each.id for each in season.then().points] == [BREAD]
    assert [what for what, _, _ in told_of(season, BEN)].count("Your points for meetings") == 1


def test_what_is_left_of_a_meeting_is_told_before() -> None:
    """Its title stays, and its place while it is planned; the place of one that is over goes with who set it."""
    season = Season()
    season.open(rhythm=Rhythm.weekly, venue="12 Mill Lane")
    season.until(at(MONDAY) + timedelta(hours=2))
    season.sweep()
    assert told_of(season, ANA) == [
        ("Meetings", "2 meetings, with 0 points of yours", False),
        ("Places of your past meetings", "12 Mill Lane", False),
        ("Titles of your meetings", "Housing", True),
        ("Places of your planned meetings", "12 Mill Lane", True),
    ]
    for _ in range(2):
        season.press(CLOCK, ForgetInMeeting(ANA))
    assert told_of(season, ANA) == []
    assert (season.meet().title, season.meet().venue) == ("Housing", "")
    assert (season.then().title, season.then().venue) == ("Housing", "12 Mill Lane")


def test_anyone_says_for_themselves_that_they_were_there() -> None:
    """From the beginning on, once; and can take it back."""
    season = set_up()
    with pytest.raises(refusals.NotBegun):
        season.press(BEN, SayPresent(M))
    season.until(at(MONDAY))
    season.press(BEN, SayPresent(M))
    assert season.press(BEN, SayPresent(M)).state is None
    assert season.meet().present == (Presence(BEN, BEN),)
    season.press(BEN, SayAbsent(M))
    assert season.meet().present == ()
    assert season.press(BEN, SayAbsent(M)).state is None


def test_nobody_was_at_a_cancelled_meeting() -> None:
    """The refusal says that it is cancelled, also after its time."""
    season = set_up()
    season.press(ANA, CancelMeeting(M))
    season.until(at(MONDAY) + timedelta(hours=3))
    with pytest.raises(refusals.MeetingCancelledAlready):
        season.press(BEN, SayPresent(M))


def test_a_facilitator_writes_it_down_for_others() -> None:
    """With their name beside it and in the history; others may not, and nobody writes for a stranger."""
    season = begun()
    with pytest.raises(FacilitatorsOnly):
        season.press(ANA, NotePresent(M, BEN))
    season.press(FAY, NotePresent(M, BEN))
    assert season.facts[-1] == PresenceNoted(M, BEN, True, FAY)
    assert "written down by Fay" in read(season.see(CEM, PresentPage(M)))
    assert season.press(FAY, NotePresent(M, BEN)).facts == ()
    with pytest.raises(refusals.NotAmongUs):
        season.press(FAY, NotePresent(M, person("Eve")))


def test_the_owner_corrects_what_was_written() -> None:
    """Saying it oneself makes the entry one's own; a facilitator's note does not change it back."""
    season = begun()
    for who in (BEN, CEM):
        season.press(FAY, NotePresent(M, who))
    season.press(BEN, SayPresent(M))
    assert season.press(FAY, NotePresent(M, BEN)).state is None
    assert season.meet().present == (Presence(BEN, BEN), Presence(CEM, FAY))
    season.press(CEM, SayAbsent(M))
    season.press(FAY, NoteAbsent(M, BEN))
    assert season.meet().present == ()
    assert season.facts[-1] == PresenceNoted(M, BEN, False, FAY)


def test_who_said_yes_is_first_to_be_written_down() -> None:
    """Then the other members; who is on the list already is not offered again."""
    season = set_up()
    season.press(CEM, AnswerMeeting(M, Coming.yes))
    season.until(at(MONDAY))
    season.press(BEN, SayPresent(M))
    assert labels(season.see(FAY, WritePresentPage(M))) == ["Cem", "Fay", "Ana", "Who was there"]
    season.people.there = [BEN]
    assert "Everyone is on the list already." in read(season.see(FAY, WritePresentPage(M)))


def test_so_many_were_there() -> None:
    """One more does not fit, and the refusal is kind."""
    season = begun()
    for n in range(MOST):
        season.press(person(f"p{n}"), SayPresent(M))
    with pytest.raises(refusals.PresenceFull):
        season.press(BEN, SayPresent(M))
    season.press(person("p3"), SayPresent(M))


def test_anyone_adds_a_point() -> None:
    """With their name; the same form twice adds one, and after the end none is added."""
    season = set_up()
    season.press(BEN, AddPoint(M, BREAD, "Bread for all"))
    assert season.press(BEN, AddPoint(M, BREAD, "Bread for all")).state is None
    assert [(each.text, each.by) for each in season.meet().points] == [("Bread for all", BEN)]
    season.until(at(MONDAY) + timedelta(hours=2))
    season.sweep()
    with pytest.raises(refusals.MeetingOver):
        season.press(BEN, AddPoint(M, SOUP, "Soup"))


def test_so_many_points_fit() -> None:
    """One more is refused; when one is removed there is room."""
    season = set_up()
    keys = [PointId(f"point-{n:08}") for n in range(MOST)]
    for key in keys:
        season.press(BEN, AddPoint(M, key, "x"))
    with pytest.raises(refusals.PointsFull):
        season.press(ANA, AddPoint(M, BREAD, "Bread"))
    season.press(BEN, RemovePoint(M, keys[0]))
    season.press(ANA, AddPoint(M, BREAD, "Bread"))


@pytest.mark.parametrize(("who", "removed"), [(BEN, PointRemoved), (FAY, PointRemovedForOthers)])
def test_a_point_is_removed_by_who_added_it_or_a_facilitator(who: PersonId, removed: type[PointRemoved]) -> None:
    """Nobody else; a second press says that it is gone, and the history keeps that it was, without its words."""
    season = set_up()
    season.press(BEN, AddPoint(M, BREAD, "Bread"))
    with pytest.raises(refusals.PointOfOthers):
        season.press(ANA, RemovePoint(M, BREAD))
    season.press(who, RemovePoint(M, BREAD))
    assert (season.meet().points, season.facts[-1]) == ((), removed(M, who))
    for command in (RemovePoint(M, BREAD), MarkPoint(M, BREAD, True)):
        with pytest.raises(refusals.PointGone):
            season.press(who, command)


def test_a_point_is_done_and_not_done() -> None:
    """Anyone marks it; twice the same is once."""
    season = set_up()
    season.press(BEN, AddPoint(M, BREAD, "Bread"))
    season.press(ANA, MarkPoint(M, BREAD, True))
    assert season.press(CEM, MarkPoint(M, BREAD, True)).state is None
    assert season.meet().open_points == ()
    assert labels(season.see(CEM, PointPage(M, BREAD))) == ["Not done yet", "All points"]
    assert labels(season.see(FAY, PointPage(M, BREAD))) == ["Not done yet", "Remove", "All points"]
    season.press(CEM, MarkPoint(M, BREAD, False))
    assert len(season.meet().open_points) == 1


def test_what_is_not_done_carries_over_with_one_press() -> None:
    """In its order, with who added it; pressed twice it is there once, and what is done stays behind."""
    season = held(Rhythm.weekly, BREAD, SOUP, RENT)
    season.press(ANA, MarkPoint(M, SOUP, True))
    reply = season.press(CEM, CarryOver(M)).reply
    assert read(reply).startswith("2 points are carried over to 16 Mar 17:30.")
    assert [(each.id, each.by, each.carried, each.done) for each in season.then().points] == [
        (BREAD, BEN, True, False),
        (RENT, BEN, True, False),
    ]
    assert len(season.meet().points) == 3
    again = season.press(ANA, CarryOver(M))
    assert (again.state, read(again.reply).splitlines()[0]) == (None, "Nothing is left to carry over.")


def test_points_carry_over_only_to_a_next_meeting() -> None:
    """Without one, and before the end, the refusal says what to do."""
    season = held(Rhythm.once, BREAD)
    with pytest.raises(refusals.NoNextMeeting):
        season.press(ANA, CarryOver(M))
    season.open(later(7), key=MeetingId("the-next-one--"), before=M)
    season.press(ANA, CarryOver(M))
    assert [each.id for each in season.then().points] == [BREAD]
    with pytest.raises(refusals.NotOver):
        season.press(ANA, CarryOver(MeetingId("the-next-one--")))


def test_a_full_list_takes_as_many_as_fit() -> None:
    """The others stay, and the reply says how many."""
    season = held(Rhythm.weekly, BREAD, SOUP)
    then = season.then()
    for n in range(MOST - 1):
        season.press(ANA, AddPoint(then.id, PointId(f"point-{n:08}"), "x"))
    reply = season.press(ANA, CarryOver(M)).reply
    assert read(reply).splitlines()[:2] == [
        "1 point is carried over to 16 Mar 17:30.",
        "1 more point did not fit.",
    ]
    assert len(season.then().points) == MOST


def test_pages_of_what_is_not_there_are_not_found() -> None:
    """Another coalition's meeting has no page here."""
    season = Season()
    for page in (
        MeetingPage(M),
        PointsPage(M),
        ComingPage(M),
        PresentPage(M),
        WritePresentPage(M),
        PointPage(M, BREAD),
    ):
        with pytest.raises(NotFound):
            season.see(FAY, page)


def test_an_answer_is_written_down_for_someone_who_can_change_it() -> None:
    """It says who wrote it, and they are asked to look; their own answer takes its place."""
    season = Season()
    season.open()
    change = season.press(BEN, AnswerMeeting(M, Coming.yes, ANA))
    assert season.meet().written_by(ANA) == BEN
    assert "written by ben" in read(season.see(CEM, ComingPage(M))).casefold()
    assert "Ben wrote it down for you" in read(season.see(ANA, MeetingPage(M)))
    assert [need.person for need in change.needs if isinstance(need, Need)] == [ANA]
    season.press(ANA, AnswerMeeting(M, Coming.no))
    assert (season.meet().answer_of(ANA), season.meet().written_by(ANA)) == (Coming.no, None)
    assert season.needs == {}


def test_nobody_is_asked_to_look_who_is_not_on_chat() -> None:
    """Who writes for them has each answer on the meeting's page; nobody else may, and their name goes when they do."""
    season = Season()
    season.open()
    offered = [label for label in labels(season.see(BEN, MeetingPage(M))) if ":" in label]
    assert offered == [
        f"{who}: {said}" for who in ("Ana", "Cem") for said in ("I'm coming", "Not sure", "I can't come")
    ]
    change = season.press(BEN, AnswerMeeting(M, Coming.unsure, CEM))
    assert [need for need in change.needs if isinstance(need, Need)] == []
    with pytest.raises(NotTheirWriter):
        season.press(ANA, AnswerMeeting(M, Coming.yes, CEM))
    unknown = PersonId("unknown-------")
    assert season.meet().knows(BEN)
    assert season.meet().without(BEN, unknown).written_by(CEM) == unknown

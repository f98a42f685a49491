"""Who is in a round: joining, only listening, leaving and coming back, at any time of it."""

import pytest

from bot.features.listening.cards.board import board
from bot.features.listening.commands import (
    AddSomeone,
    Done,
    EndRound,
    ForgetSpeaker,
    Join,
    Leave,
    LeaveWithCoalition,
    ListenOnly,
    PassTurn,
    ReflectBack,
    SendWords,
    Start,
    TakeSomeoneOut,
)
from bot.features.listening.facts import SpeakerTakenOut
from bot.features.listening.handlers.joining import leave_with_coalition
from bot.features.listening.model import Part, Stage, joining
from bot.features.listening.model.refusals import (
    FacilitatorsButton,
    NamedAlready,
    NotAdded,
    NotInRound,
    NotReached,
    TooLateForWords,
    WordsSent,
)
from bot.kernel.attention import Need, Notice
from bot.kernel.change import Change
from bot.kernel.command import Standing
from bot.kernel.ids import PersonId
from tests.features.listening.rounds import ANA, BEN, CEM, CLOCK, DOA, FAY, NOW, ROUND, context, gathering, going
from tests.features.reading import labels, read, said


def test_people_speak_in_the_order_of_joining() -> None:
    """As joined is the default order."""
    evening = going(BEN, ANA, CEM)
    heard = []
    while evening.state.stage is Stage.going:
        assert isinstance(evening.speaker, PersonId)
        heard.append(evening.speaker)
        evening.turn(evening.speaker, Done)
        evening.until_due()
    assert heard == [BEN, ANA, CEM]


def test_joining_twice_changes_nothing() -> None:
    """The same press arrives five times: one place, and the answer is kind."""
    evening = gathering(ANA)
    changes = [evening.press(ANA, Join(ROUND)) for _ in range(5)]
    assert [change.state for change in changes] == [None] * 5
    assert read(changes[0].reply) == "You are in the round already. You will be asked when it is your turn."


def test_who_only_listens_is_never_asked() -> None:
    """Listen only is a place in the round without a turn."""
    evening = gathering(ANA)
    evening.press(BEN, ListenOnly(ROUND))
    evening.press(FAY, Start(ROUND))
    evening.turn(ANA, Done)
    evening.until_due()
    assert evening.asks() == [ANA]
    assert evening.part(BEN) is Part.listening
    assert evening.state.stage is Stage.ended


def test_a_listener_who_joins_after_all_comes_last() -> None:
    """Nobody who waits is overtaken."""
    evening = gathering(ANA)
    evening.press(BEN, ListenOnly(ROUND))
    evening.press(CEM, Join(ROUND))
    evening.press(BEN, Join(ROUND))
    assert [speaker.person for speaker in evening.state.to_come] == [ANA, CEM, BEN]


def test_who_was_asked_and_then_only_listened_joins_for_the_end() -> None:
    """One place in the go-around, and one offer at the end."""
    evening = going(ANA, BEN)
    for command in (ListenOnly(ROUND), Join(ROUND)):
        evening.press(ANA, command)
    assert evening.part(ANA) is Part.passed
    evening.press(DOA, Join(ROUND))
    assert [speaker.person for speaker in evening.state.to_come] == [DOA, ANA]


def test_who_leaves_in_mid_turn_was_heard_and_the_next_is_asked() -> None:
    """What was said counts, and nobody waits for one who is gone."""
    evening = going(ANA, BEN)
    evening.here(ANA)
    evening.later(90)
    evening.press(ANA, Leave(ROUND))
    assert evening.speaker == BEN
    assert evening.of(ANA).was_heard
    assert evening.of(ANA).seconds == 90
    assert evening.asks() == [ANA, BEN]


def test_the_last_one_who_leaves_ends_the_round() -> None:
    """The one who left is not asked again."""
    evening = going(ANA)
    evening.press(ANA, Leave(ROUND))
    assert evening.state.stage is Stage.ended
    assert evening.asks() == [ANA]


def test_listen_only_in_mid_turn_hands_the_floor_on() -> None:
    """Who had begun was heard; who had not begun only listens from now on."""
    evening = going(ANA, BEN)
    evening.press(ANA, ListenOnly(ROUND))
    assert (evening.part(ANA), evening.speaker) == (Part.listening, BEN)
    evening.here(BEN)
    evening.press(BEN, ListenOnly(ROUND))
    assert (evening.part(BEN), evening.state.stage) == (Part.heard, Stage.ended)


def test_who_comes_back_has_the_place_that_they_left() -> None:
    """Leaving and joining again costs nobody their turn, and nobody else theirs."""
    evening = going(ANA, BEN, CEM)
    evening.press(BEN, Leave(ROUND))
    evening.press(BEN, Join(ROUND))
    assert [speaker.person for speaker in evening.state.to_come] == [BEN, CEM]


def test_nobody_is_heard_twice_by_leaving_and_coming_back() -> None:
    """Who was heard stays heard."""
    evening = going(ANA, BEN)
    evening.turn(ANA, Done)
    evening.until_due()
    for command in (Leave(ROUND), Join(ROUND), ListenOnly(ROUND), Join(ROUND)):
        evening.press(ANA, command)
    assert evening.part(ANA) is Part.heard
    assert evening.state.to_come == ()


def test_who_joins_late_is_asked_before_the_second_offers() -> None:
    """The go-around is finished before those who passed are asked once more."""
    evening = going(ANA, BEN)
    evening.turn(ANA, PassTurn)
    evening.press(CEM, Join(ROUND))
    evening.turn(BEN, Done)
    evening.until_due()
    assert evening.speaker == CEM


def test_who_joins_after_everyone_was_asked_still_speaks() -> None:
    """While the last one finishes there is time to join."""
    evening = going(ANA)
    evening.turn(ANA, Done)
    evening.press(DOA, Join(ROUND))
    evening.until_due()
    assert evening.speaker == DOA


def test_the_facilitator_presses_for_someone_who_cannot() -> None:
    """The ask rings the facilitator, and only they can press for them."""
    evening = gathering()
    evening.press(FAY, AddSomeone(ROUND, "Abuela Rosa"))
    evening.press(FAY, Start(ROUND))
    assert evening.speaker == "Abuela Rosa"
    assert evening.asks() == [FAY]
    evening.here(FAY)
    evening.later(30)
    evening.turn(FAY, Done)
    evening.until_due()
    (rosa,) = evening.state.speakers
    assert (rosa.part, rosa.seconds) == (Part.heard, 30)


def test_a_name_is_added_once() -> None:
    """A form that was sent twice adds one person, and two of one name can be told apart."""
    evening = gathering()
    evening.press(FAY, AddSomeone(ROUND, "Rosa"))
    with pytest.raises(NamedAlready):
        evening.press(FAY, AddSomeone(ROUND, "rosa"))


def test_someone_who_was_added_is_taken_out_again() -> None:
    """Before their turn or in it: the floor goes on, and their name is nowhere any more."""
    evening = gathering(ANA)
    evening.press(FAY, AddSomeone(ROUND, "Rosa"))
    evening.press(FAY, AddSomeone(ROUND, "Omar"))
    evening.press(FAY, Start(ROUND))
    change = evening.press(FAY, TakeSomeoneOut(ROUND, 3))
    assert change.facts == (SpeakerTakenOut(ROUND, FAY),)
    evening.turn(ANA, PassTurn)
    assert evening.speaker == "Rosa"
    evening.here(FAY)
    evening.press(FAY, TakeSomeoneOut(ROUND, 2))
    assert evening.speaker == ANA
    assert not any(name in repr(evening.state) for name in ("Rosa", "Omar"))
    evening.press(FAY, AddSomeone(ROUND, "Rosa"))
    assert [each.shown for each in evening.state.to_come] == ["Rosa"]


def test_only_who_was_added_is_taken_out() -> None:
    """Everyone else leaves by themselves; once is enough; and only the facilitator does it."""
    evening = going(ANA, BEN)
    evening.press(FAY, AddSomeone(ROUND, "Rosa"))
    for who, number, refusal in ((FAY, 1, NotAdded), (FAY, 9, NotAdded), (ANA, 3, FacilitatorsButton)):
        with pytest.raises(refusal):
            evening.press(who, TakeSomeoneOut(ROUND, number))
    evening.press(FAY, TakeSomeoneOut(ROUND, 3))
    with pytest.raises(NotAdded):
        evening.press(FAY, TakeSomeoneOut(ROUND, 3))


def test_who_was_asked_to_say_it_back_is_taken_out() -> None:
    """It goes on as when anyone else leaves who was asked."""
    evening = gathering(ANA)
    evening.press(FAY, AddSomeone(ROUND, "Rosa"))
    evening.press(FAY, ReflectBack(ROUND, True))
    evening.press(FAY, Start(ROUND))
    evening.here(ANA)
    evening.turn(ANA, Done)
    evening.until_due()
    assert evening.state.floor
    assert evening.state.floor.listener == 2
    evening.press(FAY, TakeSomeoneOut(ROUND, 2))
    assert (evening.state.stage, evening.part(ANA)) == (Stage.ended, Part.heard)


def test_the_names_of_those_who_were_added_are_forgotten_a_week_after_the_end() -> None:
    """While words can be sent for them the card says who was not heard; then it says nothing of them."""
    evening = going(ANA)
    evening.press(FAY, AddSomeone(ROUND, "Rosa"))
    evening.here(ANA)
    evening.press(FAY, EndRound(ROUND))
    assert "We have not heard from Rosa yet" in read(board(evening.state))
    evening.later(minutes=7 * 24 * 60 - 1)
    assert evening.sweep() == 0
    evening.later(minutes=1)
    assert evening.sweep() == 1
    assert evening.latest == ()
    assert "Rosa" not in repr(evening.state)
    assert "have not heard" not in read(board(evening.state))
    assert evening.state.deadline() is None


def test_nobody_stays_by_name_when_who_added_them_is_erased() -> None:
    """There would be nobody left to take them out."""
    evening = going(ANA)
    evening.press(FAY, AddSomeone(ROUND, "Rosa"))
    evening.press(FAY, EndRound(ROUND))
    evening.press(CLOCK, ForgetSpeaker(FAY))
    assert "Rosa" not in repr(evening.state)


def test_someone_who_was_not_here_can_send_words() -> None:
    """They are posted under their name, and the round keeps only that there were some."""
    evening = going(ANA, BEN)
    evening.until_due()
    (not_here, _) = evening.latest
    assert labels(not_here.card) == ["Send words"]
    change = evening.press(ANA, SendWords(ROUND, "The roof of the gym leaks."))
    (posted,) = change.messages
    assert isinstance(posted, Notice)
    assert read(posted.card) == "Ana sends words to the round:\nThe roof of the gym leaks."
    assert evening.of(ANA).wrote
    assert "roof" not in repr(evening.state)
    assert change.facts == ()
    with pytest.raises(WordsSent):
        evening.press(ANA, SendWords(ROUND, "The roof of the gym leaks."))


def test_words_can_be_sent_for_a_week_after_the_end() -> None:
    """Also by one who left without having been heard."""
    evening = going(ANA, BEN)
    evening.press(ANA, Leave(ROUND))
    evening.turn(BEN, Done)
    evening.until_due()
    assert evening.state.stage is Stage.ended
    evening.later(minutes=7 * 24 * 60 - 1)
    assert said(evening.press(ANA, SendWords(ROUND, "Late, and still here.")).messages) == [
        "Ana sends words to the round."
    ]
    evening.later(minutes=2)
    with pytest.raises(TooLateForWords):
        evening.press(ANA, SendWords(ROUND, "Too late."))


def test_a_stranger_to_the_round_cannot_leave_it() -> None:
    """The refusal says how to come in."""
    with pytest.raises(NotInRound):
        gathering(ANA).press(BEN, Leave(ROUND))


def test_who_leaves_the_coalition_leaves_the_round_too() -> None:
    """The floor goes on to the next, and nobody waits for someone who is gone."""
    evening = going(ANA, BEN)
    evening.here(ANA)
    evening.press(CLOCK, LeaveWithCoalition(ANA))
    assert evening.part(ANA) is Part.left
    assert evening.speaker == BEN


def test_a_facilitator_who_leaves_the_coalition_can_be_followed_at_once() -> None:
    """Also one who had no place among the speakers."""
    evening = going(ANA, BEN)
    change = evening.press(CLOCK, LeaveWithCoalition(FAY))
    assert evening.state.unattended
    assert said(change.messages) != []


def test_leaving_the_coalition_without_a_round_changes_nothing() -> None:
    """A reaction finds nothing to do, and does nothing."""
    command, clock = LeaveWithCoalition(DOA), context(CLOCK, NOW, Standing.clock)
    assert leave_with_coalition(None, command, clock) == Change()
    assert leave_with_coalition(going(ANA, BEN).state, command, clock).state is None


def test_leaving_the_coalition_as_the_round_ends_changes_nothing() -> None:
    """Whoever was quicker ended it: nothing is refused, for nobody would read it."""
    evening = going(ANA, BEN)
    evening.press(FAY, EndRound(ROUND))
    assert evening.press(CLOCK, LeaveWithCoalition(ANA)) == Change()


def test_words_are_written_down_for_someone_who_corrects_them_once() -> None:
    """They stand under the person's name with that of who wrote them; the person is asked to look, and may send others
    instead. The round keeps no words."""
    evening = going(ANA, BEN)
    evening.until_due()
    change = evening.press(BEN, SendWords(ROUND, "The roof leaks.", ANA))
    assert [read(message.card) for message in change.messages] == [
        "Ana sends words to the round, written down by Ben:\nThe roof leaks."
    ]
    (look,) = change.needs
    assert isinstance(look, Need)
    assert (look.person, evening.of(ANA).written_by) == (ANA, BEN)
    evening.press(ANA, SendWords(ROUND, "One."))
    with pytest.raises(WordsSent):
        evening.press(ANA, SendWords(ROUND, "Two."))
    assert [read(message.card) for message in evening.latest] == [
        "Ana sends words to the round:\nOne.\nThis is instead of what Ben wrote down."
    ]
    assert evening.of(ANA).written_by is None
    assert "roof" not in repr(evening.state)


def test_after_the_end_words_come_from_people_who_were_not_in_the_round() -> None:
    """By who writes for them; before that they would have no place in the order. Who wrote is forgotten with them."""
    evening = going(ANA, BEN)
    with pytest.raises(NotInRound):
        evening.press(BEN, SendWords(ROUND, "Hello.", CEM))
    evening.press(FAY, EndRound(ROUND))
    evening.press(BEN, SendWords(ROUND, "Hello.", CEM))
    assert (evening.of(CEM).wrote, evening.of(CEM).unheard) == (True, False)
    unknown = PersonId("unknown-------")
    later = joining.without(evening.state, BEN, unknown)
    assert [each.written_by for each in later.speakers if each.wrote] == [unknown]


def test_words_are_not_taken_where_nobody_would_read_them() -> None:
    """The place was closed, or nothing arrives there now: they stay with whoever wrote them, and can be sent later."""
    evening = going(CEM, BEN)
    evening.press(FAY, EndRound(ROUND))
    evening.reached = False
    with pytest.raises(NotReached) as refused:
        evening.press(BEN, SendWords(ROUND, "The roof of the gym leaks."))
    assert read(refused.value.said).startswith("Nothing that I write arrives")
    evening.reached = True
    evening.press(BEN, SendWords(ROUND, "The roof of the gym leaks."))
    assert evening.of(BEN).wrote

"""Small groups: each has their turn while the others only listen, or all talk freely; and nothing of it is kept."""

from datetime import timedelta

import pytest

from bot.asides import AsideDone
from bot.features.listening.facts import CalledBack, OutOfGroup, Together, Way, WentApart, Why
from bot.features.small_groups import SMALL_GROUPS
from bot.features.small_groups.cards.board import board, page
from bot.features.small_groups.cards.buttons import leaving
from bot.features.small_groups.cards.held import of_person
from bot.features.small_groups.commands import (
    CloseGroup,
    ForgetInGroup,
    GoOnWithout,
    HaveSpoken,
    HereToSpeak,
    KeepBetweenUs,
    MayShare,
    NoteWritingHere,
    NotForUs,
    OpenGroup,
    PassHere,
    SaidBackHere,
    SpeakForUs,
    StepOut,
    WeAreReady,
)
from bot.features.small_groups.facts import GroupClosed, SteppedOut, VoiceFound
from bot.features.small_groups.handlers.keeping import after_called_back, after_out_of_group, after_went_apart
from bot.features.small_groups.model import Step, refusals
from bot.kernel.attention import Ask, Notice
from bot.kernel.change import Change
from bot.kernel.ids import PersonId
from bot.kernel.refusal import Refusal
from bot.kernel.text import Moment, When, say
from tests.features.listening.rounds import ANA, BEN, CEM, CLOCK, DOA, NOW
from tests.features.reading import read
from tests.features.small_groups.talks import GROUP, NEAR, ROUND, Talk, begun, context, opened


def speak(talk: Talk, who: PersonId) -> None:
    """Their whole turn, and what the others say back."""
    talk.press(who, HereToSpeak(GROUP, talk.state.turn))
    talk.later(seconds=60)
    talk.press(who, HaveSpoken(GROUP, talk.state.turn))
    listener = next(each for each in talk.state.people if each != who)
    talk.press(listener, SaidBackHere(GROUP, talk.state.turn))


def test_what_a_round_says_opens_goes_on_with_and_ends_small_groups() -> None:
    """Each with its people, and nothing of the others."""
    pair, trio = Together(GROUP, (ANA, BEN)), Together(type(GROUP)("another-group-"), (CEM, DOA))
    fact = WentApart(ROUND, NEAR, "Housing", Way.in_turn, 5, NOW, (pair, trio))
    assert [each.people for each in after_went_apart(fact)] == [(ANA, BEN), (CEM, DOA)]
    assert after_called_back(CalledBack((GROUP,), Why.alone)) == (CloseGroup(GROUP, Why.alone),)
    assert after_out_of_group(OutOfGroup(GROUP, ANA)) == (GoOnWithout(GROUP, ANA),)


def test_it_begins_when_its_private_place_is_open() -> None:
    """Then each is rung once, the one who speaks first with their button."""
    talk = opened(ANA, BEN)
    assert (talk.aside.near, talk.aside.people) == (NEAR, (ANA, BEN))
    assert talk.sweep() == 0
    talk.later(seconds=30)
    talk.met()
    assert talk.asks() == [ANA, BEN]
    assert {message.place for message in talk.messages} == {talk.aside.id}
    assert talk.said() == [
        "Ana, you talk with Ben, and you are first. Press I'm here to start your 5 minutes.\nI'm here\nPass",
        "Ben, you talk with Ana; Ana speaks first, and you only listen. Write here, or call each other.",
    ]


def test_it_does_not_wait_for_its_place_for_ever() -> None:
    """After two minutes it begins; what is said waits for the place."""
    talk = opened(ANA, BEN)
    talk.until_due()
    assert talk.now - NOW == timedelta(minutes=2)
    assert (talk.state.step, talk.state.speaker) == (Step.offered, ANA)


def test_a_late_opening_does_not_begin_it_again() -> None:
    """It goes on as it is."""
    talk = opened(ANA, BEN)
    talk.until_due()
    talk.press(ANA, HereToSpeak(GROUP, 1))
    before = talk.state
    talk.met()
    assert talk.state == before


def test_if_its_place_cannot_be_opened_one_line_says_so_and_names_nobody() -> None:
    """Once, however many small groups of the round have no place; and it has no card there."""
    talk, another = opened(ANA, BEN), opened(CEM, DOA)
    talk.met(opened=False)
    another.met(opened=False, told=True)
    (line,) = talk.messages
    assert (type(line), line.place) == (Notice, NEAR)
    assert read(line.card) == (
        "A private place could not be opened for everyone. If you wait for yours, My small group shows what to do.\n"
        "My small group"
    )
    assert another.messages == []
    (kind,) = SMALL_GROUPS.aggregates
    assert kind.board
    assert kind.board.where(talk.state) == ()


def test_without_a_place_nothing_of_the_talk_stands_before_others() -> None:
    """Turns, reminders, what may be shared, an absence of the bot and the end: each reads it on their own page."""
    talk = opened(ANA, BEN)
    talk.met(opened=False)
    del talk.messages[:]
    for who in (ANA, BEN):
        talk.press(who, HereToSpeak(GROUP, talk.state.turn))
        talk.until_due()
        talk.away(seconds=90)
        talk.press(who, HaveSpoken(GROUP, talk.state.turn))
        talk.press(next(each for each in talk.state.people if each != who), SaidBackHere(GROUP, talk.state.turn))
    talk.press(ANA, MayShare(GROUP))
    talk.press(BEN, KeepBetweenUs(GROUP))
    assert talk.state.is_over
    assert talk.messages == []


def test_without_a_place_it_waits_for_each_until_they_have_pressed_something() -> None:
    """And for nobody any more when it is over, or when they have left the round."""
    talk = opened(ANA, BEN, CEM)
    talk.met(opened=False)
    said = "You talk in a small group now, without a place of its own. Press My small group to see what to do."
    assert talk.waits() == [(ANA, said), (BEN, said), (CEM, said)]
    talk.press(ANA, HereToSpeak(GROUP, 1))
    talk.press(CLOCK, GoOnWithout(GROUP, BEN))
    assert talk.waits() == [(CEM, said)]
    talk.called(Why.together)
    assert talk.waits() == []


def test_without_a_place_the_answer_to_a_press_shows_what_is_next() -> None:
    """With its buttons; and when it is over, the way to the round."""
    talk = opened(ANA, BEN)
    talk.met(opened=False)
    answer = read(talk.press(ANA, HereToSpeak(GROUP, 1)).reply)
    assert answer.startswith("You can speak until ")
    assert "Done" in answer
    answer = read(talk.press(ANA, HaveSpoken(GROUP, 1)).reply)
    assert "Say back to Ana what you heard" in answer
    assert read(talk.press(BEN, StepOut(GROUP)).reply).endswith("See the round")


def test_without_a_place_what_may_be_shared_is_told_to_the_others_alone() -> None:
    """For an hour, which the page says; a doubled press tells it once, and what is kept between them tells nothing."""
    talk = opened(ANA, BEN, CEM)
    talk.met(opened=False)
    for who in (ANA, BEN, CEM):
        speak(talk, who)
    shown = read(page(talk.state, context(ANA, talk.now)))
    assert "That something of yours may be shared waits for the others for an hour." in shown
    talk.press(ANA, MayShare(GROUP))
    talk.press(ANA, MayShare(GROUP))
    talk.press(BEN, KeepBetweenUs(GROUP))
    said = "Ana says: you may share something of mine. What that is, you agree on together."
    assert talk.waits() == [(BEN, said), (CEM, said)]
    assert all(each.until == talk.now + timedelta(hours=1) for each in talk.needs)


def test_a_place_that_nobody_needs_any_more_is_not_spoken_of() -> None:
    """One of a pair has left before it was open."""
    talk = opened(ANA, BEN)
    talk.press(CLOCK, GoOnWithout(GROUP, ANA))
    talk.met(opened=False)
    assert talk.messages == []
    assert talk.state.is_over


def test_a_pair_takes_turns() -> None:
    """One speaks, the other says back, they swap; then each says what may be shared, and they are back."""
    talk = begun(ANA, BEN)
    speak(talk, ANA)
    assert talk.state.speaker == BEN
    speak(talk, BEN)
    assert talk.state.step is Step.agreeing
    talk.press(ANA, MayShare(GROUP))
    assert talk.said() == ["Ana says: you may share something of mine. What that is, you agree on together."]
    talk.press(BEN, KeepBetweenUs(GROUP))
    assert talk.state.is_over
    assert talk.said() == ["Thank you. In the circle, share only what is yours, or what your partner agrees to."]
    assert talk.facts == [AsideDone(talk.aside.id), GroupClosed(ROUND, GROUP)]


def test_a_trio_takes_three_turns() -> None:
    """Either listener says back."""
    talk = begun(ANA, BEN, CEM)
    for who in (ANA, BEN, CEM):
        assert talk.state.speaker == who
        speak(talk, who)
    assert talk.state.step is Step.agreeing


def test_nobody_is_cut_off() -> None:
    """A reminder when a minute is left, nothing at the end, and after two more minutes it goes on by itself."""
    talk = begun(ANA, BEN)
    talk.press(ANA, HereToSpeak(GROUP, 1))
    talk.until_due()
    assert talk.now - NOW == timedelta(minutes=4)
    assert "Ana, about one minute is left. Nobody will cut you off." in talk.said()[0]
    talk.until_due()
    assert talk.now - NOW == timedelta(minutes=7)
    assert talk.state.step is Step.saying_back
    assert "Say back to Ana what you heard, in about a minute." in talk.said()[0]


def test_a_turn_of_one_minute_has_no_reminder() -> None:
    """It would come at once."""
    talk = begun(ANA, BEN, minutes=1)
    talk.press(ANA, HereToSpeak(GROUP, 1))
    talk.until_due()
    assert talk.state.step is Step.saying_back


def test_saying_back_goes_on_by_itself() -> None:
    """After two minutes, without a word about it."""
    talk = begun(ANA, BEN)
    talk.press(ANA, HaveSpoken(GROUP, 1))
    talk.until_due()
    assert talk.now - NOW == timedelta(minutes=2)
    assert talk.state.speaker == BEN


def test_who_is_not_here_is_asked_once_more_after_the_other() -> None:
    """The other speaks first; then they are asked again, once."""
    talk = begun(ANA, BEN)
    talk.until_due()
    assert talk.state.speaker == BEN
    speak(talk, BEN)
    assert talk.state.speaker == ANA
    talk.until_due()
    assert talk.state.step is Step.agreeing
    assert talk.asks() == [ANA, BEN, BEN, ANA]


def test_if_nobody_comes_it_ends_kindly() -> None:
    """After one offer to each."""
    talk = begun(ANA, BEN)
    talk.until_due()
    talk.until_due()
    assert talk.state.is_over
    assert talk.said() == ["Nobody was here this time, and that is fine. The round goes on in its channel."]
    assert GroupClosed(ROUND, GROUP) in talk.facts


def test_who_is_waited_for_and_writes_is_here() -> None:
    """Their minutes begin, as they alone are told; what the others write begins nothing."""
    talk = begun(ANA, BEN)
    talk.later(seconds=90)
    for who in (BEN, CEM):
        assert talk.press(who, NoteWritingHere()) == Change()
    answer = talk.press(ANA, NoteWritingHere())
    assert read(answer.reply).startswith("You can speak until ")
    assert talk.latest == ()
    assert talk.press(ANA, NoteWritingHere()) == Change()
    talk.until_due()
    assert (talk.state.speaker, talk.now - NOW) == (ANA, timedelta(minutes=5, seconds=30))


def test_who_passes_listens() -> None:
    """Nothing is to be said back, and they are not asked again."""
    talk = begun(ANA, BEN)
    answer = talk.press(ANA, PassHere(GROUP, 1))
    assert read(answer.reply) == "You passed; no reason is needed. Now you listen."
    speak(talk, BEN)
    assert talk.state.step is Step.agreeing


def test_silence_agrees_to_nothing() -> None:
    """After two minutes they are back, and nobody is told that somebody did not answer."""
    talk = begun(ANA, BEN)
    speak(talk, ANA)
    speak(talk, BEN)
    talk.press(ANA, KeepBetweenUs(GROUP))
    assert talk.latest == ()
    talk.until_due()
    assert talk.state.is_over


def test_what_was_agreed_is_told_once_and_not_kept() -> None:
    """A doubled press changes nothing; the state knows only that they answered."""
    talk = begun(ANA, BEN)
    speak(talk, ANA)
    speak(talk, BEN)
    talk.press(ANA, MayShare(GROUP))
    shared = talk.state
    talk.press(ANA, MayShare(GROUP))
    assert (talk.state, talk.latest) == (shared, ())
    kept = begun(ANA, BEN)
    speak(kept, ANA)
    speak(kept, BEN)
    kept.press(ANA, KeepBetweenUs(GROUP))
    assert kept.state == shared


def test_in_twos_people_talk_freely_until_all_are_ready() -> None:
    """Everyone has their minutes; a reminder, and two minutes more before it goes on by itself."""
    talk = begun(ANA, BEN, way=Way.freely)
    assert talk.said()[0].startswith("Ana, you talk with Ben now. Write here, or call each other.")
    talk.press(ANA, WeAreReady(GROUP))
    assert talk.latest == ()
    talk.press(BEN, WeAreReady(GROUP))
    assert talk.state.is_over
    assert talk.said() == ["Thank you. It goes on when everyone is ready."]


@pytest.mark.parametrize(("people", "minutes"), [((ANA, BEN), 10), ((ANA, BEN, CEM, DOA), 20)])
def test_everyone_has_the_rounds_minutes(people: tuple[PersonId, ...], minutes: int) -> None:
    """Twice as much for two, four times for four."""
    talk = begun(*people, way=Way.freely)
    talk.until_due()
    assert talk.now - NOW == timedelta(minutes=minutes - 1)
    assert "About one minute is left." in talk.said()[0]
    talk.until_due()
    assert talk.now - NOW == timedelta(minutes=minutes + 2)
    assert talk.state.is_over


def test_a_late_group_ends_with_the_others() -> None:
    """Before the round goes on without it."""
    talk = begun(ANA, BEN, way=Way.freely, until=8)
    assert talk.state.ends - NOW == timedelta(minutes=5)


def test_one_speaks_for_a_four_and_can_take_it_back() -> None:
    """The first who offers it; the round is told at once."""
    talk = begun(ANA, BEN, CEM, DOA, way=Way.for_all)
    talk.press(ANA, SpeakForUs(GROUP))
    assert talk.said() == ["Ana speaks for you in the circle."]
    with pytest.raises(refusals.OneSpeaksForYou):
        talk.press(BEN, SpeakForUs(GROUP))
    talk.press(ANA, NotForUs(GROUP))
    assert talk.said() == ["Ana does not speak for you after all. Somebody else can."]
    assert talk.facts == [VoiceFound(ROUND, GROUP, ANA), VoiceFound(ROUND, GROUP, None)]


def test_who_steps_out_leaves_the_others_to_go_on() -> None:
    """A trio is a pair; whose turn it was, the next one has it."""
    talk = begun(ANA, BEN, CEM)
    talk.press(ANA, StepOut(GROUP))
    talk.sweep()
    assert (talk.state.people, talk.state.speaker) == ((BEN, CEM), BEN)
    assert talk.facts == [SteppedOut(ROUND, GROUP, ANA)]


def test_whoever_stepped_out_may_still_read_along_and_all_know_it() -> None:
    """Those who stay are told, and whoever leaves is told before they press."""
    talk = begun(ANA, BEN, CEM)
    assert "may still be able to read along here" in str(leaving(talk.state))
    talk.press(ANA, StepOut(GROUP))
    assert talk.said() == ["Someone has stepped out. They may still be able to read what is written here."]
    assert "who leaves may still read it" in read(board(talk.state))


def test_who_speaks_for_a_four_by_lot_is_told_to_the_four() -> None:
    """When nobody has offered it, on its card and at its end."""
    talk = begun(ANA, BEN, CEM, DOA, way=Way.for_all)
    assert "else it is by lot" in read(board(talk.state))
    for who in (ANA, BEN, CEM, DOA):
        talk.press(who, WeAreReady(GROUP))
    assert talk.said() == ["Thank you. Who speaks for you in the circle is drawn by lot."]
    called = begun(ANA, BEN, CEM, DOA, way=Way.for_all)
    called.called(Why.together)
    assert called.said() == ["Everyone is called together now. Who speaks for you there is drawn by lot."]
    chosen = begun(ANA, BEN, CEM, DOA, way=Way.for_all)
    chosen.press(ANA, SpeakForUs(GROUP))
    chosen.called(Why.together)
    assert chosen.said() == ["Everyone is called together now. Thank you for this talk."]


def test_nobody_is_called_away_in_the_middle_of_a_turn_without_a_word() -> None:
    """A late pair is told when two minutes are left, whatever is pressed in that moment, and on its card all along."""
    talk = begun(ANA, BEN, until=14)
    at = read(say("{at}", at=Moment(talk.state.until, When.time)))
    assert f"Everyone comes together at {at}, or before." in read(board(talk.state))
    last = f"Everyone comes together at {at}, in about two minutes. What is not said here yet has room there."
    talk.later(minutes=11)
    talk.press(ANA, HereToSpeak(GROUP, 1))
    talk.until_due()
    assert (talk.now - NOW, talk.said()) == (timedelta(minutes=12), [last])
    talk.later(minutes=1.5)
    talk.press(ANA, HaveSpoken(GROUP, 1))
    assert [read(each.card) for each in talk.messages].count(last) == 1
    pressed = begun(ANA, BEN, until=14)
    pressed.later(minutes=12.1)
    pressed.press(ANA, HereToSpeak(GROUP, 1))
    assert pressed.said() == [last]


def test_who_is_left_alone_is_told_kindly() -> None:
    """And the pair is over."""
    talk = begun(ANA, BEN)
    talk.press(ANA, StepOut(GROUP))
    talk.sweep()
    assert talk.state.is_over
    assert talk.said() == ["You are the only one here now. You talk with somebody else, or come in with the next step."]
    assert GroupClosed(ROUND, GROUP) not in talk.facts


@pytest.mark.parametrize("command", [GoOnWithout(GROUP, ANA), ForgetInGroup(ANA)], ids=lambda each: type(each).__name__)
def test_what_a_fact_makes_of_it_states_nothing_and_rings_nobody_itself(command: GoOnWithout) -> None:
    """The clock goes on with it at once: a chain of reactions stays short."""
    for talk in (begun(ANA, BEN, CEM), begun(ANA, BEN), begun(ANA, BEN, CEM, way=Way.for_all)):
        if talk.state.way is Way.for_all:
            talk.press(ANA, SpeakForUs(GROUP))
            talk.press(BEN, WeAreReady(GROUP))
            talk.press(CEM, WeAreReady(GROUP))
        change = talk.press(CLOCK, command)
        assert (change.messages, change.facts) == ((), ())
        assert ANA not in talk.state.people
        assert talk.sweep() == 1


@pytest.mark.parametrize(
    ("why", "words"),
    [
        (Why.together, "Everyone is called together now. Thank you for this talk."),
        (Why.over, "The round is over. Thank you for this talk."),
    ],
)
def test_a_round_that_goes_on_ends_it(why: Why, words: str) -> None:
    """With a word, and without telling the round what it knows."""
    talk = begun(ANA, BEN)
    talk.called(why)
    assert talk.state.is_over
    assert talk.said() == [words]
    assert talk.facts == [AsideDone(talk.aside.id)]


def test_nothing_of_its_people_is_kept_when_it_is_over() -> None:
    """Nor what they talked about; while they talk each of them can read what is kept."""
    talk = begun(ANA, BEN)
    assert "No words are kept." in read(of_person((talk.state,))[0].until)
    talk.called(Why.together)
    assert (talk.state.people, talk.state.topic, talk.state.speaker, talk.state.voice) == ((), "", None, None)


def test_an_absence_of_the_bot_is_given_back() -> None:
    """The same one speaks, with as much time; a short one costs nobody time, but perhaps a press."""
    talk = begun(ANA, BEN)
    talk.press(ANA, HereToSpeak(GROUP, 1))
    talk.later(minutes=2)
    talk.away(seconds=3_600)
    assert talk.state.ends - talk.now == timedelta(minutes=3)
    assert talk.said() == ["The bot was away and is back. You have as much time as before."]
    before = talk.state
    talk.away(seconds=30)
    assert talk.state == before
    assert talk.said() == ["The bot was away and is back. If you pressed a button meanwhile, please press it again."]


def test_an_early_tick_changes_nothing() -> None:
    """Nor one that comes twice."""
    talk = begun(ANA, BEN)
    before = talk.state
    assert (talk.tick().state, talk.state) == (None, before)


def test_the_same_group_opens_once() -> None:
    """A command that is tried again finds it."""
    talk = begun(ANA, BEN)
    command = OpenGroup(GROUP, ROUND, NEAR, "Housing", Way.in_turn, 5, NOW, (ANA, BEN))
    change = talk.press(CLOCK, command)
    assert (change.state, change.new) == (None, ())


def after(talk: Talk, *presses: tuple[PersonId, object]) -> Talk:
    for who, command in presses:
        talk.press(who, command)  # type: ignore[arg-type]  # each a command
    return talk


@pytest.mark.parametrize(
    ("refusal", "talk", "who", "command"),
    [
        (refusals.NotYourTurnHere, begun(ANA, BEN), BEN, HereToSpeak(GROUP, 1)),
        (refusals.NotInGroup, begun(ANA, BEN), CEM, StepOut(GROUP)),
        (refusals.TurnOverHere, after(begun(ANA, BEN), (ANA, PassHere(GROUP, 1))), ANA, HaveSpoken(GROUP, 1)),
        (refusals.OthersSayBack, after(begun(ANA, BEN), (ANA, HaveSpoken(GROUP, 1))), ANA, SaidBackHere(GROUP, 1)),
        (refusals.NothingToAgree, begun(ANA, BEN), ANA, MayShare(GROUP)),
        (refusals.NotTalkingFreely, begun(ANA, BEN), ANA, WeAreReady(GROUP)),
        (refusals.NobodySpeaksForYou, begun(ANA, BEN, way=Way.freely), ANA, SpeakForUs(GROUP)),
        (
            refusals.OneSpeaksForYou,
            after(begun(ANA, BEN, way=Way.for_all), (BEN, SpeakForUs(GROUP))),
            ANA,
            SpeakForUs(GROUP),
        ),
        (
            refusals.GroupOver,
            after(begun(ANA, BEN, way=Way.freely), (ANA, WeAreReady(GROUP)), (BEN, WeAreReady(GROUP))),
            ANA,
            WeAreReady(GROUP),
        ),
    ],
    ids=str,
)
def test_a_no_says_what_to_do(refusal: type[Refusal], talk: Talk, who: PersonId, command: StepOut) -> None:
    """Two plain sentences, and nothing changes."""
    before = talk.state
    with pytest.raises(refusal) as refused:
        talk.press(who, command)
    assert talk.state == before
    assert "{" not in read(refused.value.said)
    assert refusal.sentence.text.count(". ") == 1


def test_the_board_says_who_is_here_and_what_is_kept() -> None:
    """And tells nobody who passed from who spoke."""
    passed, spoke = begun(ANA, BEN), begun(ANA, BEN)
    passed.press(ANA, PassHere(GROUP, 1))
    speak(spoke, ANA)
    for talk in (passed, spoke):
        shown = read(board(talk.state))
        assert "It is Ben's turn" in shown
        assert "Ana\nhad their turn" in shown
        assert "Not stored: what you say;" in shown


def test_my_small_group_is_shown_to_those_in_it() -> None:
    """With its buttons; who is in none is told where to look."""
    talk = begun(ANA, BEN)
    assert "I'm here" in read(page(talk.state, context(ANA, NOW)))
    assert "You are in no small group now." in read(page(None, context(ANA, NOW)))


def test_nobody_is_rung_twice_for_one_turn() -> None:
    """One ask as it begins, and one for each later turn."""
    talk = begun(ANA, BEN, CEM)
    for who in (ANA, BEN, CEM):
        speak(talk, who)
    assert [each for each in talk.messages if isinstance(each, Ask) and each.person == ANA] == [talk.messages[0]]
    assert talk.asks() == [ANA, BEN, CEM, BEN, CEM]

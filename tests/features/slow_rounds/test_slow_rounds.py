"""A slow round: written in anyone's own time, kept until the end, shown together, and forgotten."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from bot.features.coalition.facts import MemberLeft
from bot.features.coalition.model.homes import HOMES_AT_MOST
from bot.features.slow_rounds import SLOW
from bot.features.slow_rounds.cards import board as cards
from bot.features.slow_rounds.cards.held import of_person
from bot.features.slow_rounds.commands import (
    ComeBackToWords,
    EndSlowRound,
    ForgetVoice,
    GiveMoreTime,
    OpenSlowRound,
    ShowWords,
    TakeWordsBack,
    WriteWords,
)
from bot.features.slow_rounds.facts import SlowRoundEnded, SlowRoundExtended, SlowRoundOpened
from bot.features.slow_rounds.handlers import after_member_left, forget_voice
from bot.features.slow_rounds.model import (
    LONGEST,
    MORE_TIME,
    VOICES,
    WORDS,
    Ending,
    EnoughVoices,
    FacilitatorsChoice,
    LongEnough,
    NothingWritten,
    OneSlowRoundAPlace,
    OpenersChoice,
    Opening,
    OutOfReach,
    Seen,
    SlowRound,
    SlowRoundId,
    SlowRoundOver,
    Voice,
    Written,
)
from bot.kernel.attention import Message, Need
from bot.kernel.card import Card
from bot.kernel.change import Change, Happened
from bot.kernel.command import Actor, Command, Context, Standing
from bot.kernel.ids import CoalitionId, PersonId, PlaceId
from bot.kernel.limits import CARD_TEXT
from bot.kernel.refusal import Refusal
from bot.kernel.settings import HeldByRule, Ruled, Rules
from tests.features.histories import play
from tests.features.reading import labels, longest, read

NOW = datetime(2026, 3, 9, 18, 0, tzinfo=UTC)
PLACE = PlaceId("the-place-----")
SLOW_ID = SlowRoundId("the-slow-round")
ROUTES = {route.command: route for route in SLOW.routes}


def person(name: str) -> PersonId:
    return PersonId(name.ljust(14, "-"))


OPEN = OpenSlowRound(SLOW_ID, "What keeps you here?")
ANA, BEN, CEM = (person(name) for name in ("Ana", "Ben", "Cem"))


@dataclass
class Days:
    """One slow round, opened by Ana, and all that was posted of it."""

    state: SlowRound | None = None
    now: datetime = NOW
    facts: list[Happened] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)
    seed: int = 7
    reached: bool = True
    rules: Rules = field(default_factory=lambda: Rules({}))

    def press(self, who: PersonId, command: Command, standing: Standing = Standing.member) -> Change[SlowRound]:
        context = Context(self.now, Actor(who, standing), CoalitionId("the-coalition-"), PLACE, None, Random(self.seed))
        handler: Any = ROUTES[type(command)].handler
        ends = isinstance(command, EndSlowRound | ShowWords)
        given: Any = Ending(self.state, self.reached) if ends and self.state else self.state
        if isinstance(command, OpenSlowRound):
            given = Opening(self.state, self.rules)
        change: Change[SlowRound] = handler(given, command, context)
        for new in change.new:
            assert isinstance(new, SlowRound)
            self.state = new
        self.state = change.state or self.state
        self.facts += change.facts
        self.messages += change.messages
        return change

    @property
    def here(self) -> SlowRound:
        assert self.state
        return self.state


def context(who: PersonId) -> Context:
    return Context(NOW, Actor(who, Standing.member), CoalitionId("the-coalition-"), PLACE, None, Random(7))


def opened(days: int = 3) -> Days:
    made = Days()
    made.press(ANA, OpenSlowRound(SLOW_ID, "What keeps you here?", days))
    return made


def written() -> Days:
    made = opened()
    made.press(BEN, WriteWords(SLOW_ID, "My neighbours."))
    made.press(CEM, WriteWords(SLOW_ID, "The river."))
    return made


def test_the_board_says_until_when_and_that_words_are_kept() -> None:
    """How many have written, and never what, nor who."""
    made = written()
    shown = read(cards.board(made.here))
    assert "Write until" in shown
    assert "Your words are stored until the end and shown to nobody before." in shown
    assert "2 people have written so far." in shown
    assert not any(secret in shown for secret in ("Ben", "Cem", "neighbours", "river"))
    assert made.facts == [SlowRoundOpened(SLOW_ID, PLACE, "What keeps you here?", ANA)]


def test_ones_own_words_are_shown_to_oneself_alone() -> None:
    """On the page, with a button to take them back."""
    made = written()
    mine, other = cards.page(Seen(made.here), context(BEN)), cards.page(Seen(made.here), context(ANA))
    assert "My neighbours." in read(mine)
    assert "Take my words back" in labels(mine)
    assert "neighbours" not in read(other)
    assert "river" not in read(mine)


def test_without_one_the_page_opens_one() -> None:
    """With one button, and what it is."""
    assert labels(cards.page(Seen(None), context(ANA))) == ["Open a slow round"]


def test_from_another_place_one_can_write_too() -> None:
    """The page says where it is open and where the words are shown; another one can be opened here."""
    shown = cards.page(Seen(written().here, "The garden"), context(BEN))
    assert "It is open in The garden, and the words are shown there." in read(shown)
    assert {"Write my words", "Open one here"} <= set(labels(shown))


def test_it_is_said_who_can_end_it_sooner() -> None:
    """On the card and with the answer to what one wrote, before anybody is surprised."""
    made = opened()
    assert "Who opened it, or a facilitator, can show the words sooner." in read(cards.board(made.here))
    change = made.press(BEN, WriteWords(SLOW_ID, "A room."))
    assert ", or sooner. You can change them until then." in read(change.reply)


def test_writing_again_replaces_the_first() -> None:
    """And says until when it can be changed."""
    made = written()
    change = made.press(BEN, WriteWords(SLOW_ID, "My neighbours and my school."))
    assert [each.words for each in made.here.voices] == ["My neighbours and my school.", "The river."]
    assert "You can change them until then." in read(change.reply)


def test_words_can_be_taken_back() -> None:
    """And who wrote nothing is told so."""
    made = written()
    made.press(BEN, TakeWordsBack(SLOW_ID))
    assert [each.person for each in made.here.voices] == [CEM]
    with pytest.raises(NothingWritten):
        made.press(BEN, TakeWordsBack(SLOW_ID))


def test_at_the_end_all_words_are_shown_together_and_forgotten() -> None:
    """By the clock, once, with names and thanks; what stays holds nothing that people wrote."""
    made = written()
    made.now += timedelta(days=3)
    made.press(ANA, ShowWords(SLOW_ID), Standing.clock)
    (posted,) = made.messages
    shown = read(posted.card)
    assert all(each in shown for each in ("Ben wrote", "My neighbours.", "Cem wrote", "The river.", "Thank you"))
    assert made.here == SlowRound(SLOW_ID, PLACE, "", NOW, None, NOW + timedelta(days=3), (), made.now)
    assert made.here.deadline() is None
    assert made.facts[-1] == SlowRoundEnded(SLOW_ID, PLACE, 2, None)
    assert made.press(ANA, ShowWords(SLOW_ID), Standing.clock) == Change()


def test_the_order_in_which_words_are_shown_is_by_lot() -> None:
    """It does not tell who wrote first: both orders come up."""
    firsts = set()
    for seed in range(20):
        made = written()
        made.seed = seed
        made.press(ANA, EndSlowRound(SLOW_ID))
        firsts.add(read(made.messages[0].card).index("Ben wrote") < read(made.messages[0].card).index("Cem wrote"))
    assert firsts == {True, False}


def test_when_nobody_wrote_nobody_is_blamed() -> None:
    """One sentence, and what can be done."""
    made = opened()
    made.press(ANA, EndSlowRound(SLOW_ID))
    assert read(made.messages[0].card).endswith("You can open another one at any time.")


def test_more_time_is_told_to_all_up_to_four_weeks() -> None:
    """A day at a time; the clock comes later then."""
    made = opened(days=14)
    tick = made.here.until
    change = made.press(ANA, GiveMoreTime(SLOW_ID))
    assert "one more day" in read(change.messages[0].card)
    assert change.facts == (SlowRoundExtended(SLOW_ID, ANA),)
    made.now = tick
    assert made.press(ANA, ShowWords(SLOW_ID), Standing.clock) == Change()
    for _ in range(13):
        made.press(ANA, GiveMoreTime(SLOW_ID))
    assert made.here.until == made.here.opened_at + LONGEST
    with pytest.raises(LongEnough):
        made.press(ANA, GiveMoreTime(SLOW_ID))


def test_a_doubled_press_gives_one_day() -> None:
    """The button knows when the slow round was to end: pressed again it says what holds now."""
    made = opened(days=2)
    button = GiveMoreTime(SLOW_ID, made.here.until)
    made.press(ANA, button)
    longer = made.here.until
    change = made.press(ANA, button)
    assert "already" in read(change.reply)
    assert (change.messages, change.facts, made.here.until) == ((), (), longer)
    made.press(ANA, GiveMoreTime(SLOW_ID, longer))
    assert made.here.until == longer + MORE_TIME


@pytest.mark.parametrize("command", [GiveMoreTime(SLOW_ID), EndSlowRound(SLOW_ID)])
def test_ending_is_for_who_opened_it_or_a_facilitator(command: Command) -> None:
    """Others are told whom to ask; once its opener is forgotten, facilitators alone."""
    made = written()
    with pytest.raises(OpenersChoice):
        made.press(BEN, command)
    made.press(ANA, ForgetVoice(ANA), Standing.clock)
    with pytest.raises(FacilitatorsChoice):
        made.press(BEN, command)
    made.press(BEN, command, Standing.facilitator)


def test_it_stays_open_for_a_while_when_the_bot_was_away_at_its_end() -> None:
    """For as long as was lost of it, and all are told; then the words are shown as ever. Words in it stay."""
    made = written()
    since, made.now = NOW + timedelta(days=2, hours=20), NOW + timedelta(days=5)
    change = made.press(ANA, ComeBackToWords(SLOW_ID, since), Standing.clock)
    assert made.here.until == made.now + timedelta(hours=4)
    assert [read(each.card, "%d %H:%M") for each in change.messages] == [
        "The bot was away, so the slow round stays open longer: it ends at 14 22:00."
    ]
    assert made.press(ANA, ShowWords(SLOW_ID), Standing.clock) == Change()
    assert made.press(ANA, ComeBackToWords(SLOW_ID, since), Standing.clock) == Change()
    made.now += timedelta(hours=4)
    made.press(ANA, ShowWords(SLOW_ID), Standing.clock)
    assert made.here.ended_at == made.now
    assert made.press(ANA, ComeBackToWords(SLOW_ID, since), Standing.clock) == Change()


def test_an_absence_in_the_midst_of_it_changes_nothing() -> None:
    """There is time left to write."""
    made = written()
    made.now += timedelta(days=2)
    assert made.press(ANA, ComeBackToWords(SLOW_ID, NOW), Standing.clock) == Change()


def test_who_leaves_takes_their_words_from_every_slow_round() -> None:
    """One is open in each of twenty places: what follows from the leaving reaches all of them."""
    rounds = [replace(written().here, id=SlowRoundId(f"slow-{number:09}")) for number in range(HOMES_AT_MOST)]
    for command in after_member_left(MemberLeft(BEN, None)):
        found = next(each for each in rounds if each.of(BEN))
        change = forget_voice(found, command, context(BEN))
        assert change.state
        rounds[rounds.index(found)] = change.state
    assert not any(each.of(BEN) for each in rounds)
    assert all(each.of(CEM) for each in rounds)


def test_a_place_has_one_at_a_time() -> None:
    """And the same form sent twice opens one."""
    made = opened()
    assert "already" in read(made.press(ANA, OpenSlowRound(SLOW_ID, "What keeps you here?")).reply)
    with pytest.raises(OneSlowRoundAPlace):
        made.press(BEN, OpenSlowRound(SlowRoundId("another-------"), "Housing"))


def test_who_opens_rounds_is_as_the_group_ruled_here_too() -> None:
    """What holds refuses with its number and words, what only reminds says them; a facilitator opens one anyway."""
    reminding = Ruled("facilitators", 7, "Whoever facilitates opens rounds.", holds=False)
    held, reminded = (Rules({"who-opens-rounds": replace(reminding, holds=each)}) for each in (True, False))
    for rules in (held, reminded):
        change = Days(rules=rules).press(ANA, OPEN, Standing.facilitator)
        assert "Ground rule" not in read(change.reply)
    change = Days(rules=reminded).press(ANA, OPEN)
    assert change.new
    assert "Ground rule 7 says: “Whoever facilitates opens rounds.”." in read(change.reply)
    with pytest.raises(HeldByRule) as refused:
        Days(rules=held).press(ANA, OPEN)
    assert refused.value.data == {"number": 7, "words": "Whoever facilitates opens rounds."}


def test_old_buttons_say_that_it_is_over() -> None:
    """And change nothing."""
    made = written()
    made.press(ANA, EndSlowRound(SLOW_ID))
    for command in (WriteWords(SLOW_ID, "Late."), TakeWordsBack(SLOW_ID), EndSlowRound(SLOW_ID)):
        with pytest.raises(SlowRoundOver):
            made.press(BEN, command)


def test_it_has_room_for_two_hundred() -> None:
    """And the next one is told where to write; who has written can still change it."""
    made = opened()
    crowd = tuple(Voice(person(f"P{number}"), "Yes.") for number in range(VOICES))
    made.state = SlowRound(SLOW_ID, PLACE, "Housing", NOW, ANA, NOW + timedelta(days=1), crowd)
    with pytest.raises(EnoughVoices):
        made.press(BEN, WriteWords(SLOW_ID, "Hello."))
    made.press(crowd[0].person, WriteWords(SLOW_ID, "No."))


@given(st.lists(st.integers(1, WORDS), min_size=1, max_size=VOICES))
def test_everything_that_was_written_fits(lengths: list[int]) -> None:
    """In as many messages as it takes, each within the limits with all names at their longest, and nothing is lost."""
    voices = tuple(Voice(person(f"P{number}"), "x" * length) for number, length in enumerate(lengths))
    shown = tuple(cards.gathered("T" * 120, voices))
    assert all(longest(each) <= CARD_TEXT for each in shown)
    assert sum(_written_on(each) for each in shown) == len(voices)


def _written_on(card: Card) -> int:
    return read(card).count(" wrote")


def test_what_is_kept_of_a_person_is_told_and_forgotten() -> None:
    """Their words as far as they fit, that they opened it, and that its topic stays until the end."""
    made = written()
    assert [read(each.value) for each in of_person(Written(BEN, (made.here,)))] == ["My neighbours."]
    told = [(read(each.value), each.stays) for each in of_person(Written(ANA, (made.here,)))]
    assert told == [("You opened it.", False), (made.here.topic, True)]
    for who in (ANA, BEN):
        made.press(who, ForgetVoice(who), Standing.clock)
        assert of_person(Written(who, (made.here,))) == ()
    assert made.here.of(BEN) is None
    assert made.here.topic


class AnyDays(RuleBasedStateMachine):
    """Against a plain model: a dictionary of words, and whether it is over."""

    def __init__(self) -> None:
        super().__init__()
        self.days = opened()
        self.words: dict[PersonId, str] = {}
        self.over = False
        self.until = 3 * 86_400
        self.now = 0
        self.opener: PersonId | None = ANA

    @rule(who=st.sampled_from((ANA, BEN, CEM)), words=st.sampled_from(("a", "b", "c")))
    def write(self, who: PersonId, words: str) -> None:
        self._same(who, WriteWords(SLOW_ID, words), "SlowRoundOver" if self.over else None)
        if not self.over:
            self.words[who] = words

    @rule(who=st.sampled_from((ANA, BEN, CEM)))
    def take_back(self, who: PersonId) -> None:
        no = "SlowRoundOver" if self.over else None if who in self.words else "NothingWritten"
        self._same(who, TakeWordsBack(SLOW_ID), no)
        if no is None:
            del self.words[who]

    @rule(who=st.sampled_from((ANA, BEN, CEM)), more=st.booleans(), facilitator=st.sampled_from((True, False, False)))
    def keep(self, who: PersonId, more: bool, facilitator: bool) -> None:  # noqa: FBT001 - Hypothesis names them
        no = "SlowRoundOver" if self.over else None
        if no is None and who != self.opener and not facilitator:
            no = "OpenersChoice" if self.opener else "FacilitatorsChoice"
        if no is None and more and self.until + 86_400 > 28 * 86_400:
            no = "LongEnough"
        standing = Standing.facilitator if facilitator else Standing.member
        self._same(who, GiveMoreTime(SLOW_ID) if more else EndSlowRound(SLOW_ID), no, standing)
        if no is None and more:
            self.until += 86_400
        elif no is None:
            self._end()

    @rule(hours=st.sampled_from((1, 12, 24, 71, 72)))
    def wait(self, hours: int) -> None:
        self.days.now += timedelta(hours=hours)
        self.now += 3_600 * hours
        self.days.press(ANA, ShowWords(SLOW_ID), Standing.clock)
        if not self.over and self.now >= self.until:
            self._end()

    @rule(who=st.sampled_from((ANA, BEN, CEM)))
    def forget(self, who: PersonId) -> None:
        self.days.press(who, ForgetVoice(who), Standing.clock)
        self.words.pop(who, None)
        self.opener = None if self.opener == who else self.opener

    @invariant()
    def the_plain_model_agrees(self) -> None:
        state = self.days.here
        assert {each.person: each.words for each in state.voices} == self.words
        assert (state.ended_at is not None, state.opened_by) == (self.over, self.opener)
        assert state.deadline() == (None if self.over else NOW + timedelta(seconds=self.until))
        assert len([each for each in self.days.facts if isinstance(each, SlowRoundEnded)]) == self.over

    @invariant()
    def nothing_is_shown_before_the_end(self) -> None:
        assert self.over or not any(" wrote" in read(each.card) for each in self.days.messages)

    def _end(self) -> None:
        shown = "\n".join(read(each.card) for each in self.days.messages)
        for who, words in self.words.items():
            assert f"{read_name(who)} wrote\n{words}" in shown
        self.words, self.over, self.opener = {}, True, None

    def _same(
        self, who: PersonId, command: Command, expected: str | None, standing: Standing = Standing.member
    ) -> None:
        refused = None
        try:
            self.days.press(who, command, standing)
        except Refusal as refusal:
            refused = type(refusal).__name__
        assert refused == expected


def read_name(who: PersonId) -> str:
    return who.rstrip("-")


def test_any_days_go_as_the_plain_model_says() -> None:
    """200 slow rounds of 50 steps: same words, same refusals, shown once at the end and never before."""
    play(AnyDays)


def test_words_wait_while_nothing_arrives_where_they_are_to_be_shown() -> None:
    """A day at a time; as soon as the place is within reach they are shown, and nobody can end it before."""
    made = with_words()
    made.reached = False
    with pytest.raises(OutOfReach):
        made.press(ANA, EndSlowRound(SLOW_ID))
    assert made.state
    made.now = made.state.until
    assert made.press(ANA, ShowWords(SLOW_ID), Standing.clock).messages == ()
    assert made.state.until == made.now + MORE_TIME
    assert made.state.voices
    made.now, made.reached = made.state.until, True
    assert made.press(ANA, ShowWords(SLOW_ID), Standing.clock).messages


def test_words_that_have_waited_for_four_weeks_are_let_go_of_and_their_writers_are_told() -> None:
    """Nothing is kept for ever, and nobody else has seen them."""
    made = with_words()
    made.reached = False
    told: list[PersonId] = []
    for _ in range(LONGEST.days):
        assert made.state
        made.now = max(made.now, made.state.until)
        change = made.press(ANA, ShowWords(SLOW_ID), Standing.clock)
        told += [need.person for need in change.needs if isinstance(need, Need)]
    assert made.state
    assert made.state.voices == ()
    assert made.now - made.state.opened_at == LONGEST
    assert (told, made.messages) == ([BEN], [])


def with_words() -> Days:
    made = Days()
    made.press(ANA, OpenSlowRound(SLOW_ID, "The river", 3))
    made.press(BEN, WriteWords(SLOW_ID, "I miss it."))
    return made

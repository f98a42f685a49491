"""What stands unless somebody asks to look again: a small agreement, and what was agreed at a meeting."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from bot.features.proposals import PROPOSING
from bot.features.proposals import commands as asked
from bot.features.proposals.cards import board, pages
from bot.features.proposals.facts import LookedAtAgain, ProposalAdopted
from bot.features.proposals.model import Held, Proposal, SeatName, Stage
from bot.features.proposals.model.asking import Question
from bot.features.proposals.model.given import Keeping, Looking, Opening
from bot.features.proposals.model.leading import LeadAnswers
from bot.features.proposals.model.making import Again, Bringing
from bot.features.proposals.model.options import share_in
from bot.features.proposals.model.pieces import TEXT, TITLE, Edit
from bot.features.proposals.model.refusals import (
    AmongThePresent,
    NobodyAnswers,
    NoLongerOpen,
    NoSeat,
    SeatNotAsked,
    StandsSoon,
)
from bot.features.proposals.model.settings import QUORUM, USUAL_WAY
from bot.features.proposals.model.silence import SMALL_AGREEMENT, Silence
from bot.kernel.attention import Message, Met, Need, Waiting
from bot.kernel.card import Card
from bot.kernel.change import Change, Happened
from bot.kernel.command import Actor, Command, Context, Standing
from bot.kernel.ids import CoalitionId, Id
from bot.kernel.refusal import Refusal
from bot.kernel.settings import HeldByRule, Rules
from tests.features.proposals.council import HOME, IT, NAMES, NOW, SIX, person, ruled, said, seat
from tests.features.reading import read

ROUTES = {route.command: route for route in PROPOSING.routes}
DAY = date(2026, 3, 8)


@dataclass
class Meeting:
    """One thing that stands by itself, the seats, and time."""

    seats: tuple[Held, ...] = SIX
    rules: Rules = field(default_factory=lambda: Rules({}))
    state: Proposal | None = None
    now: datetime = NOW
    messages: list[Message] = field(default_factory=list)
    facts: list[Happened] = field(default_factory=list)
    needs: list[Waiting] = field(default_factory=list)

    @property
    def it(self) -> Proposal:
        assert self.state is not None
        return self.state

    @property
    def silence(self) -> Silence:
        assert self.it.silence is not None
        return self.it.silence

    def context(self, who: str, standing: Standing = Standing.member) -> Context:
        return Context(self.now, Actor(person(who), standing), CoalitionId("the-coalition-"), HOME, None, Random(7))

    def press(self, who: str, command: Command, standing: Standing = Standing.member) -> Change[Any]:
        handler = ROUTES[type(command)].handler
        change: Change[Any] = handler(self._given(who, command), command, self.context(who, standing))
        made = next((each for each in change.new if isinstance(each, Proposal)), None)
        self.state = made or change.state or self.state
        self.messages += change.messages
        self.facts += change.facts
        self.needs += change.needs
        return change

    def passes(self, **time: float) -> None:
        until = self.now + timedelta(**time)
        for _ in range(100):
            due = self.it.deadline()
            if due is None or due > until:
                break
            self.now = max(due, self.now)
            self.press("clock", asked.KeepVote(IT), Standing.clock)
            assert self.it.deadline() != due, "a tick that changes nothing"
        self.now = until

    def brought(self, *there: str) -> Change[Any]:
        return self.press("art", asked.BringIn(IT, "One page", "We keep one page.", DAY, ", ".join(there)))

    def _given(self, who: str, command: Command) -> object:
        mine = tuple(each for each in self.seats if person(who) in each.holders)
        match command:
            case asked.MakeSmallAgreement() | asked.BringIn():
                whose = {each.name.organisation: str(each.name.organisation).rstrip("-") for each in self.seats}
                names = {key: name for key, name in whose.items() if key}
                return Bringing(self.state, None, self.seats, names, self.rules, (HOME,))
            case asked.LookAgain() | asked.SayNotThere():
                return Again(self.it, mine, (HOME,))
            case asked.AskForAnswers():
                return Opening(self.it, self.seats, self.rules, person(who), (HOME,))
            case _:
                return Keeping(self.it, (HOME,), self.seats)


def small(rules: Rules | None = None) -> Meeting:
    meeting = Meeting(rules=rules or Rules({}))
    meeting.press("art", asked.MakeSmallAgreement(IT, "We say first names."))
    return meeting


def met(*there: str, seats: tuple[Held, ...] = SIX, rules: Rules | None = None) -> Meeting:
    meeting = Meeting(seats, rules or Rules({}))
    meeting.brought(*there)
    return meeting


def test_a_small_agreement_stands_after_three_days() -> None:
    """Not a moment sooner; it is told how, with a seal, and told again by nothing."""
    meeting = small()
    assert "unless someone asks for a vote" in read(board.board(meeting.it))
    meeting.passes(days=3, seconds=2)
    assert meeting.it.is_standing_by
    meeting.passes(seconds=2)
    assert meeting.it.stage is Stage.adopted
    assert "Agreed: nobody asked for a vote until" in read(meeting.messages[-1].card)
    [fact] = [each for each in meeting.facts if isinstance(each, ProposalAdopted)]
    assert (fact.vote, fact.answered, fact.seats, fact.text) == (0, 0, 6, "We say first names.")
    assert len(fact.seal) == 64


def test_anyone_can_ask_for_a_vote_until_then() -> None:
    """Also who holds no seat; then it is talked about, and can be asked about. Once it stands it stands."""
    meeting = small()
    meeting.press("zoe", asked.LookAgain(IT))
    assert meeting.it.stage is Stage.talking
    assert "somebody asked for a vote" in read(board.board(meeting.it))
    assert "zoe would like to look again" in read(meeting.messages[-1].card)
    again = meeting.press("bank", asked.LookAgain(IT))
    assert again.facts == ()
    assert [type(each) for each in meeting.facts][-1] is LookedAtAgain
    meeting.passes(days=9)
    assert meeting.it.stage is Stage.talking
    meeting.press("bank", asked.AskForAnswers(IT, Question.live_with_it, 7))
    late = small()
    late.now += timedelta(days=3)
    with pytest.raises(NoLongerOpen):
        late.press("zoe", asked.LookAgain(IT))


def test_who_may_not_ask_for_answers_makes_no_small_agreement() -> None:
    """And it takes as many days as a vote at least has to."""
    with pytest.raises(NoSeat):
        Meeting().press("zoe", asked.MakeSmallAgreement(IT, "We say first names."))
    with pytest.raises(NobodyAnswers):
        Meeting((), ruled("who-opens-votes", "members")).press("art", asked.MakeSmallAgreement(IT, "We sing."))
    assert (small(ruled("least-days-of-a-vote", "5")).silence.until - NOW).days == 5
    assert (small(ruled("days-of-a-small-agreement", "2")).silence.until - NOW).days == 2


def test_the_groups_rules_hold_for_what_stands_by_itself() -> None:
    """It is open for as long as silence needs before it counts, where that is ruled. How votes are asked, and of whom,
    keeps nobody from it: nobody is asked here."""
    notice = ruled("notice-before-silence-counts", "9")
    assert (small(notice).silence.until - NOW).days == 9
    assert (met("Art", "Bank", "Clinic", "Dance", rules=notice).silence.until - NOW).days == 9
    assert (small(ruled("notice-before-silence-counts", "2")).silence.until - NOW).days == 3
    for rules in (ruled("way-of-deciding", "most say yes"), ruled("electorate", "people")):
        assert small(rules).it.is_standing_by
        assert met("Art", "Bank", "Clinic", "Dance", rules=rules).it.is_standing_by
    many = ruled("quorum", "5/6")
    assert met("Art", "Bank", "Clinic", "Dance", rules=many).it.stage is Stage.talking
    assert met(*NAMES[:5], rules=many).it.is_standing_by


@pytest.mark.parametrize(
    "rules", [ruled("way-of-deciding", "most say yes"), ruled("electorate", "people", holds=False)]
)
def test_a_rule_on_whom_and_how_is_read_by_all(rules: Rules) -> None:
    """Of a small agreement and of a meeting's alike, by whoever made it and in the channels; nothing is refused."""
    reminding = "Ground rule 3 says: “We take our time.”"
    meeting = Meeting(rules=rules)
    reply = meeting.press("art", asked.MakeSmallAgreement(IT, "We sing.")).reply
    assert isinstance(reply, Card)
    assert reminding in read(reply)
    brought = met("Art", "Bank", "Clinic", "Dance", rules=rules)
    for each in (meeting, brought):
        assert each.it.is_standing_by
        assert reminding in read(each.messages[-1].card)


def test_where_each_person_has_an_answer_each_can_look_again() -> None:
    """At what was agreed at a meeting too, whoever was there; the cards say so."""
    meeting = met("Art", "Bank", "Clinic", "Dance", rules=ruled("electorate", "people"))
    shown = read(board.board(meeting.it))
    assert "unless someone asks to look again" in shown
    assert "They can look at it again" not in shown
    meeting.press("zoe", asked.LookAgain(IT))
    assert meeting.it.stage is Stage.talking
    assert "Somebody asked to look again at what was agreed at a meeting." in read(board.board(meeting.it))
    assert "zoe would like to look again" in read(meeting.messages[-1].card)


@pytest.mark.parametrize("rules", [ruled("way-of-deciding", "most say yes"), ruled("quorum", "5/6")])
def test_a_vote_on_it_is_asked_by_all_rules(rules: Rules) -> None:
    """Where somebody has asked for one, of a small agreement and of a meeting's alike."""
    for meeting in (small(rules), met(*NAMES[:5], rules=rules)):
        meeting.press("farm", asked.LookAgain(IT))
        question = rules.chosen(USUAL_WAY).value
        meeting.press("art", asked.AskForAnswers(IT, question, 7))
        asking = meeting.it.open_voting().asking
        assert (asking.question, asking.quorum) == (question, share_in(rules.chosen(QUORUM).value))
    other = met("Art", "Bank", rules=ruled("way-of-deciding", "pick one"))
    with pytest.raises(HeldByRule):
        other.press("art", asked.AskForAnswers(IT, Question.live_with_it, 7))


@pytest.mark.parametrize(
    ("there", "seats", "stands"), [(4, 6, True), (3, 6, False), (6, 6, True), (3, 4, False), (4, 4, True)]
)
def test_those_who_were_there_have_to_be_enough(there: int, seats: int, *, stands: bool) -> None:
    """Two thirds of the seats, and with few seats all of them; else it is a proposal as any other."""
    meeting = met(*NAMES[:there], seats=tuple(map(seat, NAMES[:seats])))
    assert meeting.it.is_standing_by == stands
    meeting.passes(days=8)
    assert meeting.it.stage is (Stage.adopted if stands else Stage.talking)
    if not stands:
        assert f"{there} of {seats} organisations were there" in read(board.board(meeting.it))


def test_whoever_was_not_there_is_told_each_by_itself() -> None:
    """And nothing waits for them any more once it stands, or somebody has asked to look again."""
    for stands in (True, False):
        meeting = met("Art", "Bank", "Clinic", "Dance")
        meeting.passes(minutes=1)
        told = [each for each in meeting.needs if isinstance(each, Need)]
        assert [each.person.rstrip("-") for each in told] == ["elders", "farm"]
        if stands:
            meeting.passes(days=8)
        else:
            meeting.press("farm", asked.LookAgain(IT))
        assert {each.key for each in meeting.needs if isinstance(each, Met)} == {each.key for each in told}


def test_its_cards_say_who_was_there_and_who_can_look_again_until_when() -> None:
    """On the card for all, in what is told, and on its page; once it stands they say who was there and who was not."""
    meeting = met("Art", "Bank", "Clinic", "Dance")
    page = pages.one(Looking(meeting.it, ()), meeting.context(person("zoe")))
    for drawn in (board.board(meeting.it), meeting.messages[-1].card, page):
        shown = read(drawn)
        assert "Agreed at a meeting on 12:00, where 4 of 6 organisations were" in shown
        assert "There: Art, Bank, Clinic, Dance." in shown
        assert "Not there: Elders, Farm. They can look at it again until" in shown
    meeting.passes(days=8)
    for drawn in (board.board(meeting.it), meeting.messages[-1].card):
        assert "Not there: Elders, Farm." in read(drawn)
        assert "They can look at it again" not in read(drawn)


def test_those_who_were_too_few_are_named_where_it_is_talked_about() -> None:
    """With all their names, also those of residents’ seats, and how many more there are."""
    many = tuple(seat(f"O{number:02}", person("art")) for number in range(30))
    meeting = met("O00", "O01", "O02", seats=many)
    shown = read(board.board(meeting.it))
    assert "There: O00, O01, O02." in shown
    assert "and 17 more." in shown


def test_a_seat_that_was_not_there_can_look_again() -> None:
    """Named with what it asks; one that was there, one that is none, and one that came later are told why not."""
    meeting = met("Art", "Bank", "Clinic", "Dance")
    late = seat("Garden")
    meeting.seats = (*SIX, late)
    for who, refusal in (("art", AmongThePresent), ("zoe", NoSeat), ("garden", SeatNotAsked)):
        with pytest.raises(refusal):
            meeting.press(who, asked.LookAgain(IT))
    meeting.press("elders", asked.LookAgain(IT))
    assert "Elders would like to look again at “One page”." in read(meeting.messages[-1].card)
    assert "Elders asked to look again" in read(board.board(meeting.it))
    meeting.passes(days=8)
    assert meeting.it.stage is Stage.talking


def test_who_was_not_there_though_named_says_so() -> None:
    """Then they can look again; and if those left are too few, nothing stands by itself."""
    meeting = met(*NAMES[:5])
    meeting.press("art", asked.SayNotThere(IT))
    assert (len(meeting.silence.present), meeting.it.is_standing_by) == (4, True)
    with pytest.raises(Refusal):
        meeting.press("art", asked.SayNotThere(IT))
    meeting.press("bank", asked.SayNotThere(IT))
    assert meeting.it.stage is Stage.talking
    assert "were too few" in read(meeting.messages[-1].card)
    other = met(*NAMES[:5])
    other.press("art", asked.SayNotThere(IT))
    other.press("art", asked.LookAgain(IT))
    assert other.it.stage is Stage.talking


def test_names_are_found_by_a_part_and_what_is_not_found_is_said() -> None:
    """Nothing that was written is lost; whose name is in doubt is not counted as there."""
    meeting = Meeting()
    told = read(said(meeting.brought("art", "clin", "BANK", "dance", "nobody", "ar")))
    assert {str(each.organisation).rstrip("-") for each in meeting.silence.present} == {
        "Art",
        "Bank",
        "Clinic",
        "Dance",
    }
    assert "Not found, or more than one of that name: nobody, ar." in told


def test_a_seat_of_residents_is_named_by_its_number() -> None:
    """It has no other name."""
    residents = Held(SeatName(Id("residents-seat"), None, 2), person("rosa"), True, ())
    meeting = Meeting((*SIX[:2], residents))
    meeting.brought("Art", "bank", "residents 2")
    assert len(meeting.silence.present) == 3


def test_its_words_stay_while_people_look_at_them() -> None:
    """Whoever wants other words asks to look again."""
    meeting = met("Art", "Bank", "Clinic", "Dance")
    with pytest.raises(StandsSoon):
        meeting.it.rewritten("Other words.", Edit.editorial, person("art"), NOW)
    with pytest.raises(StandsSoon):
        meeting.press("art", asked.AskForAnswers(IT, Question.live_with_it, 7))
    assert meeting.it.withdrawn(NOW).stage is Stage.withdrawn


def test_the_same_form_sent_twice_makes_one() -> None:
    """It carries the id of what it makes."""
    meeting = small()
    assert meeting.press("art", asked.MakeSmallAgreement(IT, "We say first names.")).new == ()
    assert met("Art").brought("Art", "Bank").new == ()


def test_it_says_so_if_it_stood_late() -> None:
    """Since the bot was away; those who asked in time are heard."""
    meeting = small()
    meeting.now += timedelta(days=6)
    meeting.press("clock", asked.KeepVote(IT), Standing.clock)
    assert meeting.silence.late
    assert "It stood late" in read(meeting.messages[-1].card)


def test_who_is_erased_is_not_named_in_it() -> None:
    """Their organisation's act stays."""
    meeting = met("Art", "Bank", "Clinic", "Dance")
    meeting.press("elders", asked.LookAgain(IT))
    after = meeting.it.without(person("elders"))
    assert person("elders") not in repr(after).replace("s-Elders", "")
    assert after.silence is not None
    assert after.silence.asked_for is not None


def test_every_card_of_it_fits() -> None:
    """With the longest words and two hundred seats."""
    seats = tuple(seat(f"O{number:03}") for number in range(200))
    meeting = Meeting((seat("Art"), *seats))
    there = ", ".join(f"O{number:03}" for number in range(150))
    meeting.press("art", asked.BringIn(IT, "T" * TITLE, "x" * TEXT, DAY, there))
    context = meeting.context("art")
    for _ in range(2):
        board.board(meeting.it)
        pages.one(Looking(meeting.it, ()), context)
        meeting.passes(days=8)
    line = Meeting()
    line.press("art", asked.MakeSmallAgreement(IT, "w" * SMALL_AGREEMENT))
    board.board(line.it)


class AnySilence(RuleBasedStateMachine):
    """Against a plain model: who was there, who was not, and whether it stands, in sets and booleans."""

    def __init__(self) -> None:
        super().__init__()
        self.meeting = met(*NAMES[:5])
        self.there, self.absent = set(NAMES[:5]), {NAMES[5]}
        self.asked = self.stands = False

    @property
    def goes_on(self) -> bool:
        return not self.asked and self.meeting.now < NOW + timedelta(days=7)

    @rule(name=st.sampled_from(NAMES))
    def look_again(self, name: str) -> None:
        if self.goes_on and name in self.absent:
            self.meeting.press(name.lower(), asked.LookAgain(IT))
            self.asked = True
        elif not self.meeting.silence.asked_at:
            with pytest.raises(Refusal):
                self.meeting.press(name.lower(), asked.LookAgain(IT))

    @rule(name=st.sampled_from(NAMES))
    def not_there(self, name: str) -> None:
        if not (self.goes_on and name in self.there):
            with pytest.raises(Refusal):
                self.meeting.press(name.lower(), asked.SayNotThere(IT))
            return
        self.meeting.press(name.lower(), asked.SayNotThere(IT))
        self.there.remove(name)
        self.absent.add(name)
        self.asked = len(self.there) < 4

    @rule(hours=st.integers(1, 80))
    def time_passes(self, hours: int) -> None:
        self.meeting.passes(hours=hours)
        if not self.asked and self.meeting.now >= NOW + timedelta(days=7, seconds=3):
            self.stands = True

    @invariant()
    def it_stands_exactly_then(self) -> None:
        assert (self.meeting.it.stage is Stage.adopted) == self.stands
        assert (self.meeting.it.stage is Stage.talking) == self.asked
        adopted = [each for each in self.meeting.facts if isinstance(each, ProposalAdopted)]
        assert len(adopted) == self.stands


TestAnySilence = AnySilence.TestCase


def test_where_only_its_lead_answers_nobody_else_says_that_it_was_there() -> None:
    """It is asked as one that was not: its lead can look again, or say nothing. Brought in by its lead it was there."""
    alone = replace(seat("Clinic", person("dan")), lead_only=True)
    seats = (*SIX[:2], alone, *SIX[3:])
    meeting = Meeting(seats)
    reply = meeting.brought(*NAMES[:5])
    assert "they are asked as if they had not been there: Clinic." in read(said(reply))
    assert alone.name in meeting.silence.absent
    with pytest.raises(LeadAnswers):
        meeting.press("dan", asked.LookAgain(IT))
    meeting.passes(minutes=1)
    told = {each.person for each in meeting.needs if isinstance(each, Need) and str(alone.name.seat) in each.key}
    assert told == {person("clinic")}
    meeting.press("clinic", asked.LookAgain(IT))
    assert meeting.it.stage is Stage.talking
    own = Meeting((replace(SIX[0], lead_only=True), *SIX[1:]))
    own.brought(*NAMES[:5])
    assert SIX[0].name in own.silence.present


def test_only_its_lead_says_that_it_was_not_there() -> None:
    """Of a seat that was named by its lead; whoever led it is let go of when they are erased."""
    alone = replace(seat("Art", person("dan")), lead_only=True)
    meeting = Meeting((alone, *SIX[1:]))
    meeting.brought(*NAMES[:5])
    with pytest.raises(LeadAnswers):
        meeting.press("dan", asked.SayNotThere(IT))
    assert meeting.it.without(person("art")).silence != meeting.silence
    meeting.press("art", asked.SayNotThere(IT))
    assert alone.name in meeting.silence.absent

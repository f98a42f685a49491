"""What the group's rules do to votes: what holds refuses, what reminds says so, and what is open goes on."""

from dataclasses import replace
from typing import Any

import pytest

from bot.features.proposals import commands as asked
from bot.features.proposals.cards.board import board
from bot.features.proposals.model import Held, Proposal, SeatName, Stage
from bot.features.proposals.model.asking import ByRule, Position, Question, Required
from bot.features.proposals.model.electorate import Electorate
from bot.features.proposals.model.origin import Origin, Way
from bot.features.proposals.model.refusals import LeastTime, NoSeat
from bot.features.proposals.model.required import SeatsForAYes, WayWithoutAYes
from bot.features.proposals.model.secret import Openness
from bot.features.proposals.model.settings import OF_A_VOTE
from bot.features.proposals.model.tally.counting import Outcome
from bot.kernel.ids import Id
from bot.kernel.settings import HeldByRule, Ruled, Rules
from tests.features.proposals.council import IT, NAMES, SIX, Council, answer, person, ruled, said, written
from tests.features.reading import read

REMINDS = "Ground rule 3 says: “We take our time.”"
YES, NO, RECUSED = Position.yes, Position.no, Position.recused


def resident(number: int) -> Held:
    return Held(SeatName(Id(f"r-{number}".ljust(14, "-")), None, number), person(f"resident{number}"), True, ())


RESIDENTS = tuple(map(resident, (1, 2, 3)))


def asks(rules: Rules, command: asked.AskForAnswers | asked.AskInAWay, who: str = "art") -> Council:
    council = written(rules=rules)
    council.press(who, command)
    return council


@pytest.mark.parametrize(
    ("setting", "value", "command"),
    [
        ("least-days-of-a-vote", "7", asked.AskForAnswers(IT, Question.live_with_it, 4)),
        ("way-of-deciding", "most say yes", asked.AskForAnswers(IT, Question.live_with_it, 7)),
        ("who-opens-votes", "facilitators", asked.AskForAnswers(IT, Question.live_with_it, 7)),
        ("openness-of-votes", "open", asked.AskForAnswers(IT, Question.most_say_yes, 7, openness=Openness.secret)),
        ("notice-before-silence-counts", "7", asked.AskBySilence(IT, 4)),
    ],
)
def test_what_holds_refuses_and_what_reminds_says_so(setting: str, value: str, command: Any) -> None:
    """With the rule's number and words; whoever asks and all who are asked read what the rule says."""
    with pytest.raises(HeldByRule) as refused:
        asks(ruled(setting, value), command)
    assert "Ground rule 3 says: “We take our time.”. To change it, type /ground-rules." in read(refused.value.said)
    council = written(rules=ruled(setting, value, holds=False))
    change = council.press("art", command)
    assert council.it.stage is Stage.voting
    assert REMINDS in read(said(change))
    assert REMINDS in read(council.messages[-1].card)


def test_one_rule_that_is_not_kept_twice_reminds_once() -> None:
    """It may carry several settings."""
    rule = {name: Ruled(value, 3, "We take our time.", holds=False) for name, value in [
        ("least-days-of-a-vote", "7"), ("way-of-deciding", "most say yes"),
    ]}  # fmt: skip
    council = written(rules=Rules(rule))
    change = council.press("art", asked.AskForAnswers(IT, Question.live_with_it, 4))
    assert read(said(change)).count(REMINDS) == 1


def test_what_was_so_before_there_were_rules_stands_where_a_rule_only_reminds() -> None:
    """Nobody without a seat asks, and silence has its three days."""
    for rules in (Rules({}), ruled("who-opens-votes", "facilitators", holds=False)):
        with pytest.raises(NoSeat):
            asks(rules, asked.AskForAnswers(IT), "nobody")
    for rules in (Rules({}), ruled("notice-before-silence-counts", "7", holds=False)):
        with pytest.raises(LeastTime):
            asks(rules, asked.AskBySilence(IT, 2))


def test_a_rule_that_lets_everyone_ask_need_not_hold() -> None:
    """It forbids nothing."""
    assert asks(ruled("who-opens-votes", "members", holds=False), asked.AskForAnswers(IT), "nobody").it.voting


@pytest.mark.parametrize("setting", [each.name for each in OF_A_VOTE])
def test_a_vote_that_is_open_keeps_the_rules_with_which_it_was_opened(setting: str) -> None:
    """Their numbers and words are kept with it, and what changes in them meanwhile changes nothing of it."""
    values = {
        "who-opens-votes": "seats", "openness-of-votes": "open", "quorum": "2/3", "way-of-deciding": "live with it",
        "least-yes": "1/2", "whose-yes-is-required": "nobody", "answers-at-once": "0", "mandate": "0",
        "reasons-for-answers": "0", "electorate": "seats", "weights-in-votes": "equal",
    }  # fmt: skip
    council = asks(ruled(setting, values.get(setting, "3")), asked.AskForAnswers(IT, Question.live_with_it, 7))
    before = council.it.open_voting()
    assert before.asking.under == (ByRule(3, "We take our time."),)
    council.rules = Rules({each.name: Ruled("x", 9, "Everything is otherwise.", holds=True) for each in OF_A_VOTE})
    for name in NAMES[:6]:
        answer(council, name.lower(), YES)
    assert council.it.open_voting().asking == before.asking
    council.passes(days=8)
    assert council.it.stage is Stage.adopted
    assert council.it.results[-1].asking.under == before.asking.under


def with_residents(said_by: dict[str, Position], residents: tuple[Held, ...] = RESIDENTS) -> tuple[Proposal, str]:
    """Six organisations say yes; of residents each what stands there."""
    rules = ruled("whose-yes-is-required", "residents")
    council = Council((*SIX, *residents), rules)
    council.press("art", asked.WriteBlock(IT, "One page", "We keep one page."))
    council.press("art", asked.AskForAnswers(IT, Question.most_say_yes, 7))
    told = read(board(council.it))
    for name in NAMES[:6]:
        answer(council, name.lower(), YES)
    for name, position in said_by.items():
        answer(council, name, position)
    council.passes(days=8)
    return council.it, told


@pytest.mark.parametrize(
    ("said_by", "outcome"),
    [
        ({"resident1": YES, "resident2": YES, "resident3": NO}, Outcome.adopted),
        ({"resident1": YES}, Outcome.adopted),
        ({"resident1": YES, "resident2": NO}, Outcome.not_adopted),
        ({"resident1": NO}, Outcome.not_adopted),
        ({}, Outcome.not_adopted),
        ({"resident1": YES, "resident2": Position.no_opinion}, Outcome.not_adopted),
        ({"resident1": RECUSED, "resident2": RECUSED, "resident3": RECUSED}, Outcome.adopted),
        ({"resident1": RECUSED, "resident2": RECUSED}, Outcome.not_adopted),
    ],
)
def test_whose_yes_is_required_say_yes_in_their_own_majority(said_by: dict[str, Position], outcome: Outcome) -> None:
    """More than half of those of them that answer; silence is no yes, and who finds it not theirs is not asked."""
    proposal, told = with_residents(said_by)
    assert "Of residents' seats that answer more than half have to say yes too" in told
    assert proposal.results[-1].outcome is outcome


def test_the_arithmetic_of_a_required_yes_can_be_checked() -> None:
    """It stands in the sentence of the result."""
    proposal, _ = with_residents({"resident1": YES, "resident2": NO})
    told = read(board(proposal))
    assert "Not agreed yet: 8 of 9 organisations answered" in told
    assert "1 of 2 residents' seats that answered say yes (more than half needed)" in told


def test_where_residents_hold_no_seat_nobodys_yes_is_missing() -> None:
    """Else nothing could be agreed any more, not even to change that rule."""
    assert with_residents({}, ())[0].results[-1].outcome is Outcome.adopted


def test_whose_yes_is_required_is_seen() -> None:
    """A secret vote could not say it: it is refused; a rule that only reminds says so, and it is asked without."""
    secretly = asked.AskForAnswers(IT, Question.most_say_yes, 7, openness=Openness.secret)
    with pytest.raises(HeldByRule):
        asks(ruled("whose-yes-is-required", "residents"), secretly)
    council = asks(ruled("whose-yes-is-required", "residents", holds=False), secretly)
    asking = council.it.open_voting().asking
    assert (asking.secret, asking.required) == (True, Required.nobody)
    assert REMINDS in read(council.messages[-1].card)


@pytest.mark.parametrize("holds", [True, False])
def test_a_rule_for_secrecy_is_shown_where_a_required_yes_is_seen(*, holds: bool) -> None:
    """Nobody wonders why it is open; one that holds refuses whoever wants it open all the same."""
    secrecy = {"openness-of-votes": Ruled("secret", 8, "We vote in secret.", holds)}
    rules = Rules({**secrecy, **ruled("whose-yes-is-required", "residents").ruled})
    council = written(rules=rules)
    change = council.press("art", asked.AskForAnswers(IT, Question.most_say_yes, 7))
    assert not council.it.open_voting().asking.secret
    for shown in (said(change), council.messages[-1].card):
        assert "Ground rule 8 says: “We vote in secret.”" in read(shown)
    openly = asked.AskForAnswers(IT, Question.most_say_yes, 7, openness=Openness.open)
    if not holds:
        assert "Ground rule 8 says" in read(asks(rules, openly).messages[-1].card)
        return
    with pytest.raises(HeldByRule):
        asks(rules, openly)


@pytest.mark.parametrize("wanted", [None, Openness.open])
@pytest.mark.parametrize("holds", [True, False])
def test_a_rule_for_secrecy_is_shown_where_too_few_answer_in_secret(wanted: Openness | None, *, holds: bool) -> None:
    """It is asked openly then, since it cannot be kept, and nobody takes it for a secret vote."""
    rules = Rules({"openness-of-votes": Ruled("secret", 8, "We vote in secret.", holds)})
    council = written(SIX[:4], rules)
    change = council.press("art", asked.AskForAnswers(IT, Question.most_say_yes, 7, openness=wanted))
    assert not council.it.open_voting().asking.secret
    for shown in (said(change), council.messages[-1].card):
        assert "Ground rule 8 says: “We vote in secret.”" in read(shown)


def choosing(picks: dict[str, int | Position], residents: tuple[Held, ...] = RESIDENTS) -> tuple[Proposal, str]:
    """Of A, B and none of these four organisations pick A and two B; of residents each what stands there."""
    council = Council((*SIX, *residents), ruled("whose-yes-is-required", "residents"))
    council.press("art", asked.WriteBlock(IT, "One page", "We keep one page."))
    council.press("art", asked.AskForAnswers(IT, Question.pick_one, 7, "A\nB"))
    told = read(board(council.it))
    for number, name in enumerate(NAMES[:6]):
        answer(council, name.lower(), Position.picked, picked=int(number > 3))
    for name, pick in picks.items():
        if isinstance(pick, Position):
            answer(council, name, pick)
        else:
            answer(council, name, Position.picked, picked=pick)
    council.passes(days=8)
    return council.it, told


@pytest.mark.parametrize(
    ("picks", "outcome"),
    [
        ({"resident1": 0, "resident2": 0, "resident3": 1}, Outcome.adopted),
        ({"resident1": 0}, Outcome.adopted),
        ({"resident1": 0, "resident2": 1}, Outcome.not_adopted),
        ({"resident1": 2}, Outcome.not_adopted),
        ({}, Outcome.not_adopted),
        ({"resident1": 1, "resident2": 1}, Outcome.tie),
        ({"resident1": RECUSED, "resident2": RECUSED, "resident3": RECUSED}, Outcome.adopted),
        ({"resident1": RECUSED, "resident2": RECUSED}, Outcome.not_adopted),
    ],
)
def test_of_several_what_is_chosen_is_picked_by_most_of_those_whose_yes_is_required(
    picks: dict[str, int | Position], outcome: Outcome
) -> None:
    """A pick is a yes: it takes more than half of their seats that answer, and the card says so from the start."""
    proposal, told = choosing(picks)
    assert "Of residents' seats that answer more than half have to pick it too" in told
    assert proposal.results[-1].outcome is outcome


def test_the_arithmetic_of_a_required_pick_can_be_checked() -> None:
    """It stands in the sentence of the result; where they hold no seat it is not asked of anybody."""
    proposal, _ = choosing({"resident1": 0, "resident2": 1})
    told = read(board(proposal))
    assert "“A” 5, “B” 3" in told
    assert "1 of 2 residents' seats that answered picked it (more than half needed)" in told
    assert choosing({}, ())[0].results[-1].outcome is Outcome.adopted


NO_YES: tuple[asked.AskAmong | asked.AskInAWay, ...] = (
    asked.AskForDots(IT, "A\nB"),
    asked.AskToRate(IT, "A\nB"),
    asked.AskToRank(IT, Question.pairs, "A\nB"),
    asked.AskForAdvice(IT, person("max")),
)


@pytest.mark.parametrize("command", NO_YES, ids=lambda each: type(each).__name__)
def test_a_way_in_which_nobody_says_yes_is_not_asked(command: Any) -> None:
    """Dots, numbers, an order, advice: while the rule holds and residents hold a seat another way is asked for. One
    that only reminds is shown, and it is asked without their yes."""
    rules = ruled("whose-yes-is-required", "residents")
    with pytest.raises(WayWithoutAYes) as refused:
        written((*SIX, *RESIDENTS), rules).press("art", command)
    assert all(part in read(refused.value.said) for part in (REMINDS, "type /ground-rules."))
    reminded = written((*SIX, *RESIDENTS), ruled("whose-yes-is-required", "residents", holds=False))
    assert REMINDS in read(said(reminded.press("art", command)))
    assert reminded.it.open_voting().asking.required is Required.nobody
    plain = written(rules=rules)
    plain.press("art", command)
    assert plain.it.open_voting().asking.required is Required.nobody


def test_where_each_person_answers_no_seat_says_yes() -> None:
    """It is asked of organisations while the rule stands; where residents hold no seat of anybody."""
    rules = ruled("whose-yes-is-required", "residents")
    council = written((*SIX, *RESIDENTS), rules)
    council.members = tuple(map(person, ("art", "bank", "clinic", "resident1")))
    with pytest.raises(SeatsForAYes) as refused:
        council.press("art", asked.AskForAnswers(IT, electorate=Electorate.people))
    assert REMINDS in read(refused.value.said)
    council.seats = (*SIX, *(replace(each, representative=None, confirmed=False) for each in RESIDENTS))
    council.press("art", asked.AskForAnswers(IT, electorate=Electorate.people))
    assert council.it.open_voting().asking.people


def test_where_it_only_reminds_each_person_answers_all_the_same() -> None:
    """Nobody's yes is missing then, and all read what the rule says."""
    council = written((*SIX, *RESIDENTS), ruled("whose-yes-is-required", "residents", holds=False))
    council.members = tuple(map(person, ("art", "bank", "clinic", "resident1")))
    change = council.press("art", asked.AskForAnswers(IT, electorate=Electorate.people))
    assert (council.it.open_voting().asking.people, council.it.open_voting().asking.required) == (True, Required.nobody)
    for shown in (said(change), council.messages[-1].card):
        assert REMINDS in read(shown)


def test_what_decides_nothing_for_all_is_asked_as_ever() -> None:
    """Who is in: it binds those alone."""
    council = written((*SIX, *RESIDENTS), ruled("whose-yes-is-required", "residents"))
    council.press("art", asked.AskWhoIsIn(IT))
    assert council.it.open_voting().asking.required is Required.nobody


def test_what_the_group_is_asked_about_its_rules_is_asked_of_each_person_all_the_same() -> None:
    """Else two rules could stand in the way of changing either."""
    council = Council((*SIX, *RESIDENTS), ruled("whose-yes-is-required", "residents"), members=(person("art"),))
    origin = Origin(Way.wanted, Id("the-rule------"), 1, "ground rules")
    council.press("art", asked.WriteBlock(IT, "One page", "We keep one page."))
    council.state = replace(council.it, origin=origin)
    council.press("art", asked.AskForAnswers(IT, electorate=Electorate.people))
    assert council.it.open_voting().asking.people

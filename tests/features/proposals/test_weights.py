"""A vote in which organisations count differently, as those who answer in it see it: the Bank counts two, the Clinic a
half, the Farm advises, and all others count one."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import pytest

from bot.features.proposals import commands as asked
from bot.features.proposals.cards import board
from bot.features.proposals.model import Result
from bot.features.proposals.model.among import BLANK
from bot.features.proposals.model.among import written as marked
from bot.features.proposals.model.asking import ALL_OF_THEM, Position, Question
from bot.features.proposals.model.electorate import Electorate
from bot.features.proposals.model.refusals import OpenByWeight
from bot.features.proposals.model.secret import Openness
from bot.features.proposals.model.tally.counting import Of, Outcome
from bot.kernel.attention import Need
from bot.kernel.change import Change
from bot.kernel.command import Standing
from bot.kernel.ids import OrganisationId
from bot.kernel.settings import Ruled, Rules
from bot.weighing import Weighing
from tests.features.proposals.council import IT, NAMES, SIX, Council, answer, person, said, seat, written
from tests.features.reading import read

YES, NO, HARM, MORE = Position.yes, Position.no, Position.harm, Position.more_time
HALF, TWO, NOTHING = Fraction(1, 2), Fraction(2), Fraction(0)
EIGHT = tuple(map(seat, (*NAMES, "Hall")))
WEIGHTS = {"Bank": TWO, "Clinic": HALF, "Farm": NOTHING}
"""Of eight: seven that count weigh 7 1/2 together."""


def of(name: str) -> OrganisationId:
    return OrganisationId(name.ljust(14, "-"))


def ruled(weighing: Weighing = Weighing.by_weight, **others: str) -> Rules:
    values = {"weights-in-votes": weighing.value, **{name.replace("_", "-"): value for name, value in others.items()}}
    return Rules({name: Ruled(value, 4, "Some of us count more.", True) for name, value in values.items()})


def opened(
    command: asked.AskForAnswers | asked.AskInAWay | asked.AskAmong | None = None,
    weights: Mapping[str, Fraction] = WEIGHTS,
    rules: Rules | None = None,
) -> Council:
    council = written(EIGHT, rules or ruled())
    council.weights = {of(name): weight for name, weight in weights.items()}
    council.press("art", command or asked.AskForAnswers(IT, Question.most_say_yes))
    council.passes(minutes=1)
    return council


def says(council: Council, answers: Mapping[str, Position], words: str = "") -> None:
    for name, position in answers.items():
        answer(council, name.lower(), position, words if position is HARM else "")


def counted(council: Council) -> Result:
    council.passes(days=9)
    result = council.it.result
    assert result is not None
    return result


def shown(council: Council) -> str:
    """On the card for all."""
    return read(board.board(council.it))


MOST = {"Art": YES, "Bank": NO, "Clinic": YES, "Dance": NO, "Elders": YES}
"""Three organisations say yes, which weigh 2 1/2, and two no, which weigh 3."""


def test_yes_and_no_are_added_up_by_weight() -> None:
    """Most organisations say yes, and it is not agreed: a reader can add it up."""
    council = opened()
    says(council, MOST)
    result = counted(council)
    assert result.outcome is Outcome.not_adopted
    assert "5 of 7 organisations answered (5 needed), 3 yes (weight 2 1/2), 2 no (weight 3)" in shown(council)


def test_without_the_rule_each_counts_one() -> None:
    """Whatever was agreed about one: nothing of it is in the vote, nor in what is stored of it."""
    council = opened(rules=Rules({}))
    says(council, {**MOST, "Farm": YES})
    assert council.it.open_voting().weighed is None
    assert {each.weight for each in council.roll} == {1}
    assert counted(council).outcome is Outcome.adopted
    [result] = council.it.results
    assert result.weighed is None
    assert "weigh" not in shown(council)


@pytest.mark.parametrize("weight", [TWO, NOTHING])
def test_where_all_count_the_same_each_counts_one(weight: Fraction) -> None:
    """Be it two, or nothing: then too somebody decides."""
    council = opened(weights={each.name.organisation.rstrip("-"): weight for each in EIGHT if each.name.organisation})
    says(council, {**MOST, "Farm": YES})
    assert council.it.open_voting().weighed is None
    assert counted(council).outcome is Outcome.adopted


def test_the_card_says_what_each_counts() -> None:
    """And whose advice is asked; to each on their own page, and for all beside who is asked."""
    council = opened()
    assert "Answers are added up by weight: Bank 2, Clinic 1/2. All others count 1." in shown(council)
    assert "For advice, which is shown and not counted: Farm." in shown(council)
    assert "Bank counts 2 in this vote." in read(council.page("bank"))
    assert "Farm is asked for advice: it is shown to all, and not counted." in read(council.page("farm"))
    roll = read(council.opens(asked.RollPage(IT), "art"))
    assert "Bank (counts 2): not heard yet" in roll
    assert "Farm (advice): not heard yet" in roll
    assert "Art: not heard yet" in roll


def test_an_adviser_is_asked_for_advice() -> None:
    """Kindly, as all are who are asked."""
    council = opened()
    words = [read(each.words) for each in council.needs if isinstance(each, Need) and each.person == person("farm")]
    assert any("Farm is asked for advice" in each for each in words)


def test_advice_is_shown_and_changes_nothing() -> None:
    """It is in no number but its own, and makes no quorum."""
    council = opened()
    says(council, {**MOST, "Farm": YES})
    voting = council.it.open_voting()
    assert (voting.given.answered, voting.given.deciding) == (5, 7)
    assert "Advice so far: 1 of 1 answered." in shown(council)
    result = counted(council)
    assert result.outcome is Outcome.not_adopted
    assert result.given.answered == 5
    assert "advice, not counted: “Yes” 1" in shown(council)


def test_an_objection_by_way_of_advice_stops_nothing() -> None:
    """It is read by all, marked as advice; one of somebody who decides stops it, however little they count."""
    council = opened(asked.AskForAnswers(IT))
    says(council, {**dict.fromkeys(("Art", "Bank", "Dance", "Elders", "Garden"), YES), "Farm": HARM}, "We see harm.")
    assert "Farm (advice): it would harm us. We see harm." in shown(council)
    result = counted(council)
    assert (result.outcome, result.harmed) == (Outcome.adopted, ())
    again = opened(asked.AskForAnswers(IT))
    says(again, {**dict.fromkeys(("Art", "Bank", "Dance", "Elders", "Garden"), YES), "Clinic": HARM}, "We see harm.")
    assert counted(again).outcome is Outcome.objection_open


def test_the_quorum_goes_by_weight_where_the_rule_says_so() -> None:
    """Four of seven are fewer than two thirds; those that answered weigh five of 7 1/2, which is two thirds."""
    answers = {"Art": YES, "Bank": YES, "Dance": YES, "Elders": NO}
    by_seats = opened()
    says(by_seats, answers)
    assert counted(by_seats).outcome is Outcome.no_quorum
    council = opened(rules=ruled(Weighing.quorum_too))
    assert "It is agreed if at least 5 of 7 1/2 by weight answer, and more say yes than no." in shown(council)
    says(council, answers)
    assert counted(council).outcome is Outcome.adopted
    assert "4 of 7 organisations answered, who weigh 5 of 7 1/2 (5 needed), 3 yes (weight 4)" in shown(council)


def test_more_than_half_of_all_is_half_of_what_all_weigh() -> None:
    """Silence counts as no, by its weight too."""
    council = opened(asked.AskForMostOfAll(IT))
    assert "It is agreed if more than 3 3/4 of 7 1/2 by weight say yes." in shown(council)
    says(council, {"Art": YES, "Bank": YES})
    assert counted(council).outcome is Outcome.not_adopted
    again = opened(asked.AskForMostOfAll(IT))
    says(again, {"Art": YES, "Bank": YES, "Dance": YES})
    assert counted(again).outcome is Outcome.adopted
    assert "by weight 4 of 7 1/2 that were asked say yes (more than 3 3/4 needed)" in shown(again)


def test_a_share_is_one_of_weight() -> None:
    """Two thirds of what those weigh who say yes or no, exactly."""
    council = opened(asked.AskForAShare(IT, "2/3", of=Of.cast))
    says(council, {"Art": YES, "Bank": YES, "Dance": YES, "Elders": NO, "Garden": NO})
    assert counted(council).outcome is Outcome.adopted
    assert "by weight 4 of 6 that said yes or no say yes (4 needed)" in shown(council)


def test_what_is_picked_is_added_up_by_weight() -> None:
    """Two that count more than three others choose; advice says what it would pick."""
    council = opened(asked.AskForAnswers(IT, Question.pick_one, options="Lilac\nRose"))
    for name, option in {"Art": 0, "Clinic": 0, "Dance": 0, "Bank": 1, "Elders": 1, "Farm": 0}.items():
        council.press(name.lower(), asked.Answer(IT, 1, Position.picked, option))
    result = counted(council)
    assert (result.leading, result.chosen) == ((1,), "Rose")
    assert "“Lilac” 2 1/2, “Rose” 3, “None of these” 0; advice, not counted: “Lilac” 1" in shown(council)


def test_an_order_of_preference_is_added_up_by_weight() -> None:
    """Round by round, in exact numbers."""
    council = opened(asked.AskToRank(IT, Question.run_off, "Lilac\nRose\nTulip"))
    places = {"Art": (2, 3, 1), "Bank": (1, 2, 3), "Clinic": (3, 1, 2), "Dance": (2, 1, 3), "Elders": (2, 3, 1)}
    for name, marks in {**places, "Farm": (3, 2, 1)}.items():
        council.press(name.lower(), asked.HandInBallot(IT, 1, marked((*marks, BLANK))))
    result = counted(council)
    assert result.sheet is not None
    assert "it takes more than 2 3/4" in shown(council)
    assert "1 more gave advice, not counted" in shown(council)


def test_where_nobody_gave_advice_no_number_of_it_is_said() -> None:
    """Of those who advise none was heard."""
    council = opened(asked.AskToRank(IT, Question.run_off, "Lilac\nRose\nTulip"))
    for name in ("Art", "Bank", "Clinic", "Dance", "Elders"):
        council.press(name.lower(), asked.HandInBallot(IT, 1, marked((1, 2, 3, BLANK))))
    counted(council)
    assert "0 more gave advice" not in shown(council)
    assert "no advice was given" in shown(council)


def test_in_secret_nothing_is_asked_where_weights_differ() -> None:
    """Sums of different weights say who is in them. It is refused in so many words."""
    command = asked.AskForAnswers(IT, Question.most_say_yes, openness=Openness.secret)
    with pytest.raises(OpenByWeight):
        opened(command)
    same = dict.fromkeys(WEIGHTS, Fraction(1))
    assert opened(command, weights=same).it.open_voting().asking.secret


def test_a_rule_for_secrecy_is_shown_where_weights_differ() -> None:
    """Nobody wonders why it is open: whoever asks and all who are asked read what the rule says."""
    for openness in (None, Openness.open):
        council = written(EIGHT, ruled(openness_of_votes="secret"))
        council.weights = {of(name): weight for name, weight in WEIGHTS.items()}
        change = council.press("art", asked.AskForAnswers(IT, Question.most_say_yes, openness=openness))
        assert not council.it.open_voting().asking.secret
        for shown in (said(change), council.messages[-1].card):
            assert "Ground rule 4 says: “Some of us count more.”" in read(shown)
    plain = opened(weights={}, rules=ruled(openness_of_votes="secret"))
    assert plain.it.open_voting().asking.secret
    assert "Ground rule 4 says" not in read(plain.messages[-1].card)


def test_people_count_one_each() -> None:
    """Whatever their organisations do."""
    council = written(EIGHT, ruled())
    council.weights = {of(name): weight for name, weight in WEIGHTS.items()}
    council.members = tuple(map(person, ("art", "bank", "clinic", "dance", "elders")))
    council.press("art", asked.AskForAnswers(IT, Question.most_say_yes, electorate=Electorate.people))
    assert council.it.open_voting().weighed is None


def test_weights_are_frozen_with_the_roll() -> None:
    """What the group decides meanwhile is for the next vote; and what each counts is under the seal."""
    council = opened()
    council.weights = {of("Art"): Fraction(50)}
    says(council, MOST)
    result = counted(council)
    assert result.outcome is Outcome.not_adopted
    assert {each.seat.rstrip("-"): each.weight for each in council.roll}["s-Bank"] == TWO
    other = opened(weights={**WEIGHTS, "Bank": Fraction(3)})
    says(other, MOST)
    assert counted(other).seal != result.seal


def test_a_changed_answer_takes_its_weight_along() -> None:
    """What is counted on the way is what is counted in the end."""
    council = opened()
    says(council, MOST)
    says(council, {"Bank": YES})
    weighed = council.it.open_voting().weighed
    assert weighed is not None
    assert (weighed.of(YES), weighed.of(NO)) == (Fraction(9, 2), Fraction(1))
    assert counted(council).outcome is Outcome.adopted


def test_a_seat_that_acts_for_another_acts_with_its_weight() -> None:
    """The Clinic's yes is worth a half, also where the Bank says it."""
    council = opened()
    council.press("clinic", asked.LetActFor(IT, seat("Clinic").name.seat, seat("Bank").name.seat))
    council.press("bank", asked.Answer(IT, 1, YES, seat=seat("Clinic").name.seat))
    weighed = council.it.open_voting().weighed
    assert weighed is not None
    assert weighed.of(YES) == HALF


def joins(council: Council, name: str) -> Change[Any]:
    council.press("art", asked.AskToAdd(IT, seat(name).name.seat))
    number = council.it.open_voting().wishes[-1].number
    return council.press("fay", asked.AgreeToWish(IT, number), Standing.facilitator)


def test_who_is_asked_later_counts_what_they_do_then() -> None:
    """And is taken off with it."""
    council = opened()
    council.seats = (*council.seats, seat("Inn"))
    council.weights = {**council.weights, of("Inn"): Fraction(3)}
    joins(council, "Inn")
    weighed = council.it.open_voting().weighed
    assert weighed is not None
    assert weighed.roll == Fraction(21, 2)
    assert council.it.open_voting().seats == 8
    answer(council, "inn", YES)
    council.seats = tuple(each for each in council.seats if each.name != seat("Inn").name)
    council.press("art", asked.AskToTakeOff(IT, seat("Inn").name.seat))
    number = council.it.open_voting().wishes[-1].number
    council.press("fay", asked.AgreeToWish(IT, number), Standing.facilitator)
    after = council.it.open_voting().weighed
    assert after is not None
    assert (after.roll, after.of(YES), council.it.open_voting().seats) == (Fraction(15, 2), NOTHING, 7)


def test_few_seats_that_count_must_all_answer() -> None:
    """Those that advise are not among them."""
    council = written(SIX[:5], ruled())
    council.weights = {of("Art"): TWO, of("Bank"): NOTHING}
    council.press("art", asked.AskForAnswers(IT, Question.most_say_yes))
    assert (council.it.open_voting().seats, council.it.open_voting().asking.quorum) == (4, ALL_OF_THEM)


def test_after_a_change_of_meaning_weights_start_anew() -> None:
    """Nobody has answered to these words yet."""
    council = opened()
    says(council, {**MOST, "Farm": NO})
    council.press("art", asked.Rewrite(IT, 1, 0, "We keep two pages.", False))
    weighed = council.it.open_voting().weighed
    assert weighed is not None
    assert (weighed.counts, weighed.advice, weighed.roll) == ((), (), Fraction(15, 2))

"""An objection or a block is worked through: by whoever raised it, and by nobody else."""

from datetime import timedelta

import pytest

from bot.features.proposals import commands as asked
from bot.features.proposals.cards.board import board
from bot.features.proposals.facts import VoteReopened
from bot.features.proposals.model import Stage
from bot.features.proposals.model.asking import Position
from bot.features.proposals.model.refusals import NoLongerOpen, NoObjection, NoSeat, NotAnAnswer, TextIsTheSame
from bot.features.proposals.model.tally.counting import Outcome
from bot.kernel.ids import Id
from tests.features.proposals.council import IT, Council, answer, asking, opened, said, seat
from tests.features.reading import labels, read

YES, HARM, BLOCK = Position.yes, Position.harm, Position.block
FARM = seat("Farm").name.seat
OTHERS = ("art", "bank", "clinic", "dance", "elders")


def objected() -> Council:
    """By the farm alone; all others can live with it."""
    council = opened()
    for who in OTHERS:
        answer(council, who, YES)
    answer(council, "farm", HARM, "Our fields are there.")
    return council


def changed(council: Council, *, same: bool) -> None:
    number = council.it.text.number
    council.press("art", asked.Rewrite(IT, number, 0, f"Not on the fields ({number}).", same=same))


def examined(council: Council, *, aim: bool, soon: bool, here: bool) -> str:
    return read(said(council.press("farm", asked.TestObjection(IT, council.it.text.number, FARM, aim, soon, here))))


def outcome(council: Council) -> Outcome:
    council.passes(days=8)
    return council.it.results[-1].outcome


def test_an_objection_can_be_withdrawn() -> None:
    """It stops nothing any more, and the result says that there was one."""
    council = objected()
    council.press("farm", asked.WithdrawObjection(IT, 1, FARM))
    assert council.it.open_voting().objections == ()
    assert "Farm: it would harm us" not in read(board(council.it))
    assert outcome(council) is Outcome.adopted
    assert "5 yes, 1 withdrew their objection." in read(council.messages[-1].card)


def test_a_change_meets_it_when_the_objector_says_so() -> None:
    """After a change of wording the others need not answer again; before any change nothing can have met it."""
    council = objected()
    with pytest.raises(TextIsTheSame):
        council.press("farm", asked.SayItIsMet(IT, 1, FARM))
    changed(council, same=True)
    assert "The change meets it" in labels(council.page("farm"))
    council.press("farm", asked.SayItIsMet(IT, 2, FARM))
    assert outcome(council) is Outcome.adopted
    assert "1 found their objection met" in read(council.messages[-1].card)


def test_a_change_of_meaning_begins_the_round_again() -> None:
    """The objector too says anew what holds, and all have two days at least to read the new text."""
    council = objected()
    council.passes(days=6, hours=23)
    changed(council, same=False)
    assert council.it.open_voting().answered == 0
    assert council.it.open_voting().until == council.now + timedelta(days=2)
    council.press("farm", asked.SayItIsMet(IT, 2, FARM))
    for who in OTHERS[:3]:
        council.press(who, asked.StandBy(IT, 2, seat(who.title()).name.seat))
    assert outcome(council) is Outcome.adopted


@pytest.mark.parametrize("no", range(3))
def test_by_the_objectors_own_answers_it_does_not_stop_this(no: int) -> None:
    """One of the three is not so: it is kept with its words, as a worry is, and stops nothing."""
    council = objected()
    assert "Our objection does not stop it" in examined(council, aim=no != 0, soon=no != 1, here=no != 2)
    assert outcome(council) is Outcome.adopted
    shown = read(council.messages[-1].card)
    assert "1 found that their objection does not stop it" in shown
    assert "Our fields are there." in shown


def test_an_objection_that_stands_goes_on_standing() -> None:
    """Nothing is stored of the test."""
    council = objected()
    before = council.it, list(council.acts)
    assert "Your objection stands" in examined(council, aim=True, soon=True, here=True)
    assert (council.it, council.acts) == before
    assert outcome(council) is Outcome.objection_open


def test_nobody_else_can_rule_on_it() -> None:
    """Neither who wrote the proposal nor another organisation; and nobody without an objection."""
    council = objected()
    for command in (
        asked.WithdrawObjection(IT, 1, FARM),
        asked.TestObjection(IT, 1, FARM, aim=False, soon=False, here=False),
    ):
        with pytest.raises(NoSeat):
            council.press("art", command)
    with pytest.raises(NoObjection):
        council.press("art", asked.WithdrawObjection(IT, 1, seat("Art").name.seat))
    for position in (Position.withdrawn, Position.integrated, Position.not_paramount):
        with pytest.raises(NotAnAnswer):
            answer(council, "farm", position)
    assert "Test the objection" not in labels(council.page("art"))
    assert "Test the objection" in labels(council.page("farm"))


def test_a_block_withdrawn_after_a_change_reopens_for_all() -> None:
    """Also after one of wording alone: it is not what they agreed to. The answer of whoever withdrew it counts."""
    council = asking(asked.AskForConsensus(IT))
    for who in OTHERS:
        answer(council, who, YES)
    answer(council, "farm", BLOCK, "It would end our work.")
    changed(council, same=True)
    assert council.it.open_voting().answered == 6
    answer(council, "farm", YES)
    voting = council.it.open_voting()
    assert (voting.answered, len(voting.unheard), voting.objections) == (1, 5, ())
    assert [each.vote for each in council.facts if isinstance(each, VoteReopened)] == [1]
    for who in OTHERS:
        council.press(who, asked.StandBy(IT, 3, seat(who.title()).name.seat))
    assert outcome(council) is Outcome.adopted
    assert council.it.results[0].given.positions == {YES: 6}


def test_a_block_withdrawn_without_a_change_asks_nobody_again() -> None:
    """They agreed to this very text."""
    council = asking(asked.AskForConsensus(IT))
    answer(council, "bank", YES)
    answer(council, "farm", BLOCK, "It would end our work.")
    answer(council, "farm", YES)
    assert council.it.open_voting().answered == 2
    assert not any(isinstance(each, VoteReopened) for each in council.facts)


@pytest.mark.parametrize("early", [True, False])
def test_who_is_in(*, early: bool) -> None:
    """It comes about with the third; and ends then, if that was said."""
    council = asking(asked.AskWhoIsIn(IT, 3, early=early))
    for who, position in (("art", Position.joins), ("bank", Position.stays_out), ("clinic", Position.joins)):
        answer(council, who, position)
    council.passes(hours=1)
    assert not council.it.results
    answer(council, "dance", Position.joins)
    if early:
        with pytest.raises(NoLongerOpen):
            answer(council, "farm", Position.joins)
    council.passes(seconds=3)
    assert (council.it.stage is Stage.adopted) == early
    council.passes(days=8)
    assert council.it.results[-1].outcome is Outcome.adopted
    assert "4 of 6 organisations answered, 3 are in, 1 is not." in read(council.messages[-1].card)


def test_too_few_are_in() -> None:
    """Then nothing comes about; nobody who said nothing is counted."""
    council = asking(asked.AskWhoIsIn(IT, 3))
    answer(council, "art", Position.joins)
    assert outcome(council) is Outcome.not_adopted


def test_a_seat_of_nobody_is_none() -> None:
    """A forged press finds no seat."""
    with pytest.raises(NoSeat):
        objected().press("farm", asked.WithdrawObjection(IT, 1, Id("s-nobody------")))

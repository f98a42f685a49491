"""A proposal and what came of changes to it in one vote: one is agreed and takes the others' place, or all stay."""

from dataclasses import replace
from typing import Any

import pytest

from bot.features.proposals import PROPOSING
from bot.features.proposals import commands as asked
from bot.features.proposals.cards import board, news
from bot.features.proposals.facts import ProposalAdopted
from bot.features.proposals.facts.kept import OneVoteOpened, OneVoteOver, ProposalSuperseded
from bot.features.proposals.model import Proposal, Stage
from bot.features.proposals.model.asking import Question
from bot.features.proposals.model.given import Listed, Looking
from bot.features.proposals.model.one_vote import OTHERS as MOST
from bot.features.proposals.model.one_vote import NothingBeside, asking_together, parted
from bot.features.proposals.model.pieces import TITLE, Kind, Version
from bot.features.proposals.model.refusals import BeingAsked, Settled
from bot.features.proposals.model.together import AnsweredThere, InOneVote
from bot.kernel.card import Card
from bot.kernel.limits import CARD_TEXT
from tests.features.proposals.council import HOME, IT, VIEWS, person
from tests.features.proposals.several import OTHERS, WORDS, Several
from tests.features.reading import labels, longest, read

NONE = 3


def page(of: Proposal, several: Several, who: str = "art") -> Card:
    card: Card = VIEWS[asked.ProposalPage].draw(Looking(of, ()), several.context(who))
    return card


def chosen(option: int) -> Several:
    """All pick this one, and the time is over."""
    several = Several()
    several.put_together()
    for who in ("art", "bank", "clinic", "dance", "elders"):
        several.picks(who, option)
    several.passes(days=8)
    return several


def test_all_of_them_are_asked_about_in_one_vote() -> None:
    """Each title is an option, and its words stand on the card as they were."""
    several = Several()
    change = several.put_together()
    voting = several.first.open_voting()
    assert voting.asking.question is Question.pick_one
    assert voting.asking.options == ("One page", *WORDS)
    assert [each.text for each in voting.asking.proposals] == ["We keep one page.", *WORDS]
    shown = read(board.board(several.first))
    assert "We keep one page." in shown
    assert f"\n{WORDS[0]}\n" in shown
    assert "None of these" in labels(board.board(several.first))
    assert [each.place for each in change.messages] == [HOME]
    assert OneVoteOpened(IT, OTHERS, person("art")) in several.facts


@pytest.mark.parametrize("which", OTHERS)
def test_it_can_be_asked_from_any_of_them(which: Any) -> None:
    """The vote stands on the one that was there first."""
    several = Several()
    several.put_together(which)
    assert several.stages == (Stage.voting, Stage.talking, Stage.talking)
    assert "Choose between them" in labels(page(Several().proposals[which], several))
    assert "Choose between them" not in labels(page(several.proposals[which], several))


def test_each_card_points_at_the_one_vote() -> None:
    """Until it is over nothing of them is asked about or worded apart."""
    several = Several()
    several.put_together()
    other = several.other(1)
    for card in (board.board(other), page(other, several, "clinic")):
        assert "One vote decides between this and “One page”." in read(card)
        assert "Answer there" in labels(card)
        assert not {"Ask for answers", "Change the text", "Withdraw it"} & set(labels(card))
    for command in (
        asked.AskForAnswers(other.id),
        asked.Rewrite(other.id, 1, 0, "In Catalan too.", same=True),
        asked.WithdrawBlock(other.id),
    ):
        with pytest.raises(AnsweredThere):
            several.press("clinic", command)
    with pytest.raises(InOneVote):
        several.press("art", asked.Rewrite(IT, 1, 0, "Two pages.", same=False))
    with pytest.raises(BeingAsked):
        several.put_together()
    several.press("farm", asked.HandIn(other.id, Kind.worry, "Who translates?"))
    assert len(several.other(1).matters) == 1


def test_the_first_stands_and_the_others_gave_way() -> None:
    """All are told once, and each leads to what stands."""
    several = chosen(0)
    assert several.stages == (Stage.adopted, Stage.superseded, Stage.superseded)
    (adopted,) = [each for each in several.facts if isinstance(each, ProposalAdopted)]
    assert (adopted.proposal, adopted.text, adopted.chosen) == (IT, "We keep one page.", "")
    assert adopted.supersedes == OTHERS
    gone = [each for each in several.facts if isinstance(each, ProposalSuperseded)]
    assert gone == [ProposalSuperseded(each, IT) for each in OTHERS]
    results = [each for each in several.messages if "Agreed" in read(each.card.summary)]
    assert len(results) == 1
    card = board.board(several.other(1))
    assert "“One page” was agreed in its place." in read(card)
    assert labels(card) == ["What stands", "Look at it"]
    assert "Who does what?" in labels(news.result(several.first))


def test_a_change_stands_in_the_place_of_the_first() -> None:
    """With its own words, and as an agreement of its own."""
    several = chosen(2)
    assert several.stages == (Stage.superseded, Stage.superseded, Stage.adopted)
    (adopted,) = [each for each in several.facts if isinstance(each, ProposalAdopted)]
    assert (adopted.proposal, adopted.text, adopted.supersedes) == (OTHERS[1], WORDS[1], (IT, OTHERS[0]))
    result = several.other(2).result
    assert result
    assert result.held_with
    assert (result.number, result.held_with.proposal, result.held_with.vote) == (1, IT, 1)
    told = news.result(several.first)
    assert f"“{WORDS[1]}” stands from now on." in read(told)
    assert "It takes the place of “One page”." in read(told)
    assert "Who does what?" in labels(board.board(several.other(2)))
    assert f"“{WORDS[1]}” was agreed in its place." in read(page(several.first, several))
    with pytest.raises(Settled):
        several.put_together()


@pytest.mark.parametrize("case", ["none of these", "level", "too few", "nobody"])
def test_if_none_is_chosen_all_stay_on_the_table(case: str) -> None:
    """As not yet: each can be changed, asked about alone, or chosen between again."""
    several = Several()
    several.put_together()
    picks = {
        "none of these": dict.fromkeys(("art", "bank", "clinic", "dance", "elders"), NONE),
        "level": {"art": 0, "bank": 0, "clinic": 1, "dance": 1},
        "too few": {"art": 0},
        "nobody": {},
    }
    for who, option in picks[case].items():
        several.picks(who, option)
    several.passes(days=8)
    assert several.stages == (Stage.not_yet,) * 3
    assert several.other(1).beside is None
    assert "All of them stay on the table, as not yet." in read(news.result(several.first))
    several.press("art", asked.AskForAnswers(OTHERS[0], Question.most_say_yes))
    assert several.other(1).open_voting().number == 2
    several.put_together(OTHERS[1])
    assert [each.proposal for each in several.first.open_voting().asking.proposals] == [IT, OTHERS[1]]


def test_called_off_each_is_as_it_was() -> None:
    """Whoever wrote the first withdraws it: the others are talked about as before."""
    several = Several()
    several.put_together()
    several.press("art", asked.WithdrawBlock(IT))
    assert several.stages == (Stage.withdrawn, Stage.talking, Stage.talking)
    assert several.other(1).beside is None
    assert several.other(1).results == ()
    several.press("clinic", asked.Rewrite(OTHERS[0], 1, 0, "In Catalan too.", same=False))
    with pytest.raises(Settled):
        several.put_together(OTHERS[0])


def test_what_is_not_on_the_table_is_not_among_them() -> None:
    """Being asked about alone, or withdrawn; and with nothing left there is nothing to choose."""
    several = Several()
    several.press("clinic", asked.AskForAnswers(OTHERS[0], Question.most_say_yes))
    several.put_together()
    assert several.first.open_voting().asking.options == ("One page", WORDS[1])
    several = Several()
    for who, each in zip(("clinic", "dance"), OTHERS, strict=True):
        several.press(who, asked.WithdrawBlock(each))
    with pytest.raises(NothingBeside):
        several.put_together()


def test_the_end_is_told_once_however_often_it_comes() -> None:
    """What left the vote already is left alone."""
    several = chosen(1)
    before = dict(several.proposals)
    for each in OTHERS:
        assert several.press("clock", asked.PartFromVote(each, IT, 1)).state is None
    assert several.proposals == before


def test_options_that_are_called_alike_can_be_told_apart() -> None:
    """Long titles are cut."""
    first = Several().first
    long = tuple(
        Proposal(each, "ñ" * TITLE, first.opened_at, None, None, (Version(1, "x" * 1_200, None, first.opened_at),))
        for each in OTHERS
    )
    options = asking_together(first, long).options
    assert len(set(options)) == 3
    assert options[2].startswith("3. ")


def test_the_card_of_a_vote_on_many_fits() -> None:
    """With the longest titles and texts that there are."""
    several = Several()
    many = tuple(
        Proposal(
            type(IT)(f"other-{number:08}"), f"{number} " + "ñ" * (TITLE - 2), several.now, None, None,
            (Version(1, "x" * 1_200, None, several.now),),
        )
        for number in range(MOST)
    )  # fmt: skip
    first = replace(several.first, title="ñ" * TITLE, versions=(Version(1, "x" * 1_200, None, several.now),))
    asking = asking_together(first, many)
    state = first.asked(
        asking, tuple(each.name for each in several.seats), person("art"), several.now, several.now.replace(day=20)
    )
    assert longest(board.board(state)) <= CARD_TEXT


def test_how_it_stands_is_seen_in_the_list() -> None:
    """While it is decided, and afterwards."""
    several = Several()
    several.put_together()
    both = Listed((several.first, several.other(1)), ())
    assert f"{WORDS[0]}: decided with “One page”" in read(VIEWS[asked.ProposalsPage].draw(both, several.context("art")))
    over = Listed((), (chosen(0).other(1),))
    shown = read(VIEWS[asked.ProposalsPage].draw(over, several.context("art")))
    assert f"{WORDS[0]}: another one was agreed in its place" in shown


def test_one_that_was_there_alone_keeps_its_result() -> None:
    """Its texts stand with the vote; its own list says who won."""
    several = chosen(0)
    fresh = Several().other(1)
    again = parted(fresh, several.first, 1, several.now)
    assert again.result
    assert all(each.text == "" for each in again.result.asking.proposals)
    assert PROPOSING.aggregates[0].board
    assert PROPOSING.aggregates[0].board.where(again) == ()
    assert not [each for each in several.facts if isinstance(each, OneVoteOver) and each.recorded]

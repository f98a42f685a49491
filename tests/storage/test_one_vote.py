"""Several proposals in one vote as both stores keep them: who is in it, and what each of them became."""

from datetime import timedelta

from sqlalchemy import bindparam, update

from bot.features.proposals import commands as asked
from bot.features.proposals.model import PROPOSALS, ROLL, Proposal, ProposalId, Stage
from bot.features.proposals.model.asking import Position
from bot.features.proposals.model.origin import made_of
from storage.engine import Link
from storage.proposals import ProposalRows, proposals
from storage.rows import Scope
from tests.roles.of_proposals import IT, beside_each_other, in_one_vote
from tests.roles.town import Town
from tests.storage.values import undone

OTHER = made_of(IT, 1)


def there(town: Town, key: ProposalId) -> Proposal:
    found = town.unit.get(PROPOSALS).find(key)
    assert found
    return found


def counted(town: Town, option: int) -> None:
    """The school's representative is the only one who is asked."""
    town.press("rita", asked.Answer(IT, 1, Position.picked, option))
    town.now += timedelta(days=8)
    town.tick(asked.KeepVote(IT))


def test_the_other_one_is_decided_in_the_vote_on_the_first(link: Link) -> None:
    """In the same transaction; called off it is as it was."""
    with undone(link):
        town = Town(link)
        in_one_vote(town)
        beside = there(town, OTHER).beside
        assert beside
        assert (beside.other, beside.title) == (IT, "One page")
        assert [each.proposal for each in there(town, IT).open_voting().asking.proposals] == [IT, OTHER]
        town.press("mia", asked.WithdrawBlock(IT))
        assert there(town, OTHER).beside is None
        assert there(town, OTHER).stage is Stage.talking


def test_one_stands_and_the_other_gave_way(link: Link) -> None:
    """The roll and the answers stand with the vote, and both lead there."""
    with undone(link):
        town = Town(link)
        in_one_vote(town)
        counted(town, 1)
        first, other = there(town, IT), there(town, OTHER)
        assert (first.stage, other.stage) == (Stage.superseded, Stage.adopted)
        assert first.beside
        assert first.beside.other == OTHER
        assert other.result
        assert other.result.held_with
        held = other.result.held_with
        assert len(town.unit.get(ROLL).all(held.proposal, held.vote)) == other.result.seats
        assert {each.id for each in town.unit.get(PROPOSALS).latest_settled()} == {IT, OTHER}


def test_if_none_is_chosen_both_are_kept(link: Link) -> None:
    """As not yet, to be looked at again."""
    with undone(link):
        town = Town(link)
        in_one_vote(town)
        counted(town, 2)
        assert {each.id for each in town.unit.get(PROPOSALS).not_yet()} == {IT, OTHER}
        town.press("mia", asked.TakeUpAgain(OTHER))
        town.press("rita", asked.PutTogether(OTHER))
        assert there(town, IT).open_voting().number == 2


def test_a_row_of_before_is_beside_nothing(link: Link) -> None:
    """It is read as it was."""
    with undone(link):
        town = Town(link)
        beside_each_other(town)
        old = update(proposals).where(proposals.c.id == bindparam("it")).values(beside=None)
        link.connection.execute(old, {"it": OTHER})
        assert ProposalRows(Scope(link.connection, town.coalition, {})).find(OTHER) == there(town, OTHER)

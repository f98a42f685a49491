"""What organisations count, in the store: exact on both, frozen on a roll, and nowhere where nothing is to be said."""

from fractions import Fraction

from bot.features.proposals.model import OnRoll, OnRollId, ProposalId, Result, SeatName
from bot.features.proposals.model.asking import Asking, Position, Question
from bot.features.proposals.model.sheets import Sheet, Sums
from bot.features.proposals.model.shown import Counted
from bot.features.proposals.model.tally.counting import Outcome
from bot.features.proposals.model.vote import Voting
from bot.features.proposals.model.weights import Weighed, Weight
from bot.features.weights.model import Weight as Kept
from bot.kernel.ids import CoalitionId, Id, OrganisationId
from bot.weighing import ONE
from storage.coalition import OrganisationRows
from storage.codec import codec
from storage.engine import Link
from storage.proposals import RollRows
from storage.rows import Scope
from storage.weights import WeightRows, WeightsInVotes
from tests.storage.journal import ELSEWHERE
from tests.storage.values import HERE, NOW, ORGANISATION, coalition_here, undone

THIRD = Fraction(1, 3)
OTHER = OrganisationId("another-one---")
PLAIN = Voting(1, Asking(Question.most_say_yes), NOW, None, NOW, 3, waiting=(SeatName(Id("a-seat--------")),))
COUNTED = Result(1, Asking(Question.most_say_yes), 1, NOW, NOW, NOW, (), 3, (), Outcome.adopted, (), (), (), "seal")


def in_votes(link: Link, coalition: CoalitionId = HERE) -> WeightsInVotes:
    return WeightsInVotes(Scope(link.connection, coalition, {}))


def test_votes_find_what_does_not_count_one(link: Link) -> None:
    """In this coalition alone; what was taken back to one, and what is not decided yet, counts one."""
    with undone(link):
        coalition_here(link)
        rows = WeightRows(Scope(link.connection, HERE, {}))
        rows.add(Kept(ORGANISATION, THIRD, (THIRD,)))
        rows.add(Kept(OTHER, asked=(Fraction(2),), open=1))
        rows.add(Kept(OrganisationId("third-one-----"), asked=(Fraction(2), ONE)))
        assert {each: weight for each, weight in in_votes(link).all().items() if weight != ONE} == {ORGANISATION: THIRD}
        assert [each.id for each in rows.different()] == sorted((ORGANISATION, OTHER))
        assert in_votes(link, ELSEWHERE).all() == {}


def test_of_one_that_has_left_none_is_listed(link: Link) -> None:
    """Until it comes back: then it counts as it did before."""
    with undone(link):
        coalition_here(link)
        scope = Scope(link.connection, HERE, {})
        rows, organisations = WeightRows(scope), OrganisationRows(scope)
        rows.add(Kept(ORGANISATION, THIRD, (THIRD,)))
        there = organisations.locked(ORGANISATION)
        assert there
        organisations.save(there.left(NOW))
        assert (rows.different(), rows.has_left(ORGANISATION)) == ((), True)
        gone = organisations.locked(ORGANISATION)
        assert gone
        organisations.save(gone.returned())
        assert ([each.counts for each in rows.different()], rows.has_left(ORGANISATION)) == ([THIRD], False)


def test_a_roll_keeps_its_weights_exactly(link: Link) -> None:
    """As they were when it was opened."""
    with undone(link):
        coalition_here(link)
        rows, proposal = RollRows(Scope(link.connection, HERE, {})), ProposalId("the-proposal--")
        rows.add(
            OnRoll(OnRollId("a-line--------"), proposal, 1, Id("a-seat--------"), ORGANISATION, None, weight=THIRD)
        )
        [line] = RollRows(Scope(link.connection, HERE, {})).all(proposal, 1)
        assert (line.weight, line.name.weight) == (THIRD, THIRD)


def test_where_all_count_one_nothing_of_it_is_written() -> None:
    """Neither of a seat, nor of a vote, nor of a result: they stay as they were before there were weights."""
    for kept in (PLAIN, COUNTED, SeatName(Id("a-seat--------"))):
        written = codec(type(kept)).write(kept)
        assert not {"weight", "weighed", "by_weight"} & set(written)
    assert "weight" not in str(codec(Voting).write(PLAIN))
    assert "weigh" not in str(codec(Result).write(COUNTED))


def test_what_weighs_comes_back_as_it_was() -> None:
    """Seats that wait to be written down, what was counted, and what came of numbers and ranks."""
    name = SeatName(Id("a-seat--------"), ORGANISATION, weight=THIRD)
    assert codec(SeatName).read(codec(SeatName).write(name)).weight == THIRD
    weighed = Weighed(
        THIRD, True, (Weight(Position.yes, THIRD),), (THIRD, ONE), 1, (Counted(Position.no, 1),), (0, 1), (name,), 2
    )
    read = codec(Weighed).read(codec(Weighed).write(weighed))
    assert read == weighed
    assert read.different[0].weight == THIRD
    sums = Sums((Fraction(7, 2), Fraction(3)), (2, ONE))
    assert codec(Sheet).read(codec(Sheet).write(sums)) == sums
    assert codec(Sheet).write(Sums((7, 3), (2, 1)))["sums"] == [7, 3]

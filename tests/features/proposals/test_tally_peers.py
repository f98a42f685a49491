"""Our counting beside other people's, on many random ballots. Some of them draw lots where two are level: those
profiles are left out, and only those."""

import random
from collections import Counter
from fractions import Fraction

import schulze as peer_schulze
from pyrankvote import Ballot, Candidate, instant_runoff_voting
from votelib.component.rankscore import Borda
from votelib.convert import RankedToCondorcetVotes, RankedToPositionalVotes
from votelib.evaluate.condorcet import Schulze
from votelib.evaluate.sequential import TransferableVoteSelector

from bot.features.proposals.model.tally.ranking import Ranking, RunOff, Tiers, borda, run_off, schulze

OPTIONS = "ABCDE"
SEEDS = range(300)
NO_PREFERENCE: Tiers[str] = (frozenset(OPTIONS),)
"""So that the peer knows of options that nobody named."""


def rankings(lot: random.Random) -> list[Ranking[str]]:
    """Some stop early."""
    orders = (lot.sample(OPTIONS, len(OPTIONS)) for _ in range(lot.randint(3, 40)))
    return [tuple(order[: lot.randint(1, len(OPTIONS))]) for order in orders]


def tiers(lot: random.Random) -> list[Tiers[str]]:
    """Some put options level."""
    made = []
    for ranking in rankings(lot):
        places = sorted(lot.randint(0, 3) for _ in ranking)
        levels = sorted(set(places))
        made.append(
            tuple(frozenset(o for o, place in zip(ranking, places, strict=True) if place == each) for each in levels)
        )
    return made


def was_level(result: RunOff[str]) -> bool:
    """Whether two were level in any round at the lower end."""
    return any(list(r.standing.values()).count(min(r.standing.values())) > 1 for r in result.rounds)


def test_a_run_off_ends_as_with_others() -> None:
    """With two libraries, on three hundred profiles less those in which lots would be drawn."""
    people = {option: Candidate(option) for option in OPTIONS}
    compared = 0
    for seed in SEEDS:
        ballots = rankings(random.Random(seed))
        ours = run_off(OPTIONS, ballots)
        if was_level(ours):
            continue
        papers = [Ballot([people[option] for option in ballot]) for ballot in ballots]
        pyrankvotes = instant_runoff_voting(list(people.values()), papers).get_winners()
        votelibs = TransferableVoteSelector(quota_function="droop").evaluate(Counter(ballots))
        assert ([str(each) for each in pyrankvotes], votelibs) == ([ours.winner], [ours.winner]), seed
        compared += 1
    assert compared > len(SEEDS) // 4


def test_schulze_ends_as_with_others() -> None:
    """With two libraries, on three hundred profiles with options that stand level."""
    for seed in SEEDS:
        ballots = tiers(random.Random(seed))
        ours = schulze(OPTIONS, ballots)
        theirs = peer_schulze.compute_ranks(OPTIONS, [([*map(list, ballot), _rest(ballot)], 1) for ballot in ballots])
        assert [set(level) for level in theirs] == [set(level) for level in ours.order], seed
        pairs = RankedToCondorcetVotes().convert(Counter([*ballots, NO_PREFERENCE]))
        strongest = Schulze.widest_paths(pairs)
        assert {pair: strongest.get(pair, 0) for pair in ours.strength} == ours.strength, seed


def weights(lot: random.Random, ballots: list[Ranking[str]] | list[Tiers[str]], parts: int) -> list[Fraction]:
    """One a ballot, in so many parts of one, some of them nothing."""
    return [Fraction(lot.randint(0, 4 * parts), parts) for _ in ballots]


def test_a_run_off_by_weight_ends_as_with_others() -> None:
    """Of whole weights, from which the other one makes its quota."""
    compared = 0
    for seed in SEEDS:
        lot = random.Random(seed)
        ballots = rankings(lot)
        weigh = weights(lot, ballots, 1)
        ours = run_off(OPTIONS, ballots, weigh)
        if was_level(ours) or not any(weigh):
            continue
        theirs: Counter[Ranking[str]] = Counter()
        for ballot, weight in zip(ballots, weigh, strict=True):
            theirs[ballot] += int(weight)
        assert TransferableVoteSelector(quota_function="droop").evaluate(+theirs) == [ours.winner], seed
        compared += 1
    assert compared > len(SEEDS) // 4


def test_schulze_by_weight_ends_as_with_others() -> None:
    """In thirds."""
    for seed in SEEDS:
        lot = random.Random(seed)
        ballots = tiers(lot)
        weigh = weights(lot, ballots, 3)
        ours, theirs = schulze(OPTIONS, ballots, weigh), {NO_PREFERENCE: Fraction(1)}
        for ballot, weight in zip(ballots, weigh, strict=True):
            theirs[ballot] = theirs.get(ballot, Fraction(0)) + weight
        strongest = Schulze.widest_paths(RankedToCondorcetVotes().convert(theirs))
        assert {pair: strongest.get(pair, 0) for pair in ours.strength} == ours.strength, seed


def test_points_by_weight_are_those_of_others() -> None:
    """In halves; what a paper does not name gets none."""
    convert = RankedToPositionalVotes(Borda(base=0), unranked_scoring="zero")
    for seed in SEEDS:
        lot = random.Random(seed)
        ballots = rankings(lot)
        weigh = weights(lot, ballots, 2)
        theirs: dict[Ranking[str], Fraction] = {tuple(OPTIONS): Fraction(0)}  # so that the peer knows of all
        for ballot, weight in zip(ballots, weigh, strict=True):
            theirs[ballot] = theirs.get(ballot, Fraction(0)) + weight
        points = convert.convert(theirs)
        assert {o: points.get(o, 0) for o in OPTIONS} == borda(OPTIONS, ballots, weigh).scores, seed


def _rest(ballot: Tiers[str]) -> list[str]:
    named = {option for tier in ballot for option in tier}
    return [option for option in OPTIONS if option not in named]

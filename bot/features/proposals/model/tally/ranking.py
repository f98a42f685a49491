"""Choosing by order of preference: points (Borda), instant run-off, and Schulze. Ballots may stop anywhere; chance
decides nothing, and what is level is told as level."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from operator import countOf, lt
from typing import Generic

from bot.features.proposals.model.tally.choosing import Chosen, O, ranked_by
from bot.features.proposals.model.tally.counting import Exact
from bot.features.proposals.model.tally.weighing import ONES, Units, Weights, units, weighing

Ranking = tuple[O, ...]
Tiers = tuple[frozenset[O], ...]


class StandsTwice(ValueError):
    """A ballot names an option in two places."""


@dataclass(frozen=True, slots=True)
class Round(Generic[O]):
    """`exhausted` ballots name nobody who is still in: they leave the base."""

    standing: Mapping[O, Exact]
    exhausted: Exact
    eliminated: O | None = None

    @property
    def continuing(self) -> Exact:
        return sum(self.standing.values())


@dataclass(frozen=True, slots=True)
class RunOff(Generic[O]):
    """`level` are the options between which neither this round nor an earlier one decides who is out: with them it ends
    without a winner, and so it does where the last ones standing are level."""

    rounds: tuple[Round[O], ...]
    winner: O | None = None
    level: frozenset[O] = frozenset()


@dataclass(frozen=True, slots=True)
class Paths(Generic[O]):
    """`beats[a, b]` is how many, or how much weight, prefer a to b, `strength[a, b]` how strong the strongest path from
    a to b is."""

    winners: frozenset[O]
    beats: Mapping[tuple[O, O], Exact]
    strength: Mapping[tuple[O, O], Exact]
    order: Tiers[O]


def borda(options: Sequence[O], ballots: Iterable[Ranking[O]], weights: Weights = None) -> Chosen[O]:
    """The first of n options gets n - 1 points, the next one less; what a ballot does not name gets none."""
    points, papers, paper, parts = dict.fromkeys(options, 0), 0, frozenset(options), units(weights)
    for ballot, weight in weighing(ballots, parts):
        _checked(ballot, paper)
        papers += bool(ballot)
        for place, option in enumerate(ballot):
            points[option] += (len(options) - 1 - place) * weight
    most = max(points.values(), default=0)
    leading = frozenset(option for option in options if points[option] == most) if most else frozenset()
    exact = points if parts is ONES else {option: parts.exactly(each) for option, each in points.items()}
    return Chosen(leading, exact, papers)


def run_off(options: Sequence[O], ballots: Iterable[Ranking[O]], weights: Weights = None) -> RunOff[O]:
    """Until one has more than half of the ballots that still name someone. Whoever has fewest is out; of several the
    one who had fewer in the latest earlier round in which they differed; several that nobody names first all go, and in
    which order changes nothing. Raises ValueError for what is not on the paper, or stands twice."""
    piles, rounds = _sorted_out(options, ballots, units(weights)), list[Round[O]]()
    while piles.standing:
        counted = piles.round()
        most = max(counted.standing.values())
        if 2 * most > counted.continuing:
            winner = next(option for option, votes in counted.standing.items() if votes == most)
            return RunOff((*rounds, counted), winner)
        if not counted.continuing:
            return RunOff((*rounds, counted), level=frozenset(counted.standing))
        lowest = _lowest(counted, rounds)
        if len(lowest) > 1 and counted.standing[next(iter(lowest))]:
            return RunOff((*rounds, counted), level=lowest)
        out = next(option for option in counted.standing if option in lowest)
        rounds.append(Round(counted.standing, counted.exhausted, out))
        piles.transfer(out)
    return RunOff(tuple(rounds))


def schulze(options: Sequence[O], ballots: Iterable[Tiers[O]], weights: Weights = None) -> Paths[O]:
    """By winning votes. Options may stand level on a ballot; those it does not name stand last together. Skipped ranks
    mean nothing. Raises ValueError for what is not on the paper, or stands twice."""
    paper, places = frozenset(options), list[list[int]]()
    for ballot in ballots:
        _checked([option for tier in ballot for option in tier], paper)
        place = {option: number for number, tier in enumerate(ballot) for option in tier}
        places.append([place.get(option, len(ballot)) for option in options])
    return schulze_by_places(options, tuple(zip(*places, strict=True)) or ((),) * len(options), weights)


def schulze_by_places(options: Sequence[O], columns: Sequence[Sequence[int]], weights: Weights = None) -> Paths[O]:
    """The same from a column for each option, with its place on every ballot: a lower number is before a higher one."""
    parts = units(weights)
    beats = {
        (a, b): _before(columns[at], columns[against], parts)
        for at, a in enumerate(options)
        for against, b in enumerate(options)
        if at != against
    }
    strength = _strongest(options, beats)
    ahead = {
        option: sum(strength[option, other] > strength[other, option] for other in options if other != option)
        for option in options
    }
    winners = frozenset(
        option
        for option in options
        if all(strength[option, other] >= strength[other, option] for other in options if other != option)
    )
    return Paths(winners if any(beats.values()) else frozenset(), beats, strength, ranked_by(ahead))


def _before(places: Sequence[int], others: Sequence[int], parts: Units) -> Exact:
    if parts.each is None:
        return countOf(map(lt, places, others), True)
    return parts.exactly(sum(compress(parts.each, map(lt, places, others))))


class _Piles(Generic[O]):
    """The ballots by whom they name first of those who are still in, equal ones together."""

    def __init__(self, options: Sequence[O], parts: Units) -> None:
        self.standing: dict[O, dict[Ranking[O], int]] = {option: {} for option in options}
        self.exhausted = 0
        self.parts = parts

    def add(self, ballot: Ranking[O], count: int) -> None:
        for option in ballot:
            if option in self.standing:
                self.standing[option][ballot] = count
                return
        self.exhausted += count

    def transfer(self, out: O) -> None:
        """Only the ballots of the one who is out go to others."""
        for ballot, count in self.standing.pop(out).items():
            self.add(ballot, count)

    def round(self) -> Round[O]:
        exactly = self.parts.exactly
        standing = {option: exactly(sum(pile.values())) for option, pile in self.standing.items()}
        return Round(standing, exactly(self.exhausted))


def _sorted_out(options: Sequence[O], ballots: Iterable[Ranking[O]], parts: Units) -> _Piles[O]:
    paper, piles = frozenset(options), _Piles(options, parts)
    for ballot, count in _alike(ballots, parts).items():
        _checked(ballot, paper)
        piles.add(ballot, count)
    return piles


def _alike(ballots: Iterable[Ranking[O]], parts: Units) -> Mapping[Ranking[O], int]:
    if parts.each is None:
        return Counter(ballots)
    counted: dict[Ranking[O], int] = {}
    for ballot, weight in weighing(ballots, parts):
        counted[ballot] = counted.get(ballot, 0) + weight
    return counted


def _lowest(counted: Round[O], earlier: Sequence[Round[O]]) -> frozenset[O]:
    least = min(counted.standing.values())
    tied = frozenset(option for option, votes in counted.standing.items() if votes == least)
    for before in reversed(earlier):
        if len(tied) == 1:
            break
        fewest = min(before.standing[option] for option in tied)
        tied = frozenset(option for option in tied if before.standing[option] == fewest)
    return tied


def _strongest(options: Sequence[O], beats: Mapping[tuple[O, O], Exact]) -> Mapping[tuple[O, O], Exact]:
    strength: dict[tuple[O, O], Exact] = {
        (a, b): votes if votes > beats[b, a] else 0 for (a, b), votes in beats.items()
    }
    for through in options:
        for a in options:
            if a == through:
                continue
            start = strength[a, through]
            if not start:
                continue
            for b in options:
                if b in {a, through}:
                    continue
                found = min(start, strength[through, b])
                strength[a, b] = max(strength[a, b], found)
    return strength


def _checked(ballot: Sequence[O], paper: frozenset[O]) -> None:
    if len(set(ballot)) < len(ballot):
        raise StandsTwice
    if not paper.issuperset(ballot):
        raise ValueError("an option that is not on the paper")

"""Choosing by order of preference: points (Borda), instant run-off, and Schulze. Ballots may stop anywhere; chance
decides nothing, and what is level is told as level."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic

from bot.features.proposals.model.tally.choosing import Chosen, O, ranked_by

Ranking = tuple[O, ...]
Tiers = tuple[frozenset[O], ...]


class StandsTwice(ValueError):
    """A ballot names an option in two places."""


@dataclass(frozen=True, slots=True)
class Round(Generic[O]):
    """`exhausted` ballots name nobody who is still in: they leave the base."""

    standing: Mapping[O, int]
    exhausted: int
    eliminated: O | None = None

    @property
    def continuing(self) -> int:
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
    """`beats[a, b]` is how many prefer a to b, `strength[a, b]` how strong the strongest path from a to b is."""

    winners: frozenset[O]
    beats: Mapping[tuple[O, O], int]
    strength: Mapping[tuple[O, O], int]
    order: Tiers[O]


def borda(options: Sequence[O], ballots: Iterable[Ranking[O]]) -> Chosen[O]:
    """The first of n options gets n - 1 points, the next one less; what a ballot does not name gets none."""
    points, papers, paper = dict.fromkeys(options, 0), 0, frozenset(options)
    for ballot in ballots:
        _checked(ballot, paper)
        papers += bool(ballot)
        for place, option in enumerate(ballot):
            points[option] += len(options) - 1 - place
    most = max(points.values(), default=0)
    leading = frozenset(option for option in options if points[option] == most) if most else frozenset()
    return Chosen(leading, points, papers)


def run_off(options: Sequence[O], ballots: Iterable[Ranking[O]]) -> RunOff[O]:
    """Until one has more than half of the ballots that still name someone. Whoever has fewest is out; of several the
    one who had fewer in the latest earlier round in which they differed; several that nobody names first all go, and in
    which order changes nothing. Raises ValueError for what is not on the paper, or stands twice."""
    paper, papers = frozenset(options), Counter[Ranking[O]]()
    for ballot in ballots:
        _checked(ballot, paper)
        papers[ballot] += 1
    left, rounds = list(options), list[Round[O]]()
    while left:
        counted = _round(left, papers)
        most = max(counted.standing.values())
        if 2 * most > counted.continuing:
            winner = next(option for option, votes in counted.standing.items() if votes == most)
            return RunOff((*rounds, counted), winner)
        if not counted.continuing:
            return RunOff((*rounds, counted), level=frozenset(left))
        lowest = _lowest(counted, rounds)
        if len(lowest) > 1 and counted.standing[next(iter(lowest))]:
            return RunOff((*rounds, counted), level=lowest)
        out = next(option for option in left if option in lowest)
        rounds.append(Round(counted.standing, counted.exhausted, out))
        left.remove(out)
    return RunOff(tuple(rounds))


def schulze(options: Sequence[O], ballots: Iterable[Tiers[O]]) -> Paths[O]:
    """By winning votes. Options may stand level on a ballot; those it does not name stand last together. Skipped ranks
    mean nothing. Raises ValueError for what is not on the paper, or stands twice."""
    paper, papers = frozenset(options), Counter[Tiers[O]]()
    for ballot in ballots:
        _checked([option for tier in ballot for option in tier], paper)
        papers[tuple(filter(None, ballot))] += 1
    beats = _preferences(options, papers)
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


def _round(left: Sequence[O], papers: Mapping[Ranking[O], int]) -> Round[O]:
    standing, exhausted, remaining = dict.fromkeys(left, 0), 0, frozenset(left)
    for ballot, count in papers.items():
        first = next((option for option in ballot if option in remaining), None)
        if first is None:
            exhausted += count
        else:
            standing[first] += count
    return Round(standing, exhausted)


def _lowest(counted: Round[O], earlier: Sequence[Round[O]]) -> frozenset[O]:
    least = min(counted.standing.values())
    tied = frozenset(option for option, votes in counted.standing.items() if votes == least)
    for before in reversed(earlier):
        if len(tied) == 1:
            break
        fewest = min(before.standing[option] for option in tied)
        tied = frozenset(option for option in tied if before.standing[option] == fewest)
    return tied


def _preferences(options: Sequence[O], papers: Mapping[Tiers[O], int]) -> Mapping[tuple[O, O], int]:
    """How many put the first before the second."""
    preferred = {option: Counter[O]() for option in options}
    for tiers, count in papers.items():
        below = set(options)
        for tier in tiers:
            below -= tier
            behind = below if count == 1 else dict.fromkeys(below, count)
            for ahead in tier:
                preferred[ahead].update(behind)
    return {(a, b): preferred[a][b] for a in options for b in options if a != b}


def _strongest(options: Sequence[O], beats: Mapping[tuple[O, O], int]) -> Mapping[tuple[O, O], int]:
    strength = {(a, b): votes if votes > beats[b, a] else 0 for (a, b), votes in beats.items()}
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

"""Choosing among options without ranking them: approval, scores, dots, and a count of who is in. A tie is told as what
it is, a set of options: no lot is drawn, and no order of theirs decides."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from fractions import Fraction
from typing import Generic, TypeVar

from bot.features.proposals.model.tally.counting import Exact, Outcome, Verdict, What, floor
from bot.features.proposals.model.tally.weighing import ONES, Units, Weights, units, weighing

O = TypeVar("O", bound=Hashable)  # noqa: E741 - an option

Scores = Mapping[O, Exact]


class TooManyDots(ValueError):
    """A ballot with more dots than each had, or more on one option than may be: all of it is refused."""


@dataclass(frozen=True, slots=True)
class Chosen(Generic[O]):
    """`leading` has several options where they are level, and none where nobody chose anything. `scores` has every
    option, in the order of the paper."""

    leading: frozenset[O]
    scores: Mapping[O, Exact]
    ballots: int

    @property
    def is_tie(self) -> bool:
        return len(self.leading) > 1

    @property
    def winner(self) -> O | None:
        return next(iter(self.leading)) if len(self.leading) == 1 else None


@dataclass(frozen=True, slots=True)
class Scoring:
    """From `lowest` to `highest`. An option needs `raters` to be chosen, whatever they weigh; one that someone did not
    score counts for them as the lowest only where `missing_is_lowest`, and else not at all."""

    lowest: int = 0
    highest: int = 5
    raters: int = 1
    missing_is_lowest: bool = False


@dataclass(frozen=True, slots=True)
class Dots:
    each: int
    on_one: int


def approval(options: Sequence[O], ballots: Iterable[AbstractSet[O]], weights: Weights = None) -> Chosen[O]:
    """Choosing one is a ballot with one. “None of these” is an option like the others. Raises ValueError for what is
    not on the paper."""
    counted, papers, parts = dict.fromkeys(options, 0), 0, units(weights)
    for ballot, weight in weighing(ballots, parts):
        papers += 1
        for option in ballot:
            _on_the_paper(option, counted)
            counted[option] += weight
    return _chosen(_exactly(counted, parts), papers)


def score(
    options: Sequence[O], ballots: Iterable[Mapping[O, int]], rule: Scoring, weights: Weights = None
) -> Chosen[O]:
    """The mean of what was given, exactly. Who gave no score at all gave no ballot. Options with too few raters stand
    without a score."""
    sums, raters, parts = dict.fromkeys(options, 0), dict.fromkeys(options, 0), units(weights)
    given_in = [(ballot, weight) for ballot, weight in weighing(ballots, parts) if ballot]
    for ballot, weight in given_in:
        for option, given in ballot.items():
            _on_the_paper(option, sums)
            if not rule.lowest <= given <= rule.highest:
                raise ValueError("a score outside the scale")
            sums[option] += given * weight
            raters[option] += weight
    heads = raters if parts is ONES else Counter(option for ballot, _ in given_in for option in ballot)
    whole = sum(weight for _, weight in given_in)
    means: dict[O, Exact] = {}
    for option in options:
        if heads[option] < max(rule.raters, 1):
            continue
        missing = whole - raters[option] if rule.missing_is_lowest else 0
        means[option] = Fraction(sums[option] + missing * rule.lowest, raters[option] + missing)
    return _chosen(means, len(given_in))


def dots(options: Sequence[O], ballots: Iterable[Mapping[O, int]], rule: Dots, weights: Weights = None) -> Chosen[O]:
    """Raises TooManyDots."""
    counted, papers, parts = dict.fromkeys(options, 0), 0, units(weights)
    for ballot, weight in weighing(ballots, parts):
        papers += 1
        if min(ballot.values(), default=0) < 0:
            raise ValueError("a dot is not taken from others")
        if sum(ballot.values()) > rule.each or max(ballot.values(), default=0) > rule.on_one:
            raise TooManyDots
        for option, given in ballot.items():
            _on_the_paper(option, counted)
            if given:
                counted[option] += given * weight
    return _chosen(_exactly(counted, parts), papers)


def opt_in(joined: Exact, left_out: Exact, target: int) -> Verdict:
    """Enough are in; that may close it early."""
    checks = (floor(What.takers, joined, joined + left_out, target),)
    if not joined + left_out:
        return Verdict(Outcome.no_votes, checks)
    return Verdict(Outcome.adopted if checks[0].is_met else Outcome.not_adopted, checks)


def ranked_by(scores: Scores[O]) -> tuple[frozenset[O], ...]:
    """The options from the most to the least, those that are level together."""
    levels = sorted(set(scores.values()), reverse=True)
    return tuple(frozenset(option for option, reached in scores.items() if reached == level) for level in levels)


def _exactly(counted: Mapping[O, int], parts: Units) -> Scores[O]:
    return counted if parts is ONES else {option: parts.exactly(number) for option, number in counted.items()}


def _chosen(scores: Scores[O], ballots: int) -> Chosen[O]:
    most = max(scores.values(), default=0)
    anything = ballots > 0 and any(scores.values())
    leading = frozenset(option for option, reached in scores.items() if reached == most) if anything else frozenset()
    return Chosen(leading, scores, ballots)


def _on_the_paper(option: O, options: Mapping[O, int]) -> None:
    if option not in options:
        raise ValueError("an option that is not on the paper")

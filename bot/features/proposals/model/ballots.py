"""What comes of answers that give a number or a rank to each option: what is refused, and how they are counted."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction

from bot.features.proposals.model.among import BLANK, SUITS, Among, Marks
from bot.features.proposals.model.asking import (
    RANKED,
    Asking,
    Given,
    Outturn,
    Position,
    Question,
)
from bot.features.proposals.model.outturn import chosen_outcome, taking_part
from bot.features.proposals.model.refusals import NotAnAnswer, NothingMarked, TooMuch
from bot.features.proposals.model.sheets import Pair, Pairs, Rated, Rating, Round, Rounds, Sheet, Suited, Suiting, Sums
from bot.features.proposals.model.tally.choosing import Chosen, TooManyDots, dots, score
from bot.features.proposals.model.tally.counting import Exact, Outcome, Verdict
from bot.features.proposals.model.tally.meeting import Slot, Suits, meeting_time
from bot.features.proposals.model.tally.ranking import Paths, Ranking, RunOff, Tiers, borda, run_off, schulze_by_places
from bot.features.proposals.model.tally.weighing import Weights

Counted = tuple[tuple[int, ...], Sheet]
"""The options that lead, and how it came about."""


def blank(asking: Asking) -> Marks:
    """A paper on which nothing is said yet."""
    return (0 if asking.question is Question.dots else BLANK,) * asking.lines


def check(asking: Asking, marks: Marks) -> None:
    """Raises NotAnAnswer for what our buttons do not write, and a refusal that says what to do for the rest."""
    among = asking.among
    if among is None or len(marks) != asking.lines:
        raise NotAnAnswer
    if marks == blank(asking):
        raise NothingMarked
    if asking.question is Question.dots:
        _check_dots(among, marks)
    elif asking.question in RANKED:
        _check_ranks(asking.question, marks)
    elif not set(marks) <= {BLANK, *_numbers(asking.question, among)}:
        raise NotAnAnswer


def outturn(asking: Asking, given: Given) -> Outturn:
    """By the rule that was frozen. Every ballot was checked when it was given."""
    checks = taking_part(asking, given, Position.marked)
    leading, sheet = _COUNTS[asking.question](asking, given)
    outcome = chosen_outcome(asking, checks, leading)
    if not leading and given.of(Position.marked):
        outcome = Outcome.not_adopted if all(each.is_met for each in checks) else Outcome.no_quorum
    return Outturn(Verdict(outcome, checks), leading, sheet)


def ranking(marks: Marks) -> Ranking[int]:
    """The options in their order; those without a place are not there."""
    placed = (option for option, mark in enumerate(marks) if mark != BLANK)
    return tuple(sorted(placed, key=marks.__getitem__))


def tiers(marks: Marks) -> Tiers[int]:
    """Those that share a place stand together."""
    places: dict[int, list[int]] = {}
    for option, mark in enumerate(marks):
        if mark != BLANK:
            places.setdefault(mark, []).append(option)
    return tuple(frozenset(places[place]) for place in sorted(places))


def _check_dots(among: Among, marks: Marks) -> None:
    try:
        dots(range(len(marks)), [dict(enumerate(marks))], among.dotting)
    except TooManyDots:
        raise TooMuch(dots=among.dots, most=among.on_one) from None
    except ValueError:
        raise NotAnAnswer from None


def _check_ranks(question: Question, marks: Marks) -> None:
    """Where options may not share a place, none does; a place that nobody has means nothing."""
    places = [mark for mark in marks if mark != BLANK]
    shared = len(set(places)) < len(places)
    if min(places) < 1 or max(places) > len(marks) or (shared and question is not Question.pairs):
        raise NotAnAnswer


def _numbers(question: Question, among: Among) -> Iterator[int]:
    return iter(SUITS) if question is Question.meeting else iter(range(among.lowest, among.highest + 1))


def _rules(asking: Asking) -> Among:
    if asking.among is None:
        raise ValueError("the rules of the paper are missing")
    return asking.among


def _said(marks: Marks) -> Mapping[int, int]:
    return {option: mark for option, mark in enumerate(marks) if mark != BLANK}


def _leading(chosen: Chosen[int]) -> tuple[int, ...]:
    return tuple(sorted(chosen.leading))


def _scored(asking: Asking, given: Given) -> Counted:
    among, papers = _rules(asking), [_said(each.marks) for each in given.ballots]
    spread: list[list[Exact]] = [[0] * (among.highest - among.lowest + 1) for _ in range(asking.lines)]
    for paper, weight in zip(papers, _each(given), strict=True):
        for option, mark in paper.items():
            spread[option][mark - among.lowest] += weight
    chosen = score(range(asking.lines), papers, among.scoring, _weights(given))
    return _leading(chosen), Rated(tuple(Rating(tuple(each), among.lowest) for each in spread))


def _dotted(asking: Asking, given: Given) -> Counted:
    papers = [dict(enumerate(each.marks)) for each in given.ballots]
    chosen = dots(range(asking.lines), papers, _rules(asking).dotting, _weights(given))
    givers = _givers(given, ({option for option, mark in paper.items() if mark} for paper in papers))
    return _leading(chosen), _summed(asking, chosen, givers)


def _pointed(asking: Asking, given: Given) -> Counted:
    papers = [ranking(each.marks) for each in given.ballots]
    chosen = borda(range(asking.lines), papers, _weights(given))
    return _leading(chosen), _summed(asking, chosen, _givers(given, papers))


def _summed(asking: Asking, chosen: Chosen[int], givers: Mapping[int, Exact]) -> Sums:
    lines = range(asking.lines)
    return Sums(tuple(chosen.scores[each] for each in lines), tuple(givers.get(each, 0) for each in lines))


def _givers(given: Given, papers: Iterable[Iterable[int]]) -> Mapping[int, Exact]:
    """How many, or how much weight, gave something to each option."""
    if given.weighed is None:
        return Counter(option for paper in papers for option in paper)
    givers: dict[int, Exact] = {}
    for paper, each in zip(papers, given.ballots, strict=True):
        for option in paper:
            givers[option] = givers.get(option, Fraction(0)) + each.weight
    return givers


def _weights(given: Given) -> Weights:
    return None if given.weighed is None else tuple(each.weight for each in given.ballots)


def _each(given: Given) -> Iterable[Exact]:
    return _weights(given) or (1,) * len(given.ballots)


def _ran_off(asking: Asking, given: Given) -> Counted:
    papers = [ranking(each.marks) for each in given.ballots]
    result: RunOff[int] = run_off(range(asking.lines), papers, _weights(given))
    rounds = tuple(
        Round(tuple(each.standing), tuple(each.standing.values()), each.exhausted, each.eliminated)
        for each in result.rounds
    )
    nobody = not given.of(Position.marked)
    leading = () if nobody else tuple(sorted(result.level)) if result.winner is None else (result.winner,)
    return leading, Rounds(rounds)


def _compared(asking: Asking, given: Given) -> Counted:
    paths = schulze_by_places(range(asking.lines), _columns(asking, given), _weights(given))
    pairs = tuple(
        Pair(one, other, paths.beats[one, other], paths.beats[other, one], *_chains(paths, one, other))
        for one in range(asking.lines)
        for other in range(one + 1, asking.lines)
    )
    return tuple(sorted(paths.winners)), Pairs(pairs)


def _columns(asking: Asking, given: Given) -> tuple[list[int], ...]:
    """For each option its place on every ballot; without one it is behind all that have one."""
    if not given.ballots:
        return ([],) * asking.lines
    last, marks = asking.lines + 1, zip(*(each.marks for each in given.ballots), strict=True)
    return tuple([last if mark == BLANK else mark for mark in column] for column in marks)


def _chains(paths: Paths[int], one: int, other: int) -> tuple[Exact, Exact]:
    return paths.strength[one, other], paths.strength[other, one]


def _met(asking: Asking, given: Given) -> Counted:
    among = _rules(asking)
    answers: dict[object, Mapping[Slot, Suits]] = {}
    weights: dict[object, Fraction] = {}
    for number, each in enumerate(given.ballots):
        whose = each.seat.seat if each.seat else number
        answers[whose] = {among.slots[option]: SUITS[mark] for option, mark in _said(each.marks).items()}
        weights[whose] = each.weight
    required = {each.seat: each for each in among.required}
    found = meeting_time(among.slots, answers, frozenset[object](required), weights if given.weighed else None)
    told = (found.slots[slot] for slot in among.slots)
    sheet = Suited(
        tuple(
            Suiting(each.yes, each.if_need_be, each.no, tuple(seat for seat in required if seat in each.missing))
            for each in told
        )
    )
    return (() if found.chosen is None else (among.slots.index(found.chosen),)), sheet


_COUNTS: Mapping[Question, Callable[[Asking, Given], Counted]] = {
    Question.score: _scored,
    Question.dots: _dotted,
    Question.points: _pointed,
    Question.run_off: _ran_off,
    Question.pairs: _compared,
    Question.meeting: _met,
}

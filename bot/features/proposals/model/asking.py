"""What is asked in a vote, which answers there are to it, and when it passes: the three plain questions."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TypeVar

from bot.features.proposals.model.among import Among, Ballot
from bot.features.proposals.model.sheets import Sheet
from bot.features.proposals.model.tally.agreeing import Consent, Consents, Coverage, consent
from bot.features.proposals.model.tally.counting import TWO_THIRDS, Check, Count, Outcome, Quorum, Threshold, Verdict
from bot.features.proposals.model.tally.yes_no import Majority, Vote, majority

P = TypeVar("P", bound=Enum)

FEWEST_OPTIONS, MOST_OPTIONS, OPTION = 2, 10, 75
SMALL = 4
"""Up to so many seats all must answer."""


class Question(Enum):
    live_with_it = "live with it"
    most_say_yes = "most say yes"
    pick_one = "pick one"
    score = "score"
    dots = "dots"
    points = "points"
    run_off = "run-off"
    pairs = "pairs"
    meeting = "meeting"


RANKED = frozenset({Question.points, Question.run_off, Question.pairs})
"""Answered by an order of preference, in which “none of these” has a place too."""

MARKED = RANKED | {Question.score, Question.dots, Question.meeting}
"""Answered by a number or a rank for each of several."""


class Position(Enum):
    """`harm` stops a consent until it is worked through; `marked` is an answer with a number for each option;
    `recused` leaves the roll; `more_time` is no position, and moves the end once a seat."""

    yes = "yes"
    worry = "worry"
    harm = "harm"
    no = "no"
    no_opinion = "no opinion"
    picked = "picked"
    marked = "marked"
    recused = "recused"
    more_time = "more time"


ANSWERS: Mapping[Question, tuple[Position, ...]] = {
    Question.live_with_it: (Position.yes, Position.worry, Position.harm, Position.recused),
    Question.most_say_yes: (Position.yes, Position.no, Position.no_opinion, Position.recused),
    Question.pick_one: (Position.picked, Position.recused),
    **dict.fromkeys(MARKED, (Position.marked, Position.recused)),
}
FOR_NOW = frozenset({Position.yes, Position.worry})
"""What can be said for now, until one's people have confirmed it."""

WITH_REASON = frozenset({Position.worry, Position.harm})
SECRETLY = frozenset({Question.most_say_yes, Question.pick_one})
"""What can be asked in secret: no answer to it has to be talked about with whoever gave it, and none names them."""

_CONSENTS = {Position.yes: Consents.consent, Position.worry: Consents.concern, Position.harm: Consents.objection}
_VOTES = {Position.yes: Vote.yes, Position.no: Vote.no, Position.no_opinion: Vote.abstain}


@dataclass(frozen=True, slots=True)
class Share:
    """A share of the roll, as it is stored and told: two thirds is 2 of 3."""

    numerator: int
    denominator: int

    def __post_init__(self) -> None:
        self.threshold  # noqa: B018 - checks itself

    @property
    def threshold(self) -> Threshold:
        return Threshold(self.numerator, self.denominator)


ALL_OF_THEM = Share(1, 1)
TWO_OF_THREE = Share(TWO_THIRDS.numerator, TWO_THIRDS.denominator)


@dataclass(frozen=True, slots=True)
class Asking:
    """Frozen when the vote opens. With `mandate` a yes is for now until the organisation has confirmed it; with
    `at_once` all answers are shown while it is open. `options` are those of which something is chosen, without “none of
    these”, which is always the last one. `among` are the rules of a paper with a number for each."""

    question: Question
    quorum: Share = TWO_OF_THREE
    options: tuple[str, ...] = ()
    mandate: bool = False
    secret: bool = False
    among: Among | None = None
    at_once: bool = False

    def __post_init__(self) -> None:
        if self.secret and self.question not in SECRETLY:
            raise ValueError("what is worked through with whoever said it cannot be asked in secret")
        if (self.among is None) == (self.question in MARKED):
            raise ValueError("the rules of a paper belong to a number for each of several")
        if bool(self.options) != (self.question in {Question.pick_one, *MARKED} - {Question.meeting}):
            raise ValueError("options belong to choosing among several")

    @property
    def lines(self) -> int:
        """How many stand on the paper, with “none of these” where it can be chosen."""
        if self.question is Question.meeting and self.among:
            return len(self.among.slots)
        return len(self.options) + (self.question in {Question.pick_one, *RANKED})

    @property
    def none_of_these(self) -> int:
        """Its number: options count from 0."""
        return len(self.options)

    def called(self, option: int) -> str:
        """One that can be agreed on; a time to meet as ISO 8601 writes it."""
        if self.question is Question.meeting and self.among:
            return self.among.slots[option].begins.isoformat()
        return self.options[option]

    def together(self, before: frozenset[int], picked: frozenset[int], *, off: bool) -> frozenset[int]:
        """What is picked after one more press: taken back, or added; “none of these” and the others exclude each other.
        The last one is not taken back: that would be no answer."""
        if off:
            return before - picked or before
        if self.none_of_these in picked:
            return picked
        return (before - {self.none_of_these}) | picked

    def allows(self, position: Position, picked: frozenset[int]) -> bool:
        """“None of these” stands alone."""
        if position is Position.picked:
            numbers = set(range(len(self.options) + 1))
            alone = self.none_of_these not in picked or len(picked) == 1
            return self.question is Question.pick_one and bool(picked) and picked <= numbers and alone
        return not picked and (position in ANSWERS[self.question] or position is Position.more_time)


@dataclass(frozen=True, slots=True)
class Given:
    """How many seats gave each position, of so many on the roll; of picks how many picked each option. `ballots` are
    there for the count alone."""

    seats: int
    positions: Mapping[Position, int]
    picks: tuple[int, ...] = ()
    ballots: tuple[Ballot, ...] = ()

    @property
    def recused(self) -> int:
        return self.positions.get(Position.recused, 0)

    @property
    def answered(self) -> int:
        """Seats that took a position; recusing oneself is none."""
        return sum(self.positions.values()) - self.recused

    def of(self, *positions: Position) -> int:
        return sum(self.positions.get(each, 0) for each in positions)


@dataclass(frozen=True, slots=True)
class Outturn:
    """`leading` are options by number, several where they are level; only of choosing among several."""

    verdict: Verdict
    leading: tuple[int, ...] = ()
    sheet: Sheet | None = None


def outturn(asking: Asking, given: Given, *, is_over: bool) -> Outturn:
    """What comes of it by the rule that was frozen."""
    quorum = Quorum(asking.quorum.threshold)
    match asking.question:
        case Question.live_with_it:
            count = Count(given.seats, _counted(given, _CONSENTS), given.recused)
            everyone = asking.quorum == ALL_OF_THEM
            rule = Consent(Coverage.full if everyone else Coverage.quorum, quorum)
            return Outturn(consent(count, rule, is_over=is_over))
        case Question.most_say_yes:
            votes = Count(given.seats, _counted(given, _VOTES), given.recused)
            return Outturn(majority(votes, Majority(quorum=quorum)))
        case Question.pick_one:
            return _picked(asking, given, quorum)
        case _:
            raise ValueError("what has a number for each is counted from its ballots")


def _counted(given: Given, meaning: Mapping[Position, P]) -> Mapping[P, int]:
    return {meant: given.of(position) for position, meant in meaning.items() if given.of(position)}


def _picked(asking: Asking, given: Given, quorum: Quorum) -> Outturn:
    """Adopted is the option that leads, alone, unless that is none of these."""
    papers: Count[Position] = Count(given.seats, {Position.picked: given.of(Position.picked)}, given.recused)
    checks = papers.quorum(quorum)
    most = max(given.picks, default=0)
    leading = tuple(number for number, count in enumerate(given.picks) if count == most) if most else ()
    return Outturn(Verdict(chosen_outcome(asking, checks, leading), checks), leading)


def chosen_outcome(asking: Asking, checks: tuple[Check, ...], leading: tuple[int, ...]) -> Outcome:
    """“None of these” may lead, and then nothing is agreed."""
    if not leading:
        return Outcome.no_votes
    if not all(check.is_met for check in checks):
        return Outcome.no_quorum
    if len(leading) > 1:
        return Outcome.tie
    return Outcome.not_adopted if leading == (asking.none_of_these,) else Outcome.adopted

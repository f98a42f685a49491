"""What is asked in a vote, which answers there are to it, and what was fixed for the count when it opened."""

from dataclasses import dataclass, field, replace
from typing import Annotated

from bot.features.proposals.model.among import Among
from bot.features.proposals.model.answers import Given, Outturn
from bot.features.proposals.model.positions import (
    AGREES,
    ANSWERS,
    FINGERS,
    FOR_NOW,
    GRADIENTS,
    LEANINGS,
    MARKED,
    RANKED,
    SECRETLY,
    STOPPING,
    WITH_NONE,
    WITH_REASON,
    WITHOUT_WORDS,
    YES_OR_NO,
    Position,
    Question,
    Required,
)
from bot.features.proposals.model.tally.agreeing import Coverage
from bot.features.proposals.model.tally.counting import TWO_THIRDS, Of, Threshold
from bot.features.proposals.model.together import Alternative
from bot.kernel.change import ADDED
from bot.kernel.ids import PersonId

__all__ = [
    "AGREES",
    "ALL_OF_THEM",
    "ANSWERS",
    "FEWEST_OPTIONS",
    "FINGERS",
    "FOR_NOW",
    "GRADIENTS",
    "LEANINGS",
    "MARKED",
    "MOST_OPTIONS",
    "OPTION",
    "RANKED",
    "SECRETLY",
    "SMALL",
    "STOPPING",
    "TWO_OF_THREE",
    "WITHOUT_WORDS",
    "WITH_REASON",
    "YES_OR_NO",
    "Asking",
    "ByRule",
    "Given",
    "Outturn",
    "Passing",
    "Position",
    "Question",
    "Required",
    "Share",
]

FEWEST_OPTIONS, MOST_OPTIONS, OPTION = 2, 10, 75
SMALL = 4
"""Up to so many seats all must answer."""


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
class Passing:
    """The share that it takes, of whom, and whether it has to be more than that."""

    share: Share = TWO_OF_THREE
    strict: bool = False
    of: Of = Of.cast

    @property
    def threshold(self) -> Threshold:
        return Threshold(self.share.numerator, self.share.denominator, self.strict, self.of)


@dataclass(frozen=True, slots=True)
class ByRule:
    """A ground rule as it was when the vote was opened."""

    number: int
    words: str


@dataclass(frozen=True, slots=True)
class Asking:
    """Frozen when the vote opens. With `mandate` a yes is for now until the organisation has confirmed it; with
    `at_once` all answers are shown while it is open. `options` are those of which something is chosen, without “none of
    these”, which is always the last one. `among` are the rules of a paper with a number for each. `passing` is what is
    asked beside the quorum, `floor` a share of all that must say yes in place of it. `blocks` and `asides` are the most
    there may be of them; `of_all` asks a yes of everyone; `sixth` counts “we don't like it but will support it” as
    support. `notice` is the least number of days that the text must have stood. `target` is how many must be in, and
    with `early` it ends when they are. `reasons` asks everyone for some words; `review` is after how many months they
    look at it again. With `everyone` each seat on the roll has to say yes, and what is not theirs to decide is no
    yes. With `people` each person answers, else each organisation. `proposals` are those that the options stand for, if
    one vote decides between them. `required` names those of whom most have to say yes, beside the others; `under` are
    the rules of then. Where organisations count differently, the quorum counts them `by_weight` too."""

    question: Question
    quorum: Share = TWO_OF_THREE
    options: tuple[str, ...] = ()
    mandate: bool = False
    secret: bool = False
    among: Among | None = None
    at_once: bool = False
    passing: Passing | None = None
    floor: Share | None = None
    coverage: Coverage = Coverage.quorum
    blocks: int = 0
    asides: int | None = None
    of_all: bool = False
    sixth: bool = False
    notice: int = 0
    target: int = 0
    early: bool = False
    reasons: bool = False
    review: int = 0
    everyone: bool = False
    people: bool = False
    proposals: tuple[Alternative, ...] = field(default=(), repr=False)
    required: Required = Required.nobody
    under: tuple[ByRule, ...] = ()
    by_weight: Annotated[bool, ADDED] = field(default=False, repr=False)

    def __post_init__(self) -> None:
        if self.secret and self.question not in SECRETLY:
            raise ValueError("what is worked through with whoever said it cannot be asked in secret")
        if (self.among is None) == (self.question in MARKED):
            raise ValueError("the rules of a paper belong to a number for each of several")
        if bool(self.options) != (self.question in {Question.pick_one, *MARKED} - {Question.meeting}):
            raise ValueError("options belong to choosing among several")
        if self.proposals and (self.question is not Question.pick_one or len(self.proposals) != len(self.options)):
            raise ValueError("each of several proposals is an option of its own")

    @property
    def lines(self) -> int:
        """How many stand on the paper, with “none of these” where it can be chosen."""
        if self.question is Question.meeting and self.among:
            return len(self.among.slots)
        return len(self.options) + (self.question in WITH_NONE)

    @property
    def picked_lines(self) -> int:
        """How many can be picked; none where each has a number or a rank."""
        return self.lines if self.options and not self.among else 0

    @property
    def none_of_these(self) -> int | None:
        """Its number where it can be chosen: options count from 0."""
        return len(self.options) if self.question in WITH_NONE else None

    def called(self, option: int) -> str:
        """One that can be agreed on; a time to meet as ISO 8601 writes it."""
        if self.question is Question.meeting and self.among:
            return self.among.slots[option].begins.isoformat()
        return self.options[option]

    @property
    def answers(self) -> tuple[Position, ...]:
        """To disagree without stopping it changes something only where a share of agreement is asked."""
        without = {Position.no} if self.question is Question.consensus and self.passing is None else set[Position]()
        return tuple(each for each in ANSWERS[self.question] if each not in without)

    def together(self, before: frozenset[int], picked: frozenset[int], *, off: bool) -> frozenset[int]:
        """What is picked after one more press: taken back, or added; “none of these” and the others exclude each other.
        The last one is not taken back: that would be no answer."""
        if off:
            return before - picked or before
        if self.none_of_these in picked:
            return picked
        return frozenset(each for each in before if each != self.none_of_these) | picked

    def allows(self, position: Position, picked: frozenset[int]) -> bool:
        """“None of these” stands alone."""
        if position is Position.picked:
            numbers = set(range(len(self.options) + 1))
            alone = self.none_of_these not in picked or len(picked) == 1
            return self.question is Question.pick_one and bool(picked) and picked <= numbers and alone
        return not picked and (position in self.answers or position is Position.more_time)

    def without(self, person: PersonId) -> "Asking":
        """Who had to be there is a seat whose name is gone."""
        if self.among is None or all(each.person != person for each in self.among.required):
            return self
        required = tuple(each.without(person) for each in self.among.required)
        return replace(self, among=replace(self.among, required=required))

    def asks_why(self, position: Position) -> bool:
        return position in WITH_REASON or (self.reasons and position not in WITHOUT_WORDS)

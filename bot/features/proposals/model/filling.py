"""A paper while it is being filled in: every press makes the next state of it, and nothing of it is kept."""

from dataclasses import dataclass

from bot.features.proposals.model.among import BLANK, Among, Marks, read
from bot.features.proposals.model.asking import RANKED, Asking, Question
from bot.features.proposals.model.ballots import blank
from bot.features.proposals.model.given import Looking
from bot.features.proposals.model.refusals import NotAnAnswer


@dataclass(frozen=True, slots=True)
class Paper:
    """`at` is the option that is asked about; past the last one all of it is shown."""

    asking: Asking
    marks: Marks
    at: int = 0
    level: bool = False

    @property
    def rules(self) -> Among:
        return self.asking.among or Among()

    @property
    def is_ranked(self) -> bool:
        return self.asking.question in RANKED

    @property
    def is_blank(self) -> bool:
        return self.marks == blank(self.asking)

    @property
    def left(self) -> tuple[int, ...]:
        """Options without a place, in the order of the paper."""
        return tuple(option for option, mark in enumerate(self.marks) if mark == BLANK)

    @property
    def places(self) -> int:
        return max(0, *self.marks)

    @property
    def dots_left(self) -> int:
        return self.rules.dots - sum(self.marks)

    def offered(self, option: int) -> tuple[int, ...]:
        """The numbers that it can be given; of dots as many as there are."""
        match self.asking.question:
            case Question.dots:
                return tuple(range(min(self.rules.on_one, self.dots_left + self.marks[option]) + 1))
            case Question.meeting:
                return (2, 1, 0)
            case _:
                return tuple(range(self.rules.lowest, self.rules.highest + 1))

    def marked(self, option: int, mark: int) -> Marks:
        return (*self.marks[:option], mark, *self.marks[option + 1 :])

    def placed(self, option: int) -> Marks:
        """At the next place, or at the last one that has something."""
        return self.marked(option, max(1, self.places + (not self.level)))

    def without_last(self) -> Marks:
        return tuple(BLANK if mark == self.places else mark for mark in self.marks)

    def after(self, option: int, marks: Marks) -> int:
        """What is asked about next: an option of which nothing is said yet, or none."""
        if self.asking.question is Question.dots:
            return option + 1 if sum(marks) < self.rules.dots else len(marks)
        onward = (*range(option + 1, len(marks)), *range(option))
        return next((each for each in onward if marks[each] == BLANK), len(marks))


@dataclass(frozen=True, slots=True)
class Filling:
    """What a button had on it. Where that is nothing the paper is as it was handed in last, or blank."""

    looking: Looking
    marks: str = ""
    at: int | None = None
    level: bool = False

    @property
    def handed_in(self) -> Marks | None:
        """What counts so far."""
        latest, voting = self._latest, self.looking.proposal.voting
        return latest[1] if latest and voting and latest[0] >= voting.text else None

    def paper(self, asking: Asking) -> Paper:
        """Raises NotAnAnswer for what no button of ours has on it."""
        marks = self._marks(asking)
        fresh = 0 if marks == blank(asking) else len(marks)
        at = fresh if self.at is None else min(max(self.at, 0), len(marks))
        return Paper(asking, marks, at, self.level)

    def _marks(self, asking: Asking) -> Marks:
        try:
            marks = read(self.marks)
        except ValueError:
            raise NotAnAnswer from None
        if not marks:
            return self._latest[1] if self._latest else blank(asking)
        if len(marks) != asking.lines:
            raise NotAnAnswer
        return marks

    @property
    def _latest(self) -> tuple[int, Marks] | None:
        latest = self.looking.chair.latest if self.looking.chair else None
        return (latest.text, latest.marks) if latest and latest.marks else None

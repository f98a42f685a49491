"""One person in one check-in: when they are asked, reminded, and what they answered. Silence is kept by nobody."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import Enum
from typing import Annotated

from bot.features.check_ins.model import refusals
from bot.features.check_ins.model.check_in import CheckIn, CheckInId, How, digest
from bot.features.check_ins.model.series import SeriesId
from bot.kernel.change import ADDED
from bot.kernel.ids import Id, PersonId, PlaceId
from bot.kernel.text import Mention
from bot.recurrence import instant

WORDS = 500
MOST_HELPERS = 5


class PromptId(Id):
    __slots__ = ()


class Step(Enum):
    """`skipped` is whoever is not asked and is missed by nobody: they have left, are away, want not to be asked, or
    answered before. `unreminded` was asked, and nothing came after it."""

    waiting = "waiting"
    asked = "asked"
    reminded = "reminded"
    unreminded = "unreminded"
    skipped = "skipped"


COUNTED = frozenset({Step.asked, Step.reminded, Step.unreminded})


@dataclass(frozen=True, slots=True)
class Answer:
    """`how` is None where words alone are asked for. `by` wrote it down for them; if it asks for help it `waits` for
    their own yes, and until that nobody else reads it."""

    how: How | None
    words: str
    at: datetime
    by: PersonId | None = None
    waits: Annotated[bool, ADDED] = False


@dataclass(frozen=True, slots=True)
class Together:
    """A private place for whoever asked for help and one who gives it, since both said yes. It is `settled` once it has
    opened, or could not be."""

    helper: PersonId
    place: PlaceId
    settled: bool = False


@dataclass(frozen=True, slots=True)
class Prompt:
    """`at` is when they are asked. Without a person it is of someone who is gone: what was counted stays counted."""

    id: PromptId
    check_in: CheckInId
    series: SeriesId
    person: PersonId | None
    day: date
    hour: time
    window: timedelta
    at: datetime
    step: Step = Step.waiting
    answer: Answer | None = None
    helpers: tuple[PersonId, ...] = ()
    together: tuple[Together, ...] = ()

    def __post_init__(self) -> None:
        if len(set(self.helpers)) < len(self.helpers) or len(self.helpers) > MOST_HELPERS:
            raise ValueError(f"{MOST_HELPERS} different people at most help")

    @property
    def until(self) -> datetime:
        return self.at + self.window

    @property
    def reminds_at(self) -> datetime:
        """When four fifths of the window are over."""
        return self.at + self.window * 4 / 5

    @property
    def said(self) -> Answer:
        """Raises ValueError for who has not answered."""
        if self.answer is None:
            raise ValueError("there is no answer yet")
        return self.answer

    def deadline(self) -> datetime | None:
        match self.step:
            case Step.waiting if self.answer is None:
                return self.at
            case Step.asked if self.answer is None:
                return self.reminds_at
            case _:
                return None

    @property
    def asks_for_help(self) -> bool:
        return self.answer is not None and self.answer.how is How.need_help and not self.answer.waits

    def asked(self, now: datetime, zone: str | None, *, spared: bool = False) -> "Prompt":
        """By the hour on the wall that they have now: who has moved west meanwhile is asked later, and nobody twice.
        Without a zone they have left. When the bot was away for the whole window, nobody is asked any more."""
        if zone is None:
            return replace(self, step=Step.skipped)
        at = max(instant(self.day, self.hour, zone), self.at)
        if at > now:
            return replace(self, at=at)
        asks = not spared and now < at + self.window
        return replace(self, step=Step.asked if asks else Step.skipped, at=at)

    def reminded(self, now: datetime, *, in_peace: bool = False, goes_on: bool = True) -> "Prompt":
        """Not once the window is over, as after an absence of the bot, nor when it does not come any more."""
        if in_peace:
            return replace(self, step=Step.skipped)
        return replace(self, step=Step.reminded if goes_on and now < self.until else Step.unreminded)

    def answered(self, answer: Answer) -> "Prompt":
        """Once more takes the place of the first. Who does not ask for help any more is helped by nobody; what somebody
        else wrote asks nobody for help, unless they asked already."""
        step = Step.skipped if self.step is Step.waiting else self.step
        waits = answer.by is not None and answer.how is How.need_help and not self.asks_for_help
        answer = replace(answer, waits=waits)
        after = replace(self, answer=answer, step=step)
        return after if after.asks_for_help else replace(after, helpers=(), together=())

    def calling(self) -> "Prompt":
        """With their own yes to what somebody else wrote down for them."""
        if self.answer is None or self.answer.how is not How.need_help:
            raise refusals.NoHelpWritten
        return replace(self, answer=replace(self.answer, waits=False))

    def is_read_by(self, person: PersonId) -> bool:
        return self.answer is not None and (not self.answer.waits or person in {self.person, self.answer.by})

    def helped_by(self, person: PersonId) -> "Prompt":
        if person == self.person:
            raise refusals.NotYourHelp
        if not self.asks_for_help or self.person is None:
            raise refusals.HelpFound(who=Mention(self.person)) if self.person else refusals.CheckInEnded
        if person in self.helpers:
            return self
        if len(self.helpers) >= MOST_HELPERS:
            raise refusals.EnoughHelpers(most=MOST_HELPERS)
        return replace(self, helpers=(*self.helpers, person))

    def is_with(self, helper: PersonId) -> bool:
        return any(each.helper == helper for each in self.together)

    def brought(self, helper: PersonId, place: PlaceId | None, by: PersonId) -> "Prompt":
        """By whoever asked for help, and only to who offers it. Without a place they know of each other as it is."""
        if by != self.person:
            raise refusals.OthersHelp
        if not self.asks_for_help:
            raise refusals.NoHelpWanted
        if helper not in self.helpers:
            raise refusals.OfferTakenBack(who=Mention(helper))
        if self.is_with(helper) or place is None:
            return self
        return replace(self, together=(*self.together, Together(helper, place)))

    def settled(self, place: PlaceId) -> "Prompt":
        every = (replace(each, settled=each.settled or each.place == place) for each in self.together)
        return replace(self, together=tuple(every))

    def without(self, person: PersonId) -> "Prompt":
        """Nothing here names them any more, and of their own answer only what was counted stays."""
        helpers = tuple(each for each in self.helpers if each != person)
        together = tuple(each for each in self.together if each.helper != person)
        answer = self.answer
        if answer and answer.by == person:
            answer = replace(answer, by=None)
        if self.person != person:
            return replace(self, helpers=helpers, together=together, answer=answer)
        kept = replace(answer, words="", by=None) if answer else None
        step = self.step if answer else Step.skipped
        return replace(self, person=None, helpers=(), together=(), answer=kept, step=step)


def prompt_id(check_in: CheckInId, person: PersonId) -> PromptId:
    """The same for the same person, so that nobody is on a list twice."""
    return PromptId.from_bytes(digest(check_in, person))


def listed(check_in: CheckIn, person: PersonId, zone: str, since: datetime | None) -> Prompt:
    """Where their hour was over before the check-in was set, they have the whole window from then on."""
    at = instant(check_in.day, check_in.hour, zone)
    at = max(at, since) if since else at
    key = prompt_id(check_in.id, person)
    return Prompt(key, check_in.id, check_in.series, person, check_in.day, check_in.hour, check_in.window, at)


def unasked(check_in: CheckIn, person: PersonId, now: datetime) -> Prompt:
    """Of somebody who answers without being on the list: they came later, or asked not to be asked."""
    key = prompt_id(check_in.id, person)
    window = check_in.window
    return Prompt(
        key, check_in.id, check_in.series, person, check_in.day, check_in.hour, window, now, step=Step.skipped
    )

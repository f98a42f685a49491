"""What readers load for handlers and cards."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.carrying import Carried
from bot.features.check_ins.model.check_in import CheckIn, Standing
from bot.features.check_ins.model.prompt import COUNTED, Prompt
from bot.features.check_ins.model.series import TOLD_WITHIN, Audience, Series
from bot.features.check_ins.model.settings import Summary
from bot.kernel.ids import PersonId
from bot.kernel.ports import Who
from bot.kernel.settings import Chosen

ANSWERS = 3
"""So many are read together: each may be long."""


@dataclass(frozen=True, slots=True)
class Setting:
    """`same` has the id of what is to be set already, `open` counts those that have not ended."""

    same: Series | None
    open: int


@dataclass(frozen=True, slots=True)
class Addressing:
    """How many it asks now, by its audience: nobody who asked not to be."""

    series: Series
    people: dict[Audience, int]


@dataclass(frozen=True, slots=True)
class Resuming:
    """`placed` says that the coalition still meets where it asked."""

    series: Series
    placed: bool


@dataclass(frozen=True, slots=True)
class Starting:
    """A series whose hour has come somewhere, and the others that run in its place."""

    series: Series
    others: tuple[Series, ...]

    def missed(self, now: datetime) -> tuple[date, ...]:
        """On all of their dates that nobody can answer any more."""
        return tuple(day for each in (self.series, *self.others) for day in each.due(now)[2])

    def was_told(self, now: datetime) -> bool:
        """By another one of them, of the same absence."""
        return any(each.told_at is not None and now - each.told_at < TOLD_WITHIN for each in self.others)


@dataclass(frozen=True, slots=True)
class Keeping:
    """`unlisted` are the next people who are to be put on the list, `more` says that others follow; its series is as it
    is `since` then."""

    check_in: CheckIn
    unlisted: tuple[Who, ...]
    more: bool
    standing: Standing
    summary: Chosen[Summary]
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Joining:
    """Whoever came, with their zone, and the dates on whose lists they are not."""

    zone: str
    without: tuple[CheckIn, ...]


@dataclass(frozen=True, slots=True)
class Asking:
    """`zone` is None for somebody who has left. Who is `in_peace` is away now, or asked not to be asked; what does not
    go on was paused or ended since it began; it may ring who wants to be asked `direct`ly."""

    check_in: CheckIn
    prompt: Prompt
    zone: str | None
    in_peace: bool = False
    goes_on: bool = True
    direct: bool = False


@dataclass(frozen=True, slots=True)
class Answering:
    """`whose` answer it is; `told` that somebody else writes it and they can be asked to look at it; `before` is what
    they answered the last time in this series, and `carried` are one's own open promises where it is about them."""

    check_in: CheckIn
    prompt: Prompt | None
    whose: PersonId
    told: bool
    before: Prompt | None = None
    carried: tuple[Carried, ...] = ()


@dataclass(frozen=True, slots=True)
class Counting:
    """`calls` is the answer of somebody who has just asked for help."""

    check_in: CheckIn
    standing: Standing
    calls: Prompt | None = None


@dataclass(frozen=True, slots=True)
class Helping:
    check_in: CheckIn
    prompt: Prompt


@dataclass(frozen=True, slots=True)
class Bringing:
    """`reached` says whether a private place can be opened near where it was asked."""

    check_in: CheckIn
    prompt: Prompt
    reached: bool


@dataclass(frozen=True, slots=True)
class Settling:
    """Whom a private place was for: `there` are those of them who have not left."""

    check_in: CheckIn
    prompt: Prompt
    there: frozenset[PersonId]


@dataclass(frozen=True, slots=True)
class Listed:
    """All that is going on: `open` are the check-ins that can be answered, `mine` one's own place in each of them. What
    is about promises waits for who `carries` one."""

    series: tuple[Series, ...]
    open: tuple[CheckIn, ...]
    mine: tuple[Prompt, ...]
    carries: bool = False

    @property
    def waiting(self) -> tuple[CheckIn, ...]:
        answered = {each.check_in for each in self.mine if each.answer}
        theirs = (each for each in self.open if self.carries or each.audience is Audience.everyone)
        return tuple(each for each in theirs if each.id not in answered)


@dataclass(frozen=True, slots=True)
class Wishing:
    """A series, its dates that can be answered now, and one's own place in each of those."""

    series: Series
    open: tuple[CheckIn, ...]
    mine: tuple[Prompt, ...] = ()

    @property
    def waiting(self) -> tuple[tuple[CheckIn, Prompt], ...]:
        """What one was asked and has not answered."""
        mine = {each.check_in: each for each in self.mine if each.step in COUNTED and each.answer is None}
        return tuple((each, mine[each.id]) for each in self.open if each.id in mine)


@dataclass(frozen=True, slots=True)
class Repeating:
    """A series, and the last days that were asked about."""

    series: Series
    past: tuple[CheckIn, ...]


@dataclass(frozen=True, slots=True)
class Looking:
    """`answers` begin with the one of number `start`, of as many as `standing` has counted; one may write down answers
    for those in `writes_for`, and sees one's own open promises where it is about them."""

    check_in: CheckIn
    answers: tuple[Prompt, ...]
    start: int
    mine: Prompt | None
    before: Prompt | None
    writes_for: tuple[PersonId, ...]
    carried: tuple[Carried, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """All that is kept of one person."""

    person: PersonId
    series: tuple[Series, ...]
    prompts: tuple[Prompt, ...]

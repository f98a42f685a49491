"""A promise as it stands: what, who carries it, by when, and all that it said before."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from zoneinfo import ZoneInfo

from bot.kernel.ids import Id, OrganisationId, PersonId
from bot.recurrence import instant

WHAT, WORD, LINK, WHY = 200, 200, 200, 200
CHANGES = 60
"""Former dates and words: children that are kept with their promise."""

MORNING = time(9)
"""A civil hour, where whoever carries it is."""

DRAFT_FOR = timedelta(days=1)
ASKED_FOR = timedelta(days=14)
UNDO_FOR = timedelta(days=7)
DAY = timedelta(days=1)


class CommitmentId(Id):
    __slots__ = ()


class Way(Enum):
    """Where it comes from."""

    hand = "hand"
    message = "message"
    round = "round"
    agreement = "agreement"
    proposal = "proposal"


class Stage(Enum):
    """A draft is seen by who writes it alone, and one that waits for a yes by the two of them."""

    draft = "draft"
    asked = "asked"
    open = "open"
    kept = "kept"
    released = "released"
    dropped = "dropped"


class Told(Enum):
    """What the clock has said last."""

    nothing = "nothing"
    soon = "soon"
    passed = "passed"


@dataclass(frozen=True, slots=True)
class Reading:
    """A date that was written, and not yet looked at: the days that it can mean; `why` it is to be another one."""

    days: tuple[date, ...]
    by: PersonId
    why: str = ""


@dataclass(frozen=True, slots=True)
class Former:
    """What it said until then, and why that changed."""

    what: str
    due: date
    until: datetime
    why: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """`link` is text that is never fetched."""

    at: datetime
    by: PersonId | None
    word: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class Freed:
    """How the group let them go: by somebody of another organisation, or by the vote on this proposal. `why` is what
    was said when it was asked for."""

    at: datetime
    by: PersonId | None = None
    proposal: Id | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Wish:
    """To be released, which is no failure."""

    by: PersonId
    at: datetime
    why: str = ""


@dataclass(frozen=True, slots=True)
class Commitment:
    """Without an organisation it is a resident's own. Without a person somebody is looked for; `offered` is who was
    asked to take it over. `zone` is that of whoever carries it: their day ends at their midnight. `saying` is what came
    of it, with a link that they have not looked at yet. `asked` counts how often the group was asked to release them;
    while it is, `vote` is the proposal."""

    id: CommitmentId
    what: str
    organisation: OrganisationId | None
    person: PersonId | None
    zone: str
    made_by: PersonId | None
    made_at: datetime
    way: Way = Way.hand
    of: Id | None = None
    agreement: Id | None = None
    stage: Stage = Stage.draft
    due: date | None = None
    reading: Reading | None = None
    former: tuple[Former, ...] = ()
    told: Told = Told.nothing
    done: Done | None = None
    wish: Wish | None = None
    offered: PersonId | None = None
    settled_at: datetime | None = None
    saying: Done | None = None
    asked: int = 0
    vote: Id | None = None
    freed: Freed | None = None

    def __post_init__(self) -> None:
        if self.stage not in {Stage.draft, Stage.dropped} and self.due is None:
            raise ValueError("a promise that others see has a date")
        if self.done and self.stage is not Stage.kept:
            raise ValueError("what is done is kept")
        if self.freed and self.stage is not Stage.released:
            raise ValueError("whoever was let go is released")

    @property
    def is_open(self) -> bool:
        return self.stage is Stage.open

    @property
    def is_public(self) -> bool:
        return self.stage in {Stage.open, Stage.kept, Stage.released}

    @property
    def ends(self) -> datetime | None:
        """The midnight after its day."""
        return instant(self.due + DAY, time(), self.zone) if self.due else None

    def has_passed(self, now: datetime) -> bool:
        """Its day is over, and whoever carries it is asked for a new one; all others see that one more waits. What
        nobody carries waits for somebody, and for no day."""
        return self.person is not None and self.day_is_over(now)

    def day_is_over(self, now: datetime) -> bool:
        return self.is_open and self.ends is not None and self.ends <= now

    @property
    def had_no_yes(self) -> bool:
        """Somebody was asked to carry it, and no answer came: whoever wrote it can ask again."""
        return self.stage is Stage.draft and self.due is not None

    def may_be_taken_back(self, now: datetime) -> bool:
        return self.done is not None and now < self.done.at + UNDO_FOR

    def today(self, now: datetime) -> date:
        return now.astimezone(ZoneInfo(self.zone)).date()

    def deadline(self) -> datetime | None:
        """The nearest thing that the clock has to do."""
        match self.stage:
            case Stage.draft:
                return self.made_at + (ASKED_FOR if self.had_no_yes else DRAFT_FOR)
            case Stage.asked:
                return self.made_at + ASKED_FOR
            case Stage.open if self.due and self.person and self.told is Told.nothing:
                return instant(self.due - DAY, MORNING, self.zone)
            case Stage.open if self.due and self.person and self.told is Told.soon:
                return instant(self.due + DAY, MORNING, self.zone)
        return None

    def knows(self, person: PersonId) -> bool:
        """Whether anything of theirs is in it."""
        hands = {self.person, self.made_by, self.offered}
        hands |= {each.by for each in (self.reading, self.done, self.wish, self.saying, self.freed) if each}
        return person in hands

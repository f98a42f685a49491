"""A celebration as it stands: its words, whom it thanks by name and what each of them said to that."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from bot.features.celebrations.model.words import Piece, as_written
from bot.kernel.ids import Id, OrganisationId, PersonId

WORDS, LINE = 240, 80
MOST_NAMED = 40
"""Organisations that one celebration can thank: with all names at their longest its card still fits."""

THANKS = 200
CHANGES = 10
"""So often the words can change while organisations are asked."""

DRAFT_FOR = timedelta(days=7)
ASKED_FOR = timedelta(days=7)
ASKED_AGAIN_FOR = timedelta(days=2)
THANKED_FOR = timedelta(days=1)
LONGEST = timedelta(days=28)


class CelebrationId(Id):
    __slots__ = ()


class Way(Enum):
    """Where it comes from."""

    hand = "hand"
    agreement = "agreement"
    promise = "promise"
    round = "round"
    help = "help"
    year = "year"


class Stage(Enum):
    """Whoever writes it sees a draft; who is asked sees it too; posted it is everyone's, and thanked for a day."""

    draft = "draft"
    asking = "asking"
    posted = "posted"
    kept = "kept"
    dropped = "dropped"


class Answer(Enum):
    """`inside`: they said nothing to these words, and once that they may be named among us."""

    waiting = "waiting"
    yes = "yes"
    out = "out"
    inside = "inside"
    withdrawn = "withdrawn"


@dataclass(frozen=True, slots=True)
class Credit:
    """One organisation, and what it said to being thanked by name, through whom."""

    organisation: OrganisationId
    answer: Answer = Answer.waiting
    by: PersonId | None = None
    at: datetime | None = None

    @property
    def is_named(self) -> bool:
        return self.answer in {Answer.yes, Answer.inside}


@dataclass(frozen=True, slots=True)
class Thanks:
    """Where a name was taken out of the line it has a gap."""

    person: PersonId
    line: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Celebration:
    """`edition` counts the words that were put to organisations: an answer is to those of its number. `credits` stand
    in a neutral order. Of one that was dropped nothing is kept."""

    id: CelebrationId
    words: tuple[Piece, ...]
    by: PersonId | None
    begun_at: datetime
    way: Way = Way.hand
    of: Id | None = None
    edition: int = 1
    credits: tuple[Credit, ...] = ()
    stage: Stage = Stage.draft
    until: datetime | None = None
    posted_at: datetime | None = None
    thanks: tuple[Thanks, ...] = ()

    def __post_init__(self) -> None:
        organisations = [each.organisation for each in self.credits]
        if len(set(organisations)) != len(organisations):
            raise ValueError("each organisation is asked once")
        if self.is_public and any(each.answer is Answer.waiting for each in self.credits):
            raise ValueError("whoever has not said yes is not named")
        if len({each.person for each in self.thanks}) != len(self.thanks):
            raise ValueError("each thanks once")

    @property
    def is_open(self) -> bool:
        return self.stage in {Stage.draft, Stage.asking}

    @property
    def is_public(self) -> bool:
        """All members see it."""
        return self.stage in {Stage.posted, Stage.kept}

    @property
    def text(self) -> str:
        return as_written(self.words)

    @property
    def organisations(self) -> tuple[OrganisationId, ...]:
        return tuple(each.organisation for each in self.credits)

    @property
    def waiting(self) -> tuple[OrganisationId, ...]:
        return tuple(each.organisation for each in self.credits if each.answer is Answer.waiting)

    @property
    def unanswered(self) -> tuple[OrganisationId, ...]:
        """Also those that are left out since nobody could answer for them: somebody may come who can."""
        open_to = (each.organisation for each in self.credits if each.answer is Answer.out and each.by is None)
        return (*self.waiting, *open_to)

    @property
    def named(self) -> tuple[OrganisationId, ...]:
        """Among us."""
        return tuple(each.organisation for each in self.credits if each.is_named)

    @property
    def named_outside(self) -> tuple[OrganisationId, ...]:
        """Where others can read it: whoever said yes to these very words, and nobody else."""
        return tuple(each.organisation for each in self.credits if each.answer is Answer.yes)

    @property
    def withdrawn(self) -> int:
        """How many were named, and are not any more."""
        return sum(each.answer is Answer.withdrawn for each in self.credits)

    def credit(self, organisation: OrganisationId) -> Credit | None:
        return next((each for each in self.credits if each.organisation == organisation), None)

    def thanks_of(self, person: PersonId) -> Thanks | None:
        return next((each for each in self.thanks if each.person == person), None)

    def asked(self, organisation: OrganisationId) -> str:
        """The key of the need in which these words are put to an organisation."""
        return f"celebrations.asked:{self.id}:{organisation}:{self.edition}"

    @property
    def reworded(self) -> str:
        """The key of what its writer is told when an organisation changes the words."""
        return f"celebrations.reworded:{self.id}"

    @property
    def unnamed(self) -> str:
        """The key of what its writer is told when nobody is named."""
        return f"celebrations.unnamed:{self.id}"

    def deadline(self) -> datetime | None:
        """The nearest thing that the clock has to do."""
        match self.stage:
            case Stage.draft:
                return self.begun_at + DRAFT_FOR
            case Stage.asking | Stage.posted:
                return self.until
        return None

    def knows(self, person: PersonId) -> bool:
        """Whether anything of theirs is in it."""
        hands = {self.by, *(each.by for each in self.credits), *(each.person for each in self.thanks)}
        return person in hands

"""What a proposal is made of: versions of its text, what people hand in about it, and seats as they are named."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import Enum
from fractions import Fraction
from typing import Annotated

from bot.kernel.change import ADDED
from bot.kernel.ids import Id, OrganisationId, PersonId
from bot.kernel.text import Mention, Named, Phrase, say
from bot.weighing import ONE

TITLE, TEXT, WORDS = 100, 1_200, 400
MATTERS, VERSIONS = 100, 30


class ProposalId(Id):
    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Within:
    """The circle whose it is to answer, and which it binds, as it was called when it was written. Where it is `closed`
    those in it alone read the words, as a rule asked then."""

    circle: Id
    name: str
    closed: bool = False


@dataclass(frozen=True, slots=True)
class SeatName:
    """A seat by whose it is: an organisation's, a numbered one of the residents', or in a vote of people one person's,
    who is missing once they are erased. On a roll `weight` is what it counts there, and is no part of whose it is."""

    seat: Id
    organisation: OrganisationId | None = None
    number: int | None = None
    person: PersonId | None = None
    weight: Annotated[Fraction, ADDED] = field(default=ONE, compare=False, repr=False)

    @property
    def advises(self) -> bool:
        return not self.weight

    @property
    def is_persons(self) -> bool:
        return self.organisation is None and self.number is None

    @property
    def whose(self) -> Named | Mention | Phrase:
        if self.organisation:
            return Named(self.organisation)
        if self.person:
            return Mention(self.person)
        if self.is_persons:
            return say("someone who has left")
        return say("residents (seat {number})", number=self.number or 0)

    def without(self, person: PersonId) -> "SeatName":
        return replace(self, person=None) if self.person == person else self


@dataclass(frozen=True, slots=True)
class Led:
    """A seat that lets nobody but its lead answer, and who that was when the vote was opened; None once they are
    erased, or where nobody led it then."""

    seat: Id
    lead: PersonId | None

    def without(self, person: PersonId) -> "Led":
        return replace(self, lead=None) if self.lead == person else self


class Edit(Enum):
    """An editorial edit changes no meaning, and answers stand. After a material one they wait to be given again."""

    first = "first"
    editorial = "editorial"
    material = "material"


@dataclass(frozen=True, slots=True)
class Version:
    number: int
    text: str
    by: PersonId | None
    at: datetime
    edit: Edit = Edit.first


class Kind(Enum):
    question = "question"
    worry = "worry"
    change = "change"
    doing = "doing"


class Fate(Enum):
    """A change that is taken in makes a new version; what was taken back shows no words any more; one that was declined
    can be made a proposal `on_its_own`."""

    open = "open"
    answered = "answered"
    taken_in = "taken in"
    taken_back = "taken back"
    declined = "declined"
    on_its_own = "on its own"


@dataclass(frozen=True, slots=True)
class Matter:
    """A question, a worry or a change that somebody handed in; `organisation` is whom they were with then."""

    number: int
    kind: Kind
    words: str
    by: PersonId | None
    organisation: OrganisationId | None
    at: datetime
    fate: Fate = Fate.open
    answer: str | None = None
    answered_by: PersonId | None = None

    def without(self, person: PersonId) -> "Matter":
        by, answered_by = (None if each == person else each for each in (self.by, self.answered_by))
        return replace(self, by=by, answered_by=answered_by)

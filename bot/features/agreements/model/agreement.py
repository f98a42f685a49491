"""What an agreement is: what all agreed to, in each of its versions, how that came about, and whom it binds."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Annotated, Protocol

from bot.features.agreements.facts import AgreementId
from bot.features.circles.facts import CircleId
from bot.kernel.change import ADDED
from bot.kernel.ids import Id, OrganisationId, PersonId
from bot.kernel.ports import Key, Repository
from bot.kernel.text import Named, Phrase, say


@dataclass(frozen=True, slots=True)
class Party:
    """A seat by whose it is: an organisation's, or a numbered one of the residents'."""

    seat: Id
    organisation: OrganisationId | None = None
    resident: int | None = None

    @property
    def whose(self) -> Named | Phrase:
        if self.organisation:
            return Named(self.organisation)
        return say("residents (seat {number})", number=self.resident or 0)


class Stage(Enum):
    """What is under review holds as it is until something else is agreed."""

    in_force = "in force"
    under_review = "under review"
    ended = "ended"


@dataclass(frozen=True, slots=True)
class Adoption:
    """How all agreed to a version: `told` is its arithmetic in one sentence, `way` how it was asked, `seal` the hash
    over roll, rule, text and answers. The parties in `asides` stepped aside, and need not carry it out. In one vote all
    chose it `over` so many other proposals."""

    proposal: Id
    vote: int
    way: str
    told: Phrase
    seal: str
    asides: tuple[Party, ...] = ()
    over: Annotated[int, ADDED] = 0


@dataclass(frozen=True, slots=True)
class Version:
    """One without an adoption corrects the wording alone. Of several options `chosen` is the one that was agreed on, a
    time to meet as ISO 8601 writes it."""

    number: int
    title: str
    text: str
    at: datetime
    adoption: Adoption | None = None
    by: PersonId | None = None
    chosen: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """Why it is looked at again: `asked_for` asked for that, or without anybody its day had come, which was told `late`
    if the bot was away."""

    since: datetime
    asked_for: Party | None = None
    by: PersonId | None = None
    words: str = ""
    late: bool = False


class What(Enum):
    """What all are asked about it: to agree to it anew, to other words in its place, to end it, to keep it in
    confidence among those whom it binds, or to open it to all again."""

    again = "again"
    replace = "replace"
    end = "end"
    confide = "confide"
    open = "open"


@dataclass(frozen=True, slots=True)
class Deciding:
    """What is wanted for the `number`th time; `proposal` is there once it stands before all, and they are asked while
    a vote on it is `open`. Where it is to end, the agreement of the number `replaced_by` may take its place. Where its
    words are for few it was asked by its number."""

    what: What
    number: int
    proposal: Id | None = None
    replaced_by: int | None = None
    by_number: bool = False
    open: Annotated[bool, ADDED] = True


@dataclass(frozen=True, slots=True)
class Signature:
    """Given later, to a version; it is no vote, and can be taken back."""

    party: Party
    version: int
    at: datetime
    by: PersonId | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """`number` is its place in the register of its coalition. `parties` are those that it binds. On the day of its
    `review` all look at it again, by the clocks of `zone`: `looks_at` is when that is told. `replaces` are the numbers
    of those whose place it took. `asked` counts how often it was put to all since it was made. What is `confided` is
    kept in confidence, whatever the rules say of others."""

    id: AgreementId
    number: int
    proposal: Id
    made_at: datetime
    versions: tuple[Version, ...]
    parties: tuple[Party, ...]
    zone: str = "UTC"
    stage: Stage = Stage.in_force
    review: date | None = None
    circle: CircleId | None = None
    circle_name: str | None = None
    replaces: tuple[int, ...] = ()
    looks_at: datetime | None = None
    reviewing: Review | None = None
    deciding: Deciding | None = None
    asked: int = 0
    signatures: tuple[Signature, ...] = ()
    ended_at: datetime | None = None
    replaced_by: int | None = None
    confided: bool = False

    def __post_init__(self) -> None:
        if [each.number for each in self.versions] != list(range(1, len(self.versions) + 1)) or not self.versions:
            raise ValueError("an agreement has versions, numbered from 1")

    @property
    def text(self) -> Version:
        """The one that stands."""
        return self.versions[-1]

    @property
    def title(self) -> str:
        return self.text.title

    @property
    def adopted(self) -> Version:
        """The version that was agreed on last; what came after it corrects the wording alone."""
        return next((each for each in reversed(self.versions) if each.adoption), self.versions[0])

    def deadline(self) -> datetime | None:
        return self.looks_at

    @property
    def signed(self) -> tuple[Signature, ...]:
        """What stands now was signed by these later, too."""
        return tuple(each for each in self.signatures if each.version >= self.adopted.number)

    def binds(self, party: Id) -> bool:
        """A seat, or an organisation."""
        return any(party in {each.seat, each.organisation} for each in self.parties)

    def version(self, number: int) -> Version:
        """The one of that number, or the one that stands."""
        return self.versions[number - 1] if 1 <= number <= len(self.versions) else self.text


class Which(Enum):
    """What of the register is shown: `mine` binds one's own organisation or seat."""

    all = "all"
    in_force = "in force"
    under_review = "under review"
    ended = "ended"
    mine = "mine"


@dataclass(frozen=True, slots=True)
class Sought:
    """`party` is an organisation or a residents' seat, for what is `mine`."""

    which: Which = Which.all
    party: Id | None = None
    circle: CircleId | None = None


class Agreements(Repository[Agreement], Protocol):
    def part(self, sought: Sought, start: int, most: int) -> tuple[Agreement, ...]:
        """The newest first."""
        ...

    def beside(self, sought: Sought, at: int, most: int) -> tuple[Agreement, ...]:
        """The nearest ones below this number, or above it where it is negative; the newest first."""
        ...

    def count(self, sought: Sought) -> int: ...
    def numbers(self, sought: Sought) -> frozenset[int]: ...
    def of_proposal(self, proposal: Id) -> Agreement | None: ...
    def last_number(self) -> int:
        """0 while there is none."""
        ...

    def numbered(self, number: int) -> Agreement | None: ...
    def with_word(self, word: str) -> frozenset[int]:
        """The numbers of those in which a word begins like this one, which model/searching.py made."""
        ...

    def in_confidence(self, *, of_circles: bool) -> frozenset[int]:
        """The numbers of those that are confided; where what circles agree is so, of theirs too."""
        ...

    def naming(self, person: PersonId) -> tuple[Agreement, ...]: ...


class Around(Protocol):
    """The coalition as the register sees it."""

    def seats(self) -> tuple[Party, ...]:
        """Those for which somebody answers, in the order of their ids."""
        ...

    def held_by(self, person: PersonId) -> tuple[Party, ...]: ...
    def answering(self, parties: tuple[Party, ...]) -> tuple[PersonId, ...]:
        """Who answers for each now; where nobody does, the facilitators."""
        ...

    def called(self) -> str:
        """The coalition."""
        ...

    def zone(self) -> str | None: ...


AGREEMENTS: Key[Agreements] = Key("agreements")
AROUND: Key[Around] = Key("around the register of agreements")

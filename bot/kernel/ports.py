"""What readers may ask of the store: repositories by their keys, within one coalition; names and rules for all."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, Protocol, TypeVar

from bot.kernel.attention import Need
from bot.kernel.command import Account
from bot.kernel.ids import Id, OrganisationId, PersonId, PlaceId
from bot.kernel.settings import Rules
from bot.kernel.text import Text

A = TypeVar("A")
R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)


class Repository(Protocol[A]):
    """One kind of aggregate within one coalition. `locked` holds the row until the transaction ends."""

    def find(self, key: Id) -> A | None: ...
    def locked(self, key: Id) -> A | None: ...
    def add(self, new: A) -> None: ...
    def save(self, state: A) -> None: ...


@dataclass(frozen=True, slots=True)
class Key(Generic[R_co]):
    """Names a repository, so that a reader gets it typed and the kernel need not know it."""

    name: str


@dataclass(frozen=True, slots=True)
class Who:
    """A person as others may see them; `organisation_name` is a neighbourhood's for residents."""

    person: PersonId
    name: str
    organisation: OrganisationId | None = None
    organisation_name: str = ""
    accounts: tuple[Account, ...] = ()
    zone: str = "UTC"
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Directory:
    """The names that a card needs. Who is missing here has left, and is shown as a former member."""

    people: Mapping[PersonId, Who]
    organisations: Mapping[OrganisationId, str]


class Roster(Protocol):
    def directory(self, people: Collection[PersonId], organisations: Collection[OrganisationId]) -> Directory: ...
    def members(self) -> tuple[Who, ...]: ...
    def homes(self) -> Mapping[PlaceId, Text]:
        """What each is called, in the order in which they came in."""

    def home_of(self, person: PersonId) -> PlaceId | None:
        """Where the coalition meets on a platform and in a workspace that the person uses, else its first home."""

    def writes_for(self, person: PersonId) -> tuple[PersonId, ...]:
        """For whom they may write down answers: bot/writing.py asks it for all features."""


class Needs(Protocol):
    def of(self, person: PersonId, now: datetime) -> tuple[Need, ...]:
        """What is open and not over, oldest first."""


class RuleBook(Protocol):
    def rules(self) -> Rules: ...


ROSTER: Key[Roster] = Key("roster")
NEEDS: Key[Needs] = Key("needs")
RULES: Key[RuleBook] = Key("rules")


class Unit(Protocol):
    """The store as one coalition's readers see it: other coalitions' rows do not exist in it."""

    def get(self, key: Key[R]) -> R: ...

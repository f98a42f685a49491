"""A member: anyone who says which organisation or neighbourhood they are with. Only a name is asked of them."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from bot.cutting import cut
from bot.kernel.command import Account
from bot.kernel.fields import Unfit, Zone
from bot.kernel.ids import OrganisationId, PersonId
from bot.kernel.ports import Key, Repository
from bot.kernel.text import Phrase, clean, is_readable, say

NAME = 60
"""The longest name of a person, an organisation, a neighbourhood or a coalition: it fits into a list to pick from."""

LANGUAGES: tuple[tuple[str, Phrase], ...] = (("en", say("English")), ("es", say("Spanish")))
ZONE = "UTC"
_A_ZONE = Zone(say("Time zone"))


def spoken(language: str) -> str:
    """The language among ours that a platform's locale means, else the first."""
    ours = [code for code, _ in LANGUAGES]
    given = language.replace("_", "-").partition("-")[0].lower()
    return given if given in ours else ours[0]


def fitting(name: str, fallback: str) -> str:
    """An account's display name as ours are: cleaned, on one line and cut; what has nothing readable falls back."""
    readable = cut(" ".join(clean(name).split()), NAME)
    return readable if is_readable(readable) else fallback[:NAME]


@dataclass(frozen=True, slots=True)
class Member:
    """A person in one coalition; `writers` may write down their answers. Nothing personal is kept of someone who left,
    so that coming back is joining anew."""

    id: PersonId
    name: str
    accounts: tuple[Account, ...]
    language: str
    zone: str
    joined_at: datetime
    organisation: OrganisationId | None = None
    neighbourhood: str | None = None
    left_at: datetime | None = None
    writers: tuple[PersonId, ...] = ()

    def __post_init__(self) -> None:
        if self.organisation and self.neighbourhood:
            raise ValueError("a member is with an organisation or with a neighbourhood")
        if self.left_at and (self.accounts or self.writers or self.name or self.language or self.zone or self.placed):
            raise ValueError("nothing personal is kept of someone who left")

    @property
    def placed(self) -> bool:
        """Whether they have said whom they are with."""
        return self.organisation is not None or self.neighbourhood is not None

    def from_organisation(self, organisation: OrganisationId) -> "Member":
        return replace(self, organisation=organisation, neighbourhood=None)

    def from_neighbourhood(self, neighbourhood: str) -> "Member":
        return replace(self, organisation=None, neighbourhood=neighbourhood)

    def released(self) -> "Member":
        """Their organisation has left: they have not said yet whom they are with now."""
        return replace(self, organisation=None)

    def called(self, name: str | None, language: str | None, zone: str | None) -> "Member":
        """What is None stays as it is."""
        return replace(self, name=name or self.name, language=language or self.language, zone=zone or self.zone)

    def known_by(self, accounts: tuple[Account, ...]) -> "Member":
        return replace(self, accounts=accounts)

    def linked_after(self, used: Account | None) -> tuple[Account, ...]:
        """The accounts stand in the order in which they were linked."""
        return self.accounts[self.accounts.index(used) + 1 :] if used in self.accounts else ()

    def left(self, now: datetime) -> "Member":
        return Member(self.id, name="", accounts=(), language="", zone="", joined_at=self.joined_at, left_at=now)


def known_zone(zone: str) -> str:
    """The zone as an adapter guessed it, if it is one."""
    try:
        return _A_ZONE.parse(str, zone)
    except Unfit:
        return ZONE


class Members(Repository[Member], Protocol):
    """Those who left are found by their id alone."""

    def of(self, organisation: OrganisationId) -> tuple[Member, ...]: ...
    def nowhere(self) -> tuple[Member, ...]:
        """Who is with no organisation."""
        ...

    def counted(self) -> tuple[tuple[OrganisationId | None, int], ...]:
        """How many are with each organisation, and with none, where there is anybody."""
        ...

    def all(self) -> tuple[Member, ...]: ...


MEMBERS: Key[Members] = Key("members")

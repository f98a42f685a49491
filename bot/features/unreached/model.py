"""Somebody whom a platform does not let the bot write to in private, by which accounts, and since when."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from bot.kernel.command import Account
from bot.kernel.ids import PersonId
from bot.kernel.ports import Key, Repository


@dataclass(frozen=True, slots=True)
class Unreached:
    """By which of their accounts nothing reaches them in private. `since` is when that was first noticed."""

    id: PersonId
    accounts: tuple[Account, ...] = ()
    since: datetime | None = None

    def __post_init__(self) -> None:
        if bool(self.accounts) != (self.since is not None):
            raise ValueError("who is not reached is so since a time")

    def without(self, account: Account) -> "Unreached":
        left = tuple(each for each in self.accounts if each != account)
        return replace(self, accounts=left, since=self.since if left else None)

    def within(self, accounts: tuple[Account, ...]) -> "Unreached":
        """By those alone that are theirs still."""
        left = tuple(each for each in self.accounts if each in accounts)
        return replace(self, accounts=left, since=self.since if left else None)

    def also(self, account: Account, now: datetime) -> "Unreached":
        if account in self.accounts:
            return self
        return replace(self, accounts=(*self.accounts, account), since=self.since or now)


@dataclass(frozen=True, slots=True)
class Person:
    """`kept` is None if there never was anything to keep; `accounts` are theirs now, none if they have left."""

    id: PersonId
    kept: Unreached | None
    accounts: tuple[Account, ...]

    @property
    def unreached(self) -> Unreached:
        return (self.kept or Unreached(self.id)).within(self.accounts)


@dataclass(frozen=True, slots=True)
class AtHome:
    """`others` is how many a facilitator finds on the list."""

    mine: Unreached
    others: int


@dataclass(frozen=True, slots=True)
class Everyone:
    people: tuple[Unreached, ...]
    start: int


class AllUnreached(Repository[Unreached], Protocol):
    def all(self) -> tuple[Unreached, ...]:
        """Who is not reached by some account, the first one first."""
        ...


UNREACHED: Key[AllUnreached] = Key("unreached")

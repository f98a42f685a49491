"""Whom and what a request is from, before anything else is known of it."""

from dataclasses import dataclass
from typing import Protocol

from bot.kernel.command import Account, Standing
from bot.kernel.ids import CoalitionId, PersonId, PlaceId


@dataclass(frozen=True, slots=True)
class Choice:
    """A coalition that the account's person is in."""

    coalition: CoalitionId
    name: str


@dataclass(frozen=True, slots=True)
class Recognised:
    """Whom and what an account and an address stand for. Without a coalition only setting one up is possible; `fits` is
    False if the request carries a code that opens nothing. Where no place says which one of several it is, there are
    `choices`; it is `chosen` if one was."""

    coalition: CoalitionId | None
    place: PlaceId | None
    person: PersonId | None
    standing: Standing
    language: str
    zone: str
    fits: bool = True
    chosen: bool = False
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Belonging:
    """A coalition that someone is in, and an account by which they are known there."""

    account: Account
    choice: Choice


class Acquaintance(Protocol):
    def belonging(self, platform: str, user: str) -> tuple[Belonging, ...]:
        """Wherever someone is a member, over all workspaces of a platform that gives people one number for all of them;
        by the names of the coalitions. Nothing is written here."""
        ...

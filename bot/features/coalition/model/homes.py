"""The places where a coalition lives: one or several, on any platform and in any workspace, each with its language."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum
from typing import Protocol

from bot.features.coalition.model.coalition import CLOSE, ROUND, Coalition
from bot.features.coalition.model.code import OneTimeCode
from bot.features.coalition.model.member import Member
from bot.kernel.command import Address
from bot.kernel.ids import PersonId, PlaceId
from bot.kernel.ports import Key, Repository
from bot.kernel.refusal import Refusal
from bot.kernel.text import Mention, Text, say

INVITE = "invite"
INVITE_FOR = timedelta(days=7)
INVITATIONS, HOMES_AT_MOST = 5, 20

TOLD_AGAIN, MISSING_FOR = timedelta(days=1), timedelta(days=7)
NOWHERE = "coalition.nowhere"
"""The key of what facilitators are told when the last place is gone. Met as soon as the coalition lives somewhere."""

_UNTITLED = {ROUND: say("The first listening round"), CLOSE: say("One word each")}


class LivesHereAlready(Refusal):
    sentence = say("The coalition meets in this channel already. Type /coalition to see it.")


class PlaceTaken(Refusal):
    """By another coalition, of which nothing is told."""

    sentence = say(
        "A coalition meets in this channel already. Use another channel, or see under /coalition homes how it leaves."
    )


class EnoughHomes(Refusal):
    sentence = say("The coalition meets in {most} places, and more do not fit. One of them can leave first.")


class EnoughInvitations(Refusal):
    sentence = say("{most} codes are open already. Please take one back first, or wait until one is used.")


class LastHome(Refusal):
    sentence = say("This is the only place where the coalition meets. Please bring in another place first.")


class BroughtByOthers(Refusal):
    sentence = say("{who} brought the coalition to {place}. They or a facilitator can let it leave.")


class StillOpenThere(Refusal):
    sentence = say("“{topic}” is open in {place}. Please end it first; then the place can leave.")


class Why(Enum):
    """Why nothing reaches a place: it is gone, or the bot is not in it, may not write there, or is not in the workspace
    any more."""

    gone = "gone"
    not_in = "not in"
    forbidden = "forbidden"
    taken_out = "taken out"


@dataclass(frozen=True, slots=True)
class Away:
    """`what` would have to be granted, in the platform's own word for it."""

    why: Why
    since: datetime
    what: str = ""


@dataclass(frozen=True, slots=True)
class Home:
    """A place where a coalition lives; a place has at most one coalition. `label` is what people call it. Without a
    `language` of its own what all read there is in the coalition's. While it is `away` nothing reaches it; one that is
    gone has left, and comes back if the place does. `told_at` is when that was last told to anybody."""

    id: PlaceId
    platform: str
    workspace: str
    channel: str
    opened_at: datetime
    opened_by: PersonId
    label: str = ""
    language: str | None = None
    left_at: datetime | None = None
    away: Away | None = None
    told_at: datetime | None = None

    @property
    def address(self) -> Address:
        return Address(self.platform, self.workspace, self.channel)

    @property
    def name(self) -> Text:
        return called(self.label, self.platform, self.channel)

    def changed(self, label: str | None, language: str | None) -> "Home":
        """What is None stays as it is."""
        return replace(self, label=label or self.label, language=language or self.language)

    def left(self, now: datetime) -> "Home":
        return replace(self, left_at=self.left_at or now, away=None)

    @property
    def out_of_reach(self) -> str:
        """The key of what facilitators are told to do about it."""
        return f"home.out-of-reach:{self.id}"

    @property
    def missing(self) -> str:
        """The key of what is not granted there."""
        return f"home.missing:{self.id}"

    @property
    def away_told(self) -> bool:
        return self.away is not None and self.told_at == self.away.since

    def beyond(self, why: Why, what: str, now: datetime) -> "Home":
        """Once more for the same reason changes nothing. It is told of once a day at most."""
        if self.left_at or (self.away and (self.away.why, self.away.what) == (why, what)):
            return self
        told_at = now if self.told_at is None or now - self.told_at >= TOLD_AGAIN else self.told_at
        return replace(self, away=Away(why, now, what), told_at=told_at)

    def within(self) -> "Home":
        """One that the coalition has left of its own will stays so."""
        return replace(self, away=None, left_at=None) if self.away else self

    def by_way_of(self, workspace: str) -> "Home":
        """The same place in another workspace that shares it."""
        return replace(self, workspace=workspace, away=None)

    def lost(self, now: datetime) -> "Home":
        """The place is gone, as far as the platform knows."""
        return self if self.left_at else replace(self, left_at=now, away=Away(Why.gone, now), told_at=now)


def called(label: str, platform: str, channel: str) -> Text:
    """A place that nobody has named goes by what its platform calls it."""
    return label or say("{platform} ({channel})", platform=platform.title(), channel=channel)


@dataclass(frozen=True, slots=True)
class Places:
    """All homes of a coalition, in the order in which they came in; `me` is None for someone who has not joined.
    `codes` are the invitations that are open, for facilitators."""

    coalition: Coalition
    me: Member | None
    homes: tuple[Home, ...]
    codes: tuple[OneTimeCode, ...] = ()
    start: int = 0

    def home(self, place: PlaceId | None) -> Home | None:
        return next((home for home in self.homes if home.id == place), None)

    def check_room(self) -> None:
        if len(self.homes) >= HOMES_AT_MOST:
            raise EnoughHomes(most=HOMES_AT_MOST)

    def check_may_leave(self, home: Home) -> None:
        """Not while something is open there, and never the last one."""
        if len(self.homes) == 1:
            raise LastHome
        for each in self.coalition.now:
            if each.place == home.id:
                raise StillOpenThere(place=home.name, topic=each.title or _UNTITLED.get(each.kind, each.kind))


@dataclass(frozen=True, slots=True)
class AtPlace:
    """One home, of those that are there."""

    places: Places
    home: Home

    def check_lets_leave(self, person: PersonId) -> None:
        """A facilitator, or who brought it in."""
        if person != self.home.opened_by and person not in self.places.coalition.facilitators:
            raise BroughtByOthers(who=Mention(self.home.opened_by), place=self.home.name)


@dataclass(frozen=True, slots=True)
class Invited:
    """What a code opens: the coalition with its homes, and the place where it was typed in. `taken` says that some
    coalition lives there."""

    places: Places
    code: OneTimeCode
    taken: bool

    def is_here(self, address: Address | None) -> bool:
        """Whether the coalition itself lives there."""
        there = (address.platform, address.channel) if address else None
        return any((home.platform, home.channel) == there for home in self.places.homes)

    @property
    def origin(self) -> Home | None:
        """Where it was made, or the oldest home if that place has left since; None if there is none left."""
        return self.places.home(self.code.made_in) or next(iter(self.places.homes), None)


class Homes(Repository[Home], Protocol):
    """Those that left are found by their id alone."""

    def all(self) -> tuple[Home, ...]:
        """In the order in which they came in."""
        ...

    def gone_from(self, address: Address) -> Home | None:
        """The last one that was there, if it was closed and no coalition lives there now."""
        ...

    def taken(self, address: Address) -> bool:
        """Whether any coalition lives there; it is not told which."""
        ...


HOMES: Key[Homes] = Key("homes")

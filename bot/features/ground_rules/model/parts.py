"""What a rule is made of beside its words: versions that were in force, its draft, and who has read it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Annotated
from zoneinfo import ZoneInfo

from bot.features.ground_rules.model.wording import Wording
from bot.kernel.change import ADDED
from bot.kernel.ids import Id, OrganisationId, PersonId


def waiting_for(rule: Id) -> str:
    """What waits for facilitators while this rule is due, by its key."""
    return f"rules.review:{rule}"


class Stage(Enum):
    """A rule that is in force may have a draft of its next version beside it."""

    draft = "draft"
    in_force = "in force"
    superseded = "superseded"
    ended = "ended"
    dropped = "dropped"


@dataclass(frozen=True, slots=True)
class Version:
    """What was in force from `since` on. `proposal`, `vote` and `seal` lead to how it was agreed: `answered` of `seats`
    answered when they were asked in this `way`. By the clocks of `zone` it is looked at again."""

    number: int
    wording: Wording
    by: PersonId | None
    since: datetime
    proposal: Id
    vote: int
    seats: int
    answered: int
    way: str
    seal: str
    zone: Annotated[str, ADDED] = "UTC"

    @property
    def day(self) -> date:
        """On which it came into force, where the group is."""
        return self.since.astimezone(ZoneInfo(self.zone)).date()


@dataclass(frozen=True, slots=True)
class Draft:
    """`edition` counts its changes. While it stands before all as a `proposal`, `vote` counts how often it was asked;
    while a vote on it is `open` nothing of it changes. `put` is what all were asked about, also if it is asked again
    from there. `rejected` says that it was not agreed, the last time."""

    wording: Wording
    by: PersonId | None
    at: datetime
    edition: int = 1
    proposal: Id | None = None
    vote: int = 0
    open: bool = False
    rejected: bool = False
    put: Wording | None = None


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """That an organisation, by one of its people, or a resident has read this version and taken it home."""

    organisation: OrganisationId | None
    person: PersonId | None
    version: int
    at: datetime

    @property
    def voice(self) -> Id | None:
        return self.organisation or self.person

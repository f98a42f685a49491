"""Small groups: frozen state, its invariants, and every step from one state to the next."""

from dataclasses import dataclass
from typing import Protocol

from bot.features.small_groups.model.group import OPENING, Group, Member, Step
from bot.kernel.ids import Id, PersonId, PlaceId
from bot.kernel.ports import Key, Repository

__all__ = ["GROUPS", "OPENING", "Group", "Groups", "Meeting", "Member", "Step"]


@dataclass(frozen=True, slots=True)
class Meeting:
    """A small group whose place has opened or could not be. `told`: all in the round have read already that some have
    no place."""

    group: Group
    told: bool


class Groups(Repository[Group], Protocol):
    def at(self, place: PlaceId) -> Group | None:
        """Whose own place it is."""
        ...

    def in_round(self, round: Id) -> tuple[Group, ...]:  # noqa: A002 - it is its name everywhere
        """None that is over; in the order of their ids."""
        ...

    def of(self, person: PersonId) -> tuple[Group, ...]:
        """In which they are: none that is over."""
        ...


GROUPS: Key[Groups] = Key("small groups")

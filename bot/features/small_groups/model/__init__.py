"""Small groups: frozen state, its invariants, and every step from one state to the next."""

from typing import Protocol

from bot.features.small_groups.model.group import OPENING, Group, Member, Step
from bot.kernel.ids import PersonId, PlaceId
from bot.kernel.ports import Key, Repository

__all__ = ["GROUPS", "OPENING", "Group", "Groups", "Member", "Step"]


class Groups(Repository[Group], Protocol):
    def at(self, place: PlaceId) -> Group | None:
        """Whose own place it is."""
        ...

    def of(self, person: PersonId) -> tuple[Group, ...]:
        """In which they are: none that is over."""
        ...


GROUPS: Key[Groups] = Key("small groups")

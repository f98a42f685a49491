"""Who is in a circle: asked by every feature that has something for a circle alone, such as its rounds."""

from dataclasses import dataclass
from typing import Protocol

from bot.kernel.ids import Id, OrganisationId, PersonId
from bot.kernel.ports import Key


@dataclass(frozen=True, slots=True)
class Insiders:
    """A circle that has not ended, and who acts in it now: for themselves, or for one of its `organisations`, which are
    None in a circle of people."""

    name: str
    purpose: str
    people: frozenset[PersonId]
    organisations: frozenset[OrganisationId] | None = None


class InsidersOf(Protocol):
    def of(self, circle: Id) -> Insiders | None:
        """None of one that has ended, or is not here."""
        ...


INSIDERS: Key[InsidersOf] = Key("insiders")

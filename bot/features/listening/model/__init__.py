"""Listening rounds: frozen state, its invariants, and every step from one state to the next."""

from typing import Protocol

from bot.features.listening.model.attended import Attended
from bot.features.listening.model.floor import Floor, Step
from bot.features.listening.model.opening import Opening
from bot.features.listening.model.people import MOST_ASKED, Part, Speaker
from bot.features.listening.model.round import Manner, Round, RoundId, Stage
from bot.kernel.ids import PersonId, PlaceId
from bot.kernel.ports import Key, Repository

__all__ = [
    "MOST_ASKED",
    "ROUNDS",
    "Attended",
    "Floor",
    "Manner",
    "Opening",
    "Part",
    "Round",
    "RoundId",
    "Rounds",
    "Speaker",
    "Stage",
    "Step",
]


class Rounds(Repository[Round], Protocol):
    def running_in(self, place: PlaceId) -> Round | None:
        """The one round of the place that has not ended."""
        ...

    def running(self) -> tuple[Round, ...]:
        """All that have not ended: one a place at most."""
        ...

    def of(self, person: PersonId) -> tuple[Round, ...]:
        """In which they speak, listen, or have left, or which they facilitate."""
        ...


ROUNDS: Key[Rounds] = Key("rounds")

"""Listening rounds: frozen state, its invariants, and every step from one state to the next."""

from dataclasses import dataclass
from typing import Protocol

from bot.features.listening.model.floor import Floor, Step
from bot.features.listening.model.people import Part, Speaker
from bot.features.listening.model.round import Manner, Round, RoundId, Stage
from bot.kernel.ids import PlaceId
from bot.kernel.ports import Key, Repository
from bot.kernel.settings import Rules

__all__ = ["ROUNDS", "Floor", "Manner", "Opening", "Part", "Round", "RoundId", "Rounds", "Speaker", "Stage", "Step"]


class Rounds(Repository[Round], Protocol):
    def running_in(self, place: PlaceId) -> Round | None:
        """The one round of the place that has not ended."""
        ...


ROUNDS: Key[Rounds] = Key("rounds")


@dataclass(frozen=True, slots=True)
class Opening:
    """What opening a round depends on: the round that is open here, or has this id already, and the group's rules."""

    standing: Round | None
    rules: Rules

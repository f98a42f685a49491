"""Listening rounds: frozen state, its invariants, and every step from one state to the next."""

from typing import Protocol

from bot.features.listening.model.apart import Apart, Party
from bot.features.listening.model.attended import Attended, Sending, WritesFor
from bot.features.listening.model.coming import Coming
from bot.features.listening.model.floor import Floor, Step
from bot.features.listening.model.formats import PLANS
from bot.features.listening.model.going import arranged, asked_later, for_group
from bot.features.listening.model.hushing import Hushing, floor_holder, quiet
from bot.features.listening.model.keeping import may_be_taken_over
from bot.features.listening.model.kinds import Answer, Format, Manner, Order, Setup, Stage, Where
from bot.features.listening.model.opening import Asking, Entering, Here, Opening, Starting
from bot.features.listening.model.orders import heard_in
from bot.features.listening.model.outside import Outside, outside
from bot.features.listening.model.parting import Lots, last_step, phase
from bot.features.listening.model.people import WORDS_WITHIN, Part, Speaker
from bot.features.listening.model.reflecting import asked_now
from bot.features.listening.model.round import Round, RoundId
from bot.kernel.ids import PersonId, PlaceId
from bot.kernel.ports import Key, Repository

__all__ = [
    "PLANS",
    "ROUNDS",
    "WORDS_WITHIN",
    "Answer",
    "Apart",
    "Asking",
    "Attended",
    "Coming",
    "Entering",
    "Floor",
    "Format",
    "Here",
    "Hushing",
    "Lots",
    "Manner",
    "Opening",
    "Order",
    "Outside",
    "Part",
    "Party",
    "Round",
    "RoundId",
    "Rounds",
    "Sending",
    "Setup",
    "Speaker",
    "Stage",
    "Starting",
    "Step",
    "Where",
    "WritesFor",
    "arranged",
    "asked_later",
    "asked_now",
    "floor_holder",
    "for_group",
    "heard_in",
    "last_step",
    "may_be_taken_over",
    "outside",
    "phase",
    "quiet",
]


class Rounds(Repository[Round], Protocol):
    def running_in(self, place: PlaceId) -> Round | None:
        """The one round of the place that has not ended."""
        ...

    def running(self) -> tuple[Round, ...]:
        """All that have not ended: one a place at most."""
        ...

    def latest(self) -> tuple[Round, ...]:
        """The last five that have ended, newest first: what is called recent."""
        ...

    def latest_for_all(self) -> tuple[Round, ...]:
        """As `latest`, without those for a circle."""
        ...

    def of(self, person: PersonId) -> tuple[Round, ...]:
        """In which they speak, listen, or have left, or which they facilitate, or are asked to help with."""
        ...

    def facilitators(self) -> frozenset[PersonId]:
        """Who has opened or taken over a round, at any time."""
        ...


ROUNDS: Key[Rounds] = Key("rounds")

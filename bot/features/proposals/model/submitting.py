"""What a reader brings to whoever answers in secret."""

from dataclasses import dataclass

from bot.features.proposals.model.act import Held
from bot.features.proposals.model.given import Chair
from bot.features.proposals.model.proposal import Proposal
from bot.kernel.ids import Id


@dataclass(frozen=True, slots=True)
class Submitting:
    """As `Answering`, in secret: of the seats that the actor holds, those in `done` have handed in a paper;
    `picked` and `seat` are what a page shows."""

    proposal: Proposal
    chairs: tuple[Chair, ...]
    done: frozenset[Id]
    waiting: tuple[Held, ...] = ()
    picked: int = 0
    seat: Id | None = None

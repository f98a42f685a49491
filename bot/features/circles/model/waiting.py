"""What waits for someone's answer in a circle, and the keys under which it waits."""

from enum import Enum

from bot.features.circles.model.circle import Circle
from bot.kernel.ids import Id


class Waits(Enum):
    asks = "circle-asks"
    invites = "circle-invites"
    answers = "circle-answers"
    closes = "circle-closes"


def key(what: Waits, state: Circle, party: Id | None = None) -> str:
    """About one party, or about the circle."""
    return ":".join((what.value, state.id, *((party,) if party else ())))

"""A message that may go now, as it stands in the outbox before it is read: the first of its destination."""

import json
from dataclasses import dataclass
from enum import Enum

from bot.kernel.card import Card
from bot.kernel.ids import CoalitionId, PersonId
from storage.codec import codec


class State(Enum):
    pending = "pending"
    sending = "sending"
    ambiguous = "ambiguous"
    dead = "dead"


@dataclass(frozen=True, slots=True)
class Head:
    """A row of the outbox; without a place or a coalition, where it is and how it reads are None."""

    coalition: CoalitionId
    id: int
    rings: PersonId | None
    state: State
    tries: int
    written: str
    platform: str | None
    workspace: str
    channel: str
    language: str | None
    zone: str
    message: str | None
    thread: str | None
    aloud: bool | None
    alone: str | None


def card_in(written: str) -> Card | None:
    """None for what this version of the program cannot read any more."""
    try:
        card = codec(Card).read(json.loads(written))
    except (LookupError, TypeError, ValueError):
        return None
    return card if isinstance(card, Card) else None

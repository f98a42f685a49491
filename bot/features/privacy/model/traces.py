"""What the journal holds of a person beside what features keep: the history, messages on their way, needs."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.kernel.ids import PersonId
from bot.kernel.ports import Key


@dataclass(frozen=True, slots=True)
class Act:
    """An entry of the history: `what` is the name of a fact, `by_you` whether the person did it;
    if not, it was about them."""

    at: datetime
    what: str
    by_you: bool


@dataclass(frozen=True, slots=True)
class Traces:
    """`acts` are in their order. `under_way` counts messages, and tasks of the bot that wait for another try, which
    name the person; `needs` what waits for them."""

    acts: tuple[Act, ...] = ()
    under_way: int = 0
    needs: int = 0


class TracesOf(Protocol):
    def of(self, person: PersonId) -> Traces: ...


TRACES: Key[TracesOf] = Key("traces")

"""What is stored about one person, as they are told it: every feature says it of what it keeps."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.kernel.ids import PersonId
from bot.kernel.limits import HELD, check
from bot.kernel.ports import Unit
from bot.kernel.text import Phrase, Text, length

G = TypeVar("G")


@dataclass(frozen=True, slots=True)
class Held:
    """`why` it is kept, and `until` when. `stays` marks what an erasure leaves, because it names nobody any more; all
    else has to be gone after it."""

    label: Phrase
    value: Text
    why: Phrase
    until: Phrase
    stays: bool = False

    def __post_init__(self) -> None:
        check("what is held", length(self.value), HELD)


@dataclass(frozen=True, slots=True)
class Personal(Generic[G]):
    """How a feature tells one person what it holds of them: `reader` loads it, `told` puts it into words. For somebody
    who is no member there is nothing, or what stays."""

    reader: Callable[[Unit, PersonId], G]
    told: Callable[[G], tuple[Held, ...]]

    def of(self, unit: Unit, person: PersonId) -> tuple[Held, ...]:
        return self.told(self.reader(unit, person))

"""What pages show: all that is held of one person, and the names it speaks of."""

from dataclasses import dataclass

from bot.features.privacy.model.traces import Act
from bot.kernel.ids import PersonId
from bot.kernel.personal import Held
from bot.kernel.ports import Directory


@dataclass(frozen=True, slots=True)
class Gathered:
    """`start` is the number of the part that a page shows. Without a person nothing is stored: they are a stranger."""

    person: PersonId | None
    held: tuple[Held, ...]
    acts: tuple[Act, ...]
    directory: Directory
    start: int = 0

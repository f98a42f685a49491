"""The rounds in which one person was: what is told to them about themselves."""

from dataclasses import dataclass

from bot.features.listening.model.round import Round
from bot.kernel.ids import PersonId


@dataclass(frozen=True, slots=True)
class Attended:
    person: PersonId
    rounds: tuple[Round, ...]

    @property
    def seconds(self) -> int:
        """Spoken in all of them."""
        return sum(speaker.seconds for each in self.rounds if (speaker := each.who(self.person)))

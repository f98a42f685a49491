"""The rounds in which one person was: what is told to them about themselves."""

from dataclasses import dataclass

from bot.features.listening.model.round import Round
from bot.kernel.ids import PersonId


@dataclass(frozen=True, slots=True)
class Attended:
    """`muted`: by the bot on a call, and it is not undone yet."""

    person: PersonId
    rounds: tuple[Round, ...]
    muted: bool = False

    @property
    def seconds(self) -> int:
        """Spoken in all of them."""
        return sum(speaker.seconds for each in self.rounds if (speaker := each.who(self.person)))


@dataclass(frozen=True, slots=True)
class Sending:
    """Whose words these are; `told` if they are written down for them, and they can be asked to look at it.
    `reached` if what is said where the round was arrives there."""

    round: Round
    person: PersonId
    told: bool = False
    reached: bool = True


@dataclass(frozen=True, slots=True)
class WritesFor:
    """A round, and the people for whom one may write down words."""

    round: Round
    people: tuple[PersonId, ...]

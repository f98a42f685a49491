"""What readers load for handlers and cards: the promises, and who asks."""

from dataclasses import dataclass

from bot.features.ground_rules.model.promises import Answer, Promises, Says
from bot.features.ground_rules.model.rule import GroundRule
from bot.kernel.ids import PersonId, PlaceId
from bot.kernel.ports import Who
from bot.kernel.refusal import Refusal
from bot.kernel.text import say


class SayWhomFirst(Refusal):
    sentence = say("Please say first whom you are with. Type /coalition join, and then come back.")


@dataclass(frozen=True, slots=True)
class Answering:
    """The promises, and who answers."""

    promises: Promises
    me: Who | None

    def answer(self, says: Says) -> Answer:
        """For their organisation, or as a resident. Raises SayWhomFirst for whoever has said neither."""
        if self.me is None or not (self.me.organisation or self.me.organisation_name):
            raise SayWhomFirst
        return Answer(self.me.organisation, self.me.person, says)


@dataclass(frozen=True, slots=True)
class Rewording:
    """The promises, and where all read that their words change."""

    promises: Promises
    homes: tuple[PlaceId, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """The promises, if they are written, and where all read that their words change."""

    promises: Promises | None
    homes: tuple[PlaceId, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """The promises, if they are written, with their answers from number `start` on."""

    promises: Promises | None
    start: int


@dataclass(frozen=True, slots=True)
class Spoken:
    """The promises and rules in which this person wrote or answered something, if they did."""

    person: PersonId
    promises: Promises | None
    rules: tuple[GroundRule, ...] = ()

"""A round and the circle that it is for: who may take part in it."""

from dataclasses import dataclass

from bot.features.listening.model import refusals
from bot.features.listening.model.people import Part
from bot.features.listening.model.round import Round
from bot.insiders import Insiders
from bot.kernel.ids import PersonId
from bot.kernel.refusal import Refusal


def check_inside(circle: Insiders, person: PersonId) -> None:
    if person not in circle.people:
        raise refusals.ForThoseInCircle(circle=circle.name, purpose=circle.purpose)


@dataclass(frozen=True, slots=True)
class Coming:
    """`circle` is None for a round that is for all, and for one whose circle has ended: that goes on with those who
    are in it."""

    round: Round
    circle: Insiders | None = None

    def is_for(self, person: PersonId) -> bool:
        try:
            return self.checked(person) == self.round
        except Refusal:
            return False

    def checked(self, person: PersonId) -> Round:
        """The round, if it is for them."""
        if self.circle:
            check_inside(self.circle, person)
        elif self.round.circle:
            me = self.round.who(person)
            if person != self.round.facilitator and (me is None or me.part is Part.left):
                raise refusals.CircleHasEnded(circle=self.round.circle_name or "")
        return self.round

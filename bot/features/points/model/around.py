"""What stands around points: the round that they come after, the circle that they are for, and who looks at them."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.features.circles.facts import CircleId
from bot.features.points.model import refusals
from bot.features.points.model.points import Points
from bot.insiders import Insiders
from bot.kernel.ids import Id, PersonId, PlaceId
from bot.kernel.refusal import Refusal
from bot.kernel.text import Text


@dataclass(frozen=True, slots=True)
class RoundOver:
    """A round that has ended, of either kind. `title` is empty where the round kept none, and `people` where it kept
    nobody; those who left before its end are not among them. `keepers` facilitated it."""

    round: Id
    place: PlaceId
    title: str
    people: tuple[PersonId, ...] = ()
    keepers: tuple[PersonId, ...] = ()
    circle: CircleId | None = None
    circle_name: str | None = None


@dataclass(frozen=True, slots=True)
class Opening:
    """`standing` is what was opened after this round already; `here` are those of the round, and of its keepers, who
    can press something now."""

    round: RoundOver
    standing: Points | None = None
    here: tuple[PersonId, ...] = ()

    def waited_for(self) -> tuple[PersonId, ...]:
        return tuple(person for person in self.round.people if person in self.here)

    def keepers(self, opener: PersonId) -> tuple[PersonId, ...]:
        return tuple(dict.fromkeys((opener, *(person for person in self.round.keepers if person in self.here))))

    def check(self, person: PersonId, *, facilitator: bool) -> None:
        """Where a round kept nobody, anyone may open it."""
        if self.round.people and person not in self.round.people and not facilitator:
            raise refusals.ForThoseInRound


@dataclass(frozen=True, slots=True)
class Acting:
    """`circle` is None for points that are for all, and for those of a circle that has ended."""

    points: Points
    circle: Insiders | None = None

    def checked(self, person: PersonId) -> Points:
        """The points, if this person may add and mark."""
        state = self.points
        if self.circle and person not in self.circle.people:
            raise refusals.ForThoseInTheCircle(circle=self.circle.name)
        if state.circle and self.circle is None and person not in state.people:
            raise refusals.CircleIsOver(circle=state.circle_name or "")
        return state

    def lets_add(self, person: PersonId) -> bool:
        try:
            self.checked(person)
        except Refusal:
            return False
        return True


@dataclass(frozen=True, slots=True)
class Looking:
    """From the point on that comes after so many."""

    at: Acting
    start: int = 0


@dataclass(frozen=True, slots=True)
class Around:
    """What there is in this place or elsewhere, newest first, and rounds here after which nothing was opened."""

    points: tuple[Points, ...] = ()
    rounds: tuple[RoundOver, ...] = ()
    homes: Mapping[PlaceId, Text] | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """What is held of one person."""

    person: PersonId
    points: tuple[Points, ...]

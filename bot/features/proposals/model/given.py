"""What readers bring to handlers and pages."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from bot.features.proposals.model.act import Act, Held, OnRoll
from bot.features.proposals.model.advising import Deciding
from bot.features.proposals.model.chair import Chair
from bot.features.proposals.model.hearing import hearing
from bot.features.proposals.model.origin import SharedPoints
from bot.features.proposals.model.proposal import Proposal
from bot.features.proposals.model.secret import Box
from bot.features.proposals.model.text import Text
from bot.insiders import Insiders
from bot.kernel.ids import Id, OrganisationId, PersonId, PlaceId
from bot.kernel.settings import Rules


@dataclass(frozen=True, slots=True)
class Written:
    """What stands under its id already, whom its writer is with, and the circle that it is for, if `closed` so."""

    before: Proposal | None
    organisation: OrganisationId | None
    rules: Rules = field(default=Rules({}))
    circle: Insiders | None = None
    closed: bool = False


@dataclass(frozen=True, slots=True)
class OfPoint:
    """What people shared, and the proposal that was made of this point already."""

    shared: SharedPoints
    before: Proposal | None
    organisation: OrganisationId | None
    rules: Rules = field(default=Rules({}))


@dataclass(frozen=True, slots=True)
class HandingIn:
    """With whom the person is, and the seats that they hold."""

    proposal: Proposal
    organisation: OrganisationId | None
    seats: tuple[Id, ...] = ()

    def heard(self, after: Proposal) -> Proposal:
        return hearing(after, self.organisation, self.seats)


@dataclass(frozen=True, slots=True)
class Unheard:
    """Of these seats nothing was heard yet, unless they are whoever's who wrote it."""

    proposal: Proposal
    seats: tuple[Held, ...]


@dataclass(frozen=True, slots=True)
class Opening:
    """`seats` are all there are now; `homes` where it is told; `only` these are asked, where not all are;
    `deciding` is who decides after their advice. Where each person is asked, `people` are all of them; `circle` has
    those for whom it is, if not for all; `weights` are of organisations that do not count one."""

    proposal: Proposal
    seats: tuple[Held, ...]
    rules: Rules
    person: PersonId
    homes: tuple[PlaceId, ...]
    only: frozenset[Id] | None = None
    deciding: Deciding | None = None
    people: tuple[Held, ...] | None = None
    circle: Insiders | None = None
    weights: Mapping[OrganisationId, Fraction] = field(default_factory=dict)

    @property
    def holds_a_seat(self) -> bool:
        return any(self.person in each.holders for each in self.seats)

    @property
    def roll(self) -> tuple[Held, ...]:
        """Seats for which somebody can answer; or people, each for themselves."""
        if self.people is not None:
            return self.people
        seats = tuple(each for each in self.seats if each.holders)
        return seats if self.only is None else tuple(each for each in seats if each.name.seat in self.only)


@dataclass(frozen=True, slots=True)
class Planning:
    """`names` are those of the organisations, or people, that would be asked."""

    opening: Opening
    names: Mapping[Id, str]


@dataclass(frozen=True, slots=True)
class Answering:
    """`chairs` are all seats that the actor holds; `waiting` those for which they wait to be confirmed; `roll` all that
    are asked, where they are few and may be asked again."""

    proposal: Proposal
    chairs: tuple[Chair, ...]
    waiting: tuple[Held, ...] = ()
    roll: tuple[OnRoll, ...] = ()


@dataclass(frozen=True, slots=True)
class Keeping:
    """What the clock does next: more of the roll, those who have not answered, or all answers for the count. `held` are
    the seats that it concerns, `box` what a secret vote holds, `kept` what did not stand beside it, `writer`
    whoever wrote it, while they are here, and `keepers` who looks after it once they are not. What all agree to is
    then `closed` to others."""

    proposal: Proposal
    homes: tuple[PlaceId, ...] = ()
    held: tuple[Held, ...] = ()
    silent: tuple[OnRoll, ...] = ()
    acts: tuple[Act, ...] = ()
    roll: tuple[OnRoll, ...] = ()
    box: Box | None = None
    kept: tuple[Proposal, ...] = ()
    writer: PersonId | None = None
    keepers: tuple[PersonId, ...] = ()
    closed: bool = False

    @property
    def whom(self) -> tuple[PersonId, ...]:
        """To ask what becomes of it."""
        return (self.writer,) if self.writer else self.keepers


@dataclass(frozen=True, slots=True)
class NotYet:
    """All that is kept as not yet, the latest first."""

    kept: tuple[Proposal, ...]
    start: int = 0


@dataclass(frozen=True, slots=True)
class Looking:
    """One's own way into a proposal."""

    proposal: Proposal
    chairs: tuple[Chair, ...]
    start: int = 0
    seat: Id | None = None
    rules: Rules = field(default=Rules({}))

    @property
    def asked(self) -> tuple[Chair, ...]:
        """Of those the ones that are on the roll, and the actor's own."""
        return tuple(each for each in self.chairs if each.entry and not each.whose)

    @property
    def written(self) -> tuple[Chair, ...]:
        """On the roll, and somebody's for whom the actor may write."""
        return tuple(each for each in self.chairs if each.entry and each.whose)

    @property
    def chair(self) -> Chair | None:
        """The one that was chosen, else the first that has not answered, else the first."""
        chosen = (each for each in (*self.asked, *self.written) if each.held.name.seat == self.seat)
        silent = (each for each in self.asked if not each.latest)
        return next(iter((*chosen, *silent, *self.asked)), None)


@dataclass(frozen=True, slots=True)
class Amending:
    """`seats` are all there are now, `roll` those that are asked, `answer` what was said last for the seat that it is
    about; `off` is its line of the roll where it was taken off, and stands there still. The actor is with
    `organisation`, and may or may not answer for one that is asked."""

    proposal: Proposal
    seats: tuple[Held, ...]
    roll: tuple[OnRoll, ...]
    organisation: OrganisationId | None
    homes: tuple[PlaceId, ...]
    answer: Act | None = None
    off: OnRoll | None = None

    def answers(self, person: PersonId) -> bool:
        asked = {each.seat for each in self.roll}
        return any(person in each.holders and each.name.seat in asked for each in self.seats)


@dataclass(frozen=True, slots=True)
class Mine:
    """The seats for which somebody is asked now, in each vote."""

    asked: tuple[tuple[Proposal, Chair], ...]
    start: int = 0


@dataclass(frozen=True, slots=True)
class Listed:
    """`kept` is how many blocks of texts did not stand yet."""

    open: tuple[Proposal, ...]
    settled: tuple[Proposal, ...]
    texts: tuple[Text, ...] = ()
    kept: int = 0

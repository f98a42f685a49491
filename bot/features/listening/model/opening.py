"""What opening and starting a round depend on: the round that is here already, what the group ruled, who was heard."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.features.listening.model.kinds import Manner, Order
from bot.features.listening.model.orders import Heard
from bot.features.listening.model.outside import NOBODY, Outside
from bot.features.listening.model.round import Round, RoundId
from bot.features.listening.model.settings import MINUTES_SPOKEN, MINUTES_TYPED, WHO_FIRST
from bot.insiders import Insiders
from bot.kernel.ids import OrganisationId, PersonId
from bot.kernel.settings import Chosen, Ruled, Rules
from bot.kernel.text import Text


@dataclass(frozen=True, slots=True)
class Here:
    """The round in this place, and the names of other places where one is open. `outside` is known to its facilitator
    until it starts; `able`: on its call people can be muted. `open` are all, with their places, where none says which
    it is."""

    round: Round | None
    elsewhere: tuple[Text, ...] = ()
    outside: Outside = NOBODY
    able: bool = False
    open: tuple[tuple[RoundId, Text], ...] = ()


@dataclass(frozen=True, slots=True)
class Opening:
    """`standing` is the round that is open here, or has this id already; `circle` whom the new one is for, if not
    for all; `first_time`: whoever opens it has facilitated none so far; `outside` are those who cannot come."""

    standing: Round | None
    rules: Rules
    circle: Insiders | None = None
    first_time: bool = False
    outside: Outside = NOBODY

    def here(self) -> Round:
        """For what is done to a round that is open."""
        if self.standing is None:
            raise LookupError("no round was loaded")
        return self.standing

    def minutes(self, asked: int | None, manner: Manner) -> int:
        return asked or self._minutes(manner).value

    def order(self, asked: Order | None) -> Order:
        """As the group ruled, where nobody asked for one."""
        return asked or self.rules.chosen(WHO_FIRST).value

    def reminders(self, asked: int | None, manner: Manner, order: Order | None) -> tuple[Ruled, ...]:
        """The rules on turns to which this is not kept. Raises HeldByRule at the first that holds."""
        minutes, first = self._minutes(manner), self.rules.chosen(WHO_FIRST)
        kept = (
            _reminder(minutes, keeps=asked in {None, minutes.value}),
            _reminder(first, keeps=order in {None, first.value}),
        )
        return tuple(rule for rule in kept if rule)

    def _minutes(self, manner: Manner) -> Chosen[int]:
        return self.rules.chosen(MINUTES_TYPED if manner is Manner.typed else MINUTES_SPOKEN)


@dataclass(frozen=True, slots=True)
class Asking:
    """A round, and members who have facilitated before."""

    round: Round
    known: tuple[PersonId, ...]


def _reminder(chosen: Chosen[int] | Chosen[Order], *, keeps: bool) -> Ruled | None:
    if not keeps and chosen.holds:
        chosen.refuse()
    return None if keeps else chosen.rule


@dataclass(frozen=True, slots=True)
class Starting:
    """A round and what its order is made of: whom people are with, and who was heard in the rounds before."""

    round: Round
    organisations: Mapping[PersonId, OrganisationId] = field(default_factory=dict)
    heard: Heard = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entering:
    """A round, whom the person who comes in is with, and the circle that it is for, as in `Coming`."""

    round: Round
    organisation: OrganisationId | None = None
    circle: Insiders | None = None

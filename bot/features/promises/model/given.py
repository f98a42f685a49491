"""What readers load for handlers and cards: a promise, who asks, and of whom they can speak."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.agreed import Agreed
from bot.features.promises.model import refusals
from bot.features.promises.model.commitment import Commitment, Stage
from bot.kernel.ids import OrganisationId, PersonId, PlaceId
from bot.kernel.ports import Who

MOST_OPEN, MOST_EACH = 300, 20
"""So many are open in a coalition, and so many with one person."""

SETTLED = 5
"""Of what is done, on a page."""


@dataclass(frozen=True, slots=True)
class Making:
    """A promise that is to be written: `before` has its id already, `days` is what its date can mean, `carrier` is None
    for who is no member. `open` counts those of the coalition, `theirs` those of the carrier. `under` is what was
    agreed, if it stands under an agreement."""

    before: Commitment | None
    days: tuple[date, ...]
    carrier: Who | None
    open: int
    theirs: int
    under: Agreed | None = None

    def checked(self, by: PersonId) -> Who:
        """Who is to carry it, and has said whom they are with."""
        if self.carrier is None:
            raise refusals.CarrierGone
        if not (self.carrier.organisation or self.carrier.organisation_name):
            raise refusals.SayWhomYouAreWith if self.carrier.person == by else refusals.CarrierGone
        if self.open >= MOST_OPEN:
            raise refusals.EnoughPromises(most=MOST_OPEN)
        if self.theirs >= MOST_EACH:
            raise refusals.EnoughPromises(most=MOST_EACH)
        if self.under and not self.under.holds:
            raise refusals.AgreementHasEnded
        return self.carrier


def may_read(state: Commitment, people: frozenset[PersonId], *, closed: bool) -> bool:
    """Where it is `closed` to somebody, because it stands under an agreement that they may not see: only if they, or
    one of the `people` for whom they write, carry it, wrote it down, or are asked to take it over."""
    return not closed or not people.isdisjoint({state.person, state.made_by, state.offered})


@dataclass(frozen=True, slots=True)
class Acting:
    """Someone before a promise; `writes_for` are those for whom they may write things down. `days` is what a date
    can mean that they write; `alone` says that nobody of its organisation is here any more; `other` is whom else it
    is about, None for who is no member; `homes` are told what concerns all; `under` is what was agreed,
    where it stands under an agreement that they may see, and `closed` that they may not; `readers` are told
    where others may not know of it."""

    promise: Commitment
    me: Who | None
    writes_for: tuple[PersonId, ...] = ()
    days: tuple[date, ...] = ()
    alone: bool = False
    other: Who | None = None
    homes: tuple[PlaceId, ...] = ()
    under: Agreed | None = None
    closed: bool = False
    readers: tuple[PersonId, ...] = ()

    @property
    def is_mine(self) -> bool:
        """Whoever carries it, or writes for who does."""
        return self.promise.person in self._people

    @property
    def is_ours(self) -> bool:
        return self.is_mine or (self.me is not None and self.promise.organisation in self._with)

    @property
    def is_asked(self) -> bool:
        """They can take it over: it was offered to them, who are with its organisation still, or it waits for somebody
        of theirs."""
        if self.me is None or not self.promise.is_open or self.promise.person == self.me.person:
            return False
        waits = self.promise.person is None and (self.is_ours or self.alone)
        return waits or (self.promise.offered == self.me.person and self.promise.organisation in self._with)

    @property
    def sees(self) -> bool:
        """What is no promise yet is seen by who writes it and who is asked."""
        if self.promise.is_public:
            return may_read(self.promise, self._people, closed=self.closed)
        wrote = self.me is not None and self.me.person == self.promise.made_by
        return self.promise.stage is not Stage.dropped and (
            wrote or (self.promise.stage is Stage.asked and self.is_mine)
        )

    @property
    def is_other(self) -> bool:
        """Someone of another organisation, or a resident, who has said whom they are with."""
        return (
            self._is_known and not self.is_ours and self.promise.wish is not None and self.promise.wish.by != self._me
        )

    def check_other(self) -> None:
        if not self._is_known:
            raise refusals.SayWhomYouAreWith
        if not self.is_other:
            raise refusals.OwnRelease

    def check_mine(self) -> None:
        if not self.is_mine:
            raise refusals.CarriedByOthers

    def check_ours(self) -> None:
        if not self.is_ours:
            raise refusals.CarriedByOthers

    @property
    def is_in_confidence(self) -> bool:
        """Not all may read it."""
        return self.closed or bool(self.under and self.under.closed)

    @property
    def _people(self) -> frozenset[PersonId]:
        return frozenset({*((self.me.person,) if self.me else ()), *self.writes_for})

    @property
    def _is_known(self) -> bool:
        return self.me is not None and bool(self.me.organisation or self.me.organisation_name)

    @property
    def _me(self) -> PersonId | None:
        return self.me.person if self.me else None

    @property
    def _with(self) -> frozenset[OrganisationId]:
        return frozenset({self.me.organisation} if self.me and self.me.organisation else ())


@dataclass(frozen=True, slots=True)
class Counts:
    """All that is told to everyone of dates that have passed."""

    open: int
    waiting: int


@dataclass(frozen=True, slots=True)
class Listed:
    """Promises by organisation, in the order of their names, residents' last; from number `start`. `now` says whose
    date has passed: those are counted, and not on the list; `under` is the agreement under which they all stand. Those
    that the reader may not read are `closed`, and counted. There are `more` after these."""

    every: tuple[Commitment, ...]
    now: datetime
    start: int = 0
    under: Agreed | None = None
    closed: tuple[Commitment, ...] = ()
    more: bool = False

    @property
    def shown(self) -> tuple[Commitment, ...]:
        return tuple(each for each in self.every if not each.has_passed(self.now))

    @property
    def counts(self) -> Counts:
        every = (*self.every, *self.closed)
        waiting = sum(each.has_passed(self.now) for each in every)
        return Counts(sum(each.is_open for each in every), waiting)


@dataclass(frozen=True, slots=True)
class Mine:
    """What one person carries, is asked to carry or has begun to write; `looking` are those of their organisation that
    nobody carries."""

    person: PersonId
    carried: tuple[Commitment, ...]
    asked: tuple[Commitment, ...] = ()
    drafts: tuple[Commitment, ...] = ()
    looking: tuple[Commitment, ...] = ()
    start: int = 0


@dataclass(frozen=True, slots=True)
class Leaving:
    """A promise of someone who is not with its organisation any more, and who of it can be asked."""

    promise: Commitment | None
    asked: tuple[PersonId, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """All promises that know something of a person."""

    person: PersonId
    promises: tuple[Commitment, ...]

"""Agreements for features that have something under one: by any id that leads to them, to whoever may see them."""

from contextlib import suppress
from functools import cached_property

from bot.agreed import Agreed
from bot.confidential import Confidential, KeptInConfidence, Reader, kinds
from bot.features.agreements.model import Agreement, Sought, Stage, Which
from bot.features.agreements.model.taken import held
from bot.kernel.ids import Id, PersonId
from storage.agreements import AgreementRows, AroundRows, agreements
from storage.circles import InsiderRows
from storage.ground_rules import RuleRows
from storage.naming import naming, pattern
from storage.roster import RosterRows
from storage.rows import Scope

MOST = 200


class AgreedRows:
    _led_to = AgreementRows.rows.where(naming(agreements.c.versions), order=[agreements.c.number.asc()])

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.rows = AgreementRows(scope)

    def of(self, origin: Id, person: PersonId) -> Agreed | None:
        state = self.rows.find(origin) or self.rows.of_proposal(origin) or self._by_vote(origin)
        return _Looking(self.scope, person).seen(state) if state else None

    def closed_to(self, agreements: tuple[Id, ...], person: PersonId) -> frozenset[Id]:
        looking = _Looking(self.scope, person)
        return frozenset(each for each in agreements if (it := self.rows.find(each)) and not looking.reads(it))

    def holding(self, person: PersonId) -> tuple[Agreed, ...]:
        looking, shown = _Looking(self.scope, person), list[Agreed]()
        for which in (Which.in_force, Which.under_review):
            for state in self.rows.part(Sought(which), 0, MOST):
                with suppress(KeptInConfidence):
                    shown.append(looking.seen(state))
        return tuple(sorted(shown, key=lambda each: -each.number)[:MOST])

    def _by_vote(self, proposal: Id) -> Agreement | None:
        """One that all agreed to anew: the proposal stands with the version that came of it."""
        found = self.rows.every(self._led_to, pattern=pattern(proposal))
        return next((each for each in found if _came_of(each, proposal)), None)


class _Looking:
    """One person, who looks at many: what is the same for all of them is read once, and no sooner than it is needed."""

    def __init__(self, scope: Scope, person: PersonId) -> None:
        self.scope = scope
        self.person = person
        self.kept = kinds(RuleRows(scope).rules())
        self.circles: dict[Id, frozenset[PersonId]] = {}

    def seen(self, state: Agreement) -> Agreed:
        """Raises KeptInConfidence."""
        kept = self._held(state)
        closed = not isinstance(kept, Agreement)
        seen = kept if isinstance(kept, Agreement) else kept.opened(self.reader)
        return Agreed(seen.id, seen.number, seen.title, seen.stage is not Stage.ended, seen.replaced_by, closed)

    def reads(self, state: Agreement) -> bool:
        kept = self._held(state)
        return isinstance(kept, Agreement) or kept.readers.include(self.reader)

    def _held(self, state: Agreement) -> Agreement | Confidential[Agreement]:
        kept = held(state, self.kept)
        return kept if isinstance(kept, Agreement) else held(state, self.kept, self._people(state))

    @cached_property
    def reader(self) -> Reader:
        seats = {each.seat for each in AroundRows(self.scope).held_by(self.person)}
        who = RosterRows(self.scope).directory((self.person,), ()).people.get(self.person)
        with_them = {who.organisation} if who and who.organisation else set()
        return Reader(self.person, frozenset(seats | with_them))

    def _people(self, state: Agreement) -> frozenset[PersonId]:
        """Of a circle of people, which has no parties."""
        if state.circle is None or state.parties:
            return frozenset()
        if state.circle not in self.circles:
            circle = InsiderRows(self.scope).of(state.circle)
            self.circles[state.circle] = circle.people if circle else frozenset()
        return self.circles[state.circle]


def _came_of(state: Agreement, proposal: Id) -> bool:
    return any(each.adoption and each.adoption.proposal == proposal for each in state.versions)

"""Agreements for features that have something under one: by any id that leads to them, to whoever may see them."""

from collections.abc import Collection
from functools import cached_property

from bot.agreed import Agreed
from bot.confidential import KeptInConfidence, Kind, Reader, kinds
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
        return self._seen(state, person) if state else None

    def closed_to(self, agreements: Collection[Id], person: PersonId) -> frozenset[Id]:
        closed = set[Id]()
        for each in agreements:
            state = self.rows.find(each)
            try:
                _ = self._seen(state, person) if state else None
            except KeptInConfidence:
                closed.add(each)
        return frozenset(closed)

    def holding(self, person: PersonId) -> tuple[Agreed, ...]:
        shown: list[Agreed] = []
        for which in (Which.in_force, Which.under_review):
            for state in self.rows.part(Sought(which), 0, MOST):
                try:
                    shown.append(self._seen(state, person))
                except KeptInConfidence:
                    continue
        return tuple(sorted(shown, key=lambda each: -each.number)[:MOST])

    def _by_vote(self, proposal: Id) -> Agreement | None:
        """One that all agreed to anew: the proposal stands with the version that came of it."""
        found = self.rows.every(self._led_to, pattern=pattern(proposal))
        return next((each for each in found if _came_of(each, proposal)), None)

    def _seen(self, state: Agreement, person: PersonId) -> Agreed:
        kept = held(state, self._kinds, self._people(state))
        closed = not isinstance(kept, Agreement)
        seen = kept if isinstance(kept, Agreement) else kept.opened(self._reader(person))
        return Agreed(seen.id, seen.number, seen.title, seen.stage is not Stage.ended, seen.replaced_by, closed)

    @cached_property
    def _kinds(self) -> frozenset[Kind]:
        """For as long as one transaction asks."""
        return kinds(RuleRows(self.scope).rules())

    def _people(self, state: Agreement) -> frozenset[PersonId]:
        """Of a circle of people, which has no parties."""
        circle = InsiderRows(self.scope).of(state.circle) if state.circle and not state.parties else None
        return circle.people if circle else frozenset()

    def _reader(self, person: PersonId) -> Reader:
        seats = {each.seat for each in AroundRows(self.scope).held_by(person)}
        who = RosterRows(self.scope).directory((person,), ()).people.get(person)
        with_them = {who.organisation} if who and who.organisation else set()
        return Reader(person, frozenset(seats | with_them))


def _came_of(state: Agreement, proposal: Id) -> bool:
    return any(each.adoption and each.adoption.proposal == proposal for each in state.versions)

"""What is in confidence of what came of proposals: read from the register and the ground rules."""

from bot.confidential import Readers, kinds
from bot.features.agreements.model import Agreement, AgreementId
from bot.features.agreements.model.taken import held
from bot.kernel.ids import Id, PersonId
from storage.agreements import AgreementRows
from storage.circles import InsiderRows
from storage.ground_rules import RuleRows
from storage.rows import Scope


class ConfidenceRows:
    def __init__(self, scope: Scope) -> None:
        self._agreements = AgreementRows(scope)
        self._rules = RuleRows(scope)
        self._insiders = InsiderRows(scope)

    def readers(self, proposal: Id, subject: Id | None) -> Readers | None:
        rows = self._agreements
        state = rows.of_proposal(proposal) or (rows.find(AgreementId(subject)) if subject else None)
        if state is None:
            return None
        kept = held(state, kinds(self._rules.rules()), self._people(state))
        return None if isinstance(kept, Agreement) else kept.readers

    def _people(self, state: Agreement) -> frozenset[PersonId]:
        """Of a circle of people, which has no parties."""
        circle = self._insiders.of(state.circle) if state.circle and not state.parties else None
        return circle.people if circle else frozenset()

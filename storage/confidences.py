"""What is in confidence of what came of proposals: read from the register and the ground rules."""

from bot.confidential import Readers, kinds
from bot.features.agreements.model import Agreement, AgreementId
from bot.features.agreements.model.taken import held
from bot.features.promises.model import CommitmentId
from bot.kernel.ids import Id, PersonId
from storage.agreements import AgreementRows
from storage.circles import InsiderRows
from storage.ground_rules import RuleRows
from storage.promises import CommitmentRows
from storage.rows import Scope


class ConfidenceRows:
    def __init__(self, scope: Scope) -> None:
        self._agreements = AgreementRows(scope)
        self._rules = RuleRows(scope)
        self._insiders = InsiderRows(scope)
        self._promises = CommitmentRows(scope)

    def readers(self, proposal: Id, subject: Id | None) -> Readers | None:
        """What is asked about a promise is read as the promise is: also by whoever carries it or wrote it."""
        rows = self._agreements
        promise = self._promises.find(CommitmentId(subject)) if subject else None
        about = promise.agreement if promise else subject
        state = rows.of_proposal(proposal) or (rows.find(AgreementId(about)) if about else None)
        if state is None:
            return None
        kept = held(state, kinds(self._rules.rules()), self._people(state))
        if isinstance(kept, Agreement):
            return None
        hands = {each for each in (promise.person, promise.made_by) if each} if promise else set()
        return Readers(kept.readers.people | hands, kept.readers.parties)

    def _people(self, state: Agreement) -> frozenset[PersonId]:
        """Of a circle of people, which has no parties."""
        circle = self._insiders.of(state.circle) if state.circle and not state.parties else None
        return circle.people if circle else frozenset()

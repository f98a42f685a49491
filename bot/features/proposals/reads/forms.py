"""What stands already, with which forms open: the text as it is, and what was said for one's own seat."""

from bot.features.proposals.model import Act, Proposal, ProposalId
from bot.features.proposals.model.asking import LEANINGS, Position
from bot.features.proposals.model.refusals import OldText
from bot.features.proposals.reads.confidence import shown
from bot.features.proposals.reads.seats import chairs
from bot.kernel.command import Context, Draft
from bot.kernel.ports import Unit


def text_now(unit: Unit, draft: Draft, context: Context) -> Draft:
    return draft.filled(text=_as_seen(unit, draft, "seen", context).text.text)


def words_now(unit: Unit, draft: Draft, context: Context) -> Draft:
    """Of the same answer: why somebody is worried is not why it would harm them."""
    said = _said(unit, _as_seen(unit, draft, "text", context), draft, context)
    same = said is not None and said.position is draft.hidden("position", Position)
    return draft.filled(words=said.words) if said and same else draft


def advice_now(unit: Unit, draft: Draft, context: Context) -> Draft:
    said = _said(unit, _as_seen(unit, draft, "text", context), draft, context)
    return draft.filled(words=said.words, leaning=said.position) if said and said.position in LEANINGS else draft


def _as_seen(unit: Unit, draft: Draft, version: str, context: Context) -> Proposal:
    """Raises OldText for a button beside an older text, before somebody writes for nothing, and KeptInConfidence."""
    state = shown(unit, draft.hidden("proposal", ProposalId), context)
    if draft.hidden(version, int) != state.text.number:
        raise OldText
    return state


def _said(unit: Unit, state: Proposal, draft: Draft, context: Context) -> Act | None:
    """For the seat that is named, or the only one for which they can answer."""
    named = draft.text("seat")
    theirs = [each for each in chairs(unit, state, context.person, context.now)[0] if each.entry]
    meant = [each for each in theirs if named in {None, each.held.name.seat}]
    return meant[0].latest if len(meant) == 1 else None

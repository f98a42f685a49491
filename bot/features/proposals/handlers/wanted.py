"""How something that another feature wants to have decided is put to the vote."""

from dataclasses import replace

from bot.deciding import DecisionWanted
from bot.features.proposals import commands as asked
from bot.features.proposals.facts import ProposalRewritten, ProposalWritten
from bot.features.proposals.handlers.answering import put_to_all
from bot.features.proposals.handlers.upholding import check_asker, has_notice, least_days
from bot.features.proposals.model import Proposal, Version
from bot.features.proposals.model.asking import Asking
from bot.features.proposals.model.given import Opening
from bot.features.proposals.model.origin import Origin, Way, made_of
from bot.features.proposals.model.pieces import VERSIONS, Edit, Within
from bot.features.proposals.model.settings import LEAST_DAYS, LEAST_NOTICE, USUAL_DAYS, USUAL_WAY
from bot.features.proposals.model.wanted import Wanted, being_decided, terms_of, usual_of
from bot.kernel.change import Change, Happened
from bot.kernel.command import Context
from bot.kernel.refusal import Refusal


def put_to_vote(given: Wanted, command: asked.PutToVote, context: Context) -> Change[Proposal]:
    """While it is asked, or once it is over, nothing changes."""
    before = given.before
    if before and (before.voting or before.is_over):
        return Change()
    state, written = _worded(before, given, command, context)
    opening = given.opening(state)
    if not command.terms.at_once or not opening.roll or not _may_ask(opening, context):
        facts = (*written, *being_decided(state))
        return Change(state, facts=facts) if before else Change(new=(state,), facts=facts)
    asking = Asking(usual_of(command.terms, given.rules.chosen(USUAL_WAY).value))
    change = put_to_all(opening, asking, _days(opening, asking), context)
    change = replace(change, facts=(*written, *change.facts), reply=None)
    if before or change.state is None:
        return change
    return replace(change, state=None, new=(change.state, *change.new))


def after_decision_wanted(fact: DecisionWanted) -> tuple[asked.PutToVote, ...]:
    return (
        asked.PutToVote(
            fact.kind,
            fact.subject,
            fact.number,
            fact.title,
            fact.text,
            fact.by,
            fact.terms,
            fact.about,
            fact.look,
            fact.circle,
        ),
    )


def _worded(
    before: Proposal | None, given: Wanted, command: asked.PutToVote, context: Context
) -> tuple[Proposal, tuple[Happened, ...]]:
    """A proposal with these words, and what is told of that."""
    if before is None:
        made = _written(given, command, context)
        return made, (ProposalWritten(made.id, made.title, given.person, made.organisation),)
    state = replace(before, title=command.name, origin=_origin(command))
    if command.text == state.text.text or len(state.versions) >= VERSIONS:
        return state, ()
    number = len(state.versions) + 1
    anew = Version(number, command.text, command.by, context.now, Edit.material)
    after = replace(state, versions=(*state.versions, anew))
    return after, (ProposalRewritten(after.id, number, True, given.person),)


def _written(given: Wanted, command: asked.PutToVote, context: Context) -> Proposal:
    first = Version(1, command.text, command.by, context.now)
    made = made_of(command.subject, command.number, command.kind)
    within = Within(command.circle, given.circle.name, given.closed) if command.circle and given.circle else None
    return Proposal(
        made,
        command.name,
        context.now,
        command.by,
        given.organisation,
        (first,),
        origin=_origin(command),
        circle=within,
    )


def _origin(command: asked.PutToVote) -> Origin:
    return Origin(Way.wanted, command.subject, command.number, command.kind, command.terms, command.about, command.look)


def _may_ask(opening: Opening, context: Context) -> bool:
    """Whoever may not can put it on the table all the same: somebody who may asks then."""
    try:
        check_asker(opening, context)
    except Refusal:
        return False
    return True


def _days(opening: Opening, asking: Asking) -> int:
    """As long as the group is used to, and never shorter than a rule asks, also where it only reminds."""
    rules = opening.rules
    usual = terms_of(opening.proposal).days or rules.chosen(USUAL_DAYS).value
    notice = rules.chosen(LEAST_NOTICE).value if has_notice(opening, asking) else 0
    return max(usual, rules.chosen(LEAST_DAYS).value, notice, least_days(opening, asking))

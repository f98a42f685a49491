"""What the handlers and pages of proposals need from the store: loaded and locked here, decided elsewhere."""

from bot.features.proposals import commands as asked
from bot.features.proposals.model import ACTS, HOLDINGS, PROPOSALS, ROLL, Chair, Held, Proposal
from bot.features.proposals.model.given import Answering, HandingIn, Keeping, Listed, Looking, Named, Opening, Written
from bot.features.proposals.model.vote import BATCH
from bot.kernel.command import Context
from bot.kernel.ids import OrganisationId, PersonId
from bot.kernel.ports import ROSTER, RULES, Unit
from bot.kernel.refusal import found


def the_proposal(unit: Unit, command: asked.OnProposal, context: Context) -> Proposal:
    return found(unit.get(PROPOSALS).locked(command.proposal))


def written(unit: Unit, command: asked.WriteBlock, context: Context) -> Written:
    """There is no root to lock yet: the form carries the id."""
    return Written(unit.get(PROPOSALS).find(command.proposal), _organisation(unit, context.person))


def handing_in(unit: Unit, command: asked.HandIn, context: Context) -> HandingIn:
    return HandingIn(the_proposal(unit, command, context), _organisation(unit, context.person))


def told_everywhere(unit: Unit, command: asked.OnProposal, context: Context) -> Keeping:
    """With the roll, where it is voted on, and the homes in which it is told."""
    state = the_proposal(unit, command, context)
    roll = unit.get(ROLL).all(state.id, state.voting.number) if state.voting else ()
    return Keeping(state, tuple(unit.get(ROSTER).homes()), roll=roll)


def opening(unit: Unit, command: asked.AskForAnswers, context: Context) -> Opening:
    state, homes = the_proposal(unit, command, context), tuple(unit.get(ROSTER).homes())
    return Opening(state, unit.get(HOLDINGS).all(), unit.get(RULES).rules(), context.person, homes)


def answering(unit: Unit, command: asked.Answer | asked.AnswerWithWords | asked.StandBy, context: Context) -> Answering:
    """The proposal is held, so that no answer comes between the count and its end."""
    state = the_proposal(unit, command, context)
    return Answering(state, *_chairs(unit, state, context.person))


def keeping(unit: Unit, command: asked.KeepVote, context: Context) -> Keeping:
    state = the_proposal(unit, command, context)
    voting, homes = state.voting, tuple(unit.get(ROSTER).homes())
    if voting is None:
        return Keeping(state)
    held, roll, acts = unit.get(HOLDINGS), unit.get(ROLL), unit.get(ACTS)
    if voting.waiting:
        return Keeping(state, homes, held.these(tuple(each.seat for each in voting.waiting[:BATCH])))
    if context.now >= voting.closes_at:
        return Keeping(state, homes, acts=acts.latest(state.id, voting.number), roll=roll.all(state.id, voting.number))
    silent = roll.silent(state.id, voting.number, voting.text, voting.reminding, BATCH)
    return Keeping(state, homes, held.these(tuple(each.seat for each in silent)), silent)


def all_of_them(unit: Unit, page: asked.ProposalsPage, context: Context) -> Listed:
    rows = unit.get(PROPOSALS)
    return Listed(rows.open(), rows.latest_settled())


def looking(unit: Unit, page: asked.ProposalPage, context: Context) -> Looking:
    state = found(unit.get(PROPOSALS).find(page.proposal))
    return Looking(state, _chairs(unit, state, context.person)[0], page.start, page.seat)


def counting(unit: Unit, page: asked.CountingPage, context: Context) -> Proposal:
    return found(unit.get(PROPOSALS).find(page.proposal))


def named(unit: Unit, person: PersonId) -> Named:
    return Named(person, unit.get(PROPOSALS).naming(person), unit.get(ACTS).of_person(person))


def forgetting(unit: Unit, command: asked.ForgetNames, context: Context) -> Named:
    """The first of them is held."""
    first = next(iter(unit.get(PROPOSALS).naming(command.person)), None)
    state = unit.get(PROPOSALS).locked(first.id) if first else None
    return Named(command.person, (state,) if state else (), ())


def forgetting_answer(unit: Unit, command: asked.ForgetAnswer, context: Context) -> Named:
    first = next(iter(unit.get(ACTS).of_person(command.person)), None)
    act = unit.get(ACTS).locked(first.id) if first else None
    return Named(command.person, (), (act,) if act else ())


def _organisation(unit: Unit, person: PersonId) -> OrganisationId | None:
    who = unit.get(ROSTER).directory((person,), ()).people.get(person)
    return who.organisation if who else None


def _chairs(unit: Unit, state: Proposal, person: PersonId) -> tuple[tuple[Chair, ...], tuple[Held, ...]]:
    """The seats for which they answer, and those for which they wait to be confirmed."""
    mine = unit.get(HOLDINGS).of(person)
    waiting = tuple(each for each in mine if person not in each.holders)
    if state.voting is None:
        return (), waiting
    number, roll, acts = state.voting.number, unit.get(ROLL), unit.get(ACTS)
    chairs = tuple(
        Chair(each, roll.entry(state.id, number, each.name.seat), acts.of(state.id, number, each.name.seat))
        for each in mine
        if person in each.holders
    )
    return chairs, waiting

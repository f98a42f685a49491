"""What is let go of with a person: their name wherever it stands, and in votes of people their answer or its words."""

from dataclasses import replace

from bot.features.privacy.facts import PersonErased
from bot.features.proposals import commands as asked
from bot.features.proposals.model import Act, OnRoll, Proposal
from bot.features.proposals.model.amending import parted
from bot.features.proposals.model.making import Named, Parting
from bot.kernel.attention import Met
from bot.kernel.change import Change
from bot.kernel.command import Context

Forgetting = asked.ForgetNames | asked.ForgetAnswer | asked.LeaveVote | asked.ForgetOnRoll


def forget_names(given: Named, command: asked.ForgetNames, context: Context) -> Change[Proposal]:
    return Change(given.proposals[0].without(given.person) if given.proposals else None)


def forget_answer(given: Named, command: asked.ForgetAnswer, context: Context) -> Change[Act]:
    """What was said for a seat stays: it is an act of the organisation. What people wrote for themselves goes."""
    if not given.acts:
        return Change()
    act = given.acts[0]
    return Change(act.without(given.person, own=given.is_own(act)))


def leave_vote(given: Parting | None, command: asked.LeaveVote, context: Context) -> Change[Proposal]:
    """While it is open nobody waits for them, and what they answered does not count. A secret vote stays as it was:
    what lies in it is nobody's."""
    if given is None or given.entry.seat in given.proposal.open_voting().left:
        return Change()
    voting, name = given.proposal.open_voting(), given.entry.name
    after = parted(voting, name, given.answer.answer if given.answer else None)
    gone = given.proposal.with_voting(replace(after, left=(*voting.left, name.seat)))
    return Change(gone, needs=(Met(gone.waiting_for(name.seat)),))


def forget_on_roll(given: OnRoll | None, command: asked.ForgetOnRoll, context: Context) -> Change[OnRoll]:
    """The seat of that vote stays."""
    return Change(given.without(command.person) if given else None)


def after_person_erased(fact: PersonErased) -> tuple[Forgetting, ...]:
    """In this order: whose answer it was is known by the line of the roll, which goes last."""
    person = fact.person
    return (
        asked.ForgetNames(person),
        asked.ForgetAnswer(person),
        asked.LeaveVote(person),
        asked.ForgetOnRoll(person),
    )

"""What the clock needs to keep a vote, and what is let go of with a person."""

from dataclasses import replace

from bot.features.proposals import commands as asked
from bot.features.proposals.model import ACTS, HOLDINGS, PROPOSALS, ROLL, OnRoll, Proposal
from bot.features.proposals.model.amending import taken_off
from bot.features.proposals.model.given import Keeping
from bot.features.proposals.model.making import Named, Parting
from bot.features.proposals.model.vote import BATCH
from bot.features.proposals.reads import secret
from bot.features.proposals.reads.confidence import closes
from bot.features.proposals.reads.electorate import holding, roll_of
from bot.features.proposals.reads.not_yet import coming_back, kept_beside
from bot.features.proposals.reads.texts import texts_of
from bot.features.proposals.reads.writing import the_proposal
from bot.kernel.command import Context
from bot.kernel.ids import PersonId
from bot.kernel.ports import ROSTER, Unit


def keeping(unit: Unit, command: asked.KeepVote, context: Context) -> Keeping:
    state = the_proposal(unit, command, context)
    voting, homes = state.voting, tuple(unit.get(ROSTER).homes())
    if state.silence and state.is_standing_by:
        waiting = tuple(each.seat for each in state.silence.waiting[:BATCH])
        return Keeping(state, homes, unit.get(HOLDINGS).these(waiting), closed=not waiting and closes(unit, state))
    if voting is None:
        return coming_back(unit, state)
    roll, acts = unit.get(ROLL), unit.get(ACTS)
    if voting.waiting:
        return Keeping(state, homes, holding(unit, voting.waiting[:BATCH]))
    if context.now >= voting.closes_at and voting.asking.secret:
        kept = kept_beside(unit, state, context)
        return replace(secret.counting(unit, state, voting, homes), kept=kept, closed=closes(unit, state))
    if context.now >= voting.closes_at:
        said, kept = acts.latest(state.id, voting.number), kept_beside(unit, state, context)
        roll_now = roll_of(unit, state)
        return Keeping(state, homes, acts=said, roll=roll_now, kept=kept, closed=closes(unit, state))
    if voting.asking.secret:
        return secret.silent(unit, state, voting, homes)
    silent = roll.silent(state.id, voting.number, voting.text, voting.reminding, BATCH)
    off = taken_off(voting)
    return Keeping(state, homes, holding(unit, tuple(each.name for each in silent if each.seat not in off)), silent)


def to_draw(unit: Unit, command: asked.DrawAgain, context: Context) -> Proposal | None:
    return unit.get(PROPOSALS).locked(command.proposal)


def named(unit: Unit, person: PersonId) -> Named:
    proposals, acts, roll = unit.get(PROPOSALS), unit.get(ACTS), unit.get(ROLL)
    entries, led = roll.of_person(person), roll.led_by(person)
    return Named(person, proposals.naming(person), acts.of_person(person), texts_of(unit, person), entries, led)


def forgetting(unit: Unit, command: asked.ForgetNames, context: Context) -> Named:
    """The first of them is held."""
    first = next(iter(unit.get(PROPOSALS).naming(command.person)), None)
    state = unit.get(PROPOSALS).locked(first.id) if first else None
    return Named(command.person, (state,) if state else (), ())


def forgetting_answer(unit: Unit, command: asked.ForgetAnswer, context: Context) -> Named:
    first = next(iter(unit.get(ACTS).of_person(command.person)), None)
    act = unit.get(ACTS).locked(first.id) if first else None
    entry = unit.get(ROLL).entry(act.proposal, act.vote, act.seat) if act else None
    own = (entry,) if entry and entry.person == command.person else ()
    return Named(command.person, (), (act,) if act else (), roll=own)


def leaving_vote(unit: Unit, command: asked.LeaveVote, context: Context) -> Parting | None:
    """Of the first that names them, if it is open and its roll is no secret one, which stays as it was."""
    first = next(iter(unit.get(ROLL).of_person(command.person)), None)
    state = unit.get(PROPOSALS).locked(first.proposal) if first else None
    voting = state.voting if state else None
    if state is None or voting is None or first is None or voting.number != first.vote or voting.asking.secret:
        return None
    acts = (each for each in reversed(unit.get(ACTS).of(state.id, first.vote, first.seat)) if each.is_answer)
    return Parting(state, first, next(acts, None))


def forgetting_on_roll(unit: Unit, command: asked.ForgetOnRoll, context: Context) -> OnRoll | None:
    roll = unit.get(ROLL)
    first = next(iter((*roll.of_person(command.person), *roll.led_by(command.person))), None)
    return roll.locked(first.id) if first else None

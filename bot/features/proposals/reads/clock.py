"""What the clock needs to keep a vote, and what is let go of with a person."""

from dataclasses import replace

from bot.features.proposals import commands as asked
from bot.features.proposals.model import ACTS, HOLDINGS, PROPOSALS, ROLL
from bot.features.proposals.model.given import Keeping
from bot.features.proposals.model.making import Named
from bot.features.proposals.model.vote import BATCH
from bot.features.proposals.reads import secret
from bot.features.proposals.reads.not_yet import coming_back, kept_beside
from bot.features.proposals.reads.roll import roll_of
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
        return Keeping(state, homes, unit.get(HOLDINGS).these(waiting))
    if voting is None:
        return coming_back(unit, state)
    held, roll, acts = unit.get(HOLDINGS), unit.get(ROLL), unit.get(ACTS)
    if voting.waiting:
        return Keeping(state, homes, held.these(tuple(each.seat for each in voting.waiting[:BATCH])))
    if context.now >= voting.closes_at and voting.asking.secret:
        return replace(secret.counting(unit, state, voting, homes), kept=kept_beside(unit, state, context))
    if context.now >= voting.closes_at:
        said, kept = acts.latest(state.id, voting.number), kept_beside(unit, state, context)
        return Keeping(state, homes, acts=said, roll=roll_of(unit, state), kept=kept)
    if voting.asking.secret:
        return secret.silent(unit, state, voting, homes)
    silent = roll.silent(state.id, voting.number, voting.text, voting.reminding, BATCH)
    return Keeping(state, homes, held.these(tuple(each.seat for each in silent)), silent)


def named(unit: Unit, person: PersonId) -> Named:
    return Named(person, unit.get(PROPOSALS).naming(person), unit.get(ACTS).of_person(person), texts_of(unit, person))


def forgetting(unit: Unit, command: asked.ForgetNames, context: Context) -> Named:
    """The first of them is held."""
    first = next(iter(unit.get(PROPOSALS).naming(command.person)), None)
    state = unit.get(PROPOSALS).locked(first.id) if first else None
    return Named(command.person, (state,) if state else (), ())


def forgetting_answer(unit: Unit, command: asked.ForgetAnswer, context: Context) -> Named:
    first = next(iter(unit.get(ACTS).of_person(command.person)), None)
    act = unit.get(ACTS).locked(first.id) if first else None
    return Named(command.person, (), (act,) if act else ())

"""Who is asked in a vote, as it was written down and as two agreed since."""

from dataclasses import replace

from bot.features.proposals import commands as asked
from bot.features.proposals.model import ACTS, HOLDINGS, ROLL, Held, Proposal
from bot.features.proposals.model.amending import taken_off
from bot.features.proposals.model.given import Amending, OnTheRoll
from bot.features.proposals.model.proxy import PROXIES
from bot.features.proposals.model.together import HeldWith
from bot.features.proposals.model.vote import Voting
from bot.features.proposals.reads.confidence import shown
from bot.features.proposals.reads.electorate import asked_now, roll_of
from bot.features.proposals.reads.seats import organisation
from bot.features.proposals.reads.writing import the_proposal
from bot.kernel.command import Context
from bot.kernel.ids import Id
from bot.kernel.ports import ROSTER, Unit
from bot.weighing import ONE, WEIGHTS


def amending(
    unit: Unit,
    command: asked.AskToEnd | asked.AskToAdd | asked.AskToTakeOff | asked.AgreeToWish | asked.LengthenVote,
    context: Context,
) -> Amending:
    """Of seats no more than the actor's own and the one that it is about."""
    state = the_proposal(unit, command, context)
    with_them, homes = organisation(unit, context.person), tuple(unit.get(ROSTER).homes())
    if state.voting is None:
        return Amending(state, (), (), with_them, homes)
    seat = _seat(state.voting, command)
    acts = unit.get(ACTS).of(state.id, state.voting.number, seat) if seat else ()
    answer = next((each for each in reversed(acts) if each.is_answer), None)
    if state.voting.asking.people:
        return Amending(state, asked_now(unit, state), roll_of(unit, state), with_them, homes, answer)
    mine, it = unit.get(HOLDINGS).of(context.person), unit.get(HOLDINGS).these((seat,) if seat else ())
    keys = {*(each.name.seat for each in mine), *((seat,) if seat else ())} - taken_off(state.voting)
    lines = (unit.get(ROLL).entry(state.id, state.voting.number, each) for each in sorted(keys))
    there = (*mine, *(each for each in it if each not in mine))
    seats = tuple(_weighing(unit, state, state.voting, each) if each in it else each for each in there)
    return Amending(state, seats, tuple(filter(None, lines)), with_them, homes, answer)


def on_the_roll(unit: Unit, page: asked.RollPage | asked.AdvicePage, context: Context) -> OnTheRoll:
    state = shown(unit, page.proposal, context)
    seats = asked_now(unit, state)
    if state.voting:
        acts = unit.get(ACTS).latest(state.id, state.voting.number)
        proxies = unit.get(PROXIES).not_ended()
        return OnTheRoll(state, roll_of(unit, state), acts, seats, page.start, proxies)
    held = (state.result and state.result.held_with) or HeldWith(state.id, state.result.number if state.result else 0)
    off = state.result.off if state.result else ()
    roll = tuple(each for each in unit.get(ROLL).all(held.proposal, held.vote) if each.seat not in off)
    return OnTheRoll(state, roll, unit.get(ACTS).latest(held.proposal, held.vote), seats, page.start)


def _weighing(unit: Unit, state: Proposal, voting: Voting, held: Held) -> Held:
    """One that is added counts what its organisation does now, or what it did before it was taken off."""
    if voting.weighed is None:
        return held
    before = unit.get(ROLL).entry(state.id, voting.number, held.name.seat)
    organisation = held.name.organisation
    now = unit.get(WEIGHTS).all().get(organisation, ONE) if organisation else ONE
    return replace(held, name=replace(held.name, weight=before.weight if before else now))


def _seat(voting: Voting, command: asked.OnProposal) -> Id | None:
    """Which it is about; its answer may go with it."""
    if isinstance(command, asked.AskToAdd | asked.AskToTakeOff):
        return command.seat
    number = command.number if isinstance(command, asked.AgreeToWish) else 0
    wish = next((each for each in voting.wishes if each.number == number), None)
    return wish.seat.seat if wish and wish.seat else None

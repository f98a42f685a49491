"""Who is asked in a vote, as it was written down and as two agreed since."""

from dataclasses import replace

from bot.features.proposals import commands as asked
from bot.features.proposals.model import ACTS, HOLDINGS, ROLL, Act, Held, OnRoll, Proposal, SeatName, alone
from bot.features.proposals.model.amending import taken_off
from bot.features.proposals.model.asked_page import A_PAGE, OFFERED, WITH_WORDS, OnTheRoll
from bot.features.proposals.model.given import Amending
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
    off = unit.get(ROLL).entry(state.id, state.voting.number, seat) if seat in taken_off(state.voting) else None
    return Amending(state, seats, tuple(filter(None, lines)), with_them, homes, answer, off)


def on_the_roll(unit: Unit, page: asked.RollPage | asked.AdvicePage, context: Context) -> OnTheRoll:
    """Whatever is read is of one page, however many are asked. Those who were taken off leave gaps in it."""
    state, start = shown(unit, page.proposal, context), max(page.start, 0)
    size = A_PAGE if isinstance(page, asked.RollPage) else WITH_WORDS
    voting = state.voting
    if voting is None:
        of = (state.result and state.result.held_with) or HeldWith(state.id, state.result.number if state.result else 0)
        off = frozenset(state.result.off if state.result else ())
        return OnTheRoll(state, *_part(unit, of, off, start, size))
    of, off = HeldWith(state.id, voting.number), taken_off(voting)
    lines, answers, start, more = _part(unit, of, off, start, size)
    mine = unit.get(HOLDINGS).of(context.person)
    held = frozenset(each.name.seat for each in mine if context.person in each.holders)
    on = frozenset(each for each in held - off if unit.get(ROLL).entry(state.id, voting.number, each))
    later, seats = _around(unit, state, voting, lines)
    return OnTheRoll(state, lines, answers, start, more, on, held, later, seats, unit.get(PROXIES).not_ended())


def _part(
    unit: Unit, of: HeldWith, off: frozenset[Id], start: int, size: int
) -> tuple[tuple[OnRoll, ...], tuple[Act, ...], int, bool]:
    lines = unit.get(ROLL).part(of.proposal, of.vote, start)
    here = tuple(each for each in lines[:size] if each.seat not in off)
    acts = unit.get(ACTS).latest_of(of.proposal, of.vote, here[0].seat, here[-1].seat) if here else ()
    return here, acts, start, len(lines) > size


def _around(
    unit: Unit, state: Proposal, voting: Voting, lines: tuple[OnRoll, ...]
) -> tuple[tuple[SeatName, ...], tuple[Held, ...]]:
    """Some who came later, or back; and who answers now for those of the page. A circle is small, and read whole."""
    here = {each.seat for each in lines}
    if state.circle:
        now, roll = asked_now(unit, state), {each.seat for each in roll_of(unit, state)}
        later = tuple(each.name for each in now if each.holders and each.name.seat not in roll)
        return later[:OFFERED], tuple(each for each in now if each.name.seat in here)
    came = unit.get(HOLDINGS).later(state.id, voting.number, voting.opened_at, people=voting.asking.people)
    entries = (unit.get(ROLL).entry(state.id, voting.number, each) for each in sorted(taken_off(voting)))
    left = _held(unit, tuple(each.name for each in entries if each))
    back = tuple(each.name for each in left if each.holders)
    return (*back, *came)[:OFFERED], _held(unit, tuple(each.name for each in lines))


def _held(unit: Unit, names: tuple[SeatName, ...]) -> tuple[Held, ...]:
    people = tuple(each.person for each in names if each.person)
    known = unit.get(ROSTER).directory(people, ()).people if people else {}
    seats = unit.get(HOLDINGS).these(tuple(each.seat for each in names if not each.is_persons))
    return (*seats, *(alone(each, is_here=each.person in known) for each in names if each.person))


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

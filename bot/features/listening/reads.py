"""What a round's handlers and pages need from the store: loaded and locked here, decided elsewhere."""

from bot.features.listening.commands import (
    ForgetSpeaker,
    InRound,
    InTurn,
    LeaveWithCoalition,
    MyTime,
    OpenFirstRound,
    OpenRound,
    RoundsHere,
)
from bot.features.listening.model import ROUNDS, Attended, Opening, Round, Stage
from bot.kernel.command import Context
from bot.kernel.ids import PersonId
from bot.kernel.ports import RULES, Unit
from bot.kernel.refusal import NotAtHome, found


def the_round(unit: Unit, command: InRound | InTurn, context: Context) -> Round:
    return found(unit.get(ROUNDS).locked(command.round))


def round_with(unit: Unit, command: LeaveWithCoalition, context: Context) -> Round | None:
    rounds = unit.get(ROUNDS)
    first = next((each for each in rounds.running() if each.holds(command.person)), None)
    return rounds.locked(first.id) if first else None


def ended_with(unit: Unit, command: ForgetSpeaker, context: Context) -> Round | None:
    """A round that goes on is let go of when it has ended."""
    rounds = unit.get(ROUNDS)
    first = next((each for each in rounds.of(command.person) if each.stage is Stage.ended), None)
    return rounds.locked(first.id) if first else None


def rounds_with(unit: Unit, person: PersonId) -> Attended:
    return Attended(person, unit.get(ROUNDS).of(person))


def opening(unit: Unit, command: OpenRound | OpenFirstRound, context: Context) -> Opening:
    """There is no root to lock yet; that a place has one round at a time is a constraint of the store."""
    rounds = unit.get(ROUNDS)
    same = rounds.find(command.round) if isinstance(command, OpenRound) else None
    return Opening(same or rounds.running_in(context.place), unit.get(RULES).rules())


def round_here(unit: Unit, page: RoundsHere, context: Context) -> Round | None:
    return unit.get(ROUNDS).running_in(context.place)


def round_of(unit: Unit, page: MyTime, context: Context) -> Round:
    rounds = unit.get(ROUNDS)
    if page.round:
        return found(rounds.find(page.round))
    if context.home is None:
        raise NotAtHome
    return found(rounds.running_in(context.home))

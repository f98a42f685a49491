"""What the handlers and the page of a slow round need from the store: loaded and locked here, decided elsewhere."""

from bot.features.slow_rounds.commands import (
    EndSlowRound,
    EndSlowRoundThere,
    ForgetVoice,
    InSlowRound,
    OpenSlowRound,
    ShowWords,
    SlowPage,
)
from bot.features.slow_rounds.model import SLOW_ROUNDS, Ending, NoSlowRoundOpen, Opening, Seen, SlowRound, Written
from bot.kernel.command import Context
from bot.kernel.form import Option
from bot.kernel.ids import PersonId
from bot.kernel.ports import ROSTER, RULES, Unit
from bot.kernel.refusal import found
from bot.presence import PRESENCE


def open_here(unit: Unit, request: SlowPage, context: Context) -> Seen:
    """One can write from any place; the words are shown where it was opened."""
    rounds, homes = unit.get(SLOW_ROUNDS).open(), unit.get(ROSTER).homes()
    here = next((each for each in rounds if each.place == context.place), None)
    if here or not rounds:
        return Seen(here)
    return Seen(rounds[0], homes.get(rounds[0].place))


def opening(unit: Unit, command: OpenSlowRound, context: Context) -> Opening:
    """There is no root to lock yet; that a place has one at a time is a constraint of the store."""
    rounds = unit.get(SLOW_ROUNDS)
    standing = rounds.find(command.round) or rounds.open_in(context.place)
    return Opening(standing, unit.get(RULES).rules())


def the_slow_round(unit: Unit, command: InSlowRound, context: Context) -> SlowRound:
    return found(unit.get(SLOW_ROUNDS).locked(command.round))


def ending(unit: Unit, command: EndSlowRound | ShowWords, context: Context) -> Ending:
    given = the_slow_round(unit, command, context)
    return Ending(given, unit.get(PRESENCE).reached(given.place))


def open_there(unit: Unit, command: EndSlowRoundThere, context: Context) -> SlowRound | None:
    there = unit.get(SLOW_ROUNDS).open_in(command.place)
    return unit.get(SLOW_ROUNDS).locked(there.id) if there else None


def to_choose(unit: Unit, context: Context) -> tuple[Option, ...]:
    """Those that are open, the one here first. Raises NoSlowRoundOpen."""
    rounds = sorted(unit.get(SLOW_ROUNDS).open(), key=lambda each: each.place != context.home)
    if not rounds:
        raise NoSlowRoundOpen
    return tuple(Option(each.id, each.topic) for each in rounds)


def written_in(unit: Unit, command: ForgetVoice, context: Context) -> SlowRound | None:
    rounds = unit.get(SLOW_ROUNDS)
    first = next(iter(rounds.of(command.person)), None)
    return rounds.locked(first.id) if first else None


def written_by(unit: Unit, person: PersonId) -> Written:
    return Written(person, unit.get(SLOW_ROUNDS).of(person))

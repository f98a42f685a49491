"""What stands in the store at a moment of a life: who has which floor until when, and what became of everyone."""

from dataclasses import dataclass, field
from datetime import datetime

from adapters.terminal.cast import ROOM
from bot.dispatch.ports import Transaction
from bot.features.listening.commands import InTurn
from bot.features.listening.model import ROUNDS, Round, Stage
from bot.features.slow_rounds.model import SLOW_ROUNDS
from bot.kernel.command import Command, Draft, Page
from bot.kernel.ids import Id


@dataclass(slots=True)
class Standing:
    """By the names of what goes on: `floors` are who may act in which turn, `until` when their time is over, `end` what
    became of all. `waiting` counts what is told of an absence."""

    floors: dict[str, list[str | int]] = field(default_factory=dict)
    until: dict[str, datetime] = field(default_factory=dict)
    turns: dict[Id, int] = field(default_factory=dict)
    end: dict[str, str] = field(default_factory=dict)
    seconds: dict[str, int] = field(default_factory=dict)
    waiting: int = 0

    def counts(self, pressed: Command | Page | Draft) -> bool:
        """Whether a button is of the turn that it is now."""
        return not isinstance(pressed, InTurn) or pressed.turn == self.turns.get(pressed.round)


def standing(transaction: Transaction, _: None) -> Standing:
    here = transaction.recognise(None, ROOM)
    if here.coalition is None:
        raise AssertionError("the coalition is gone")
    unit, found = transaction.unit(here.coalition), Standing()
    for each in (*unit.get(ROUNDS).running(), *unit.get(ROUNDS).latest()):
        _round(each, found)
    for slow in unit.get(SLOW_ROUNDS).open():
        found.end["slow round"] = "open"
        found.floors["slow round"] = [slow.until.isoformat()]
    return found


def _round(state: Round, found: Standing) -> None:
    found.waiting += state.stage is not Stage.ended
    found.turns[state.id] = state.turns
    found.end["round"] = f"{state.stage.value} after {state.turns} turns"
    for each in state.speakers:
        found.end[f"speaker {each.number}"] = f"{each.part.value}, asked {each.asked} times"
        found.seconds[f"speaker {each.number}"] = each.seconds
    if state.floor:
        found.floors["round"] = [state.floor.turn, state.floor.speaker, state.floor.step.value]
    if state.floor and state.stage is Stage.going:
        found.until["round"] = state.floor.until

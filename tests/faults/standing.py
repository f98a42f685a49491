"""What stands in the store at a moment of a life: who has which floor until when, and what became of everyone."""

from dataclasses import dataclass, field
from datetime import datetime

from adapters.terminal.cast import EXAMPLE, PLATFORM, ROOM, WORKSPACE
from bot.dispatch.ports import Transaction
from bot.features.listening.commands import InTurn
from bot.features.listening.model import ROUNDS, Round, Stage
from bot.features.points.model import POINTS_HERE
from bot.features.slow_rounds.model import SLOW_ROUNDS
from bot.features.small_groups.commands import InGroup, InTurnHere
from bot.features.small_groups.model import GROUPS, Group
from bot.features.small_groups.model.group import IN_TURN
from bot.kernel.command import Account, Command, Draft, Page
from bot.kernel.ids import Id, PersonId
from tests.faults.lives import LISTENER, SPEAKER


@dataclass(slots=True)
class Standing:
    """By the names of what goes on: `floors` are who may act in which turn, `until` when their time is over, `end` what
    became of all. `waiting` counts the places that are told of an
    absence: that of the round, and that of each small group."""

    floors: dict[str, list[str | int]] = field(default_factory=dict)
    until: dict[str, datetime] = field(default_factory=dict)
    turns: dict[Id, int] = field(default_factory=dict)
    groups: dict[Id, Group] = field(default_factory=dict)
    people: dict[str, PersonId] = field(default_factory=dict)
    end: dict[str, str] = field(default_factory=dict)
    seconds: dict[str, int] = field(default_factory=dict)
    waiting: int = 0

    def counts(self, pressed: Command | Page | Draft, user: str) -> bool:
        """Whether a button is of the turn that it is now, and of their own small group."""
        match pressed:
            case InTurn():
                return pressed.turn == self.turns.get(pressed.round)
            case InTurnHere():
                here = self.groups.get(pressed.group)
                return here is not None and here.turn == pressed.turn and self.people[user] in here.people
            case InGroup():
                here = self.groups.get(pressed.group)
                return here is not None and self.people[user] in here.people
            case _:
                return True

    def meant(self, user: str) -> str:
        """Who has the floor of the small group is drawn by lot; of two, the other one listens."""
        speaking = {group.speaker for group in self.groups.values()}
        if user not in {SPEAKER, LISTENER}:
            return user
        there = (name for name in ("ana", "ben") if (self.people[name] in speaking) == (user == SPEAKER))
        return next(there, "ana")


def standing(transaction: Transaction, _: None) -> Standing:
    here = transaction.recognise(None, ROOM)
    if here.coalition is None:
        raise AssertionError("the coalition is gone")
    unit, found = transaction.unit(here.coalition), Standing()
    for each in (*unit.get(ROUNDS).running(), *unit.get(ROUNDS).latest()):
        _round(each, found)
    for persona in EXAMPLE:
        person = transaction.recognise(Account(PLATFORM, WORKSPACE, persona.user), ROOM).person
        if person:
            found.people[persona.user] = person
            _groups(unit.get(GROUPS).of(person), found)
    found.waiting += sum(not each.is_over for each in found.groups.values())
    if unit.get(SLOW_ROUNDS).open():
        found.end["slow round"] = "open"
    for points in unit.get(POINTS_HERE).latest():
        told = sorted(f"{each.number}: {each.marked}" for each in points.points)
        found.end["points"] = f"{points.stage.value}, {told}, {points.marked} marked, {len(points.marks)} kept"
    return found


def _groups(groups: tuple[Group, ...], found: Standing) -> None:
    for each in groups:
        found.groups[each.id] = each
        name = f"group {each.id}"
        found.floors[name] = [each.turn, each.speaker or "nobody", each.step.value]
        if each.step in IN_TURN:
            found.until[name] = each.ends


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

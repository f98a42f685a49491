"""One command and all that follows from it, inside the transaction that dispatch opened."""

from datetime import timedelta
from typing import Any

from bot.kernel import limits
from bot.kernel.card import Card
from bot.kernel.change import Change, Happened
from bot.kernel.command import Command, Context
from bot.kernel.feature import Aggregate, Catalogue
from bot.kernel.ids import Id
from bot.kernel.ports import UnitOfWork
from bot.kernel.text import Phrase

LONGEST_CHAIN = 3
RETRY_AFTER = timedelta(minutes=5)
RETRY = "retry"


class Running:
    """One command and all that follows from it."""

    def __init__(self, catalogue: Catalogue, unit: UnitOfWork, context: Context) -> None:
        self.catalogue = catalogue
        self.unit = unit
        self.context = context
        self.failures: list[BaseException] = []

    def run(self, command: Command, depth: int) -> Card | Phrase | None:
        if depth > LONGEST_CHAIN:
            raise RuntimeError(f"{type(command).__name__} came after {LONGEST_CHAIN} reactions")
        route = self.catalogue.routes[type(command)]
        change = route.handler(route.reader(self.unit, command, self.context), command, self.context)
        if command.untraced:
            self._refuse_traces(change)
        self._save(change)
        for fact in change.facts:
            self._react(fact, depth)
        return change.reply

    def _save(self, change: Change[Any]) -> None:
        if len(change.new) > limits.NEW_AGGREGATES:
            raise ValueError(f"{len(change.new)} new aggregates, {limits.NEW_AGGREGATES} at most in a transaction")
        for state in change.new:
            kind = self.catalogue.aggregates[type(state)]
            self.unit.get(kind.key).add(state)
            if kind.board:
                self.unit.place_board(kind.name, state.id, kind.board.where(state))
            self._keep_time(kind, state)
        if change.state is not None:
            kind = self.catalogue.aggregates[type(change.state)]
            self.unit.get(kind.key).save(change.state)
            if kind.board:
                self.unit.want_board(kind.name, change.state.id)
            self._keep_time(kind, change.state)
        if change.messages:
            self.unit.send(change.messages, self.context.now)
        if change.facts:
            self.unit.record(change.facts, self.context.person, self.context.now)

    def _keep_time(self, kind: Aggregate[Any], state: Any) -> None:
        if kind.deadline:
            self.unit.set_timer(kind.name, state.id, kind.deadline(state))

    def _react(self, fact: Happened, depth: int) -> None:
        """A reaction that fails leaves its cause standing: it is undone alone, reported, and tried again later."""
        for command in self.catalogue.commands_after(fact):
            try:
                with self.unit.attempt():
                    self.run(command, depth + 1)
            except Exception as failure:  # noqa: BLE001 - whatever it is, the cause stands and the failure is reported
                self.failures.append(failure)
                self.unit.put_back(self.context.fresh(Id), command, self.context.now + RETRY_AFTER)

    def _refuse_traces(self, change: Change[Any]) -> None:
        states = (*change.new, *((change.state,) if change.state is not None else ()))
        kinds = [self.catalogue.aggregates[type(state)] for state in states]
        if change.facts or change.messages or any(kind.deadline or kind.board for kind in kinds):
            raise RuntimeError("an untraced command left a trace")

"""One command and all that follows from it, inside the transaction that dispatch opened."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.dispatch.ports import UnitOfWork
from bot.dispatch.threads import Under
from bot.kernel import limits
from bot.kernel.attention import Ask, Need
from bot.kernel.change import Change, Happened, NeedRaised, Rung
from bot.kernel.command import Command, Context
from bot.kernel.feature import Aggregate, Catalogue
from bot.kernel.ids import Id

LONGEST_CHAIN = 3
RETRY_AFTER = timedelta(minutes=5)
RETRY = "retry"


class EndlessReactions(Exception):
    """Reactions cause each other without end: a mistake in our features, which undoes everything."""


class Running:
    """Decides first and saves afterwards: a refusal comes while nothing is written yet."""

    def __init__(self, catalogue: Catalogue, unit: UnitOfWork, context: Context, thread: str | None = None) -> None:
        """`thread` is the one in which it was asked."""
        self.catalogue = catalogue
        self.thread = thread
        self.unit = unit
        self.context = context
        self.afterwards = replace(context, home=None, address=None)
        self.failures: list[BaseException] = []

    def decide(self, command: Command) -> Change[Any]:
        """Raises Refusal; readers and handlers write nothing."""
        return self._decide(command, self.context)

    def _decide(self, command: Command, context: Context) -> Change[Any]:
        route = self.catalogue.routes[type(command)]
        change = route.handler(route.reader(self.unit, command, context), command, context)
        if command.untraced:
            self._refuse_traces(change)
        return change

    def follow(self, change: Change[Any], depth: int = 0) -> None:
        """Saves the change and runs what other features do about it. From here on whatever is raised is a failure."""
        self._save(change)
        for fact in (*change.facts, *_calls_on(change)):
            self._react(fact, depth)

    def _save(self, change: Change[Any]) -> None:
        if len(change.new) > limits.NEW_AGGREGATES:
            raise ValueError(f"{len(change.new)} new aggregates, {limits.NEW_AGGREGATES} at most in a transaction")
        for state in change.new:
            kind = self.catalogue.aggregates[type(state)]
            self.unit.get(kind.key).add(state)
            if kind.board:
                where = kind.board.where(state)
                begun_here = kind.board.aloud and where == (self.context.home,)
                self.unit.place_board(kind.name, state.id, where, self.thread if begun_here else None)
            self._keep_time(kind, state)
        if change.state is not None:
            kind = self.catalogue.aggregates[type(change.state)]
            self.unit.get(kind.key).save(change.state)
            if kind.board and kind.board.where(change.state) is None:
                self.unit.place_board(kind.name, change.state.id, None)
            elif kind.board:
                self.unit.want_board(kind.name, change.state.id, kind.board.where(change.state) or ())
            self._keep_time(kind, change.state)
        if change.messages:
            self.unit.send(change.messages, self.context.now, self._under(change))
        if change.needs:
            self.unit.keep(change.needs, self.context.now)
        if facts := [fact for fact in change.facts if fact.recorded]:
            self.unit.record(facts, self.context.person, self.context.now)

    def _under(self, change: Change[Any]) -> Under | None:
        """The board of what the change is about, if it gathers what is said of it."""
        state = change.state if change.state is not None else next(iter(change.new), None)
        kind = self.catalogue.aggregates[type(state)] if state is not None else None
        aloud = kind.board.aloud if kind and kind.board else None
        return Under(kind.name, state.id, aloud(state)) if kind and state is not None and aloud else None

    def _keep_time(self, kind: Aggregate[Any], state: Any) -> None:
        if kind.deadline:
            self.unit.set_timer(kind.name, state.id, kind.deadline(state))

    def _react(self, fact: Happened, depth: int) -> None:
        for reaction in self.catalogue.reactions_to(fact):
            try:
                commands = reaction.commands(fact)
            except Exception as failure:  # noqa: BLE001 - as below; nothing is known yet that could be tried again
                self.failures.append(failure)
                continue
            for command in commands:
                self._follow_up(command, depth + 1)

    def _follow_up(self, command: Command, depth: int) -> None:
        """One that fails leaves its cause standing: it is undone alone, reported, and tried again later, unless it is
        untraced: its words would wait in the store."""
        if depth > LONGEST_CHAIN:
            raise EndlessReactions(f"{type(command).__name__} came after {LONGEST_CHAIN} reactions")
        try:
            with self.unit.attempt():
                self.follow(self._decide(command, self.afterwards), depth)
        except EndlessReactions:
            raise
        except Exception as failure:  # noqa: BLE001 - whatever it is, the cause stands and the failure is reported
            self.failures.append(failure)
            if command.untraced:
                return
            self.unit.put_back(self.context.fresh(Id), command, self.context.now + RETRY_AFTER)

    def _refuse_traces(self, change: Change[Any]) -> None:
        states = (*change.new, *((change.state,) if change.state is not None else ()))
        kinds = [self.catalogue.aggregates[type(state)] for state in states]
        if change.facts or change.messages or change.needs or any(kind.deadline or kind.board for kind in kinds):
            raise RuntimeError("an untraced command left a trace")


def _calls_on(change: Change[Any]) -> Iterator[Happened]:
    """Once for each person, always in the same order, so that two transactions do not wait for each other's people."""
    yield from map(Rung, sorted({each.person for each in change.messages if isinstance(each, Ask)}))
    yield from map(NeedRaised, sorted({each.person for each in change.needs if isinstance(each, Need) and each.rings}))

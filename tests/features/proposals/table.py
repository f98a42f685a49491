"""A longer text and its blocks as values: what people press, what follows from it, and all that was told."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any

from bot.features.proposals import PROPOSING, facts
from bot.features.proposals import commands as asked
from bot.features.proposals.handlers import texts as handlers
from bot.features.proposals.model import Act, Chair, Held, OnRoll, Proposal, ProposalId
from bot.features.proposals.model.asking import Position
from bot.features.proposals.model.given import Answering, Keeping, Opening
from bot.features.proposals.model.making import AskingAll, BlockOf, TextWritten
from bot.features.proposals.model.text import Text, TextId
from bot.kernel.attention import Message
from bot.kernel.change import Change, Happened
from bot.kernel.command import Actor, Command, Context, Standing
from bot.kernel.ids import CoalitionId
from bot.kernel.settings import Rules
from tests.features.proposals.council import HOME, NOW, SIX, person

ROUTES = {route.command: route for route in PROPOSING.routes}
WHOLE = TextId("the-text------")
BODY = "We keep one page.\n\nEach looks after its own lines.\n\nIt is in Spanish too."


@dataclass
class Table:
    """Everything that follows from a press is done at once, as dispatch does it."""

    seats: tuple[Held, ...] = SIX
    rules: Rules = field(default_factory=lambda: Rules({}))
    text: Text | None = None
    proposals: dict[ProposalId, Proposal] = field(default_factory=dict)
    roll: list[OnRoll] = field(default_factory=list)
    acts: list[Act] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)
    facts: list[Happened] = field(default_factory=list)
    now: datetime = NOW
    lot: Random = field(default_factory=lambda: Random(7))

    @property
    def it(self) -> Text:
        assert self.text is not None
        return self.text

    def block(self, number: int) -> Proposal:
        made = self.it.blocks[number - 1].proposal
        assert made is not None
        return self.proposals[made]

    def context(self, who: str, standing: Standing = Standing.member) -> Context:
        return Context(self.now, Actor(person(who), standing), CoalitionId("the-coalition-"), HOME, None, self.lot)

    def write(self, body: str = BODY, who: str = "art") -> Change[Any]:
        return self.press(who, asked.WriteText(WHOLE, "One page", body))

    def press(self, who: str, command: Command, standing: Standing = Standing.member) -> Change[Any]:
        """As whoever has this name; raises what is refused."""
        handler = ROUTES[type(command)].handler
        change: Change[Any] = handler(self._given(who, command), command, self.context(who, standing))
        for state in (*change.new, change.state):
            self._kept(state)
        self.messages += change.messages
        self.facts += change.facts
        for fact in change.facts:
            self._follow(who, fact)
        return change

    def answers(self, number: int, who: str, position: Position) -> None:
        """For the seat that whoever has this name holds."""
        block = self.block(number)
        held = next(each for each in self.seats if person(who) in each.holders)
        mine = [each for each in self._roll(block) if each.seat == held.name.seat]
        acts = tuple(each for each in self._latest(block) if each.seat == held.name.seat)
        given = Answering(block, (Chair(held, next(iter(mine), None), acts),))
        command = asked.Answer(block.id, block.text.number, position)
        change: Change[Any] = ROUTES[asked.Answer].handler(given, command, self.context(who))
        for state in (*change.new, change.state):
            self._kept(state)

    def passes(self, **time: float) -> None:
        """What the clock does for the blocks until then, in its order."""
        until = self.now + timedelta(**time)
        for _ in range(1_000):
            dues = [(due, key) for key, each in self.proposals.items() if (due := each.deadline())]
            due, key = min(dues, default=(until + timedelta(1), None))
            if key is None or due > until:
                break
            self.now = max(due, self.now)
            self.press("clock", asked.KeepVote(key), Standing.clock)
        self.now = until

    def _kept(self, state: object) -> None:
        match state:
            case Text():
                self.text = state
            case Proposal():
                self.proposals[state.id] = state
            case OnRoll():
                self.roll.append(state)
            case Act():
                self.acts.append(state)

    def _follow(self, who: str, fact: Happened) -> None:
        if isinstance(fact, facts.BlocksAsked):
            for each in handlers.after_blocks_asked(fact):
                self.press(who, each)
        if isinstance(fact, handlers.Followed):
            for kept in handlers.after_it(fact):
                self.press(who, kept)

    def _given(self, who: str, command: Command) -> object:
        match command:
            case asked.WriteText():
                return TextWritten(self.text, None)
            case asked.AskForAll():
                remaining = [each.proposal for each in self.it.remaining if each.proposal]
                return AskingAll(self.it, self._opening(remaining[0], who, told=True) if remaining else None)
            case asked.AskAboutBlock() | asked.AskForAnswers():
                return self._opening(command.proposal, who, told=isinstance(command, asked.AskForAnswers))
            case asked.KeepText():
                return BlockOf(self.it, self.proposals[command.proposal], (HOME,))
            case asked.KeepVote():
                return self._keeping(self.proposals[command.proposal])
            case asked.Rewrite() | asked.WithdrawBlock():
                state = self.proposals[command.proposal]
                return Keeping(state, (HOME,), roll=self._roll(state))
            case _:
                return self.it

    def _opening(self, proposal: ProposalId, who: str, *, told: bool) -> Opening:
        return Opening(self.proposals[proposal], self.seats, self.rules, person(who), (HOME,) if told else ())

    def _roll(self, state: Proposal) -> tuple[OnRoll, ...]:
        number = state.voting.number if state.voting else 0
        return tuple(each for each in self.roll if (each.proposal, each.vote) == (state.id, number))

    def _keeping(self, state: Proposal) -> Keeping:
        return Keeping(state, (HOME,), self.seats, acts=self._latest(state), roll=self._roll(state))

    def _latest(self, state: Proposal) -> tuple[Act, ...]:
        number = state.voting.number if state.voting else 0
        mine = [each for each in self.acts if (each.proposal, each.vote) == (state.id, number)]
        return tuple({each.seat: each for each in mine}.values())

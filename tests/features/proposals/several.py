"""A proposal and changes to it that became proposals of their own, as values: what people press, and what follows."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any

from bot.features.proposals import PROPOSING
from bot.features.proposals import commands as asked
from bot.features.proposals.facts.kept import OneVoteOpened, OneVoteOver
from bot.features.proposals.handlers import together
from bot.features.proposals.model import Act, Chair, Held, OnRoll, Proposal, ProposalId, Stage, Version
from bot.features.proposals.model.asking import Position
from bot.features.proposals.model.given import Answering, HandingIn, Keeping, Opening
from bot.features.proposals.model.one_vote import Joining, PuttingTogether, first_of, others_of
from bot.features.proposals.model.origin import Origin, Way, made_of
from bot.features.proposals.model.pieces import Fate, Kind, Matter
from bot.kernel.attention import Message, Waiting
from bot.kernel.change import Change, Happened
from bot.kernel.command import Actor, Command, Context, Standing
from bot.kernel.ids import CoalitionId
from bot.kernel.settings import Rules
from tests.features.proposals.council import HOME, IT, NOW, SIX, person
from tests.features.proposals.urn import Secret

ROUTES = {route.command: route for route in PROPOSING.routes}
WORDS = ("In Spanish too.", "Each year anew.")
OTHERS = tuple(made_of(IT, number) for number in (1, 2))
"""Clinic's change and Dance's, each a proposal of its own."""


@dataclass
class Several:
    """Everything that follows from a press is done at once, as dispatch does it."""

    seats: tuple[Held, ...] = SIX
    now: datetime = NOW
    proposals: dict[ProposalId, Proposal] = field(default_factory=dict)
    roll: list[OnRoll] = field(default_factory=list)
    acts: list[Act] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)
    facts: list[Happened] = field(default_factory=list)
    needs: list[Waiting] = field(default_factory=list)
    lot: Random = field(default_factory=lambda: Random(7))
    secret: Secret = field(default_factory=Secret)

    def __post_init__(self) -> None:
        whose = (person("clinic"), person("dance"))
        matters = tuple(
            Matter(number, Kind.change, words, by, None, NOW, Fate.on_its_own)
            for number, (words, by) in enumerate(zip(WORDS, whose, strict=True), 1)
        )
        first = Version(1, "We keep one page.", person("art"), NOW)
        self.proposals[IT] = Proposal(IT, "One page", NOW, person("art"), None, (first,), matters=matters)
        for key, each in zip(OTHERS, matters, strict=True):
            own, origin = Version(1, each.words, each.by, NOW), Origin(Way.change, IT, each.number)
            self.proposals[key] = Proposal(key, each.words, NOW, each.by, None, (own,), origin=origin)

    @property
    def first(self) -> Proposal:
        return self.proposals[IT]

    def other(self, number: int) -> Proposal:
        return self.proposals[OTHERS[number - 1]]

    @property
    def stages(self) -> tuple[Stage, ...]:
        return tuple(self.proposals[key].stage for key in (IT, *OTHERS))

    def put_together(self, which: ProposalId = IT, **more: Any) -> Change[Any]:
        return self.press("art", asked.PutTogether(which, **more))

    def picks(self, who: str, *options: int) -> None:
        for each in options:
            self.press(who, asked.Answer(IT, 1, Position.picked, each))

    def context(self, who: str, standing: Standing = Standing.member) -> Context:
        return Context(self.now, Actor(person(who), standing), CoalitionId("the-coalition-"), HOME, None, self.lot)

    def press(self, who: str, command: Command, standing: Standing = Standing.member) -> Change[Any]:
        """As whoever has this name; raises what is refused."""
        handler = ROUTES[type(command)].handler
        change: Change[Any] = handler(self._given(who, command), command, self.context(who, standing))
        for state in (*change.new, change.state):
            match state:
                case Proposal():
                    self.proposals[state.id] = state
                case OnRoll():
                    self.roll.append(state)
                case Act():
                    self.acts.append(state)
        self.messages += change.messages
        self.facts += change.facts
        self.needs += change.needs
        for fact in change.facts:
            self._follow(who, fact)
        return change

    def passes(self, **time: float) -> None:
        """What the clock does for all of them until then, in its order."""
        until = self.now + timedelta(**time)
        for _ in range(1_000):
            dues = [(due, key) for key, each in self.proposals.items() if (due := each.deadline())]
            due, key = min(dues, default=(until + timedelta(1), IT))
            if due > until:
                break
            self.now = max(due, self.now)
            self.press("clock", asked.KeepVote(key), Standing.clock)
        self.now = until

    def _follow(self, who: str, fact: Happened) -> None:
        if isinstance(fact, OneVoteOpened):
            for joins in together.after_one_vote_opened(fact):
                self.press(who, joins, Standing.clock)
        if isinstance(fact, OneVoteOver):
            for leaves in together.after_one_vote_over(fact):
                self.press(who, leaves, Standing.clock)

    def _given(self, who: str, command: Command) -> object:
        assert isinstance(command, asked.OnProposal)
        state = self.proposals[command.proposal]
        match command:
            case asked.PutTogether():
                first = self.proposals[first_of(state)]
                others = tuple(self.proposals[key] for key in others_of(first) if key in self.proposals)
                return PuttingTogether(self._opening(first, who), others)
            case asked.JoinVote() | asked.PartFromVote():
                return Joining(state, self.proposals[command.first])
            case asked.AskForAnswers():
                return self._opening(state, who)
            case asked.KeepVote():
                return Keeping(state, (HOME,), self.seats, acts=self._latest(state), roll=self._roll(state))
            case asked.Rewrite() | asked.WithdrawBlock() | asked.TakeUpAgain():
                return Keeping(state, (HOME,), roll=self._roll(state))
            case asked.Answer():
                return Answering(state, self._chairs(state, who))
            case asked.HandIn():
                return HandingIn(state, None)
            case _:
                return state

    def _opening(self, state: Proposal, who: str) -> Opening:
        return Opening(state, self.seats, Rules({}), person(who), (HOME,))

    def _chairs(self, state: Proposal, who: str) -> tuple[Chair, ...]:
        held = next(each for each in self.seats if person(who) in each.holders)
        mine = [each for each in self._roll(state) if each.seat == held.name.seat]
        number = state.voting.number if state.voting else 0
        acts = tuple(a for a in self.acts if (a.proposal, a.vote, a.seat) == (state.id, number, held.name.seat))
        return (Chair(held, next(iter(mine), None), acts),)

    def _roll(self, state: Proposal) -> tuple[OnRoll, ...]:
        number = state.voting.number if state.voting else 0
        return tuple(each for each in self.roll if (each.proposal, each.vote) == (state.id, number))

    def _latest(self, state: Proposal) -> tuple[Act, ...]:
        number = state.voting.number if state.voting else 0
        mine = [each for each in self.acts if (each.proposal, each.vote) == (state.id, number) and each.is_answer]
        return tuple({each.seat: each for each in mine}.values())

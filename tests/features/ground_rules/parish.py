"""Ground rules as values: people who draft and press, votes that are counted, time that passes, and what was told."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from random import Random
from typing import Any

from bot.deciding import BeingDecided, Decided, DecisionWanted
from bot.features import RULINGS
from bot.features.ground_rules import commands as asked
from bot.features.ground_rules import ground_rules
from bot.features.ground_rules.facts import RuleInForce
from bot.features.ground_rules.handlers import deciding
from bot.features.ground_rules.model.book import (
    Answering,
    Book,
    Found,
    Looking,
    NamedIn,
    OfRule,
    OnTopic,
    Replacing,
    Topics,
    Written,
)
from bot.features.ground_rules.model.rule import GroundRule
from bot.features.ground_rules.model.wording import EXCEPTION, RULE, RuleId
from bot.kernel.attention import Message, Waiting
from bot.kernel.card import Card
from bot.kernel.change import Change, Happened
from bot.kernel.command import Actor, Command, Context, Page, Standing
from bot.kernel.ids import CoalitionId, Id, PersonId
from bot.ruling import Ruling, Topic
from tests.features.ground_rules.village import ANA, COALITION, HOMES, NOW, WHO

FEATURE = ground_rules(RULINGS)
ROUTES = {route.command: route for route in FEATURE.routes}
VIEWS = {view.page: view for view in FEATURE.pages}
LEAST_DAYS, USUAL_DAYS = "least-days-of-a-vote", "days-of-a-vote"


def rule_id(name: str) -> RuleId:
    return RuleId(name.ljust(14, "-"))


FIRST, SECOND, THIRD = rule_id("first"), rule_id("second"), rule_id("third")


@dataclass
class Parish:
    """Facts are followed at once, as dispatch does it; what is wanted waits until a test says how it was decided."""

    rules: dict[RuleId, GroundRule] = field(default_factory=dict)
    now: datetime = NOW
    messages: list[Message] = field(default_factory=list)
    facts: list[Happened] = field(default_factory=list)
    needs: list[Waiting] = field(default_factory=list)
    votes: dict[tuple[str, Id, int], int] = field(default_factory=dict)
    zone: str = "UTC"
    lot: Random = field(default_factory=lambda: Random(7))

    @property
    def book(self) -> Book:
        return Book(tuple(self.rules.values()), RULINGS)

    def context(self, who: PersonId, standing: Standing = Standing.member) -> Context:
        return Context(self.now, Actor(who, standing), CoalitionId(COALITION), HOMES[0], None, self.lot)

    def press(self, who: PersonId, command: Command, standing: Standing = Standing.member) -> Change[Any]:
        """What is refused changes nothing."""
        handler: Any = ROUTES[type(command)].handler
        change: Change[Any] = handler(self._given(who, command), command, self.context(who, standing))
        for state in (*change.new, change.state):
            if isinstance(state, GroundRule):
                self.rules[state.id] = state
        self.facts += change.facts
        self.messages += change.messages
        self.needs += change.needs
        for fact in change.facts:
            if isinstance(fact, DecisionWanted):
                self.opens((fact.kind, fact.subject, fact.number))
            if isinstance(fact, RuleInForce):
                for each in deciding.after_rule_in_force(fact):
                    self.press(who, each, Standing.clock)
        return change

    def opens(self, wanted: tuple[str, Id, int]) -> None:
        """A vote on it, as proposals do: the same thing wanted again is asked once more."""
        self.votes[wanted] = vote = self.votes.get(wanted, 0) + 1
        for each in deciding.after_being_decided(BeingDecided(*wanted, proposal_on(wanted[0]), vote)):
            self.press(ANA, each, Standing.clock)

    def decide(self, rule: RuleId, *, adopted: bool = True, kind: str = RULE, withdrawn: bool = False) -> None:
        """The latest vote of this kind on it."""
        number = max(n for k, subject, n in self.votes if (k, subject) == (kind, rule))
        vote = self.votes[kind, rule, number]
        fact = Decided(
            kind, rule, number, adopted, proposal_on(kind), vote, withdrawn=withdrawn, seats=6, answered=5,
            way="live with it", seal="seal",
        )  # fmt: skip
        for each in deciding.after_decided(fact):
            self.press(ANA, each, Standing.clock)

    def passes(self, **time: float) -> None:
        until = self.now + timedelta(**time)
        for _ in range(500):
            dues = [(due, key) for key, each in self.rules.items() if (due := each.deadline())]
            due, key = min(dues, default=(until + timedelta(1), None))
            if key is None or due > until:
                break
            self.now = max(due, self.now)
            self.press(ANA, asked.KeepRule(key), Standing.clock)
            assert self.rules[key].deadline() != due, "a tick that changes nothing"
        self.now = until

    def drafts(
        self, rule: RuleId = FIRST, topic: Topic = Topic.time, words: str = "We take our time.", *, holds: bool = True
    ) -> GroundRule:
        force = asked.Force.holds if holds else asked.Force.reminds
        self.press(ANA, asked.WriteRule(rule, topic, words, force))
        return self.rules[rule]

    def sets(self, rule: RuleId, name: str, value: str) -> None:
        draft = self.rules[rule].draft
        assert draft
        self.press(ANA, asked.SetAnswer(rule, draft.edition, name, value))

    def puts(self, rule: RuleId) -> None:
        draft = self.rules[rule].draft
        assert draft
        self.press(ANA, asked.PutRule(rule, draft.edition))

    def in_force(self, rule: RuleId = FIRST, days: str = "5", *, holds: bool = True) -> GroundRule:
        """On how long a vote is open at least."""
        self.drafts(rule, holds=holds)
        self.sets(rule, LEAST_DAYS, days)
        self.puts(rule)
        self.decide(rule)
        return self.rules[rule]

    def page(self, page: Page, who: PersonId = ANA, standing: Standing = Standing.member) -> Card:
        given: object = Topics(self.book)
        match page:
            case asked.RuleTopicPage(topic, start):
                given = OnTopic(topic, self.book, rulings_on(topic), start)
            case asked.RulePage(rule) | asked.DraftPage(rule):
                given = Looking(self.rules[rule], self.book, rulings_on(self.rules[rule].topic))
            case asked.VersionPage(rule, number):
                given = Looking(self.rules[rule], self.book, number=number)
        card: Card = VIEWS[type(page)].draw(given, self.context(who, standing))
        return card

    def _given(self, who: PersonId, command: Command) -> object:
        match command:
            case asked.WriteRule() | asked.WriteOwnRule():
                return Written(self.rules.get(command.rule))
            case asked.SetAnswer():
                mine = rulings_on(self.rules[command.rule].topic)
                ruling = next(each for each in mine if each.name == command.name)
                return Answering(self._of(who, command), ruling, ruling.answer(command.value), mine)
            case asked.TakePlaceOf():
                mine = rulings_on(self.rules[command.rule].topic)
                return Replacing(self._of(who, command), self.rules[command.other], mine)
            case asked.KeepRule():
                return replace(self._of(who, command), facilitators=(ANA,))
            case asked.SayAsked() | asked.KeepDecision() | asked.SupersedeRule():
                return Found(self._of(who, command) if command.rule in self.rules else None)
            case asked.ForgetInRules():
                named = (each for each in self.rules.values() if each.without(command.person) != each)
                return NamedIn(command.person, tuple(named)[:1])
            case asked.OnRule():
                return self._of(who, command)
        raise TypeError(type(command).__name__)

    def _of(self, who: PersonId, command: asked.OnRule) -> OfRule:
        return OfRule(self.rules[command.rule], self.book, WHO.get(who), HOMES, zone=self.zone)


def proposal_on(kind: str) -> Id:
    return Id("the-exception-" if kind == EXCEPTION else "the-proposal--")


def rulings_on(topic: Topic) -> tuple[Ruling, ...]:
    return tuple(each for each in RULINGS if each.topic is topic)


__all__ = ["EXCEPTION", "FIRST", "LEAST_DAYS", "SECOND", "THIRD", "USUAL_DAYS", "Parish", "rule_id", "rulings_on"]

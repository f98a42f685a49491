"""Decisions on ground rules that are counted at the same moment, on both stores: no two that answer the same stand."""

import asyncio
from random import Random

from bot.dispatch.ports import Transaction
from bot.dispatch.running import Running
from bot.features import FEATURES
from bot.features.ground_rules.commands import KeepDecision
from bot.features.ground_rules.model.book import GROUND_RULES_HERE
from bot.features.ground_rules.model.parts import Draft, Stage, Version
from bot.features.ground_rules.model.rule import GroundRule
from bot.features.ground_rules.model.wording import RULE, Kept, RuleId, Wording
from bot.kernel.command import Actor, Context, Standing
from bot.kernel.feature import Catalogue
from bot.kernel.ids import CoalitionId, Id, PersonId
from bot.kernel.text import say
from bot.ruling import Topic
from storage.store import OpenedStore
from tests.storage.journal import HERE, NOW, found

PAIRS, CATALOGUE = 12, Catalogue(FEATURES)
QUESTION, PROPOSAL = say("For how many days must a vote be open at least?"), Id("the-proposal--")


def a_rule(number: int) -> GroundRule:
    """In force with words alone; each two of them would answer the same in the words that all were asked about."""
    plain = Wording("We take our time.", holds=True)
    kept = Kept(f"setting-{number // 2}", str(number), QUESTION, say("3 days"))
    asked = Wording("We take three days.", holds=True, kept=(kept,))
    first = Version(1, plain, None, NOW, PROPOSAL, 1, 5, 5, "live with it", "")
    draft = Draft(asked, None, NOW, proposal=PROPOSAL, vote=1, open=True, put=asked)
    key = RuleId(f"rule-{number:09}")
    return GroundRule(key, Topic.time, "", NOW, Stage.in_force, number + 1, (first,), draft, tries=2)


def written(transaction: Transaction, pairs: int) -> None:
    rows = transaction.unit(HERE).get(GROUND_RULES_HERE)
    for number in range(2 * pairs):
        rows.add(a_rule(number))


def decided(transaction: Transaction, number: int) -> None:
    key = a_rule(number).id
    made = KeepDecision(key, RULE, 2, True, False, PROPOSAL, 2, 5, 5, "live with it", "")
    actor = Actor(PersonId("the-clock-----"), Standing.clock)
    context = Context(NOW, actor, HERE, None, None, Random(number))
    running = Running(CATALOGUE, transaction.unit(HERE), context)
    running.follow(running.decide(made))
    assert not running.failures, running.failures


def all_rules(transaction: Transaction, coalition: CoalitionId) -> tuple[GroundRule, ...]:
    return transaction.unit(coalition).get(GROUND_RULES_HERE).all()


async def test_of_two_that_are_counted_at_once_one_is_in_force(store: OpenedStore) -> None:
    """Whichever came first; the other is a draft again, to be asked once more."""
    await found(store)
    await store.transact(written, PAIRS)
    await asyncio.gather(*(store.transact(decided, number) for number in range(2 * PAIRS)))
    rules = await store.read(all_rules, HERE)
    answered = sorted(kept.name for each in rules for kept in each.standing.wording.kept)
    assert answered == sorted(f"setting-{number}" for number in range(PAIRS))
    assert [each.tries for each in rules] == [3] * len(rules)
    assert sum(each.draft is not None for each in rules) == PAIRS

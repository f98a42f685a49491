"""Ground rules and the votes on them, as both stores keep them: what lies before all holds nothing up, and whatever a
vote decided, all hear what became of it."""

from collections.abc import Iterator

import pytest

from bot.features import RULINGS
from bot.features.ground_rules import commands as asked
from bot.features.ground_rules.model.book import GROUND_RULES_HERE
from bot.features.ground_rules.model.rule import GroundRule
from bot.features.ground_rules.model.wording import RuleId
from bot.features.proposals import commands as proposals
from bot.features.proposals.model import PROPOSALS, Proposal
from storage.engine import Link
from tests.features.reading import labels, read
from tests.roles.town import Town
from tests.rules.ruled import rule_of
from tests.storage.values import undone

(LEAST,) = (each for each in RULINGS if each.name == "least-days-of-a-vote")
RULE = rule_of(LEAST, "5", holds=True).id


@pytest.fixture
def town(link: Link) -> Iterator[Town]:
    """Rule 7 is in force there."""
    with undone(link):
        made = Town(link)
        made.unit.get(GROUND_RULES_HERE).add(rule_of(LEAST, "5", holds=True))
        yield made


def the(town: Town, rule: RuleId = RULE) -> GroundRule:
    found = town.unit.get(GROUND_RULES_HERE).find(rule)
    assert found
    return found


def before_all(town: Town, rule: RuleId = RULE) -> Proposal:
    """The newest proposal that was made of it."""
    there = [each for each in town.unit.get(PROPOSALS).open() if each.origin and each.origin.of == rule]
    return max(there, key=lambda each: (each.origin.number if each.origin else 0, each.opened_at))


def test_who_may_not_ask_the_group_holds_no_rule_up(town: Town) -> None:
    """That it ends is wanted then, and nobody is asked: the rule can be changed and asked about by others."""
    town.press("rosa", asked.AskToEndRule(RULE))
    assert (the(town).end_wanted, the(town).end_before) == (False, before_all(town).id)
    page = town.hear("mia", asked.RulePage(RULE)).shown
    assert "nobody is asked about it now" in read(page)
    assert {"Look at the proposal", "Ask for an exception"} <= set(labels(page))
    town.press("mia", asked.ChangeRule(RULE, 0, asked.Force.reminds, "We take a week."))
    town.press("mia", asked.ChangeRule(RULE, 1, asked.Force.reminds, "We take two weeks."))


def test_wanted_again_it_is_asked_by_whoever_may(town: Town) -> None:
    """It is one proposal, however many want it; once a vote is open the rule stays as it is until that is counted."""
    town.press("rosa", asked.AskToEndRule(RULE))
    town.press("rosa", asked.AskToEndRule(RULE))
    town.press("rita", asked.AskToEndRule(RULE))
    assert (the(town).ends, the(town).end_wanted) == (1, True)
    assert before_all(town).voting
    assert "The group is asked now whether it ends." in read(town.hear("mia", asked.RulePage(RULE)).shown)
    assert town.hear("rosa", asked.AskToEndRule(RULE)).refusal == "rule-being-asked"


def test_what_was_withdrawn_is_wanted_as_something_new(town: Town) -> None:
    """The rule stands as if nobody had wanted it to end."""
    town.press("rosa", asked.AskToEndRule(RULE))
    town.press("rosa", proposals.WithdrawBlock(before_all(town).id))
    assert (the(town).end_before, the(town).end_wanted) == (None, False)
    town.press("rosa", asked.AskToEndRule(RULE))
    assert (the(town).ends, the(town).end_before) == (2, before_all(town).id)

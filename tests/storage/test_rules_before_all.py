"""Ground rules and the votes on them, as both stores keep them: what lies before all holds nothing up, and whatever a
vote decided, all hear what became of it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.features import RULINGS
from bot.features.ground_rules import commands as asked
from bot.features.ground_rules.model.book import GROUND_RULES_HERE
from bot.features.ground_rules.model.parts import Draft, Stage
from bot.features.ground_rules.model.rule import GroundRule
from bot.features.ground_rules.model.wording import END, RuleId
from bot.features.proposals import commands as proposals
from bot.features.proposals.model import PROPOSALS, Proposal
from bot.features.proposals.model.asking import Position, Question
from bot.kernel.ids import Id
from bot.ruling import Topic
from storage.engine import Link
from tests.features.reading import labels, read
from tests.roles.town import Town
from tests.rules.ruled import rule_of
from tests.storage.values import undone

(LEAST,) = (each for each in RULINGS if each.name == "least-days-of-a-vote")
RULE, NEW = rule_of(LEAST, "5", holds=True).id, RuleId("new-rule------")


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


def edition(town: Town) -> int:
    draft = the(town, NEW).draft
    assert draft
    return draft.edition


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


def drafted(town: Town) -> Proposal:
    """Rosa, who holds no seat, drafts a rule of her own and puts it on the table."""
    town.press("rosa", asked.WriteRule(NEW, Topic.media, "We show drafts first.", asked.Force.reminds))
    town.press("rosa", asked.PutRule(NEW, 1))
    return before_all(town, NEW)


def asked_by_rita(town: Town, proposal: Proposal) -> None:
    town.press("rita", proposals.AskForAnswers(proposal.id, Question.live_with_it, 14))
    town.press("rita", proposals.Answer(proposal.id, proposal.text.number, Position.yes))


def counted(town: Town, proposal: Proposal) -> None:
    town.now += timedelta(days=15)
    town.tick(proposals.KeepVote(proposal.id))


def ended(town: Town, rule: RuleId = RULE) -> None:
    """As if all had agreed to that meanwhile."""
    other = Id("another-------")
    town.tick(asked.KeepDecision(rule, END, the(town, rule).ends, True, False, other, 1, 3, 3, "live with it", ""))


def heard(town: Town, words: str) -> bool:
    return any(words in repr(row) for row in town.kept())


def test_a_draft_that_lies_before_all_is_withdrawn_before_it_is_dropped(town: Town) -> None:
    """Its page leads there, and nobody is asked about what is gone."""
    proposal = drafted(town)
    assert "Look at the proposal" in labels(town.hear("rosa", asked.DraftPage(NEW)).shown)
    assert town.hear("rosa", asked.DropDraft(NEW, edition(town))).refusal == "draft-before-all"
    town.press("rosa", proposals.WithdrawBlock(proposal.id))
    town.press("rosa", asked.DropDraft(NEW, edition(town)))
    assert the(town, NEW).stage is Stage.dropped


def test_what_was_agreed_is_in_force(town: Town) -> None:
    """From the table through the vote to its number."""
    proposal = drafted(town)
    asked_by_rita(town, proposal)
    counted(town, proposal)
    assert (the(town, NEW).in_force, the(town, NEW).number) == (True, 8)
    assert not heard(town, "So nothing changes.")


def test_all_hear_that_what_they_agreed_to_came_to_nothing(town: Town) -> None:
    """The rule whose words were to change had ended when the vote on them was counted."""
    town.press("rosa", asked.ChangeRule(RULE, 0, asked.Force.holds, "We take a week."))
    town.press("rosa", asked.PutRule(RULE, 1))
    proposal = before_all(town)
    asked_by_rita(town, proposal)
    ended(town)
    counted(town, proposal)
    assert the(town).stage is Stage.ended
    assert heard(town, "You agreed, but ground rule {number} was over by then.")


def test_all_hear_it_too_where_a_rule_was_changed_before_its_end_was_agreed(town: Town) -> None:
    """It stays in its new words: all were asked about the old ones."""
    town.press("rosa", asked.AskToEndRule(RULE))
    proposal = before_all(town)
    asked_by_rita(town, proposal)
    rows = town.unit.get(GROUND_RULES_HERE)
    state = rows.locked(RULE)
    assert state
    anew = replace(state.standing, number=2, proposal=Id("another-------"))
    rows.save(replace(state, draft=Draft(anew.wording, None, town.now)).agreed(anew, 7))
    counted(town, proposal)
    assert (the(town).in_force, the(town).end_wanted) == (True, False)
    assert heard(town, "was changed since it was put to you.")

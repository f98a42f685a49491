"""A rule that each person has an answer, as both stores keep it: it reaches each vote, however that came about."""

from datetime import timedelta

from bot.features.ground_rules import commands as ruling
from bot.features.ground_rules.commands import Force
from bot.features.ground_rules.model.book import GROUND_RULES_HERE
from bot.features.ground_rules.model.parts import Stage, Version
from bot.features.ground_rules.model.rule import GroundRule
from bot.features.ground_rules.model.wording import Kept, RuleId, Wording
from bot.features.proposals import commands as asked
from bot.features.proposals.model import PROPOSALS, Proposal, ProposalId
from bot.features.proposals.model.asking import Question
from bot.features.proposals.model.electorate import Electorate
from bot.features.proposals.model.settings import ELECTORATE
from bot.kernel.ids import Id
from bot.kernel.ports import ROSTER
from bot.kernel.text import say
from bot.ruling import Topic
from storage.engine import Link
from tests.roles.of_proposals import IT, from_meeting, small
from tests.roles.town import Town
from tests.storage.values import undone

OF_PEOPLE, NEXT = RuleId("of-people-----"), RuleId("another-rule--")


def each_person_answers(link: Link) -> Town:
    """A rule that holds, in force for a month."""
    town = Town(link)
    kept = Kept(ELECTORATE.name, Electorate.people.value, ELECTORATE.question, say("Each person"))
    wording, at = Wording("Each of us has an answer.", holds=True, kept=(kept,)), town.now - timedelta(days=30)
    version = Version(1, wording, None, at, Id("adopted-------"), 1, 5, 5, "live with it", "5ea1")
    rule = GroundRule(OF_PEOPLE, Topic.deciding, "", at, Stage.in_force, 1, (version,))
    town.unit.get(GROUND_RULES_HERE).add(rule)
    return town


def members(town: Town) -> int:
    return len(town.unit.get(ROSTER).members())


def asks(town: Town, key: ProposalId = IT) -> Proposal:
    town.press("rita", asked.AskForAnswers(key, Question.live_with_it, 7))
    state = town.unit.get(PROPOSALS).find(key)
    assert state
    return state


def test_a_vote_that_a_feature_wants_is_of_people(link: Link) -> None:
    """A rule that somebody drafts is put to all of them."""
    with undone(link):
        town = each_person_answers(link)
        town.press("rita", ruling.WriteRule(NEXT, Topic.media, "We show drafts first.", Force.reminds))
        town.press("rita", ruling.PutRule(NEXT, 1))
        (wanted,) = (each for each in town.unit.get(PROPOSALS).open() if each.origin and each.origin.of == NEXT)
        voting = wanted.open_voting()
        assert (voting.asking.people, voting.seats) == (True, members(town))


def test_a_vote_on_a_small_agreement_is_of_people(link: Link) -> None:
    """Once somebody has asked for one."""
    with undone(link):
        town = each_person_answers(link)
        small(town)
        town.press("mia", asked.LookAgain(IT))
        voting = asks(town).open_voting()
        assert (voting.asking.people, voting.seats) == (True, members(town))


def test_a_vote_on_what_a_meeting_agreed_is_of_people(link: Link) -> None:
    """And each of them can ask to look again, with a seat or without, whoever was there."""
    with undone(link):
        town = each_person_answers(link)
        from_meeting(town)
        town.press("mia", asked.LookAgain(IT))
        voting = asks(town).open_voting()
        assert (voting.asking.people, voting.seats) == (True, members(town))

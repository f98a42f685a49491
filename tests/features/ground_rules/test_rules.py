"""Rules that the group adopts: drafts, the vote that decides, versions, what stands beside what, and what is shown."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.confidential import KINDS, Kind
from bot.deciding import DecisionWanted
from bot.features import RULINGS
from bot.features.ground_rules import commands as asked
from bot.features.ground_rules.cards import rules as cards
from bot.features.ground_rules.cards.asking import OTHERS
from bot.features.ground_rules.facts import RuleAcknowledged, RuleInForce, RuleSuperseded
from bot.features.ground_rules.handlers.rules import FIRST as ON_THE_FIRST
from bot.features.ground_rules.handlers.rules import LATER
from bot.features.ground_rules.model.given import SayWhomFirst
from bot.features.ground_rules.model.parts import Stage, waiting_for
from bot.features.ground_rules.model.passing import passed
from bot.features.ground_rules.model.refusals import (
    AskedElsewhere,
    DraftChanged,
    NotADayForThat,
    NotDue,
    NothingDrafted,
    NothingToExcept,
    NotInForce,
    RuleBeingAsked,
    RuleSetsIt,
    SameRule,
    StandsAgainst,
    WritersDraft,
)
from bot.features.ground_rules.model.rule import SHOWN
from bot.features.ground_rules.model.wording import END, RULE
from bot.kernel.attention import Met, Need
from bot.kernel.command import Standing
from bot.kernel.elements import Buttons, Menu
from bot.kernel.text import Phrase
from bot.ruling import Topic
from tests.features.ground_rules.parish import (
    EXCEPTION,
    FIRST,
    LEAST_DAYS,
    SECOND,
    THIRD,
    USUAL_DAYS,
    Parish,
    rule_id,
    rulings_on,
)
from tests.features.ground_rules.village import AMIR, ANA, BEN, NEW, RIA
from tests.features.reading import labels, read


def wanted(parish: Parish) -> DecisionWanted:
    return [each for each in parish.facts if isinstance(each, DecisionWanted)][-1]


def edition(parish: Parish, rule: object = FIRST) -> int:
    draft = parish.rules[FIRST if rule is FIRST else SECOND].draft
    assert draft
    return draft.edition


def test_a_draft_is_nothing_that_anybody_has_to_keep() -> None:
    """It has no number, and features read nothing of it; the form sent twice makes one."""
    parish = Parish()
    draft = parish.drafts()
    assert (draft.stage, draft.number, draft.current) == (Stage.draft, None, None)
    parish.press(ANA, asked.WriteRule(FIRST, Topic.time, "Other words."))
    assert parish.rules[FIRST] == draft
    assert "How long a vote is open: open, with a draft" in read(parish.page(asked.RulesPage()))


def test_the_very_first_rule_takes_everyone_and_the_card_says_so() -> None:
    """It is asked whether all can live with it, for seven days, and each seat has to say yes."""
    parish = Parish()
    parish.drafts()
    parish.sets(FIRST, LEAST_DAYS, "5")
    parish.puts(FIRST)
    fact = wanted(parish)
    assert (fact.kind, fact.terms, fact.text) == (RULE, ON_THE_FIRST, "We take our time.")
    assert ON_THE_FIRST.everyone
    assert (ON_THE_FIRST.way, ON_THE_FIRST.days, ON_THE_FIRST.notice) == ("live with it", 7, True)
    assert fact.about
    told = read(fact.about)
    assert "every seat that has a person has to say yes" in told
    assert "For how many days must a vote be open at least? 5 days" in told
    assert "the group is asked now" in read(parish.page(asked.RulesPage()))


def test_later_rules_are_decided_in_the_groups_own_way_and_always_with_notice() -> None:
    """Only the first one takes everyone, however many were drafted before it."""
    parish = Parish()
    parish.in_force()
    parish.drafts(SECOND, Topic.media)
    parish.puts(SECOND)
    assert wanted(parish).terms == LATER
    assert LATER.notice
    assert not LATER.everyone


def test_what_was_agreed_is_in_force_under_a_number_of_its_own() -> None:
    """All homes read it, and its card stands there for some days."""
    parish = Parish()
    rule = parish.in_force()
    assert (rule.stage, rule.number, rule.holds, rule.draft) == (Stage.in_force, 1, True, None)
    assert [each.number for each in rule.versions] == [1]
    assert parish.facts[-1] == RuleInForce(FIRST, 1, 1, holds=True, settings=(LEAST_DAYS,))
    assert "Ground rule 1 is in force from now on." in read(parish.messages[-1].card)
    assert rule.shown_until == parish.now + SHOWN
    assert "How long a vote is open: agreed (rule 1)" in read(parish.page(asked.RulesPage()))


def test_a_draft_says_what_stays_to_be_seen() -> None:
    """Before anyone relies on an answer: what is asked has been read by all."""
    parish = Parish()
    parish.drafts(FIRST, Topic.confidential, "What we agree stays among us.")
    parish.sets(FIRST, KINDS.name, Kind.marked.value)
    assert "cannot be called back" not in read(parish.page(asked.DraftPage(FIRST)))
    parish.sets(FIRST, KINDS.name, Kind.agreements.value)
    assert "what was shown before cannot be called back" in read(parish.page(asked.DraftPage(FIRST)))


def test_what_was_not_agreed_stays_a_draft_with_its_reasons_at_hand() -> None:
    """It can be worded anew and asked again, as the same thing."""
    parish = Parish()
    parish.drafts()
    parish.puts(FIRST)
    parish.decide(FIRST, adopted=False)
    assert parish.rules[FIRST].stage is Stage.draft
    assert "The group did not agree to it yet." in read(parish.page(asked.DraftPage(FIRST)))
    parish.press(ANA, asked.ChangeRule(FIRST, edition(parish), asked.Force.reminds, "We need not hurry."))
    parish.puts(FIRST)
    assert (wanted(parish).number, wanted(parish).text) == (1, "We need not hurry.")
    parish.decide(FIRST)
    assert parish.rules[FIRST].number == 1


def test_what_was_withdrawn_is_asked_as_something_new() -> None:
    """A proposal that is over is not opened again."""
    parish = Parish()
    parish.drafts()
    parish.puts(FIRST)
    parish.decide(FIRST, adopted=False, withdrawn=True)
    parish.puts(FIRST)
    assert wanted(parish).number == 2
    parish.decide(FIRST)
    assert parish.rules[FIRST].in_force


def test_a_draft_that_is_asked_about_does_not_change() -> None:
    """Nobody agrees to words that were put in their place."""
    parish = Parish()
    parish.drafts()
    parish.puts(FIRST)
    for command in (
        asked.ChangeRule(FIRST, edition(parish), asked.Force.holds, "Other words."),
        asked.SetAnswer(FIRST, edition(parish), LEAST_DAYS, "3"),
        asked.DropDraft(FIRST, edition(parish)),
        asked.PutRule(FIRST, edition(parish)),
    ):
        with pytest.raises(RuleBeingAsked):
            parish.press(ANA, command)


def test_what_is_asked_again_from_its_proposal_is_what_was_asked_before() -> None:
    """Words that were changed meanwhile in the draft are not what people read there."""
    parish = Parish()
    parish.drafts()
    parish.puts(FIRST)
    parish.decide(FIRST, adopted=False)
    parish.press(ANA, asked.ChangeRule(FIRST, edition(parish), asked.Force.holds, "Other words."))
    parish.opens((RULE, FIRST, 1))
    parish.decide(FIRST)
    assert parish.rules[FIRST].standing.wording.words == "We take our time."


def test_whoever_wrote_a_draft_changes_it_or_a_facilitator() -> None:
    """Others write one of their own."""
    parish = Parish()
    parish.drafts()
    command = asked.ChangeRule(FIRST, 1, asked.Force.holds, "Other words.")
    with pytest.raises(WritersDraft):
        parish.press(BEN, command)
    parish.press(BEN, command, Standing.facilitator)
    with pytest.raises(DraftChanged):
        parish.press(ANA, command)


def test_anyone_drafts_a_change_of_a_rule_in_force_which_stays_until_it_is_agreed() -> None:
    """The number stays, and the version before is kept."""
    parish = Parish()
    parish.in_force()
    parish.press(BEN, asked.ChangeRule(FIRST, 0, asked.Force.reminds, "We take a week."))
    assert (parish.rules[FIRST].standing.wording.words, parish.rules[FIRST].holds) == ("We take our time.", True)
    parish.press(BEN, asked.PutRule(FIRST, edition(parish)))
    assert "in new words" in read(wanted(parish).about or Phrase(""))
    parish.decide(FIRST)
    rule = parish.rules[FIRST]
    assert (rule.number, rule.standing.number, rule.standing.wording.words) == (1, 2, "We take a week.")
    assert rule.standing.wording.kept == rule.versions[0].wording.kept


def test_what_is_due_waits_for_facilitators_until_somebody_sees_to_it() -> None:
    """Once, and not after the group has said that it stays, or a facilitator that there is no time for it now."""
    parish = Parish()
    parish.in_force()
    parish.passes(days=366)
    key = waiting_for(FIRST)
    (need,) = (each for each in parish.needs if isinstance(each, Need))
    assert (need.person, need.key) == (ANA, key)
    assert read(need.words) == "Ground rule 1 is due for a look. Does it still fit?"
    assert parish.needs[-1] == need
    assert "Look later" not in labels(parish.page(asked.RulePage(FIRST)))
    assert "Look later" in labels(parish.page(asked.RulePage(FIRST), standing=Standing.facilitator))
    parish.press(ANA, asked.LookAtRuleLater(FIRST), Standing.facilitator)
    assert [each.key for each in parish.needs if isinstance(each, Met)][-1:] == [key]
    with pytest.raises(NotDue):
        parish.press(ANA, asked.LookAtRuleLater(FIRST), Standing.facilitator)
    parish.passes(days=32)
    assert sum(isinstance(each, Need) for each in parish.needs) == 2
    parish.press(BEN, asked.AskWhetherItFits(FIRST))
    parish.decide(FIRST)
    assert [each.key for each in parish.needs if isinstance(each, Met)][-2:] == [key, key]


def test_the_same_rule_is_not_asked_again_before_it_is_due() -> None:
    """When it is due, the same words can be agreed to once more."""
    parish = Parish()
    parish.in_force()
    parish.press(BEN, asked.ChangeRule(FIRST, 0, asked.Force.holds))
    with pytest.raises(SameRule):
        parish.press(BEN, asked.PutRule(FIRST, edition(parish)))
    parish.press(BEN, asked.DropDraft(FIRST, edition(parish)))
    assert parish.rules[FIRST].in_force
    with pytest.raises(SameRule):
        parish.press(BEN, asked.AskWhetherItFits(FIRST))
    parish.passes(days=366)
    assert parish.rules[FIRST].due
    assert "due for a look (rule 1)" in read(parish.page(asked.RulesPage()))
    assert "Keep it as it is" in labels(parish.page(asked.RulePage(FIRST)))
    parish.press(BEN, asked.AskWhetherItFits(FIRST))
    parish.decide(FIRST)
    assert not parish.rules[FIRST].due
    assert parish.rules[FIRST].review == parish.now.date().replace(year=parish.now.year + 1)


def test_two_rules_that_set_the_same_are_not_both_in_force() -> None:
    """A rule says whose place it takes, or the group is not asked."""
    parish = Parish()
    parish.in_force()
    parish.drafts(SECOND, words="We hurry.")
    parish.sets(SECOND, LEAST_DAYS, "1")
    with pytest.raises(RuleSetsIt) as refused:
        parish.puts(SECOND)
    assert "Rule 1 answers “For how many days must a vote be open at least?” already" in read(refused.value.said)
    parish.press(ANA, asked.TakePlaceOf(SECOND, edition(parish, SECOND), FIRST))
    parish.puts(SECOND)
    assert "It takes the place of rule 1." in read(wanted(parish).about or Phrase(""))
    parish.decide(SECOND)
    assert (parish.rules[FIRST].stage, parish.rules[FIRST].replaced_by) == (Stage.superseded, 2)
    assert parish.facts[-1] == RuleSuperseded(FIRST, 1, 2)
    assert "Rule 1 is over: rule 2 took its place." in read(parish.page(asked.RulePage(FIRST)))


AGAINST = [
    ((Topic.representatives, "electorate", "people"), (Topic.required, "whose-yes-is-required", "residents")),
    ((Topic.required, "whose-yes-is-required", "residents"), (Topic.deciding, "openness-of-votes", "secret")),
]
"""Under both no vote could be opened, or the one would undo the other."""


@pytest.mark.parametrize(("first", "second"), [*AGAINST, *((b, a) for a, b in AGAINST)])
def test_two_rules_that_cannot_be_kept_together_are_not_both_in_force(
    first: tuple[Topic, str, str], second: tuple[Topic, str, str]
) -> None:
    """Whoever drafts the second reads which rule stands against it, and can say that it gives way."""
    parish = Parish()
    parish.drafts(FIRST, first[0])
    parish.sets(FIRST, *first[1:])
    parish.puts(FIRST)
    parish.decide(FIRST)
    parish.drafts(SECOND, second[0])
    with pytest.raises(StandsAgainst) as refused:
        parish.sets(SECOND, *second[1:])
    assert "Rule 1 answers" in read(refused.value.said)
    parish.press(ANA, asked.TakePlaceOf(SECOND, edition(parish, SECOND), FIRST))
    parish.sets(SECOND, *second[1:])
    parish.puts(SECOND)
    parish.decide(SECOND)
    assert [each.number for each in parish.book.in_force] == [2]


@pytest.mark.parametrize(("first", "second"), AGAINST)
def test_nor_are_they_asked_about_at_once_and_what_was_agreed_second_goes_back(
    first: tuple[Topic, str, str], second: tuple[Topic, str, str]
) -> None:
    """As when both were drafted before there was a rule: all are told why it is not in force."""
    parish = Parish()
    for rule, (topic, *answer) in ((FIRST, first), (SECOND, second)):
        parish.drafts(rule, topic)
        parish.sets(rule, *answer)
    parish.puts(FIRST)
    with pytest.raises(AskedElsewhere):
        parish.puts(SECOND)
    parish.rules[SECOND] = parish.rules[SECOND].putting()
    parish.opens((RULE, SECOND, 1))
    parish.decide(FIRST)
    parish.decide(SECOND)
    assert [each.number for each in parish.book.in_force] == [1]
    assert "the bot cannot keep it beside rule 1" in read(parish.messages[-1].card)
    with pytest.raises(StandsAgainst):
        parish.puts(SECOND)


def test_what_is_kept_apart_are_answers_that_there_are() -> None:
    """To questions of other topics: one rule alone cannot ask both."""
    apart = [(of, each) for of in RULINGS for each in of.apart]
    assert apart
    for of, each in apart:
        (other,) = (ruling for ruling in RULINGS if ruling.name == each.name)
        assert of.answer(each.value)
        assert other.answer(each.answer)
        assert other.topic is not of.topic


def test_two_rules_on_one_topic_that_set_something_else_stand_side_by_side() -> None:
    """Only what answers the same question is in conflict."""
    parish = Parish()
    parish.in_force()
    parish.drafts(SECOND)
    parish.sets(SECOND, USUAL_DAYS, "14")
    parish.puts(SECOND)
    parish.decide(SECOND)
    assert [each.number for each in parish.book.in_force] == [1, 2]


def test_the_group_is_not_asked_about_two_rules_on_the_same_at_once() -> None:
    """Nor about one that gives way to another that is asked about."""
    parish = Parish()
    for each in (FIRST, SECOND):
        parish.drafts(each)
        parish.sets(each, LEAST_DAYS, "3")
    parish.puts(FIRST)
    with pytest.raises(AskedElsewhere):
        parish.puts(SECOND)
    parish.decide(FIRST)
    parish.press(ANA, asked.TakePlaceOf(SECOND, edition(parish, SECOND), FIRST))
    parish.press(BEN, asked.ChangeRule(FIRST, 0, asked.Force.reminds))
    parish.press(BEN, asked.PutRule(FIRST, edition(parish)))
    with pytest.raises(AskedElsewhere):
        parish.puts(SECOND)


def test_what_clashes_all_the_same_goes_back_and_all_are_told() -> None:
    """As when two were asked in the same moment: the one that was counted first stands."""
    parish = Parish()
    for each in (FIRST, SECOND):
        parish.drafts(each)
        parish.sets(each, LEAST_DAYS, "3")
    parish.puts(FIRST)
    second = parish.rules[SECOND]
    parish.rules[SECOND] = second.putting()
    parish.opens((RULE, SECOND, 1))
    parish.decide(FIRST)
    parish.decide(SECOND)
    assert parish.rules[SECOND].stage is Stage.draft
    assert "rule 1 answers the same since then" in read(parish.messages[-1].card)


def test_numbers_are_never_given_again() -> None:
    """A rule that is over keeps its own."""
    parish = Parish()
    parish.in_force()
    parish.press(BEN, asked.AskToEndRule(FIRST))
    parish.decide(FIRST, kind=END)
    assert parish.rules[FIRST].stage is Stage.ended
    assert parish.in_force(SECOND).number == 2


def test_a_rule_ends_only_by_vote() -> None:
    """If they do not agree it stays, and nothing else is asked of it meanwhile."""
    parish = Parish()
    parish.in_force()
    parish.press(BEN, asked.AskToEndRule(FIRST))
    with pytest.raises(RuleBeingAsked):
        parish.press(ANA, asked.AskToEndRule(FIRST))
    parish.decide(FIRST, kind=END, adopted=False)
    assert parish.rules[FIRST].in_force
    parish.opens((END, FIRST, 1))
    parish.decide(FIRST, kind=END)
    assert parish.rules[FIRST].stage is Stage.ended
    with pytest.raises(NotInForce):
        parish.press(BEN, asked.AskToEndRule(FIRST))


def excepted() -> Parish:
    """An exception of ten days stands."""
    parish = Parish()
    parish.in_force()
    parish.press(BEN, asked.AskForException(FIRST, "The city asks us.", parish.now.date() + timedelta(days=10)))
    parish.decide(FIRST, kind=EXCEPTION)
    return parish


def test_an_exception_is_for_one_case_and_some_days() -> None:
    """Until its day is over the rule refuses nothing; it is written down, and asked of the group."""
    parish = Parish()
    parish.in_force()
    until = parish.now.date() + timedelta(days=10)
    parish.press(BEN, asked.AskForException(FIRST, "The city asks us by Friday.", until))
    assert parish.rules[FIRST].holds
    assert "An exception to ground rule 1" in read(wanted(parish).about or Phrase(""))
    parish.decide(FIRST, kind=EXCEPTION)
    assert not parish.rules[FIRST].holds
    assert "The city asks us by Friday." in read(parish.page(asked.RulePage(FIRST)))
    parish.passes(days=12)
    assert parish.rules[FIRST].holds
    assert "Exception 1, over since" in read(parish.page(asked.RulePage(FIRST)))


@pytest.mark.parametrize("days", [0, 93])
def test_an_exception_is_from_tomorrow_on_for_three_months_at_most(days: int) -> None:
    """What lasts longer is a change of the rule."""
    parish = Parish()
    parish.in_force()
    with pytest.raises(NotADayForThat):
        parish.press(BEN, asked.AskForException(FIRST, "A case.", parish.now.date() + timedelta(days=days)))


def test_an_exception_that_is_agreed_after_its_day_changes_nothing() -> None:
    """It is written down as over; one that was not agreed may be asked again."""
    parish = Parish()
    parish.in_force()
    parish.press(BEN, asked.AskForException(FIRST, "A case.", parish.now.date() + timedelta(days=1)))
    parish.decide(FIRST, kind=EXCEPTION, adopted=False)
    assert parish.rules[FIRST].holds
    parish.passes(days=3)
    parish.decide(FIRST, kind=EXCEPTION)
    assert parish.rules[FIRST].holds


def test_an_exception_is_to_the_words_that_it_was_agreed_for() -> None:
    """New words end it, and all are told; on the draft and on the card of the vote that stands before."""
    parish = excepted()
    page = read(parish.page(asked.RulePage(FIRST)))
    assert "It holds, but for an exception until 12:00: until then the bot reminds, and refuses nothing." in page
    parish.press(ANA, asked.ChangeRule(FIRST, 0, asked.Force.holds, "We take a week."))
    parish.puts(FIRST)
    assert "The exception that stands now is over then." in read(wanted(parish).about or Phrase(""))
    parish.decide(FIRST)
    assert parish.rules[FIRST].holds
    assert "The exception to the words before is over." in read(parish.messages[-1].card)
    assert "It holds: the bot refuses what it forbids." in read(parish.page(asked.RulePage(FIRST)))


def test_an_exception_stands_where_the_same_words_were_agreed_once_more() -> None:
    """Nothing changed that it was for."""
    parish = Parish()
    parish.in_force()
    parish.passes(days=366)
    parish.press(BEN, asked.AskForException(FIRST, "The city asks us.", parish.now.date() + timedelta(days=30)))
    parish.decide(FIRST, kind=EXCEPTION)
    parish.press(ANA, asked.AskWhetherItFits(FIRST))
    parish.decide(FIRST)
    assert parish.rules[FIRST].excepted
    assert "The exception" not in read(parish.messages[-1].card)


def test_an_exception_that_is_agreed_too_late_is_said_to_change_nothing() -> None:
    """To words that are gone by now, or to a rule that is over."""
    parish = Parish()
    parish.in_force()
    parish.press(BEN, asked.AskForException(FIRST, "The city asks us.", parish.now.date() + timedelta(days=30)))
    parish.press(ANA, asked.ChangeRule(FIRST, 0, asked.Force.holds, "We take a week."))
    parish.puts(FIRST)
    parish.decide(FIRST)
    parish.decide(FIRST, kind=EXCEPTION)
    assert parish.rules[FIRST].holds
    assert "ground rule 1 was changed since it was put to you." in read(parish.messages[-1].card)
    parish.press(BEN, asked.AskForException(FIRST, "Once more.", parish.now.date() + timedelta(days=30)))
    parish.press(ANA, asked.AskToEndRule(FIRST))
    parish.decide(FIRST, kind=END)
    parish.decide(FIRST, kind=EXCEPTION)
    assert "ground rule 1 was over by then." in read(parish.messages[-1].card)


@pytest.mark.parametrize("name", ["days-of-a-vote", None])
def test_an_exception_to_what_refuses_nothing_is_refused(name: str | None) -> None:
    """To a setting that is how the bot does something, and to a rule that only reminds; its page offers none."""
    parish = Parish()
    parish.drafts(holds=name is not None)
    parish.sets(FIRST, name or LEAST_DAYS, "7")
    parish.puts(FIRST)
    parish.decide(FIRST)
    with pytest.raises(NothingToExcept):
        parish.press(BEN, asked.AskForException(FIRST, "A case.", parish.now.date() + timedelta(days=3)))
    page = parish.page(asked.RulePage(FIRST))
    assert "Ask for an exception" not in labels(page)
    says = "The bot does as it says. There is nothing here that it would refuse." if name else "It reminds: the bot"
    assert says in read(page)


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Pacific/Auckland", "UTC"])
def test_days_are_those_of_the_clocks_of_the_group(zone: str) -> None:
    """An exception holds until midnight there, and from tomorrow as it is there."""
    parish = Parish(zone=zone)
    parish.in_force()
    here = ZoneInfo(zone)
    parish.now = datetime(2026, 3, 9, 23, 30, tzinfo=here).astimezone(UTC)
    with pytest.raises(NotADayForThat):
        parish.press(BEN, asked.AskForException(FIRST, "A case.", date(2026, 3, 9)))
    parish.press(BEN, asked.AskForException(FIRST, "A case.", date(2026, 3, 10)))
    parish.decide(FIRST, kind=EXCEPTION)
    end = datetime(2026, 3, 11, tzinfo=here).astimezone(UTC)
    assert parish.rules[FIRST].deadline() == end
    (shown,) = (each.ends_at for each in parish.rules[FIRST].exceptions)
    assert shown == end


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Pacific/Auckland", "UTC"])
def test_a_rule_falls_due_by_day_where_the_group_is(zone: str) -> None:
    """At nine; what fell due while the bot was away, and it comes back at night, waits for the morning."""
    parish = Parish(zone=zone)
    parish.in_force()
    rule, here = parish.rules[FIRST], ZoneInfo(zone)
    assert rule.review
    assert rule.looks_at == datetime.combine(rule.review, time(9), here)
    for hour, day in ((3, 0), (22, 1)):
        back = datetime.combine(rule.review + timedelta(days=2), time(hour), here).astimezone(UTC)
        waits = passed(rule, back)
        assert not waits.due
        assert waits.looks_at == datetime.combine(rule.review + timedelta(days=2 + day), time(9), here)
        assert passed(waits, waits.looks_at).due


def test_each_organisation_says_once_that_it_has_read_a_version() -> None:
    """The card says who has, and never who has not; a new version is read anew."""
    parish = Parish()
    parish.in_force()
    for who in (AMIR, ANA, RIA):
        parish.press(who, asked.AcknowledgeRule(FIRST, 1))
    assert len([each for each in parish.facts if isinstance(each, RuleAcknowledged)]) == 2
    board = read(cards.board(parish.rules[FIRST]))
    assert "They have read it" in board
    assert "Clinic" not in board
    with pytest.raises(SayWhomFirst):
        parish.press(NEW, asked.AcknowledgeRule(FIRST, 1))
    parish.press(BEN, asked.ChangeRule(FIRST, 0, asked.Force.reminds))
    parish.press(BEN, asked.PutRule(FIRST, edition(parish)))
    parish.decide(FIRST)
    change = parish.press(BEN, asked.AcknowledgeRule(FIRST, 1))
    assert "The rule has changed since then." in read(change.reply or Phrase(""))
    assert "They have read it" not in read(cards.board(parish.rules[FIRST]))


def test_versions_are_shown_with_what_changed_in_words() -> None:
    """What went and what came, and what the bot keeps; colours say nothing."""
    parish = Parish()
    parish.in_force()
    parish.press(BEN, asked.ChangeRule(FIRST, 0, asked.Force.reminds, "We always take our good time."))
    parish.press(BEN, asked.SetAnswer(FIRST, edition(parish), LEAST_DAYS, "7"))
    parish.press(BEN, asked.PutRule(FIRST, edition(parish)))
    parish.decide(FIRST)
    told = read(parish.page(asked.VersionPage(FIRST, 2)))
    assert "Added after “We”: “always”" in told
    assert "Added after “We take our”: “good”" in told
    assert "For how many days must a vote be open at least? Before: 5 days. Now: 7 days." in told
    assert "It reminds: the bot refuses nothing." in told
    assert "This is the first version." in read(parish.page(asked.VersionPage(FIRST, 1)))


def test_a_rule_of_their_own_says_what_it_is_about() -> None:
    """Where the list has no topic for it."""
    parish = Parish()
    parish.press(ANA, asked.WriteOwnRule(FIRST, Topic.other_running, "Keys", "Who has a key locks up."))
    assert "A draft: Keys" in read(parish.page(asked.DraftPage(FIRST)))
    parish.puts(FIRST)
    assert "A ground rule on: Keys." in read(wanted(parish).about or Phrase(""))


def test_a_rule_says_where_the_bot_does_otherwise_all_the_same() -> None:
    """On its draft and on its page, so that nobody relies on what is not so."""
    parish = Parish()
    parish.drafts(topic=Topic.opening)
    parish.sets(FIRST, "who-opens-votes", "facilitators")
    circles = "In a circle any of those in it may ask, whatever the rule says."
    assert circles in read(parish.page(asked.DraftPage(FIRST)))
    parish.puts(FIRST)
    parish.decide(FIRST)
    assert circles in read(parish.page(asked.RulePage(FIRST)))


def test_a_rule_that_carries_nothing_says_that_the_bot_cannot_keep_it() -> None:
    """Nobody waits for the bot to do what it cannot."""
    parish = Parish()
    parish.drafts(topic=Topic.media)
    assert "there is nothing here that the bot could do or refuse" in read(parish.page(asked.DraftPage(FIRST)))


def test_whoever_is_erased_is_named_nowhere() -> None:
    """The rule belongs to all, and what their organisation has read stays read."""
    parish = Parish()
    parish.in_force()
    parish.press(ANA, asked.AcknowledgeRule(FIRST, 1))
    parish.press(RIA, asked.AcknowledgeRule(FIRST, 1))
    parish.press(ANA, asked.AskForException(FIRST, "A case.", parish.now.date() + timedelta(days=3)))
    parish.press(ANA, asked.ChangeRule(FIRST, 0, asked.Force.reminds))
    for who in (ANA, RIA):
        parish.press(ANA, asked.ForgetInRules(who), Standing.clock)
        assert parish.rules[FIRST].without(who) == parish.rules[FIRST]
    rule = parish.rules[FIRST]
    assert [(each.organisation is None, each.person) for each in rule.acknowledged] == [(False, None)]
    assert (rule.draft and rule.draft.by, rule.versions[0].by, rule.exceptions[0].by) == (None, None, None)


@pytest.mark.parametrize("topic", list(Topic))
def test_every_topic_has_its_page_with_words_to_start_from(topic: Topic) -> None:
    """With all settings that belong to it, also while a draft has answered each of them."""
    parish = Parish()
    assert "Nothing is settled here yet." in read(parish.page(asked.RuleTopicPage(topic)))
    assert ("Words to start from" in read(parish.page(asked.RuleTopicPage(topic)))) is not topic.is_own
    parish.drafts(topic=topic)
    for each in rulings_on(topic):
        parish.sets(FIRST, each.name, each.answers[-1].value)
        assert each.question.text in read(parish.page(asked.DraftPage(FIRST)))
    parish.puts(FIRST)
    parish.decide(FIRST)
    assert parish.rules[FIRST].standing.wording.names == {each.name for each in rulings_on(topic)}
    assert "1. We take our time." in read(parish.page(asked.RuleTopicPage(topic)))


def test_every_rule_and_draft_of_a_topic_can_be_reached() -> None:
    """Drafts first and what is over last, six together; the list says where it leaves some out."""
    parish = Parish()
    many = [rule_id(f"rule-{number}") for number in range(9)]
    for key in many[:8]:
        parish.drafts(key, Topic.other_running)
        parish.puts(key)
        parish.decide(key)
    parish.press(ANA, asked.AskToEndRule(many[0]))
    parish.decide(many[0], kind=END)
    parish.drafts(many[8], Topic.other_running)
    assert "agreed (rule 2, 3, 4, 5, 6, 7 and more)" in read(parish.page(asked.RulesPage()))
    reached: list[object] = []
    page: object = asked.RuleTopicPage(Topic.other_running)
    while isinstance(page, asked.RuleTopicPage):
        presses = [press for each in parish.page(page).elements if isinstance(each, Buttons) for press in each.buttons]
        opened = (each.press for each in presses)
        reached += [each.rule for each in opened if isinstance(each, asked.DraftPage | asked.RulePage)]
        page = next((each.press for each in presses if read(each.label) == "More"), None)
    assert reached == [many[8], *many[1:8], many[0]]


def test_rules_that_would_have_to_give_way_are_offered_first() -> None:
    """However many others are in force."""
    parish = Parish()
    for number in range(OTHERS):
        parish.drafts(rule_id(f"rule-{number}"), Topic.honesty)
        parish.puts(rule_id(f"rule-{number}"))
        parish.decide(rule_id(f"rule-{number}"))
    parish.in_force()
    parish.drafts(SECOND)
    parish.sets(SECOND, LEAST_DAYS, "1")
    menus = [each for each in parish.page(asked.DraftPage(SECOND)).elements if isinstance(each, Menu)]
    (replacing,) = (each for each in menus if read(each.label) == "Does it take the place of a rule?")
    assert replacing.options[0].press == asked.TakePlaceOf(SECOND, edition(parish, SECOND), FIRST)


def test_an_answer_can_be_taken_back() -> None:
    """The question is open again."""
    parish = Parish()
    parish.drafts()
    parish.sets(FIRST, LEAST_DAYS, "5")
    parish.sets(FIRST, LEAST_DAYS, "")
    assert parish.rules[FIRST].wording.kept == ()


def test_what_is_not_there_is_refused_kindly() -> None:
    """Nothing was drafted, or the rule was never in force."""
    parish = Parish()
    parish.in_force()
    with pytest.raises(NothingDrafted):
        parish.press(ANA, asked.PutRule(FIRST, 1))
    parish.drafts(THIRD)
    with pytest.raises(NotInForce):
        parish.press(ANA, asked.AcknowledgeRule(THIRD, 1))
    parish.press(ANA, asked.DropDraft(THIRD, 1))
    assert parish.rules[THIRD].stage is Stage.dropped
    assert parish.rules[THIRD].deadline() is None


def test_each_setting_is_declared_once() -> None:
    """A rule's setting means one thing."""
    names = [each.name for each in RULINGS]
    assert len(set(names)) == len(names)

"""Rules and drafts, with all others; and the settings that a rule can carry, as the features declare them."""

from collections.abc import Callable
from dataclasses import replace

from bot.features.ground_rules import commands as asked
from bot.features.ground_rules.model import PROMISES
from bot.features.ground_rules.model.book import (
    FACILITATING,
    GROUND_RULES_HERE,
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
from bot.features.ground_rules.model.refusals import DraftChanged, NoSuchAnswer
from bot.features.ground_rules.model.rule import GroundRule
from bot.features.ground_rules.model.wording import RuleId
from bot.kernel.command import Context, Draft
from bot.kernel.ids import PersonId
from bot.kernel.ports import ROSTER, Unit
from bot.kernel.refusal import found
from bot.ruling import Ruling, Topic

Rulings = tuple[Ruling, ...]


def book(unit: Unit, rulings: Rulings = ()) -> Book:
    return Book(unit.get(GROUND_RULES_HERE).all(), rulings)


def written(unit: Unit, command: asked.WriteRule | asked.WriteOwnRule, context: Context) -> Written:
    return Written(unit.get(GROUND_RULES_HERE).find(command.rule))


def the_rule(unit: Unit, command: asked.OnRule, context: Context, rulings: Rulings = ()) -> OfRule:
    rule = found(unit.get(GROUND_RULES_HERE).locked(command.rule))
    me = unit.get(ROSTER).directory([context.person], []).people.get(context.person)
    return OfRule(rule, book(unit, rulings), me, tuple(unit.get(ROSTER).homes()), zone=unit.get(FACILITATING).zone())


def putting(rulings: Rulings) -> Callable[[Unit, asked.OnRule, Context], OfRule]:
    def reading(unit: Unit, command: asked.OnRule, context: Context) -> OfRule:
        return the_rule(unit, command, context, rulings)

    return reading


def wording_now(unit: Unit, draft: Draft, context: Context) -> Draft:
    """Of the draft that the button names, or of the rule as it stands. Raises DraftChanged where it is another by now,
    before somebody writes for nothing."""
    rule = found(unit.get(GROUND_RULES_HERE).find(draft.hidden("rule", RuleId)))
    if rule.draft and rule.draft.edition != draft.hidden("edition", int):
        raise DraftChanged
    return draft.filled(words=(rule.draft.wording if rule.draft else rule.wording).words)


def falling_due(unit: Unit, command: asked.KeepRule, context: Context) -> OfRule:
    return replace(the_rule(unit, command, context), facilitators=unit.get(FACILITATING).people())


def still_there(unit: Unit, command: asked.OnRule, context: Context) -> Found:
    """For what follows from a vote: nothing is there to refuse to."""
    rule = unit.get(GROUND_RULES_HERE).locked(command.rule)
    homes, zone = tuple(unit.get(ROSTER).homes()), unit.get(FACILITATING).zone()
    return Found(OfRule(rule, book(unit), None, homes, zone=zone) if rule else None)


def decided(rulings: Rulings) -> Callable[[Unit, asked.KeepDecision, Context], Found]:
    def reading(unit: Unit, command: asked.KeepDecision, context: Context) -> Found:
        """What comes into force depends on all others, so all are held."""
        rules = unit.get(GROUND_RULES_HERE).held()
        rule = next((each for each in rules if each.id == command.rule), None)
        homes, zone = tuple(unit.get(ROSTER).homes()), unit.get(FACILITATING).zone()
        return Found(OfRule(rule, Book(rules, rulings), None, homes, zone=zone) if rule else None)

    return reading


def replacing(rulings: Rulings) -> Callable[[Unit, asked.TakePlaceOf, Context], Replacing]:
    def reading(unit: Unit, command: asked.TakePlaceOf, context: Context) -> Replacing:
        of, other = the_rule(unit, command, context, rulings), found(unit.get(GROUND_RULES_HERE).find(command.other))
        return Replacing(of, other, rulings_on(rulings, of.rule.topic))

    return reading


def answering(rulings: Rulings) -> Callable[[Unit, asked.SetAnswer, Context], Answering]:
    def reading(unit: Unit, command: asked.SetAnswer, context: Context) -> Answering:
        of = the_rule(unit, command, context, rulings)
        mine = rulings_on(rulings, of.rule.topic)
        ruling = next((each for each in mine if each.name == command.name), None)
        answer = ruling.answer(command.value) if ruling and command.value else None
        if ruling is None or (command.value and answer is None):
            raise NoSuchAnswer
        return Answering(of, ruling, answer, mine)

    return reading


def rulings_on(rulings: Rulings, topic: Topic) -> Rulings:
    return tuple(each for each in rulings if each.topic is topic)


def topics(unit: Unit, page: asked.RulesPage, context: Context) -> Topics:
    return Topics(book(unit), unit.get(PROMISES).standing() is not None)


def on_topic(rulings: Rulings) -> Callable[[Unit, asked.RuleTopicPage, Context], OnTopic]:
    def reading(unit: Unit, page: asked.RuleTopicPage, context: Context) -> OnTopic:
        return OnTopic(page.topic, book(unit), rulings_on(rulings, page.topic), page.start)

    return reading


def looking(rulings: Rulings) -> Callable[[Unit, asked.RulePage | asked.DraftPage, Context], Looking]:
    def reading(unit: Unit, page: asked.RulePage | asked.DraftPage, context: Context) -> Looking:
        rule = found(unit.get(GROUND_RULES_HERE).find(page.rule))
        return Looking(rule, book(unit, rulings), rulings_on(rulings, rule.topic))

    return reading


def version(unit: Unit, page: asked.VersionPage, context: Context) -> Looking:
    rule = found(unit.get(GROUND_RULES_HERE).find(page.rule))
    return Looking(rule, Book(()), number=page.number)


def naming(unit: Unit, person: PersonId) -> tuple[GroundRule, ...]:
    return unit.get(GROUND_RULES_HERE).naming(person)


def named(unit: Unit, command: asked.ForgetInRules, context: Context) -> NamedIn:
    """The first of them is held."""
    first = next(iter(naming(unit, command.person)), None)
    rule = unit.get(GROUND_RULES_HERE).locked(first.id) if first else None
    return NamedIn(command.person, (rule,) if rule else ())

"""What becomes of a rule by the group's vote and as time passes: in force, not agreed, over, due."""

from bot.deciding import BeingDecided, Decided
from bot.features.ground_rules import commands as asked
from bot.features.ground_rules.cards import news
from bot.features.ground_rules.cards.naming import noon
from bot.features.ground_rules.facts import (
    ExceptionGranted,
    RuleDue,
    RuleEnded,
    RuleInForce,
    RuleNotAgreed,
    RulePutOff,
    RuleSuperseded,
)
from bot.features.ground_rules.model.book import Found, NamedIn, OfRule
from bot.features.ground_rules.model.ending import end_asked, staying
from bot.features.ground_rules.model.exceptions import Granted
from bot.features.ground_rules.model.parts import Version, waiting_for
from bot.features.ground_rules.model.passing import later, passed
from bot.features.ground_rules.model.rule import GroundRule
from bot.features.ground_rules.model.wording import END, EXCEPTION, RULE, RuleId, months_after
from bot.features.privacy.facts import PersonErased
from bot.kernel.attention import Met, Notice
from bot.kernel.change import Change
from bot.kernel.command import Context

LATER = 1
"""Months until a rule is due again that nobody has time to look at now."""


def say_asked(given: Found, command: asked.SayAsked, context: Context) -> Change[GroundRule]:
    if given.of is None:
        return Change()
    if command.kind == END:
        return Change(end_asked(given.of.rule, command.number, command.proposal, command.vote))
    return Change(given.of.rule.being_asked(command.number, command.proposal, command.vote))


def keep_decision(given: Found, command: asked.KeepDecision, context: Context) -> Change[GroundRule]:
    """What was agreed and finds nothing to bring into force is told to all; what was counted already is not."""
    if given.of is None:
        return Change()
    if given.of.rule.is_over:
        return _came_to_nothing(given.of, command)
    match command.kind:
        case k if k == RULE:
            return _decided(given.of, command, context)
        case k if k == END:
            return _ended(given.of, command)
        case _:
            return _excepted(given.of, command, context)


def supersede_rule(given: Found, command: asked.SupersedeRule, context: Context) -> Change[GroundRule]:
    if given.of is None or not given.of.rule.in_force:
        return Change()
    rule = given.of.rule
    fact = RuleSuperseded(rule.id, rule.number or 0, command.by)
    return Change(rule.superseded(command.by), facts=(fact,), needs=(Met(waiting_for(rule.id)),))


def keep_rule(given: OfRule, command: asked.KeepRule, context: Context) -> Change[GroundRule]:
    after = passed(given.rule, context.now)
    if not after.due or given.rule.due:
        return Change(after)
    told = tuple(Notice(home, news.due(after)) for home in given.homes)
    needs = tuple(news.to_look(after, each) for each in given.facilitators)
    return Change(after, messages=told, facts=(RuleDue(after.id, after.number or 0),), needs=needs)


def look_at_rule_later(given: OfRule, command: asked.LookAtRuleLater, context: Context) -> Change[GroundRule]:
    day = months_after(given.today(context.now), LATER)
    after = later(given.rule, day)
    told = news.put_off(after, day, context.person)
    fact = RulePutOff(after.id, after.number or 0, day, context.person, noon(day, after.zone))
    messages = tuple(Notice(home, told) for home in given.homes)
    return Change(after, told, messages=messages, facts=(fact,), needs=(Met(waiting_for(after.id)),))


def forget_in_rules(given: NamedIn, command: asked.ForgetInRules, context: Context) -> Change[GroundRule]:
    return Change(given.rules[0].without(given.person) if given.rules else None)


def after_being_decided(fact: BeingDecided) -> tuple[asked.SayAsked, ...]:
    if fact.kind not in {RULE, END}:
        return ()
    return (asked.SayAsked(RuleId(fact.subject), fact.kind, fact.number, fact.proposal, fact.vote),)


def after_decided(fact: Decided) -> tuple[asked.KeepDecision, ...]:
    if fact.kind not in {RULE, END, EXCEPTION}:
        return ()
    return (
        asked.KeepDecision(
            RuleId(fact.subject), fact.kind, fact.number, fact.adopted, fact.withdrawn, fact.proposal, fact.vote,
            fact.seats, fact.answered, fact.way, fact.seal,
        ),
    )  # fmt: skip


def after_rule_in_force(fact: RuleInForce) -> tuple[asked.SupersedeRule, ...]:
    return tuple(asked.SupersedeRule(RuleId(each), fact.number) for each in fact.replaces)


def after_person_erased(fact: PersonErased) -> tuple[asked.ForgetInRules, ...]:
    return (asked.ForgetInRules(fact.person),)


def _decided(given: OfRule, command: asked.KeepDecision, context: Context) -> Change[GroundRule]:
    rule, draft = given.rule, given.rule.draft
    if draft is None or command.number != rule.tries:
        return _came_to_nothing(given, command)
    clash = given.book.clash(rule.id, draft.wording) if command.adopted else None
    if clash or not command.adopted:
        after = rule.not_agreed(withdrawn=command.withdrawn or clash is not None)
        told = (news.clashes(after, draft.wording, *clash),) if clash else ()
        messages = tuple(Notice(home, card) for card in told for home in given.homes)
        facts = () if command.withdrawn else (RuleNotAgreed(rule.id, rule.number),)
        return Change(after, messages=messages, facts=facts)
    version = Version(
        len(rule.versions) + 1, draft.wording, draft.by, context.now, command.proposal, command.vote, command.seats,
        command.answered, command.way, command.seal, given.zone,
    )  # fmt: skip
    return _in_force(given, rule.agreed(version, given.book.next_number))


def _came_to_nothing(given: OfRule, command: asked.KeepDecision) -> Change[GroundRule]:
    rule = given.rule
    kept = any((each.proposal, each.vote) == (command.proposal, command.vote) for each in rule.versions)
    if not command.adopted or kept:
        return Change()
    return Change(messages=tuple(Notice(home, news.came_to_nothing(rule)) for home in given.homes))


def _in_force(given: OfRule, after: GroundRule) -> Change[GroundRule]:
    """Only what was in force gives way: another may have taken its place already."""
    wording, standing = after.wording, {each.id for each in given.book.in_force}
    gone = tuple(each.rule for each in wording.replaces if each.rule in standing and each.rule != after.id)
    names = tuple(sorted(wording.names))
    fact = RuleInForce(after.id, after.number or 0, after.standing.number, wording.holds, names, gone)
    ended = given.rule.excepted is not None and after.excepted is None
    told = tuple(Notice(home, news.in_force(after, excepted=ended)) for home in given.homes)
    return Change(after, messages=told, facts=(fact,), needs=(Met(waiting_for(after.id)),))


def _ended(given: OfRule, command: asked.KeepDecision) -> Change[GroundRule]:
    rule = given.rule
    if command.number != rule.ends:
        return _came_to_nothing(given, command)
    if not command.adopted:
        return Change(staying(rule, withdrawn=command.withdrawn))
    told = tuple(Notice(home, news.ended(rule)) for home in given.homes)
    met = (Met(waiting_for(rule.id)),)
    return Change(rule.ended(), messages=told, facts=(RuleEnded(rule.id, rule.number or 0),), needs=met)


def _excepted(given: OfRule, command: asked.KeepDecision, context: Context) -> Change[GroundRule]:
    rule = given.rule
    asked_for = next((each for each in rule.exceptions if each.number == command.number), None)
    if asked_for and asked_for.granted is Granted.lapsed:
        return _came_to_nothing(given, command)
    if asked_for is None or not asked_for.is_open:
        return Change()
    made = asked_for.decided(command.proposal, command.vote, context.now, granted=command.adopted)
    after = rule.with_exception(made)
    if not command.adopted:
        return Change(after)
    told = tuple(Notice(home, news.excepted(after, made)) for home in given.homes)
    fact = ExceptionGranted(rule.id, rule.number or 0, made.number, made.until, noon(made.until, made.zone))
    return Change(after, messages=told, facts=(fact,))

"""How a rule is drafted, put to the vote, acknowledged and looked at again."""

from dataclasses import replace

from bot.cutting import shortened
from bot.deciding import TITLE, DecisionWanted, Terms
from bot.features.ground_rules import commands as asked
from bot.features.ground_rules.cards import asking, rules
from bot.features.ground_rules.facts import RuleAcknowledged, RuleDrafted, RulePut
from bot.features.ground_rules.model.book import Answering, Looking, OfRule, Replacing, Written
from bot.features.ground_rules.model.ending import wanting_end
from bot.features.ground_rules.model.exceptions import EXCEPTIONS, LONGEST, Exempt
from bot.features.ground_rules.model.given import SayWhomFirst
from bot.features.ground_rules.model.parts import Acknowledged, Draft
from bot.features.ground_rules.model.refusals import EnoughExceptions, NotADayForThat, NothingToExcept, WritersDraft
from bot.features.ground_rules.model.rule import GroundRule
from bot.features.ground_rules.model.wording import END, EXCEPTION, RULE, Replaced, Wording
from bot.kernel.change import Change
from bot.kernel.command import Context, Standing

FIRST = Terms("live with it", days=7, everyone=True, notice=True, fixed=True)
"""Before there are rules."""

LATER = Terms(notice=True, fixed=True)


def write_rule(given: Written, command: asked.WriteRule | asked.WriteOwnRule, context: Context) -> Change[GroundRule]:
    """The form sent twice is no second draft."""
    if given.before:
        return Change(reply=asking.kept(given.before))
    wording = Wording(command.words, command.force is asked.Force.holds, command.months)
    draft = Draft(wording, context.person, context.now)
    title = command.name if isinstance(command, asked.WriteOwnRule) else ""
    made = GroundRule(command.rule, command.topic, title, context.now, draft=draft)
    return Change(reply=asking.kept(made), new=(made,), facts=(RuleDrafted(made.id, context.person),))


def change_rule(given: OfRule, command: asked.ChangeRule, context: Context) -> Change[GroundRule]:
    before = given.rule
    check_writer(before, context)
    from_here = before.draft.wording if before.draft else before.wording
    words = command.words or from_here.words
    wording = replace(from_here, words=words, holds=command.force is asked.Force.holds, months=command.months)
    if before.draft is None:
        after = before.drafted(replace(wording, replaces=()), context.person, context.now)
    else:
        after = before.editing(command.edition, wording)
    return Change(after, asking.kept(after), facts=(RuleDrafted(after.id, context.person),))


def set_answer(given: Answering, command: asked.SetAnswer, context: Context) -> Change[GroundRule]:
    draft = _mine(given.of, context)
    after = given.of.rule.editing(command.edition, draft.wording.keeping(given.ruling, given.answer))
    given.of.book.check_answer(after, after.wording)
    return Change(after, asking.page(Looking(after, given.of.book, given.rulings), context))


def take_place_of(given: Replacing, command: asked.TakePlaceOf, context: Context) -> Change[GroundRule]:
    """Of one that is in force, and no other."""
    draft, other = _mine(given.of, context), given.other
    other.standing  # noqa: B018 - checks itself
    replaced = Replaced(other.id, other.number or 0)
    after = given.of.rule.editing(command.edition, draft.wording.replacing(replaced))
    return Change(after, asking.page(Looking(after, given.of.book, given.rulings), context))


def drop_draft(given: OfRule, command: asked.DropDraft, context: Context) -> Change[GroundRule]:
    _mine(given, context)
    return Change(given.rule.dropped(), asking.DROPPED)


def put_rule(given: OfRule, command: asked.PutRule, context: Context) -> Change[GroundRule]:
    """A rule is never in force before all had its notice."""
    _mine(given, context)
    rule = given.rule.editing(command.edition, given.rule.check_new().wording)
    return put(given, rule, context)


def ask_whether_it_fits(given: OfRule, command: asked.AskWhetherItFits, context: Context) -> Change[GroundRule]:
    """The same words once more, for as long again."""
    standing = given.rule.standing.wording
    rule = given.rule.drafted(replace(standing, replaces=()), context.person, context.now)
    rule.check_new()
    return put(given, rule, context)


def put(given: OfRule, rule: GroundRule, context: Context) -> Change[GroundRule]:
    rule, wording = rule.putting(), rule.check_new().wording
    given.book.check_put(rule, wording)
    first = given.book.is_before_rules
    words, about = wording.words, asking.about(rule, wording, first=first)
    wanted = DecisionWanted(
        RULE, rule.id, rule.tries, title_of(words), words, context.person, FIRST if first else LATER, about,
        rules.press(rule),
    )  # fmt: skip
    return Change(rule, asking.put(rule, first=first), facts=(RulePut(rule.id, rule.number, context.person), wanted))


def acknowledge_rule(given: OfRule, command: asked.AcknowledgeRule, context: Context) -> Change[GroundRule]:
    """For their organisation, or as a resident; it is no vote."""
    standing, me = given.rule.standing, given.me
    if me is None or not (me.organisation or me.organisation_name):
        raise SayWhomFirst
    if command.version != standing.number:
        return Change(reply=rules.changed_since(given.rule))
    made = Acknowledged(me.organisation, context.person, standing.number, context.now)
    after = given.rule.acknowledging_by(made)
    if after == given.rule:
        return Change(reply=rules.THANKS)
    fact = RuleAcknowledged(after.id, after.number or 0, standing.number, me.organisation, context.person)
    return Change(after, rules.THANKS, facts=(fact,))


def ask_for_exception(given: OfRule, command: asked.AskForException, context: Context) -> Change[GroundRule]:
    rule, today = given.rule, given.today(context.now)
    standing = rule.standing
    if not (standing.wording.holds and standing.wording.refuses):
        raise NothingToExcept
    if not today < command.until <= today + LONGEST:
        raise NotADayForThat
    if len(rule.exceptions) >= EXCEPTIONS:
        raise EnoughExceptions(most=EXCEPTIONS)
    made = Exempt(len(rule.exceptions) + 1, command.case, command.until, context.person, context.now, zone=given.zone)
    after = rule.with_exception(made)
    wanted = DecisionWanted(
        EXCEPTION, rule.id, made.number, title_of(made.case), made.case, context.person, LATER,
        asking.about_exception(rule, standing.wording.words, made), rules.press(rule),
    )  # fmt: skip
    return Change(after, asking.PUT, facts=(wanted,))


def ask_to_end_rule(given: OfRule, command: asked.AskToEndRule, context: Context) -> Change[GroundRule]:
    after = wanting_end(given.rule)
    words = after.standing.wording.words
    wanted = DecisionWanted(
        END, after.id, after.ends, title_of(words), words, context.person, LATER, asking.about_end(after),
        rules.press(after),
    )  # fmt: skip
    return Change(after, asking.PUT, facts=(wanted,))


def check_writer(rule: GroundRule, context: Context) -> None:
    """Of a draft: whoever wrote it, or a facilitator. Anyone drafts a change of a rule. Raises WritersDraft."""
    facilitates = context.actor.standing is Standing.facilitator
    if rule.draft and rule.draft.by not in {context.person, None} and not facilitates:
        raise WritersDraft


def _mine(given: OfRule, context: Context) -> Draft:
    check_writer(given.rule, context)
    return given.rule.check_editable()


def title_of(words: str) -> str:
    """Without the full stop, where it is one sentence: questions go on after it."""
    return shortened(words.removesuffix("."), TITLE)

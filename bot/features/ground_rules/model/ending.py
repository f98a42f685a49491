"""How a rule comes to its end: somebody wants it, it lies before all, the group is asked, and it is over or stays.
While nobody is asked, nothing of the rule is held up."""

from dataclasses import replace

from bot.features.ground_rules.model.refusals import RuleBeingAsked
from bot.features.ground_rules.model.rule import GroundRule
from bot.kernel.ids import Id


def wanting_end(rule: GroundRule) -> GroundRule:
    """What lies before all already is asked from there. Raises NotInForce, or RuleBeingAsked while the group is asked
    about it, or about other words for it."""
    rule.standing  # noqa: B018 - checks itself
    if rule.is_asked or rule.end_wanted:
        raise RuleBeingAsked
    return rule if rule.end_before else replace(rule, ends=rule.ends + 1)


def end_asked(rule: GroundRule, number: int, proposal: Id, vote: int) -> GroundRule:
    if not rule.in_force or number != rule.ends:
        return rule
    return replace(rule, end_before=proposal, end_wanted=vote > 0)


def staying(rule: GroundRule, *, withdrawn: bool) -> GroundRule:
    """What was not agreed can be asked once more; what was withdrawn is asked as something new."""
    return replace(rule, end_wanted=False, end_before=None if withdrawn else rule.end_before)

"""What time does to a rule: an exception is over, its card leaves the homes, and it is due for a look, by day."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.features.ground_rules.model.refusals import NotDue
from bot.features.ground_rules.model.rule import EVENING, MORNING, GroundRule


def passed(rule: GroundRule, now: datetime) -> GroundRule:
    """What is over or due by then. What fell due at night, since the bot was away, is told in the morning."""
    exceptions = tuple(each.over(now) for each in rule.exceptions)
    shown = rule.shown_until if rule.shown_until and rule.shown_until > now else None
    after = replace(rule, exceptions=exceptions, shown_until=shown)
    if rule.looks_at is None or now < rule.looks_at:
        return after
    local = now.astimezone(ZoneInfo(rule.zone))
    if MORNING <= local.time() < EVENING:
        return replace(after, due=True)
    return replace(after, review=local.date() if local.time() < MORNING else local.date() + timedelta(days=1))


def later(rule: GroundRule, day: date) -> GroundRule:
    """It is looked at on that day. Raises NotDue."""
    if not rule.due:
        raise NotDue
    return replace(rule, due=False, review=day)

"""What the group's rules forbid when it is asked for its answers, and what they remind of. Only one that holds refuses;
where one reminds, what was fixed before there were rules still stands."""

from collections.abc import Iterator

from bot.features.proposals.handlers.secret import wanted_openly, wanted_unseen
from bot.features.proposals.model.asking import Asking, ByRule, Question
from bot.features.proposals.model.electorate import Electorate, OptionsInConfidence, WrittenInCircle
from bot.features.proposals.model.given import Opening
from bot.features.proposals.model.refusals import LeastTime, NoSeat
from bot.features.proposals.model.required import check_yes
from bot.features.proposals.model.secret import Openness
from bot.features.proposals.model.settings import (
    ELECTORATE,
    LEAST_DAYS,
    LEAST_NOTICE,
    OF_A_VOTE,
    USUAL_WAY,
    WHO_ASKS,
    Asker,
)
from bot.features.proposals.model.wanted import terms_of, usual_of
from bot.insiders import Insiders
from bot.kernel.command import Context, Standing
from bot.kernel.refusal import FacilitatorsOnly
from bot.kernel.settings import Chosen, Ruled, Rules, Setting


def reminders(
    given: Opening, asking: Asking, days: int, openness: Openness | None, context: Context
) -> tuple[Ruled, ...]:
    """The rules to which this is not kept, each once. Raises HeldByRule at the first that holds, or what was refused
    before there were rules."""
    _check_words(given, asking)
    told = (
        check_yes(given, asking),
        wanted_unseen(given, asking.question, openness),
        check_asker(given, context),
        _way(given, asking.question),
        wanted_openly(given, asking.question, openness),
        _electorate(given),
        *_time(given, asking, days),
    )
    return tuple({rule.number: rule for rule in told if rule}.values())


def _check_words(given: Opening, asking: Asking) -> None:
    within = given.proposal.circle
    if within and within.closed and asking.options:
        raise OptionsInConfidence


def check_asker(given: Opening, context: Context) -> Ruled | None:
    """What the clock asks, somebody who may has asked before; in a circle any of them may ask."""
    chosen = given.rules.chosen(WHO_ASKS)
    if given.circle and context.actor.standing is not Standing.clock:
        _check_insider(given, given.circle, context)
        return None
    if context.actor.standing is Standing.clock or _lets(chosen.value, given, context):
        return None
    if chosen.holds:
        chosen.refuse()
    if chosen.rule and _lets(WHO_ASKS.default, given, context):
        return chosen.rule
    raise FacilitatorsOnly if chosen.value is Asker.facilitators and not chosen.rule else NoSeat


def _check_insider(given: Opening, circle: Insiders, context: Context) -> None:
    if given.person not in circle.people and context.actor.standing is not Standing.facilitator:
        raise WrittenInCircle(circle=circle.name)


def least_days(given: Opening, asking: Asking) -> int:
    """Before that it cannot be ended."""
    settings = (LEAST_DAYS, LEAST_NOTICE) if has_notice(given, asking) else (LEAST_DAYS,)
    return max(terms_of(given.proposal).days, *(binding(given.rules, each) for each in settings))


def binding(rules: Rules, setting: Setting[int]) -> int:
    """A rule that only reminds binds nobody."""
    chosen = rules.chosen(setting)
    return chosen.value if chosen.holds else setting.default


def by_rules(rules: Rules) -> tuple[ByRule, ...]:
    """All that a vote was opened under, kept with it as they were then."""
    found = (rules.ruled.get(each.name) for each in OF_A_VOTE)
    numbered = {rule.number: ByRule(rule.number, rule.words) for rule in found if rule}
    return tuple(numbered[number] for number in sorted(numbered))


def _lets(asker: Asker, given: Opening, context: Context) -> bool:
    facilitates = context.actor.standing is Standing.facilitator
    return facilitates or asker is Asker.members or (asker is Asker.seats and given.holds_a_seat)


def _way(given: Opening, question: Question) -> Ruled | None:
    """What another feature wants is asked on its terms, and as a yes or no to one text."""
    chosen, terms = given.rules.chosen(USUAL_WAY), given.proposal.origin and given.proposal.origin.terms
    usual = usual_of(terms, chosen.value) if terms else chosen.value
    return None if usual is question else _unkept(chosen)


def _electorate(given: Opening) -> Ruled | None:
    chosen = given.rules.chosen(ELECTORATE)
    asked = Electorate.seats if given.people is None else Electorate.people
    terms = terms_of(given.proposal)
    fixed = given.circle or terms.everyone or terms.among
    return None if fixed or chosen.value is asked else _unkept(chosen)


def _time(given: Opening, asking: Asking, days: int) -> Iterator[Ruled | None]:
    settings = (LEAST_DAYS, LEAST_NOTICE) if has_notice(given, asking) else (LEAST_DAYS,)
    for each in settings:
        chosen = given.rules.chosen(each)
        if days < chosen.value and chosen.rule:
            yield _unkept(chosen)
    least = least_days(given, asking)
    if days < least:
        raise LeastTime(days=least)


def has_notice(given: Opening, asking: Asking) -> bool:
    return asking.question is Question.silence or terms_of(given.proposal).notice


def _unkept(chosen: Chosen[int] | Chosen[Question] | Chosen[Electorate]) -> Ruled | None:
    if chosen.holds:
        chosen.refuse()
    return chosen.rule

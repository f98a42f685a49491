"""The shares that a vote had to reach, each with what it is a share of."""

from collections.abc import Iterator

from bot.features.proposals.cards.numbers import exact
from bot.features.proposals.model import Result
from bot.features.proposals.model.asking import Given, Question
from bot.features.proposals.model.outturn import outturn
from bot.features.proposals.model.tally.counting import Check, Of, What
from bot.kernel.text import Phrase, say

_OF = {
    Of.cast: say("that said yes or no say yes"),
    Of.with_abstentions: say("that answered say yes"),
    Of.eligible: say("that were asked say yes"),
}


def of(result: Result, given: Given) -> Iterator[Phrase]:
    """Each share that had to be reached, with what it is a share of."""
    if result.asking.among:
        return
    came_of_it = outturn(result.asking, given, is_over=True)
    for check in came_of_it.verdict.checks:
        if check.what is What.everyone:
            yield _all_of_them(check)
        elif check.what is What.group:
            yield _of_residents(result, check)
        elif check.what is not What.quorum and check.rule and result.asking.question is not Question.most_say_yes:
            yield _share(result, check)


def _all_of_them(check: Check) -> Phrase:
    return say(
        "{counted} of {base} that were asked say yes (all needed)", counted=int(check.counted), base=int(check.base)
    )


def _of_residents(result: Result, check: Check) -> Phrase:
    if result.asking.question is Question.pick_one:
        return say(
            "{counted} of {base} residents' seats that answered picked it (more than half needed)",
            counted=int(check.counted),
            base=int(check.base),
        )
    return say(
        "{counted} of {base} residents' seats that answered say yes (more than half needed)",
        counted=int(check.counted),
        base=int(check.base),
    )


def _share(result: Result, check: Check) -> Phrase:
    if result.weighed and not isinstance(check.base, int):
        return _share_by_weight(result, check)
    counted, base, least = int(check.counted), int(check.base), int(check.needed)
    return say(
        "{counted} of {base} {whom} ({needed} needed)",
        counted=counted,
        base=base,
        whom=_whom(result, check),
        needed=least,
    )


def _share_by_weight(result: Result, check: Check) -> Phrase:
    counted, base, least = exact(check.counted), exact(check.base), exact(check.needed)
    whom, strict = _whom(result, check), check.rule is not None and check.rule.strict
    needed = say("more than {least} needed", least=least) if strict else say("{least} needed", least=least)
    return say("by weight {counted} of {base} {whom} ({needed})", counted=counted, base=base, whom=whom, needed=needed)


def _whom(result: Result, check: Check) -> Phrase:
    """What the share is a share of."""
    match result.asking.question:
        case Question.fingers:
            return say("that answered show three or more")
        case Question.gradients:
            return say("with an opinion support it")
        case Question.consensus:
            return say("that take a stand agree")
        case _:
            return _OF[check.rule.base if check.rule else Of.cast]

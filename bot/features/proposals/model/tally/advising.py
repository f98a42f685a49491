"""One person decides, after advice: when they may, and what comes of it. Advice is heard, kept, and never counted."""

from enum import Enum

from bot.features.proposals.model.tally.counting import Count, Outcome, Verdict, What, floor


class Leaning(Enum):
    """What an adviser would do; whoever decides is free to do otherwise."""

    in_favour = "for"
    against = "against"
    either = "either way"


def all_advised(count: Count[Leaning]) -> bool:
    """Who has no advice to give leaves those that are waited for."""
    return count.heads.took_part >= count.heads.deciding


def advice(count: Count[Leaning], *, decision: bool | None, is_over: bool) -> Verdict:
    """`is_over` says whether the time to decide has passed. Nothing but the decision makes it so, whatever most advise:
    without one nothing changes."""
    seats = count.heads
    checks = (floor(What.advice, seats.took_part, seats.deciding, seats.deciding),)
    if decision is None:
        return Verdict(Outcome.not_decided if is_over else Outcome.pending, checks)
    return Verdict(Outcome.adopted if decision else Outcome.not_adopted, checks)

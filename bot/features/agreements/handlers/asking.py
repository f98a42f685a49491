"""How an agreement is put to all: with its words, or by its number where those are for few."""

from bot.deciding import DecisionWanted, Terms
from bot.features.agreements.cards import news
from bot.features.agreements.facts import agreement_page
from bot.features.agreements.model import Agreement, What
from bot.features.agreements.model.given import Acting
from bot.kernel.command import Context

AGAIN, REPLACE, END = "agreement again", "agreement replace", "agreement end"
CONFIDE, OPEN = "agreement confidence", "agreement open"
"""As what the register wants to have decided is called, for bot/deciding.py."""
KINDS = {What.again: AGAIN, What.replace: REPLACE, What.end: END, What.confide: CONFIDE, What.open: OPEN}
WHAT = {kind: what for what, kind in KINDS.items()}


def wanted(given: Acting, after: Agreement, text: str, context: Context, title: str = "") -> DecisionWanted:
    """What a circle agreed is put to the circle; what is kept in confidence to those alone whom it binds."""
    if after.deciding is None:
        raise ValueError("something is asked about it")
    what, few = after.deciding.what, () if given.circle or not given.closed else after.parties
    by_number = after.deciding.by_number
    called = f"#{after.number}" if by_number else title or after.title
    terms = Terms(fixed=by_number, among=tuple(each.seat for each in few))
    return DecisionWanted(
        KINDS[what], after.id, after.asked, called, text or called, context.person, terms, news.about(after, what),
        agreement_page(after.id), given.circle,
    )  # fmt: skip

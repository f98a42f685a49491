"""How an agreement comes to be kept in confidence, by vote or by a facilitator whom a rule lets, and open again."""

from bot.features.agreements import commands as asked
from bot.features.agreements.cards import confidence, news
from bot.features.agreements.facts import AgreementConfided, AgreementMarked, AgreementOpened
from bot.features.agreements.handlers.asking import wanted
from bot.features.agreements.model import Agreement, What, life
from bot.features.agreements.model.given import Acting, Marking
from bot.features.agreements.model.refusals import ByVoteAlone
from bot.features.agreements.model.taken import held
from bot.kernel.attention import Notice
from bot.kernel.change import Change
from bot.kernel.command import Context
from bot.kernel.refusal import found


def ask_to_confide(given: Acting, command: asked.AskToConfide, context: Context) -> Change[Agreement]:
    return _asked(given, What.confide, context)


def ask_to_open(given: Acting, command: asked.AskToOpen, context: Context) -> Change[Agreement]:
    return _asked(given, What.open, context)


def mark_in_confidence(given: Marking, command: asked.MarkInConfidence, context: Context) -> Change[Agreement]:
    before = found(given.agreement)
    if not given.mark:
        raise ByVoteAlone
    after = life.marked(before)
    told = confidence.confided(after)
    fact = AgreementMarked(after.id, after.number, after.proposal, context.person, life.votes(after))
    return Change(after, told, messages=tuple(Notice(home, told) for home in given.everywhere), facts=(fact,))


def set_confidence(given: Marking, command: asked.SetConfidence, context: Context) -> Change[Agreement]:
    before = given.agreement
    if before is None:
        return Change()
    after = life.confided(before, yes=command.confided)
    told = confidence.confided(after) if after.confided else confidence.opened(after)
    if not after.confided and not isinstance(held(after, given.kept), Agreement):
        told = confidence.kept_still(after, given.rule)
    fact = (AgreementConfided if after.confided else AgreementOpened)(
        after.id, after.number, after.proposal, life.votes(after)
    )  # fmt: skip
    return Change(after, messages=tuple(Notice(home, told) for home in given.everywhere), facts=(fact,))


def _asked(given: Acting, what: What, context: Context) -> Change[Agreement]:
    """By its number, so that its words are shown to nobody once more."""
    life.seat_of(given.mine, given.agreement)
    after = life.put_to_all(given.agreement, what, by_number=True)
    return Change(after, news.put_to_all(after), facts=(wanted(given, after, "", context),))

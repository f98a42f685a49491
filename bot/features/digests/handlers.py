"""How a digest follows the group's rule, and is told once for each time."""

from bot.features.coalition.facts import CoalitionChanged
from bot.features.digests import commands as asked
from bot.features.digests.cards import digest as cards
from bot.features.digests.model import Digest, Rhythm, Settling, Telling
from bot.features.ground_rules.facts import RuleEnded, RuleInForce
from bot.kernel.attention import Notice
from bot.kernel.change import Change
from bot.kernel.command import Context


def settle_digests(given: Settling, command: asked.SettleDigests, context: Context) -> Change[Digest]:
    now, before = context.now, given.before
    if before is None:
        if given.rhythm is Rhythm.never:
            return Change()
        made = Digest(given.id, Rhythm.never, given.zone, now).settled(given.rhythm, given.zone, now)
        return Change(new=(made,))
    after = before.settled(given.rhythm, given.zone, now)
    return Change(None if after == before else after)


def tell_digest(given: Telling, command: asked.TellDigest, context: Context) -> Change[Digest]:
    """One for all that was missed while the bot was away, which says that it is late."""
    before, now = given.digest, context.now
    if before.next is None or now < before.next:
        return Change()
    card = cards.told(given.happenings, late=before.is_late(now), anew=before.anew)
    return Change(before.told(now), messages=tuple(Notice(place, card) for place in given.places))


def after_change(fact: RuleInForce | RuleEnded | CoalitionChanged) -> tuple[asked.SettleDigests, ...]:
    return (asked.SettleDigests(),)

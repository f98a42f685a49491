"""Digests: what was agreed, kept and celebrated, when and where the group's rule says, and none until it does."""

from bot.features.coalition.facts import CoalitionChanged
from bot.features.digests import commands as asked
from bot.features.digests import handlers, reads
from bot.features.digests.cards import digest
from bot.features.digests.model import DIGESTS, Digest
from bot.features.ground_rules.facts import RuleEnded, RuleInForce
from bot.kernel.feature import Feature, Reaction, Word, aggregate, on, page

DIGESTING = Feature(
    "digests",
    aggregates=(aggregate("digest", Digest, DIGESTS, deadline=Digest.deadline, tick=asked.TellDigest),),
    routes=(
        on(asked.SettleDigests, reads.settling, handlers.settle_digests),
        on(asked.TellDigest, reads.telling, handlers.tell_digest),
    ),
    pages=(page(asked.LatelyPage, reads.lately, digest.lately),),
    words=(Word("lately", asked.LatelyPage.title, asked.LatelyPage),),
    reactions=(
        Reaction(RuleInForce, handlers.after_change),
        Reaction(RuleEnded, handlers.after_change),
        Reaction(CoalitionChanged, handlers.after_change),
    ),
)

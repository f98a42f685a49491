"""What the bot can do: one explicit, ordered list. History and privacy tell what all others state and keep of people,
help what all of them do, and the coalition leads to all."""

from bot.features.agreements import REGISTER
from bot.features.agreements.model.rulings import ON_AGREEMENTS
from bot.features.asides import ASIDE
from bot.features.attention import ATTENTION, ON_QUIET
from bot.features.celebrations import CELEBRATING
from bot.features.check_ins import CHECKING_IN, ON_CHECK_INS
from bot.features.circles import CIRCLES_FEATURE
from bot.features.closing import CLOSING
from bot.features.coalition import COALITION, leading_to
from bot.features.coalition.model.rulings import ON_MEMBERS
from bot.features.credit import CREDITING
from bot.features.credit.model import ON_PUBLICITY
from bot.features.digests import DIGESTING
from bot.features.digests.model import ON_DIGESTS
from bot.features.ground_rules import ground_rules
from bot.features.help import helping
from bot.features.history import history
from bot.features.listening import LISTENING
from bot.features.listening.model.rulings import ON_ROUNDS
from bot.features.meetings import MEETINGS_OUTSIDE
from bot.features.points import points, typed_after
from bot.features.privacy import privacy
from bot.features.promises import PROMISING, with_promises
from bot.features.proposals import PROPOSING
from bot.features.proposals.facts import propose_point
from bot.features.proposals.model.rulings import ON_VOTES
from bot.features.signposts import SIGNPOSTS_ELSEWHERE
from bot.features.slow_rounds import SLOW
from bot.features.small_groups import SMALL_GROUPS
from bot.features.unreached import IN_PRIVATE
from bot.features.weights import COUNTING_DIFFERENTLY
from bot.features.weights.model import ON_WEIGHTS
from bot.kernel.feature import Feature

RULINGS = (
    *ON_MEMBERS,
    *ON_AGREEMENTS,
    *ON_VOTES,
    *ON_WEIGHTS,
    *ON_ROUNDS,
    *ON_QUIET,
    *ON_CHECK_INS,
    *ON_PUBLICITY,
    *ON_DIGESTS,
)
"""What a ground rule can set of how the bot behaves, over all features: each declares its own."""

_TELLING: tuple[Feature, ...] = (
    COALITION,
    typed_after(LISTENING),
    CREDITING,
    SLOW,
    SMALL_GROUPS,
    points(lambda state, point: propose_point(state.id, point.number)),
    PROPOSING,
    with_promises(REGISTER),
    PROMISING,
    ground_rules(RULINGS),
    CLOSING,
    MEETINGS_OUTSIDE,
    CHECKING_IN,
    CELEBRATING,
    CIRCLES_FEATURE,
    DIGESTING,
    ATTENTION,
    SIGNPOSTS_ELSEWHERE,
    ASIDE,
    IN_PRIVATE,
    COUNTING_DIFFERENTLY,
)
_ASKED: tuple[Feature, ...] = (*_TELLING, history(_TELLING), privacy(_TELLING))
_LED_TO: tuple[Feature, ...] = (*_ASKED[1:], helping(_ASKED))
FEATURES = (leading_to(_LED_TO), *_LED_TO)

"""How the group decides what an organisation counts: somebody puts it to the vote, and what was agreed is kept."""

from bot.cutting import shortened
from bot.deciding import TITLE, Decided, DecisionWanted, Terms
from bot.features.weights import cards
from bot.features.weights import commands as asked
from bot.features.weights.facts import WEIGHTS_PAGE, WeightChanged, WeightWanted
from bot.features.weights.model import KIND, ItHasLeft, Kept, NobodyCountsDifferently, Wanting, Weight, written_weight
from bot.kernel.attention import Notice
from bot.kernel.change import Change
from bot.kernel.command import Context
from bot.kernel.ids import OrganisationId
from bot.weighing import exactly


def change_weight(given: Wanting, command: asked.ChangeWeight, context: Context) -> Change[Weight]:
    if not given.ruled:
        raise NobodyCountsDifferently
    if given.gone:
        raise ItHasLeft
    before, weight = given.before or Weight(command.organisation), written_weight(command.weight)
    after = before.wanting(weight)
    if after == before:
        return Change(reply=cards.PUT)
    change = f": {exactly(before.counts)} → {exactly(weight)}"
    title = shortened(given.name, TITLE - len(change)) + change
    wanted = DecisionWanted(
        KIND, after.id, after.open, title, command.why, context.person, Terms(fixed=True),
        cards.about(after, weight), WEIGHTS_PAGE,
    )  # fmt: skip
    facts = (WeightWanted(after.id, weight, context.person), wanted)
    return Change(after, cards.PUT, facts=facts) if given.before else Change(reply=cards.PUT, new=(after,), facts=facts)


def keep_weight(given: Kept, command: asked.KeepWeight, context: Context) -> Change[Weight]:
    """What was not agreed changes nothing but that something else can be asked."""
    before = given.weight
    after = before.decided(command.number, adopted=command.adopted) if before else None
    if before is None or after is None or after.counts == before.counts:
        return Change(after)
    told = tuple(Notice(home, cards.changed(after)) for home in given.homes)
    return Change(after, messages=told, facts=(WeightChanged(after.id, after.counts),))


def after_decided(fact: Decided) -> tuple[asked.KeepWeight, ...]:
    return (asked.KeepWeight(OrganisationId(fact.subject), fact.number, fact.adopted),) if fact.kind == KIND else ()

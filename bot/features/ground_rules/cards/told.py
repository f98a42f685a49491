"""What happened to ground rules, as the history tells it to all members: one sentence for each fact, and no words."""

from bot.features.ground_rules import facts
from bot.kernel.feature import Told
from bot.kernel.text import Mention, Named, Phrase, say


def written(fact: facts.PromisesWritten) -> Phrase:
    return say("{who} wrote three promises on how you treat each other.", who=Mention(fact.by))


def reworded(fact: facts.PromisesReworded) -> Phrase:
    return say("{who} changed the words of the three promises.", who=Mention(fact.by))


def accepted(fact: facts.PromisesAccepted) -> Phrase:
    if fact.organisation is None:
        return say("{who} can keep the three promises.", who=Mention(fact.by))
    organisation = Named(fact.organisation)
    return say(
        "{organisation} can keep the three promises, {who} says.", organisation=organisation, who=Mention(fact.by)
    )


TOLD = (
    Told(facts.PromisesWritten, written),
    Told(facts.PromisesReworded, reworded),
    Told(facts.PromisesAccepted, accepted),
)

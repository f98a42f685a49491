"""What happened with promises, as the history tells it to all members: one sentence for each fact, nobody's words."""

from bot.features.promises import facts
from bot.kernel.feature import Told
from bot.kernel.ids import OrganisationId, PersonId
from bot.kernel.text import Mention, Named, Phrase, say


def _whose(organisation: OrganisationId | None, person: PersonId) -> Named | Mention:
    return Named(organisation) if organisation else Mention(person)


def made(fact: facts.PromiseMade) -> Phrase:
    """Without its day: once that has passed, it is for whoever carries it."""
    return say("{whose} made a promise.", whose=_whose(fact.organisation, fact.person))


def kept(fact: facts.PromiseKept) -> Phrase:
    return say("{whose} kept a promise.", whose=_whose(fact.organisation, fact.by))


def reopened(fact: facts.PromiseReopened) -> Phrase:
    return say("{who} opened a promise again.", who=Mention(fact.by))


def dated(fact: facts.NewDateSet) -> Phrase:
    """Without a name: it would say whose day had come."""
    return say("A promise has a new date.")


def reworded(fact: facts.PromiseReworded) -> Phrase:
    return say("{who} changed the words of a promise.", who=Mention(fact.by))


def released(fact: facts.PromiseReleased) -> Phrase:
    if fact.by:
        return _by_somebody(fact.by, fact.organisation)
    if fact.organisation:
        return say("The group released {organisation} from a promise, by vote.", organisation=Named(fact.organisation))
    return say("The group released a resident from a promise, by vote.")


def _by_somebody(by: PersonId, organisation: OrganisationId | None) -> Phrase:
    if organisation is None:
        return say("{who} released a resident from a promise, for the group.", who=Mention(by))
    return say(
        "{who} released {organisation} from a promise, for the group.",
        who=Mention(by),
        organisation=Named(organisation),
    )


def handed_over(fact: facts.PromiseHandedOver) -> Phrase:
    return say("{who} took over a promise.", who=Mention(fact.person))


TOLD = (
    Told(facts.PromiseMade, made),
    Told(facts.PromiseKept, kept),
    Told(facts.PromiseReopened, reopened),
    Told(facts.NewDateSet, dated),
    Told(facts.PromiseReworded, reworded),
    Told(facts.PromiseReleased, released),
    Told(facts.PromiseHandedOver, handed_over),
)

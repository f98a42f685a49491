"""What happened with promises, as the history tells it to all members: one sentence for each fact, nobody's words."""

from bot.features.promises import facts
from bot.features.promises.cards.pieces import NOON
from bot.features.promises.model import ELSEWHERE
from bot.kernel.feature import Told
from bot.kernel.ids import OrganisationId, PersonId
from bot.kernel.text import Mention, Moment, Named, Phrase, When, say
from bot.recurrence import instant


def _whose(organisation: OrganisationId | None, person: PersonId) -> Named | Mention:
    return Named(organisation) if organisation else Mention(person)


def made(fact: facts.PromiseMade) -> Phrase:
    day = Moment(instant(fact.due, NOON, ELSEWHERE), When.day)
    return say("{whose} made a promise, by {day}.", whose=_whose(fact.organisation, fact.person), day=day)


def kept(fact: facts.PromiseKept) -> Phrase:
    return say("{whose} kept a promise.", whose=_whose(fact.organisation, fact.by))


def reopened(fact: facts.PromiseReopened) -> Phrase:
    return say("{who} opened a promise again.", who=Mention(fact.by))


def dated(fact: facts.NewDateSet) -> Phrase:
    return say("{who} set a new date for a promise.", who=Mention(fact.by))


def reworded(fact: facts.PromiseReworded) -> Phrase:
    return say("{who} changed the words of a promise.", who=Mention(fact.by))


def released(fact: facts.PromiseReleased) -> Phrase:
    if fact.organisation is None:
        return say("{who} released a resident from a promise, for the group.", who=Mention(fact.by))
    return say(
        "{who} released {organisation} from a promise, for the group.",
        who=Mention(fact.by),
        organisation=Named(fact.organisation),
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

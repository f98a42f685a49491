"""What happened to circles, as the history tells it to all members: one sentence for each fact, and nobody's words."""

from bot.features.circles import facts
from bot.kernel.feature import Told
from bot.kernel.ids import OrganisationId, PersonId
from bot.kernel.text import Mention, Named, Phrase, say


def opened(fact: facts.CircleOpened) -> Phrase:
    return say("{who} opened a circle.", who=Mention(fact.by))


def came(fact: facts.CameIntoCircle) -> Phrase:
    return say("{who} came into a circle.", who=_who(fact.person, fact.organisation))


def left(fact: facts.LeftCircle) -> Phrase:
    return say("{who} left a circle.", who=_who(fact.person, fact.organisation))


def ended(fact: facts.CircleEnded) -> Phrase:
    return say("A circle ended.")


def _who(person: PersonId | None, organisation: OrganisationId | None) -> tuple[Mention | Named, ...]:
    mentioned = (Mention(person),) if person else ()
    return (*mentioned, *((Named(organisation),) if organisation else ()))


TOLD = (
    Told(facts.CircleOpened, opened),
    Told(facts.CameIntoCircle, came),
    Told(facts.LeftCircle, left),
    Told(facts.CircleEnded, ended),
)

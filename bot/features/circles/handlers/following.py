"""What follows from a step by itself, whatever the step was: what has happened, and what nobody has to answer now."""

from bot.features.circles.cards import news
from bot.features.circles.facts import CameIntoCircle, CircleEnded, LeftCircle, OutOfCircle
from bot.features.circles.model import Acting, Circle, Kind
from bot.kernel.attention import Waiting
from bot.kernel.card import Card
from bot.kernel.change import Change, Happened
from bot.kernel.ids import Id, OrganisationId, PersonId
from bot.kernel.text import Phrase


def changed(
    given: Acting,
    after: Circle,
    reply: Card | Phrase,
    *,
    facts: tuple[Happened, ...] = (),
    needs: tuple[Waiting, ...] = (),
) -> Change[Circle]:
    """A step that changed nothing saves nothing and asks nobody."""
    before = given.circle
    if after == before:
        return Change(reply=reply)
    ended = after.closed_at is not None
    facts = (*facts, CircleEnded(after.id)) if ended else facts
    messages = news.announced(news.closed_for_all(after), given.homes) if ended else ()
    return Change(after, reply, messages=messages, facts=facts, needs=(*news.over(before, after), *needs))


def came(state: Circle, party: Id, by: PersonId) -> CameIntoCircle:
    return CameIntoCircle(state.id, *_who(state, party), by)


def left(given: Acting, party: Id) -> tuple[Happened, ...]:
    out = (OutOfCircle(given.circle.id, person) for person in given.people_of(party))
    return (LeftCircle(given.circle.id, *_who(given.circle, party)), *out)


def _who(state: Circle, party: Id) -> tuple[PersonId | None, OrganisationId | None]:
    return (PersonId(party), None) if state.kind is Kind.people else (None, OrganisationId(party))

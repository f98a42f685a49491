"""What is answered to those who press, what all are told, and what waits for someone's answer."""

from datetime import datetime, timedelta

from bot.features.circles.cards import pieces
from bot.features.circles.commands import CirclePage
from bot.features.circles.model import Acting, Circle, Waits, key
from bot.kernel.attention import Met, Need, Notice
from bot.kernel.card import Card, card, row
from bot.kernel.elements import Button, Words
from bot.kernel.ids import Id, PlaceId
from bot.kernel.text import Phrase, say

ASKED = 5
"""So many of those in a circle are asked about someone who would like to come in, or about closing it."""

ANSWER_STANDS = timedelta(days=7)

NOT_IN_IT = say("You are not in it, and nothing has changed.")
TAKEN_BACK = say("You no longer ask to come in. You can ask again at any time.")
DECLINED = say("Thank you for answering. You can still come in later if you like.")
WISH_TAKEN_BACK = say("The circle stays open. Thank you.")
WISH_NOTED = say("Your wish is noted. The circle closes when one more in it wants that.")
ANSWERED = say("Thank you. They are told kindly that it does not fit now.")
CLOSED = say("The circle is closed. Everyone can still see it under Circles.")


def opened(state: Circle) -> Card:
    return card(
        say("The circle {circle} is open", circle=state.name),
        Words(say("You are in it. You can invite others from its page.")),
        row(pieces.inviting(state), pieces.seeing(state), pieces.HOME),
    )


def opened_for_all(state: Circle) -> Card:
    return card(
        say("There is a new circle: {circle}", circle=state.name),
        Words(state.purpose),
        row(pieces.seeing(state), pieces.ALL),
    )


def closed_for_all(state: Circle) -> Card:
    return card(
        say("The circle {circle} has ended", circle=state.name),
        Words(say("Everyone can still see it under Circles.")),
        row(pieces.seeing(state), pieces.ALL),
    )


def is_in(state: Circle) -> Card:
    return card(
        say("You are in the circle {circle}", circle=state.name),
        Words(state.purpose),
        row(pieces.seeing(state), pieces.leaving(state), pieces.HOME),
    )


def asked(state: Circle) -> Card:
    return card(
        say("You have asked to come into the circle {circle}", circle=state.name),
        Words(say("Someone in it will answer. You can take it back at any time.")),
        row(pieces.taking_back(state), pieces.seeing(state), pieces.HOME),
    )


def invited(state: Circle, party: Id) -> Card:
    return card(
        say("{who} is invited", who=state.shown(party)),
        Words(say("They find it under Needs you. Without an answer nothing happens.")),
        row(pieces.inviting(state), pieces.seeing(state)),
    )


def let_in(state: Circle, party: Id) -> Card:
    return card(say("{who} is in the circle now", who=state.shown(party)), row(pieces.seeing(state), pieces.HOME))


def left(state: Circle) -> Phrase:
    if state.closed_at:
        return say("You have left the circle {circle}. Nobody is left in it, so it has ended.", circle=state.name)
    return say("You have left the circle {circle}. You can come back at any time.", circle=state.name)


def announced(shown: Card, homes: tuple[PlaceId, ...]) -> tuple[Notice, ...]:
    """Shown to all, silently."""
    return tuple(Notice(home, shown) for home in homes)


def to_answer(given: Acting, party: Id) -> tuple[Need, ...]:
    """Of those in the circle, about someone who asks."""
    state = given.circle
    words = say("{who} asks to come into the circle {circle}.", who=state.shown(party), circle=state.name)
    return tuple(
        Need(each, key(Waits.asks, state, party), words, Button(say("See who asks"), CirclePage(state.id)))
        for each in given.asked(ASKED)
    )


def to_accept(given: Acting, party: Id) -> tuple[Need, ...]:
    """Of the person, or of the organisation's representative."""
    state = given.circle
    words = say("The circle {circle} invites you: {purpose}", circle=state.name, purpose=state.purpose)
    return tuple(
        Need(each, key(Waits.invites, state, party), words, pieces.coming_in(state))
        for each in given.people_of(party)[:1]
    )


def to_know(given: Acting, party: Id, now: datetime, *, yes: bool) -> tuple[Need, ...]:
    """What the circle answered to the one who asked."""
    state = given.circle
    words = (
        say("You are in the circle {circle} now.", circle=state.name)
        if yes
        else say("It does not fit the circle {circle} now. You can ask again later.", circle=state.name)
    )
    return tuple(
        Need(each, key(Waits.answers, state, party), words, pieces.seeing(state), until=now + ANSWER_STANDS)
        for each in given.people_of(party)[:1]
    )


def to_close(given: Acting, party: Id) -> tuple[Need, ...]:
    """Of the others in it."""
    state = given.circle
    who, own = state.shown(party), given.people_of(party)
    words = say("{who} would like to close the circle {circle}.", who=who, circle=state.name)
    return tuple(
        Need(each, key(Waits.closes, state), words, pieces.seeing(state))
        for each in given.asked(ASKED + 1)
        if each not in own
    )[:ASKED]


def over(before: Circle, after: Circle) -> tuple[Met, ...]:
    """What nobody has to answer any more."""
    asks = (key(Waits.asks, before, party) for party in before.asking if party not in after.asking)
    invites = (key(Waits.invites, before, party) for party in before.invited if party not in after.invited)
    closes = (key(Waits.closes, before),) if before.closing and not after.closing else ()
    gone = (party for party in before.parties if party not in after.parties)
    answers = (key(Waits.answers, before, party) for party in gone)
    return tuple(Met(each) for each in (*asks, *invites, *closes, *answers))

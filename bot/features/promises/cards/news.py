"""What people are told when a promise is made, done, changed, released or taken over."""

from bot.features.promises.cards.pieces import ALL, MINE, due, message, opening, to, whose
from bot.features.promises.commands import (
    CarryOn,
    CarryPromise,
    ConfirmLink,
    PutReleaseToVote,
    ReleaseFromPromise,
    ReopenPromise,
    SayPromiseDone,
)
from bot.features.promises.model import Commitment, links
from bot.kernel.card import Card, card, row
from bot.kernel.elements import Style, Words
from bot.kernel.text import Mention, Phrase, say
from bot.kernel.wire import draft

LEFT = say("It is dropped, and nothing of it is kept.")


def standing(state: Commitment) -> Card:
    return message(say("“{what}” stands as it is.", what=state.what), row(opening(state)))


def asked(state: Commitment) -> Card:
    if state.person is None:
        return standing(state)
    said = say("{who} is asked. It is a promise once they say yes.", who=Mention(state.person))
    return message(said, row(opening(state)))


def asked_by(state: Commitment) -> Card:
    """With the day as it stands now: the yes is to that one."""
    said = say("Its day is {day} now. Can you carry “{what}” by then?", what=state.what, day=due(state))
    return message(said, row(to(CarryPromise(state.id, state.due), style=Style.primary), opening(state)))


def made(state: Commitment) -> Card:
    said = say("“{what}” is promised, by {day}. You can change the date at any time.", what=state.what, day=due(state))
    return message(said, row(opening(state), MINE))


def dated(state: Commitment) -> Card:
    return message(
        say("The new date is {day}. The dates before it stay readable.", day=due(state)), row(opening(state))
    )


def done(state: Commitment) -> Card:
    said = say("“{what}” is done. Thank you.", what=state.what)
    return message(said, row(to(ReopenPromise(state.id)), opening(state)))


def look_at_link(state: Commitment) -> Card:
    """Only to who wrote it, as others will read it."""
    done = state.saying
    if done is None:
        return standing(state)
    return card(
        state.what,
        Words(done.word),
        Words(done.link),
        Words(say("The link leads to {place}. Is that right?", place=links.leads_to(done.link))),
        row(
            to(ConfirmLink(state.id), style=Style.primary),
            to(draft(SayPromiseDone, promise=state.id), say("Write it again")),
        ),
    )


def about(state: Commitment) -> Phrase:
    """On the card of what all are asked."""
    return say("All are asked whether {who} is released from this promise. Yes lets them go.", who=whose(state))


def put_to_vote(state: Commitment) -> Card:
    said = say("All are asked whether {who} is released from “{what}”.", who=whose(state), what=state.what)
    return message(said, row(opening(state)))


def reopened(state: Commitment) -> Card:
    return message(say("“{what}” is open again.", what=state.what), row(opening(state)))


def reworded(state: Commitment) -> Card:
    return message(say("It says now: “{what}”. The words before stay readable.", what=state.what), row(opening(state)))


def you_asked(state: Commitment) -> Card:
    said = say("All are told that you ask. Until someone of another organisation says yes, it stays with you.")
    return message(said, row(to(CarryOn(state.id)), to(PutReleaseToVote(state.id)), opening(state)))


def you_asked_readers(state: Commitment) -> Card:
    """Where its agreement is kept in confidence."""
    said = say("Those who may read its agreement see that you ask. Until one of them says yes, it stays with you.")
    return message(said, row(to(CarryOn(state.id)), opening(state)))


def release_asked(state: Commitment) -> Card:
    """In all homes: to ask is no failure, and it says so."""
    why = state.wish.why if state.wish else ""
    asks = say("{who} asks to be released from “{what}”.", who=whose(state), what=state.what)
    told = say("{asks} {why}", asks=asks, why=why) if why else asks
    buttons = (to(ReleaseFromPromise(state.id), style=Style.primary), to(PutReleaseToVote(state.id)), opening(state))
    return message(told, row(*buttons))


def keeping_on(state: Commitment) -> Card:
    return message(say("You carry “{what}” on.", what=state.what), row(opening(state)))


def released(state: Commitment) -> Card:
    said = say("{who} is released from “{what}”.", who=whose(state), what=state.what)
    return message(said, row(opening(state), ALL))


def offered(state: Commitment) -> Card:
    if state.offered is None:
        return standing(state)
    said = say("{who} is asked. Until they say yes, it stays as it is.", who=Mention(state.offered))
    return message(said, row(opening(state)))


def taken(state: Commitment) -> Card:
    said = say("You carry “{what}” now, by {day}.", what=state.what, day=due(state))
    return message(said, row(opening(state), MINE))

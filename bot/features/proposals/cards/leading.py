"""Seats for which nobody but their lead answers: what those see who hold them too, and what all can see."""

from collections.abc import Iterator

from bot.features.proposals.cards import pieces
from bot.features.proposals.commands import ProposalPage
from bot.features.proposals.model import Chair, Held, OnRoll, Proposal
from bot.features.proposals.model.asked_page import A_PAGE, OnTheRoll
from bot.features.proposals.model.leading import of_chair
from bot.kernel.attention import Need
from bot.kernel.elements import Button, Note, Words
from bot.kernel.ids import PersonId
from bot.kernel.text import Moment, Phrase, say


def barred(chair: Chair, chairs: tuple[Chair, ...], person: PersonId) -> Words | None:
    """In place of what could be pressed."""
    refusal = of_chair(chair, chairs, person)
    return Words(refusal.said) if refusal else None


def nobody(proposal: Proposal, held: Held) -> tuple[Need, ...]:
    """To one who stands in, where nobody leads a seat that lets nobody else answer: others may not know."""
    until, whose = proposal.open_voting().until, held.name.whose
    words = say(
        "{whose} is asked about “{title}”, until {until}. Only whoever speaks for it answers, and nobody does now.",
        whose=whose,
        title=proposal.title,
        until=Moment(until),
    )
    button = Button(ProposalPage.title, ProposalPage(proposal.id, 0, held.name.seat), spoken=proposal.title)
    key = proposal.waiting_for(held.name.seat)
    return tuple(Need(person, key, words, button, until) for person in held.holders[:1])


def on_page(given: OnTheRoll) -> Iterator[Note]:
    """Of the seats on this page; while it is open also those that nobody can answer for at the moment."""
    if given.proposal.voting is None:
        return
    led = tuple(each for each in given.shown if each.led)
    held = {each.name.seat: each for each in given.seats}
    silent = tuple(each for each in led if not _lead(each, held.get(each.seat)))
    if led:
        yield Note(say("Only whoever speaks for them answers: {names}.", names=_names(led)))
    if silent:
        words = say("They wait for somebody who is confirmed to speak for them: {names}.", names=_names(silent))
        yield Note(words)


def _lead(entry: OnRoll, held: Held | None) -> PersonId | None:
    return held.lead(entry.leading) if held and entry.leading else None


def _names(entries: tuple[OnRoll, ...]) -> Phrase:
    return pieces.names(tuple(each.name for each in entries), A_PAGE)

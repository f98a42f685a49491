"""An organisation that lets nobody but its lead answer in votes: as all see it, and how its lead chooses."""

from dataclasses import replace

from bot.features.coalition.cards.pieces import to
from bot.features.coalition.cards.seats import page_of
from bot.features.coalition.commands import LetAlternatesAnswer, RequireLead
from bot.features.coalition.model import Seat
from bot.features.coalition.model.leading import may_choose
from bot.kernel.card import Card, card, row
from bot.kernel.elements import Button, Words
from bot.kernel.ids import PersonId
from bot.kernel.text import Mention, Phrase, say

SO_ALREADY = say("That is so already. Nothing has changed.")
_FROM_NOW = say("This holds for votes that are opened from now on.")


def state(seat: Seat) -> Words | None:
    """On its page; while nobody can answer it says so."""
    if not seat.lead_only:
        return None
    if seat.representative is None:
        return Words(say("In votes only whoever speaks for it answers. Until somebody does, nobody can."))
    if seat.waiting:
        return Words(
            say("In votes only whoever speaks for it answers. Until they are confirmed, nobody can."),
        )
    return Words(say("In votes only {who} answers for it.", who=Mention(seat.representative)))


def choosing(seat: Seat, me: PersonId) -> Button | None:
    if not may_choose(seat, me):
        return None
    if seat.lead_only:
        return to(LetAlternatesAnswer(seat.id))
    sure = say("Nobody but you answers for {organisation} from now? Everyone can see it.", organisation=seat.whose)
    return replace(to(RequireLead(seat.id)), confirm=sure)


def chosen(seat: Seat, by: PersonId) -> Card:
    title = say("Who answers for {organisation}?", organisation=seat.whose)
    return card(title, Words(_said(seat, by)), Words(_FROM_NOW), row(to(page_of(seat), say("Who speaks for it"))))


def _said(seat: Seat, by: PersonId) -> Phrase:
    if seat.lead_only:
        return say("In votes only {who} answers now.", who=Mention(by))
    return say("{who} lets the alternates answer too.", who=Mention(by))

"""All that was agreed, a few on a page: the words, when, how in one sentence, and when to look at it again."""

from collections.abc import Iterator

from bot.cutting import shortened
from bot.features.proposals.cards import arithmetic, pieces, silence
from bot.features.proposals.commands import AgreementsPage
from bot.features.proposals.model import Proposal
from bot.features.proposals.model.making import Agreed
from bot.kernel.card import Card, card, row
from bot.kernel.command import Context
from bot.kernel.elements import Button, Buttons, Element, Heading, Note, Words
from bot.kernel.text import Moment, Phrase, When, say

SHOWN, EACH = 4, 320
"""So many on a page, and so many characters of each; all of it stands on its own."""


def page(given: Agreed, context: Context) -> Card:
    """Numbered in the order in which they were agreed, so that a number stays what it is."""
    if not given.proposals:
        said = say("Nothing is agreed yet. A building block is the smallest piece that all could agree on now.")
        return card(AgreementsPage.title, Words(said), row(pieces.all_of_them()))
    here = given.proposals[given.start : given.start + SHOWN]
    shown: list[Element | None] = []
    for at, each in enumerate(here, given.start):
        shown += _one(each, len(given.proposals) - at)
    return card(AgreementsPage.title, *shown, _turning(given))


def _one(state: Proposal, number: int) -> Iterator[Element | None]:
    yield Heading(say("{number}. {title}", number=number, title=state.title))
    yield Words(shortened(state.text.text, EACH))
    yield Note(_how(state))
    yield row(pieces.look(state, number))


def _how(state: Proposal) -> Phrase:
    on = Moment(state.settled_at or state.opened_at, When.day)
    if state.result:
        told: Phrase = arithmetic.brief(state.result) if state.result.sheet else arithmetic.sentence(state.result)
    else:
        told = silence.sentence(state, state.silence) if state.silence else say("Agreed")
    return say("{on}. {told}", on=on, told=told)


def _turning(given: Agreed) -> Buttons | None:
    newer, older = given.start - SHOWN, given.start + SHOWN
    return row(
        Button(say("Newer ones"), AgreementsPage(max(0, newer))) if given.start else None,
        Button(say("Older ones"), AgreementsPage(older)) if older < len(given.proposals) else None,
        pieces.all_of_them(),
    )

"""What was found by its words."""

from bot.features.agreements.cards import pieces
from bot.features.agreements.commands import FindAgreements, FoundPage
from bot.features.agreements.model.given import Found
from bot.features.agreements.model.searching import on_button
from bot.kernel.card import Card, card, row
from bot.kernel.command import Context, Draft
from bot.kernel.elements import Button, Element, Heading, Note, Words
from bot.kernel.text import Phrase, say, say_n

A_PAGE = 4


def page(given: Found, context: Context) -> Card:
    return found(given)


def found(given: Found) -> Card:
    shown: list[Element | None] = []
    for each in given.part:
        words = (Words(text) for text in pieces.words(each.text, pieces.EACH))
        shown += [Heading(pieces.called(each)), *words, Note(pieces.standing(each)), row(pieces.look(each))]
    return card(FoundPage.title, Note(_how(given)), *shown, row(*_turning(given)), row(*_others(given)))


def _how(given: Found) -> Phrase:
    words = ", ".join(given.words)
    if not given.words:
        return say("There are no words in this. Please write some that could be in an agreement.")
    if not given.total:
        return say("Nothing was found for: {words}. Fewer words find more, and their beginnings do.", words=words)
    count = say_n("{n} agreement", "{n} agreements", given.total)
    if given.all:
        return say("{count} for: {words}", count=count, words=words)
    return say("None has all of these words; {count} with some of them: {words}", count=count, words=words)


def _turning(given: Found) -> tuple[Button | None, Button | None]:
    words, newer, older = on_button(given.words), given.start - A_PAGE, given.start + A_PAGE
    return (
        Button(say("Newer ones"), FoundPage(words, max(0, newer), given.holding)) if given.start else None,
        Button(say("Older ones"), FoundPage(words, older, given.holding)) if older < given.total else None,
    )


def _others(given: Found) -> tuple[Button | None, ...]:
    words = on_button(given.words)
    which = say("Those that ended too") if given.holding else say("Those that hold")
    return (
        Button(FindAgreements.title, Draft(FindAgreements)),
        Button(which, FoundPage(words, 0, not given.holding)) if given.words else None,
        pieces.ALL,
    )

"""The history as all can read it: what happened and when, newest first, and ways to look at less of it."""

from bot.features.coalition.facts import HOME_PAGE
from bot.features.history.commands import HistoryPage
from bot.features.history.model import Chosen, Part
from bot.kernel.card import Card, card, row
from bot.kernel.command import Context
from bot.kernel.elements import Button, Buttons, Fact, Facts, Note, Words
from bot.kernel.text import Mention, Moment, Phrase, say


def page(given: Part, context: Context) -> Card:
    facts = tuple(Fact(Moment(each.mark.at), each.words) for each in given.lines)
    return card(
        _heading(given.chosen, context),
        Note(say("Newest first. What people wrote or said is not in it, and entries go after 24 months.")),
        Facts(facts) if facts else Words(_nothing(given)),
        _turning(given),
        _choosing(given.chosen, context),
    )


def _heading(chosen: Chosen, context: Context) -> Phrase:
    if chosen.facilitating:
        return say("What facilitators did")
    if chosen.person == context.person:
        return say("History about you")
    if chosen.person:
        return say("History about {who}", who=Mention(chosen.person))
    return HistoryPage.title


def _nothing(given: Part) -> Phrase:
    return say("There is nothing yet.") if given.newest else say("There is nothing older.")


def _turning(given: Part) -> Buttons | None:
    chosen, older = given.chosen, given.older
    before = HistoryPage(chosen.person, chosen.facilitating, older.at, older.number) if older else None
    return row(
        Button(say("Older"), before) if before else None,
        None if given.newest else Button(say("Newest"), HistoryPage(chosen.person, chosen.facilitating)),
    )


def _choosing(chosen: Chosen, context: Context) -> Buttons | None:
    ways = (
        (say("All"), HistoryPage()),
        (say("What facilitators did"), HistoryPage(facilitating=True)),
        (say("About me"), HistoryPage(context.person)),
    )
    here = HistoryPage(chosen.person, chosen.facilitating)
    return row(*(Button(label, way) for label, way in ways if way != here), Button(say("Home"), HOME_PAGE))

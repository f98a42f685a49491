"""What is said when a place where the coalition lives is gone, or comes back."""

from bot.features.coalition.cards.pieces import to
from bot.features.coalition.commands import HomesPage
from bot.features.coalition.model import Coalition, Home
from bot.features.coalition.model.homes import NOWHERE
from bot.kernel.attention import Need
from bot.kernel.card import Card, card, row
from bot.kernel.elements import Words
from bot.kernel.text import say


def lost(home: Home) -> Card:
    """In all other places."""
    return card(
        say("{place} is closed", place=home.name),
        Words(say("Nobody can write there any more, so the coalition has left it. All members stay.")),
        Words(say("What was open there is over. If the place is opened again, I come back to it.")),
        row(to(HomesPage())),
    )


def nowhere(coalition: Coalition, home: Home) -> tuple[Need, ...]:
    """It was the last place: there is none left to say it in."""
    words = say(
        "{place} is closed, and we meet nowhere now. Make a code for another place, and type it there.", place=home.name
    )
    return tuple(Need(each, NOWHERE, words, to(HomesPage())) for each in coalition.facilitators)

"""What is said when nothing reaches a place where the coalition lives, and when something does again."""

from bot.features.coalition.cards.pieces import to
from bot.features.coalition.commands import HomeOfOurs, HomePage, HomesPage
from bot.features.coalition.model import Coalition, Home
from bot.features.coalition.model.homes import NOWHERE, Why
from bot.kernel.attention import Need
from bot.kernel.card import Card, card, row
from bot.kernel.elements import Words
from bot.kernel.text import Phrase, say

TRYING = say("The bot tries again. If nothing arrives there, you find it on this page in a moment.")


def lost(home: Home) -> Card:
    """In all other places."""
    return card(
        say("{place} is closed", place=home.name),
        Words(say("Nobody can write there any more, so the coalition has left it. All members stay.")),
        Words(say("What was open there is over. If the place is opened again, the bot comes back to it.")),
        row(to(HomesPage())),
    )


def nowhere(coalition: Coalition, home: Home) -> tuple[Need, ...]:
    """It was the last place: there is none left to say it in."""
    words = say(
        "{place} is closed, and we meet nowhere now. Make a code for another place, and type it there.", place=home.name
    )
    return tuple(Need(each, NOWHERE, words, to(HomesPage())) for each in coalition.facilitators)


def taken_out(home: Home) -> Card:
    """In all other places."""
    return card(
        say("{place} is out of reach", place=home.name),
        Words(say("The bot was taken out there, so what is new does not arrive. All members stay.")),
        Words(say("It goes on when the bot is let in again; a facilitator can see how.")),
        row(to(HomesPage())),
    )


def back_here() -> Card:
    """In the place itself."""
    said = say("The bot is back in this channel. Everything goes on from here.")
    return card(said, row(to(HomePage(), say("See what is open"))), summary=said)


def back_there(home: Home) -> Card:
    """In all other places."""
    return card(
        say("{place} is within reach again", place=home.name), Words(say("What is new arrives there from now on."))
    )


def out_of_reach(coalition: Coalition, home: Home) -> tuple[Need, ...]:
    words = why(home)
    looking = to(HomeOfOurs(home.id), say("See this place"))
    return tuple(Need(each, home.out_of_reach, words, looking) for each in coalition.facilitators) if words else ()


def why(home: Home) -> Phrase | None:
    """What is the matter, and what to do about it."""
    if home.away is None:
        return None
    match home.away.why:
        case Why.not_in:
            return say(
                "The bot is not in {place} any more, so it cannot write. Ask someone there to add it again.",
                place=home.name,
            )
        case Why.forbidden:
            return forbidden(home, home.away.what)
        case Why.taken_out:
            return say(
                "The bot was taken out where {place} is. Whoever looks after that can put it back in.", place=home.name
            )
        case Why.gone:
            return None


def forbidden(home: Home, what: str) -> Phrase:
    return say(
        "The bot may not write in {place}. Whoever looks after it can grant this: {what}.", place=home.name, what=what
    )


def missing(home: Home, what: str) -> Phrase:
    return say(
        "The bot cannot open private places near {place}. Whoever looks after it can grant this: {what}.",
        place=home.name,
        what=what,
    )

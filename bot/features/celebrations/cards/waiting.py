"""What stands under *Needs you* because of a celebration."""

from bot.features.celebrations.cards.pieces import ALL, opening, wording
from bot.features.celebrations.model import Celebration
from bot.kernel.attention import Need
from bot.kernel.ids import OrganisationId, PersonId
from bot.kernel.text import Named, Phrase, say


def asked(state: Celebration, organisation: OrganisationId, person: PersonId) -> Need:
    button = opening(state, say("Answer"))
    return Need(person, state.asked(organisation), question(state, organisation), button, state.until)


def question(state: Celebration, organisation: OrganisationId) -> Phrase:
    return say(
        "{organisation}, may we thank you by name with these words: “{words}”?",
        organisation=Named(organisation),
        words=wording(state.words),
    )


def reworded(state: Celebration, person: PersonId) -> Need:
    words = say("The words of your celebration have changed: “{words}”", words=state.text)
    return Need(person, state.reworded, words, opening(state))


def nobody_named(state: Celebration, person: PersonId) -> Need:
    """Of one that is not posted: its words are said once more to who wrote them, and not kept."""
    words = say("No organisation is named for “{words}”, so it is not posted.", words=state.text)
    return Need(person, state.unnamed, words, ALL)


def left_lying(state: Celebration, person: PersonId) -> Need:
    """Of a draft that nobody was asked about: its words are said once more to who wrote them, and not kept."""
    words = say("You have asked nobody about “{words}” for a week, so it is put away.", words=state.text)
    return Need(person, state.unnamed, words, ALL, rings=False)

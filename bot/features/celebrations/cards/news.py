"""What people are told when they have pressed something: in short answers, for them alone."""

from bot.features.celebrations.cards.pieces import ALL, message, opening, to
from bot.features.celebrations.commands import TakeThanksBack
from bot.features.celebrations.model import Celebration, Stage
from bot.kernel.card import Card, row
from bot.kernel.ids import OrganisationId
from bot.kernel.settings import Ruled
from bot.kernel.text import Moment, Named, Phrase, say

DROPPED = say("It is not posted, and nothing of it is kept.")
NOT_THANKED = say("Your thanks are taken off the card.")

_POSTED = say("It is posted in your places now.")
_QUIET = say("No organisation is named, so nothing is posted.")


def is_asked(state: Celebration, reminder: Ruled | None = None) -> Card:
    """With the ground rule by which none is named alone, where it is not kept and only reminds."""
    if state.is_public:
        return message(_POSTED, row(opening(state)), reminder)
    if state.until is None:
        return message(_QUIET, row(ALL))
    said = say("They are asked until {until}. It is posted when all have answered, or then.", until=Moment(state.until))
    return message(said, row(opening(state)), reminder)


def agreed(state: Celebration, organisation: OrganisationId) -> Card:
    if state.is_public:
        return message(_POSTED, row(opening(state)))
    return message(_saved(state, say("Saved for {organisation}: yes.", organisation=Named(organisation))))


def reworded(state: Celebration) -> Card:
    if state.is_public:
        return message(_POSTED, row(opening(state)))
    return message(say("Your words are saved. The others are asked about them."), row(opening(state)))


def left_out(state: Celebration, organisation: OrganisationId) -> Card:
    if state.is_public:
        said = say("{organisation} is not named in this any more.", organisation=Named(organisation))
        return message(said, row(opening(state)))
    return message(_saved(state, say("{organisation} is left out.", organisation=Named(organisation))))


def _saved(state: Celebration, said: Phrase) -> Phrase:
    if state.stage is not Stage.asking or state.until is None:
        return said
    return say("{said} You can change it until {until}.", said=said, until=Moment(state.until))


def thanked(state: Celebration) -> Card:
    return message(say("Your thanks stand on the card."), row(to(TakeThanksBack(state.id))))


def allowed(organisation: OrganisationId, *, holds: bool) -> Phrase:
    if holds:
        return say(
            "{organisation} may be named among us when it does not answer. You can take it back.",
            organisation=Named(organisation),
        )
    return say("{organisation} is named only where it says yes.", organisation=Named(organisation))

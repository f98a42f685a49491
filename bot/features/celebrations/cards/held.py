"""What celebrations keep of one person, in plain words."""

from collections.abc import Iterator

from bot.cutting import shortened
from bot.features.celebrations.cards import offers
from bot.features.celebrations.cards.pieces import wording
from bot.features.celebrations.commands import CelebratePage
from bot.features.celebrations.model import Celebration, Known
from bot.features.celebrations.model.words import at_gaps
from bot.kernel.limits import HELD
from bot.kernel.personal import Held
from bot.kernel.text import Named, Phrase, say

BESIDE = 200
"""Characters that what stands beside people's own words may take."""

_ALL = say("All members can read it.")
_ASKED = say("So that it is known who said it for an organisation.")
_LEFT = say("It is forgotten when you have yourself erased.")


def of_person(given: Known) -> tuple[Held, ...]:
    return tuple(_held(given))


def _held(given: Known) -> Iterator[Held]:
    for state in given.celebrations:
        if state.by == given.person:
            yield Held(CelebratePage.title, say("You wrote “{words}”.", words=_words(state)), _ALL, _LEFT)
        for each in state.credits:
            if each.by == given.person:
                yield Held(CelebratePage.title, _answered(state), _ASKED, _LEFT)
        if thanks := state.thanks_of(given.person):
            yield Held(
                CelebratePage.title, say("You said thank you. {line}", line=wording(at_gaps(thanks.line))), _ALL, _LEFT
            )
    for offer in given.offers:
        yield Held(
            CelebratePage.title, offers.reached(offer), say("Only you and who else can take it up see it."), _LEFT
        )
    for said in given.said:
        words = say("You said for {organisation} whether it may be named among us.", organisation=Named(said.id))
        yield Held(CelebratePage.title, words, _ASKED, _LEFT)


def _answered(state: Celebration) -> Phrase:
    return say("You answered for your organisation about “{words}”.", words=_words(state))


def _words(state: Celebration) -> str:
    return shortened(state.text, HELD - BESIDE)

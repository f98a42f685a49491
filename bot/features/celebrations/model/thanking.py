"""How people thank those who are named, for a day: each once, and nobody is counted."""

from dataclasses import replace
from datetime import datetime

from bot.features.celebrations.model import refusals
from bot.features.celebrations.model.celebration import THANKS, Celebration, Stage, Thanks
from bot.features.celebrations.model.words import Names, with_gaps
from bot.kernel.ids import PersonId


def thanked(state: Celebration, thanks: Thanks) -> Celebration:
    """Once more takes the place of the first."""
    _check_thanking(state, thanks.at)
    if state.thanks_of(thanks.person):
        every = tuple(thanks if each.person == thanks.person else each for each in state.thanks)
        return replace(state, thanks=every)
    if len(state.thanks) >= THANKS:
        raise refusals.EnoughThanks(most=THANKS)
    return replace(state, thanks=(*state.thanks, thanks))


def not_thanked(state: Celebration, person: PersonId) -> Celebration:
    """At any time: their words are theirs."""
    if not state.is_public:
        raise refusals.NotPostedYet
    return replace(state, thanks=tuple(each for each in state.thanks if each.person != person))


def naming_only_who_agreed(state: Celebration, names: Names) -> Celebration:
    """A line of thanks names nobody either who has not said yes, or who took it back."""
    lines = tuple(replace(each, line=with_gaps(each.line, names, state.named)) for each in state.thanks)
    return replace(state, thanks=lines)


def _check_thanking(state: Celebration, now: datetime) -> None:
    if not state.is_public:
        raise refusals.NotPostedYet
    if state.stage is not Stage.posted or (state.until and now >= state.until):
        raise refusals.ThanksOver

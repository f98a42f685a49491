"""What stands on one page of those who are asked, however many others there are."""

from dataclasses import dataclass

from bot.features.proposals.model.act import Act, Held, OnRoll
from bot.features.proposals.model.pieces import SeatName
from bot.features.proposals.model.proposal import Proposal
from bot.features.proposals.model.proxy import Proxy
from bot.kernel.ids import Id

A_PAGE, WITH_WORDS, OFFERED = 12, 5, 10
"""So many lines of the roll stand on a page, or on one with all that was said; so many seats are offered to be asked
too."""


@dataclass(frozen=True, slots=True)
class OnTheRoll:
    """Of the latest vote: those who stand here, and what was said for them; `start` lines come before, and `more` says
    whether others come after. `mine` are the reader's seats that are asked, and all that they answer for `held`.
    `later` are some that could be asked too; `seats` those of this page as they are held now."""

    proposal: Proposal
    shown: tuple[OnRoll, ...] = ()
    answers: tuple[Act, ...] = ()
    start: int = 0
    more: bool = False
    mine: frozenset[Id] = frozenset()
    held: frozenset[Id] = frozenset()
    later: tuple[SeatName, ...] = ()
    seats: tuple[Held, ...] = ()
    proxies: tuple[Proxy, ...] = ()

    @property
    def gone(self) -> tuple[SeatName, ...]:
        """Those of this page for which nobody answers any more."""
        there = {each.name.seat for each in self.seats if each.holders}
        return tuple(each.name for each in self.shown if each.seat not in there)

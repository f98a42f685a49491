"""Whether a place is still there, as platforms tell it. Nothing is refused: what is known already changes nothing."""

from bot.features.coalition import commands as asked
from bot.features.coalition.cards import reaching as cards
from bot.features.coalition.cards.pieces import announced
from bot.features.coalition.facts import HomeLeft
from bot.features.coalition.model import Coalition
from bot.features.coalition.model.homes import AtPlace
from bot.kernel.change import Change
from bot.kernel.command import Context


def lose_home(given: AtPlace | None, command: asked.LoseHome, context: Context) -> Change[Coalition]:
    """As if it had left, but the last one too."""
    if given is None:
        return Change()
    after = given.places.coalition.moved_out_of(given.home.id)
    told = announced(after, cards.lost(given.home))
    needs = () if after.homes else cards.nowhere(after, given.home)
    return Change(after, messages=told, facts=(HomeLeft(given.home.id, None),), needs=needs)

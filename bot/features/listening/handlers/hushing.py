"""Muting on a call. The platform follows the round by itself."""

from bot.features.listening.cards import hushing as cards
from bot.features.listening.cards.words import notice
from bot.features.listening.commands import Hush
from bot.features.listening.facts.hushing import HushChanged
from bot.features.listening.handlers.following import changed
from bot.features.listening.model import Hushing, Round, hushing
from bot.kernel.change import Change
from bot.kernel.command import Context


def hush(given: Hushing, command: Hush, context: Context) -> Change[Round]:
    after = hushing.hush(given, context.person, context.now, on=command.on)
    if after.hushed == given.round.hushed:
        return changed(given.round, after, cards.as_it_is(after))
    facts = (HushChanged(after.id, after.hushed, context.person),)
    return changed(given.round, after, cards.done(after), told=(notice(after, cards.changed(after)),), facts=facts)

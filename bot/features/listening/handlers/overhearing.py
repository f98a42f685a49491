"""What comes of it that someone wrote while they have the floor, or somebody else has it."""

from bot.features.listening.cards import overhearing as cards
from bot.features.listening.cards import turns
from bot.features.listening.commands import NoteWriting
from bot.features.listening.handlers.following import changed
from bot.features.listening.model import Coming, Round, overhearing
from bot.kernel.change import Change
from bot.kernel.command import Context


def note_writing(given: Coming | None, command: NoteWriting, context: Context) -> Change[Round]:
    """Whom the round is not for is told nothing, nor is anybody twice in one turn."""
    if given is None or not given.is_for(context.person):
        return Change()
    begun = overhearing.begun(given.round, context.person, context.now)
    if begun != given.round:
        return changed(given.round, begun, turns.my_floor(begun, context.person))
    after = overhearing.noted(given.round, context.person)
    return changed(given.round, after, None if after == given.round else cards.note(after, context.person))

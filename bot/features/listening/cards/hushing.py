"""Muting on a call as people read it: on the card of the round for as long as it is so, and when it changes."""

from bot.features.listening.cards.words import message
from bot.features.listening.commands import Hush
from bot.features.listening.model import Manner, Round
from bot.kernel.card import Card, row
from bot.kernel.elements import Button, Buttons, Note
from bot.kernel.text import Phrase, say


def shown(state: Round) -> Note | None:
    """Nobody is muted who has not read it."""
    if not state.hushed:
        return None
    return Note(say("On the call, the bot mutes those in this round while someone else speaks. Leave ends it for you."))


def choosing(state: Round, *, able: bool) -> Buttons | None:
    """Where it can be done, and where it is."""
    if state.hushed:
        return row(Button(say("Let everyone speak"), Hush(state.id, on=False)))
    return row(Button(Hush.title, Hush(state.id, on=True))) if able and state.manner is Manner.spoken else None


def changed(state: Round) -> Card:
    if state.hushed:
        return message(
            say("On the call, the bot mutes all but the speaker from now on. Leave ends it for you at once.")
        )
    return message(say("The bot mutes nobody on the call any more."))


def as_it_is(state: Round) -> Phrase:
    if state.hushed:
        return say("The bot mutes all but the speaker already. Nothing has changed.")
    return say("The bot mutes nobody. Nothing has changed.")


def done(state: Round) -> Phrase:
    if state.hushed:
        return say("All but the speaker are muted while the round goes on. In a pause everyone can speak.")
    return say("Everyone can speak on the call.")

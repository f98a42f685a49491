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
        said = say(
            "From now on, the bot mutes those in this round on the call while someone else speaks, and nobody else. "
            "Leave ends it for you at once."
        )
        return message(said)
    return message(say("The bot mutes nobody on the call any more."))


def as_it_is(state: Round) -> Phrase:
    if state.hushed:
        return say("The bot mutes those in this round already while someone else speaks. Nothing has changed.")
    return say("The bot mutes nobody. Nothing has changed.")


def done(state: Round) -> Phrase:
    if state.hushed:
        return say("Those in the round are muted while someone else speaks. In a pause everyone can speak.")
    return say("Everyone can speak on the call.")

"""What is done with something that was said in the room. Other platforms have a menu on each message for it; here one
types whose last words are meant, and what for."""

from collections.abc import Mapping

from adapters.said import Chosen
from adapters.terminal import words
from adapters.terminal.cast import LONGEST, Cast, Persona
from adapters.terminal.inbound import Taken
from adapters.terminal.messenger import Said, Wall
from bot.kernel.text import Phrase
from bot.shortcuts import Shortcut


def found(
    asked: Taken, wall: Wall, cast: Cast, persona: Persona, shortcuts: Mapping[str, Shortcut]
) -> Chosen | Phrase | None:
    """What is chosen, or what is in the way; None where it has to be said first what there is."""
    whose = cast.find(asked.user)
    if whose is None:
        known = tuple(each.user for each in cast)
        return words.NOBODY_CALLED.using(user=asked.user[:LONGEST], known=known)
    said = (each for each in reversed(wall.messages()) if isinstance(each, Said) and each.who == whose.name)
    last = next(said, None)
    if last is None:
        return words.NOTHING_SAID.using(name=whose.name)
    if asked.word not in shortcuts:
        return None
    return Chosen(asked.word, last.words, whose.user == persona.user)

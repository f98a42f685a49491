"""What a close keeps of one person while it is open, in plain words."""

from collections.abc import Iterator

from bot.features.closing.commands import ClosePage
from bot.features.closing.model import Spoken
from bot.kernel.personal import Held
from bot.kernel.text import say


def of_person(given: Spoken) -> tuple[Held, ...]:
    return tuple(_held(given))


def _held(given: Spoken) -> Iterator[Held]:
    while_open = say("It is forgotten when this ends, after three hours at the latest.")
    seen = say("All members see it.")
    for each in given.closes:
        if word := each.of(given.person):
            yield Held(ClosePage.title, word.word, seen, while_open)
        if each.opened_by == given.person:
            yield Held(ClosePage.title, say("You opened it."), seen, while_open)

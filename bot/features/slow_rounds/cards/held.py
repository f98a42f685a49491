"""What slow rounds keep of one person while they are open, in plain words."""

from collections.abc import Iterator

from bot.features.slow_rounds.commands import SlowPage
from bot.features.slow_rounds.model import Written
from bot.kernel.limits import HELD
from bot.kernel.personal import Held
from bot.kernel.text import say


def of_person(given: Written) -> tuple[Held, ...]:
    return tuple(_held(given))


def _held(given: Written) -> Iterator[Held]:
    seen_by_all = say("All members see it.")
    while_open = say("It is forgotten when the slow round ends, after four weeks at the latest.")
    for each in given.rounds:
        if voice := each.of(given.person):
            shown = voice.words if len(voice.words) <= HELD else voice.words[: HELD - 1] + "…"
            yield Held(SlowPage.title, shown, say("Only you see it until the end; then all do."), while_open)
        if each.opened_by == given.person:
            yield Held(SlowPage.title, say("You opened it."), seen_by_all, while_open)
            stays = say("It stays without your name until the slow round ends. Then it is forgotten.")
            yield Held(say("Topic of your slow round"), each.topic, seen_by_all, stays, stays=True)

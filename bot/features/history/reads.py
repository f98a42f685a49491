"""A part of the history, with each entry in the words of the feature that stated it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from bot.features.history.commands import HistoryPage
from bot.features.history.model import HISTORY, SHOWN, Chosen, Entry, History, Line, Mark, Part
from bot.kernel.card import who_is_in
from bot.kernel.change import Happened
from bot.kernel.command import Context
from bot.kernel.ports import ROSTER, Unit
from bot.kernel.refusal import found
from bot.kernel.text import Phrase

Telling = Callable[[Happened], Phrase]

_MOST = 2**31 - 1
_CHUNKS = 20
"""So often a part is looked for at most, when hardly anything of what there is can be told."""


@dataclass(frozen=True, slots=True)
class Tellers:
    """Of all features, whose declarations bot.features hands over."""

    of_each: Mapping[type[Happened], Telling]

    def part(self, unit: Unit, page: HistoryPage, context: Context) -> Part:
        """Nobody looks up what one former member did: they are all the same."""
        if page.person:
            found(unit.get(ROSTER).directory((page.person,), ()).people.get(page.person))
        chosen = Chosen(page.facilitating, page.person)
        start = Mark(page.before, min(max(page.number, 0), _MOST)) if page.before else None
        lines = tuple(islice(self._lines(unit.get(HISTORY), start, chosen), SHOWN + 1))
        older = lines[SHOWN - 1].mark if len(lines) > SHOWN else None
        return Part(chosen, lines[:SHOWN], older, newest=start is None)

    def _lines(self, history: History, start: Mark | None, chosen: Chosen) -> Iterator[Line]:
        for _ in range(_CHUNKS):
            entries = history.before(start, chosen)
            yield from filter(None, (self._line(entry, chosen) for entry in entries))
            if not entries:
                return
            start = entries[-1].mark

    def _line(self, entry: Entry, chosen: Chosen) -> Line | None:
        """None for what cannot be told. Of a person only what names them: an entry that keeps a name to itself keeps
        it here too."""
        telling = self.of_each.get(type(entry.fact)) if entry.fact is not None else None
        if entry.fact is None or telling is None:
            return None
        words = telling(entry.fact)
        people, _ = who_is_in(words)
        return Line(entry.mark, words) if chosen.person in {None, *people} else None

"""A document, as it is before it is a file of some kind: a title, what is said first, and numbered entries."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from bot.kernel.text import Text, Wording

Said = Callable[[Text], str]
"""A text in the reader's words: one line, or people's own in as many as they wrote."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Several values stand beside each other, in their order."""

    label: Text
    values: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Something longer under an entry, such as how it read before: what it is, and people's own words."""

    title: Text
    text: Text
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """`number` is told nowhere but in addresses within the document: the title says it to people."""

    number: int
    title: Text
    text: Text
    facts: tuple[Fact, ...] = ()
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """`notes` come first, such as what was left out; `contents` stands over the list of titles, if there are more than
    one."""

    title: Text
    notes: tuple[Text, ...]
    contents: Text
    entries: tuple[Entry, ...]

    def texts(self) -> Iterator[Text]:
        yield from (self.title, self.contents, *self.notes)
        for entry in self.entries:
            yield from (entry.title, entry.text, *_in(entry.facts))
            for part in entry.parts:
                yield from (part.title, part.text, *_in(part.facts))


def saying(wording: Wording) -> Said:
    """Names and sentences come again and again: each is put into words once."""
    return cache(wording.text)


def _in(facts: tuple[Fact, ...]) -> Iterator[Text]:
    return (text for fact in facts for text in (fact.label, *fact.values))

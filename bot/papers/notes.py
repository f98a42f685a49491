"""A document as Markdown, for notes and wikis. What people wrote stays what it is: no sign of theirs becomes a heading,
a link, a picture or HTML, and their lines stay their lines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from bot.kernel.text import Text, Wording
from bot.papers.document import Document, Entry, Fact, Said, saying

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~&!$^=])")
_AT_FIRST = re.compile(r"^(\d{1,9})([.)])|^([-+:])")
"""What begins a list, a line under a heading, or a definition."""

_ADDRESS = re.compile(r"(?<=\w)(?=:(?://|[^\s]*@))|(?<=\b[Ww]{3})(?=\.)|(?=@)")
"""Where readers of Markdown see an address that nobody marked as one."""


@dataclass(frozen=True, slots=True)
class Notes:
    document: Document

    def texts(self) -> Iterator[Text]:
        return self.document.texts()

    def written(self, wording: Wording) -> str:
        return "\n\n".join(_blocks(self.document, saying(wording))) + "\n"


def _blocks(document: Document, said: Said) -> Iterator[str]:
    yield f"# {_title(said(document.title))}"
    yield from (_line(said(note)) for note in document.notes)
    line = cache(lambda text: _line(said(text)))  # names and labels come again and again
    for entry in document.entries:
        yield from _entry(entry, said, line)


def _entry(entry: Entry, said: Said, line: Said) -> Iterator[str]:
    yield f"## {_title(said(entry.title))}"
    yield from _words(entry.text, said)
    yield from _facts(entry.facts, line)
    for part in entry.parts:
        yield f"### {_title(said(part.title))}"
        yield from _words(part.text, said)
        yield from _facts(part.facts, line)


def _words(text: Text, said: Said) -> Iterator[str]:
    if words := said(text):
        yield "\n".join(_quoted(words.split("\n")))


def _quoted(lines: list[str]) -> Iterator[str]:
    """A line that another one follows ends with a sign that says so: readers of Markdown else join the two."""
    for number, line in enumerate(lines):
        plain = _line(line)
        goes_on = plain and number + 1 < len(lines) and lines[number + 1].strip()
        yield f"> {plain}\\" if goes_on else f"> {plain}".rstrip()


def _facts(facts: tuple[Fact, ...], line: Said) -> Iterator[str]:
    lines = [f"- **{line(fact.label)}:** {', '.join(map(line, fact.values))}" for fact in facts]
    if lines:
        yield "\n".join(lines)


def _line(words: str) -> str:
    """One line of plain text, wherever it stands."""
    return _AT_FIRST.sub(lambda found: f"{found[1] or ''}\\{found[2] or found[3]}", _title(words))


def _title(words: str) -> str:
    """What stands behind other signs begins no list."""
    return _ADDRESS.sub(r"\\", _SIGNS.sub(r"\\\1", " ".join(words.split("\n")).strip()))

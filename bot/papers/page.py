"""A document as one page of HTML that needs nothing else: it asks no server for anything, runs nothing, can be read on
a phone and printed. All that people wrote is text in it, addresses too."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html import escape

from bot.kernel.text import Text, Wording
from bot.papers.document import Document, Entry, Fact, Said, saying

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""Whatever else came into it: a browser loads nothing for it and runs nothing in it."""

_STYLE = """
:root { color-scheme: light dark; --ink: #1d2733; --soft: #4a5868; --line: #c3ccd5; --edge: #2f6f83; --paper: #ffffff }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8edf2; --soft: #b3bfca; --line: #46525e; --edge: #8cc7d9; --paper: #14191f }
}
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 44rem; padding: 1rem; color: var(--ink); background: var(--paper);
  font: 1rem/1.55 system-ui, sans-serif; overflow-wrap: anywhere }
h1 { font-size: 1.6rem; line-height: 1.25; margin: .5rem 0 }
h2 { font-size: 1.2rem; line-height: 1.3; margin: 0 0 .5rem }
h3 { font-size: 1rem; margin: 1.25rem 0 .25rem; color: var(--soft) }
header p { margin: .25rem 0; color: var(--soft) }
nav { margin: 1.25rem 0 }
nav ul { list-style: none; margin: 0; padding: 0 }
nav a { display: block; padding: .35rem 0; color: var(--edge) }
article { border-top: 1px solid var(--line); margin-top: 1.5rem; padding-top: 1.25rem }
.said { white-space: pre-wrap; margin: .5rem 0 1rem; padding-inline-start: .75rem;
  border-inline-start: 3px solid var(--edge) }
dl { display: grid; grid-template-columns: minmax(7rem, 11rem) 1fr; gap: .3rem 1rem; margin: 0 }
dt { color: var(--soft); grid-column: 1 }
dd { margin: 0; grid-column: 2 }
@media (max-width: 32rem) { dl { display: block } dt { margin-top: .6rem } }
@media print {
  :root { --ink: #000000; --soft: #333333; --line: #888888; --edge: #555555; --paper: #ffffff }
  @page { margin: 18mm 16mm }
  body { max-width: none; padding: 0; font-size: 11pt }
  nav { display: none }
  h1, h2, h3 { break-after: avoid }
  dt { break-after: avoid }
}
"""


@dataclass(frozen=True, slots=True)
class Page:
    document: Document

    def texts(self) -> Iterator[Text]:
        return self.document.texts()

    def written(self, wording: Wording) -> str:
        said = saying(wording)
        plain = cache(lambda text: _harmless(said(text)))  # names and labels come again and again
        return "\n".join(_whole(self.document, plain, wording.language)) + "\n"


def _whole(document: Document, plain: Said, language: str) -> Iterator[str]:
    title = plain(document.title)
    yield "<!DOCTYPE html>"
    yield f'<html lang="{_harmless(language)}">'
    yield '<head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{title}</title><style>{_STYLE}</style></head>"
    yield f'<body><header><h1 dir="auto">{title}</h1>'
    yield from (f'<p dir="auto">{plain(note)}</p>' for note in document.notes)
    yield "</header>"
    if len(document.entries) > 1:
        yield f'<nav><h3 dir="auto">{plain(document.contents)}</h3><ul>'
        for entry in document.entries:
            yield f'<li><a href="#n{entry.number}" dir="auto">{plain(entry.title)}</a></li>'
        yield "</ul></nav>"
    yield "<main>"
    for entry in document.entries:
        yield from _entry(entry, plain)
    yield "</main></body></html>"


def _entry(entry: Entry, plain: Said) -> Iterator[str]:
    yield f'<article id="n{entry.number}"><h2 dir="auto">{plain(entry.title)}</h2>'
    yield from _words(entry.text, plain)
    yield from _facts(entry.facts, plain)
    for part in entry.parts:
        yield f'<section><h3 dir="auto">{plain(part.title)}</h3>'
        yield from _words(part.text, plain)
        yield from _facts(part.facts, plain)
        yield "</section>"
    yield "</article>"


def _words(text: Text, plain: Said) -> Iterator[str]:
    if words := plain(text):
        yield f'<div class="said" dir="auto">{words}</div>'


def _facts(facts: tuple[Fact, ...], plain: Said) -> Iterator[str]:
    if not facts:
        return
    yield "<dl>"
    for fact in facts:
        values = "".join(f'<dd dir="auto">{plain(value)}</dd>' for value in fact.values)
        yield f'<dt dir="auto">{plain(fact.label)}</dt>{values}'
    yield "</dl>"


def _harmless(words: str) -> str:
    return escape(words, quote=True)

"""Files for people, of anything that people can write: well formed, with the same words in them, and nothing alive."""

import csv
import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from io import StringIO

import pytest
from hypothesis import example, given
from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.confidential import Confidential, Kind, Readers
from bot.kernel.text import Text
from bot.papers import Document, Entry, Fact, Notes, Page, Part, Sheet
from bot.papers.sheet import MARK, harmless
from tests.papers.values import ATTACK, DOCUMENTS, EXAMPLE, SHEETS, VOICE, shown

KEPT = Confidential("canary", Kind.agreements, Readers())
TAGS = {
    *("html", "head", "meta", "title", "style", "body", "header", "h1", "p", "nav", "h3", "ul", "li", "a", "main"),
    *("article", "h2", "div", "dl", "dt", "dd", "section"),
}
ATTRIBUTES = {"lang", "charset", "http-equiv", "content", "name", "dir", "href", "id", "class"}
NESTED = MarkdownIt("gfm-like", {"linkify": False})


class Opened(HTMLParser):
    """What a browser makes of it: tags with their attributes, and texts; all that is opened is closed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in {"style", "title"}:
            self.texts.append(data)


def words(document: Document) -> Iterator[str]:
    """All that it says, in its order, without what is empty."""
    said: list[Text] = [document.title, *document.notes]
    for entry in document.entries:
        said += [entry.title, entry.text, *facts(entry.facts)]
        for part in entry.parts:
            said += [part.title, part.text, *facts(part.facts)]
    return filter(None, map(VOICE.text, said))


def facts(every: tuple[Fact, ...]) -> Iterator[Text]:
    return (text for fact in every for text in (fact.label, *fact.values))


def squeezed(text: str) -> str:
    """Without spaces, which both formats set as they need them."""
    return re.sub(r"\s+", "", text)


@given(DOCUMENTS)
@example(EXAMPLE)
def test_a_page_says_what_its_document_says(document: Document) -> None:
    """Whatever people wrote is text in it, whole and in order; its tags are ours alone."""
    page = Opened(Page(document).written(VOICE))
    assert page.open == []
    assert {tag for tag, _ in page.tags} <= TAGS
    assert {name for _, attributes in page.tags for name in attributes} <= ATTRIBUTES
    head: list[Text] = [document.title, *document.notes]
    if len(document.entries) > 1:
        head += [document.contents, *(each.title for each in document.entries)]
    entries = list(words(replace(document, title="", notes=())))
    assert squeezed("".join(page.texts)) == squeezed("".join([*map(VOICE.text, head), *entries]))


@given(DOCUMENTS)
@example(EXAMPLE)
def test_a_page_asks_for_nothing_and_runs_nothing(document: Document) -> None:
    """Its links lead to its own entries, and a browser is told to load nothing whatever it finds."""
    page = Opened(Page(document).written(VOICE))
    links = [attributes["href"] for tag, attributes in page.tags if tag == "a"]
    assert links == ([f"#n{entry.number}" for entry in document.entries] if len(document.entries) > 1 else [])
    policies = [attributes.get("content") for _, attributes in page.tags if "http-equiv" in attributes]
    assert [policy and policy.split(";")[0] for policy in policies] == ["default-src 'none'"]
    assert not any(name in attributes for _, attributes in page.tags for name in ("src", "style", "action"))


@given(DOCUMENTS)
@example(EXAMPLE)
def test_notes_say_what_their_document_says(document: Document) -> None:
    """A reader of Markdown sees the same words, and no link, picture, code, table or HTML but our own headings."""
    tokens = list(every(NESTED.parse(Notes(document).written(VOICE))))
    alive = {token.type for token in tokens} - OURS
    assert alive == set()
    read = "".join(token.content for token in tokens if token.type == "text")
    assert squeezed(read) == squeezed("".join(marked(document)))
    levels = [token.tag for token in tokens if token.type == "heading_open"]
    assert levels == ["h1", *(tag for entry in document.entries for tag in ("h2", *("h3" for _ in entry.parts)))]


OURS = {
    *("heading_open", "heading_close", "inline", "text", "paragraph_open", "paragraph_close", "hardbreak", "softbreak"),
    *("blockquote_open", "blockquote_close", "bullet_list_open", "bullet_list_close", "list_item_open"),
    *("list_item_close", "strong_open", "strong_close"),
}


def every(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from every(token.children or [])


def marked(document: Document) -> Iterator[str]:
    """As notes have it: facts are labels with a colon, and values with commas."""
    yield from map(VOICE.text, (document.title, *document.notes))
    for entry in document.entries:
        yield from (VOICE.text(entry.title), VOICE.text(entry.text), *map(listed, entry.facts))
        for part in entry.parts:
            yield from (VOICE.text(part.title), VOICE.text(part.text), *map(listed, part.facts))


def listed(fact: Fact) -> str:
    return f"{VOICE.text(fact.label)}:{','.join(map(VOICE.text, fact.values))}"


def test_lines_stay_lines_in_notes() -> None:
    """Those that people wrote one under the other, and the empty ones between them."""
    document = Document("T", (), "", (Entry(1, "1. One", "first\nsecond\n\n# third\n1. fourth"),))
    assert Notes(document).written(VOICE) == (
        "# T\n\n## 1. One\n\n> first\\\n> second\n>\n> \\# third\\\n> 1\\. fourth\n"
    )


@given(SHEETS)
@example(Sheet(("=A1", "b"), (("=HYPERLINK(1)", ("x;=1+1", "-2")), ("x\n@SUM(1)", "'=1"))))
def test_a_sheet_gives_back_the_same_words(sheet: Sheet) -> None:
    """Read by the csv module, without the marks that keep a formula from being one."""
    written = Sheet.written(sheet, VOICE)
    assert written.startswith(MARK)
    rows = list(csv.reader(StringIO(written.removeprefix(MARK), newline="")))
    assert [[unmarked(cell) for cell in row] for row in rows] == [
        list(map(VOICE.text, sheet.columns)),
        *([shown(cell) for cell in row] for row in sheet.rows),
    ]


@given(SHEETS)
@example(Sheet(("a",), ((ATTACK,), ("+1;=2",), ("＝1",), ("a;\n -1",), ("\t=1",))))
def test_no_cell_of_a_sheet_is_a_formula(sheet: Sheet) -> None:
    """T17: neither as it is read with commas, nor as one that takes semicolons for the ends of cells reads it."""
    written = Sheet.written(sheet, VOICE).removeprefix(MARK)
    cells = [cell for row in csv.reader(StringIO(written, newline="")) for cell in row]
    naive = [cell for line in re.split(r"[\r\n]", written) for cell in line.split(";")]
    for cell in (*cells, *naive):
        assert not cell.strip(' "\t\u00a0').startswith(tuple("=+-@＝＋－＠")), cell


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("=1+1", "'=1+1"),
        ("  +49 30", "  '+49 30"),
        ("a;=b", "a;'=b"),
        ("a\n@b", "a\n'@b"),
        ("'=b", "''=b"),
        ("Mon - Fri", "Mon - Fri"),
        ("’tis 'so'", "’tis 'so'"),
        ("", ""),
    ],
)
def test_what_begins_a_formula_is_marked(words: str, kept: str) -> None:
    """And nothing else is touched."""
    assert harmless(words) == kept
    assert unmarked(kept) == words


def test_rows_have_all_columns() -> None:
    """What does not is our mistake."""
    with pytest.raises(ValueError, match="every column"):
        Sheet(("a", "b"), (("1",),))


@pytest.mark.parametrize(
    "kept",
    [
        Page(Document(KEPT, (), "", ())),  # type: ignore[arg-type]
        Page(Document("T", (KEPT,), "", ())),  # type: ignore[arg-type]
        Notes(Document("T", (), "", (Entry(1, "1", KEPT),))),  # type: ignore[arg-type]
        Notes(Document("T", (), "", (Entry(1, "1", "", (Fact("f", (KEPT,)),)),))),  # type: ignore[arg-type]
        Page(Document("T", (), "", (Entry(1, "1", "", (), (Part("p", KEPT),)),))),  # type: ignore[arg-type]
        Sheet(("a",), ((KEPT,),)),  # type: ignore[arg-type]
        Sheet(("a",), (((KEPT,),),)),  # type: ignore[arg-type]
    ],
)
def test_no_file_takes_what_is_kept_in_confidence(kept: Page | Notes | Sheet) -> None:
    """Not the type checker, as the marks on these lines say, nor the file when it is written."""
    with pytest.raises((TypeError, AttributeError)):
        kept.written(VOICE)


def unmarked(cell: str) -> str:
    return re.sub(r"(?:(?<=[;\t\n])|^)(\s*)'(?='*[=+\-@＝＋－＠])", r"\1", cell)

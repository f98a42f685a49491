"""What is asked of a register in words, and how the search of SQLite and of PostgreSQL itself answers the same over the
same texts: how many have all the words or their beginnings, and the four newest of them."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager

import psycopg

from storage.engine import place_of

Texts = Iterable[tuple[int, str]]
Ask = Callable[[tuple[str, ...]], int]
"""How many it found."""

NONE = "words that none has"
QUESTIONS: dict[str, tuple[str, ...]] = {
    "one has it": ("zone3x",),
    "one in ten": ("house1",),
    "two words": ("house1", "lane1"),
    "a beginning": ("zon",),
    "all have it": ("dates",),
    NONE: ("zebra", "what"),
}
NEAR = "some of the words"
"""What none has whole: neither of the two searches answers that."""
NEARLY = ("what", "about", "house1", "zebra")


def about(number: int) -> str:
    """A word of its own, one that one in ten has, and one of one in seven."""
    return f"It is about zone{number}x, house{number % 10} and lane{number % 7}. "


@contextmanager
def outside(url: str, texts: Texts) -> Iterator[Ask]:
    place = place_of(url)
    with _fts5(f"{place.file}.words", texts) if place.embedded else _tsvector(url, texts) as ask:
        yield ask


@contextmanager
def _fts5(file: str, texts: Texts) -> Iterator[Ask]:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE VIRTUAL TABLE finding USING fts5(words, tokenize='unicode61', prefix='3 5')")
        connection.executemany("INSERT INTO finding (rowid, words) VALUES (?, ?)", texts)
        connection.commit()

        def ask(words: tuple[str, ...]) -> int:
            query = (" AND ".join(f'"{word}"*' for word in words),)
            row = connection.execute("SELECT count(*) FROM finding WHERE finding MATCH ?", query).fetchone()
            newest = "SELECT rowid, words FROM finding WHERE finding MATCH ? ORDER BY rowid DESC LIMIT 4"
            return _counted(row, connection.execute(newest, query).fetchall())

        yield ask


@contextmanager
def _tsvector(url: str, texts: Texts) -> Iterator[Ask]:
    with psycopg.connect(url, autocommit=True) as server:
        server.execute("CREATE TABLE finding (number integer PRIMARY KEY, words text, found tsvector)")
        with server.cursor() as cursor, cursor.copy("COPY finding (number, words) FROM STDIN") as copy:
            for text in texts:
                copy.write_row(text)
        server.execute("UPDATE finding SET found = to_tsvector('simple', words)")
        server.execute("CREATE INDEX ON finding USING gin (found)")
        server.execute("VACUUM ANALYZE finding")

        def ask(words: tuple[str, ...]) -> int:
            query = (" & ".join(f"{word}:*" for word in words),)
            having = "FROM finding WHERE found @@ to_tsquery('simple', %s)"
            row = server.execute(f"SELECT count(*) {having}".encode(), query).fetchone()
            newest = f"SELECT number, words {having} ORDER BY number DESC LIMIT 4"
            return _counted(row, server.execute(newest.encode(), query).fetchall())

        yield ask


def _counted(row: tuple[int] | None, newest: list[tuple[int, str]]) -> int:
    assert row
    assert len(newest) == min(row[0], 4)
    return row[0]

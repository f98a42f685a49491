"""A table as CSV, as programs for tables open it. A cell in it is never a formula, whoever wrote it and wherever such a
program believes that a cell begins."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from io import StringIO

from bot.kernel.text import Moment, Text, Wording
from bot.papers.document import Said, saying

MARK = "\ufeff"
"""At the beginning: else programs take it for another alphabet."""

Cell = Text | int | date | tuple[Text, ...]
"""Several texts stand in one cell, one a line."""

_FORMULA = re.compile(r"(?:(?<=[;\t\n])|^)(\s*)('*[=+\-@＝＋－＠])")
"""Also after what ends a cell or a row where a program takes a table to be written with semicolons, as in much of the
world: for it the quotes in the middle of a line are letters."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Each row has as many cells as there are columns."""

    columns: tuple[Text, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def __post_init__(self) -> None:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError("each row has a cell for every column")

    def texts(self) -> Iterator[Text]:
        yield from self.columns
        for row in self.rows:
            for cell in row:
                yield from _texts(cell)

    def written(self, wording: Wording) -> str:
        said, held = saying(wording), StringIO()
        writer = csv.writer(held, quoting=csv.QUOTE_ALL)
        writer.writerow([harmless(said(column)) for column in self.columns])
        writer.writerows([_plain(cell, said) for cell in row] for row in self.rows)
        return MARK + held.getvalue()


def harmless(words: str) -> str:
    """The same with a ' before whatever would begin a formula: programs show the rest as it is."""
    return _FORMULA.sub(r"\1'\2", words)


def _texts(cell: Cell) -> tuple[Text, ...]:
    if isinstance(cell, tuple):
        return cell
    return () if isinstance(cell, int | date) else (cell,)


def _plain(cell: Cell, said: Said) -> str:
    """Days as everybody writes them, so that they can be sorted."""
    match cell:
        case date():
            return cell.isoformat()
        case int():
            return str(cell)
        case tuple():
            return harmless("\n".join(map(said, cell)))
        case Moment():
            return cell.at.isoformat(timespec="minutes")
        case _:
            return harmless(said(cell))

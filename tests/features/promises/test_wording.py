"""No points, no rankings, no streaks, and nobody shown as late: in what is said and in what is asked of the store."""

import inspect
import re
from pathlib import Path

from bot.features import promises
from storage.promises import CarrierRows, CommitmentRows
from storage.statements import Statement

ROOM = Path(promises.__file__).parent
SAID = re.compile(r'"((?:[^"\\]|\\.)*)"')
SHAMING = re.compile(
    r"\b(overdue|late|missed|failed|failure|broken|broke|behind|delay\w*|percent\w*|streak\w*|rank\w*|score\w*|"
    r"best|worst|top|most reliable|badge\w*|level|points?|winner|lazy|forgot\w*)\b|%|🏆|🔥",
    re.IGNORECASE,
)


def test_no_sentence_ranks_or_shames() -> None:
    """In cards, forms and refusals."""
    files = [*ROOM.glob("cards/*.py"), *ROOM.glob("commands/*.py"), ROOM / "model" / "refusals.py"]
    said = [
        (file.name, sentence)
        for file in files
        for call in re.findall(r"say(?:_n)?\((.*?)\)", file.read_text("utf-8"), re.DOTALL)
        for sentence in SAID.findall(call)
    ]
    assert len(said) > 100
    assert [each for each in said if SHAMING.search(each[1])] == []


def test_no_query_counts_or_orders_by_who() -> None:
    """Nothing is grouped by a person or an organisation, and nothing is ordered but by days, times and ids."""
    every = (each for rows in (CommitmentRows, CarrierRows) for _, each in inspect.getmembers(rows))
    statements = [each for each in every if isinstance(each, Statement)]
    assert len(statements) >= 6
    for each in statements:
        sql = str(each.core)
        assert "GROUP BY" not in sql
        ordered = sql.partition("ORDER BY")[2]
        assert not re.search(r"\b(person|organisation|made_by|told|stage)\b", ordered)
        assert not re.search(r"\bdue\s*[<>]", sql)

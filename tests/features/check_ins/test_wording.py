"""No points, no rankings, no streaks, and nobody shown as silent: in what is said and in what is asked of the store."""

import inspect
import re
from pathlib import Path

from bot.features import check_ins
from storage.check_ins import CheckInRows, PromptRows, SeriesRows
from storage.statements import Statement

ROOM = Path(check_ins.__file__).parent
SAID = re.compile(r'"((?:[^"\\]|\\.)*)"')
SHAMING = re.compile(
    r"\b(overdue|missed|failed|failure|broke|behind|delay\w*|percent\w*|streak\w*|rank\w*|score\w*|best|worst|top|"
    r"badge\w*|level|points?|winner|lazy|ignored|silent|has not answered|have not answered)\b|%|🏆|🔥",
    re.IGNORECASE,
)
TO_THEM_ALONE = {
    "When you are asked. You have not answered.",
    "You have not answered this before. Please press Answer.",
}


def test_no_sentence_ranks_or_shames() -> None:
    """In cards, forms and refusals; that somebody has not answered is said to them alone."""
    files = [*ROOM.glob("cards/*.py"), *ROOM.glob("commands/*.py"), ROOM / "model" / "refusals.py"]
    said = {
        sentence
        for file in files
        for call in re.findall(r"say(?:_n)?\((.*?)\)", file.read_text("utf-8"), re.DOTALL)
        for sentence in SAID.findall(call)
    }
    assert len(said) > 100
    assert {each for each in said if SHAMING.search(each)} == TO_THEM_ALONE


def test_no_query_counts_or_orders_by_who() -> None:
    """What is counted is how it stands, over all; nothing is ordered by a person, by who answered, or by when."""
    every = (each for rows in (SeriesRows, CheckInRows, PromptRows) for _, each in inspect.getmembers(rows))
    statements = [str(each.core) for each in every if isinstance(each, Statement)]
    assert len(statements) >= 12
    for sql in statements:
        grouped, ordered = (sql.partition(words)[2] for words in ("GROUP BY", "ORDER BY"))
        assert not re.search(r"\b(person|organisation|helpers)\b", grouped.partition("ORDER BY")[0])
        assert not re.search(r"\b(person|organisation|answer|how|helpers|step|at)\b", ordered)

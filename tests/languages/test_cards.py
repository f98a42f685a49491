"""All cards as text: who changes wording reads what becomes of it on every platform."""

from tests.languages import golden
from tests.languages.walk import Walk


def test_the_cards_are_as_they_were_read(first_walk: Walk) -> None:
    """Wording is reviewed as text: `python -m tests.languages.golden` writes it anew; read the difference."""
    kept = {file.name: file.read_text("utf-8") for file in golden.HERE.glob("*.txt")}
    assert kept == golden.files(first_walk)


def test_nothing_of_the_day_is_in_them(first_walk: Walk) -> None:
    """Neither people's words nor ids, codes and times: the files change with the wording alone."""
    written = "".join(golden.files(first_walk).values())
    assert not any("\u0600" <= letter <= "\u06ff" for letter in written)
    assert not golden.OF_THE_DAY.findall(written)

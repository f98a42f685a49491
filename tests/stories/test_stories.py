"""Whole evenings in the terminal room, on a real store, are what their transcripts say, word for word.
After a change that is meant: `python -m tests.stories.stage`, and read what has changed."""

import pytest

from storage.store import OpenedStore, open_store
from tests.stories.stage import DEMONSTRATION, HERE, STORIES, golden, transcript

SERIAL = tuple(name for name in STORIES if name != "same_moment")


@pytest.mark.parametrize("name", [DEMONSTRATION, *SERIAL])
async def test_an_evening_is_what_its_transcript_says(store: OpenedStore, name: str) -> None:
    """The same script gives the same transcript on both stores."""
    assert await transcript(store, name) == golden(name).read_text("utf-8")


async def test_two_who_press_at_the_same_moment_are_both_answered(sqlite_url: str) -> None:
    """Whoever is second is told kindly how it stands; on SQLite the first to ask is the first to be answered."""
    store = open_store(sqlite_url)
    told = await transcript(store, "same_moment")
    await store.close()
    assert told == golden("same_moment").read_text("utf-8")


async def test_of_two_at_the_same_moment_one_is_first_on_any_store(store: OpenedStore) -> None:
    """One round is opened, Ben is asked once, and nobody is told of an error, whoever comes first."""
    told = " ".join((await transcript(store, "same_moment")).split())
    assert told.count("The round is open, and people") == 1
    assert told.count("There is a round here already") == 1
    assert told.count("Ben Carter, it is your turn") == 1
    assert "wrong" not in told


def test_every_story_has_its_transcript_and_is_played() -> None:
    """No script and no transcript lies here unused."""
    assert {path.stem for path in HERE.glob("*.script")} == set(STORIES)
    assert {path.stem for path in HERE.glob("*.txt")} == {DEMONSTRATION, *STORIES}


def test_a_transcript_fits_into_eighty_columns_and_bears_no_control_characters() -> None:
    """What is read in the README and in a review is plain text, without a space at the end of a line."""
    for name in (DEMONSTRATION, *STORIES):
        lines = golden(name).read_text("utf-8").splitlines()
        assert max(map(len, lines)) <= 84
        assert [line for line in lines if line != line.rstrip() or "\x1b" in line] == []

"""Whole evenings in the terminal room, on a real store, are what their transcripts say, word for word.
After a change that is meant: `python -m tests.stories.stage`, and read what has changed."""

import pytest

from adapters.terminal.evenings import BEGINNING
from storage.store import OpenedStore, open_store
from tests.stories.stage import DEMONSTRATION, HERE, STORIES, golden, played, transcript

AT_ONCE = """
ana: /listening-round
ben: /listening-round
ana presses First round while ben presses First round
ben presses Join while ben presses Join
ana presses Join
look
"""
IN_GROUPS = {
    "pairs": ("Ana Kowalska says: you may share something of mine.", "You are the only one here now.", "Welcome back"),
    "one_two_four_all": ("speaks for you in the circle.", "Lucía Fernández speaks for a small group", "Mei Tanaka · "),
}
"""Several small groups begin at one moment, each in a place of its own: on SQLite they are the first to be seen that
were the first to ask. What has to be said anyway, on any store."""

SERIAL = tuple(name for name in STORIES if name not in {"same_moment", *IN_GROUPS})


@pytest.mark.parametrize("name", [DEMONSTRATION, *SERIAL])
async def test_an_evening_is_what_its_transcript_says(store: OpenedStore, name: str) -> None:
    """The same script gives the same transcript on both stores."""
    assert await transcript(store, name) == golden(name).read_text("utf-8")


@pytest.mark.parametrize("name", IN_GROUPS)
async def test_small_groups_are_what_their_transcript_says(sqlite_url: str, name: str) -> None:
    """Word for word, one after another."""
    store = open_store(sqlite_url)
    told = await transcript(store, name)
    await store.close()
    assert told == golden(name).read_text("utf-8")


@pytest.mark.parametrize("name", IN_GROUPS)
async def test_small_groups_meet_on_any_store(store: OpenedStore, name: str) -> None:
    """Whichever of them is seen first, people talk and come together again."""
    told = await transcript(store, name)
    assert [words for words in IN_GROUPS[name] if words not in told] == []


async def test_two_who_press_at_the_same_moment_are_both_answered(sqlite_url: str) -> None:
    """Whoever is second is told kindly how it stands; on SQLite the first to ask is the first to be answered."""
    store = open_store(sqlite_url)
    told = await transcript(store, "same_moment")
    await store.close()
    assert told == golden("same_moment").read_text("utf-8")


async def test_of_two_at_the_same_moment_one_is_first_on_any_store(store: OpenedStore) -> None:
    """One round is opened and Ben is in it once, whoever comes first; the other is told of it."""
    told = " ".join((await played(store, BEGINNING, AT_ONCE)).split())
    assert told.count("The round is open, and people") == 1
    assert told.count("There is a round here already") == 1
    assert told.count("You are in the round already.") == 1
    assert "2 people would like to speak" in told


def test_every_story_has_its_transcript() -> None:
    """And no transcript lies here without its script."""
    assert {path.stem for path in HERE.glob("*.txt")} == {DEMONSTRATION, *STORIES}


def test_a_transcript_fits_into_eighty_columns_and_bears_no_control_characters() -> None:
    """What is read in the README and in a review is plain text, without a space at the end of a line."""
    for name in (DEMONSTRATION, *STORIES):
        lines = golden(name).read_text("utf-8").splitlines()
        assert max(map(len, lines)) <= 84
        assert [line for line in lines if line != line.rstrip() or "\x1b" in line] == []

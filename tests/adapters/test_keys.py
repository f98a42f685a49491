"""Tokens are sealed with a key that is not in the database, and keys can be changed."""

import pytest

from adapters.keys import NoKey, Seal, WrongKey, new_key

OLD, NEW, OTHER = new_key(), new_key(), new_key()


def test_what_is_sealed_is_opened_with_the_same_key_alone() -> None:
    """Twice the same secret does not look the same."""
    seal = Seal(OLD)
    sealed = seal.seal("xoxb-1")
    assert "xoxb" not in sealed
    assert sealed != seal.seal("xoxb-1")
    assert seal.open(sealed) == "xoxb-1"
    with pytest.raises(WrongKey):
        Seal(OTHER).open(sealed)


def test_two_keys_live_while_one_is_changed() -> None:
    """The newest seals, both open, and what is sealed anew needs the old one no longer."""
    sealed = Seal(OLD).seal("xoxb-1")
    both = Seal(f"{NEW}, {OLD}")
    assert both.open(sealed) == "xoxb-1"
    anew = both.anew(sealed)
    assert Seal(NEW).open(anew) == "xoxb-1"
    with pytest.raises(WrongKey):
        Seal(NEW).anew(sealed)


@pytest.mark.parametrize("keys", ["", " , ", "short", "not-a-key-at-all-not-a-key-at-all-not-a-key"])
def test_without_a_key_nothing_is_sealed(keys: str) -> None:
    """The message says how to get one."""
    with pytest.raises(NoKey, match="commonground key"):
        Seal(keys)


@pytest.mark.parametrize("altered", ["", "x", "gAAAA", "ü"])
def test_what_was_altered_is_not_opened(altered: str) -> None:
    """Whatever it is."""
    with pytest.raises(WrongKey):
        Seal(OLD).open(altered)

"""A button's id: a wire id, and what is to be done before it counts, in no more room than the wire id takes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.discord.marks import Mark, marked, unmarked
from bot.dispatch.choosing import parted

IDS = st.text("abcnfy19XYZ_-", min_size=14, max_size=14)
WIRES = st.builds("1{}:{}".format, st.sampled_from(["", "?"]), st.text("afny1:*!%", max_size=20))


@given(WIRES, st.sampled_from(Mark))
def test_a_mark_is_read_again_and_takes_no_room(wire: str, mark: Mark) -> None:
    """Whatever the wire id is."""
    assert unmarked(marked(wire, mark)) == (wire, mark)
    assert len(marked(wire, mark)) == len(wire)


@given(IDS, WIRES, st.sampled_from(Mark))
def test_the_coalition_that_was_chosen_is_left_alone(coalition: str, wire: str, mark: Mark) -> None:
    """Its id may begin like any mark."""
    whole = f"{coalition}/{wire}"
    assert unmarked(marked(whole, mark)) == (whole, mark)
    assert parted(unmarked(marked(whole, mark))[0]) == (coalition, wire)


@pytest.mark.parametrize("written", ["", "0:old", "2:new", "menu-1", "/", "x/0:y"])
def test_what_is_of_no_version_is_left_as_it_is(written: str) -> None:
    """It is refused where it is read."""
    assert unmarked(written) == (written, Mark.presses)
    assert marked(written, Mark.asks) == written

"""How an evening is written down is read as it is meant, and a line that means nothing is named."""

from datetime import timedelta

import pytest

from adapters.terminal.script import Answering, Entering, Gathering, Looking, Passing, Pressing, Scene, Typing, steps


def test_every_kind_of_line_is_read() -> None:
    """Headings, time, typed lines, presses, answers and looks are told apart."""
    script = """
    # Setting up
    ana: /coalition who: now
    ben presses I'm here
    ana, ben and lucia press Join
    ana presses Next person while ben presses Pass
    samir answers Tenants' Union | | yes
    +20s
    +2m
    look
    in garden
    in ana and ben
    in ana, ben and lucia
    in pair of mei
    """
    assert list(steps(script)) == [
        Scene("Setting up"),
        Typing("ana", "/coalition who: now"),
        Pressing((("ben", "I'm here"),)),
        Pressing((("ana", "Join"),)),
        Pressing((("ben", "Join"),)),
        Pressing((("lucia", "Join"),)),
        Pressing((("ana", "Next person"), ("ben", "Pass"))),
        Answering("samir", ("Tenants' Union", "", "yes")),
        Passing(timedelta(seconds=20)),
        Passing(timedelta(minutes=2)),
        Looking(),
        Entering("garden"),
        Gathering(("ana", "ben")),
        Gathering(("ana", "ben", "lucia")),
        Gathering(("mei",)),
    ]


def test_a_line_that_means_nothing_is_named() -> None:
    """A slip of the pen stops the reading and is quoted."""
    with pytest.raises(ValueError, match="ana jumps"):
        list(steps("ana jumps"))

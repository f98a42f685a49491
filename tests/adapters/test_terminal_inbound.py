"""What is typed in the room is read as what it means."""

import pytest

from adapters.terminal.inbound import Asked, Bare, Line, Pressed, Silence, Spoken, Switched, Taken, read


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("3", Pressed(3)),
        ("1234", Spoken("1234")),
        ("٣", Spoken("٣")),
        ("/listening-round What helps?", Asked("listening-round", "What helps?")),
        ("/COALITION", Asked("coalition", "")),
        ("/listening-round\nWhat helps?\nReally?", Asked("listening-round", "What helps?\nReally?")),
        ("/help", Bare("help")),
        ("/Quit", Bare("quit")),
        ("/look there", Asked("look", "there")),
        ("/", Asked("", "")),
        ("as ben", Switched("ben")),
        ("as Kim new", Switched("kim", new=True)),
        ("@ben 3", Switched("ben", "3")),
        ("@ben: hello there", Switched("ben", "hello there")),
        ("as ben said, we wait", Spoken("as ben said, we wait")),
        ("/from ben", Taken("ben")),
        ("/From @Ben Meeting", Taken("ben", "meeting")),
        ("/from", Asked("from", "")),
        ("from ben", Spoken("from ben")),
        ("look", Bare("look")),
        (" look", Spoken("look")),
        ("Good evening", Spoken("Good evening")),
        ("   ", Silence()),
    ],
)
def test_a_line_is_read_as_what_it_means(typed: str, meant: Line) -> None:
    """Numbers press, slashes ask, names switch, own words do what they say, all else is talk."""
    assert read(typed) == meant

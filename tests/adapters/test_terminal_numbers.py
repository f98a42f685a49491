"""The numbers of what can be pressed: they stay, and only those who were shown one can use it."""

import pytest

from adapters.terminal.numbers import NoSuchNumber, Numbers, SomeoneElses
from adapters.terminal.render import Pressable
from bot.kernel.wire import WireId

JOIN = Pressable("Join", WireId("1:rj:a"))
LEAVE = Pressable("Leave", WireId("1:rv:a"))


def test_the_same_press_keeps_its_number() -> None:
    """A board that is drawn again gives its buttons the numbers that they had."""
    numbers = Numbers()
    assert [numbers.give(each, None) for each in (JOIN, LEAVE, JOIN)] == [1, 2, 1]
    assert numbers.find(2, "ana") == LEAVE


def test_a_number_means_the_same_for_everyone() -> None:
    """What Ana saw as 1 is 1 when Ben is shown it too."""
    numbers = Numbers()
    numbers.give(JOIN, "ana")
    assert numbers.give(JOIN, "ben") == 1
    assert numbers.find(1, "ben") == JOIN


def test_a_private_number_is_refused_to_others() -> None:
    """Ben cannot press what only Ana was shown, nor what was never shown to anyone."""
    numbers = Numbers()
    numbers.give(JOIN, "ana")
    with pytest.raises(SomeoneElses):
        numbers.find(1, "ben")
    with pytest.raises(NoSuchNumber):
        numbers.find(2, "ana")


def test_a_label_finds_what_was_seen_last() -> None:
    """Of two buttons with the same words, the one meant is the one drawn last."""
    numbers = Numbers()
    later = Pressable("Join", WireId("1:rj:b"))
    for each in (JOIN, later, JOIN):
        numbers.give(each, None)
    assert numbers.labelled("Join", "ben") == JOIN
    assert numbers.labelled("Leave", "ben") is None

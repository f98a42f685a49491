"""What the history tells other features: where it is. It states no facts of its own."""

from bot.kernel.ids import PersonId
from bot.kernel.wire import WireId

HISTORY_PAGE = WireId("1:hp")
"""For buttons of other features: all that has happened, newest first."""


def history_of(person: PersonId) -> WireId:
    """For a button on the page of a person."""
    return WireId(f"1:hp:{person}")

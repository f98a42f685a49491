"""What the id of a button says beside its wire id, in the place of the wire's version, so that both fit together. All
that comes back is user input."""

from enum import Enum

from bot.kernel.wire import VERSION


class Mark(Enum):
    """`asks` has a question answered before the press counts: `sure` and `no` are the answers. `again` opens a form
    with what was written in it."""

    presses = VERSION
    asks = "a"
    sure = "y"
    no = "n"
    again = "f"


def marked(wire: str, mark: Mark) -> str:
    return mark.value + wire.removeprefix(VERSION) if wire.startswith(VERSION) else wire


def unmarked(custom_id: str) -> tuple[str, Mark]:
    """The wire id, as it was before it was marked."""
    mark = next((each for each in Mark if custom_id.startswith(each.value)), Mark.presses)
    return custom_id if mark is Mark.presses else VERSION + custom_id.removeprefix(mark.value), mark

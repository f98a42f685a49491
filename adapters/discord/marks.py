"""What the id of a button says beside its wire id, in the place of the wire's version, so that both fit together. All
that comes back is user input."""

from enum import Enum

from bot.dispatch.choosing import STROKE
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
    """The coalition that was chosen for it stays before it; what is of another version is left as it is."""
    chosen, stroke, written = wire.rpartition(STROKE)
    return chosen + stroke + mark.value + written.removeprefix(VERSION) if written.startswith(VERSION) else wire


def unmarked(custom_id: str) -> tuple[str, Mark]:
    """The wire id, as it was before it was marked."""
    chosen, stroke, written = custom_id.rpartition(STROKE)
    mark = next((each for each in Mark if written.startswith(each.value)), None)
    if mark is None:
        return custom_id, Mark.presses
    return chosen + stroke + VERSION + written.removeprefix(mark.value), mark

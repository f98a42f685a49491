"""What one seat says in a vote, as it counts."""

from dataclasses import dataclass

from bot.features.proposals.model.among import Marks
from bot.features.proposals.model.positions import Position


@dataclass(frozen=True, slots=True)
class Answer:
    """A seat's position as it counts: `version` is the text that whoever gave it had before them; `for_now` that their
    people have yet to confirm it, which counts the same."""

    position: Position
    picked: tuple[int, ...] = ()
    words: str = ""
    version: int = 1
    for_now: bool = False
    marks: Marks = ()

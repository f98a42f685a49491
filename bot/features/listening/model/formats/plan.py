"""What a format is: a few facts about it, and one pure step."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.features.listening.facts import Way
from bot.features.listening.model.kinds import Format
from bot.features.listening.model.round import Round


@dataclass(frozen=True, slots=True)
class Phase:
    """Before the circle people go apart in groups of that size; 1 is everyone alone, without a group."""

    size: int
    way: Way | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """`further` is the step when everyone was asked: the round as its next go-around begins, or None at its end.
    In a go-around everyone has `offers` of the floor: 2 ask those who passed or were not here again at its end.
    `arounds` is how many there are, None until everyone passes; `before` is what comes before the first of them."""

    format: Format
    further: Callable[[Round], Round | None]
    offers: int = 2
    arounds: int | None = 1
    facilitator_first: bool = False
    before: tuple[Phase, ...] = ()

"""What is told of those who facilitate the coalition."""

from dataclasses import dataclass
from typing import ClassVar

from bot.kernel.change import Happened
from bot.kernel.ids import PersonId


@dataclass(frozen=True, slots=True)
class FacilitationOffered(Happened):
    """Nothing has changed yet. `hands_over` asks them to take the place of the one who asks."""

    facilitating: ClassVar[bool] = True

    person: PersonId
    by: PersonId
    hands_over: bool


@dataclass(frozen=True, slots=True)
class FacilitatorMade(Happened):
    """They said yes to the one who asked."""

    facilitating: ClassVar[bool] = True

    person: PersonId
    by: PersonId


@dataclass(frozen=True, slots=True)
class FacilitatorStopped(Happened):
    """By their own wish, or because they left."""

    facilitating: ClassVar[bool] = True

    person: PersonId


@dataclass(frozen=True, slots=True)
class FacilitatorWentOn(Happened):
    """They were asked, or said so by themselves."""

    facilitating: ClassVar[bool] = True

    person: PersonId


@dataclass(frozen=True, slots=True)
class TermChanged(Happened):
    """After how many months each facilitator is asked whether they go on; 0 for never."""

    facilitating: ClassVar[bool] = True

    months: int
    by: PersonId


@dataclass(frozen=True, slots=True)
class FacilitationTakenOver(Happened):
    """There was no facilitator left."""

    facilitating: ClassVar[bool] = True

    by: PersonId

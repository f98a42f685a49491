"""Who is muted on a call is not kept: only that it was chosen."""

from dataclasses import dataclass
from typing import ClassVar

from bot.kernel.change import Happened
from bot.kernel.ids import Id, PersonId


@dataclass(frozen=True, slots=True)
class HushChanged(Happened):
    facilitating: ClassVar[bool] = True

    round: Id
    on: bool
    by: PersonId

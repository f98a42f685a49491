"""What privacy tells the world: the only room of it that other features may enter."""

from dataclasses import dataclass
from typing import ClassVar

from bot.kernel.change import Happened
from bot.kernel.ids import PersonId
from bot.kernel.wire import WireId

PRIVACY_PAGE = WireId("1:vp:0")
"""For buttons of other features: what is stored about the one who presses."""


@dataclass(frozen=True, slots=True)
class PersonErased(Happened):
    """Whoever still holds something of this person lets go of it now. It is stated again after a moment for as long as
    anything is left, so one reaction need not take all of it at once."""

    recorded: ClassVar[bool] = False

    person: PersonId

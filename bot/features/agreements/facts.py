"""What the register of agreements tells the world: the only room of it that other features may enter."""

from dataclasses import dataclass
from typing import Annotated

from bot.kernel.change import CARRIED, Happened
from bot.kernel.ids import Id
from bot.kernel.wire import WireId

AGREEMENTS_PAGE = WireId("1:pgz:0")
"""For buttons of other features: all that was agreed, the newest first."""


class AgreementId(Id):
    __slots__ = ()


def agreement_page(agreement: AgreementId) -> WireId:
    """For buttons of other features: one agreement, with all that is known of it."""
    return WireId(f"1:ao:{agreement}")


@dataclass(frozen=True, slots=True)
class AgreementMade(Happened):
    """It has a number in the register from now on, and keeps it. `proposal` is what was adopted; `seats` counts those
    that it binds."""

    agreement: AgreementId
    number: int
    proposal: Id
    seats: int
    title: Annotated[str, CARRIED] = ""
    text: Annotated[str, CARRIED] = ""

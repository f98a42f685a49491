"""What celebrations tell the world: the only room of it that other features may enter."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from bot.kernel.change import CARRIED, Happened
from bot.kernel.ids import Id, OrganisationId, PersonId
from bot.kernel.wire import WireId

CELEBRATE_PAGE = WireId("1:yc")
"""For buttons of other features: what is celebrated now, and how to celebrate something."""

TIMELINE_PAGE = WireId("1:yt:0")


def celebration_page(celebration: Id) -> WireId:
    """For buttons of other features: one celebration, for those who may see it."""
    return WireId(f"1:yo:{celebration}")


@dataclass(frozen=True, slots=True)
class CelebrationPosted(Happened):
    """All who are named in it have agreed to that; `by` wrote all of its words. `organisations` are those, in their
    neutral order, and the history keeps neither them nor the words: a name can still be taken off."""

    celebration: Id
    by: PersonId | None
    what: Annotated[str, CARRIED] = ""
    organisations: Annotated[tuple[OrganisationId, ...], CARRIED] = ()


@dataclass(frozen=True, slots=True)
class NameTakenOff(Happened):
    """Of a celebration that was posted, by those who speak for the organisation or as it left: told nowhere."""

    recorded: ClassVar[bool] = False

    celebration: Id
    organisation: OrganisationId


@dataclass(frozen=True, slots=True)
class InsideNameGiven(Happened):
    """An organisation may be named among us from now on where it does not answer."""

    organisation: OrganisationId
    by: PersonId


@dataclass(frozen=True, slots=True)
class InsideNameTakenBack(Happened):
    organisation: OrganisationId
    by: PersonId

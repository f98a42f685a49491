"""What readers bring to handlers that make proposals of something else, and follow what becomes of them."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.features.proposals.model.act import Held
from bot.features.proposals.model.given import Opening
from bot.features.proposals.model.pieces import SeatName
from bot.features.proposals.model.proposal import Proposal
from bot.features.proposals.model.text import Text
from bot.kernel.ids import OrganisationId, PlaceId
from bot.kernel.settings import Rules


@dataclass(frozen=True, slots=True)
class TextWritten:
    before: Text | None
    organisation: OrganisationId | None


@dataclass(frozen=True, slots=True)
class AskingAll:
    """`opening` is what is there for the first of its blocks that remain."""

    text: Text
    opening: Opening | None


@dataclass(frozen=True, slots=True)
class BlockOf:
    text: Text
    proposal: Proposal
    homes: tuple[PlaceId, ...]
    kept: tuple[Proposal, ...] = ()


@dataclass(frozen=True, slots=True)
class Bringing:
    """`seats` are those for which somebody can answer, and `names` those of their organisations."""

    before: Proposal | None
    organisation: OrganisationId | None
    seats: tuple[Held, ...]
    names: Mapping[OrganisationId, str]
    rules: Rules
    homes: tuple[PlaceId, ...]

    def called(self, seat: SeatName) -> str:
        return self.names.get(seat.organisation, "") if seat.organisation else ""


@dataclass(frozen=True, slots=True)
class Again:
    """`mine` are the seats for which the actor answers."""

    proposal: Proposal
    mine: tuple[SeatName, ...]
    homes: tuple[PlaceId, ...]


@dataclass(frozen=True, slots=True)
class ItsOwn:
    """`before` is the proposal that was made of the change already."""

    proposal: Proposal
    before: Proposal | None
    organisation: OrganisationId | None

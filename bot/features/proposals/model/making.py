"""What readers bring to handlers that make proposals of something else, and follow what becomes of them."""

from dataclasses import dataclass

from bot.features.proposals.model.given import Opening
from bot.features.proposals.model.proposal import Proposal
from bot.features.proposals.model.text import Text
from bot.kernel.ids import OrganisationId, PlaceId


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

"""What readers bring to handlers that make proposals of something else, and follow what becomes of them; and what is
held of one person."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.features.proposals.model.act import Act, Held, OnRoll
from bot.features.proposals.model.electorate import Electorate
from bot.features.proposals.model.given import Opening
from bot.features.proposals.model.pieces import SeatName
from bot.features.proposals.model.proposal import Proposal
from bot.features.proposals.model.settings import ELECTORATE
from bot.features.proposals.model.text import Text
from bot.kernel.ids import OrganisationId, PersonId, PlaceId
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
class SeekingAdvice:
    """`names` are those of the organisations that could be asked; with `is_member` whoever is to decide is one."""

    opening: Opening
    names: Mapping[OrganisationId, str]
    is_member: bool


@dataclass(frozen=True, slots=True)
class HandingOver:
    """With `is_member` whoever is to decide from now on is one."""

    proposal: Proposal
    is_member: bool
    homes: tuple[PlaceId, ...]


@dataclass(frozen=True, slots=True)
class BlockOf:
    text: Text
    proposal: Proposal
    homes: tuple[PlaceId, ...]
    kept: tuple[Proposal, ...] = ()
    closed: bool = False


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
    mine: tuple[Held, ...]
    homes: tuple[PlaceId, ...]


@dataclass(frozen=True, slots=True)
class ItsOwn:
    """`before` is the proposal that was made of the change already."""

    proposal: Proposal
    before: Proposal | None
    organisation: OrganisationId | None
    rules: Rules = field(default=Rules({}))


@dataclass(frozen=True, slots=True)
class Ways:
    """What the group has ruled fills the forms in; `electorate` is what was chosen instead."""

    proposal: Proposal
    rules: Rules
    start: int = 0
    electorate: Electorate | None = None

    @property
    def asks(self) -> Electorate:
        return self.electorate or self.rules.chosen(ELECTORATE).value


@dataclass(frozen=True, slots=True)
class Named:
    """What names a person in proposals and votes that are not over."""

    person: PersonId
    proposals: tuple[Proposal, ...]
    acts: tuple[Act, ...]
    texts: tuple[Text, ...] = ()
    roll: tuple[OnRoll, ...] = ()
    led: tuple[OnRoll, ...] = ()

    def is_own(self, act: Act) -> bool:
        """Given for nobody but themselves."""
        return any((each.proposal, each.vote, each.seat) == (act.proposal, act.vote, act.seat) for each in self.roll)


@dataclass(frozen=True, slots=True)
class Parting:
    """What a person who is erased leaves of a vote of people that is open: their line, and what counts of it."""

    proposal: Proposal
    entry: OnRoll
    answer: Act | None

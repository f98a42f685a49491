"""What proposals tell the world: the only room of it that other features may enter."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from bot.features.proposals.facts.changing import (
    ProxyEnded,
    ProxyGiven,
    RollChanged,
    VoteEndedEarly,
    VoteExtended,
    VoteLengthened,
    VoteReopened,
)
from bot.kernel.change import CARRIED, Happened
from bot.kernel.ids import Id, OrganisationId, PersonId
from bot.kernel.text import Phrase
from bot.kernel.wire import WireId

__all__ = [
    "MY_ANSWERS_PAGE",
    "PROPOSALS_PAGE",
    "BlocksAsked",
    "DayChosen",
    "DeciderNamed",
    "EndedWithCircle",
    "LookedAtAgain",
    "ProposalAdopted",
    "ProposalLetRest",
    "ProposalNotAdopted",
    "ProposalRewritten",
    "ProposalTakenUp",
    "ProposalWithdrawn",
    "ProposalWritten",
    "ProxyEnded",
    "ProxyGiven",
    "RollChanged",
    "SeatAsked",
    "TextShown",
    "VoteEndedEarly",
    "VoteExtended",
    "VoteLengthened",
    "VoteOpened",
    "VoteReopened",
    "block_for",
    "proposal_page",
    "propose_point",
]

PROPOSALS_PAGE = WireId("1:pl")
"""For buttons of other features: what is proposed here, and how to write something."""


def propose_point(points: Id, number: int) -> WireId:
    """For buttons of other features: makes a building block of a point that was shown, once."""
    return WireId(f"1:pgp:{points}:{number}")


def block_for(circle: Id) -> WireId:
    """For buttons of other features: the form of a building block that is for this circle."""
    return WireId(f"1?:pw:*:*:*:{circle}")


MY_ANSWERS_PAGE = WireId("1:pfm")
"""For My page: what one's organisation is asked now, and what one has answered."""


def proposal_page(proposal: Id) -> WireId:
    """For buttons of other features: one proposal, with all that was said to it and how it was decided."""
    return WireId(f"1:pp:{proposal}")


IN_SILENCE, FROM_MEETING = "small agreement", "from a meeting"
"""How something was agreed on without being asked about; all other ways have their question's name."""


@dataclass(frozen=True, slots=True)
class SeatAsked:
    """A seat by whose it is: an organisation's, or a numbered one of the residents'."""

    seat: Id
    organisation: OrganisationId | None = None
    resident: int | None = None


@dataclass(frozen=True, slots=True)
class ProposalWritten(Happened):
    proposal: Id
    title: Annotated[str, CARRIED]
    by: PersonId
    organisation: OrganisationId | None


@dataclass(frozen=True, slots=True)
class ProposalRewritten(Happened):
    """`version` counts from 1; a material one asks those who answered to answer anew."""

    proposal: Id
    version: int
    material: bool
    by: PersonId


@dataclass(frozen=True, slots=True)
class VoteOpened(Happened):
    proposal: Id
    vote: int
    seats: int
    by: PersonId
    secret: bool = False
    people: bool = False


@dataclass(frozen=True, slots=True)
class DeciderNamed(Happened):
    """Who decides after advice from now on, by the word of whoever did before; None where nobody is left. Without `by`
    they had left."""

    proposal: Id
    vote: int
    decider: PersonId | None
    by: PersonId | None


@dataclass(frozen=True, slots=True)
class ProposalAdopted(Happened):
    """What all agreed, from now on. `text` is what they agreed to, and `seal` the hash over roll, rule, text and
    answers as they were counted: keep what you need of the text, it is never again in the history. Where so `few` took
    part in secret that nothing more is told, `answered` is 0. `chosen` is the one of several that was agreed on, a time
    to meet as ISO 8601 writes it. The seats in `stood_aside` need not carry it out; `review` is when all look at it
    again; `way` how it was asked; `supersedes` what all chose it over. `told` is the arithmetic in one sentence, and
    `roll` who was asked, or was at a meeting or told of it; of a small agreement it is empty, since that is for all.
    What another feature `wanted` to have decided is that feature's to keep: it has the name that it gave to it, and
    its `subject`, as bot/deciding.py says. With `people` each person answered: `seats` counts them, and `roll` is
    empty. It is for all, or binds a `circle` alone."""

    proposal: Id
    vote: int
    version: int
    seats: int
    answered: int
    seal: str
    title: Annotated[str, CARRIED] = ""
    text: Annotated[str, CARRIED] = ""
    few: bool = False
    chosen: Annotated[str, CARRIED] = ""
    stood_aside: tuple[Id, ...] = ()
    review: date | None = None
    way: str = ""
    told: Annotated[Phrase | None, CARRIED] = None
    roll: Annotated[tuple[SeatAsked, ...], CARRIED] = ()
    wanted: str = ""
    people: bool = False
    supersedes: tuple[Id, ...] = ()
    subject: Id | None = None
    circle: Id | None = None
    circle_name: Annotated[str, CARRIED] = ""


@dataclass(frozen=True, slots=True)
class ProposalNotAdopted(Happened):
    """Nothing changes; it is kept, and can be changed and asked again."""

    proposal: Id
    vote: int
    seats: int
    answered: int
    seal: str
    few: bool = False
    people: bool = False


@dataclass(frozen=True, slots=True)
class ProposalWithdrawn(Happened):
    proposal: Id
    by: PersonId


@dataclass(frozen=True, slots=True)
class EndedWithCircle(Happened):
    """It was for a circle, which has ended: it is withdrawn, and an open vote on it is not counted."""

    proposal: Id
    circle: Id


@dataclass(frozen=True, slots=True)
class TextShown(Happened):
    """A longer text was put before all, in so many blocks, each a proposal of its own."""

    text: Id
    blocks: int
    by: PersonId
    organisation: OrganisationId | None


@dataclass(frozen=True, slots=True)
class BlocksAsked(Happened):
    """Of a text all blocks that remain are asked about in one step. Stated for our own reaction alone."""

    recorded: ClassVar[bool] = False

    text: Id
    proposals: tuple[Id, ...]
    question: str
    days: int


@dataclass(frozen=True, slots=True)
class LookedAtAgain(Happened):
    """What would have stood by itself is a proposal, since somebody asked for that."""

    proposal: Id
    by: PersonId

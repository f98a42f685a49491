"""What the courier asks of a platform, and the closed set of what can come of a call to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from bot.dispatch.ports import Opening, Parcel, Reaches, Stale
from bot.kernel.card import Card
from bot.kernel.command import Account
from bot.kernel.ports import Directory
from bot.kernel.text import say

UNDER_IT = say("What is written in the thread under this card is seen there, and not in the channel.")


@dataclass(frozen=True, slots=True)
class Sent:
    """It is up, or open; `message` is the platform's own name for it."""

    message: str


@dataclass(frozen=True, slots=True)
class Wait:
    """The platform asks for so many seconds of quiet at this destination."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Retry:
    """It surely did not arrive, and may next time: the platform is out of order, or was not reached."""


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """The call went out and its reply was lost: the message may be up."""


@dataclass(frozen=True, slots=True)
class TenantGone:
    """The workspace took the bot out, or took its token back."""


@dataclass(frozen=True, slots=True)
class SetUpMissing:
    """`what` the facilitators would have to grant, in the platform's own word for it."""

    what: str


@dataclass(frozen=True, slots=True)
class PlaceGone:
    pass


@dataclass(frozen=True, slots=True)
class NotAMember:
    """The bot has to be invited to the place."""


@dataclass(frozen=True, slots=True)
class PersonUnreachable:
    """By these accounts, as far as the platform says which; nobody else's door is closed."""

    who: tuple[Account, ...] = ()


@dataclass(frozen=True, slots=True)
class MessageGone:
    """The message cannot be edited any more."""


@dataclass(frozen=True, slots=True)
class OurBug:
    """The platform refuses what we rendered; `detail` is its code, never its text."""

    detail: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """As OurBug, for a code that nobody has met yet."""

    detail: str


Hopeless = TenantGone | SetUpMissing | PlaceGone | NotAMember | PersonUnreachable | Unknown
Delivery = Sent | Wait | Retry | Ambiguous | MessageGone | OurBug | Hopeless


def of_whom(delivery: Delivery, *who: Account) -> Delivery:
    """With the accounts that it was about, where somebody is not reached."""
    return PersonUnreachable(who) if isinstance(delivery, PersonUnreachable) else delivery


def by_themselves(delivery: Delivery, who: Account) -> Delivery:
    """What came of a message to one person alone: whatever is wrong with that says nothing of the place in which all
    read, and where it is not about them, nothing of them."""
    if isinstance(delivery, PlaceGone | NotAMember | MessageGone | SetUpMissing):
        return PersonUnreachable()
    return of_whom(delivery, who)


class Messenger(Protocol):
    """A platform as the courier sees it. Every call ends in a Delivery, never in an exception."""

    reach: Reaches
    """The addresses that it serves: what goes to others is left to other processes."""

    async def post(self, parcel: Parcel) -> Delivery:
        """A new message. `parcel.id` is the same when the parcel is sent again: platforms that can, drop the double."""
        ...

    async def write(self, parcel: Parcel, to: Account) -> Delivery:
        """The same to one person alone, by this account of theirs, where nobody else reads it."""
        ...

    async def edit(self, board: Stale, card: Card, directory: Directory) -> Delivery:
        """Makes the board's message show the card, silently; posts it if `board.message` is None."""
        ...

    async def open(self, opening: Opening) -> Delivery:
        """A place that only these people and the bot see, near the home; Sent names the channel of its address. All of
        them have an account there. Opened again under the same `opening.aside` it is the same place, also if only the
        platform knows that it is there. One that has no such places says SetUpMissing, or whatever is in the way."""
        ...


def reach_of(messengers: Mapping[str, Messenger]) -> Reaches:
    """What a process with these messengers serves."""
    return tuple(reach for messenger in messengers.values() for reach in messenger.reach)

"""What a platform says of an account that acts, and what such an account may not do, whoever stands behind it. People
of a coalition come from elsewhere: only what founds something in a workspace is for the workspace's own people."""

from enum import Enum

from bot.kernel.command import Address, Request
from bot.kernel.refusal import Refusal
from bot.kernel.text import say


class Kind(Enum):
    """`guest` is let into some channels, `outside` belongs to another workspace; `unsure` could not be looked up, `off`
    was switched off, and behind a `program` there is nobody."""

    own = "own"
    guest = "guest"
    outside = "outside"
    unsure = "unsure"
    off = "off"
    program = "program"


class Founding:
    """Mixed into a request that makes a place of a workspace the home of a coalition: all who read there are to know
    somebody of their own who did it."""

    __slots__ = ()


class Entering:
    """Mixed into a request with which an account comes to be known in a coalition: it says in which workspace it is."""

    __slots__ = ()


class ForPeopleOfThisWorkspace(Refusal):
    sentence = say("Please ask someone of this workspace to do it: you are a guest here. After that you can take part.")


class NobodyElseHere(Refusal):
    sentence = say(
        "A coalition lives in a channel. Please go to the channel where yours is to be, and type /coalition."
    )


class NotSeenHere(Refusal):
    sentence = say("I cannot see here where this account belongs. Please do it in a channel, where I am too.")


class KindNotKnown(Refusal):
    sentence = say("I could not see whether you belong to this workspace. Please try again in a minute.")


class SwitchedOff(Refusal):
    sentence = say("This account is switched off. Those who look after the workspace can switch it on again.")


class PeopleOnly(Refusal):
    sentence = say("Only people can do this. Please do it with an account of your own.")


def check_kind(request: Request | type[Request], kind: Kind) -> None:
    """Raises Refusal. What is not let in by name is kept out."""
    if kind is Kind.off:
        raise SwitchedOff
    if kind is Kind.program:
        raise PeopleOnly
    asked = request if isinstance(request, type) else type(request)
    if kind is Kind.own or not issubclass(asked, Founding):
        return
    if kind is Kind.unsure:
        raise KindNotKnown
    raise ForPeopleOfThisWorkspace


def check_place(request: Request | type[Request], address: Address | None) -> None:
    """Raises NobodyElseHere for what would make somebody's own page, which others have too, the home of a coalition,
    and NotSeenHere for an account that is in no workspace there."""
    asked = request if isinstance(request, type) else type(request)
    if issubclass(asked, Founding) and address and not address.channel:
        raise NobodyElseHere
    if issubclass(asked, Entering) and address and not address.workspace:
        raise NotSeenHere

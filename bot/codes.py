"""Codes that people carry by hand from one place to another: how one is made, shown, read back, and known again.
Only a digest of a code is kept, so what is stored opens nothing."""

from base64 import b32encode
from dataclasses import dataclass, field
from hashlib import sha256
from random import Random

from bot.kernel.command import Request, slots
from bot.kernel.fields import Line, Unfit, kind_of
from bot.kernel.ids import Id
from bot.kernel.text import clean, say

BYTES, LENGTH, GROUP = 10, 16, 4
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without I, L, O and U: none looks like another."""

_WRITTEN = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", LETTERS)
_READ = str.maketrans("OIL", "011", " \t\n-_.\u2010\u2011\u2012\u2013\u2014\u2212")


class CodeId(Id):
    """The digest of a code, under which it is kept."""

    __slots__ = ()


class WrongCode(Unfit):
    """The one answer to a code that is mistyped, unknown, used or over, so that nobody learns which."""

    sentence = say("This code does not work; it may be mistyped, used or too old. Please look again, or get a new one.")


@dataclass(frozen=True, slots=True)
class Code(Line):
    """A code in a form or among typed words. `opens` is what it has to have been made for: a request with such a field
    is recognised by its code, and not by where it was asked."""

    opens: str = field(kw_only=True)

    def parse(self, _kind: object, text: str) -> str:
        """As it is kept in a request: in capitals, without what stands between the letters."""
        read = clean(text).upper().translate(_READ)
        if len(read) != LENGTH or not set(read) <= set(LETTERS):
            raise WrongCode
        return read


def new_code(lots: Random) -> str:
    """Of 80 bits, in groups for people to read: `7QK2-M9DA-0F4T-WPZX`."""
    letters = b32encode(lots.randbytes(BYTES)).decode().translate(_WRITTEN)
    return "-".join(letters[start : start + GROUP] for start in range(0, LENGTH, GROUP))


def digest(code: str) -> CodeId:
    """Of a code as it is shown or as it was read."""
    return CodeId.from_bytes(sha256(code.replace("-", "").encode()).digest()[:BYTES])


def takes_code(request: type[Request]) -> bool:
    return any(isinstance(kind_of(slot), Code) for slot in slots(request))


def code_in(request: Request) -> tuple[CodeId, str] | None:
    """What a request's code is kept under, and what it has to open."""
    for slot in slots(type(request)):
        kind = kind_of(slot)
        if isinstance(kind, Code) and (read := getattr(request, slot.name)) is not None:
            return digest(read), kind.opens
    return None

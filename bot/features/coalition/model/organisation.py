"""An organisation: it enters itself, keeps its name, and stays when its people leave."""

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from bot.kernel.ids import OrganisationId, PersonId
from bot.kernel.ports import Key, Repository

ABOUT = 300

_INVISIBLE = re.compile(r"[\u0300-\u036f\ufe00-\ufe0f\u115f\u1160\u2800]")
"""Accents on Latin, Greek and Cyrillic letters, variation selectors, and letters that show nothing."""

_SAME_SHAPE = str.maketrans(
    "авекмнорстухіјѕαβεζηικμνορτυχ",
    "abekmhopctyxijsabezhikmvoptyx",
)


@dataclass(frozen=True, slots=True)
class Organisation:
    """`about` is what it does, in its own words. One that left keeps its name, by which it is known when it is back."""

    id: OrganisationId
    name: str
    about: str
    added_by: PersonId
    added_at: datetime
    left_at: datetime | None = None

    def left(self, now: datetime) -> "Organisation":
        return replace(self, left_at=now)

    def returned(self) -> "Organisation":
        return replace(self, left_at=None)


def alike(name: str) -> str:
    """Two names that people read as one are the same here: accents, case, spaces, what is invisible, and letters of
    another script with the same shape do not count. A name made of nothing else stays what it is."""
    spaced = " ".join(name.split())
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", spaced).casefold())
    seen = "".join(letter for letter in folded if unicodedata.category(letter) not in {"Cc", "Cf", "Me"})
    same = unicodedata.normalize("NFC", _INVISIBLE.sub("", seen).translate(_SAME_SHAPE))
    return " ".join(same.split()) or name


class Organisations(Repository[Organisation], Protocol):
    def named(self, name: str) -> Organisation | None:
        """The one whose name is `alike`."""
        ...

    def added_by(self, person: PersonId) -> tuple[OrganisationId, ...]: ...
    def all(self) -> tuple[Organisation, ...]:
        """In the order of their names."""
        ...


ORGANISATIONS: Key[Organisations] = Key("organisations")

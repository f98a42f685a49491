"""From a typed line to what is meant by it. Nothing is decided here about coalitions: only what the words ask for."""

import re
import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pressed:
    number: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A command with what is typed after it."""

    root: str
    rest: str


@dataclass(frozen=True, slots=True)
class Switched:
    """Who types from now on, and what they type at once; `new` is for someone who was never here."""

    user: str
    rest: str = ""
    new: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """Something is to be done with what this person said last; without a word, it is asked what can be."""

    user: str
    word: str = ""


@dataclass(frozen=True, slots=True)
class Spoken:
    words: str


@dataclass(frozen=True, slots=True)
class Bare:
    """One of the room's own words."""

    word: str


@dataclass(frozen=True, slots=True)
class Silence:
    pass


Line = Pressed | Asked | Switched | Taken | Spoken | Bare | Silence

OWN_WORDS = ("help", "look", "people", "again", "aside", "back", "quit")
_TAKE = re.compile(r"/from\s+@?(\w+)(?:\s+([\w-]+))?", re.IGNORECASE)
_SWITCH = re.compile(r"as\s+@?(\w+)(\s+new)?|@(\w+)(?::?\s+(.*))?", re.IGNORECASE | re.DOTALL)


def read(line: str) -> Line:
    """A space at the beginning makes anything plain words."""
    bare = line.strip()
    if not bare:
        return Silence()
    if line[0].isspace():
        return Spoken(bare)
    if bare.isdecimal() and bare.isascii() and len(bare) < 4:
        return Pressed(int(bare))
    if take := _TAKE.fullmatch(bare):
        return Taken(take[1].lower(), (take[2] or "").lower())
    if bare.startswith("/"):
        root, *after = bare[1:].split(maxsplit=1) or [""]
        own = root.lower() in OWN_WORDS and not after
        return Bare(root.lower()) if own else Asked(root.lower(), "".join(after))
    if switch := _SWITCH.fullmatch(bare):
        user, new, at, rest = switch.groups()
        return Switched((user or at).lower(), rest or "", bool(new))
    if bare.lower() in OWN_WORDS:
        return Bare(bare.lower())
    return Spoken(bare)


def plain(word: str) -> str:
    """Without accents and capitals, as people type in a hurry."""
    return "".join(c for c in unicodedata.normalize("NFD", word.casefold()) if not unicodedata.combining(c))

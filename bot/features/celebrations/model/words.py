"""Words in which organisations are named: in pieces, so that a name can be taken out of them without a trace."""

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from bot.kernel.ids import OrganisationId
from bot.spelling import alone, folded


@dataclass(frozen=True, slots=True)
class Piece:
    """Some of the words. Where they are an organisation's name `names` says whose; without text it was taken out."""

    text: str
    names: OrganisationId | None = None


GAP = "\ufffc"
"""Stands for a name that was taken out, in words that are kept as plain text."""

_ARTICLE = r"(?:\b(?:the|el|la|los|las) )?"
"""It goes with the name that it stands before, in the languages that cards are in."""

Names = Mapping[OrganisationId, str]


def in_pieces(words: str, names: Names) -> tuple[Piece, ...]:
    """Every name that stands in the words, the longest first, in any spelling that people read as the same name."""
    known = {folded(name).text.strip(): key for key, name in sorted(names.items(), reverse=True)}
    every = "|".join(map(alone, sorted(filter(None, known), key=len, reverse=True)))
    if not every:
        return (Piece(words),)
    plain = folded(words)
    pieces: list[Piece] = []
    end = 0
    for each in re.finditer(f"{_ARTICLE}({every})", plain.text):
        start, stop = plain.span(*each.span())
        pieces += [Piece(words[end:start]), Piece(words[max(start, end) : stop], known[each[1]])]
        end = stop
    return tuple(each for each in (*pieces, Piece(words[end:])) if each.text)


def named_in(pieces: tuple[Piece, ...]) -> frozenset[OrganisationId]:
    return frozenset(each.names for each in pieces if each.names)


def without_names(pieces: tuple[Piece, ...], of: Collection[OrganisationId]) -> tuple[Piece, ...]:
    return tuple(replace(each, text="") if each.names in of else each for each in pieces)


def as_written(pieces: tuple[Piece, ...]) -> str:
    return "".join(each.text for each in pieces)


def with_gaps(words: str, names: Names, but: Collection[OrganisationId]) -> str:
    """All names taken out but these."""
    pieces = in_pieces(words, names)
    return "".join(each.text or GAP for each in without_names(pieces, named_in(pieces) - {*but}))


def at_gaps(words: str) -> tuple[Piece, ...]:
    return tuple(Piece("" if each == GAP else each) for each in re.split(f"({GAP})", words) if each)


def in_order(organisations: Collection[OrganisationId], names: Names) -> tuple[OrganisationId, ...]:
    """By their names as they are written, without accents or case, the same in every language; never by size."""
    return tuple(sorted(organisations, key=lambda each: (_plain(names.get(each, "")), each)))


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(each for each in letters if not unicodedata.combining(each))

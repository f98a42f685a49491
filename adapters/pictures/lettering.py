"""Letters of every script: which fonts are tried in which order, what none of them has, and where a line may end.
The drawing library shapes each line and lets it run its own way."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).parent / "fonts"
FIRST, LAST = "NotoSans-Regular", ("DroidSansFallbackFull", "NanumSquareR", "NotoEmoji-Regular")
"""The latter have letters of other scripts too, which their own fonts draw better."""

ANYTHING_ELSE = "DejaVu Sans"
"""It comes with the drawing library."""

_JOINERS = "\u200c\u200d"
_WITHIN = frozenset({"Mn", "Mc", "Me", "Cf"})
_LEFT_TO_RIGHT, _RIGHT_TO_LEFT = "\u200e", "\u200f"
_WHERE_LINES_END = re.compile(r"\s+|(?<=[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff])")


@lru_cache(1)
def families() -> tuple[str, ...]:
    """Of all fonts, in the order in which they are tried for each letter."""
    from matplotlib.font_manager import fontManager, get_font  # noqa: PLC0415 - heavy, and mostly not needed

    names = []
    for path in _files():
        fontManager.addfont(path)
        names.append(str(get_font(path).family_name))
    return *names, ANYTHING_ELSE


def has_letters_for(text: str) -> bool:
    """Whether no letter of it would be a box."""
    return all(ord(each) in _drawable() for each in shown(text) if not each.isspace())


def shown(text: str) -> str:
    """Without marks that are for programs alone."""
    return "".join(each for each in text if each in _JOINERS or unicodedata.category(each) != "Cf")


def broken(text: str, width: Callable[[str], float], most: float) -> Iterator[str]:
    """In lines that are at most so wide, each of which runs as the whole does. What has no place to end is broken
    between letters. `width` is asked for pieces, not for lines: it takes a while."""
    line, whole, wide = "", shown(text), 0.0
    mark = _mark(whole)
    for piece in filter(None, _pieces(whole, width, most)):
        if line.strip() and wide + width(piece.rstrip()) > most:
            yield mark + line.strip()
            line, wide = "", 0.0
        line, wide = line + piece, wide + width(piece)
    if line.strip():
        yield mark + line.strip()


def _pieces(text: str, width: Callable[[str], float], most: float) -> Iterator[str]:
    """Each with the space that follows it."""
    start = 0
    for end in (*(found.end() for found in _WHERE_LINES_END.finditer(text)), len(text)):
        piece, start = re.sub(r"\s+", " ", text[start:end]), end
        yield from (piece,) if width(piece.rstrip()) <= most else _letters(piece)


def _letters(piece: str) -> Iterator[str]:
    """A letter with the marks that stand on it, and what is joined, in one."""
    letter = ""
    for each in piece:
        if letter and not (unicodedata.category(each) in _WITHIN or letter[-1] in _JOINERS):
            yield letter
            letter = ""
        letter += each
    yield letter


def _mark(text: str) -> str:
    """What makes a line of it run as all of it does, whatever the line begins with."""
    first = next((way for way in map(unicodedata.bidirectional, text) if way in {"L", "R", "AL"}), "L")
    return _LEFT_TO_RIGHT if first == "L" else _RIGHT_TO_LEFT


def _files() -> tuple[Path, ...]:
    there = {path.stem: path for path in sorted(FOLDER.glob("*.ttf"))}
    between = [stem for stem in there if stem != FIRST and stem not in LAST]
    return tuple(there[stem] for stem in (FIRST, *between, *LAST))


@lru_cache(1)
def _drawable() -> frozenset[int]:
    from matplotlib.font_manager import FontProperties, findfont, get_font  # noqa: PLC0415 - as above

    fonts = [get_font(path) for path in _files()]
    fonts.append(get_font(findfont(FontProperties(family=ANYTHING_ELSE))))
    return frozenset(code for font in fonts for code in font.get_charmap())

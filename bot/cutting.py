"""How people's words are cut where all of them do not fit: never through a letter, a flag or a family of emoji, and
through a word only where there is no other way."""

import unicodedata

_JOINERS = "\u200c\u200d"
_SKINS = "🏻🏼🏽🏾🏿"
_FLAGS = frozenset(map(chr, range(0x1F1E6, 0x1F200)))
_LEFT_OUT = "…"


def cut(cleaned: str, most: int) -> str:
    """At most so many characters; what does not fit whole is left out, unless that would leave nothing."""
    end = min(most, len(cleaned))
    while 0 < end < len(cleaned) and _are_one(cleaned[end - 1], cleaned[end]):
        end -= 1
    return cleaned[: end or most].strip()


def shortened(cleaned: str, most: int) -> str:
    """As `cut`, after a whole word where one ends in its second half, and with a sign that something was left out."""
    if len(cleaned) <= most:
        return cleaned
    kept = cut(cleaned, most - len(_LEFT_OUT))
    words = kept if cleaned[len(kept)].isspace() else kept[: _end_of_word(kept)]
    return f"{(words if len(words) * 2 >= most else kept).rstrip()}{_LEFT_OUT}"


def _end_of_word(kept: str) -> int:
    return next((at for at in range(len(kept) - 1, 0, -1) if kept[at].isspace()), 0)


def _are_one(before: str, after: str) -> bool:
    return (
        after in _JOINERS
        or before in _JOINERS
        or unicodedata.category(after)[0] == "M"
        or after in _SKINS
        or (before in _FLAGS and after in _FLAGS)
        or unicodedata.name(before, "").endswith("VIRAMA")
    )

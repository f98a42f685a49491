"""A language that nobody speaks: every sentence of ours in brackets and with accents on every letter, its arguments as
they are. It is written from the right, so that everything that is not ours has to be isolated."""

import re
from gettext import GNUTranslations
from pathlib import Path

from adapters.wording import Catalogues

LANGUAGE = "ar"
OPEN, CLOSE = "⟦", "⟧"

_PLAIN = "abcdefghijklmnopqrstuvwxyz"
_ACCENTED = "áƀçđéƒǧĥíĵķłɱñóþʠŕšŧúṽŵẋýž"
_LETTERS = str.maketrans(_PLAIN + _PLAIN.upper(), _ACCENTED + _ACCENTED.upper())
_ARGUMENT = re.compile(r"(\{\w+\})")


class Pseudo(GNUTranslations):
    """Knows every sentence there will ever be."""

    def gettext(self, message: str) -> str:
        pieces = _ARGUMENT.split(message)
        return OPEN + "".join(p.translate(_LETTERS) if n % 2 == 0 else p for n, p in enumerate(pieces)) + CLOSE

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


def pseudo_catalogues(reports: list[tuple[str, str]]) -> Catalogues:
    return Catalogues(Path(), lambda what, sentence: reports.append((what, sentence)), {LANGUAGE: Pseudo()})

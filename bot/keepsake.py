"""A picture to keep: what was reached, by whom, where and when. `adapters/pictures` draws it; where no picture can be
shown it stands as words, so that a card need not say the same beside it."""

from collections.abc import Iterable

from bot.kernel.elements import Design, Image, People, PersonLine
from bot.kernel.text import Named, Text, say


def keepsake(title: Text, names: Iterable[Named | str], coalition: Text, day: Text, design: Design) -> Image:
    """`names` come in the order given, which must be neutral, and look alike: nobody's is larger."""
    shown = People(title, tuple(map(PersonLine, names)))
    return Image(shown, say("{coalition} · {day}", coalition=coalition, day=day), design)

"""What is different between two versions, as people read it."""

from collections.abc import Iterator

from bot.cutting import shortened
from bot.features.agreements.model import Version
from bot.features.agreements.model.differences import Difference, differences
from bot.features.agreements.model.life import is_one_line
from bot.kernel.elements import Element, Note, Words
from bot.kernel.text import Phrase, say, say_n

PLACES, SHORT = 6, 120
"""So many changes are shown, each of so many characters."""


def changes(before: Version, after: Version) -> Iterator[Element]:
    if before.title != after.title and not is_one_line(before):
        yield Words(say("It was called “{title}”.", title=before.title))
    changed = differences(before.text, after.text)
    for each in changed[:PLACES]:
        yield Words(_change(each))
    if len(changed) > PLACES:
        yield Note(say_n("{n} more change", "{n} more changes", len(changed) - PLACES))


def _change(of: Difference) -> Phrase:
    out, new = shortened(of.out, SHORT), shortened(of.new, SHORT)
    if not of.new:
        return say("Taken out: “{out}”", out=out)
    if not of.out:
        return say("New: “{new}”", new=new)
    return say("“{out}” is now “{new}”.", out=out, new=new)

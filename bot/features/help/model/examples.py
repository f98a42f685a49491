"""How each kind of field is written when it is typed, with values that always fit. `words` are people's own."""

from bot.codes import Code
from bot.features.help.model import Topic
from bot.kernel.command import Slot
from bot.kernel.fields import Choice, Day, FieldKind, Hour, Number, YesNo, Zone, kind_of
from bot.kernel.scalars import to_text
from bot.kernel.text import Phrase, Value


def as_typed(line: str) -> Phrase:
    """Kept together also where a language is written from the right."""
    return Phrase("{line}").using(line=line)


def example(topic: Topic, line: str, words: Phrase) -> Phrase:
    """A whole line as it can be typed: what has to be there, and one more thing at the most."""
    needed = [slot for slot in topic.asked if not slot.optional]
    shown = needed if len(needed) > 1 else [*needed, *(slot for slot in topic.asked if slot.optional)][:2]
    typed = as_typed(line.removesuffix(" …"))
    for slot in shown:
        typed = Phrase("{before} {after}").using(before=typed, after=written(topic, slot, words))
    return typed


def written(topic: Topic, slot: Slot, words: Phrase) -> Phrase:
    """One field of such a line."""
    value = _value(kind_of(slot), words)
    if slot == topic.asked[0]:
        return Phrase("{value}").using(value=value)
    return Phrase('{name}:"{value}"' if value == words else "{name}:{value}").using(name=slot.word, value=value)


def explained(shown: Phrase, kind: Phrase) -> Phrase:
    return Phrase("{shown} ({kind})").using(shown=shown, kind=kind)


def _value(kind: FieldKind | None, words: Phrase) -> Value:
    match kind:
        case Code():
            return "7QK2-M9DA-0F4T-WPZX"
        case Number(least=least, most=most):
            return min(max(least, 5), most)
        case Choice(options=options):
            return to_text(options[0][0])
        case YesNo():
            return "yes"
        case Day():
            return "2026-03-09"
        case Hour():
            return "18:30"
        case Zone():
            return "Europe/Madrid"
        case _:
            return words

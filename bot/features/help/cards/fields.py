"""The questions of a command, each with how its answer is written."""

from bot.codes import Code
from bot.features.help.model import Topic
from bot.features.help.model.examples import explained, written
from bot.kernel.command import Slot
from bot.kernel.elements import Fact
from bot.kernel.fields import Choice, Day, FieldKind, Hour, Line, Number, Paragraph, Pick, YesNo, Zone, kind_of
from bot.kernel.scalars import to_text
from bot.kernel.text import Phrase, say

YOUR_WORDS = say("your words")


def asked(topic: Topic) -> tuple[Fact, ...]:
    return tuple(Fact(kind.label, _how(topic, slot, kind)) for slot in topic.asked if (kind := kind_of(slot)))


def _how(topic: Topic, slot: Slot, kind: FieldKind) -> Phrase:
    how = explained(written(topic, slot, YOUR_WORDS), _kind(kind)) if topic.lines else _kind(kind)
    return say("{how}, or nothing", how=how) if slot.optional else how


def _kind(kind: FieldKind) -> Phrase:
    match kind:
        case Code():
            return say("the code that you were given")
        case Line(most=most) | Paragraph(most=most):
            return say("at most {most} characters", most=most)
        case Number(least=least, most=most):
            return say("a whole number from {least} to {most}", least=least, most=most)
        case Choice(options=options):
            return say("one of: {options}", options=tuple(to_text(value) for value, _ in options))
        case YesNo():
            return say("yes or no")
        case Pick():
            return say("a name, or part of it")
        case Day():
            return say("a day, year-month-day")
        case Hour():
            return say("a time, hours and minutes")
        case Zone():
            return say("a time zone")

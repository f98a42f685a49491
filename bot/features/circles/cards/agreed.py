"""What a circle has agreed, on its page."""

from collections.abc import Iterator

from bot.features.agreements.facts import agreements_of
from bot.features.circles.model import Agreed, Circle, Register
from bot.kernel.card import row
from bot.kernel.elements import Button, Element, Heading, Note
from bot.kernel.text import Phrase, say, say_n


def lines(agreed: Register, state: Circle) -> Iterator[Element | None]:
    """The newest, and the way to all of it; kept in confidence it is counted alone."""
    if not agreed.count:
        return
    yield Heading(say("What this circle has agreed"))
    for each in agreed.latest:
        yield Note(_called(each))
    if not agreed.latest:
        yield Note(say_n("{n} agreement, kept in confidence.", "{n} agreements, kept in confidence.", agreed.count))
    yield row(Button(say("Its agreements"), agreements_of(state.id)))


def _called(each: Agreed) -> Phrase:
    if each.holds:
        return say("{number}. {title}", number=each.number, title=each.title)
    return say("{number}. {title} (ended)", number=each.number, title=each.title)

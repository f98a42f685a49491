"""What attention keeps of one person, in plain words."""

from collections.abc import Iterator
from functools import reduce

from bot.features.attention.cards.times import often, period, quiet
from bot.features.attention.model import ELSEWHERE, Attention, Person
from bot.kernel.personal import Held
from bot.kernel.text import Moment, Text, say, say_n

_AS_YOU_LIKE = say("So that I write to you only when you want it.")
_NOT_TOO_OFTEN = say("So that I do not write to you too often.")
_WHILE_HERE = say("It is kept until you leave the coalition.")


def of_person(given: Person) -> tuple[Held, ...]:
    """A row without any wish, and without anything that was asked, says nothing of them."""
    kept = given.kept
    return () if kept is None or kept == Attention(given.id) else tuple(_about(kept, given.zone or ELSEWHERE))


def _about(kept: Attention, zone: str) -> Iterator[Held]:
    yield Held(say("Quiet hours"), quiet(kept), _AS_YOU_LIKE, _WHILE_HERE)
    yield Held(say("Messages to you"), often(kept), _AS_YOU_LIKE, _WHILE_HERE)
    if kept.away:
        dates = (period(each, zone) for each in kept.away)
        yield Held(say("Away"), reduce(_and, dates), _AS_YOU_LIKE, _WHILE_HERE)
    if kept.rung:
        at = Moment(max(kept.rung))
        lately = say_n("{n} time lately, last: {at}", "{n} times lately, last: {at}", len(kept.rung), at=at)
        yield Held(say("When I wrote to you"), lately, _NOT_TOO_OFTEN, _WHILE_HERE)
    if kept.told:
        things = say_n("{n} thing that waits", "{n} things that wait", len(kept.told))
        yield Held(say("What I wrote to you about"), things, _NOT_TOO_OFTEN, _WHILE_HERE)


def _and(first: Text, second: Text) -> Text:
    return say("{first}; {second}", first=first, second=second)

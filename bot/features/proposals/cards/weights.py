"""What organisations count in a vote, where they count differently: on its card, to each, and with what came of it."""

from collections.abc import Iterable, Iterator

from bot.features.proposals.cards import papers, pieces
from bot.features.proposals.cards.numbers import exact
from bot.features.proposals.cards.questions import label
from bot.features.proposals.model import Chair, Result, SeatName
from bot.features.proposals.model.asking import Asking, Question
from bot.features.proposals.model.weights import Weighed
from bot.kernel.elements import Note
from bot.kernel.text import Mention, Named, Phrase, Text, say, say_n
from bot.weighing import ONE

EACH_ALIKE = frozenset({Question.live_with_it, Question.silence, Question.unanimity})
"""One objection, or one no, is enough there, whatever it weighs."""


def on_card(asking: Asking, weighed: Weighed | None) -> Iterator[Note]:
    if weighed is None:
        return
    heavier = tuple(each for each in weighed.different if not each.advises)
    if heavier and weighs(asking):
        yield Note(_different(heavier, weighed.others))
    advisers = tuple(each for each in weighed.different if each.advises)
    if advisers:
        yield Note(say("For advice, which is shown and not counted: {names}.", names=pieces.names(advisers)))
    if weighed.advisers:
        heard, all_of_them = weighed.heard, weighed.advisers
        yield Note(say("Advice so far: {heard} of {asked} answered.", heard=heard, asked=all_of_them))


def weighs(asking: Asking) -> bool:
    """Whether it makes a difference what somebody weighs that decides."""
    return asking.by_weight or asking.question not in EACH_ALIKE


def mine(chair: Chair) -> Note | None:
    """To whoever answers."""
    name = chair.on_roll
    if name.weight == ONE:
        return None
    if name.advises:
        return Note(say("{whose} is asked for advice: it is shown to all, and not counted.", whose=name.whose))
    return Note(say("{whose} counts {weight} in this vote.", whose=name.whose, weight=exact(name.weight)))


def whose(name: SeatName) -> Named | Mention | Phrase:
    """With what it counts, where that is not one."""
    if name.weight == ONE:
        return name.whose
    if name.advises:
        return say("{whose} (advice)", whose=name.whose)
    return say("{whose} (counts {weight})", whose=name.whose, weight=exact(name.weight))


def advised(result: Result) -> Phrase | None:
    """What those said who advise; of numbers and ranks how many did."""
    weighed, asking = result.weighed, result.asking
    if weighed is None or not weighed.advisers:
        return None
    if asking.among and weighed.heard:
        return say_n("{n} more gave advice, not counted", "{n} more gave advice, not counted", weighed.heard)
    told = [say("“{option}” {count}", option=option, count=count) for option, count in _said(asking, weighed)]
    if not told:
        return say("no advice was given")
    return say("advice, not counted: {parts}", parts=_joined(told))


def _said(asking: Asking, weighed: Weighed) -> Iterator[tuple[Text, int]]:
    """How many gave each answer by way of advice, or picked each option."""
    if asking.options:
        yield from ((papers.named(asking, number), count) for number, count in enumerate(weighed.advised) if count)
        return
    yield from ((label(asking, each.position), each.seats) for each in weighed.advice)


def _different(seats: tuple[SeatName, ...], others: int) -> Phrase:
    told = _joined(say("{whose} {weight}", whose=each.whose, weight=exact(each.weight)) for each in seats)
    if others:
        told = say("{before}, and {more} more", before=told, more=others)
    return say("Answers are added up by weight: {parts}. All others count 1.", parts=told)


def _joined(parts: Iterable[Phrase]) -> Phrase:
    first, *rest = parts
    joined = first
    for each in rest:
        joined = say("{before}, {part}", before=joined, part=each)
    return joined

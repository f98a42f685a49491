"""What stands with a result beside its numbers: who stepped aside, worries and reasons, who was not heard, and when to
look at it again."""

from datetime import UTC, datetime, time

from bot.cutting import shortened
from bot.features.proposals.cards.questions import label
from bot.features.proposals.model import Result, SeatName
from bot.features.proposals.model.asking import Question
from bot.features.proposals.model.result import Voice
from bot.features.proposals.model.tally.agreeing import Coverage
from bot.kernel.elements import Element, Note, Words
from bot.kernel.text import Mention, Moment, Named, Phrase, When, say

NAMES, SILENT, SHORT, SPOKEN = 20, 10, 200, 3


def of(result: Result, *, closed: bool) -> tuple[Element, ...]:
    """Of what is `closed` not what anyone said."""
    said = tuple(Words(_said(result, each)) for each in result.voices[: 0 if closed else SPOKEN])
    return (*_aside(result), *said, *_silent(result), *review(result))


def review(result: Result) -> tuple[Note, ...]:
    if result.review is None:
        return ()
    day = Moment(datetime.combine(result.review, time(12), UTC), When.day)
    return (Note(say("You look at it again on {day}.", day=day)),)


def listed(seats: tuple[SeatName, ...], most: int = NAMES) -> Named | Mention | Phrase:
    """As many as fit, and how many more there are."""
    told: Named | Mention | Phrase = seats[0].whose
    for each in seats[1:most]:
        told = say("{before}, {part}", before=told, part=each.whose)
    more = len(seats) - most
    return say("{names}, and {more} more", names=told, more=more) if more > 0 else told


def _aside(result: Result) -> tuple[Words, ...]:
    if not result.asides:
        return ()
    told = say("They step aside and need not carry it out: {names}.", names=listed(result.asides))
    return (Words(told),)


def _said(result: Result, voice: Voice) -> Phrase:
    answer, words = label(result.asking, voice.position), shortened(voice.words, SHORT)
    return say("{whose}: {answer}. {words}", whose=voice.seat.whose, answer=answer, words=words)


def _silent(result: Result) -> tuple[Note, ...]:
    """Where all could be covered by some: so that nobody's silence is taken for more than it is."""
    asking = result.asking
    if asking.question is Question.advice and result.unheard:
        return (Note(say("Not heard yet: {names}.", names=listed(result.unheard, SILENT))),)
    if asking.question is not Question.live_with_it or asking.coverage is Coverage.full or not result.unheard:
        return ()
    return (Note(say("No answer came from {names}.", names=listed(result.unheard, SILENT))),)

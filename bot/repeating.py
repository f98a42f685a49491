"""How something that repeats is said, by every feature that has such things: weekdays, every few weeks, which one of
the month."""

from functools import reduce

from bot.kernel.text import Phrase, say
from bot.recurrence import Series, Weekly

WEEKDAYS = (
    say("Monday"),
    say("Tuesday"),
    say("Wednesday"),
    say("Thursday"),
    say("Friday"),
    say("Saturday"),
    say("Sunday"),
)


def repeats(series: Series) -> Phrase:
    if isinstance(series, Weekly):
        weekdays = _listed(tuple(WEEKDAYS[weekday] for weekday in sorted(series.weekdays)))
        if series.every == 1:
            return say("Every week on {weekdays}", weekdays=weekdays)
        return say("Every {weeks} weeks on {weekdays}", weeks=series.every, weekdays=weekdays)
    return _in_month(series.nth, WEEKDAYS[series.weekday])


def often(weeks: int) -> Phrase:
    """Every one to four weeks."""
    match weeks:
        case 1:
            return say("Every week")
        case 2:
            return say("Every two weeks")
        case 3:
            return say("Every three weeks")
        case _:
            return say("Every four weeks")


def _in_month(nth: int, weekday: Phrase) -> Phrase:
    match nth:
        case 1:
            return say("Every month on the first {weekday}", weekday=weekday)
        case 2:
            return say("Every month on the second {weekday}", weekday=weekday)
        case 3:
            return say("Every month on the third {weekday}", weekday=weekday)
        case 4:
            return say("Every month on the fourth {weekday}", weekday=weekday)
        case _:
            return say("Every month on the last {weekday}", weekday=weekday)


def _listed(words: tuple[Phrase, ...]) -> Phrase:
    """Written out, with an “and” before the last."""
    *most, last = words
    if not most:
        return last
    return say("{some} and {last}", some=reduce(_then, most), last=last)


def _then(some: Phrase, after: Phrase) -> Phrase:
    return say("{some}, {after}", some=some, after=after)

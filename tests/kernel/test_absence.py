"""What ended while the bot was away stays open a while longer."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.absence import LEAST, MOST, SHORT, kept_open

NOW = datetime(2026, 3, 9, 18, 0, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
spans = st.timedeltas(timedelta(), timedelta(days=30))


def test_so_long_as_was_lost() -> None:
    """An hour at least, a day at most, and up to the latest day that there is, unless for that hour."""
    far = NOW + 9 * DAY
    assert kept_open(NOW - HOUR, NOW - 6 * HOUR, NOW, far) == NOW + 5 * HOUR
    assert kept_open(NOW - HOUR, NOW - HOUR - SHORT, NOW, far) == NOW + LEAST
    assert kept_open(NOW - HOUR, NOW - 9 * DAY, NOW, far) == NOW + MOST
    assert kept_open(NOW - HOUR, NOW - 9 * DAY, NOW, NOW + 3 * HOUR) == NOW + 3 * HOUR
    assert kept_open(NOW - HOUR, NOW - 9 * DAY, NOW, NOW - 2 * HOUR) == NOW + LEAST


@given(st.timedeltas(-timedelta(days=30), timedelta(days=30)), spans, spans)
def test_it_never_takes_time_from_anyone(until: timedelta, away: timedelta, latest: timedelta) -> None:
    """It ends when it was to end, or later; and what ends at another time than in the absence is as it was."""
    since = NOW - away
    longer = kept_open(NOW + until, since, NOW, NOW + latest)
    assert longer >= NOW + until
    if away <= SHORT or not since < NOW + until <= NOW:
        assert longer == NOW + until
    else:
        assert longer >= NOW + LEAST


@given(spans, spans, spans)
def test_coming_back_twice_gives_it_once(before: timedelta, away: timedelta, latest: timedelta) -> None:
    """The second time it has not ended yet."""
    since = NOW - away
    once = kept_open(since + before, since, NOW, NOW + latest)
    assert kept_open(once, since, NOW, NOW + latest) == once

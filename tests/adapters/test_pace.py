"""How much one may do in a while, and how long one waits before trying again."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from adapters.pace import KEPT, LONGEST_WAIT, TRIES, Bucket, wait_after

NOW = datetime(2026, 3, 9, 12, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@given(st.integers(1, 10_000), st.floats(0, 1))
def test_a_wait_is_never_longer_than_a_quarter_of_an_hour(tries: int, lot: float) -> None:
    """Whatever the number of the try, the wait lies between two seconds and fifteen minutes."""
    assert timedelta(seconds=2) <= wait_after(tries, lot) <= LONGEST_WAIT


def test_an_outage_of_twenty_minutes_loses_nothing() -> None:
    """The waits of all tries together are longer than twenty minutes, even when no lot stretches them."""
    assert sum((wait_after(tries, 0.0) for tries in range(1, TRIES)), timedelta()) > timedelta(minutes=20)


def test_a_bucket_gives_so_many_at_once() -> None:
    """The twenty-first within a minute is refused, and a second later there is one of three seconds still missing."""
    bucket = Bucket(20, MINUTE)
    assert [bucket.take("ana", NOW) for _ in range(21)] == [True] * 20 + [False]
    assert not bucket.take("ana", NOW + timedelta(seconds=2))
    assert bucket.take("ana", NOW + timedelta(seconds=3))


def test_one_who_floods_takes_nothing_from_others() -> None:
    """Everyone has a bucket of their own."""
    bucket = Bucket(1, MINUTE)
    assert bucket.take("ana", NOW)
    assert not bucket.take("ana", NOW)
    assert bucket.take("ben", NOW)


def test_a_clock_that_is_set_back_takes_nothing() -> None:
    """An earlier time than before neither fills nor empties a bucket."""
    bucket = Bucket(2, MINUTE)
    assert bucket.take("ana", NOW)
    assert bucket.take("ana", NOW - timedelta(hours=1))


def test_a_crowd_does_not_fill_the_memory() -> None:
    """Whoever was quiet for long enough to be new again is forgotten."""
    bucket = Bucket(1, MINUTE)
    for number in range(KEPT):
        bucket.take(number, NOW)
    assert bucket.take("late", NOW + MINUTE)
    assert not bucket.take("late", NOW + MINUTE)
    assert bucket.take(0, NOW + MINUTE)


@given(st.lists(st.integers(0, 30), max_size=60))
def test_never_more_than_twice_as_many_in_any_minute(gaps: list[int]) -> None:
    """However the presses are spread, a minute lets through at most a full bucket and what flows in meanwhile."""
    bucket, at, taken = Bucket(5, MINUTE), NOW, list[datetime]()
    for gap in gaps:
        at += timedelta(seconds=gap)
        if bucket.take("ana", at):
            taken.append(at)
    assert all(sum(start <= other < start + MINUTE for other in taken) <= 10 for start in taken)

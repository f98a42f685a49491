"""What may be forgotten is, in time and in number."""

from datetime import UTC, datetime, timedelta

from adapters.discord.memory import Memory


def test_it_is_kept_for_so_long() -> None:
    """And found as it was kept last."""
    now = datetime(2026, 3, 5, tzinfo=UTC)
    memory: Memory[str, int] = Memory(lambda: now, 9, timedelta(minutes=15))
    memory.keep("a", 1)
    memory.keep("a", 2)
    now += timedelta(minutes=14, seconds=59)
    assert memory.find("a") == 2
    now += timedelta(seconds=1)
    assert memory.find("a") is None


def test_no_more_is_kept_than_so_much() -> None:
    """What was kept first is forgotten first; what is forgotten on purpose leaves room."""
    memory: Memory[int, int] = Memory(lambda: datetime(2026, 3, 5, tzinfo=UTC), 3, timedelta(days=1))
    for number in range(4):
        memory.keep(number, number)
    assert [memory.find(number) for number in range(4)] == [None, 1, 2, 3]
    memory.forget(2)
    memory.keep(4, 4)
    assert [memory.find(number) for number in range(5)] == [None, 1, None, 3, 4]

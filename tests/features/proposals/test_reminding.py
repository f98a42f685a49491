"""That reminders of a vote come at a civil hour of each one's own, one a day at most: they are needs like others."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.features.attention.model import Attention
from bot.features.proposals.model.asking import Position
from bot.kernel.attention import Need
from tests.features.proposals.council import answer, opened, person


def reminders(days: int) -> list[tuple[datetime, Need]]:
    """Whenever the clinic is reminded in a vote of so many days, with everybody else's answer given."""
    council = opened(days=days)
    for who in ("art", "bank", "dance", "elders", "farm"):
        answer(council, who, Position.yes)
    found: list[tuple[datetime, Need]] = []
    for _ in range(days * 24):
        council.needs.clear()
        council.passes(hours=1)
        found += [(council.now, each) for each in council.needs if isinstance(each, Need)]
    return found


@pytest.mark.parametrize("zone", ["Europe/Madrid", "Asia/Tokyo", "America/Los_Angeles", "Pacific/Auckland"])
def test_reminders_ring_at_a_civil_hour_of_ones_own(zone: str) -> None:
    """Whatever the hour at which half and nine tenths of the time are over."""
    for at, need in reminders(7):
        attention = Attention(person("clinic")).planned((need,), zone, at)
        assert attention.ring_at is not None
        local = attention.ring_at.astimezone(ZoneInfo(zone))
        assert 8 <= local.hour < 21
        assert attention.ring_at - at < timedelta(days=1)


def test_who_has_not_answered_is_reminded_twice_and_rung_once_a_day() -> None:
    """Also in a vote of a single day, in which both reminders fall on one."""
    assert len(reminders(7)) == 2
    (first, need), (second, again) = reminders(1)
    attention = Attention(person("clinic")).told_of((need,), first)
    later = attention.planned((again,), "UTC", second)
    assert later.ring_at is None or later.ring_at.astimezone(UTC).date() > first.astimezone(UTC).date()

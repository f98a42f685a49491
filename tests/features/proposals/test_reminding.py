"""That reminders of a vote come at a civil hour of each one's own, one a day at most: they are needs like others."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.features.attention.model import Attention
from bot.features.proposals import commands as asked
from bot.features.proposals.model.asking import Position, Question
from bot.features.proposals.model.secret import Openness
from bot.kernel.attention import Need
from tests.features.proposals.council import IT, answer, asking, opened, person


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


def test_a_text_that_changes_late_is_asked_about_anew() -> None:
    """Whoever was reminded twice of the text before is reminded of this one, over the time that there is for it."""
    council = opened(days=10)
    answer(council, "art", Position.yes)
    council.passes(days=9, hours=12)
    assert council.it.open_voting().reminded == 2
    council.needs.clear()
    council.press("art", asked.Rewrite(IT, 1, 0, "We meet on Tuesdays, in turn.", same=False))
    asked_anew = council.it.open_voting()
    council.passes(hours=int((asked_anew.until - council.now) / timedelta(hours=1)) - 1)
    assert council.it.open_voting().reminded == 2
    again = [each.person for each in council.needs if isinstance(each, Need)]
    assert again.count(person("clinic")) == again.count(person("art")) == 2


@pytest.mark.parametrize("away", [0, 30, 60])
def test_each_tick_of_a_secret_vote_does_something(away: int) -> None:
    """Where a reminder falls on the time at which it is looked who took part, and where several are due after the bot
    was away: a tick that leaves its timer as it was would come again for ever."""
    council = opened(Question.most_say_yes, openness=Openness.secret, days=8)
    council.passes(days=3)
    council.now += timedelta(hours=away)
    council.passes(days=2, minutes=1)
    voting = council.it.open_voting()
    assert (voting.reminded, voting.looks) == (1 + (away == 60), 5 + away // 24)


@pytest.mark.parametrize("away", [0, 5, 9])
def test_each_tick_of_a_decision_after_advice_does_something(away: int) -> None:
    """Whatever was left undone while the bot was away is done in its order."""
    council = asking(asked.AskForAdvice(IT, person("bank"), days=8, then=8))
    council.passes(days=3)
    council.now += timedelta(days=away)
    council.passes(days=1)
    voting = council.it.open_voting()
    assert voting.deciding is not None
    assert (voting.reminded, voting.deciding.closed) == ({0: 1, 5: 2, 9: 2}[away], away >= 5)
    assert voting.deciding.reminded == (away == 9)

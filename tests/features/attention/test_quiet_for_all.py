"""Hours in which, by a ground rule, the bot asks nobody: beside those that people have set for themselves."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.attention import ON_QUIET
from bot.features.attention.model import Attention, Hours, quiet_for_all
from bot.kernel.ids import PersonId
from bot.kernel.settings import Ruled, Rules

ANA, MADRID = PersonId("ana-----------"), "Europe/Madrid"
OURS = Hours(time(18), time(9))


def test_before_there_is_a_rule_each_has_their_own_hours() -> None:
    """Nothing is added to them."""
    assert quiet_for_all(Rules({})) is None
    evening = datetime(2026, 3, 9, 18, 30, tzinfo=UTC)
    assert Attention(ANA).may_ring(evening, MADRID)
    assert not Attention(ANA).may_ring(evening, MADRID, OURS)


@pytest.mark.parametrize("answer", ON_QUIET[0].answers, ids=lambda each: each.value)
def test_every_answer_of_the_rule_is_hours(answer: object) -> None:
    """From the evening to the morning."""
    value = getattr(answer, "value", "")
    ours = quiet_for_all(Rules({"quiet-hours": Ruled(value, 1, "We rest.", holds=True)}))
    assert ours
    assert ours.include(time(23))
    assert not ours.include(time(12))


def test_what_waits_rings_when_both_are_over() -> None:
    """On the walls of whoever is asked: nine, and not eight, which is their own."""
    night = datetime(2026, 3, 9, 20, tzinfo=UTC)
    assert Attention(ANA).next_chance(night, MADRID, OURS) == datetime(2026, 3, 10, 8, tzinfo=UTC)
    late_riser = Attention(ANA, quiet_until=time(10))
    assert late_riser.next_chance(night, MADRID, OURS) == datetime(2026, 3, 10, 9, tzinfo=UTC)


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - with its zone
    st.times(), st.times(), st.integers(0, 23), st.integers(0, 23),
)  # fmt: skip
def test_no_ring_is_ever_in_anybodys_quiet_hours(
    after: datetime, mine: time, until: time, since: int, ends: int
) -> None:
    """Whatever the two are, the next chance is outside both, and none that was before it was missed."""
    attention, ours = Attention(ANA, mine, until), Hours(time(since), time(ends))
    chance = attention.next_chance(after, MADRID, ours)
    if chance is None:
        return
    assert attention.may_ring(chance, MADRID, ours)
    for minutes in range(0, int((chance - after) / timedelta(minutes=1)), 30):
        assert not attention.may_ring(after + timedelta(minutes=minutes), MADRID, ours)

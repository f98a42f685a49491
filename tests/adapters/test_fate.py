"""What becomes of a message after each of the things that can come of a call."""

from datetime import UTC, datetime, timedelta
from typing import get_args

import pytest

from adapters.courier.fate import Again, Attempt, Fate, GivenUp, Up, code, fate_of
from adapters.messenger import (
    Ambiguous,
    Delivery,
    MessageGone,
    NotAMember,
    OurBug,
    PersonUnreachable,
    PlaceGone,
    Retry,
    Sent,
    SetUpMissing,
    TenantGone,
    Unknown,
    Wait,
)
from adapters.pace import TRIES

NOW = datetime(2026, 3, 9, 12, 0, tzinfo=UTC)
IN_TWO = NOW + timedelta(seconds=2)

FIRST_TRY: list[tuple[Delivery, Fate]] = [
    (Sent("m1"), Up("m1")),
    (Wait(7.0), Again(NOW + timedelta(seconds=7), tried=False)),
    (Retry(), Again(IN_TWO)),
    (Ambiguous(), Again(IN_TWO, ambiguous=True)),
    (TenantGone(), GivenUp("tenant-gone")),
    (SetUpMissing("chat:write"), GivenUp("set-up-missing", "chat:write")),
    (PlaceGone(), GivenUp("place-gone")),
    (NotAMember(), GivenUp("not-a-member")),
    (PersonUnreachable(), GivenUp("person-unreachable")),
    (MessageGone(), GivenUp("message-gone")),
    (OurBug("invalid_blocks"), GivenUp("our-bug")),
    (Unknown("new_code"), GivenUp("unknown")),
]


@pytest.mark.parametrize(("delivery", "fate"), FIRST_TRY, ids=[code(delivery) for delivery, _ in FIRST_TRY])
def test_every_delivery_has_a_fate(delivery: Delivery, fate: Fate) -> None:
    """After the first try each class of delivery has its own defined outcome."""
    assert fate_of(delivery, Attempt(1, ambiguous=False), NOW, 0.0) == fate


def test_the_table_is_whole() -> None:
    """No class of delivery is missing in the table above."""
    assert {type(delivery) for delivery, _ in FIRST_TRY} == set(get_args(Delivery))


def test_eight_tries_and_no_more() -> None:
    """What surely did not arrive is tried eight times, ever more slowly, and then given up by name."""
    fates = [fate_of(Retry(), Attempt(tries, ambiguous=False), NOW, 0.0) for tries in range(1, TRIES + 1)]
    waits = [fate.until - NOW for fate in fates if isinstance(fate, Again)]
    assert (len(waits), waits[0], waits[-1]) == (7, timedelta(seconds=2), timedelta(minutes=15))
    assert waits == sorted(waits)
    assert fates[-1] == GivenUp("out-of-tries")


def test_what_may_have_arrived_is_sent_once_more() -> None:
    """A second lost reply is the end: a third sending could be a second duplicate."""
    assert fate_of(Ambiguous(), Attempt(2, ambiguous=True), NOW, 0.0) == GivenUp("ambiguous")


def test_what_may_have_arrived_stays_so() -> None:
    """A try that surely failed does not make an earlier one that may have arrived undone."""
    again = fate_of(Retry(), Attempt(2, ambiguous=True), NOW, 0.0)
    assert isinstance(again, Again)
    assert again.ambiguous


@pytest.mark.parametrize("seconds", [-5.0, 0.0, 1e12])
def test_a_platform_cannot_ask_for_an_absurd_wait(seconds: float) -> None:
    """A hold is never in the past and never longer than an hour."""
    again = fate_of(Wait(seconds), Attempt(1, ambiguous=False), NOW, 0.0)
    assert isinstance(again, Again)
    assert NOW <= again.until <= NOW + timedelta(hours=1)


def test_lots_spread_the_crowd() -> None:
    """Two who failed at the same moment do not come back at the same moment."""
    one, other = (fate_of(Retry(), Attempt(3, ambiguous=False), NOW, lot) for lot in (0.1, 0.9))
    assert one != other

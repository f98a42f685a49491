"""What attention says that it keeps of a person."""

from datetime import UTC, date, datetime, time

import pytest

from bot.features.attention.cards.held import of_person
from bot.features.attention.model import Attention, Away, Person, Told
from bot.kernel.ids import PersonId
from bot.kernel.personal import Held
from bot.kernel.text import Moment, parts

ANA = PersonId("ana-----------")
NOON = datetime(2026, 3, 9, 11, tzinfo=UTC)
EARLIER = datetime(2026, 3, 8, 11, tzinfo=UTC)
AWAY = (Away(date(2026, 3, 10), date(2026, 3, 10)), Away(date(2026, 4, 1), date(2026, 4, 9)))
FULL = Attention(ANA, a_week=1, away=AWAY, rung=(EARLIER, NOON), told=(Told("a", EARLIER),), ring_at=NOON)


def of(kept: Attention | None, zone: str | None = "Europe/Madrid") -> tuple[Held, ...]:
    return of_person(Person(ANA, kept, (), zone))


def labels(held: tuple[Held, ...]) -> list[str]:
    return [each.label.text for each in held]


def test_nothing_is_told_of_who_said_nothing() -> None:
    """Neither without a row, nor of the one without wishes that is left of who went away."""
    assert of(None) == of(Attention(ANA)) == of(Attention(ANA), None) == ()


def test_all_that_is_kept_is_told() -> None:
    """Hours, how often, each away date, when the person was written to, and of what; an erasure leaves none of it."""
    held = of(FULL)
    assert labels(held) == [
        "Quiet hours",
        "Messages to you",
        "Away",
        "When I wrote to you",
        "What I wrote to you about",
    ]
    days = [part.at.date() for part in parts(held[2].value) if isinstance(part, Moment)]
    assert days == [AWAY[0].first, AWAY[1].first, AWAY[1].last]
    assert Moment(NOON) in set(parts(held[3].value))
    assert not any(each.stays for each in held)


@pytest.mark.parametrize(
    "kept",
    [
        Attention(ANA, quiet_from=time(22)),
        Attention(ANA, a_week=2),
        Attention(ANA, away=AWAY),
        Attention(ANA, rung=(NOON,)),
        Attention(ANA, told=(Told("a", None),)),
        Attention(ANA, ring_at=NOON),
    ],
)
def test_an_erasure_is_not_done_while_anything_is_left(kept: Attention) -> None:
    """Also of someone whom the roster does not know any more."""
    assert of(kept, None)

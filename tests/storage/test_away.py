"""Whether somebody is away: from their own away dates, the first and the last day included."""

from datetime import date, timedelta

from bot.features.attention.model import Attention, Away
from bot.kernel.ids import PersonId
from storage.attention import AttentionRows, AwayRows
from storage.engine import Link
from storage.rows import Scope
from tests.storage.journal import ANA, ELSEWHERE
from tests.storage.values import HERE, coalition_here, undone

FIRST, LAST = date(2026, 3, 9), date(2026, 3, 11)
DAY = timedelta(days=1)
BEN = PersonId("ben-----------")


def test_away_dates_are_those_of_the_person(link: Link) -> None:
    """Nobody else is away by them, and no other coalition learns of it."""
    with undone(link):
        coalition_here(link)
        scope = Scope(link.connection, HERE, {})
        AttentionRows(scope).add(Attention(ANA, away=(Away(FIRST, LAST),)))
        found = [AwayRows(scope).is_away(ANA, FIRST + number * DAY) for number in range(-1, 4)]
        assert found == [False, True, True, True, False]
        assert not AwayRows(scope).is_away(BEN, FIRST)
        assert not AwayRows(Scope(link.connection, ELSEWHERE, {})).is_away(ANA, FIRST)

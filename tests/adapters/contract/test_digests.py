"""What happened lately, on every platform: told where the coalition lives at the hour of its rule, and in the words of
each reader shown to whoever asks."""

from datetime import datetime, timedelta

from bot.dispatch.ports import Transaction
from bot.features.digests.model import DIGESTS, ON_DIGESTS, RHYTHM, Digest, DigestId, Rhythm
from bot.features.ground_rules.model.book import GROUND_RULES_HERE
from tests.adapters.contract.platform import HERE, MOMENT, THERE, Fragile, Platform
from tests.adapters.contract.telling import WENT_WRONG, all_in
from tests.rules.ruled import rule_of

MANY, MINUTES = 100, timedelta(minutes=1)
WEEKLY = next(each for each in ON_DIGESTS if each.name == RHYTHM.name)


def due_in_ten_minutes(transaction: Transaction, now: datetime) -> None:
    """The group's rule wants one every Monday, and Monday's hour is near."""
    (coalition,) = {each.coalition for each in transaction.alarms.due(now + timedelta(days=366), MANY)}
    unit, at = transaction.unit(coalition), now + 10 * MINUTES
    unit.get(GROUND_RULES_HERE).add(rule_of(WEEKLY, Rhythm.weekly.value, holds=False))
    digest = Digest(DigestId(coalition), Rhythm.weekly, "UTC", now - timedelta(days=7), at)
    unit.get(DIGESTS).add(digest)
    unit.set_timer("digest", digest.id, at)


def told(world: Platform, place: str = HERE) -> list[str]:
    return [each for each in world.shows(place) if "What happened since" in each]


async def test_it_is_told_once_and_leads_to_what_it_counts(world: Platform, fragile: Fragile) -> None:
    """With a promise that is open, and nobody's name; its buttons open the pages, in the reader's language."""
    await all_in(world)
    await world.types("ben", "/agreements promise Print the flyers")
    await world.fills("ben", when="in two weeks")
    await world.presses("ben", "Yes, that's right")
    await fragile.transact(due_in_ten_minutes, world.now)
    assert told(world) == []
    await world.passes(10 * MINUTES + MOMENT)
    (shown,) = told(world)
    assert "• 1 promise is open." in shown
    assert "Ben" not in shown
    assert "late" not in shown
    assert told(world, THERE) == []
    assert "Nuestros acuerdos" in await world.presses("lucia", "Agreements")
    assert "Lo que pasó" in await world.types("lucia", "/coalition lately")
    await world.passes(60 * MINUTES)
    assert told(world) == [shown]
    assert WENT_WRONG not in world.log

"""Whom Discord lets the bot not write to alone: what they wanted that way reaches them as its page says."""

from datetime import timedelta

from tests.adapters.contract.discord import in_discord
from tests.adapters.contract.platform import Fragile, Platform
from tests.adapters.contract.telling import WENT_WRONG, all_in
from tests.adapters.contract.test_check_ins import GARDEN, is_set

WAITS = "1 thing waits for you"


def calls(world: Platform) -> list[str]:
    """What all see there of something that waits for one of them."""
    return [each for each in world.shows() if WAITS in each]


async def test_a_check_in_for_a_closed_door_says_in_the_channel_that_something_waits(fragile: Fragile) -> None:
    """Once, and not what; it is under Needs you, counts when it is answered, and the reminder comes no louder."""
    async with in_discord(fragile) as world:
        for who, name in (("ana", "Ana Kowalska"), ("ben", "Ben Carter"), ("lucia", "Lucía Fernández")):
            world.comes(who, name, "es" if who == "lucia" else "en")
        await all_in(world)
        await is_set(world)
        await world.sends("ben", world.wire("ana", "This check-in"))
        await world.presses("ben", "Ask me directly")
        world.shuts("ben")
        for minutes in (65, 15, 50, 15):
            await world.passes(timedelta(minutes=minutes))
        assert world.letters("ben") == ()
        (call,) = calls(world)
        assert GARDEN not in call
        assert GARDEN in await world.types("ben", "/coalition")
        await world.presses("ben", "Answer")
        await world.fills("ben", how="On track")
        assert any("1 of 3 has answered" in each for each in world.shows())
        await world.passes(timedelta(hours=30))
        assert calls(world) == [call]
        assert WENT_WRONG not in world.log

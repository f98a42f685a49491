"""What may be said of joint work, on every platform: nothing before all partners have agreed, and then one sentence."""

from tests.adapters.contract.platform import Platform
from tests.adapters.contract.telling import settled_in, speaks_for

LINE = "Neighbours cook for everyone."


async def test_a_reporter_called(world: Platform) -> None:
    """In one press from home: who may speak, and the sentence; without one, whom to ask."""
    await settled_in(world)
    await speaks_for(world, "ana", "Hillside School")
    await speaks_for(world, "ben", "Harbour Counselling")
    await world.types("ana", "/coalition work")
    await world.presses("ana", "Begin joint work")
    await world.fills("ana", name="The winter kitchen", partner="Harbour Counselling", line=LINE)
    await world.types("ben", "/coalition")
    said = await world.presses("ben", "A reporter called")
    assert "Please say nothing of it, and ask: " in said
    assert LINE not in said
    await world.types("ben", "/coalition needs")
    await world.presses("ben", "Open the work")
    assert "It can be said now" in await world.presses("ben", "Yes, say it so")
    said = await world.presses("ben", "A reporter called")
    assert LINE in said
    assert "Ana Kowalska" in said.partition("Who may say it")[2]
    assert "You may say" in await world.presses("ben", "I give it out")
    await world.presses("ben", "Open the work")
    await world.presses("ben", "Withdraw")
    said = await world.types("ana", "/coalition reporter")
    assert LINE not in said
    assert "Ben Carter" not in said

"""One of us decides, on every platform: the advice of those who are asked is read as it comes, and whoever decides
says why."""

from datetime import timedelta

from tests.adapters.contract.platform import Platform
from tests.adapters.contract.telling import WENT_WRONG, joins, settled_in, speaks_for

TITLE, PLAN = "One page", "We keep one page that says who offers what."
STREET = "Begin with one street."
WHY = "Lo vemos en una calle."
YES, NO = "Sí, lo hacemos", "No, esto no"
A_DAY = timedelta(days=1)


async def asked_for(world: Platform) -> None:
    """Lucía, who speaks for nobody, decides after the advice of two organisations."""
    await settled_in(world)
    await speaks_for(world, "ana", "Hillside School")
    await speaks_for(world, "ben", "Harbour Counselling")
    await joins(world, "lucia", "es")
    await world.types("ana", f"/propose {TITLE}")
    await world.fills("ana", text=PLAN)
    for label in ("More ways", "And more", "One of us decides"):
        await world.presses("ana", label)
    both = "Hillside School, Harbour Counselling"
    await world.fills("ana", decider="Lucía Fernández (Old Town)", advisers=both, days="1", then="2")


def card(world: Platform) -> str:
    """The live one, which shows the plan and what is said to it."""
    (found,) = [each for each in world.shows() if PLAN in each and "A question, a worry" in each]
    return found


async def test_it_is_decided_once_all_advice_is_in(world: Platform) -> None:
    """Not before, and with a reason that all can read."""
    await asked_for(world)
    assert "Lucía Fernández decides, after hearing you" in card(world)
    await world.presses("ana", "Give our advice")
    assert "Saved for Hillside School: Either way" in await world.fills("ana", words=STREET, leaning="Either way")
    assert f"Hillside School: Either way. {STREET}" in card(world)
    assert "Not heard yet: Harbour Counselling" in card(world)
    assert "Decidir" not in await world.presses("lucia", "Look at it")
    await world.presses("ben", "Give our advice")
    await world.fills("ben", words="Do it.", leaning="For it")
    assert "2 of 2" in card(world)
    assert "Ya están todos los consejos" in await world.types("lucia", "/coalition")
    await decides(world, YES)
    reason = f"2 of 2 organisations gave it, 1 for it, 1 either way; Lucía Fernández decided yes: “{WHY}”"
    assert any(f"Agreed, after advice: {reason}" in each for each in world.shows())
    assert WENT_WRONG not in world.log


async def test_after_its_time_the_advice_that_came_is_enough(world: Platform) -> None:
    """Whoever decides is asked then, and can decide either way; who was not heard is named as that."""
    await asked_for(world)
    await world.presses("ana", "Give our advice")
    await world.fills("ana", words=STREET, leaning="For it")
    assert "no te necesita nada" in await world.types("lucia", "/coalition")
    await world.passes(A_DAY)
    assert "One page" in await world.types("lucia", "/coalition")
    await decides(world, NO)
    told = f"1 of 2 organisations gave it, 1 for it; Lucía Fernández decided no: “{WHY}”"
    results = [each for each in world.shows() if f"Not agreed, after advice: {told}" in each]
    assert any("Not heard yet: Harbour Counselling" in each for each in results)
    assert WENT_WRONG not in world.log


async def decides(world: Platform, decision: str) -> None:
    """From what waits for Lucía, in her language."""
    await world.presses("lucia", "Verlo")
    await world.presses("lucia", "Decidir")
    assert await world.fills("lucia", decision=decision, reason=WHY)

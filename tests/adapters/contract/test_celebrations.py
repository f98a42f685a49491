"""What a group celebrates, on every platform: each organisation is asked before its name is shown to anyone."""

from tests.adapters.contract.platform import Platform
from tests.adapters.contract.telling import joins, settled_in


async def seated(world: Platform) -> None:
    """Ana speaks for the clinic and Ben for the school; Lucía lives here."""
    await settled_in(world)
    await represents(world, "ana", "The Clinic")
    await represents(world, "ben", "Hill School")
    await joins(world, "lucia", "es")


async def represents(world: Platform, who: str, name: str) -> None:
    await world.types(who, "/coalition")
    await world.presses(who, "Add mine")
    await world.presses(who, "Continue")
    await world.fills(who, name=name)
    await world.presses(who, "I speak for it")
    await world.presses("ana", "Confirm")


def celebrated(world: Platform) -> list[str]:
    return [each for each in world.shows() if "We celebrate" in each]


async def test_a_name_is_shown_once_its_organisation_said_yes(world: Platform) -> None:
    """To words that the other one changed; everyone thanks them on the same card, and a name comes off it in place."""
    await seated(world)
    await world.types("lucia", "/celebrate The garden is open, and Hill School dug it.")
    await world.presses("lucia", "Agradecer a todas")
    await world.presses("lucia", "Preguntar")
    assert celebrated(world) == []
    await world.types("ben", "/celebrate")
    await world.presses("ben", "Answer")
    await world.presses("ben", "Change the words")
    opened = await world.sheet("ben")
    assert opened
    assert opened.texts["words"] == "The garden is open, and Hill School dug it."
    await world.fills("ben", words="Our garden is open, and Hill School dug it.")
    assert celebrated(world) == []
    await world.types("ana", "/celebrate")
    await world.presses("ana", "Answer")
    await world.presses("ana", "Yes")
    [shown] = celebrated(world)
    assert "Our garden is open, and Hill School dug it." in shown
    assert "The Clinic" in shown
    await world.presses("lucia", "Thank them")
    await world.fills("lucia", line="Qué alegría")
    [shown] = celebrated(world)
    assert "Qué alegría" in shown
    await world.presses("ben", "See it")
    await world.presses("ben", "Take our name off")
    [shown] = celebrated(world)
    assert "Hill School" not in shown
    assert "a partner" in shown

"""How the stories of the contract begin, and how they read what all see."""

from tests.adapters.contract.platform import HERE, Platform

NAMES = {"ana": "Ana Kowalska", "ben": "Ben Carter", "lucia": "Lucía Fernández"}
WENT_WRONG, FLOOD = "Something went wrong", "That was a lot at once"


LIVE_HERE = {"en": ("I live here", "Continue"), "es": ("Vivo aquí", "Continuar")}


async def settled_in(world: Platform, who: str = "ana", place: str = HERE, **answers: str) -> None:
    """They set up a coalition there, by the name of Riverside if they say no other."""
    await world.types(who, "/coalition", place)
    await world.presses(who, "Set one up", place)
    await world.presses(who, "Continue", place)
    await world.fills(who, **{"name": "Riverside", **answers})


async def joins(world: Platform, who: str, language: str = "en") -> None:
    await world.types(who, "/coalition")
    for label in LIVE_HERE[language]:
        await world.presses(who, label)
    await world.fills(who, neighbourhood="Old Town")


async def all_in(world: Platform) -> None:
    """Ana's coalition, with Ben and Lucía in it."""
    await settled_in(world)
    await joins(world, "ben")
    await joins(world, "lucia", "es")


async def speaks_for(world: Platform, who: str, name: str) -> None:
    """They add their organisation and speak for it; Ana confirms them."""
    await world.types(who, "/coalition")
    await world.presses(who, "Add mine")
    await world.presses(who, "Continue")
    await world.fills(who, name=name, about="We help.")
    await world.presses(who, "I speak for it")
    await world.presses("ana", "Confirm")


async def speaking(world: Platform, topic: str, *people: str) -> None:
    """A round, with these people in it in their order; the first has opened it, and has the floor."""
    await world.types(people[0], f"/listening-round {topic}")
    for who in people:
        await world.presses(who, "Join")
    await world.presses(people[0], "Start")


def boards(world: Platform, topic: str) -> list[str]:
    """The live cards of rounds with this topic."""
    return [each for each in world.shows() if each.startswith((f"{topic} ", f"Listening round: {topic}"))]


def board(world: Platform, topic: str) -> str:
    found = boards(world, topic)
    assert len(found) == 1, world.shows()
    return found[0]

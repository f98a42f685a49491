"""Votes that are no press on the card, on every platform: in secret, and in the order in which one likes things."""

from datetime import timedelta

from tests.adapters.contract.platform import Platform
from tests.adapters.contract.telling import WENT_WRONG, settled_in, speaks_for

OTHERS = {"mei": "Mei Tanaka", "samir": "Samir Haddad", "sol": "Sol Okafor"}
SEATS = {
    "ana": "Hillside School",
    "ben": "Harbour Counselling",
    "mei": "City Youth Office",
    "samir": "Tenants' Union",
    "sol": "Riverside Clinic",
}
TITLE, PLAN = "A fund that we share", "Each of us puts 100 into a fund every year."
LABELS = {"yes": "Hand in Yes", "no": "Hand in No"}
WEEK, A_DAY = timedelta(days=7), timedelta(days=1)


async def proposed(world: Platform) -> None:
    """By Ben, where five organisations have a seat that somebody holds."""
    for who, name in OTHERS.items():
        world.comes(who, name)
    await settled_in(world)
    for who, organisation in SEATS.items():
        await speaks_for(world, who, organisation)
    await world.types("ben", f"/propose {TITLE}")
    await world.fills("ben", text=PLAN)


def card(world: Platform) -> str:
    """The live one."""
    (found,) = [each for each in world.shows() if PLAN in each and "of 5" in each]
    return found


def results(world: Platform) -> str:
    """What all can read of it, when it is counted."""
    return "\n".join(each for each in world.shows() if TITLE in each and "Agreed" in each)


async def hands_in(world: Platform, who: str, choice: str) -> str:
    await world.presses(who, "Answer in secret")
    return await world.presses(who, LABELS[choice])


async def test_what_each_chose_in_secret_is_read_by_nobody(world: Platform) -> None:
    """Handed in once; the card says how many took part a day later, and the result what all of it comes to."""
    await proposed(world)
    await world.presses("ben", "Ask for answers")
    await world.fills("ben", question="Do most say yes?", openness="Secret")
    before = world.shows()
    for who, choice in {"ana": "no", "ben": "yes", "mei": "yes", "samir": "yes", "sol": "yes"}.items():
        assert "Recorded." in await hands_in(world, who, choice)
    assert world.shows() == before
    assert "Hand in" not in await world.presses("ana", "Answer in secret")
    await world.passes(A_DAY)
    assert "5 of 5" in card(world)
    await world.passes(WEEK)
    result = results(world)
    assert "4 yes, 1 no" in result
    assert not any(name in result for name in (*SEATS.values(), "Ana", "Samir"))
    assert not any("Answer in secret" in each for each in world.shows())
    assert WENT_WRONG not in world.log


async def test_they_are_put_in_order_and_counted(world: Platform) -> None:
    """One by one on a page of one's own, with a step back; nothing counts until it is handed in."""
    await proposed(world)
    for label in ("More ways", "Rank or rate several", "Put in order: last goes out"):
        await world.presses("ben", label)
    await world.fills("ben", options="School; Garden; Harbour")
    await world.presses("ana", "Put them in order")
    await world.presses("ana", "B · Garden")
    await world.presses("ana", "A · School")
    again = await world.presses("ana", "Take the last one back")
    assert "A · School" in again
    assert "0 of 5" in card(world)
    await world.presses("ana", "C · Harbour")
    assert "Saved for Hillside School" in await world.presses("ana", "Hand in the answer")
    for who in ("ben", "mei", "samir"):
        await world.presses(who, "Put them in order")
        await world.presses(who, "C · Harbour")
        await world.presses(who, "Hand in the answer")
    assert "4 of 5" in card(world)
    assert "1. Harbour" not in card(world)
    await world.passes(WEEK + A_DAY)
    assert "Agreed on “Harbour”: 4 of 5 organisations answered" in results(world)
    assert "“School” 0, “Garden” 1, “Harbour” 3" in results(world)
    assert WENT_WRONG not in world.log

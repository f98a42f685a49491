"""A promise on every platform: its day and its link are looked at before they count, and others read it as plain words.
What was said in a channel becomes one by the menu of a message, which each platform's own tests open."""

from tests.adapters.contract.platform import Platform
from tests.adapters.contract.telling import WENT_WRONG, all_in

LINK = "https://example.org/flyers.jpg"


async def everyone(world: Platform) -> None:
    """Each has said that they live here; Ana, who began, says so last."""
    await all_in(world)
    await world.types("ana", "/coalition join")
    await world.presses("ana", "I live here")
    await world.fills("ana", neighbourhood="Old Town")


async def test_a_promise_is_made_and_done(world: Platform) -> None:
    """By a day in words, with a link that nobody can follow by mistake; all read what came of it."""
    await everyone(world)
    await world.types("ana", "/agreements promise Print the flyers")
    opened = await world.sheet("ana")
    assert opened
    assert "agreement" not in opened.texts
    assert "Is that right?" in await world.fills("ana", when="in two weeks")
    assert "is promised" in await world.presses("ana", "Yes, that's right")
    await world.presses("ana", "See the promise")
    assert "Print the flyers" in await world.types("ben", "/agreements promises")
    await world.presses("ana", "It is done")
    assert "example.org" in await world.fills("ana", word="They hang in all the shops", link=LINK)
    assert "nothing is promised" not in (await world.types("ben", "/agreements promises")).lower()
    assert "Thank you" in await world.presses("ana", "Yes, that's the link")
    assert "Print the flyers" in await world.presses("ben", "Done, or released")
    assert not any("example.org" in each for each in world.live())
    assert WENT_WRONG not in world.log


async def test_what_is_no_link_stays_in_the_form(world: Platform) -> None:
    """It is said kindly, and nothing that was written is lost."""
    await everyone(world)
    await world.types("ana", "/agreements promise Print the flyers")
    await world.fills("ana", when="in two weeks")
    await world.presses("ana", "Yes, that's right")
    await world.presses("ana", "See the promise")
    await world.presses("ana", "It is done")
    assert "does not look like a link" in await world.fills("ana", word="There", link="javascript://x.example/")
    kept = await world.sheet("ana")
    assert kept
    assert kept.texts["word"] == "There"
    assert "Thank you" in await world.fills("ana", link="")


async def test_nobody_else_carries_it_without_their_yes(world: Platform) -> None:
    """Until then the two of them see it, and then all do."""
    await everyone(world)
    await world.types("ana", "/agreements promise Ask the hall who:Ben")
    await world.fills("ana", when="in two weeks")
    assert "Ben Carter is asked" in await world.presses("ana", "Yes, that's right")
    assert "Ask the hall" not in await world.types("lucia", "/agreements promises")
    await world.sends("ben", world.wire("ana", "See the promise"))
    assert "is promised" in await world.presses("ben", "Yes, I carry it")
    assert "Ask the hall" in await world.types("lucia", "/agreements promises")


async def test_all_decide_if_somebody_is_released(world: Platform) -> None:
    """Whoever carries it asks; another member says yes, or puts it to all, and nobody decides it alone any more."""
    await everyone(world)
    await world.types("ana", "/agreements promise Paint the sign")
    await world.fills("ana", when="in two weeks")
    await world.presses("ana", "Yes, that's right")
    await world.presses("ana", "See the promise")
    await world.presses("ana", "Ask to be released")
    await world.fills("ana", why="There is no paint")
    assert any("asks to be released" in each for each in world.shows())
    assert "All are asked" in await world.presses("ben", "Put it to the vote")
    assert any("Yes lets them go" in each for each in world.shows())
    await world.presses("ben", "See the promise")
    assert "The group is voting" in await world.presses("ben", "See the promise")
    assert WENT_WRONG not in world.log

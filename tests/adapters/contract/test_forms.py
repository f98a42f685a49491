"""Forms on every platform, and whatever comes twice or breaks: nothing that people wrote is lost."""

import re

from tests.adapters.contract.platform import Fragile, Platform
from tests.adapters.contract.telling import WENT_WRONG, all_in, board, settled_in, speaking


async def test_what_is_wrong_in_a_form_stands_beside_it(world: Platform) -> None:
    """In the words typed and in the form itself; the rest is kept, and what is mended does what it should."""
    await settled_in(world)
    await world.types("ana", "/listening-round What now? minutes:300")
    opened = await world.sheet("ana")
    assert opened
    assert (opened.texts["topic"], list(opened.wrong)) == ("What now?", ["minutes"])
    assert "from 1 to 30" in opened.wrong["minutes"]
    await world.fills("ana", minutes="many")
    again = await world.sheet("ana")
    assert again
    assert (again.texts["topic"], again.texts["minutes"], list(again.wrong)) == ("What now?", "many", ["minutes"])
    assert not any("What now?" in each for each in world.shows())
    await world.fills("ana", minutes="3")
    assert await world.sheet("ana") is None
    assert "up to 3 minutes" in board(world, "What now?")


async def test_a_form_that_is_refused_keeps_what_was_written(world: Platform) -> None:
    """It is sent again when the time is right, with the same words."""
    await all_in(world)
    await world.types("ana", "/listening-round")
    await world.presses("ana", "Another topic")
    await world.types("ben", "/listening-round The first one")
    assert "There is a round here already" in await world.fills("ana", topic="The second one")
    kept = await world.sheet("ana")
    assert kept
    assert kept.texts["topic"] == "The second one"
    await world.presses("ben", "End the round")
    await world.fills("ana")
    assert "Press Join" in board(world, "The second one")


async def test_a_form_opens_with_what_stands(world: Platform) -> None:
    """A text is changed where it is to be another one, and the rest need not be written again. Whoever has an older
    card is told so before they write."""
    await all_in(world)
    await world.types("ana", "/propose")
    await world.presses("ana", "Write a building block")
    words = "We keep one page & say who offers what, <b>for whom</b> and *when*."
    await world.fills("ana", name="One page", text=words)
    await world.presses("ana", "Look at it")
    old = world.wire("ana", "Change the text")
    await world.presses("ana", "Change the text")
    opened = await world.sheet("ana")
    assert opened
    assert (opened.texts["text"], opened.texts["same"]) == (words, "")
    await world.fills("ana", text=f"{words} In two languages.", same="1")
    assert any("In two languages" in each for each in world.shows())
    assert "changed" in await world.sends("ana", old)
    assert await world.sheet("ana") is None


async def test_what_is_delivered_again_is_done_once(world: Platform) -> None:
    """A word, a form and a press, three times each."""
    await settled_in(world)
    world.copies = 3
    await world.types("ana", "/listening-round Typed")
    await world.presses("ana", "Join")
    assert "1 person would like to speak" in board(world, "Typed")
    await world.presses("ana", "End the round")
    await world.types("ana", "/listening-round")
    await world.presses("ana", "Another topic")
    await world.fills("ana", topic="Written")
    assert board(world, "Written")


async def test_a_refusal_says_why_and_changes_nothing(world: Platform) -> None:
    """To the one who pressed alone."""
    await all_in(world)
    await speaking(world, "What now?", "ana", "ben")
    before = world.shows()
    assert "Ana Kowalska's turn" in await world.presses("ben", "Pass")
    assert world.shows() == before


async def test_a_crash_has_a_number_and_loses_nothing(world: Platform, fragile: Fragile) -> None:
    """Neither what was there nor what was written: a press, a word and a form are done when they come again."""
    await settled_in(world)
    await world.types("ana", "/listening-round What now?")
    before = world.shows()
    fragile.breaks = 1
    said = await world.presses("ana", "Join")
    assert WENT_WRONG in said
    number = re.search(r"runs the bot: (\S+)", said)
    assert number
    assert number[1] in world.log
    assert world.shows() == before
    await world.presses("ana", "Join")
    assert "1 person would like to speak" in board(world, "What now?")
    await world.presses("ana", "End the round")
    await world.types("ana", "/listening-round")
    await world.presses("ana", "Another topic")
    fragile.breaks = 1
    assert WENT_WRONG in await world.fills("ana", topic="Kept")
    kept = await world.sheet("ana")
    assert kept
    assert kept.texts["topic"] == "Kept"
    await world.fills("ana")
    assert board(world, "Kept")

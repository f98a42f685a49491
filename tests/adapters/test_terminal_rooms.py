"""Two rooms on one stage: who acts in which, and where what is said is seen."""

from io import StringIO

import pytest

from adapters.logs import logger
from adapters.terminal.evenings import BEGINNING
from adapters.terminal.house import EVENING_ZONE, FIRST_EVENING, stage
from adapters.terminal.player import GivenTime, ScriptFault
from adapters.terminal.screen import Screen
from storage.store import open_store


async def test_a_script_goes_from_room_to_room(sqlite_url: str) -> None:
    """What is said in a room is under its name, and what happens in the other one meanwhile is told apart."""
    store, pages, time = open_store(sqlite_url), list[str](), GivenTime(FIRST_EVENING)
    screen = Screen(pages.append, lambda: 80, colour=False)
    player = stage(store, screen, logger(StringIO()), time, EVENING_ZONE).player(time)
    await player.play(BEGINNING)
    pages.clear()
    await player.play("in garden\njo: Hello\njo: /coalition\nin room\nben: Good evening\nin garden\njo: Still here")
    await store.close()
    signs = [line for line in "".join(pages).splitlines() if line.startswith("──")]
    assert signs == [f"── In the room “{name}”" for name in ("garden", "room", "garden")]
    seen = "".join(pages)
    assert seen.index("“garden”") < seen.index("Jo Novak: Hello") < seen.index("No coalition here yet")
    assert seen.index("“room”") < seen.index("Ben Carter: Good evening") < seen.index("Jo Novak: Still here")


async def test_a_button_is_pressed_in_the_room_where_it_was_seen(sqlite_url: str) -> None:
    """What someone saw in one room they do not find in another one."""
    store, time = open_store(sqlite_url), GivenTime(FIRST_EVENING)
    screen = Screen(lambda _: None, lambda: 80, colour=False)
    player = stage(store, screen, logger(StringIO()), time, EVENING_ZONE).player(time)
    await player.play(f"{BEGINNING}\nben: /listening-round")
    with pytest.raises(ScriptFault, match="First round"):
        await player.play("in garden\nben presses First round")
    await player.play("in room\nben presses First round")
    await store.close()


async def test_who_is_in_two_coalitions_chooses_where_neither_lives(sqlite_url: str) -> None:
    """In a room of nobody's they are asked which one they mean, and go on in the one that they pressed."""
    store, pages, time = open_store(sqlite_url), list[str](), GivenTime(FIRST_EVENING)
    screen = Screen(pages.append, lambda: 80, colour=False)
    player = stage(store, screen, logger(StringIO()), time, EVENING_ZONE).player(time)
    another = "ben: /coalition\nben presses Set up another one here\nben presses Continue\nben answers Harbour"
    await player.play(f"{BEGINNING}\nin garden\n{another}\nin shed\nben: /coalition")
    assert "Which one is this about?" in "".join(pages)
    pages.clear()
    await player.play("ben presses Harbour\nben presses More\nben presses Ground rules")
    await store.close()
    seen = "".join(pages)
    assert "Harbour" in seen
    assert "No rule is agreed yet." in " ".join(seen.split())
    assert "Which one is this about?" not in seen

"""A whole evening with a store that takes two seconds for whatever it is asked: real discord.py over real sockets, and
Discord waits for three seconds as always."""

from collections.abc import AsyncIterator

import pytest

from adapters.terminal.evenings import BEGINNING, EVENING
from storage.store import open_store
from tests.adapters.discord.playing import Player
from tests.adapters.discord.slowly import SlowScene
from tests.adapters.discord.standin import StandIn, standing_in
from tests.adapters.discord.visits import OPENS, WAITS, WAITS_QUIETLY
from tests.adapters.playing import CAST

ROUNDS = "ana: /listening-round"
ROUND = """
ana: /listening-round What now?
ana and ben press Join
ana: /listening-round
"""


@pytest.fixture
async def discord() -> AsyncIterator[StandIn]:
    async with standing_in() as standing:
        yield standing
        assert standing.rest.problems == []


@pytest.fixture
async def slow(discord: StandIn, sqlite_url: str) -> AsyncIterator[SlowScene]:
    store = open_store(sqlite_url)
    scene = SlowScene(discord)
    async with scene.running(store):
        yield scene
    await store.close()
    assert "Incident" not in scene.log.getvalue()


async def test_everyone_is_answered_in_time_all_evening(slow: SlowScene) -> None:
    """Whatever they do: by a form, or by a word that an answer comes, which comes. The evening goes as ever."""
    player = Player(slow)
    await player.play(EVENING)
    visits = slow.discord.visits.all.values()
    assert [visit for visit in visits if not visit.answered] == []
    assert "too late" not in slow.log.getvalue()
    waited = {visit.answered for visit in visits if slow.store.asked[visit.id] > 0}
    assert waited == {WAITS, WAITS_QUIETLY}
    assert len(visits) > 5 * len(CAST)
    assert any(each.startswith("## First round\nThis round is over.") for each in player.read())
    assert any("Our second evening" in each for each in player.read())


async def test_a_form_opens_after_one_read_at_most(slow: SlowScene) -> None:
    """With its list, where it has one; a form without one asks nothing of the store."""
    player = Player(slow)
    for before, label, reads in ((BEGINNING + ROUNDS, "Another topic", 0), (ROUND, "Hand over", 1)):
        await player.play(f"{before}\nana presses {label}")
        visit = list(slow.discord.visits.all.values())[-1]
        assert (visit.answered, slow.store.asked[visit.id]) == (OPENS, reads)
    assert "options" in str(slow.discord.visits.forms[player.people["ana"].id])

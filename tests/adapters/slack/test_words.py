"""What people write to the bot in words, in a channel, in a thread, and in their own messages with it."""

from collections.abc import AsyncIterator

import pytest

from storage.store import OpenedStore, open_store
from tests.adapters.slack.reading import labels, words
from tests.adapters.slack.running import WAYS, Scene
from tests.adapters.slack.standin import StandIn
from tests.adapters.slack.test_service import set_up


@pytest.fixture
async def kept(sqlite_url: str) -> AsyncIterator[OpenedStore]:
    store = open_store(sqlite_url)
    yield store
    await store.close()


@pytest.fixture(params=WAYS)
async def here(request: pytest.FixtureRequest, slack: StandIn, kept: OpenedStore) -> AsyncIterator[Scene]:
    scene = Scene(slack)
    async with scene.running(kept, request.param):
        await set_up(scene)
        slack.reloads(scene.ana)
        yield scene
        assert scene.log.getvalue().count("Incident") == 0


@pytest.mark.parametrize("said", ["coalition who", "propose", "nonsense"])
async def test_what_is_delivered_again_is_answered_once(here: Scene, said: str) -> None:
    """A page, a form and what is not understood: whoever asked did so once."""
    here.slack.copies = 3
    await here.slack.writes(here.ana, here.room, f"<@{here.team.bot}> {said}")
    await here.settled(lambda: bool(here.slack.ephemerals(here.ana)))
    assert len(here.slack.ephemerals(here.ana)) == 1
    here.slack.copies = 1
    await here.slack.writes(here.ana, here.room, f"<@{here.team.bot}> {said}")
    assert len(here.slack.ephemerals(here.ana)) == 2


async def test_whoever_asks_for_help_gets_it(here: Scene) -> None:
    """As one word, and as a phone writes it."""
    direct = here.slack.world.between(here.team, {here.ana.id})
    await here.slack.writes(here.ana, direct, "Help")
    await here.settled(lambda: len(here.slack.messages(direct)) > 1)
    assert "You can type a line that begins with /" in words(here.slack.messages(direct)[-1])


async def test_in_a_thread_it_is_said_how_one_gets_there_without_commands(here: Scene) -> None:
    """Slack takes none in threads; beside a thread nothing is said of it."""
    slack, ben = here.slack, here.ben
    await slack.types(here.ana, here.room, "/listening-round", "Housing")
    await here.press(ben, "Join")
    assert "in a thread" not in await here.told(ben, "for members of the coalition")
    await here.press(here.ana, "Join")
    await here.press(here.ana, "Start")
    await here.said("it is your turn")
    slack.reloads(ben)
    await slack.presses(ben, "I'm here")
    assert "@Common Ground coalition" in await here.told(ben, "for members of the coalition")
    card = next(each for each in slack.messages(here.room) if "Start" in labels(each) or "Done" in labels(each))
    await slack.writes(ben, here.room, f"<@{here.team.bot}> coalition", thread=card)
    assert "To join, say whom you are with" in await here.told(ben, "Riverside")


async def test_who_is_no_member_yet_joins_by_a_button(here: Scene) -> None:
    """Whatever they pressed, also where no command can be typed."""
    slack, ben = here.slack, here.ben
    await slack.types(here.ana, here.room, "/listening-round", "Housing")
    await here.press(ben, "Listen only")
    await here.told(ben, "for members of the coalition")
    await slack.presses(ben, "Join the coalition")
    await here.told(ben, "To join, say whom you are with.")


async def test_whose_turn_it_is_reads_their_name_once(here: Scene) -> None:
    """Where a phone shows the text alone too."""
    await here.slack.types(here.ana, here.room, "/listening-round", "Housing")
    await here.press(here.ana, "Join")
    await here.press(here.ana, "Start")
    await here.said("it is your turn")
    turn = next(each for each in here.slack.messages(here.room) if "it is your turn" in each.text)
    assert turn.text.startswith(f"<@{here.ana.id}>, it is your turn")

"""Someone writes in a channel where a round goes on. Nobody can be answered alone in Discord; but who is waited for and
writes is there."""

import pytest

from tests.adapters.discord.running import Scene, read, set_up


@pytest.fixture
async def waited(scene: Scene) -> Scene:
    """A round that waits for Ana to say that she is here."""
    await set_up(scene)
    await scene.types(scene.ana, "listening-round", topic="What now?")
    await scene.presses(scene.ana, scene.newest("Join"), "Join")
    await scene.presses(scene.ana, scene.newest("Start"), "Start")
    assert "it is your turn" in read(scene.newest("I'm here"))
    return scene


async def test_who_is_waited_for_and_writes_is_there(waited: Scene) -> None:
    """Their minutes begin, and no other message comes of it."""
    before = len(waited.messages())
    await waited.ana.send(waited.channel, "I think that we need more time.")
    await waited.bot.settle()
    assert len(waited.messages()) == before + 1
    await waited.passes(seconds=2)
    assert "Ana is speaking until" in "\n".join(map(read, waited.messages()))


async def test_who_was_not_asked_changes_nothing_by_writing(waited: Scene) -> None:
    """The round waits for Ana, whatever others say meanwhile."""
    await waited.ben.send(waited.channel, "She comes at once.")
    await waited.passes(seconds=2)
    assert not any("Ana is speaking" in read(each) for each in waited.messages())

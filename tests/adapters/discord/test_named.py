"""Someone writes to the bot: it offers what was written as a button that all see, and does nothing by itself."""

import pytest

from tests.adapters.discord.running import Scene, fields, labels, read, said, set_up


async def test_what_was_written_is_offered_and_done_by_whoever_presses(scene: Scene) -> None:
    """The words go into the form; who presses is answered alone."""
    await set_up(scene)
    await scene.ana.send(scene.channel, f"{scene.me} listening-round What now?")
    assert "what comes is for you alone" in read(scene.last())
    assert list(labels(scene.last())) == ["Open a round", "Home"]
    form = await scene.presses(scene.ben, scene.last(), "Open a round")
    assert fields(form)["topic"]["component"]["value"] == "What now?"
    assert "Riverside" in said(await scene.presses(scene.ana, scene.last(), "Home"))


@pytest.mark.parametrize("words", ["", "hello there", "coalition link " + "x" * 200, "listening-round " + "y" * 200])
async def test_what_is_not_understood_leads_home(scene: Scene, words: str) -> None:
    """So does what is too long for a button."""
    await scene.ana.send(scene.channel, f"{scene.me} {words}")
    assert list(labels(scene.last())) == ["Home"]


async def test_nobody_is_called_by_the_answer(scene: Scene) -> None:
    """Neither who wrote, nor whom they name."""
    await scene.ana.send(scene.channel, f"{scene.me} {scene.ben.mention} listening-round @everyone <@{scene.lucia.id}>")
    [sent] = [each.json for each in scene.env.http_requests if each.path.endswith("/messages")]
    assert sent
    assert sent["allowed_mentions"] == {"parse": [], "replied_user": False}


async def test_what_people_write_to_each_other_is_left_alone(scene: Scene) -> None:
    """Also in an answer to what the bot has written, and to everyone."""
    await set_up(scene)
    before = len(scene.messages())
    await scene.ana.send(scene.channel, "coalition help")
    await scene.ana.send(scene.channel, "@everyone help")
    await scene.ana.send(scene.channel, "help", reply_to=scene.last())
    assert len(scene.messages()) == before + 3


async def test_who_writes_without_end_is_answered_five_times(scene: Scene) -> None:
    """In a minute; the channel is for people."""
    for _ in range(9):
        await scene.ana.send(scene.channel, scene.me)
    assert len([each for each in scene.messages() if each.author.bot]) == 5


async def test_where_the_bot_may_not_write_nothing_is_said(scene: Scene) -> None:
    """And it is no error."""
    scene.env.inject_error("POST", "/channels/*", status=403, code=50_013)
    await scene.ana.send(scene.channel, scene.me)
    assert "could not be answered" in scene.log.getvalue()

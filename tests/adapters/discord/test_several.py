"""Somebody who is in two coalitions of one server: in a third channel they choose, and stay in the one they chose."""

import pytest

from tests.adapters.discord.running import Scene, fields, labels, read, said, set_up, told


@pytest.fixture
async def here(scene: Scene) -> Scene:
    """Ana is in Riverside and in Harbour; she is now in a channel where nobody meets."""
    await set_up(scene)
    scene.channel = scene.guild.create_text_channel("harbour")
    home = await scene.types(scene.ana, "coalition")
    seen = await scene.presses(scene.ana, told(home), "Set up another one here")
    opened = await scene.presses(scene.ana, told(seen), "Continue")
    await scene.sends(scene.ana, opened, name="Harbour")
    scene.channel = scene.guild.create_text_channel("lobby")
    return scene


async def test_they_are_asked_which_one(here: Scene) -> None:
    """What comes is of the one that they chose, and so is what comes of that."""
    asked = await here.types(here.ana, "coalition")
    assert list(labels(told(asked))) == ["Harbour", "Riverside"]
    chosen = await here.presses(here.ana, told(asked), "Riverside")
    assert said(chosen).startswith("## Riverside")
    more = await here.presses(here.ana, told(chosen), "More")
    rules = await here.presses(here.ana, told(more), "Ground rules")
    form = await here.presses(here.ana, told(rules), "Write three promises")
    back = await here.sends(here.ana, form, first="We begin on time.")
    assert said(back).startswith("## Three promises")
    here.channel = here.first
    assert "1. We begin on time." in read(here.last()).replace("\\", "")


async def test_a_question_and_a_second_try_stay_in_it_too(here: Scene) -> None:
    """What is asked before a press counts, and a form that did not fit."""
    asked = await here.types(here.ana, "coalition", what="me")
    page = await here.presses(here.ana, told(asked), "Harbour")
    away = await here.presses(here.ana, told(page), "My times")
    form = await here.presses(here.ana, told(away), "I'm away")
    back = await here.sends(here.ana, form, first="soon", last="2026-03-20")
    again = await here.presses(here.ana, told(back), "Try again")
    assert fields(again)["first"]["component"]["value"] == "soon"
    await here.sends(here.ana, again, first="2026-03-10")
    asked = await here.types(here.ana, "coalition", what="me")
    page = await here.presses(here.ana, told(asked), "Harbour")
    sure = await here.presses(here.ana, told(page), "Leave the coalition")
    assert said(sure).startswith("Leave the coalition?")
    gone = await here.presses(here.ana, told(sure), "Yes")
    assert said(gone).startswith("## You have left Harbour")
    assert said(await here.types(here.ana, "coalition")).startswith("## Riverside")

"""Files in Discord: attached to the answer that one person alone sees."""

from tests.adapters.discord.reading import every
from tests.adapters.discord.running import Scene, joins, said, set_up, told

FILE = 13


async def test_ones_own_data_come_as_a_file_to_oneself_alone(scene: Scene) -> None:
    """From the page of what is stored, in two presses; nothing of it is in the channel."""
    await set_up(scene)
    await joins(scene, scene.ben, "Food Bank")
    page = await scene.types(scene.ben, "coalition", what="privacy")
    before = scene.last()
    page = await scene.presses(scene.ben, told(page), "My data for another program")
    handed = await scene.presses(scene.ben, told(page), "As a file")
    [shown] = [part for part in every(told(handed).components) if part["type"] == FILE]
    assert shown["file"]["url"].endswith("/my-data.json")
    assert "Whoever has the file can read it." in said(handed)
    assert scene.last() == before

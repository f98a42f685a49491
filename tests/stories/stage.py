"""Where evenings are played for the tests: on a store that is handed in, as text, 80 columns wide and without colours.
`python -m tests.stories.stage` writes all transcripts anew, to be read before they are committed."""

import asyncio
import re
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from adapters.logs import logger
from adapters.terminal.evenings import BEGINNING, EVENING
from adapters.terminal.house import EVENING_ZONE, FIRST_EVENING, stage
from adapters.terminal.player import GivenTime
from adapters.terminal.screen import Screen
from bot.dispatch.ports import Store
from storage.schema import migrate
from storage.store import open_store

HERE = Path(__file__).parent
DEMONSTRATION = "evening"
STORIES = tuple(sorted(path.stem for path in HERE.glob("*.script")))
COLUMNS = 80
TABLET = "tablet"
"""Someone's other account."""

CODE = re.compile(r"\b\w{4}(?:-\w{4}){3}\b")


async def transcript(store: Store, name: str) -> str:
    """The demonstration from its first minute, or a story in the example coalition, on an empty store."""
    if name == DEMONSTRATION:
        return await played(store, "", EVENING)
    return await played(store, BEGINNING, (HERE / f"{name}.script").read_text("utf-8"))


async def played(store: Store, before: str, script: str) -> str:
    """What is seen of the script; what was played before it is not seen. `<code>` is the code that was shown last.
    Raises if anything went wrong unseen."""
    pages: list[str] = []
    log = StringIO()
    time = GivenTime(FIRST_EVENING)
    screen = Screen(pages.append, lambda: COLUMNS, colour=False)
    house = stage(store, screen, logger(log, level="warning"), time, EVENING_ZONE)
    house.room.cast.add(TABLET)
    player = house.player(time)
    await player.play(before)
    pages.clear()
    for line in script.splitlines():
        await player.play(line.replace("<code>", (CODE.findall("".join(pages)) or [""])[-1]))
    if log.getvalue():
        raise AssertionError(log.getvalue())
    return "".join(pages)


def golden(name: str) -> Path:
    return HERE / f"{name}.txt"


async def _record(name: str) -> None:
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/evening.sqlite3"
        migrate(url)
        store = open_store(url)
        golden(name).write_text(await transcript(store, name), "utf-8")
        await store.close()


if __name__ == "__main__":
    for each in (DEMONSTRATION, *STORIES):
        asyncio.run(_record(each))

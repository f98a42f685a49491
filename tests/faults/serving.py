"""The bot as a service in a process of its own, with the settings of its environment; it may be killed at any commit.
`python -m tests.faults.serving POINT` says when it is ready and, told to end, how many points there were."""

import asyncio
import signal
import sys

from adapters.logs import logger
from adapters.service import Service
from adapters.settings import Settings
from storage.store import open_store
from tests.faults.headsman import Headsman


async def live(killed_at: int | None) -> None:
    """Starting and ending are spared: what is killed is a bot at work."""
    headsman, ended = Headsman(killed_at), asyncio.Event()
    headsman.watch(rows=False)
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, ended.set)
    settings = Settings()
    store = open_store(settings.database)
    with headsman.sparing():
        service = await Service.on(store, settings, logger(sys.stderr, "warning"))
        await service.start()
    tell(service.port)
    await ended.wait()
    with headsman.sparing():
        await service.stop()
        await store.close()
    tell(headsman.points)


def tell(number: int) -> None:
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(live(int(sys.argv[1]) or None))

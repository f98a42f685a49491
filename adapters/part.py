"""A platform as a part of the running bot, and what it needs to become one. Which platforms there are is a matter of
settings: a process runs those that are set up."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from aiohttp import web
from structlog.typing import FilteringBoundLogger

from adapters.assembly import Bot
from adapters.messenger import Messenger
from adapters.muting.platform import CallPlatform
from adapters.settings import Settings
from adapters.web import Probe
from adapters.wording import Catalogues
from bot.dispatch.ports import Store


class CannotRun(Exception):
    """Its sentence says what to do."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


class NothingToRunOn(CannotRun):
    """No platform is set up yet. The pages docs/slack.md and docs/discord.md say which settings to make."""


@dataclass(frozen=True, slots=True)
class Given:
    store: Store
    settings: Settings
    catalogues: Catalogues
    now: Callable[[], datetime]
    log: FilteringBoundLogger


class Part(Protocol):
    @property
    def routes(self) -> Iterable[web.RouteDef]:
        """What the platform and browsers ask for."""
        ...

    @property
    def probes(self) -> Mapping[str, Probe]: ...
    async def start(self) -> None: ...
    async def watch(self) -> None:
        """Until what it runs on is lost for good. Raises CannotRun."""
        ...

    async def stop(self) -> None:
        """Takes nothing more, as far as it can, and shows what was still to be shown."""
        ...

    async def close(self) -> None:
        """Once the bot has stopped, and sends nothing more."""
        ...


@dataclass(frozen=True, slots=True)
class Ready:
    """A platform whose settings are right; `part` makes the rest of it, once there is a bot."""

    messenger: Messenger
    part: Callable[[Bot], Part]
    calls: CallPlatform | None = None

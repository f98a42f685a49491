"""The bot's courier with the messenger of a platform, for two homes of one coalition: the store is in memory, the time
is given; the platform is a stand-in behind real sockets."""

from abc import ABC, abstractmethod
from io import StringIO
from typing import Generic, TypeVar

from adapters.assembly import assembled
from adapters.logs import logger
from adapters.messenger import Messenger
from bot.features.asides import ASIDE
from bot.kernel.command import Account, Address, Standing
from bot.kernel.ids import PersonId, PlaceId
from tests.adapters.candles import FEATURE
from tests.adapters.memory import Known, MemoryStore
from tests.adapters.scene import FakePlatform, GivenTime, Scene, Seeds

ANA, BEN = PersonId("person-ana----"), PersonId("person-ben----")
ROOM, HALL = PlaceId("place-room----"), PlaceId("place-hall----")

Channel = TypeVar("Channel")
User = TypeVar("User")


class AnyTown(ABC, Generic[User, Channel]):
    """Ana and Ben are in both homes: the room, and the hall."""

    ana: User
    ben: User
    room: Channel
    hall: Channel
    scene: Scene

    @abstractmethod
    def address(self, channel: Channel) -> Address: ...

    @abstractmethod
    def account(self, user: User) -> Account: ...

    @abstractmethod
    def read(self, channel: Channel | None = None) -> list[str]:
        """What stands in the channel, each message by its last line."""

    def begin(self, messenger: Messenger) -> None:
        people = {self.account(self.ana): (ANA, Standing.member), self.account(self.ben): (BEN, Standing.member)}
        places = {ROOM: self.address(self.room), HALL: self.address(self.hall)}
        time, store, log = GivenTime(), MemoryStore(Known(people, places)), StringIO()
        bot = assembled(
            store,
            {places[ROOM].platform: messenger},
            now=time,
            seed=Seeds(),
            log=logger(log, "debug"),
            instance="bot",
            lot=lambda: 0.0,
            features=(FEATURE, ASIDE),
        )
        self.scene = Scene(time, store, FakePlatform(), FakePlatform(), log, bot)

    def says(self, said: str, channel: Channel | None = None) -> int:
        """In the outbox; its number there."""
        return self.scene.post(said, self.address(channel or self.room))

    def dead(self) -> list[str]:
        return [post.why for post in self.scene.store.state.posts.values() if post.state == "dead"]

    async def sweep(self, times: int = 1, **pause: float) -> None:
        """So often, each followed by a pause; no time passes but that."""
        for _ in range(times):
            await self.scene.bot.courier.sweep()
            self.scene.time.later(**pause)

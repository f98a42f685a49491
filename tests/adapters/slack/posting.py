"""The bot's courier with Slack's messenger on the stand-in: the store is in memory, the sockets are real, the time is
given."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from io import StringIO

from adapters.assembly import assembled
from adapters.logs import logger
from adapters.slack.installed import Installation
from adapters.slack.messenger import SlackMessenger
from adapters.slack.text import PLATFORM
from bot.features.asides import ASIDE
from bot.kernel.command import Account, Address, Standing
from bot.kernel.ids import PersonId, PlaceId
from tests.adapters.candles import FEATURE
from tests.adapters.memory import Known, MemoryStore
from tests.adapters.scene import FakePlatform, GivenTime, Scene, Seeds
from tests.adapters.slack.reading import words
from tests.adapters.slack.standin import StandIn
from tests.adapters.slack.world import Channel, Team, User

ANA, BEN = PersonId("person-ana----"), PersonId("person-ben----")
ROOM, HALL = PlaceId("place-room----"), PlaceId("place-hall----")


@dataclass
class Tokens:
    """Of the workspaces in which the bot is; `left` are those that took it out since."""

    teams: Iterable[Team]
    left: list[str] = field(default_factory=list)

    async def of(self, workspace: str) -> Installation | None:
        there = (team for team in self.teams if team.id == workspace and workspace not in self.left)
        return next((Installation(team.id, team.token, team.bot) for team in there), None)

    async def gone(self, workspace: str) -> None:
        self.left.append(workspace)

    async def stop(self) -> None:
        pass


class Town:
    """A workspace with two channels that are homes, and Ana and Ben in both."""

    def __init__(self, slack: StandIn) -> None:
        self.slack = slack
        self.team: Team = slack.world.team()
        self.ana: User = slack.world.user(self.team, "Ana")
        self.ben: User = slack.world.user(self.team, "Ben")
        self.room: Channel = slack.world.channel(self.team, "housing", self.ana, self.ben)
        self.hall: Channel = slack.world.channel(self.team, "hall", self.ana, self.ben)
        self.tokens = Tokens([self.team])
        self.messenger = SlackMessenger(self.tokens, slack.api)
        self.scene = self._scene()

    def address(self, channel: Channel) -> Address:
        return Address(PLATFORM, self.team.id, channel.id)

    def account(self, user: User) -> Account:
        return Account(PLATFORM, self.team.id, user.id)

    def says(self, said: str, channel: Channel | None = None) -> int:
        """In the outbox; its number there."""
        return self.scene.post(said, self.address(channel or self.room))

    def read(self, channel: Channel | None = None) -> list[str]:
        """What stands in the channel, each message by its last line."""
        return [words(message).splitlines()[-1] for message in self.slack.messages(channel or self.room)]

    def dead(self) -> list[str]:
        return [post.why for post in self.scene.store.state.posts.values() if post.state == "dead"]

    async def sweep(self, times: int = 1, **pause: float) -> None:
        """So often, each followed by a pause; no time passes but that."""
        for _ in range(times):
            await self.scene.bot.courier.sweep()
            self.scene.time.later(**pause)

    def _scene(self) -> Scene:
        people = {self.account(self.ana): (ANA, Standing.member), self.account(self.ben): (BEN, Standing.member)}
        places = {ROOM: self.address(self.room), HALL: self.address(self.hall)}
        time, store, log = GivenTime(), MemoryStore(Known(people, places)), StringIO()
        bot = assembled(
            store,
            {PLATFORM: self.messenger},
            now=time,
            seed=Seeds(),
            log=logger(log, "debug"),
            instance="bot",
            lot=lambda: 0.0,
            features=(FEATURE, ASIDE),
        )
        return Scene(time, store, FakePlatform(), FakePlatform(), log, bot)

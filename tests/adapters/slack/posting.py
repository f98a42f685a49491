"""The bot's courier with Slack's messenger on the stand-in, and what that is handed."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from adapters.slack.installed import Installation
from adapters.slack.messenger import SlackMessenger
from adapters.slack.text import PLATFORM
from bot.kernel.command import Account, Address
from tests.adapters.slack.reading import words
from tests.adapters.slack.standin import StandIn
from tests.adapters.slack.world import Channel, Team, User
from tests.adapters.town import AnyTown


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


class Town(AnyTown[User, Channel]):
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
        self.begin(self.messenger)

    def address(self, channel: Channel) -> Address:
        return Address(PLATFORM, self.team.id, channel.id)

    def account(self, user: User) -> Account:
        return Account(PLATFORM, self.team.id, user.id)

    def read(self, channel: Channel | None = None) -> list[str]:
        """What stands in the channel, each message by its last line."""
        return [words(message).splitlines()[-1] for message in self.slack.messages(channel or self.room)]

"""A channel that two workspaces share, both of which have the bot: one place, in which one coalition lives."""

import pytest

from bot.dispatch.ports import Transaction
from bot.features.coalition.model import HOMES
from bot.kernel.command import Account, Address
from bot.kernel.ids import CoalitionId
from tests.adapters.slack import upheavals
from tests.adapters.slack.reading import words
from tests.adapters.slack.test_oauth import Installing, here, kept
from tests.adapters.slack.world import Team, User

__all__ = ["here", "kept"]


class Shared:
    """Ana has set up Riverside in her workspace's channel; Zoe is in it from Hillside, as is Hillside's bot."""

    def __init__(self, here: Installing) -> None:
        self.here, self.scene, self.slack = here, here.scene, here.scene.slack
        self.other: Team = self.slack.world.team("Hillside")
        self.zoe: User = self.slack.world.user(self.other, "Zoe")
        self.room = self.scene.room
        self.room.shared.add(self.other.id)
        self.room.members |= {self.zoe.id, self.other.bot}

    async def begin(self) -> None:
        await self.here.install(self.scene.team, self.scene.ana)
        await self.here.install(self.other, self.zoe)
        await self.slack.types(self.scene.ana, self.room, "/coalition")
        await self.scene.press(self.scene.ana, "Set one up")
        await self.scene.press(self.scene.ana, "Continue")
        await self.scene.window(self.scene.ana)
        await self.slack.submits(self.scene.ana, {"name": "Riverside"})
        await self.scene.said("Riverside")

    async def zoe_joins(self) -> None:
        await self.slack.types(self.zoe, self.room, "/coalition")
        await self.scene.press(self.zoe, "I live here")
        await self.scene.press(self.zoe, "Continue")
        await self.scene.window(self.zoe)
        await self.slack.submits(self.zoe, {"neighbourhood": "Hillside"})
        self.slack.reloads(self.zoe)

    async def posts_of(self, team: Team, part: str) -> int:
        """How many messages of its bot have this part in them."""
        messages = [each for each in self.slack.messages(self.room) if each.user == team.bot]
        return sum(part in words(each) for each in messages)

    async def away(self) -> bool:
        def work(transaction: Transaction, _: None) -> bool:
            known = transaction.recognise(self.account, Address("slack", self.other.id, self.room.id))
            (home,) = transaction.unit(known.coalition or CoalitionId("")).get(HOMES).all()
            return home.away is not None

        return await self.here.service.bot.store.read(work, None)

    @property
    def account(self) -> Account:
        return Account("slack", self.other.id, self.zoe.id)


@pytest.fixture
async def shared(here: Installing) -> Shared:
    made = Shared(here)
    await made.begin()
    return made


async def test_people_of_both_workspaces_find_the_same_coalition(shared: Shared) -> None:
    """T3: nobody is told that there is none, nobody can set up a second one, and Zoe is a member like any other."""
    slack, zoe = shared.slack, shared.zoe
    await slack.types(zoe, shared.room, "/coalition")
    assert "Riverside" in words(slack.ephemerals(zoe)[-1])
    assert not shared.scene.sees(zoe, "Set one up")
    await shared.zoe_joins()
    await slack.types(zoe, shared.room, "/listening-round", "Housing")
    await shared.scene.said("Listening round: Housing")
    assert await shared.posts_of(shared.scene.team, "Listening round: Housing") == 1
    assert await shared.posts_of(shared.other, "Listening round: Housing") == 0


async def test_a_channel_of_another_workspace_is_another_place(shared: Shared) -> None:
    """T3: of what is not shared nothing is found."""
    slack, zoe = shared.slack, shared.zoe
    garden = slack.world.channel(shared.other, "garden", zoe)
    await slack.types(zoe, garden, "/coalition")
    assert "No coalition here yet" in words(slack.ephemerals(zoe)[-1])


@pytest.mark.parametrize("told", [True, False])
async def test_where_one_takes_the_bot_out_it_goes_on_by_the_other(shared: Shared, told: bool) -> None:  # noqa: FBT001 - a case
    """Whether Slack tells it, or a message finds it out: nothing is lost, and nobody reads of it."""
    await shared.zoe_joins()
    team = shared.scene.team
    if told:
        await upheavals.uninstall(shared.slack, team)
    else:
        team.dead = "account_inactive"
    await shared.slack.types(shared.zoe, shared.room, "/listening-round", "Housing")
    await shared.scene.said("Listening round: Housing")
    assert await shared.posts_of(shared.other, "Listening round: Housing") == 1
    assert not await shared.away()
    for part in ("courier", "whereabouts"):
        assert f"Incident in the {part}" not in shared.scene.log.getvalue()


async def test_where_the_others_bot_is_not_in_it_nothing_reaches_it(shared: Shared) -> None:
    """It has to be in the channel itself; then the place is out of reach as ever."""
    await shared.zoe_joins()
    shared.room.members.discard(shared.other.bot)
    await upheavals.uninstall(shared.slack, shared.scene.team)
    assert await shared.away()

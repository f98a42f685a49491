"""A coalition with a garden, a member, a facilitator and a neighbour, in a store of dictionaries."""

from datetime import UTC, datetime

import pytest

from bot.dispatch import Answer, Dispatch, Inbound
from bot.guests import Kind
from bot.kernel.command import Account, Address, Command, Page, Standing
from bot.kernel.ids import CoalitionId, PersonId, PlaceId
from bot.kernel.ports import Who
from tests.dispatch.garden import CATALOGUE
from tests.dispatch.memory import Known, World

NOW = datetime(2026, 3, 9, 18, 0, tzinfo=UTC)


class Evening:
    """What a test does: somebody asks for something."""

    coalition = CoalitionId("here----------")
    place = PlaceId("garden--------")
    home = Address("terminal", "local", "garden")
    elsewhere = Address("terminal", "local", "street")
    others = Address("terminal", "local", "other-garden")
    other_coalition = CoalitionId("there---------")
    member, facilitator, neighbour, stranger = (
        Account("terminal", "local", name) for name in ("ana", "ben", "eva", "nobody")
    )

    def __init__(self) -> None:
        self.world = World()
        self.dispatch = Dispatch(CATALOGUE)
        self.asked = 0
        self.kind = Kind.own
        here = {self.member: Standing.member, self.facilitator: Standing.facilitator}
        for account, standing in here.items():
            self.world.people[account] = Known(self.coalition, self._who(account), standing)
        self.world.people[self.neighbour] = Known(self.other_coalition, self._who(self.neighbour), Standing.facilitator)
        self.world.homes[self.home] = (self.coalition, self.place)
        self.world.homes[self.others] = (self.other_coalition, PlaceId("other-garden--"))

    def inbound(
        self,
        request: Command | Page,
        account: Account | None = None,
        *,
        address: Address | None = None,
        key: str | None = None,
        at: datetime = NOW,
    ) -> Inbound:
        """Each with a seed of its own."""
        self.asked += 1
        seed = f"seed {self.asked}".encode()
        who, where = account or self.member, address or self.home
        return Inbound(request, at, seed, who, where, key, "New", "fr", "Asia/Tokyo", self.kind)

    def ask(
        self,
        request: Command | Page,
        account: Account | None = None,
        *,
        address: Address | None = None,
        key: str | None = None,
        at: datetime = NOW,
    ) -> Answer:
        work = self.dispatch.page if isinstance(request, Page) else self.dispatch.command
        return self.world.run(work, self.inbound(request, account, address=address, key=key, at=at))

    def _who(self, account: Account) -> Who:
        return Who(PersonId(account.user.ljust(14, "-")), account.user.title())


@pytest.fixture
def evening() -> Evening:
    return Evening()

"""A room with everything behind it: the bot, its clock and its post, wired to one terminal.
Here is also what is done in it: visiting it, and watching an evening of it."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from structlog.typing import FilteringBoundLogger

from adapters.assembly import Bot, assembled
from adapters.terminal.cast import CHANNEL, PLATFORM, ROOM, WORKSPACE, Cast, Persona, room_called
from adapters.terminal.evenings import BEGINNING, EVENING
from adapters.terminal.messenger import Company, TerminalMessenger, Wall
from adapters.terminal.numbers import Numbers
from adapters.terminal.player import Backstage, GivenTime, Player, ScriptFault
from adapters.terminal.room import Room
from adapters.terminal.screen import Page, Screen
from adapters.terminal.sight import Sight, sign_of
from bot.asides import ASIDES
from bot.dispatch.ports import Reach, Reaches, Store, Transaction
from bot.kernel.command import Address
from bot.kernel.ids import PersonId
from bot.kernel.ports import ROSTER, Roster

FIRST_EVENING = datetime(2026, 3, 5, 17, 0, tzinfo=UTC)
EVENING_ZONE = "Europe/Madrid"
EVENING_SEED = 7
SET_UP_BEFORE = timedelta(minutes=10)
"""The example coalition came together shortly before the first visit, so that none of it lies in the future."""


class NotBroughtTogether(Exception):
    """The example coalition could not be set up; the disk may be full. Make room, then begin again with --new."""


@dataclass(frozen=True, slots=True)
class House:
    """`build` makes the room of a name and a wall for it; `messenger` serves the rooms of the house."""

    store: Store
    bot: Bot
    room: Room
    wall: Wall
    messenger: TerminalMessenger
    build: Callable[[Bot, Address, Wall, Screen], Room]

    def player(self, time: GivenTime) -> Player:
        """Its other rooms are furnished when the script first enters them."""
        page = Page(self.room.screen, CHANNEL, sign_of)
        self.room.screen = page.part(CHANNEL)
        rooms = {CHANNEL: self.room}

        def entered(name: str) -> Room:
            if name not in rooms:
                address, wall = room_called(name), Wall()
                self.messenger.hang(address, wall)
                rooms[name] = self.build(self.bot, address, wall, page.part(name))
            return rooms[name]

        async def nearest() -> datetime | None:
            return await self.store.read(_nearest, (time(), self.messenger.reach))

        return Player(self.room, Backstage(self.bot.settle, nearest), time, entered, lambda: page.code)


def furnished(  # noqa: PLR0913 - wired by hand, in one place
    store: Store,
    screen: Screen,
    *,
    now: Callable[[], datetime],
    seed: Callable[[], bytes],
    log: FilteringBoundLogger,
    zone: str,
    alive: bool,
    address: Address = ROOM,
    reach: Reaches = (),
    folder: Path | None = None,
) -> House:
    """`alive`: someone sits before it. Else it is a stage, on which all is written once, one thing after another, and
    buttons have no numbers.
    A process that serves one room goes by the name of it. Files that people take with them are put into `folder`."""

    def build(bot: Bot, address: Address, wall: Wall, screen: Screen) -> Room:
        sight = Sight(zone, Numbers(), numbered=alive, catalogue=bot.dispatch.catalogue, folder=folder)
        return Room(bot.desk, wall, sight, screen, Cast(), now=now, pins=alive, address=address)

    wall = Wall()
    messenger = TerminalMessenger(address, wall, reach)
    instance = PLATFORM if address == ROOM else f"{PLATFORM}/{address.channel}"
    bot = assembled(store, {PLATFORM: messenger}, now=now, seed=seed, log=log, instance=instance)
    if not alive:
        bot.clock.at_once = 1
    return House(store, bot, build(bot, address, wall, screen), wall, messenger, build)


def stage(store: Store, screen: Screen, log: FilteringBoundLogger, time: GivenTime, zone: str) -> House:
    """Everything that happens on it, chance too, is the same each time. All rooms are on it."""
    lots = random.Random(EVENING_SEED)  # noqa: S311 - a demonstration keeps no secrets
    seed, reach = (lambda: lots.randbytes(16)), (Reach(PLATFORM, WORKSPACE),)
    return furnished(store, screen, now=time, seed=seed, log=log, zone=zone, alive=False, reach=reach)


async def hang_asides(store: Store, messenger: TerminalMessenger, address: Address) -> None:
    """A new wall has none beside it: those that are open in the store are there again, with their people."""
    for company in await store.read(_open_near, address):
        messenger.hang_beside(address, company)


async def play(store: Store, screen: Screen, log: FilteringBoundLogger, script: str = EVENING) -> None:
    """An evening on an empty store, from its first minute."""
    time = GivenTime(FIRST_EVENING)
    await stage(store, screen, log, time, EVENING_ZONE).player(time).play(script)


async def bring_together(store: Store, log: FilteringBoundLogger, now: datetime, zone: str) -> bool:
    """The example coalition, by all that its people would have typed and pressed; False if there is one already.
    Raises NotBroughtTogether where something was not answered as it should be."""
    if await store.read(_lived_in, None):
        return False
    time = GivenTime(now - SET_UP_BEFORE)
    unseen = Screen(lambda _: None, lambda: 80, colour=False)
    try:
        await stage(store, unseen, log, time, zone).player(time).play(BEGINNING)
    except ScriptFault as fault:
        raise NotBroughtTogether(NotBroughtTogether.__doc__) from fault
    return True


def _nearest(transaction: Transaction, asked: tuple[datetime, Reaches]) -> datetime | None:
    now, reach = asked
    waiting = (transaction.alarms, transaction.mail, transaction.openings)
    times = (*(each.nearest(reach) for each in waiting), transaction.boards.nearest(now, reach))
    return min((at for at in times if at), default=None)


def _open_near(transaction: Transaction, address: Address) -> tuple[Company, ...]:
    found = transaction.recognise(None, address)
    if found.coalition is None or found.place is None:
        return ()
    unit = transaction.unit(found.coalition)
    every = [aside for aside in unit.get(ASIDES).near(found.place) if aside.is_open]
    return tuple(Company(aside.id, _people(unit.get(ROSTER), aside.people)) for aside in every)


def _people(roster: Roster, people: tuple[PersonId, ...]) -> tuple[Persona, ...]:
    known = roster.directory(people, ()).people
    found = (who for person in people if (who := known.get(person)))
    return tuple(
        Persona(account.user, who.name) for who in found for account in who.accounts if account.platform == PLATFORM
    )


def _lived_in(transaction: Transaction, _: None) -> bool:
    return transaction.recognise(None, ROOM).coalition is not None

"""A person of whom everything that can be stored is stored, each piece under a word that is found nowhere else."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from io import StringIO
from typing import TypeVar

from adapters.assembly import Bot, assembled
from adapters.desk import Caller, Pressed
from adapters.logs import logger
from adapters.messenger import Delivery, OurBug, Sent
from adapters.terminal.cast import PLATFORM, ROOM
from adapters.terminal.house import bring_together
from bot.asides import ASIDES, Aside
from bot.dispatch import Answer, Outcome
from bot.dispatch.ports import EVERYWHERE, Opening, Parcel, Reaches, Stale, Store, Transaction, UnitOfWork
from bot.features.circles import commands as circles
from bot.features.circles.facts import CircleId
from bot.features.circles.model import Entry
from bot.features.coalition import commands as coalition
from bot.features.coalition.model import SEATS
from bot.features.listening import commands as listening
from bot.features.listening.model import ROUNDS, Manner, RoundId
from bot.features.promises import commands as promises
from bot.features.promises.model import CommitmentId
from bot.kernel.attention import Ask, Need, Notice
from bot.kernel.card import Card, card
from bot.kernel.command import Account, Command, Draft, Page
from bot.kernel.elements import Button, Words
from bot.kernel.form import Form
from bot.kernel.ids import CoalitionId, OrganisationId, PersonId, PlaceId
from bot.kernel.ports import ROSTER, Directory
from bot.kernel.text import Mention, say
from bot.kernel.wire import WireId, encode
from storage.tables import metadata
from tests.adapters.scene import NOON, GivenTime, Seeds
from tests.storage.journal import rows_of

R = TypeVar("R")

USER, TABLET, NAME, LANE, ZONE = "canary-account", "canary-tablet", "Canary-Name", "Canary-Lane", "Pacific/Chatham"
LETTER, NEED, RING, PROMISED = "canary-letter", "canary-need", "canary-ring", "canary-promise"
CANARIES = (USER, TABLET, NAME, LANE, ZONE, LETTER, NEED, RING, PROMISED)
PROMISE = CommitmentId("promise-------")
ROUND, HOUSE = RoundId("round---------"), OrganisationId("house---------")


@dataclass
class Box:
    """Delivers everything but one letter; `boards` are as they stand, by what they are about."""

    posts: list[Parcel] = field(default_factory=list)
    boards: dict[str, Card] = field(default_factory=dict)
    reach: Reaches = EVERYWHERE

    async def post(self, parcel: Parcel) -> Delivery:
        if "sends words" in str(parcel.card):
            return OurBug("refused")
        self.posts.append(parcel)
        return Sent(f"post-{parcel.id}")

    async def write(self, parcel: Parcel, to: Account) -> Delivery:
        return await self.post(parcel)

    async def edit(self, board: Stale, card: Card, directory: Directory) -> Delivery:
        self.boards[board.key] = card
        return Sent(f"board-{board.key}")

    async def open(self, opening: Opening) -> Delivery:
        return Sent(f"aside-{opening.aside}")


@dataclass
class Town:
    """The example coalition on a store, with a bot whose time is given."""

    store: Store
    time: GivenTime
    bot: Bot
    log: StringIO
    box: Box

    async def tried(self, user: str, request: Command | Page, name: str = "") -> Answer:
        self.time.later(seconds=1)
        caller = Caller(Account(PLATFORM, "local", user), ROOM, name or user, "en", "UTC")
        answer = await self.bot.desk.hear(caller, Pressed(encode(request)))
        assert isinstance(answer, Answer)
        return answer

    async def opens(self, user: str, filled: Draft) -> Answer | Form:
        self.time.later(seconds=1)
        caller = Caller(Account(PLATFORM, "local", user), ROOM, user, "en", "UTC")
        return await self.bot.desk.hear(caller, Pressed(encode(filled)))

    async def press(self, user: str, request: Command | Page, name: str = "") -> Answer:
        answer = await self.tried(user, request, name)
        assert answer.outcome is Outcome.done, answer.shown
        return answer

    async def shown(self, user: str, request: Command | Page) -> Card:
        answer = await self.press(user, request)
        assert isinstance(answer.shown, Card)
        return answer.shown

    async def code(self, user: str = USER) -> str:
        """For another account of theirs."""
        shown = await self.shown(user, coalition.UseAnotherAccount())
        return next(str(each.text) for each in shown.elements if isinstance(each, Words)).replace("-", "")

    async def goes_on(self, seconds: int = 12) -> None:
        """All that is due in this time happens."""
        for _ in range(seconds // 2):
            self.time.later(seconds=2)
            await self.bot.settle()

    async def inside(self, work: Callable[[UnitOfWork], R]) -> R:
        """In the coalition's part of the store."""

        def working(transaction: Transaction, _: None) -> R:
            here = transaction.recognise(None, ROOM).coalition
            assert here is not None
            return work(transaction.unit(here))

        return await self.store.transact(working, None)

    async def coalition(self) -> CoalitionId:
        def here(transaction: Transaction, _: None) -> CoalitionId:
            found = transaction.recognise(None, ROOM).coalition
            assert found is not None
            return found

        return await self.store.read(here, None)

    async def person(self, user: str = USER) -> PersonId:
        every = await self.inside(lambda unit: unit.get(ROSTER).members())
        return next(who.person for who in every if any(account.user == user for account in who.accounts))

    async def round_ended(self) -> bool:
        found = await self.inside(lambda unit: unit.get(ROUNDS).find(ROUND))
        return found is not None and found.stopped_at is not None


async def town(store: Store, *, empty: bool = True) -> Town:
    """With an example coalition, or with what the store holds already; then chance is another one."""
    time, log, seeds, box = GivenTime(), StringIO(), Seeds(), Box()
    time.now = NOON
    seeds.drawn = 0 if empty else 1_000
    if empty:
        assert await bring_together(store, logger(StringIO(), "error"), NOON, "UTC")
    bot = assembled(
        store, {PLATFORM: box}, now=time, seed=seeds, log=logger(log, "debug"), instance="bot", lot=lambda: 0.0
    )
    await bot.settle()
    return Town(store, time, bot, log, box)


async def with_canary(store: Store) -> Town:
    """She has two accounts and a code for a third, facilitates, led a round and spoke in it, and has a place in several
    circles; two private places are open for her and Ben; she promised something by herself; something waits for her, a
    letter could not be delivered, and a message that rings her is on its way."""
    here = await town(store)
    await here.press(USER, coalition.JoinNeighbourhood(LANE), NAME)
    found = repr(await here.inside(lambda unit: unit.get(ROSTER).members()))
    assert LANE in found
    await here.press(USER, coalition.ChangeMyDetails(zone=ZONE))
    await here.press(TABLET, coalition.LinkAccount(await here.code()))
    await here.code()
    person = await here.person()
    await here.press("ana", coalition.AskToFacilitate(person))
    await here.press(USER, coalition.AcceptFacilitation(await here.person("ana")))
    await here.press(USER, listening.OpenRound(ROUND, "The park", 3, Manner.spoken))
    for user in (USER, "ben"):
        await here.press(user, listening.Join(ROUND))
    await here.press(USER, listening.Start(ROUND))
    await here.press(USER, listening.ImHere(ROUND, 1))
    here.time.later(seconds=90)
    await here.press(USER, listening.Done(ROUND, 1))
    await here.goes_on(30)
    await here.press(USER, listening.EndRound(ROUND))
    assert await here.round_ended()
    await _in_circles(here, person)
    await here.press(USER, promises.MakePromise(PROMISE, PROMISED, "2026-03-20"))
    await here.press(USER, promises.ConfirmDay(PROMISE, date(2026, 3, 20)))
    await here.inside(lambda unit: _left_about(unit, person, here))
    ben = await here.person("ben")
    await here.inside(lambda unit: _gone_aside(unit, person, ben))
    await here.goes_on(2)
    await here.inside(lambda unit: unit.send((_ring(unit, person),), here.time()))
    return here


async def _in_circles(here: Town, person: PersonId) -> None:
    """Her own, one that she would like to close, one into which she asks to come, and one that invites her."""
    own, shared, asked, inviting = (CircleId(f"circle-{number:07}") for number in range(4))
    await here.press(USER, circles.OpenCircle(own, "Parks", "The park"))
    await here.press("ben", circles.OpenCircle(shared, "Roads", "The road", entry=Entry.anyone))
    for user in (USER, "ana"):
        await here.press(user, circles.ComeIn(shared))
    await here.press(USER, circles.CloseCircle(shared))
    await here.press("ben", circles.OpenCircle(asked, "Schools", "The school"))
    await here.press(USER, circles.ComeIn(asked))
    await here.press("ben", circles.OpenCircle(inviting, "Homes", "The house"))
    await here.press("ben", circles.InvitePerson(inviting, person))


async def speaks_for_a_house(here: Town) -> None:
    await here.press(USER, coalition.AddOrganisation(HOUSE, "Plain House"))
    await here.press(USER, coalition.SpeakFor(HOUSE))
    seat = await here.inside(lambda unit: unit.get(SEATS).of(HOUSE))
    assert seat is not None
    await here.press("ana", coalition.ConfirmRepresentative(seat.id, await here.person()))
    await here.goes_on(2)


def _left_about(unit: UnitOfWork, person: PersonId, here: Town) -> None:
    at, home = here.time(), unit.get(ROSTER).home_of(person)
    assert home is not None
    button = Button(say("Look"), WireId("1:ch"))
    unit.keep((Need(person, "test", say("{what}", what=NEED), button), Need(person, "other", say("Look"), button)), at)
    unit.send((Notice(home, card(say("{who} sends words", who=Mention(person)), Words(LETTER))),), at)


def _gone_aside(unit: UnitOfWork, person: PersonId, other: PersonId) -> None:
    home = unit.get(ROSTER).home_of(person)
    assert home is not None
    for name in ("the-pair------", "the-other-pair"):
        unit.get(ASIDES).add(Aside(PlaceId(name), home, (person, other)))


def _ring(unit: UnitOfWork, person: PersonId) -> Ask:
    home = unit.get(ROSTER).home_of(person)
    assert home is not None
    return Ask(person, home, card(say("Your turn"), Words(RING)), say("You are next."))


def everything(url: str) -> str:
    """All rows of all tables."""
    return "\n".join(f"{table.name}: {row}" for table in metadata.sorted_tables for row in rows_of(url, table))

"""A feature that lets two people talk apart, on a real store: what it writes down is all that it has to do."""

from dataclasses import dataclass, field
from io import StringIO
from typing import ClassVar

import pytest

from adapters.assembly import Bot, assembled
from adapters.desk import Pressed
from adapters.logs import logger
from adapters.messenger import Delivery, SetUpMissing
from adapters.terminal.cast import ANA, PLATFORM
from adapters.terminal.house import bring_together
from bot.asides import ASIDES, Aside, AsideDone
from bot.dispatch import Answer, Outcome
from bot.dispatch.ports import Opening, Store, Transaction
from bot.features import FEATURES
from bot.features.asides.facts import AsideNotOpened, AsideOpened
from bot.features.coalition import commands as coalition
from bot.kernel.attention import Notice
from bot.kernel.card import card
from bot.kernel.change import Change
from bot.kernel.command import Address, Command, Context, Standing
from bot.kernel.feature import Feature, Reaction, on
from bot.kernel.ids import PersonId, PlaceId
from bot.kernel.ports import ROSTER, Unit, Who
from bot.kernel.wire import encode
from tests.adapters.erasing import Box
from tests.adapters.scene import NOON, GivenTime, Seeds

PAIR = PlaceId("the-pair------")


@dataclass(frozen=True, slots=True)
class TalkApart(Command):
    wire: ClassVar[str | None] = "zt"
    at_home: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class StopTalking(Command):
    wire: ClassVar[str | None] = "zs"
    at_home: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class LookAround(Command):
    wire: ClassVar[str | None] = "zl"
    at_home: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class Hint(Command):
    needs: ClassVar[Standing] = Standing.clock

    place: PlaceId
    words: str


def members(unit: Unit, command: Command, context: Context) -> tuple[Who, ...]:
    return unit.get(ROSTER).members()


def talk_apart(given: tuple[Who, ...], command: TalkApart, context: Context) -> Change[Aside]:
    """Whoever asks, with Ben."""
    ben = next(who.person for who in given if who.name == "Ben Carter")
    aside = Aside(PAIR, context.place, (context.person, ben))
    return Change(new=(aside,), messages=(Notice(PAIR, card("First")), Notice(PAIR, card("Second"))))


def stop_talking(given: tuple[Who, ...], command: StopTalking, context: Context) -> Change[Aside]:
    return Change(messages=(Notice(PAIR, card("Thank you")),), facts=(AsideDone(PAIR),))


def look_around(given: tuple[Who, ...], command: LookAround, context: Context) -> Change[Aside]:
    return Change(messages=(Notice(context.place, card(f"This is {context.place}")),))


def hint(given: tuple[Who, ...], command: Hint, context: Context) -> Change[Aside]:
    return Change(messages=(Notice(command.place, card(command.words)),))


def after_opened(fact: AsideOpened) -> tuple[Hint, ...]:
    return (Hint(fact.aside, "It is open"),)


def after_not_opened(fact: AsideNotOpened) -> tuple[Hint, ...]:
    return (Hint(fact.near, "Talk wherever you like"),)


TALKING = Feature(
    "talking",
    routes=(
        on(TalkApart, members, talk_apart),
        on(StopTalking, members, stop_talking),
        on(LookAround, members, look_around),
        on(Hint, members, hint),
    ),
    reactions=(Reaction(AsideOpened, after_opened), Reaction(AsideNotOpened, after_not_opened)),
)


@dataclass
class Doors(Box):
    """May be unable to open any."""

    refuses: Delivery | None = None
    openings: list[Opening] = field(default_factory=list)

    async def open(self, opening: Opening) -> Delivery:
        self.openings.append(opening)
        return self.refuses or await Box.open(self, opening)

    def said(self) -> list[tuple[str, str]]:
        return [(post.address.channel, str(post.card.summary)) for post in self.posts]


@dataclass
class Talk:
    store: Store
    bot: Bot
    doors: Doors

    async def press(self, request: Command, channel: str = "room") -> Outcome:
        caller = ANA.caller("UTC", Address(PLATFORM, "local", channel))
        answer = await self.bot.desk.hear(caller, Pressed(encode(request)))
        await self.bot.settle()
        assert isinstance(answer, Answer)
        return answer.outcome

    async def aside(self) -> Aside:
        def found(transaction: Transaction, _: None) -> Aside | None:
            coalition = transaction.recognise(None, Address(PLATFORM, "local", "room")).coalition
            assert coalition
            return transaction.unit(coalition).get(ASIDES).find(PAIR)

        aside = await self.store.read(found, None)
        assert aside
        return aside

    async def ana(self) -> PersonId:
        return next(iter(self.doors.openings[0].people))


@pytest.fixture
async def talk(store: Store) -> Talk:
    await bring_together(store, logger(StringIO(), "error"), NOON, "UTC")
    doors, time, seeds = Doors(), GivenTime(), Seeds()
    seeds.drawn = 1_000_000
    bot = assembled(
        store,
        {PLATFORM: doors},
        now=time,
        seed=seeds,
        log=logger(StringIO(), "error"),
        instance="bot",
        lot=lambda: 0.0,
        features=(*FEATURES, TALKING),
    )
    await bot.settle()
    doors.posts.clear()
    return Talk(store, bot, doors)


async def test_two_people_talk_apart(talk: Talk) -> None:
    """What was said before the place was open comes first, then what the feature says once it is, and nothing after."""
    assert await talk.press(TalkApart()) is Outcome.done
    channel = f"aside-{PAIR}"
    assert [account and account.user for account in talk.doors.openings[0].people.values()] == ["ana", "ben"]
    assert talk.doors.said() == [(channel, words) for words in ("First", "Second", "It is open")]
    assert await talk.press(StopTalking(), channel) is Outcome.done
    assert await talk.press(StopTalking(), channel) is Outcome.done
    assert talk.doors.said()[3:] == [(channel, "Thank you")]
    closed = await talk.aside()
    assert (closed.is_open, closed.people, closed.channel) == (False, (), channel)


async def test_a_platform_without_private_places_wakes_the_feature(talk: Talk) -> None:
    """Nothing that was for two is said before all; the feature says in the home what it wants to be said there."""
    talk.doors.refuses = SetUpMissing("mpim:write")
    assert await talk.press(TalkApart()) is Outcome.done
    assert talk.doors.said() == [("room", "Talk wherever you like")]
    assert (await talk.aside()).could_not_open
    assert len(talk.doors.openings) == 1


async def test_what_makes_sense_in_a_home_alone_is_asked_in_the_one_near_it(talk: Talk) -> None:
    """`context.place` is that home; in a channel that is neither it is refused."""
    await talk.press(TalkApart())
    near = (await talk.aside()).near
    for channel, outcome in (("elsewhere", Outcome.refused), (f"aside-{PAIR}", Outcome.done)):
        assert await talk.press(LookAround(), channel) is outcome
    assert [post.card.summary for post in talk.doors.posts][-1] == f"This is {near}"
    assert talk.doors.said()[-1][0] == "room"


async def test_who_leaves_the_coalition_leaves_the_aside(talk: Talk) -> None:
    """The other one is still in it, and nothing names who left."""
    await talk.press(TalkApart())
    ana = await talk.ana()
    assert await talk.press(coalition.LeaveCoalition()) is Outcome.done
    after = await talk.aside()
    assert (after.is_open, len(after.people), ana in after.people) == (True, 1, False)

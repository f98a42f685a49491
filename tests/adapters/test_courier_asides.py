"""Private places for a few people, as the courier opens them: once, soon, or not at all, and what waits for them."""

from datetime import timedelta

import pytest

from adapters.courier.fate import PATIENCE, Again, GivenUp, Up, code, in_time
from adapters.messenger import (
    Ambiguous,
    Delivery,
    MessageGone,
    NotAMember,
    OurBug,
    PersonUnreachable,
    PlaceGone,
    Retry,
    SetUpMissing,
    TenantGone,
    Unknown,
    Wait,
)
from adapters.pace import TRIES
from bot.asides import ASIDES, Aside, Door
from bot.kernel.attention import Message, Notice
from bot.kernel.card import card
from bot.kernel.command import Account, Standing
from bot.kernel.ids import PersonId, PlaceId
from tests.adapters.memory import HERE, LEASE, Row, Wall
from tests.adapters.scene import NOON, ONE, PLACE, Scene, scene

PAIR, OTHER = PlaceId("the-pair------"), PlaceId("the-other-pair")
ANA, BEN, CAT = PersonId("person-ana----"), PersonId("person-ben----"), PersonId("person-cat----")
REFUSALS: list[Delivery] = [
    SetUpMissing("mpim:write"),
    PlaceGone(),
    NotAMember(),
    PersonUnreachable(),
    TenantGone(),
    MessageGone(),
    OurBug("too_many_users"),
    Unknown("new_code"),
]


async def evening(*people: PersonId) -> Scene:
    """An aside for Ana and Ben that is wanted, with a board and two messages that wait for it."""
    here = scene()
    here.store.known.people[Account("fake", "town", "ben")] = (BEN, Standing.member)
    want(here, Aside(PAIR, PLACE, people or (ANA, BEN)))
    here.candle(places=[PAIR])
    await send(here, "one", "two")
    return here


def want(here: Scene, aside: Aside) -> None:
    here.store.state.aggregates[HERE, ASIDES.name, aside.id] = aside
    here.store.state.openings[aside.id] = Row(0, None, NOON, leased=False)


async def send(here: Scene, *words: str, place: PlaceId = PAIR) -> None:
    messages: list[Message] = [Notice(place, card(each)) for each in words]
    await here.store.transact(lambda transaction, given: transaction.unit(HERE).send(given, NOON), messages)


def aside(here: Scene, place: PlaceId = PAIR) -> Aside:
    found: Aside = here.store.state.aggregates[HERE, ASIDES.name, place]
    return found


def close(here: Scene) -> None:
    """As the store does it."""
    state = here.store.state
    state.aggregates[HERE, ASIDES.name, PAIR] = aside(here).closed()
    for rows in (state.openings, state.posts, state.boards):
        rows.clear()


def said(here: Scene) -> list[tuple[str, str]]:
    return [(post.address.channel, str(post.card.summary)) for post in here.fake.posts]


async def test_an_aside_is_opened_and_what_waits_goes_there_in_its_order() -> None:
    """For its people by their accounts; once, and nothing is said before."""
    here = await evening()
    assert await here.bot.settle() > 0
    (opening,) = here.fake.opens
    assert (opening.aside, opening.near.channel) == (PAIR, "room")
    assert [account and account.user for account in opening.people.values()] == ["ana", "ben"]
    assert aside(here) == Aside(PAIR, PLACE, (ANA, BEN), Door.open, "aside-1")
    assert said(here) == [("aside-1", "one"), ("aside-1", "two")]
    assert [board.address.channel for board, _ in here.fake.edits] == ["aside-1"]
    assert (here.store.state.openings, here.store.state.posts) == ({}, {})
    assert here.count("outbox_total", platform="fake", what="open", result="sent") == 1
    await send(here, "three")
    assert await here.bot.settle() == 1
    assert len(here.fake.opens) == 1


async def test_a_process_that_died_before_it_noted_the_place_opens_the_same_one_again() -> None:
    """The platform knows it by the aside's id, and nobody is asked into two places."""
    here = await evening()

    def the_store_dies() -> None:
        here.store.broken = RuntimeError("killed")

    here.fake.before = the_store_dies
    with pytest.raises(RuntimeError, match="killed"):
        await here.bot.courier.sweep()
    assert (len(here.fake.opens), aside(here).door) == (1, Door.wanted)
    here.store.broken, here.fake.before = None, lambda: None
    here.time.later(seconds=2)
    await here.bot.clock.come_back()
    await here.bot.settle()
    assert [opening.tries for opening in here.fake.opens] == [1, 2]
    assert here.fake.opened == {PAIR: "aside-1"}
    assert (aside(here).channel, said(here)) == ("aside-1", [("aside-1", "one"), ("aside-1", "two")])


async def test_a_lease_that_ran_out_lets_another_process_open_it() -> None:
    """Without a start of the first one."""
    here = await evening()
    here.store.state.openings[PAIR] = Row(1, NOON, NOON + LEASE, leased=True)
    assert await here.bot.settle() == 0
    here.time.later(seconds=LEASE.total_seconds())
    await here.bot.settle()
    assert aside(here).is_open


@pytest.mark.parametrize("trouble", [Retry(), Ambiguous(), Wait(5)], ids=code)
async def test_a_platform_that_is_busy_is_asked_again(trouble: Delivery) -> None:
    """Soon; what waits goes on waiting, and is not given up for it. A lost answer is no reason to give up either."""
    here = await evening()
    here.fake.doors = [trouble, trouble]
    for _ in range(10):
        await here.bot.settle()
        here.time.later(seconds=2)
    assert len(here.fake.opens) == 3
    assert aside(here).is_open
    assert said(here) == [("aside-1", "one"), ("aside-1", "two")]
    assert here.count("dead_letters_total", platform="fake", reason="out-of-tries") == 0


@pytest.mark.parametrize("refusal", REFUSALS, ids=code)
async def test_a_platform_that_cannot_open_it_is_asked_once(refusal: Delivery) -> None:
    """What waited is let go of, nothing is shown elsewhere, nothing is a dead letter, and the log says why."""
    here = await evening()
    here.fake.doors = [refusal]
    await here.bot.settle()
    here.time.later(minutes=10)
    await here.bot.settle()
    assert aside(here) == Aside(PAIR, PLACE, (), Door.not_opened)
    assert (len(here.fake.opens), here.fake.posts, here.fake.edits) == (1, [], [])
    assert (here.store.state.posts, here.store.state.boards, here.store.state.openings) == ({}, {}, {})
    assert here.count("dead_letters_total", platform="fake", reason=code(refusal)) == 1
    (line,) = [line for line in here.lines() if line.get("class") == code(refusal) and line["level"] == "warning"]
    assert (line["event"], line["kind"], line["tries"]) == ("A private place was given up.", "open", 1)


async def test_who_has_no_account_there_is_not_left_out() -> None:
    """The platform is not even asked: the others would meet without them."""
    here = await evening(ANA, BEN, CAT)
    await here.bot.settle()
    assert (here.fake.opens, aside(here).could_not_open) == ([], True)


async def test_people_do_not_wait_for_long() -> None:
    """A platform that is out of order is asked for a minute or so, and one that wants quiet for longer not again."""
    here = await evening()
    here.fake.doors = [Retry()] * 20
    while not aside(here).could_not_open:
        await here.bot.settle()
        here.time.later(seconds=1)
    assert 1 < len(here.fake.opens) < TRIES
    assert here.time() - NOON < PATIENCE
    other = await evening()
    other.fake.doors = [Wait(PATIENCE.total_seconds() + 1)]
    await other.bot.settle()
    assert aside(other).could_not_open


def test_patience_counts_from_the_first_try() -> None:
    """What comes back in time is left as it is, and so is what has come to an end."""
    soon, late = NOON + PATIENCE, NOON + PATIENCE + timedelta(seconds=1)
    assert in_time(Again(soon), NOON) == Again(soon)
    assert in_time(Again(late), NOON) == GivenUp("out-of-tries")
    assert [in_time(fate, NOON) for fate in (Up("D1"), GivenUp("place-gone"))] == [Up("D1"), GivenUp("place-gone")]


async def test_nobody_waits_for_the_place_of_others() -> None:
    """One that is slow to open holds up neither another aside nor the home."""
    here = await evening()
    want(here, Aside(OTHER, PLACE, (BEN, ANA)))
    here.fake.doors = [Wait(60)]
    await send(here, "over there", place=OTHER)
    await send(here, "at home", place=PLACE)
    await here.bot.settle()
    assert sorted(said(here)) == [("aside-2", "over there"), ("room", "at home")]
    assert not aside(here).is_open


async def test_an_aside_that_was_closed_meanwhile_gets_nothing() -> None:
    """The platform's answer comes late, and changes nothing."""
    here = await evening()
    here.fake.before = lambda: close(here)
    await here.bot.settle()
    assert (aside(here).door, said(here)) == (Door.closed, [])


async def test_the_timer_of_what_stands_in_an_aside_is_the_homes() -> None:
    """A process that does not serve the home leaves it, also before the aside is open."""
    here = await evening()
    here.store.state.timers[HERE, "candle", ONE] = NOON
    here.store.state.boards[HERE, "candle", ONE, PAIR] = Wall(1, 0, None, None)
    for platform, theirs in ((here.fake, 1), (here.other, 0)):
        due = await here.store.read(lambda transaction, reach: transaction.alarms.due(NOON, 9, reach), platform.reach)
        assert len(due) == theirs

"""From the outbox to platforms that answer in every possible way: order, pace, retry, and giving up aloud."""

import asyncio
from dataclasses import replace

import pytest

from adapters.courier.fate import code
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
from bot.kernel.command import Account
from bot.kernel.elements import Words
from bot.kernel.ids import PlaceId
from tests.adapters.memory import LEASE
from tests.adapters.scene import FAR, HALL, NOON, PLACE, Scene, scene

HALL_PLACE, FAR_PLACE = PlaceId("place-hall----"), PlaceId("place-far-----")
HOPELESS: list[Delivery] = [
    TenantGone(),
    SetUpMissing("chat:write"),
    PlaceGone(),
    NotAMember(),
    PersonUnreachable(),
    Unknown("new_code"),
    MessageGone(),
]


def words_of(here: Scene) -> list[str]:
    return [str(part.text) for post in here.fake.posts for part in post.card.elements if isinstance(part, Words)]


async def test_messages_arrive_in_the_order_in_which_they_were_written() -> None:
    """In each place one after the other; what has arrived is no longer in the outbox."""
    here = scene()
    for words in ("one", "two", "three"):
        here.post(words)
    assert await here.bot.courier.sweep() == 3
    assert words_of(here) == ["one", "two", "three"]
    assert here.store.state.posts == {}
    assert here.count("outbox_total", platform="fake", what="post", result="sent") == 3


async def test_a_place_that_waits_holds_up_only_itself() -> None:
    """A platform that asks for quiet in one place gets it there; what stands behind keeps its order."""
    here = scene()
    here.post("one")
    here.post("two")
    here.post("elsewhere", HALL)
    here.fake.answers = [Wait(30.0)]
    await here.bot.courier.sweep()
    assert words_of(here) == ["one", "elsewhere"]
    here.time.later(seconds=29)
    assert await here.bot.courier.sweep() == 0
    here.time.later(seconds=1)
    await here.bot.courier.sweep()
    assert words_of(here) == ["one", "elsewhere", "one", "two"]


async def test_a_wait_after_an_edit_holds_messages_too() -> None:
    """The quiet is the place's: a message written meanwhile waits as long as the board."""
    here = scene()
    here.candle(places=[PLACE])
    here.fake.answers = [Wait(30.0)]
    await here.bot.courier.sweep()
    here.post("one")
    await here.bot.courier.sweep()
    assert here.fake.posts == []
    here.time.later(seconds=30)
    await here.bot.courier.sweep()
    assert (len(here.fake.posts), len(here.fake.edits)) == (1, 2)


async def test_eight_tries_then_a_dead_letter() -> None:
    """An outage is waited out with ever longer pauses; after the eighth try the message is kept, counted and logged."""
    here = scene()
    number = here.post("one")
    here.fake.answers = [Retry()] * 8
    for _ in range(20):
        await here.bot.courier.sweep()
        here.time.later(minutes=15)
    assert len(here.fake.posts) == 8
    assert (here.store.state.posts[number].state, here.store.state.posts[number].why) == ("dead", "out-of-tries")
    assert here.count("dead_letters_total", platform="fake", reason="out-of-tries") == 1
    given_up = [line for line in here.lines() if line["event"] == "A message was given up."]
    assert [(line["class"], line["tries"]) for line in given_up] == [("out-of-tries", 8)]


async def test_a_rate_limit_is_not_a_try() -> None:
    """However often the platform asks for quiet, a message has its eight tries; so has one that stood behind it."""
    here = scene()
    number = here.post("one")
    here.fake.answers = [*[Wait(1.0)] * 20, *[Retry()] * 7]
    for _ in range(40):
        await here.bot.courier.sweep()
        here.time.later(minutes=15)
    assert len(here.fake.posts) == 28
    assert number not in here.store.state.posts


async def test_a_lost_reply_is_sent_once_more() -> None:
    """What may have arrived is sent again at most once, so that there is at most one duplicate."""
    here = scene()
    number = here.post("one")
    here.fake.answers = [Ambiguous(), Ambiguous()]
    for _ in range(5):
        await here.bot.courier.sweep()
        here.time.later(minutes=15)
    assert [post.ambiguous for post in here.fake.posts] == [False, True]
    assert here.store.state.posts[number].why == "ambiguous"


@pytest.mark.parametrize("delivery", HOPELESS, ids=code)
async def test_a_hopeless_message_is_not_tried_again(delivery: Delivery) -> None:
    """One call, then a dead letter with its reason; the messages behind it still go."""
    here = scene()
    number = here.post("one")
    here.fake.answers = [delivery]
    await here.bot.courier.sweep()
    here.post("two", HALL)
    here.time.later(hours=2)
    await here.bot.courier.sweep()
    assert words_of(here) == ["one", "two"]
    assert here.store.state.posts[number].why == code(delivery)
    assert here.count("dead_letters_total", platform="fake", reason=code(delivery)) == 1


async def test_a_lost_workspace_is_said_once_an_hour() -> None:
    """Whoever runs the bot reads it in the log; what else was on its way there is not called a loss of its own."""
    here = scene()
    here.fake.answers = [TenantGone(), TenantGone(), TenantGone()]
    said = "A workspace took the bot out."
    for word in ("one", "two"):
        here.post(word)
        await here.bot.courier.sweep()
    assert [line["event"] for line in here.lines()].count(said) == 1
    here.time.later(hours=1)
    here.post("three")
    await here.bot.courier.sweep()
    assert [line["event"] for line in here.lines()].count(said) == 2


async def test_what_a_platform_refuses_to_show_goes_in_one_sentence() -> None:
    """Our mistake is logged as an incident, and people get a plain short message instead of nothing."""
    here = scene()
    here.post("the long story")
    here.fake.answers = [OurBug("invalid_blocks")]
    await here.bot.courier.sweep()
    assert len(here.fake.posts) == 2
    assert "the long story" not in str(here.fake.posts[1].card)
    assert here.store.state.posts == {}
    assert here.count("incidents_total", part="courier") == 1
    assert [line["refusal"] for line in here.lines() if line["level"] == "error"] == ["invalid_blocks"]


async def test_what_cannot_even_be_said_in_short_is_a_dead_letter() -> None:
    """Two refusals of one message end it; it is not tried for ever."""
    here = scene()
    number = here.post("one")
    here.fake.answers = [OurBug("msg_too_long"), OurBug("msg_too_long")]
    await here.bot.courier.sweep()
    here.time.later(hours=1)
    await here.bot.courier.sweep()
    assert (len(here.fake.posts), here.store.state.posts[number].why) == (2, "our-bug")


async def test_an_exception_of_a_messenger_loses_nothing() -> None:
    """It promises none; if it raises all the same the message is kept as a dead letter, and the next one goes."""
    here = scene()
    number = here.post("one")
    here.post("two")
    here.fake.answers = [KeyError("channel")]
    await here.bot.courier.sweep()
    assert here.store.state.posts[number].why == "unknown"
    assert words_of(here) == ["one", "two"]
    assert [line["error"] for line in here.lines() if line["level"] == "error"] == ["KeyError"]


async def test_a_reply_that_never_comes_is_ambiguous() -> None:
    """A platform's time-out says nothing about whether the message arrived."""
    here = scene()
    here.post("one")
    here.fake.answers = [TimeoutError()]
    await here.bot.courier.sweep()
    here.time.later(seconds=10)
    await here.bot.courier.sweep()
    assert [post.ambiguous for post in here.fake.posts] == [False, True]
    assert here.store.state.posts == {}


async def test_a_platform_that_is_not_connected_is_waited_for() -> None:
    """A message and a board of a platform that this process does not serve are left to the one that does."""
    here = scene(connected=["other"])
    number = here.post("one")
    here.candle(places=[PLACE])
    assert await here.bot.courier.sweep() == 0
    assert (here.store.state.posts[number].state, here.store.state.posts[number].parcel.tries) == ("pending", 0)
    assert (here.wall().shown, here.fake.posts, here.fake.edits) == (0, [], [])


async def test_a_crash_between_sending_and_writing_costs_one_duplicate() -> None:
    """The store goes away while the platform answers: the lease brings the message back, marked as ambiguous."""
    here = scene()
    here.post("one")

    def crash() -> None:
        here.store.broken = OSError("the disk is full")

    here.fake.before = crash
    with pytest.raises(OSError, match="disk"):
        await here.bot.courier.sweep()
    here.store.broken, here.fake.before = None, lambda: None
    assert await here.bot.courier.sweep() == 0
    here.time.later(seconds=LEASE.seconds)
    await here.bot.courier.sweep()
    here.time.later(seconds=LEASE.seconds)
    assert await here.bot.courier.sweep() == 0
    assert [(post.id, post.ambiguous) for post in here.fake.posts] == [(1, False), (1, True)]


async def test_a_broken_store_is_an_incident_and_no_end() -> None:
    """A sweep on a store that is out of order raises to whoever asked; the next one finds everything as it was."""
    here = scene()
    here.post("one")
    here.store.broken = OSError("the disk is full")
    with pytest.raises(OSError, match="disk"):
        await here.bot.courier.sweep()
    here.store.broken = None
    assert await here.bot.courier.sweep() == 1


async def test_leaving_ends_what_has_begun() -> None:
    """A courier that is told to stop waits for the call that is on its way; what was not sent goes back, in time for
    the next process, and nothing goes out any more."""
    here = scene()
    here.candle(places=[PLACE])
    here.post("one")
    here.fake.gate, begun = asyncio.Event(), asyncio.Event()
    here.fake.before = begun.set
    await here.bot.courier.start()
    await asyncio.wait_for(begun.wait(), 5)
    stopping = asyncio.create_task(here.bot.courier.stop())
    await asyncio.to_thread(lambda: None)
    here.fake.gate.set()
    await asyncio.wait_for(stopping, 5)
    assert (len(here.fake.edits), here.wall().shown, here.fake.posts) == (1, 1, [])
    waiting = here.store.state.posts[1]
    assert (waiting.state, waiting.next_at, waiting.parcel.ambiguous) == ("pending", NOON, False)
    assert waiting.parcel.tries == 0
    assert await here.bot.courier.sweep() == 0
    assert len(asyncio.all_tasks()) == 1


async def test_a_nudge_wakes_it_at_once() -> None:
    """A running courier sleeps up to a quarter of a minute, but a message that is announced goes now."""
    here = scene()
    arrived = asyncio.Event()
    here.fake.before = arrived.set
    await here.bot.courier.start()
    here.post("one")
    here.bot.courier.nudge()
    await asyncio.wait_for(arrived.wait(), 5)
    await here.bot.courier.stop()
    assert here.store.state.posts == {}


async def test_a_slow_platform_blocks_no_other() -> None:
    """While one platform does not answer, messages of another arrive, one after the other."""
    here = scene()
    here.fake.gate = asyncio.Event()
    here.post("slow")
    for words in ("one", "two", "three"):
        here.post(words, FAR)
    sweep = asyncio.create_task(here.bot.courier.sweep())
    for _ in range(1_000):
        await asyncio.to_thread(lambda: None)
        if len(here.other.posts) == 3:
            break
    assert (len(here.other.posts), sweep.done()) == (3, False)
    here.fake.gate.set()
    assert await sweep == 4


@pytest.mark.parametrize("delivery", [PersonUnreachable(), Unknown("new_code")], ids=code)
async def test_who_is_not_reached_alone_is_called_where_all_are(delivery: Delivery) -> None:
    """At once, and before what stands behind it; nothing of it is a loss."""
    here = scene()
    number = here.post("one")
    here.post("two")
    post = here.store.state.posts[number]
    alone = replace(post.parcel, alone=Account("fake", "local", "ana"))
    here.store.state.posts[number] = replace(post, parcel=alone)
    here.fake.answers = [delivery]
    await here.bot.courier.sweep()
    assert [each.alone for each in here.fake.written] == [Account("fake", "local", "ana")]
    assert [each.alone for each in here.fake.posts] == [None, None]
    assert words_of(here) == ["one", "two"]
    assert here.store.state.posts == {}
